import type { Position } from '../../kernel/geo.ts';
import { type Instant, instant, toUtc } from '../../kernel/time.ts';
import type { RecordDetection } from './events.ts';
import type { Track } from './track.ts';
import { allAroundDegrees, type DetectedObject } from './wire.ts';

/** Navigational status of a beacon that is active; one under test sends 15. Source: ITU-R M.1371-5, table 45. */
const active = 14;
/** What a satellite fix at sea is good for where the beacon does not say it. */
const unsaidAccuracyMetres = 50;

/**
 * What carries the beacon, by the first digits of its number (ITU-R M.585-9, annex 2): 970 floats on a survival craft,
 * 972 hangs on a person overboard; 974 came off a vessel of any kind, and says not what is left of it.
 */
const carriers: Readonly<Record<string, DetectedObject>> = { '970': 'small_craft', '972': 'person_in_water' };

/** True for what comes first when room is short: whatever a distress beacon says, also one under test. */
export function isDistressBeacon({ kind }: { readonly kind: string }): boolean {
  return kind === 'distress_beacon';
}

/**
 * A distress beacon heard by AIS as a detection; null for anything else, and for a beacon under test. The beacon itself is
 * the source, whichever station hears it; of its bursts one a minute is told, under a key of its own.
 */
export function beaconDetection(track: Track): Omit<RecordDetection, 'type' | 'at'> | null {
  const { kind, status, happenedAt, lat, lon, accuracyMetres } = track;
  if (kind !== 'distress_beacon' || status !== active) return null;
  return {
    ...heardBeacon(track.track, happenedAt),
    position: { lat, lon, accuracyMetres: accuracyMetres ?? unsaidAccuracyMetres },
    bearing: null,
  };
}

/** An active beacon that gave no position, as the station told it that heard it. */
export interface BeaconCall {
  readonly track: string;
  readonly heardAt: Instant;
  /** Where the station stands, as its keeper registered it; null: nobody did. */
  readonly station: Position | null;
  /** The newest place of anybody that this station told; null: none yet. */
  readonly near: Position | null;
}

/** How far from a station's mast a beacon at the surface of the sea is heard at most: 40 nautical miles. Ours, wide. */
const heardMetresMax = 74_080;
/** Around somebody else whom the same station heard: the widest that a detection can say. */
const nearMetresMax = 200_000;

/**
 * A beacon that calls without a position as a detection: all around the station that heard it, so far as it can be
 * heard. It is no fix and has no place of its own; the station's stands as what it was heard from. Null where nothing
 * at all is known of where the station is. Its first fix, if one comes, is another detection of the same source.
 */
export function beaconCallDetection(call: BeaconCall): Omit<RecordDetection, 'type' | 'at'> | null {
  const from = call.station ?? call.near;
  if (from === null) return null;
  const rangeMetresMax = call.station === null ? nearMetresMax : heardMetresMax;
  const heard = heardBeacon(call.track, call.heardAt);
  return {
    ...heard,
    key: `${heard.key}-heard`,
    position: null,
    bearing: { from, degrees: 0, accuracyDegrees: allAroundDegrees, rangeMetresMax },
  };
}

function heardBeacon(track: string, at: Instant) {
  const minute = instant(Math.floor(at / 60_000) * 60_000);
  const number = track.replace(/^ais:/, '');
  return {
    source: `ais-beacon-${number}`,
    key: toUtc(minute).slice(0, 16),
    kind: 'ais',
    happenedAt: toUtc(at),
    confidence: null,
    count: 1,
    imageReference: null,
    object: carriers[number.slice(0, 3)] ?? null,
  } as const;
}
