import { ok, refuse, type Refusal, type Result } from '../../../kernel/result.ts';
import { fitWithin } from '../photo/photo-fit.ts';
import { photoHead, type PhotoRefusal } from '../photo/photo-head.ts';
import { type Box, greyOf, pgmOf, stretched, tiltOf } from './plate-picture.ts';
import type { PageToRead } from './plate.worker.ts';

/** A camera’s picture, upright, level and small, in memory alone. */
export interface PlatePicture {
  readonly width: number;
  readonly height: number;
  readonly canvas: OffscreenCanvas;
}

/** Points of the longer side: a plate that is a fifth of the picture still has signs forty points high. */
const sideMax = 1_600;
/** So many points are enough to see which way the edges lie. */
const tiltAcross = 400;
/** The cut that a person compares with what was read. */
const cutAcrossMax = 640;
/** A small picture is drawn larger, but nothing that it does not show comes of that. */
const enlargedMax = 2;

/** Unpacks a camera’s picture. Refuses as `photoHead` does, and `photo_broken` where the browser cannot unpack it. */
export async function openPicture(file: Blob): Promise<Result<PlatePicture, Refusal<PhotoRefusal>>> {
  const head = photoHead(new Uint8Array(await file.arrayBuffer()));
  if (!head.ok) return head;
  let picture: ImageBitmap;
  try {
    picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
  } catch {
    return refuse('photo_broken');
  }
  const { width, height } = fitWithin(picture, sideMax);
  const canvas = new OffscreenCanvas(width, height);
  drawn(canvas).drawImage(picture, 0, 0, width, height);
  picture.close();
  return ok({ width, height, canvas: levelled(canvas) });
}

/** Turned about its middle until its long edges are level; what falls over the side there is no plate. */
function levelled(canvas: OffscreenCanvas): OffscreenCanvas {
  const { width, height } = canvas;
  const small = fitWithin({ width, height: height / 2 }, tiltAcross);
  const middle = new OffscreenCanvas(small.width, small.height);
  const seen = drawn(middle);
  seen.drawImage(canvas, 0, height / 4, width, height / 2, 0, 0, small.width, small.height);
  const degrees = tiltOf(greyOf(seen.getImageData(0, 0, small.width, small.height)));
  if (degrees === 0) return canvas;
  const level = new OffscreenCanvas(width, height);
  const context = drawn(level);
  context.translate(width / 2, height / 2);
  context.rotate((-degrees * Math.PI) / 180);
  context.drawImage(canvas, -width / 2, -height / 2);
  return level;
}

/** A part of the picture as a page to read, and how many points of the page are one of the picture. */
export function pageOf(
  { canvas }: PlatePicture,
  { left, top, width, height }: Box,
  { across, layout }: { readonly across: number; readonly layout: PageToRead['layout'] },
): PageToRead & { readonly scale: number } {
  const scale = Math.min(enlargedMax, across / width);
  const page = new OffscreenCanvas(Math.round(width * scale), Math.round(height * scale));
  const context = drawn(page);
  context.drawImage(canvas, left, top, width, height, 0, 0, page.width, page.height);
  const grey = greyOf(context.getImageData(0, 0, page.width, page.height));
  return { page: pgmOf(stretched(grey)), layout, scale };
}

/** A part of the picture to look at, with its colours. */
export function cutOf({ canvas }: PlatePicture, { left, top, width, height }: Box): Promise<Blob> {
  const scale = Math.min(1, cutAcrossMax / width);
  const cut = new OffscreenCanvas(Math.round(width * scale), Math.max(1, Math.round(height * scale)));
  drawn(cut).drawImage(canvas, left, top, width, height, 0, 0, cut.width, cut.height);
  return cut.convertToBlob({ type: 'image/jpeg', quality: 0.85 });
}

function drawn(canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D {
  const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
  if (context === null) throw new Error('this browser cannot draw');
  context.imageSmoothingQuality = 'high';
  return context;
}
