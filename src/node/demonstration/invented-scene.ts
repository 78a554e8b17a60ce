import type { Instant } from '../../kernel/time.ts';
import { toUtc } from '../../kernel/time.ts';
import { textPoints } from './point-letters.ts';

/** An invented picture as a grid of points, each of one brightness, row by row; 0 is black, 255 white. */
export interface Scene {
  readonly wide: number;
  readonly high: number;
  readonly points: Uint8Array<ArrayBuffer>;
}

/** Who crosses an invented picture. Nobody real stands for them: a figure of a dozen points. */
export type Crosser = 'person' | 'animal' | null;

/** What an invented camera shows. */
export interface View {
  /** Its short name as it is written into the picture; letters, digits and hyphens. */
  readonly name: string;
  readonly crosser: Crosser;
}

/** Points of a picture: a whole number of macroblocks, where each point becomes four by four. */
export const sceneSize = { wide: 80, high: 44 } as const;

const { wide, high } = sceneSize;
const [skyAt, groundAt, bandAt] = [9, 27, high - 16] as const;
const figures = {
  person: ['.##.', '.##.', '####', '####', '.##.', '.##.', '#..#'],
  animal: ['......#', '#######', '.#...#.'],
} as const;

/**
 * An invented fence at night at one moment: posts, wire, grass that moves in the wind, whoever crosses, and burnt in that
 * it is a demonstration (in both languages), the camera's name and the time UTC. Pure: the same moment gives the same.
 */
export function sceneAt({ name, crosser }: View, at: Instant): Scene {
  const points = new Uint8Array(wide * high);
  for (let row = 0; row < high; row += 1)
    for (let column = 0; column < wide; column += 1) points[row * wide + column] = groundOf(column, row, at);
  if (crosser !== null) cross(points, figures[crosser], at);
  write(points, 'DEMONSTRATION', 0);
  write(points, 'DÉMONSTRATION', bandAt);
  write(points, `${toUtc(at).slice(11, 19)} UTC`, bandAt + 8);
  write(points, name.toUpperCase(), 9, wide - 6 * name.length);
  return { wide, high, points };
}

function groundOf(column: number, row: number, at: number): number {
  if (row < skyAt || row >= bandAt) return 16;
  const isPost = column % 16 === 3;
  if (row < groundAt && isPost) return 150;
  if (row < groundAt && (column + row) % 4 === 0) return 78;
  // Blades of grass lean one way and the other, each in its own time.
  const blade = (column * 7 + Math.floor(at / 1_000) * ((column % 3) + 1)) % 5;
  return row >= groundAt - 2 && blade === row % 5 ? 104 : 36 + ((row * 3) % 12);
}

/** From left to right in twenty seconds, then again. */
function cross(points: Uint8Array, figure: readonly string[], at: number): void {
  const left = Math.floor(((at % 20_000) / 20_000) * (wide + 8)) - 8;
  for (const [down, line] of figure.entries())
    for (const [along, sign] of Array.from(line).entries()) {
      const column = left + along;
      if (sign === '#' && column >= 0 && column < wide)
        points[(groundAt - figure.length + down) * wide + column] = 220;
    }
}

function write(points: Uint8Array, text: string, top: number, left = 1): void {
  for (const { column, row } of textPoints(text)) {
    const at = left + column;
    if (at >= 0 && at < wide) points[(top + row) * wide + at] = 235;
  }
}
