import type { Page } from 'playwright-core';

/** An invented plate as a gloved hand photographs it: askew, a little out of focus, grainy, with a lorry around it. */
export interface DrawnPlate {
  readonly text: string;
  readonly look: 'uk_rear' | 'eu_front';
  readonly degrees: number;
  readonly blur: number;
  readonly grain: number;
  /** Share of the picture’s width that the plate takes. */
  readonly share: number;
}

export interface PictureFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** Draws it in a browser’s own page, as a JPEG. */
export async function drawnPlate(page: Page, plate: DrawnPlate): Promise<PictureFile> {
  const address = await page.evaluate(async (drawn) => {
    const { text, look, degrees, blur, grain, share } = drawn;
    const canvas = new OffscreenCanvas(1_200, 900);
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('this browser cannot draw');
    context.filter = `blur(${blur}px)`;
    const ground = context.createLinearGradient(0, 0, 0, 900);
    ground.addColorStop(0, '#57616b');
    ground.addColorStop(1, '#23282d');
    context.fillStyle = ground;
    context.fillRect(0, 0, 1_200, 900);
    context.fillStyle = '#8d98a3';
    context.fillRect(0, 700, 1_200, 40);
    const width = 1_200 * share;
    const height = (width * 110) / 520;
    context.translate(600, 450);
    context.rotate((degrees * Math.PI) / 180);
    context.fillStyle = '#101316';
    context.fillRect(-width / 2 - 14, -height / 2 - 14, width + 28, height + 28);
    context.fillStyle = look === 'uk_rear' ? '#f6c915' : '#eef0f0';
    context.fillRect(-width / 2, -height / 2, width, height);
    const band = height * 0.4;
    context.fillStyle = '#123a8c';
    context.fillRect(-width / 2, -height / 2, band, height);
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.fillStyle = '#ffffff';
    context.font = `700 ${height * 0.26}px sans-serif`;
    context.fillText(look === 'uk_rear' ? 'UK' : 'F', -width / 2 + band / 2, height * 0.22);
    context.fillStyle = '#0d0d0d';
    context.font = `700 ${height * 0.74}px sans-serif`;
    context.fillText(text, band / 2, height * 0.04, width - band * 1.3);
    const picture = context.getImageData(0, 0, 1_200, 900);
    let seed = 7;
    for (let at = 0; at < picture.data.length; at += 4) {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      const by = (seed / 2_147_483_648 - 0.5) * 2 * grain;
      for (let part = 0; part < 3; part += 1) picture.data[at + part] = (picture.data[at + part] ?? 0) + by;
    }
    context.putImageData(picture, 0, 0);
    const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.85 });
    return new Promise<string>((resolve) => {
      const reader = new FileReader();
      reader.addEventListener('load', () => resolve(typeof reader.result === 'string' ? reader.result : ''));
      reader.readAsDataURL(blob);
    });
  }, plate);
  return {
    name: 'plate.jpg',
    mimeType: 'image/jpeg',
    buffer: Buffer.from(address.split(',')[1] ?? '', 'base64'),
  };
}
