import { sha256HexOfBytes } from './sha256.ts';

/** What may be known of a picture without showing it. */
export interface PictureFacts {
  readonly sha256: string;
  readonly bytes: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Reads what a picture in base 64 says of itself, without unpacking it. Null: no JPEG, or its head is broken. Never
 * throws. Source: ITU-T T.81, Annex B.
 */
export function pictureFacts(image: string): PictureFacts | null {
  const bytes = bytesIn(image);
  if (bytes === null || bytes[0] !== 0xff || bytes[1] !== 0xd8) return null;
  const frame = frameIn(bytes);
  return frame === null ? null : { sha256: sha256HexOfBytes(bytes), bytes: bytes.length, ...frame };
}

function bytesIn(image: string): Uint8Array | null {
  try {
    return Uint8Array.from(atob(image), (sign) => sign.charCodeAt(0));
  } catch {
    return null;
  }
}

/** Size as the first frame has it; C4, C8 and CC begin tables. */
function frameIn(bytes: Uint8Array): { readonly width: number; readonly height: number } | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 2; at + 9 <= bytes.length; at += 2 + view.getUint16(at + 2)) {
    const marker = view.getUint8(at + 1);
    if (view.getUint8(at) !== 0xff || marker === 0xda || view.getUint16(at + 2) < 2) return null;
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      const [height, width] = [view.getUint16(at + 5), view.getUint16(at + 7)];
      return width > 0 && height > 0 ? { width, height } : null;
    }
  }
  return null;
}
