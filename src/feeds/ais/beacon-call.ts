import type { Report } from '../../app/telemetry.ts';
import type { Instant } from '../../kernel/time.ts';
import type { AisMessage } from '../../standards/nmea-ais/index.ts';
import { createGenerations } from './generations.ts';
import { stationKindBy, trackOf } from './station.ts';

/** A distress beacon that was heard and gave no position: until its first fix, or where it never gets one. */
export interface BeaconCall {
  readonly track: string;
  /** The source that heard it. */
  readonly source: string;
  readonly heardAt: Instant;
  /** The newest place that this source reported of anybody: what stands for its own where nobody registered that. */
  readonly near: { readonly lat: number; readonly lon: number } | null;
}

/** Navigational status of a beacon that is active. Source: ITU-R M.1371-5, annex 8, table 45. */
const activeStatus = 14;

/** While a beacon's place is younger than this, what it says without one tells nothing more. */
const placedMilliseconds = 300_000;
const placedMax = 1_000;

/** Tells which messages are such calls. */
export interface BeaconCalls {
  /** Null: the message is no call, or its beacon gave a place a moment ago. */
  readonly callOf: (message: AisMessage, from: HeardFrom) => BeaconCall | null;
  /** Remembers who gave a place, and where the source that told it hears others. */
  readonly placed: (report: Report) => void;
}

interface HeardFrom {
  readonly source: string;
  readonly receivedAt: Instant;
  readonly timeTrusted: boolean;
}

/** Keeps what must be known of all sources to tell calls. Bounded by the sources and by the beacons heard at once. */
export function createBeaconCalls(): BeaconCalls {
  const placedBeacons = createGenerations<string, true>(placedMilliseconds, placedMax);
  const lastReports = new Map<string, Report>();
  return {
    callOf(message, { source, receivedAt, timeTrusted }) {
      if (!isCalling(message)) return null;
      const track = trackOf(message.mmsi);
      if (placedBeacons.get(track, receivedAt) !== undefined) return null;
      const last = lastReports.get(source);
      return {
        track,
        source,
        heardAt: (timeTrusted ? message.taggedAt : null) ?? receivedAt,
        near: last === undefined ? null : { lat: last.lat, lon: last.lon },
      };
    },
    placed(report) {
      lastReports.set(report.source, report);
      // Only a place that is itself told stands for the call: one sent under test is not, and must not silence it.
      if (report.kind === 'distress_beacon' && report.status === activeStatus)
        placedBeacons.set(report.track, true, report.receivedAt);
    },
  };
}

/**
 * True where a distress beacon says that it is active and says no place: a position report with status 14 and the place
 * "not available" (181, 91) or none on earth, or the text `SART ACTIVE`, `MOB ACTIVE`, `EPIRB ACTIVE`. One under test says TEST, and
 * status 15. Source: ITU-R M.1371-5, annex 9; IEC 61097-14.
 */
function isCalling(message: AisMessage): boolean {
  switch (message.type) {
    case 1:
    case 2:
    case 3:
      return message.status === activeStatus && message.lat === null && isBeacon(message);
    case 14:
      return isBeacon(message) && /\bACTIVE\b/.test(message.text ?? '');
    default:
      return false;
  }
}

function isBeacon({ mmsi, type }: AisMessage): boolean {
  return stationKindBy(mmsi, type) === 'distress_beacon';
}
