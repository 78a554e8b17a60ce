import type { Report } from '../../app/telemetry.ts';
import type { Instant } from '../../kernel/time.ts';
import { knotsToMetresPerSecond } from '../../kernel/units.ts';
import type { AisMessage } from '../../standards/nmea-ais/index.ts';
import { momentOf } from './moment.ts';
import { stationKindBy, trackOf } from './station.ts';

/** A message that tells where its sender is. */
export type Placing = Extract<AisMessage, { type: 1 | 2 | 3 | 4 | 9 | 11 | 18 | 19 | 21 | 27 }>;

/**
 * Position accuracy flag: 1 is "high, 10 m or better", 0 is "low, more than 10 m" and also the default of senders that
 * do not know, so low says nothing that could be drawn: null. Source: ITU-R M.1371-5, annex 8, table 48 and note 1.
 * A manual, estimated or dead-reckoned position is not held to its flag.
 */
const accurateMetres = 10;

/**
 * Type 27 gives tenths of a minute: rounding alone moves a place by up to half a tenth (93 m) each way, and the fix may
 * be older than 5 s. Source: ITU-R M.1371-5, annex 8, table 75.
 */
const longRangeMetres = 200;

/** True for the types that carry the sender's own position and are kept (1-4, 9, 18, 19, 21, 27). */
export function isPlacing(message: AisMessage): message is Placing {
  switch (message.type) {
    case 1:
    case 2:
    case 3:
    case 4:
    case 9:
    case 18:
    case 19:
    case 21:
    case 27:
      return true;
    default:
      return false;
  }
}

/**
 * A position message as a telemetry report: metres per second, degrees, null where the sender does not say.
 * `base` is the moment it came in, or the tag block's time where the source is trusted for it.
 * Null where it gives no position.
 */
export function reportOf(
  message: Placing,
  from: { readonly source: string; readonly receivedAt: Instant; readonly base: Instant },
): Report | null {
  const { lat, lon } = message;
  if (lat === null || lon === null) return null;
  return {
    track: trackOf(message.mmsi),
    source: from.source,
    receivedAt: from.receivedAt,
    happenedAt: momentOf(from.base, secondOf(message)),
    lat,
    lon,
    accuracyMetres: accuracyOf(message),
    speedMetresPerSecond: speedOf(message),
    courseDegrees: 'courseDegrees' in message ? message.courseDegrees : null,
    headingDegrees: 'headingDegrees' in message ? message.headingDegrees : null,
    status: statusOf(message),
    kind: stationKindBy(message.mmsi, message.type) ?? 'other',
  };
}

function accuracyOf(message: Placing): number | null {
  if (message.type === 27) return longRangeMetres;
  if (!message.accurate) return null;
  if (
    'fix' in message &&
    (message.fix === 'manual' || message.fix === 'dead_reckoning' || message.fix === 'inoperative')
  )
    return null;
  return accurateMetres;
}

function speedOf(message: Placing): number | null {
  if (!('speedKnots' in message) || message.speedKnots === null) return null;
  return knotsToMetresPerSecond(message.speedKnots);
}

function statusOf(message: Placing): number | null {
  if (message.type === 21) return message.aidStatus;
  return 'status' in message ? message.status : null;
}

// A base station's second is the second of its clock, not of its place: it stands still.
function secondOf(message: Placing): number | null {
  if (message.type === 4 || message.type === 27 || message.type === 21) return null;
  return message.second;
}
