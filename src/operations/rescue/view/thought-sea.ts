import type { Position } from '../../../kernel/geo.ts';
import type { State } from '../../../kernel/label.ts';
import type { Land } from '../../../kernel/land.ts';
import { fromUtc, type Instant, toUtc } from '../../../kernel/time.ts';
import { fixesOf, motionOf } from '../boat-sea.ts';
import type { BoatView } from '../board-wire.ts';
import { openSearches } from '../boat-state.ts';
import {
  crossingExpected,
  type CrossingMoments,
  crossingNear,
  isNotKnown,
  momentsOf,
  type RegionWatch,
} from '../crossing-near.ts';
import { circleMetres } from '../newest-place.ts';
import type { HeldSearch } from '../events-boat.ts';
import type { Assumption } from '../sea/assumptions.ts';
import type { NoCrossingReason } from '../sea/crossing.ts';
import { radiusAt } from '../sea/error-circle.ts';
import type { Fix } from '../sea/fix.ts';
import { unknownInflatable } from '../sea/leeway.ts';
import { type MotionBounds, personInWater } from '../sea/motion.ts';
import { type SearchRegionLine, type Side, sideOf } from '../sea/line.ts';
import { predictedArea as areaOf } from '../sea/predicted-area.ts';
import { seaAt, type SeaKnown } from '../sea/sea-report.ts';
import { type SeaState, unknownSea } from '../sea/sea-state.ts';
import { newestPosition } from './phrases.ts';

/** Where a boat, or somebody in the water, may be now: rings, and what they take for granted. */
export interface Area {
  readonly rings: readonly (readonly Position[])[];
  readonly assumptions: readonly Assumption[];
  /** Who said so of stream and wind; null: nobody. */
  readonly told: NonNullable<SeaState['told']>;
}

interface AreaMoment {
  readonly now: Instant;
  readonly land: Land | null;
  readonly sea: SeaKnown;
}

/** The area in which the boat may be now, in the sea around its newest position as far as that is known. */
export function predictedArea(boat: BoatView, at: AreaMoment): Area | null {
  const newest = newestPosition(boat);
  return areaFrom(fixesOf(boat), { ...at, around: newest?.position ?? null, motion: motionOf(boat) });
}

/** An open search for somebody in the water, and where they may be by now; no area: no start of the drift is known. */
export interface SearchArea {
  readonly search: HeldSearch;
  readonly area: Area | null;
}

/** Of each open search for somebody in the water: they drift from the datum, by another leeway than the boat does. */
export function searchAreas(boat: BoatView, at: AreaMoment): readonly SearchArea[] {
  return swimmerSearches(boat).map((search) => {
    const fix = fixOfDatum(search);
    return {
      search,
      area: fix && areaFrom([fix], { ...at, around: fix, motion: personInWater }),
    };
  });
}

/** Open searches for somebody in the water. */
export function swimmerSearches(boat: BoatView): readonly HeldSearch[] {
  return openSearches(boat).filter(({ kind }) => kind === 'person_in_water');
}

function fixOfDatum({ search, datum, datumAt }: HeldSearch): Fix | null {
  return datum === null ? null : { id: search, ...datum, at: fromUtc(datumAt) };
}

/** Radius in metres within which those whom a search is for may be now, around its datum; null: it has none. */
export function searchMetres(search: HeldSearch, now: Instant): number | null {
  const fix = fixOfDatum(search);
  return fix === null ? null : radiusAt(fix, now, { motion: personInWater });
}

export type HeldHull = BoatView['hulls'][number];

/** An empty hull: nobody steers it, and what it drifts like was never measured. */
const emptyHull: MotionBounds = { underWay: null, adrift: unknownInflatable, classUnknown: true };
/** A wider circle covers the strait and tells nothing more. */
const hullMetresMax = 50_000;

/** Radius in metres within which a marked hull may have drifted by now; null: it may be anywhere in the strait. */
export function hullMetres({ position, at }: Pick<HeldHull, 'position' | 'at'>, now: Instant): number | null {
  const fix = { at: fromUtc(at), accuracyMetres: position.accuracyMetres };
  const metres = radiusAt(fix, now, { motion: emptyHull });
  return metres > hullMetresMax ? null : metres;
}

function areaFrom(
  positions: readonly Fix[],
  of: AreaMoment & { readonly around: Position | null; readonly motion: MotionBounds },
): Area | null {
  const { now, motion, land } = of;
  const sea = of.around === null ? unknownSea : seaAt(of.sea, of.around, now);
  const area = areaOf({ positions, now, motion, sea, land });
  if (area === null) return null;
  return {
    rings: area.parts.flatMap(({ shares, envelope }) => [
      (shares.at(-1) ?? envelope).polygon,
      envelope.polygon,
    ]),
    assumptions: area.assumptions,
    told: sea.told ?? { current: null, wind: null },
  };
}

/** What the way that a boat went says of the line: when it goes over, that it does not, or that nobody can tell. */
export type Crossing =
  | ({ readonly kind: 'expected'; readonly to: State } & CrossingMoments)
  | { readonly kind: 'not_expected' }
  | { readonly kind: 'not_known'; readonly why: NoCrossingReason };

/** The crossing of one boat within the hour, as the alarm of it is thought. */
export function crossingOf(boat: BoatView, line: SearchRegionLine, now: Instant): Crossing {
  const expected = crossingExpected(boat, line, now);
  const moments = momentsOf(expected);
  if (moments !== null && expected.crosses) return { kind: 'expected', to: expected.to, ...moments };
  return !expected.crosses && isNotKnown(expected)
    ? { kind: 'not_known', why: expected.why }
    : { kind: 'not_expected' };
}

/**
 * The likely moment of going over, milliseconds; null where none is expected. That of the alarm where one stands: what
 * calls and what is proposed are one.
 */
export function crossesAtOf(boat: BoatView, region: RegionWatch, now: Instant): Instant | null {
  const near = crossingNear(boat, region, toUtc(now));
  if (near !== null) return fromUtc(near.likelyAt);
  const crossing = crossingOf(boat, region.line, now);
  return crossing.kind === 'expected' ? fromUtc(crossing.likelyAt) : null;
}

/** On which side of the line the boat is now, its circle grown by age; null where it has no position. */
export function sideOfBoat(boat: BoatView, line: SearchRegionLine, now: Instant): Side | null {
  const newest = newestPosition(boat);
  return newest === null ? null : sideOf(newest.position, circleMetres(boat, now), line);
}
