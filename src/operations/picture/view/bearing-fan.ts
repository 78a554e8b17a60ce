import { destination, type Position } from '../../../kernel/geo.ts';
import type { DetectionView } from '../wire.ts';

/** Without a stated range a bearing is drawn to 10 nautical miles. */
export const fanMetres = 18_520;

const arcSteps = 8;

/**
 * The outline of where that may be which was seen under a bearing, `spreadMetres` of way later: the fan as it was seen,
 * and everything no farther from it. Not for what was only heard, all around.
 */
export function fanOutline(
  { from, degrees, accuracyDegrees, rangeMetresMax }: NonNullable<DetectionView['bearing']>,
  spreadMetres: number,
): readonly Position[] {
  const range = rangeMetresMax ?? fanMetres;
  const left = degrees - accuracyDegrees;
  const right = degrees + accuracyDegrees;
  const front = arc(from, [left, right], range + spreadMetres);
  if (spreadMetres <= 0) return [from, ...front];
  const behind: Turn = [right + 90, left + 270];
  return [
    // Wider than half a circle there is no behind.
    ...(behind[0] < behind[1] ? arc(from, behind, spreadMetres) : []),
    ...arc(destination(from, left, range), [left - 90, left], spreadMetres),
    ...front,
    ...arc(destination(from, right, range), [right, right + 90], spreadMetres),
  ];
}

type Turn = readonly [number, number];

function arc(centre: Position, [first, last]: Turn, metres: number): readonly Position[] {
  return Array.from({ length: arcSteps + 1 }, (_, step) =>
    destination(centre, first + ((last - first) * step) / arcSteps, metres),
  );
}
