import { addSeconds, type Instant } from '../../kernel/time.ts';

/** One image of a camera, and when the node had it whole. */
export interface CameraImage {
  /** Rises with each image of this camera; never used again. */
  readonly image: number;
  readonly at: Instant;
  readonly jpeg: Uint8Array;
}

/** Memory for what was seen before, shared by all cameras of a node. Nothing of it is written anywhere. */
export interface ImageMemory {
  /** A camera's part of it: images of its last `seconds`, at most `bytesMax` of them. */
  ring(limits: { readonly seconds: number; readonly bytesMax: number }): ImageRing;
  bytes(): number;
}

export interface ImageRing {
  add(image: CameraImage): void;
  /** What is held at a moment, oldest first: what is too old is gone, whether or not anything came since. */
  images(now: Instant): readonly CameraImage[];
  clear(): void;
}

interface Held {
  images: CameraImage[];
  bytes: number;
}

/** Of all cameras together no more than `bytesMax` is held: the oldest image of any of them goes first. */
export function createImageMemory(bytesMax: number): ImageMemory {
  const rings = new Set<Held>();
  let total = 0;
  const drop = (held: Held): void => {
    const bytes = held.images.shift()?.jpeg.byteLength ?? 0;
    held.bytes -= bytes;
    total -= bytes;
  };
  const dropOldest = (): void => {
    let oldest: Held | null = null;
    for (const one of rings)
      if (one.images[0] !== undefined && one.images[0].at < (oldest?.images[0]?.at ?? Infinity)) oldest = one;
    if (oldest !== null) drop(oldest);
  };
  return {
    bytes: () => total,
    ring(limits) {
      const held: Held = { images: [], bytes: 0 };
      rings.add(held);
      const age = (now: Instant): void => {
        const from = addSeconds(now, -limits.seconds);
        while ((held.images[0]?.at ?? Infinity) < from) drop(held);
      };
      return {
        add(image) {
          if (image.jpeg.byteLength > limits.bytesMax) return;
          held.images.push(image);
          held.bytes += image.jpeg.byteLength;
          total += image.jpeg.byteLength;
          age(image.at);
          while (held.bytes > limits.bytesMax) drop(held);
          while (total > bytesMax) dropOldest();
        },
        images(now) {
          age(now);
          return [...held.images];
        },
        clear() {
          while (held.images.length > 0) drop(held);
          rings.delete(held);
        },
      };
    },
  };
}
