import { instant, toUtc } from '../../kernel/time.ts';
import type { RecordDetection } from './events.ts';
import type { Track } from './track.ts';
import type { DetectedObject } from './wire.ts';

/** Navigational status of a beacon that is active; one under test sends 15. Source: ITU-R M.1371-5, table 45. */
const active = 14;
/** What a satellite fix at sea is good for where the beacon does not say it. */
const unsaidAccuracyMetres = 50;

/**
 * What carries the beacon, by the first digits of its number (ITU-R M.585-9, annex 2): 970 floats on a survival craft,
 * 972 hangs on a person overboard; 974 came off a vessel of any kind, and says not what is left of it.
 */
const carriers: Readonly<Record<string, DetectedObject>> = { '970': 'small_craft', '972': 'person_in_water' };

/**
 * A distress beacon heard by AIS as a detection; null for anything else, and for a beacon under test. The beacon itself is
 * the source, whichever station hears it; of its bursts one a minute is told, under a key of its own.
 */
export function beaconDetection(track: Track): Omit<RecordDetection, 'type' | 'at'> | null {
  const { kind, status, happenedAt, lat, lon, accuracyMetres } = track;
  if (kind !== 'distress_beacon' || status !== active) return null;
  const minute = instant(Math.floor(happenedAt / 60_000) * 60_000);
  const number = track.track.replace(/^ais:/, '');
  return {
    source: `ais-beacon-${number}`,
    key: toUtc(minute).slice(0, 16),
    kind: 'ais',
    happenedAt: toUtc(happenedAt),
    position: { lat, lon, accuracyMetres: accuracyMetres ?? unsaidAccuracyMetres },
    bearing: null,
    confidence: null,
    count: 1,
    imageReference: null,
    object: carriers[number.slice(0, 3)] ?? null,
  };
}
