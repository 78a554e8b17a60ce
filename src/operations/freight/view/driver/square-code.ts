import { encode } from 'uqr';

/** A square code as one path over a grid of modules, its quiet edge included. */
export interface SquareCode {
  /** Modules a side, with the edge. */
  readonly side: number;
  /** Dark modules row by row, as the `d` of one path. */
  readonly path: string;
}

/** Light modules around it, without which readers do not find it. Source: ISO/IEC 18004:2015, 6.3.8 (four modules). */
const edge = 4;

/**
 * A QR code of a text, at the middle level of error correction (a sixth of it may be worn off). Dark modules of a row that
 * lie side by side are one bar: thin white lines between them would show in print. Source: ISO/IEC 18004:2015.
 */
export function squareCode(text: string): SquareCode {
  const { data: rows, size } = encode(text, { ecc: 'M', border: edge });
  const path = rows
    .flatMap((row, y) => barsOf(row).map(([x, wide]) => `M${x} ${y}h${wide}v1h-${wide}z`))
    .join('');
  return { side: size, path };
}

/** Where dark bars begin in a row, and how wide they are. */
function barsOf(row: readonly boolean[]): readonly (readonly [x: number, wide: number])[] {
  const bars: [number, number][] = [];
  for (const [x, dark] of row.entries()) {
    const last = bars.at(-1);
    if (!dark) continue;
    if (last !== undefined && last[0] + last[1] === x) last[1] += 1;
    else bars.push([x, 1]);
  }
  return bars;
}
