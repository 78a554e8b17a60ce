import { ok, refuse, type Refusal, type Result } from '../../../kernel/result.ts';

/** What a picture says of itself before anybody unpacks it. */
export interface PhotoHead {
  readonly form: 'jpeg' | 'png' | 'webp';
  readonly width: number;
  readonly height: number;
}

export type PhotoRefusal = 'not_a_photo' | 'photo_broken' | 'photo_too_large' | 'photo_not_reduced';

/** Bytes as the camera gives them, and picture elements once unpacked: a small file may hold a huge picture. */
export const photoLimits = { bytesMax: 40_000_000, pixelsMax: 120_000_000 } as const;

/**
 * Reads form and size of a picture from its first bytes, without unpacking it. Refuses `not_a_photo` for any other
 * form, `photo_broken` where its head ends early or makes no sense, `photo_too_large` beyond the limits. Never throws.
 * Source: ITU-T T.81 Annex B; RFC 2083, 4.1.1; RFC 9649, 2.
 */
export function photoHead(bytes: Uint8Array): Result<PhotoHead, Refusal<PhotoRefusal>> {
  if (bytes.length > photoLimits.bytesMax) return refuse('photo_too_large');
  const head = jpegHead(bytes) ?? pngHead(bytes) ?? webpHead(bytes);
  if (head === null) return refuse('not_a_photo');
  const { width, height } = head;
  if (width < 1 || height < 1) return refuse('photo_broken');
  return width * height > photoLimits.pixelsMax ? refuse('photo_too_large') : ok(head);
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

const broken = (form: PhotoHead['form']): PhotoHead => ({ form, width: 0, height: 0 });

/** Segments of a JPEG up to the picture itself: each with its marker, where its content begins, and its length. */
export function jpegSegments(
  bytes: Uint8Array,
): readonly { readonly marker: number; readonly from: number; readonly length: number }[] {
  const view = viewOf(bytes);
  const found: { marker: number; from: number; length: number }[] = [];
  let at = 2;
  while (at + 4 <= bytes.length && found.length < 500) {
    if (view.getUint8(at) !== 0xff) return found;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1; // fill bytes before a marker
      continue;
    }
    const length = view.getUint16(at + 2) - 2;
    if (length < 0 || marker === 0xda || marker === 0xd9) return found;
    found.push({ marker, from: at + 4, length: Math.min(length, bytes.length - at - 4) });
    at += 4 + length;
  }
  return found;
}

function jpegHead(bytes: Uint8Array): PhotoHead | null {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return null;
  const frame = jpegSegments(bytes).find(({ marker, length }) => isFrame(marker) && length >= 5);
  if (frame === undefined) return broken('jpeg');
  const view = viewOf(bytes);
  return { form: 'jpeg', height: view.getUint16(frame.from + 1), width: view.getUint16(frame.from + 3) };
}

/** Start of a frame, of any coding; C4, C8 and CC are tables. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

function pngHead(bytes: Uint8Array): PhotoHead | null {
  if (!startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return null;
  if (bytes.length < 24) return broken('png');
  const view = viewOf(bytes);
  return { form: 'png', width: view.getUint32(16), height: view.getUint32(20) };
}

function webpHead(bytes: Uint8Array): PhotoHead | null {
  if (!startsWith(bytes, [0x52, 0x49, 0x46, 0x46]) || textAt(bytes, 8) !== 'WEBP') return null;
  if (bytes.length < 30) return broken('webp');
  const view = viewOf(bytes);
  switch (textAt(bytes, 12)) {
    case 'VP8X':
      return { form: 'webp', width: three(view, 24) + 1, height: three(view, 27) + 1 };
    case 'VP8L': {
      const bits = view.getUint32(21, true);
      return { form: 'webp', width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    case 'VP8 ':
      return {
        form: 'webp',
        width: view.getUint16(26, true) & 0x3fff,
        height: view.getUint16(28, true) & 0x3fff,
      };
    default:
      return broken('webp');
  }
}

function three(view: DataView, at: number): number {
  return view.getUint16(at, true) + view.getUint8(at + 2) * 0x10000;
}

function startsWith(bytes: Uint8Array, signs: readonly number[]): boolean {
  return signs.every((sign, index) => bytes[index] === sign);
}

function textAt(bytes: Uint8Array, at: number): string {
  return String.fromCodePoint(...bytes.subarray(at, at + 4));
}
