import { smallBoatMetresPerSecondMax } from '../../../kernel/sea-bounds.ts';
import { metresPerSecondToKnots } from '../../../kernel/units.ts';
import { accuracyAssumedMetres, speedBoundOf } from '../track.ts';
import type { StationKind } from '../wire.ts';
import type { Track } from './picture.ts';

/** How a report stands to its age: drawn in another form, and said in another word, never only in another colour. */
export type Freshness = 'fresh' | 'ageing' | 'stale';

/**
 * Seconds after which a station of a kind is stale: about three of the reports it owes have not come.
 * Source: reporting intervals of ITU-R M.1371-5, annex 1, tables 1 and 2 (class A under way 2-10 s, at anchor 180 s,
 * class B 30-180 s, aids 180 s); a distress beacon sends in bursts of eight a minute.
 */
const staleAfterSeconds: Readonly<Record<StationKind, number>> = {
  vessel_class_a: 180,
  vessel_class_b: 540,
  base_station: 120,
  aid_to_navigation: 540,
  search_and_rescue_aircraft: 120,
  distress_beacon: 300,
  other: 540,
};

const atRestSeconds = 540;

/** Anchored, moored or aground by its own status, or without way: half a knot and less. */
export function isUnderWay(track: Pick<Track, 'status' | 'speed'>): boolean {
  if (track.status === 1 || track.status === 5 || track.status === 6) return false;
  return track.speed === null || track.speed > 0.26;
}

/** After how many seconds this track's last report is stale. A beacon sends every minute, with way or without. */
export function staleAfter(track: Pick<Track, 'status' | 'speed' | 'kind'>): number {
  return isUnderWay(track) || track.kind === 'distress_beacon'
    ? staleAfterSeconds[track.kind]
    : Math.max(atRestSeconds, staleAfterSeconds[track.kind]);
}

/** How old the last report is, in words of the screen. */
export function freshnessOf(
  track: Pick<Track, 'status' | 'speed' | 'kind' | 'happenedAt'>,
  now: number,
): Freshness {
  const age = (now - track.happenedAt) / 1000;
  const limit = staleAfter(track);
  if (age >= limit) return 'stale';
  return age >= limit / 2 ? 'ageing' : 'fresh';
}

/** The widest circle that is drawn or told, 10 nautical miles: a radius as large means that it may be farther. */
export const radiusMetresMax = 18_520;

/**
 * Radius within which the station may be now, metres: its accuracy, and the way it can have made since its report. One that
 * gives no speed does not stand still: a beacon of somebody in the water drifts. Held to `radiusMetresMax`.
 */
export function possibleRadiusMetres(
  track: Pick<Track, 'accuracyMetres' | 'kind' | 'speed' | 'happenedAt'>,
  now: number,
): number {
  const age = Math.max(0, (now - track.happenedAt) / 1000);
  const speed = speedBoundOf({ kind: track.kind, speedMetresPerSecond: track.speed });
  return Math.min(radiusMetresMax, (track.accuracyMetres ?? accuracyAssumedMetres) + speed * age);
}

/** A small boat makes no more than this over ground: knots. An assumption, said on screen, and the one that rescue has. */
export const smallBoatKnots = metresPerSecondToKnots(smallBoatMetresPerSecondMax);

/** Radius within which what was detected may be now, metres, at the speed of a small boat. */
export function detectionRadiusMetres(accuracyMetres: number, happenedAt: number, now: number): number {
  const age = Math.max(0, (now - happenedAt) / 1000);
  return Math.min(radiusMetresMax, accuracyMetres + smallBoatMetresPerSecondMax * age);
}

/**
 * Whether a silent station's circle is drawn though nobody opened it: it was under way, and the sheet is not full. A
 * beacon's always: it drifts whatever it said, and somebody is looked for there.
 */
export function mayHaveDrifted(
  track: Pick<Track, 'status' | 'speed' | 'kind' | 'happenedAt'>,
  { now, isCrowded }: { readonly now: number; readonly isCrowded: boolean },
): boolean {
  if (freshnessOf(track, now) !== 'stale') return false;
  return track.kind === 'distress_beacon' || (isUnderWay(track) && !isCrowded);
}
