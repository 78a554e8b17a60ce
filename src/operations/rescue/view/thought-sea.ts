import type { Position } from '../../../kernel/geo.ts';
import type { Land } from '../../../kernel/land.ts';
import type { Instant } from '../../../kernel/time.ts';
import type { BoatView } from '../board-wire.ts';
import type { Assumption } from '../sea/assumptions.ts';
import { crossingOf as expectedCrossing } from '../sea/crossing.ts';
import { radiusAt } from '../sea/error-circle.ts';
import { type Fix, fixOf } from '../sea/fix.ts';
import { type SearchRegionLine, type Side, sideOf } from '../sea/line.ts';
import { boatMotion, type MotionBounds } from '../sea/motion.ts';
import { predictedArea as areaOf } from '../sea/predicted-area.ts';
import { unknownSea } from '../sea/sea-state.ts';
import type { Claims } from '../wire.ts';
import { newestPosition } from './phrases.ts';

/** Where a boat may be now: rings, and what they take for granted. */
export interface Area {
  readonly rings: readonly (readonly Position[])[];
  readonly assumptions: readonly Assumption[];
}

function fixesOf(boat: BoatView): readonly Fix[] {
  return boat.links.flatMap(({ facts }) =>
    facts.positions.map((position) => fixOf(position, facts.clockOffsetSeconds)),
  );
}

/** How it may move, by what was said of it last: each claim the newest that was made. */
export function motionOf(boat: BoatView): MotionBounds {
  const oldestFirst = boat.links
    .map(({ facts }) => facts)
    .toSorted((a, b) => a.happenedAt.localeCompare(b.happenedAt, 'en'));
  const last = <Key extends 'engine' | 'hull' | 'hullKind' | 'underWay' | 'courseDegrees'>(
    key: Key,
  ): Claims[Key] | null => oldestFirst.findLast(({ claims }) => claims[key] !== null)?.claims[key] ?? null;
  return boatMotion({
    engine: last('engine'),
    hull: last('hull'),
    hullKind: last('hullKind'),
    underWay: last('underWay'),
    courseDegrees: last('courseDegrees'),
  });
}

/** Radius in metres of the circle within which the boat may be now, around its newest position; 0 where it has none. */
export function circleMetres(boat: BoatView, now: Instant): number {
  const newest = newestPosition(boat);
  if (newest === null) return 0;
  return radiusAt(fixOf(newest.position, newest.facts.clockOffsetSeconds), now, { motion: motionOf(boat) });
}

/** The area in which the boat may be now; stream and wind are not known to the console, and the answer says so. */
export function predictedArea(
  boat: BoatView,
  at: { readonly now: Instant; readonly land: Land | null },
): Area | null {
  const area = areaOf({
    positions: fixesOf(boat),
    now: at.now,
    motion: motionOf(boat),
    sea: unknownSea,
    land: at.land,
  });
  if (area === null) return null;
  return {
    rings: area.parts.flatMap(({ shares, envelope }) => [
      (shares.at(-1) ?? envelope).polygon,
      envelope.polygon,
    ]),
    assumptions: area.assumptions,
  };
}

/** When the boat is expected to cross the line, milliseconds; null where it is not, or not within the hour. */
export function crossingOf(boat: BoatView, line: SearchRegionLine, now: Instant): number | null {
  const answer = expectedCrossing({ track: fixesOf(boat), now, line, motion: motionOf(boat) });
  return answer.crosses ? (answer.likelyAt ?? answer.earliestAt) : null;
}

/** On which side of the line the boat is now, its circle grown by age; null where it has no position. */
export function sideOfBoat(boat: BoatView, line: SearchRegionLine, now: Instant): Side | null {
  const newest = newestPosition(boat);
  return newest === null ? null : sideOf(newest.position, circleMetres(boat, now), line);
}
