import { addSeconds, type Instant } from '../../../kernel/time.ts';
import { smallBoatKnotsMax } from '../../../kernel/sea-bounds.ts';
import { knotsToMetresPerSecond } from '../../../kernel/units.ts';
import type { Claims } from '../wire.ts';
import { type LeewayClassName, swampedInflatable, unknownInflatable } from './leeway.ts';

/** How a boat or a person may move through the water: under its own power, adrift, or either. */
export interface MotionBounds {
  /** Through the water; null: it cannot be under way. */
  readonly underWay: SpeedRange | null;
  /** Classes it may drift as; none: it cannot be adrift. */
  readonly adrift: readonly LeewayClassName[];
  /** True where no class is known to fit. */
  readonly classUnknown: boolean;
  /** Absent: it holds at every moment. Else it was said, and holds for a time only. */
  readonly said?: {
    /** Before the first word of it, it moved as `otherwise`. */
    readonly since: Instant;
    /** Later than this it may have gone on since, as `otherwise`; null: it holds until somebody says so. */
    readonly until: Instant | null;
    readonly otherwise: MotionBounds;
  };
}

export interface SpeedRange {
  readonly minMetresPerSecond: number;
  readonly maxMetresPerSecond: number;
  /** As claimed; null: not known, every course is possible. */
  readonly courseDegrees: number | null;
}

/**
 * Top speeds in knots. Working figures of this project, not measured: an overloaded inflatable makes 2 to 6 knots in
 * public accounts, and the replayed nights hold 0.6 to 8.2. To be set by the two services.
 */
const knotsMax = { running: smallBoatKnotsMax, weak: 4, rigid: 25 } as const;

/** A person in the water, with or without a life jacket: state unknown. */
export const personInWater: MotionBounds = {
  underWay: null,
  adrift: ['person_in_water'],
  classUnknown: false,
};

type MotionClaims = Pick<Claims, 'engine' | 'underWay' | 'hull' | 'hullKind' | 'courseDegrees'>;

/**
 * What a boat may do by what was claimed of it. Not said is not "no": without a claim it may be under way or adrift.
 * A boat under way may have slowed to a stop since: its least speed is 0.
 */
export function boatMotion(claims: MotionClaims): MotionBounds {
  const swamped = isAwash(claims);
  const adrift = swamped ? swampedInflatable : unknownInflatable;
  const classUnknown = true;
  if (swamped || claims.engine === 'stopped') return { underWay: null, adrift, classUnknown };
  if (claims.engine === null && claims.underWay === false) return { underWay: null, adrift, classUnknown };
  const underWay = {
    minMetresPerSecond: 0,
    maxMetresPerSecond: knotsToMetresPerSecond(topSpeed(claims)),
    courseDegrees: claims.courseDegrees,
  };
  const surelyUnderWay = claims.engine === 'running' && claims.underWay !== false;
  return surelyUnderWay || (claims.engine === null && claims.underWay === true)
    ? { underWay, adrift: [], classUnknown: false }
    : { underWay, adrift, classUnknown };
}

/**
 * A boat that is said to lie without power is taken to lie so for this long. Ours: by the rates with which matching
 * reckons, one in ten has gone on by then; after an hour more than one in three.
 */
export const powerlessSeconds = 900;

/** What was claimed of a boat at a moment. */
export interface MotionSaid {
  readonly at: Instant;
  readonly claims: MotionClaims;
}

/**
 * What a boat may do by everything that was claimed of it, oldest first. That it lies without power holds from that word
 * on, until somebody says that it goes or, where the engine was spoken of, until the word is old: then it may be under way
 * or adrift. A hull full of water stays so. Said at one time to be under way and to lie without power, it may be either.
 */
export function motionBySaid(said: readonly MotionSaid[]): MotionBounds {
  const last = <Key extends keyof MotionClaims>(key: Key): MotionClaims[Key] | null =>
    said.findLast(({ claims }) => claims[key] !== null)?.claims[key] ?? null;
  const claims: MotionClaims = {
    engine: last('engine'),
    hull: last('hull'),
    hullKind: last('hullKind'),
    underWay: last('underWay'),
    courseDegrees: last('courseDegrees'),
  };
  const newest = boatMotion(claims);
  if (newest.underWay !== null) return newest;
  const hull = isAwash(claims) ? null : claims.hull;
  const otherwise = boatMotion({ ...claims, hull, engine: null, underWay: null });
  const awash = hullAwash(said);
  if (awash !== null) return { ...newest, said: { ...awash, otherwise } };
  const silent = withoutPower(said);
  // Where the hull was full of water, and somebody saw the boat go since, it has no longer the leeway of a swamped one.
  return silent === null
    ? otherwise
    : { ...newest, adrift: unknownInflatable, said: { ...silent, otherwise } };
}

type Lying = Pick<NonNullable<MotionBounds['said']>, 'since' | 'until'>;

/** Since when the hull is said to be full of water, where nobody has said since that the boat goes. */
function hullAwash(said: readonly MotionSaid[]): Lying | null {
  let lies: Lying | null = null;
  for (const { at, claims } of said) {
    const goes = claims.underWay === true || claims.engine === 'running' || claims.engine === 'weak';
    if (isAwash(claims) && claims.underWay !== true) lies ??= { since: at, until: null };
    else if (goes || claims.hull !== null) lies = null;
  }
  return lies;
}

/** The last unbroken time in which it was said to lie without power, each word of it no older than the next allows. */
function withoutPower(said: readonly MotionSaid[]): Lying | null {
  let lies: { readonly since: Instant; readonly until: Instant } | null = null;
  let engine: Claims['engine'] = null;
  for (const { at, claims } of said) {
    engine = claims.engine ?? engine;
    const isSilent = engine === 'stopped' || (engine === null && claims.underWay === false);
    const speaks = claims.engine !== null || claims.underWay !== null;
    if (!speaks) continue;
    if (!isSilent || claims.underWay === true) lies = null;
    else
      lies = {
        since: lies !== null && at <= lies.until ? lies.since : at,
        until: addSeconds(at, powerlessSeconds),
      };
  }
  return lies;
}

function isAwash({ hull }: Pick<MotionClaims, 'hull'>): boolean {
  return hull === 'swamped' || hull === 'capsized';
}

/** A part of a passage, and how a boat may have moved in it. */
export interface Leg {
  readonly from: Instant;
  readonly to: Instant;
  readonly motion: MotionBounds;
}

/** How it may have moved between two moments: one way throughout, or another before it was said to lie without power. */
export function legsOf({ from, to, motion }: Leg): readonly [Leg, ...Leg[]] {
  const { said } = motion;
  if (said === undefined) return [{ from, to, motion }];
  const { since, until, otherwise } = said;
  if (to <= since || (until !== null && to > until)) return [{ from, to, motion: otherwise }];
  if (from >= since) return [{ from, to, motion }];
  return [
    { from, to: since, motion: otherwise },
    { from: since, to, motion },
  ];
}

function topSpeed({ engine, hull, hullKind }: MotionClaims): number {
  if (engine === 'weak' || hull === 'low_in_water') return knotsMax.weak;
  return hullKind === 'rigid' ? knotsMax.rigid : knotsMax.running;
}
