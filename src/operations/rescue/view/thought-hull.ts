import { distanceMetres } from '../../../kernel/geo.ts';
import { fromUtc, type Instant, secondsBetween, toUtc } from '../../../kernel/time.ts';
import { positionAt } from '../contact-state.ts';
import { explainedByHull, type LeftHull } from '../hull-drift.ts';
import type { ContactFacts } from '../wire.ts';
import type { Board } from './board.ts';
import { hullMetres } from './thought-sea.ts';

/** A hull that was marked and left, which a sighting may be of. */
export interface HullThought {
  readonly hull: LeftHull;
  /** Reference of the boat that it was. */
  readonly reference: string;
  /** Metres between where it was left and where something was seen, the nearest of several places. */
  readonly metres: number;
  /** Seconds between the two moments. */
  readonly seconds: number;
}

/**
 * The marked hull that a contact may be of, within the circle that the chart draws of it; null: none is in reach, or
 * anybody is said to be aboard or in the water. Which it is, only who sees the mark can say.
 */
export function hullThatMayBe(board: Board, facts: ContactFacts, now: Instant): HullThought | null {
  const hulls = [...board.boats.values()].flatMap(({ boat, hulls: marked }) =>
    marked.map(({ mark, position, at }): LeftHull => ({ boat, mark, position, at })),
  );
  const hull = explainedByHull(facts, hulls, { now: toUtc(now), reachMetres: hullMetres });
  if (hull === null) return null;
  const nearest = facts.positions
    .map((position) => ({ position, metres: distanceMetres(hull.position, position) }))
    .toSorted((a, b) => a.metres - b.metres)
    .at(0);
  if (nearest === undefined) return null;
  const reference = board.boats.get(hull.boat)?.reference ?? hull.boat;
  const seconds = secondsBetween(fromUtc(hull.at), fromUtc(positionAt(facts, nearest.position)));
  return { hull, reference, metres: nearest.metres, seconds };
}
