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
/** So long a place that is repeated without a fix is known for the old one: as long as it stands in the picture. */
const standingMilliseconds = 86_400_000;

type Place = { readonly lat: number | null; readonly lon: number | null };
type Fix = Extract<AisMessage, { readonly fix: unknown }>['fix'];

/** Tells which messages are such calls. */
export interface BeaconCalls {
  /** Null: the message is no call, or its beacon gave a place a moment ago. */
  readonly callOf: (message: AisMessage, from: HeardFrom) => BeaconCall | null;
  /**
   * Remembers who gave a place, and where the source that told it hears others. Answers with the report as it is to be
   * told: a beacon whose fix has stopped repeats its last place, and that place keeps the moment of the fix.
   */
  readonly placed: (report: Report, fix: Fix) => Report;
}

/** The place that a beacon gave last, and when it was there. */
interface Standing {
  readonly lat: number;
  readonly lon: number;
  readonly at: Instant;
}

interface HeardFrom {
  readonly source: string;
  readonly receivedAt: Instant;
  readonly timeTrusted: boolean;
}

/** Keeps what must be known of all sources to tell calls. Bounded by the sources and by the beacons heard at once. */
export function createBeaconCalls(): BeaconCalls {
  const placedBeacons = createGenerations<string, true>(placedMilliseconds, placedMax);
  const standing = createGenerations<string, Standing>(standingMilliseconds, placedMax);
  const lastReports = new Map<string, Report>();
  const standingOf = (track: string, { lat, lon }: Place, now: Instant): Standing | null => {
    const before = standing.get(track, now);
    return before !== undefined && before.lat === lat && before.lon === lon ? before : null;
  };
  return {
    callOf(message, { source, receivedAt, timeTrusted }) {
      const track = trackOf(message.mmsi);
      if (!isCalling(message, (place) => standingOf(track, place, receivedAt) !== null)) return null;
      if (placedBeacons.get(track, receivedAt) !== undefined) return null;
      const last = lastReports.get(source);
      return {
        track,
        source,
        heardAt: (timeTrusted ? message.taggedAt : null) ?? receivedAt,
        near: last === undefined ? null : { lat: last.lat, lon: last.lon },
      };
    },
    placed(report, fix) {
      lastReports.set(report.source, report);
      if (report.kind !== 'distress_beacon') return report;
      const { track, lat, lon, receivedAt } = report;
      const before = fix === 'inoperative' ? standingOf(track, report, receivedAt) : null;
      const at = before === null || before.at > report.happenedAt ? report.happenedAt : before.at;
      standing.set(track, { lat, lon, at }, receivedAt);
      // Only a place that is itself told stands for the call: one sent under test is not, and must not silence it.
      if (before === null && report.status === activeStatus) placedBeacons.set(track, true, receivedAt);
      return { ...report, happenedAt: at };
    },
  };
}

/**
 * True where a distress beacon says that it is active and says no place: a position report with status 14 and the place
 * "not available" (181, 91) or none on earth, or the one it gave before its fix stopped; or the text `SART ACTIVE`, `MOB ACTIVE`, `EPIRB ACTIVE`. One under test says TEST, and
 * status 15. Source: ITU-R M.1371-5, annex 9; IEC 61097-14.
 */
function isCalling(message: AisMessage, isStanding: (place: Place) => boolean): boolean {
  switch (message.type) {
    case 1:
    case 2:
    case 3:
      if (message.status !== activeStatus || !isBeacon(message)) return false;
      return message.lat === null || (message.fix === 'inoperative' && isStanding(message));
    case 14:
      return isBeacon(message) && /\bACTIVE\b/.test(message.text ?? '');
    default:
      return false;
  }
}

function isBeacon({ mmsi, type }: AisMessage): boolean {
  return stationKindBy(mmsi, type) === 'distress_beacon';
}
