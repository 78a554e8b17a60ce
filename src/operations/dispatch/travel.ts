import type { Position } from '../../kernel/geo.ts';
import { addSeconds, fromUtc, type Instant, secondsBetween } from '../../kernel/time.ts';
import { positionOldSeconds, turnsWithinSeconds, underWayWithinSeconds } from './limits.ts';
import type { NearUnit, UnitView } from './wire.ts';
import type { UnitKind } from './words.ts';

/** What of a unit its way depends on: from where, how fast, over water or through the air. */
export interface Traveller {
  readonly from: Position;
  readonly kind: UnitKind;
  readonly speedMetresPerSecond: number;
}

/** Seconds of way, without making ready; null: there is no way for it. Given by whoever knows land and sea. */
export type TravelSeconds = (unit: Traveller, to: Position) => number | null;

const airborne: readonly UnitKind[] = ['helicopter', 'aircraft', 'drone'];

/** True for units that fly: no land stands in their way, and no sea state. */
export function isAirborne(kind: UnitKind): boolean {
  return airborne.includes(kind);
}

/** From where a unit starts, and how well that is known. */
export interface Start {
  readonly traveller: Traveller;
  /** Seconds until it moves. */
  readonly readySeconds: number;
  readonly known: 'base' | 'heard' | 'old' | 'not_heard';
  /** Age of the position used, seconds; null where it is the base. */
  readonly ageSeconds: number | null;
}

/**
 * Where a unit would start from now, at full speed: from its base and after making ready, or, once away, from where it
 * was last heard of since it left. A unit at sea that was never heard of is reckoned from its base, and said to be.
 */
export function startOf({ fields, position, sortieFrom }: UnitView, now: Instant): Start {
  const { kind, base, maxMetresPerSecond: speedMetresPerSecond } = fields;
  const at = (from: Position): Traveller => ({ from, kind, speedMetresPerSecond });
  const atBase = at({ lat: base.lat, lon: base.lon });
  if (sortieFrom === null)
    return { traveller: atBase, readySeconds: underWayWithinSeconds[kind], known: 'base', ageSeconds: null };
  if (position === null || fromUtc(position.heldAt) < fromUtc(sortieFrom))
    return { traveller: atBase, readySeconds: turnsWithinSeconds, known: 'not_heard', ageSeconds: null };
  const ageSeconds = secondsBetween(fromUtc(position.heldAt), now);
  return {
    traveller: at({ lat: position.lat, lon: position.lon }),
    readySeconds: turnsWithinSeconds,
    known: ageSeconds > positionOldSeconds ? 'old' : 'heard',
    ageSeconds,
  };
}

export interface ArrivalQuestion {
  readonly to: Position;
  readonly now: Instant;
  readonly travel: TravelSeconds;
}

/** When a unit could be there: making ready and its way; null where there is no way. */
export function arrivalOf(
  unit: UnitView,
  { to, now, travel }: ArrivalQuestion,
): { readonly start: Start; readonly travelSeconds: number; readonly arrivesAt: Instant } | null {
  const start = startOf(unit, now);
  const way = travel(start.traveller, to);
  if (way === null || !Number.isFinite(way) || way < 0) return null;
  const travelSeconds = start.readySeconds + way;
  return { start, travelSeconds, arrivesAt: addSeconds(now, travelSeconds) };
}

/**
 * The nearest units of each state to a distress, soonest first, committed ones included: whoever hears a mayday goes or
 * says why not. Left out are those out of service or off shift. Source: F10.
 */
export function nearestOfBoth(
  units: readonly UnitView[],
  question: ArrivalQuestion,
  perState = 3,
): readonly NearUnit[] {
  const near = units
    .filter(({ status }) => status !== 'out_of_service' && status !== 'off')
    .flatMap((unit): NearUnit[] => {
      const arrival = arrivalOf(unit, question);
      const { callName, side } = unit.fields;
      return arrival === null
        ? []
        : [{ unit: unit.unit, callName, side, travelSeconds: Math.round(arrival.travelSeconds) }];
    })
    .toSorted((a, b) => a.travelSeconds - b.travelSeconds || (a.unit < b.unit ? -1 : 1));
  const ofState = (state: NearUnit['side']) => near.filter(({ side }) => side === state).slice(0, perState);
  const chosen = new Set([...ofState('fr'), ...ofState('uk')]);
  return near.filter((one) => chosen.has(one));
}
