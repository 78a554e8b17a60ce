import { jpegSegments } from './photo-head.ts';

/** `2026:11:26 05:00:00`, in the camera’s own local time: EXIF says no zone here. */
const timeForm =
  /^(?:19|20)\d{2}:(?:0[1-9]|1[0-2]):(?:0[1-9]|[12]\d|3[01]) (?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d$/;
const exifPointer = 0x8769;
const takenTag = 0x9003;
const asciiType = 2;
const signature = [0x45, 0x78, 0x69, 0x66, 0, 0];

/**
 * When a JPEG says it was taken (EXIF DateTimeOriginal); null where it does not say, or its EXIF is broken. Everything
 * else that EXIF holds (place, camera, owner, a small picture) is never read. Never throws.
 * Source: CIPA DC-008 (Exif 2.32), 4.6.3 and 4.6.5.
 */
export function photoTakenAt(bytes: Uint8Array): string | null {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return null;
  for (const { marker, from, length } of jpegSegments(bytes)) {
    const isExif = marker === 0xe1 && signature.every((sign, index) => bytes[from + index] === sign);
    if (isExif && length > 14) return takenIn(bytes.subarray(from + 6, from + length));
  }
  return null;
}

function takenIn(tiff: Uint8Array): string | null {
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
  const order = view.getUint16(0);
  if (order !== 0x4949 && order !== 0x4d4d) return null;
  const little = order === 0x4949;
  if (view.getUint16(2, little) !== 42) return null;
  const exif = fieldOf(view, { at: view.getUint32(4, little), tag: exifPointer, little });
  const taken = exif === null ? null : fieldOf(view, { at: exif.value, tag: takenTag, little });
  if (taken === null || taken.type !== asciiType || taken.value + 19 > tiff.length) return null;
  const text = String.fromCodePoint(...tiff.subarray(taken.value, taken.value + 19));
  return timeForm.test(text) ? text : null;
}

interface Asked {
  readonly at: number;
  readonly tag: number;
  readonly little: boolean;
}

function fieldOf(
  view: DataView,
  { at, tag, little }: Asked,
): { readonly type: number; readonly value: number } | null {
  if (at + 2 > view.byteLength) return null;
  const count = Math.min(view.getUint16(at, little), 200);
  for (let n = 0; n < count; n += 1) {
    const entry = at + 2 + n * 12;
    if (entry + 12 > view.byteLength) return null;
    if (view.getUint16(entry, little) === tag)
      return { type: view.getUint16(entry + 2, little), value: view.getUint32(entry + 8, little) };
  }
  return null;
}

/**
 * The same JPEG with its time alone as EXIF. In: a picture encoded here, which has none; `takenAt` as
 * `photoTakenAt` gives it. Null or another form: the picture as it is.
 */
export function withTakenAt(jpeg: Uint8Array, takenAt: string | null): Uint8Array {
  if (takenAt === null || !timeForm.test(takenAt) || jpeg[0] !== 0xff || jpeg[1] !== 0xd8) return jpeg;
  const segment = timeSegment(takenAt);
  const whole = new Uint8Array(jpeg.length + segment.length);
  whole.set(jpeg.subarray(0, 2));
  whole.set(segment, 2);
  whole.set(jpeg.subarray(2), 2 + segment.length);
  return whole;
}

/** One directory that points to another, which holds one text of 20 bytes. */
function timeSegment(takenAt: string): Uint8Array {
  const tiffFrom = 10;
  const segment = new Uint8Array(tiffFrom + 8 + 18 + 18 + 20);
  const view = new DataView(segment.buffer);
  view.setUint16(0, 0xffe1);
  view.setUint16(2, segment.length - 2);
  segment.set(signature, 4);
  view.setUint16(tiffFrom, 0x4949);
  view.setUint16(tiffFrom + 2, 42, true);
  view.setUint32(tiffFrom + 4, 8, true);
  directory(view, tiffFrom + 8, { tag: exifPointer, type: 4, count: 1, value: 26 });
  directory(view, tiffFrom + 26, { tag: takenTag, type: asciiType, count: 20, value: 44 });
  segment.set(new TextEncoder().encode(takenAt), tiffFrom + 44);
  return segment;
}

interface Field {
  readonly tag: number;
  readonly type: number;
  readonly count: number;
  readonly value: number;
}

function directory(view: DataView, at: number, { tag, type, count, value }: Field): void {
  view.setUint16(at, 1, true);
  view.setUint16(at + 2, tag, true);
  view.setUint16(at + 4, type, true);
  view.setUint32(at + 6, count, true);
  view.setUint32(at + 10, value, true);
}
