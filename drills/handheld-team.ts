import type { Page } from 'playwright-core';

/** One search as a team makes it. */
export interface Search {
  readonly plate: string;
  readonly method: string;
  readonly result: string;
  readonly ground: string;
  readonly isPhotographed: boolean;
  /** The same as the record has them. */
  readonly recorded: { readonly method: string; readonly result: string };
}

const patterns = [
  ['Dog', 'Nothing found', 'dog', 'nothing_found'],
  ['By eye', 'Anomaly', 'visual', 'anomaly'],
  ['Full search', 'Nothing found', 'physical_search', 'nothing_found'],
  ['Dog', 'Uncertain', 'dog', 'uncertain'],
  ['By eye', 'People found', 'visual', 'people_found'],
] as const;
const grounds = ['Random draw', 'Seal broken', 'Noise'] as const;

/** The searches of a shift: invented plates, all different, none like another. */
export function searchesOf(count: number): readonly Search[] {
  return Array.from({ length: count }, (_, n) => {
    const [method, result, recordedMethod, recordedResult] = patterns[n % patterns.length] ?? patterns[0];
    return {
      plate: `ZZ${String(111 + n * 7).padStart(3, '3')}${letters(n)}`,
      method,
      result,
      ground: grounds[n % grounds.length] ?? grounds[0],
      isPhotographed: n % 13 === 3,
      recorded: { method: recordedMethod, result: recordedResult },
    };
  });
}

/** Three letters that no other sign is mistaken for. */
function letters(n: number): string {
  const signs = 'ACEFHJKMNPRTUVWXY';
  return [n, n * 5 + 3, n * 11 + 7].map((at) => signs[at % signs.length]).join('');
}

/** A thumb at the handheld: it finds what to press by the words on it, and counts. */
export interface Team {
  readonly page: Page;
  press(label: string | RegExp): Promise<void>;
  /** Types a plate on the app’s own keys. */
  typePlate(plate: string): Promise<void>;
  /** Finishes the search in hand from whatever step it stands at. */
  finish(search: Search): Promise<void>;
  /** From the plate to “Kept on this device”; answers the presses after the plate. */
  search(search: Search): Promise<number>;
  presses(): number;
}

export function teamAt(page: Page): Team {
  let pressed = 0;
  const press = async (label: string | RegExp): Promise<void> => {
    const name = typeof label === 'string' ? new RegExp(`^${escaped(label)}(?:\\s|$)`) : label;
    // What was chosen stands above as a chip of the same words: that leads back, not on.
    await page.getByRole('button', { name }).and(page.locator(':not(.chip)')).first().click();
    pressed += 1;
  };
  const typePlate = async (plate: string): Promise<void> => {
    for (const sign of plate) await page.locator('.keys .key', { hasText: new RegExp(`^${sign}$`) }).click();
  };
  return {
    page,
    press,
    typePlate,
    presses: () => pressed,
    async finish({ method, result, ground }) {
      const at = (name: string) => page.getByRole('group', { name, exact: true });
      const save = page.getByRole('button', { name: 'Save', exact: true });
      await at('Method').or(at('Result')).or(at('Why this vehicle')).or(save).first().waitFor();
      if (await at('Method').isVisible()) await press(method);
      if (!(await save.isVisible()) && !(await at('Why this vehicle').isVisible())) await press(result);
      if (!(await save.isVisible())) await press(ground);
      await press('Save');
      await page.getByText('Kept on this device.').waitFor();
    },
    async search({ plate, method, result, ground, isPhotographed }) {
      await typePlate(plate);
      await press('Control');
      const before = pressed;
      await press(method);
      await nameOnce(page, 'DOG-1', 'Result');
      await press(result);
      await press(ground);
      await nameOnce(page, 'DRAW-1', 'Save');
      if (isPhotographed) await photograph(page);
      await press('Save');
      await page.getByText('Kept on this device.').waitFor();
      return pressed - before;
    },
  };
}

async function photograph(page: Page): Promise<void> {
  const picture = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(3000, 2250);
    const context = canvas.getContext('2d');
    for (let n = 0; n < 3000; n += 25) context?.fillRect(n, (n * 7) % 2250, 14, 90);
    const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.95 });
    return [...new Uint8Array(await blob.arrayBuffer())];
  });
  const file = { name: 'seal.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(picture) };
  await page.locator('.photo input').setInputFiles(file);
  await page.getByText('Photos: 1 of 6').waitFor();
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}

/** Goes on to the step that is due; where a name is asked for that no shift before has given, it is typed first. */
async function nameOnce(page: Page, name: string, due: string): Promise<void> {
  const take = page.getByRole('button', { name: 'Take', exact: true });
  const step = page.getByRole(due === 'Save' ? 'button' : 'group', { name: due, exact: true });
  await take.or(step).first().waitFor();
  if (await step.isVisible()) return;
  await page.locator('.field input').fill(name);
  await take.click();
  await step.waitFor();
}
