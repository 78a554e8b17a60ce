import { isShortName } from '../../../kernel/short-name.ts';
/** What a browser that reads codes offers. Source: Shape Detection API, W3C Community Group draft, barcode detection. */
interface Detector {
  detect(image: ImageBitmap): Promise<readonly { readonly rawValue: string }[]>;
}
type DetectorClass = new (options: { readonly formats: readonly string[] }) => Detector;

/** Codes on seals and on receipts. */
const formats = ['qr_code', 'code_128', 'code_39', 'data_matrix'] as const;
const longest = 64;

/** True where this browser reads codes itself: on most phones, on few others. */
export function canScan(): boolean {
  return detectorClass() !== null;
}

function detectorClass(): DetectorClass | null {
  const found: unknown = Reflect.get(globalThis, 'BarcodeDetector');
  return typeof found === 'function' ? (found as DetectorClass) : null; // as the draft has it
}

/** What the first code of a picture says, as a name without spaces; null: none was read, or it holds something else. */
export async function scanCode(picture: Blob): Promise<string | null> {
  const found = detectorClass();
  if (found === null) return null;
  try {
    const image = await createImageBitmap(picture);
    const codes = await new found({ formats }).detect(image);
    image.close();
    return codes.map(({ rawValue }) => codeText(rawValue)).find((text) => text !== null) ?? null;
  } catch {
    return null; // no picture, or a format that this browser does not know: then it is typed
  }
}

/**
 * What a code says as it is typed: a seal's number, an instrument's name, the number of a driver's report out of the
 * address on its receipt. Null: nothing that could stand there.
 */
export function codeText(raw: string): string | null {
  const text = raw.trim();
  const report = /[?&]report=([0-9a-z-]+)/.exec(text)?.[1];
  const name = (report ?? text).replaceAll(/\s+/g, '').slice(0, longest);
  return isShortName(name) ? name : null;
}
