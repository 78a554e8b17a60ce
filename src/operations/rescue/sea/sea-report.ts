import { type Box, isInBox, type Position } from '../../../kernel/geo.ts';
import { addSeconds, fromUtc, type Instant, secondsBetween, type UtcText } from '../../../kernel/time.ts';
import {
  currentMaxMetresPerSecond,
  type SeaState,
  type SeaTold,
  type Stream,
  type Wind,
  windMaxMetresPerSecond,
} from './sea-state.ts';

/** What one source says of stream and wind in an area at one moment; null: it says nothing of it. */
export interface SeaReport {
  readonly area: string;
  readonly source: string;
  readonly bounds: Box;
  readonly at: UtcText;
  readonly current: Stream | null;
  readonly wind: Wind | null;
}

/** What is known of the sea: all that was reported, and how long before and after its moment a report is believed. */
export interface SeaKnown {
  readonly reports: readonly SeaReport[];
  readonly staleSeconds: number;
}

/**
 * How much the sea changes on each axis in an hour after it was reported, one standard deviation: working assumptions.
 * Stream: a tide of the highest rate here turns by 2.3 m/s in six hours and passes 1.2 m/s an hour at most, half of it
 * on each axis; wind: half a Beaufort.
 */
export const changeAnHour = { current: 0.6, wind: 1.5 } as const;

/** Nothing known at this moment among others that are: as wide as whatever may run or blow, in any direction. */
const anyStream: Stream = {
  metresPerSecond: 0,
  towardsDegrees: 0,
  errorMetresPerSecond: currentMaxMetresPerSecond / 2,
};
const anyWind: Wind = {
  metresPerSecond: 0,
  fromDegrees: 0,
  errorMetresPerSecond: windMaxMetresPerSecond / Math.sqrt(6),
};

/**
 * Stream and wind at a place through time, by what was reported: at each moment the report of the smallest area around
 * the place that is not too old for it, then the nearest in time, with an error that grows with the time between.
 * Unknown where the place lies in no area, and stale, which is unknown as well, where the newest report is too old.
 */
export function seaAt({ reports, staleSeconds }: SeaKnown, place: Position, now: Instant): SeaState {
  const here = reports.filter(({ bounds }) => isInBox(place, bounds));
  const current = sideOfSea(here, staleSeconds, {
    name: 'current',
    any: anyStream,
    now,
  });
  const wind = sideOfSea(here, staleSeconds, { name: 'wind', any: anyWind, now });
  return { current: current.at, wind: wind.at, told: { current: current.told, wind: wind.told } };
}

interface Told<Value> {
  readonly at: Instant;
  readonly value: Value;
  readonly source: string;
  readonly size: number;
}

interface Wanted<Name extends 'current' | 'wind'> {
  readonly name: Name;
  readonly any: NonNullable<SeaReport[Name]>;
  readonly now: Instant;
}

function sideOfSea<Name extends 'current' | 'wind'>(
  reports: readonly SeaReport[],
  staleSeconds: number,
  { name, any, now }: Wanted<Name>,
): { readonly at: ((at: Instant) => NonNullable<SeaReport[Name]>) | null; readonly told: SeaTold | null } {
  type Value = NonNullable<SeaReport[Name]>;
  const all = reports.flatMap((report): Told<Value>[] => {
    const value: SeaReport[Name] = report[name];
    return value === null
      ? []
      : [{ at: fromUtc(report.at), value, source: report.source, size: sizeOf(report.bounds) }];
  });
  const at = (moment: Instant): Told<Value> | null => best(all, moment, staleSeconds);
  const newest = at(now) ?? best(all, now, Number.POSITIVE_INFINITY);
  if (newest === null) return { at: null, told: null };
  const isStale = apart(newest.at, now) > staleSeconds;
  const told = { source: newest.source, at: newest.at, isStale, sinceAt: knownSince(all, now, staleSeconds) };
  if (isStale) return { at: null, told };
  return {
    told,
    at: remembered((moment) => {
      const found = at(moment);
      if (found === null) return any;
      const grown = changeAnHour[name] * (apart(found.at, moment) / 3_600);
      const errorMetresPerSecond = Math.hypot(found.value.errorMetresPerSecond, grown);
      return { ...found.value, errorMetresPerSecond };
    }),
  };
}

/** Thousands of samples ask for the same few moments. */
function remembered<Value>(of: (moment: Instant) => Value): (moment: Instant) => Value {
  const known = new Map<Instant, Value>();
  return (moment) => {
    const before = known.get(moment);
    if (before !== undefined) return before;
    const value = of(moment);
    known.set(moment, value);
    return value;
  };
}

function best<Value>(all: readonly Told<Value>[], moment: Instant, staleSeconds: number): Told<Value> | null {
  let found: Told<Value> | null = null;
  for (const one of all) {
    if (apart(one.at, moment) > staleSeconds) continue;
    if (found === null || isBetter(one, found, moment)) found = one;
  }
  return found;
}

function isBetter(one: Told<unknown>, other: Told<unknown>, moment: Instant): boolean {
  if (one.size !== other.size) return one.size < other.size;
  return apart(one.at, moment) < apart(other.at, moment);
}

/** From when until now there was at every moment a report not too old for it. */
function knownSince(all: readonly Told<unknown>[], now: Instant, staleSeconds: number): Instant {
  let since = now;
  for (const { at } of all.toSorted((one, other) => other.at - one.at))
    if (secondsBetween(at, since) <= staleSeconds) {
      const before = addSeconds(at, -staleSeconds);
      if (before < since) since = before;
    }
  return since;
}

function apart(one: Instant, other: Instant): number {
  return Math.abs(secondsBetween(one, other));
}

function sizeOf({ south, west, north, east }: Box): number {
  return (north - south) * (east - west);
}
