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
const knotsMax = { running: 8, weak: 4, rigid: 25 } as const;

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
  const swamped = claims.hull === 'swamped' || claims.hull === 'capsized';
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

function topSpeed({ engine, hull, hullKind }: MotionClaims): number {
  if (engine === 'weak' || hull === 'low_in_water') return knotsMax.weak;
  return hullKind === 'rigid' ? knotsMax.rigid : knotsMax.running;
}
