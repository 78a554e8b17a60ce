/** A drawing kept as a small picture, so that thousands of symbols cost one copy each. */
export interface Sprite {
  readonly image: HTMLCanvasElement;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
}

/** Makes a cache of drawings by key. At `limit` it starts afresh: simpler than ageing, and rare. */
export function createSprites(ratio: number, limit = 4000) {
  const kept = new Map<string | number, Sprite>();
  return {
    ratio,
    /** The drawing under `key`; `draw` is called once, with the origin at the left upper corner, in CSS pixels. */
    get(
      key: string | number,
      size: readonly [number, number],
      draw: (context: CanvasRenderingContext2D) => void,
    ): Sprite {
      const found = kept.get(key);
      if (found !== undefined) return found;
      if (kept.size >= limit) kept.clear();
      const sprite = paint(size, ratio, draw);
      kept.set(key, sprite);
      return sprite;
    },
  };
}

export type Sprites = ReturnType<typeof createSprites>;

function paint(
  size: readonly [number, number],
  ratio: number,
  draw: (context: CanvasRenderingContext2D) => void,
): Sprite {
  const image = document.createElement('canvas');
  image.width = Math.ceil(size[0] * ratio);
  image.height = Math.ceil(size[1] * ratio);
  const context = image.getContext('2d');
  if (context === null) throw new Error('this browser gives no 2D canvas');
  context.scale(ratio, ratio);
  draw(context);
  return { image, width: image.width / ratio, height: image.height / ratio };
}
