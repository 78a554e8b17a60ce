/** One attempt at a smaller picture: its longer side, and the quality of its JPEG. */
export interface Reduction {
  readonly sideMax: number;
  readonly quality: number;
}

/** Tried one after the other until the picture is small enough: a seal’s number is still read at the last. */
export const reductions: readonly Reduction[] = [
  { sideMax: 1_600, quality: 0.82 },
  { sideMax: 1_600, quality: 0.65 },
  { sideMax: 1_280, quality: 0.6 },
  { sideMax: 1_024, quality: 0.5 },
];

/** What a photo may weigh when it leaves the device: a shift of 40 with one each is 14 MB of a night’s link. */
export const reducedBytesMax = 350_000;

/** Width and height of a picture within a longer side, never larger than it is; whole numbers from 1. */
export function fitWithin(
  { width, height }: { readonly width: number; readonly height: number },
  sideMax: number,
): { readonly width: number; readonly height: number } {
  const scale = Math.min(1, sideMax / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}
