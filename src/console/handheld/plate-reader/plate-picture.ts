/** A picture without colours: one byte a point, row after row, 0 black. */
export interface Grey {
  readonly width: number;
  readonly height: number;
  readonly points: Uint8Array;
}

/** A part of a picture, in points. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/**
 * The brightest of each point’s three colours: so a yellow plate is as bright as a white one, and the blue band beside it
 * nearer to the plate than to its signs, which alone are black.
 */
export function greyOf({ width, height, data: rgba }: Pick<ImageData, 'width' | 'height' | 'data'>): Grey {
  const points = new Uint8Array(width * height);
  for (let at = 0; at < points.length; at += 1) {
    points[at] = Math.max(rgba[at * 4] ?? 0, rgba[at * 4 + 1] ?? 0, rgba[at * 4 + 2] ?? 0);
  }
  return { width, height, points };
}

/** So much of the darkest and of the brightest may be a lamp or a shadow. */
const leftOut = 0.01;
/** Lights that lie closer are not drawn further apart than this lets them: of a wall without a plate only grain would come. */
const rangeMin = 64;

/** The same from black to white: fog, dusk and glare leave a plate grey on grey. */
export function stretched({ width, height, points }: Grey): Grey {
  const counts = new Uint32Array(256);
  for (const light of points) counts[light] = (counts[light] ?? 0) + 1;
  const least = points.length * leftOut;
  const dark = firstOver(counts, least);
  const bright = 255 - firstOver(counts.toReversed(), least);
  const scale = 255 / Math.max(rangeMin, bright - dark);
  return {
    width,
    height,
    points: points.map((light) => Math.max(0, Math.min(255, Math.round((light - dark) * scale)))),
  };
}

function firstOver(counts: Uint32Array, least: number): number {
  let sum = 0;
  return counts.findIndex((count) => (sum += count) > least);
}

/** Degrees to either side: a picture held further askew is taken again. */
const tiltMax = 10;
const tiltStep = 0.5;

/**
 * By how many degrees the long edges of a picture fall to the right, below 0 to the left: a plate, its holder and the
 * lorry’s own lines lie the same way. Along the right slope light and dark steps of a row add up; along others they
 * cancel out, as grain does.
 */
export function tiltOf({ width, height, points }: Grey): number {
  let best = { degrees: 0, score: 0 };
  for (let degrees = -tiltMax; degrees <= tiltMax; degrees += tiltStep) {
    const slope = Math.tan((degrees * Math.PI) / 180);
    const rows = new Float64Array(height);
    for (let x = 0; x < width; x += 1) {
      const down = Math.round((x - width / 2) * slope);
      for (let y = Math.max(1, -down); y < Math.min(height - 1, height - down); y += 1) {
        const from = (y + down) * width + x;
        const step = (points[from + width] ?? 0) - (points[from - width] ?? 0);
        if (y + down > 0 && y + down < height - 1) rows[y] = (rows[y] ?? 0) + step;
      }
    }
    const score = rows.reduce((sum, row) => sum + row * row, 0);
    if (score > best.score) best = { degrees, score };
  }
  return best.degrees;
}

/** A picture as a file that any reader of pictures takes. Source: Netpbm, PGM, raw form. */
export function pgmOf({ width, height, points }: Grey): Uint8Array<ArrayBuffer> {
  const head = new TextEncoder().encode(`P5\n${width} ${height}\n255\n`);
  const file = new Uint8Array(head.length + points.length);
  file.set(head);
  file.set(points, head.length);
  return file;
}

/** A box with room around it, within the picture. `across`, `down`: shares of the box’s own sides. */
export function withRoom(
  box: Box,
  { across, down }: { readonly across: number; readonly down: number },
  within: { readonly width: number; readonly height: number },
): Box {
  const left = Math.max(0, Math.round(box.left - box.width * across));
  const top = Math.max(0, Math.round(box.top - box.height * down));
  const right = Math.min(within.width, Math.round(box.left + box.width * (1 + across)));
  const bottom = Math.min(within.height, Math.round(box.top + box.height * (1 + down)));
  return { left, top, width: Math.max(1, right - left), height: Math.max(1, bottom - top) };
}
