import type { Position } from '../../kernel/geo.ts';
import { destination } from '../../kernel/geo.ts';
import type { Identity, Report } from '../../kernel/telemetry.ts';
import { personAdriftMetresPerSecondMax } from '../../kernel/sea-bounds.ts';
import type { Instant } from '../../kernel/time.ts';
import { addSeconds, secondsBetween } from '../../kernel/time.ts';
import { knotsToMetresPerSecond } from '../../kernel/units.ts';
import type { MotionRow, StationKind, TracksView } from './wire.ts';
import { stationKinds } from './wire.ts';

/** What one report says. */
export type TrackReport = Report;

/** The newest place of one moving thing. `happenedAt` is never later than `receivedAt`. */
export interface Track extends TrackReport {
  readonly kind: StationKind;
}

/** What a station says of itself, as the telemetry holds it. */
export type TrackIdentity = Identity;

export const stalenesses = ['fresh', 'ageing', 'stale', 'expired'] as const;
export type Staleness = (typeof stalenesses)[number];

/** Ages, seconds, up to which a track is fresh, ageing and stale; beyond the last it leaves the picture. */
export interface Ages {
  /** How often the station is required to report. */
  readonly intervalSeconds: number;
  readonly freshSeconds: number;
  readonly ageingSeconds: number;
  readonly staleSeconds: number;
}

/**
 * Reporting intervals: ITU-R M.1371-5, annex 1, section 4.2.1, tables 1 and 2 (class A under way 2 to 10 s, at anchor
 * or moored and slower than 3 knots 3 min; class B slower than 2 knots 3 min, else 5 to 30 s; SAR aircraft and base
 * station 10 s; aid 3 min) and annex 4 (long range, type 27: 3 min). AIS-SART, MOB and EPIRB: a burst each minute
 * (annex 9). The multiples are ours: shore reception in the strait drops single reports, so one lost report must
 * not grey a ship, and a silent ship must not stay for an hour. The last place of a distress beacon stays a day.
 */
const ages = {
  classAUnderWay: { intervalSeconds: 10, freshSeconds: 30, ageingSeconds: 180, staleSeconds: 600 },
  classBUnderWay: { intervalSeconds: 30, freshSeconds: 90, ageingSeconds: 300, staleSeconds: 900 },
  atRest: { intervalSeconds: 180, freshSeconds: 400, ageingSeconds: 720, staleSeconds: 1_200 },
  longRange: { intervalSeconds: 180, freshSeconds: 400, ageingSeconds: 1_200, staleSeconds: 3_600 },
  baseStation: { intervalSeconds: 10, freshSeconds: 60, ageingSeconds: 300, staleSeconds: 900 },
  aircraft: { intervalSeconds: 10, freshSeconds: 30, ageingSeconds: 120, staleSeconds: 600 },
  distress: { intervalSeconds: 60, freshSeconds: 120, ageingSeconds: 600, staleSeconds: 86_400 },
} as const satisfies Record<string, Ages>;

/** Only long-range reports (type 27, tenths of a minute) claim a place worse than this. */
const longRangeAccuracyMetres = 100;
const anchored = 1;
const moored = 5;

/**
 * Folds one report into a track: the later `happenedAt` wins, and at the same moment the later receipt.
 * An out-of-order report returns `before` itself. A report from the future counts as happened at its receipt,
 * or one wrong clock would freeze the track.
 */
export function evolveTrack(before: Track | null, report: TrackReport): Track {
  const happenedAt = report.happenedAt > report.receivedAt ? report.receivedAt : report.happenedAt;
  if (before !== null) {
    if (happenedAt < before.happenedAt) return before;
    if (happenedAt === before.happenedAt && report.receivedAt <= before.receivedAt) return before;
  }
  return { ...report, happenedAt, kind: stationKindOf(report.kind) };
}

/** The station kind of free text; `other` where the text is none of the closed list. */
export function stationKindOf(text: string): StationKind {
  return stationKinds.find((kind) => kind === text) ?? 'other';
}

/** The thresholds that hold for a track in its present state (seconds). */
export function agesOf(track: TrackReport): Ages {
  if (isLongRange(track)) return ages.longRange;
  switch (stationKindOf(track.kind)) {
    case 'vessel_class_a':
      return isAtRestClassA(track) ? ages.atRest : ages.classAUnderWay;
    case 'vessel_class_b':
      return isSlowClassB(track) ? ages.atRest : ages.classBUnderWay;
    case 'base_station':
      return ages.baseStation;
    case 'search_and_rescue_aircraft':
      return ages.aircraft;
    case 'distress_beacon':
      return ages.distress;
    case 'aid_to_navigation':
    case 'other':
      return ages.atRest;
  }
}

/** How old the knowledge is at `at`: by the moment it happened, not the moment it came. */
export function stalenessOf(track: TrackReport, at: Instant): Staleness {
  const age = secondsBetween(track.happenedAt, at);
  const limits = agesOf(track);
  if (age <= limits.freshSeconds) return 'fresh';
  if (age <= limits.ageingSeconds) return 'ageing';
  return age <= limits.staleSeconds ? 'stale' : 'expired';
}

/** The moment after which a track leaves the live picture. Every track has one. */
export function expiresAt(track: TrackReport): Instant {
  return addSeconds(track.happenedAt, agesOf(track).staleSeconds);
}

/** Where the thing may be, and what the figure is made of (metres, metres per second, seconds). */
export interface Uncertainty {
  readonly metres: number;
  readonly accuracyMetres: number;
  readonly accuracyAssumed: boolean;
  readonly speedMetresPerSecond: number;
  readonly speedAssumed: boolean;
  readonly ageSeconds: number;
  /** The true figure is larger: nothing useful is known of the place. */
  readonly capped: boolean;
}

/**
 * Assumed where the sender gives no accuracy. AIS says only "10 m or better" or "worse than 10 m" (ITU-R M.1371-5,
 * annex 8, position accuracy); 30 m covers unaided GNSS with an antenna away from the ship's middle.
 */
export const accuracyAssumedMetres = 30;
/** Beyond this the circle covers the strait and tells nothing more. */
export const uncertaintyMaxMetres = 50_000;
/** Even a ship that says zero may drift on the stream: 1 knot. */
const driftMetresPerSecond = knotsToMetresPerSecond(1);

/** Radius round the last place that holds the thing at `at`: accuracy + speed x age, capped. */
export function uncertaintyOf(track: TrackReport, at: Instant): Uncertainty {
  const ageSeconds = Math.max(0, secondsBetween(track.happenedAt, at));
  const accuracyMetres = track.accuracyMetres ?? accuracyAssumedMetres;
  const speed = speedBoundOf(track);
  const metres = accuracyMetres + speed * ageSeconds;
  return {
    metres: Math.min(metres, uncertaintyMaxMetres),
    accuracyMetres,
    accuracyAssumed: track.accuracyMetres === null,
    speedMetresPerSecond: speed,
    speedAssumed: track.speedMetresPerSecond === null,
    ageSeconds,
    capped: metres > uncertaintyMaxMetres,
  };
}

/** `uncertaintyOf` as the bare radius in metres. */
export function uncertaintyMetres(track: TrackReport, at: Instant): number {
  return uncertaintyOf(track, at).metres;
}

/** A circle: centre WGS 84, radius metres. */
export interface Area {
  readonly centre: Position;
  readonly radiusMetres: number;
}

/**
 * Where the thing is expected at `at` if it holds course and speed: an area, never a point. The radius grows by three
 * tenths of the run, which covers a turn of 17 degrees or a third less speed. Null without course and speed, for a
 * moment before the report, and once the track is stale: then only the full circle of `uncertaintyOf` is honest.
 */
export function predictedArea(track: TrackReport, at: Instant): Area | null {
  if (track.speedMetresPerSecond === null || track.courseDegrees === null) return null;
  const ageSeconds = secondsBetween(track.happenedAt, at);
  const staleness = stalenessOf(track, at);
  if (ageSeconds < 0 || staleness === 'stale' || staleness === 'expired') return null;
  const run = track.speedMetresPerSecond * ageSeconds;
  const accuracyMetres = track.accuracyMetres ?? accuracyAssumedMetres;
  return {
    centre: destination(track, track.courseDegrees, run),
    radiusMetres: accuracyMetres + Math.max(run * 0.3, driftMetresPerSecond * ageSeconds),
  };
}

/** A track as a row of the live stream; numbers are cut to what the senders' formats hold. */
export function toMotionRow(track: Track): MotionRow {
  return [
    track.track,
    round(track.lat, 1e6),
    round(track.lon, 1e6),
    roundOrNull(track.speedMetresPerSecond, 100),
    roundOrNull(track.courseDegrees, 10),
    roundOrNull(track.headingDegrees, 10),
    track.status,
    track.happenedAt,
    track.receivedAt,
    track.accuracyMetres,
    track.kind,
    track.source,
  ];
}

/** A change of the live picture as the stream's `tracks` message. */
export function toTracksView(change: {
  readonly changed: readonly Track[];
  readonly identities: readonly TrackIdentity[];
  readonly gone: readonly string[];
}): TracksView {
  return { motions: change.changed.map(toMotionRow), vessels: change.identities, gone: change.gone };
}

function isLongRange(track: TrackReport): boolean {
  return track.accuracyMetres !== null && track.accuracyMetres > longRangeAccuracyMetres;
}

function isAtRestClassA(track: TrackReport): boolean {
  const speed = track.speedMetresPerSecond ?? 0;
  return (track.status === anchored || track.status === moored) && speed <= knotsToMetresPerSecond(3);
}

// A class B that gives no speed is taken as slow: it stays longer in the picture rather than vanish.
function isSlowClassB(track: TrackReport): boolean {
  return (track.speedMetresPerSecond ?? 0) < knotsToMetresPerSecond(2);
}

/**
 * Highest speed to reckon with, m/s: what is said, never less than drift; where nothing is said, by kind. A beacon goes
 * with the water: what it said at slack water bounds nothing an hour later.
 */
export function speedBoundOf(track: Pick<TrackReport, 'kind' | 'speedMetresPerSecond'>): number {
  const kind = stationKindOf(track.kind);
  if (kind === 'base_station' || kind === 'aid_to_navigation') return track.speedMetresPerSecond ?? 0;
  if (kind === 'distress_beacon')
    return Math.max(track.speedMetresPerSecond ?? 0, personAdriftMetresPerSecondMax);
  if (track.speedMetresPerSecond !== null) return Math.max(track.speedMetresPerSecond, driftMetresPerSecond);
  if (kind === 'search_and_rescue_aircraft') return knotsToMetresPerSecond(150);
  return knotsToMetresPerSecond(20);
}

function round(value: number, parts: number): number {
  return Math.round(value * parts) / parts;
}

function roundOrNull(value: number | null, parts: number): number | null {
  return value === null ? null : round(value, parts);
}
