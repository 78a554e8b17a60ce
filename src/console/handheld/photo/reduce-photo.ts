import { ok, refuse, type Refusal, type Result } from '../../../kernel/result.ts';
import { fitWithin, reducedBytesMax, reductions, type Reduction } from './photo-fit.ts';
import { photoHead, type PhotoRefusal } from './photo-head.ts';
import { photoTakenAt, withTakenAt } from './photo-time.ts';

/** A photo as it lies on the device and goes to the node: turned upright, small, of its EXIF the time alone. */
export interface ReducedPhoto {
  readonly bytes: Uint8Array;
  readonly takenAt: string | null;
}

/**
 * Makes a camera’s picture fit to be sent. It is drawn anew: whatever else the file held is gone. Refuses as
 * `photoHead` does, `photo_broken` where the browser cannot unpack it, `photo_not_reduced` where it stays too large.
 */
export async function reducePhoto(file: Blob): Promise<Result<ReducedPhoto, Refusal<PhotoRefusal>>> {
  const raw = new Uint8Array(await file.arrayBuffer());
  const head = photoHead(raw);
  if (!head.ok) return head;
  const takenAt = photoTakenAt(raw);
  let picture: ImageBitmap;
  try {
    picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
  } catch {
    return refuse('photo_broken');
  }
  try {
    for (const reduction of reductions) {
      const bytes = withTakenAt(await drawn(picture, reduction), takenAt);
      if (bytes.length <= reducedBytesMax) return ok({ bytes, takenAt });
    }
    return refuse('photo_not_reduced');
  } finally {
    picture.close();
  }
}

async function drawn(picture: ImageBitmap, { sideMax, quality }: Reduction): Promise<Uint8Array> {
  const { width, height } = fitWithin(picture, sideMax);
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { alpha: false });
  if (context === null) throw new Error('this browser cannot draw');
  context.drawImage(picture, 0, 0, width, height);
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality });
  return new Uint8Array(await blob.arrayBuffer());
}
