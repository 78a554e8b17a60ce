import { nearestAround } from '../../../kernel/around.ts';
import { distanceMetres, type Position } from '../../../kernel/geo.ts';
import type { Land } from '../../../kernel/land.ts';
import { type Offset, positionAt } from '../../../kernel/plane.ts';
import { seeded } from '../../../kernel/seeded.ts';
import { instant, type Instant, secondsBetween } from '../../../kernel/time.ts';
import { cornersOfReach, type Shape, type ShareShape, shapeAt, shareShapes } from './area-shape.ts';
import { type Assumption, assumptionsOf } from './assumptions.ts';
import { driftCloud } from './drift.ts';
import { radiusAt } from './error-circle.ts';
import { type Fix, sigmasAt95, sigmasMax } from './fix.ts';
import type { MotionBounds } from './motion.ts';
import { reachDirections, reachOf } from './reach.ts';
import type { SeaState } from './sea-state.ts';

/** Shares of what may have happened for which a shape is drawn. */
export const areaShares = [0.5, 0.9, 0.95] as const;

/** Where something may be by now, if one of its positions is right. */
export interface AreaPart {
  /** The position it is counted from: `id` of the fix. */
  readonly datum: Fix;
  readonly centre: Position;
  readonly ageSeconds: number;
  /** From the centre to the farthest corner of the envelope. */
  readonly radiusMetres: number;
  /** Everything the bounds allow. Not cut by land: whoever draws it draws the coast above. */
  readonly envelope: Shape;
  /** By share, smallest first, given that the assumptions hold. */
  readonly shares: readonly ShareShape[];
  /** Share of the samples that land has stopped: 0..1. */
  readonly stoppedByLand: number;
  /** Where the position lies on land by the coast, metres to the water from which the samples start; else 0. */
  readonly launchMetres: number;
}

/** Never a point. More than one part: positions that contradict one another, none of which is dropped. */
export interface PredictedArea {
  readonly parts: readonly [AreaPart, ...AreaPart[]];
  /** Of the part of the newest position. */
  readonly ageSeconds: number;
  /** Of the widest part. */
  readonly radiusMetres: number;
  readonly assumptions: readonly Assumption[];
}

export interface AreaQuestion {
  readonly positions: readonly Fix[];
  readonly now: Instant;
  readonly motion: MotionBounds;
  readonly sea: SeaState;
  /** Null: no land is known, and nothing stops a drift. */
  readonly land: Land | null;
  readonly seed?: number;
  readonly particles?: number;
}

const partsMax = 4;

/**
 * The area in which a boat, or a person in the water, may be at `now`. The newest position counts, or an older one
 * that by now says more; positions that no bound can reconcile give parts of their own, and so do the readings of one.
 * A later position than `now` is taken as of now. Null where there is no position. The same question with the same seed
 * gives the same area.
 */
export function predictedArea(question: AreaQuestion): PredictedArea | null {
  const groups = groupsOf(question);
  const drawn = drawnOf(groups);
  const [first, ...others] = drawn.map(({ best }) => partOf(best, question));
  if (first === undefined) return null;
  const parts: PredictedArea['parts'] = [first, ...others];
  return {
    parts,
    ageSeconds: first.ageSeconds,
    radiusMetres: Math.max(...parts.map(({ radiusMetres }) => radiusMetres)),
    assumptions: assumptionsOf(question, {
      parts: parts.length,
      positions: new Set(groups.map(({ best }) => best.readingOf ?? best.id)).size,
      leftOut: groups.length - drawn.length,
      ways: Math.max(...parts.map(({ datum }) => waysOf(datum, question))),
      launchMetres: Math.max(...parts.map(({ launchMetres }) => launchMetres)),
      reachesLand: parts.some(({ stoppedByLand }) => stoppedByLand > 0),
      fromAt: instant(Math.min(...parts.map(({ datum }) => datum.at))),
      leavesLand: parts.some(({ envelope }) => leaves(envelope, question.land)),
    }),
  };
}

/** In how many ways the position of a fix can be read. */
function waysOf({ readingOf }: Fix, { positions }: AreaQuestion): number {
  if (readingOf === undefined) return 1;
  return positions.filter((fix) => fix.readingOf === readingOf).length;
}

function leaves({ polygon }: Shape, land: Land | null): boolean {
  return land !== null && !polygon.every((corner) => land.covers(corner));
}

interface Group {
  /** Of its positions, the firmest, and of those the one that says most by now. */
  readonly best: Fix;
  newestAt: Instant;
}

/**
 * The positions from which an area is counted, newest first: together they can explain every other. Firm ones go before
 * doubted ones, then what says most by now; whatever can be one with none of those before it is an area of its own.
 */
function groupsOf(question: AreaQuestion): readonly Group[] {
  const { now, motion, sea } = question;
  const firmestFirst = meantBy(question)
    .map((fix) => ({ fix, radius: radiusAt(fix, now, { motion, sea }) }))
    .toSorted((a, b) => doubtOf(a.fix) - doubtOf(b.fix) || a.radius - b.radius || b.fix.at - a.fix.at);
  const groups: Group[] = [];
  for (const { fix } of firmestFirst) {
    const own = groups.find(({ best }) => canBeOne(fix, best, { motion, sea }));
    if (own === undefined) groups.push({ best: fix, newestAt: fix.at });
    else own.newestAt = instant(Math.max(own.newestAt, fix.at));
  }
  return groups.toSorted((a, b) => b.newestAt - a.newestAt);
}

/**
 * The positions without those readings that nobody can have meant: where a position as it stands can be one with every
 * other that is firm, and read in the other way cannot. As it stands a position is never left out.
 */
function meantBy({ positions, motion, sea }: AreaQuestion): readonly Fix[] {
  const firm = positions.filter((fix) => doubtOf(fix) === 0 && fix.readingOf === undefined);
  const fits = (fix: Fix) => firm.every((other) => canBeOne(fix, other, { motion, sea }));
  return positions.filter((fix) => {
    if (firm.length === 0 || fix.readingOf === undefined || fix.id === fix.readingOf) return true;
    const asItStands = positions.find(({ id }) => id === fix.readingOf);
    return asItStands === undefined || !fits(asItStands) || fits(fix);
  });
}

/** As many groups as are drawn, newest first: of too many the firm ones, then the newest. */
function drawnOf(groups: readonly Group[]): readonly Group[] {
  const kept = groups.toSorted((a, b) => doubtOf(a.best) - doubtOf(b.best)).slice(0, partsMax);
  return groups.filter((group) => kept.includes(group));
}

function doubtOf({ isDoubted }: Fix): number {
  return isDoubted === true ? 1 : 0;
}

function canBeOne(one: Fix, other: Fix, by: Pick<AreaQuestion, 'motion' | 'sea'>): boolean {
  const [older, newer] = one.at <= other.at ? [one, other] : [other, one];
  return distanceMetres(older, newer) <= radiusAt(older, newer.at, by) + newer.accuracyMetres;
}

/** Sands that dry are land to the coast: a boat reported on them was launched from the water's edge, up to this far. */
const launchMetresMax = 5_000;

/** The fix at the water nearest to it, and how far that is; the fix itself where it lies at sea or far inland. */
function launchOf(datum: Fix, land: Land | null): { readonly fix: Fix; readonly metres: number } {
  const isWet = (point: Position) => (land?.isOnLand(point) === true ? null : true);
  const found = nearestAround(datum, launchMetresMax, isWet);
  return found === null
    ? { fix: datum, metres: 0 }
    : { fix: { ...datum, lat: found.point.lat, lon: found.point.lon }, metres: found.metres };
}

function partOf(datum: Fix, { now, motion, sea, land, seed = 1, particles = 5_000 }: AreaQuestion): AreaPart {
  const passage = { from: datum.at, to: now, motion, sea };
  const launch = launchOf(datum, land);
  const startMetres = launch.metres + (datum.accuracyMetres * sigmasMax) / sigmasAt95;
  const bounds = boundsOf(reachOf(passage).map((metres) => metres + startMetres));
  const isLandNear = land !== null && land.distanceToLandMetres(datum) < bounds.farMetres * 1.01;
  const random = seeded(seed);
  const cloud = driftCloud({
    ...passage,
    fix: launch.fix,
    land: isLandNear ? land : null,
    particles,
    random,
  });
  return {
    datum,
    centre: positionAt(datum, bounds.middle),
    ageSeconds: Math.max(0, secondsBetween(datum.at, now)),
    radiusMetres: bounds.radiusMetres,
    envelope: shapeAt(datum, bounds.corners),
    shares: shareShapes(launch.fix, cloud, areaShares),
    stoppedByLand: cloud.stopped / particles,
    launchMetres: launch.metres,
  };
}

/** Corners and middle of the envelope, as offsets; how far they lie from the middle and from the fix at most. */
function boundsOf(reach: readonly number[]) {
  const corners = cornersOfReach(reach);
  const half = (direction: number) => {
    const opposite = (direction + reachDirections / 2) % reachDirections;
    return ((reach[direction] ?? 0) - (reach[opposite] ?? 0)) / 2;
  };
  const middle = { east: half(reachDirections / 4), north: half(0) };
  const far = (from: Offset) =>
    Math.max(...corners.map(({ east, north }) => Math.hypot(east - from.east, north - from.north)));
  return { corners, middle, radiusMetres: far(middle), farMetres: far({ east: 0, north: 0 }) };
}
