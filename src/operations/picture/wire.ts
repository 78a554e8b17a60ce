import type {
  LinkFault,
  RefusedEnvelopes,
  SetBack,
  UncarriedView,
  WaitingEnvelopes,
} from '../../kernel/link-standing.ts';
import type { UtcText } from '../../kernel/time.ts';

/** What a station is, told by shape on the map. */
export const stationKinds = [
  'vessel_class_a',
  'vessel_class_b',
  'base_station',
  'aid_to_navigation',
  'search_and_rescue_aircraft',
  'distress_beacon', // AIS-SART, MOB, EPIRB: MMSI 970, 972, 974
  'other',
] as const;
export type StationKind = (typeof stationKinds)[number];

/**
 * One row of the live picture, as an array to keep the stream small:
 * [track, latitude, longitude, speed m/s | null, course | null, heading | null, status | null,
 *  happened ms, received ms, accuracy metres | null, kind, source]
 */
export type MotionRow = readonly [
  track: string,
  lat: number,
  lon: number,
  speedMetresPerSecond: number | null,
  courseDegrees: number | null,
  headingDegrees: number | null,
  status: number | null,
  happenedAt: number,
  receivedAt: number,
  accuracyMetres: number | null,
  kind: StationKind,
  source: string,
];

/** What a station says of itself. */
export interface VesselView {
  readonly track: string;
  readonly name: string | null;
  readonly callSign: string | null;
  readonly imo: number | null;
  readonly shipType: number | null;
  readonly lengthMetres: number | null;
  readonly beamMetres: number | null;
  readonly draughtMetres: number | null;
  readonly destination: string | null;
  readonly source: string;
  readonly receivedAt: number;
}

/** `tracks` of the live stream, and part of the answer at T. */
export interface TracksView {
  readonly motions: readonly MotionRow[];
  readonly vessels: readonly VesselView[];
  /** Tracks whose last report expired. */
  readonly gone: readonly string[];
}

export const detectionKinds = [
  'camera',
  'thermal',
  'radar',
  'drone',
  'patrol',
  'aircraft',
  'acoustic',
  'ais', // a distress beacon heard: AIS-SART, MOB, EPIRB
  'other',
] as const;
export type DetectionKind = (typeof detectionKinds)[number];

/** What a device says that it sees: a thing, never who. `vessel_with_ais`: a vessel that says itself what it is. */
export const detectedObjects = [
  'small_craft',
  'person_in_water',
  'vessel',
  'vessel_with_ais',
  'other',
] as const;
export type DetectedObject = (typeof detectedObjects)[number];

/** How an item stands to the clock: said on screen, never silently corrected. */
export const timeliness = ['in_time', 'late', 'future', 'out_of_order'] as const;
export type Timeliness = (typeof timeliness)[number];

export const assessments = ['seen', 'confirmed', 'false_alarm'] as const;
export type Assessment = (typeof assessments)[number];

/** The accuracy of a bearing that is none: what was heard lies anywhere around the place it was heard from. */
export const allAroundDegrees = 180;

/** True where a detection says only that something was heard, within a range of somewhere: never to be read as a fix. */
export function isHeardOnly({ position, bearing }: Pick<DetectionView, 'position' | 'bearing'>): boolean {
  return position === null && bearing?.accuracyDegrees === allAroundDegrees;
}

/** One detection as the console shows it. Either `position` or `bearing` (or both) is set. */
export interface DetectionView {
  readonly id: string;
  /** How many entries its record has that the reader may see: the newest has the highest. */
  readonly version: number;
  readonly source: string;
  readonly kind: DetectionKind;
  readonly happenedAt: UtcText;
  readonly recordedAt: UtcText;
  readonly timeliness: Timeliness;
  readonly position: { readonly lat: number; readonly lon: number; readonly accuracyMetres: number } | null;
  readonly bearing: {
    readonly from: { readonly lat: number; readonly lon: number };
    readonly degrees: number;
    readonly accuracyDegrees: number;
    readonly rangeMetresMax: number | null;
  } | null;
  /** The device's own confidence, 0..1; null where it gives none. About the object, never a person. */
  readonly confidence: number | null;
  readonly count: number | null;
  readonly imageReference: string | null;
  readonly assessment: { readonly value: Assessment; readonly by: string; readonly at: UtcText } | null;
}

/** Health of one source of reports. */
export interface SourceHealth {
  readonly source: string;
  readonly kind: 'ais' | 'detection';
  readonly state: 'receiving' | 'silent' | 'disconnected' | 'never';
  readonly lastAt: number | null;
  readonly silentAfterSeconds: number;
  readonly received: number;
  readonly refused: number;
  readonly refusedByReason: Readonly<Record<string, number>>;
  /** Items per second over the last 10 s. */
  readonly rate: number;
}

/**
 * Both directions between this node and the other state's. Moments in milliseconds by this node's clock; nothing of the
 * other side may be shown as fresh while `state` is not `up`.
 */
export interface LinkHealth {
  readonly peer: string;
  /** Whether we hear them. */
  readonly state: 'not_configured' | 'up' | 'down';
  /** Their last whole answer; null: none yet. */
  readonly lastAt: number | null;
  /** Since when `state` is what it is. */
  readonly since: number | null;
  /** We have all that they may tell up to this moment; null: not yet known. */
  readonly currentTo: number | null;
  readonly fault: LinkFault | null;
  /** Their clock less ours. */
  readonly clockSeconds: number | null;
  /** This node's own clock is not believed: nothing runs out by it. Absent: it is. */
  readonly clockDoubted?: boolean;
  /** Envelopes that they have and we do not yet. */
  readonly missing: number;
  /** Envelopes that were not taken as they should be, each once, by reason, since the start. */
  readonly refused: readonly RefusedEnvelopes[];
  /** Envelopes that came and stand in no record here yet. Absent: none. */
  readonly waiting?: WaitingEnvelopes;
  /** Whether they hear us. */
  readonly heard: 'unknown' | 'up' | 'down';
  readonly heardSince: number | null;
  readonly heardAt: number | null;
  /** Envelopes that they do not have yet, and since when the oldest waits. */
  readonly pending: number;
  readonly pendingSince: number | null;
  /** All that may go to them stands ready for them up to this moment. Absent or null: not known. */
  readonly toldTo?: number | null;
  /** They hold of us what this book never made; null: not so, or not known. */
  readonly setBack: SetBack | null;
  /** Stretches of their book of which they said that it was set back. Absent: none. */
  readonly declared?: readonly { readonly after: number; readonly upTo: number }[];
  /** Records of ours that should have gone to them and could not. Absent: none. */
  readonly uncarried?: UncarriedView;
}

/**
 * A link as a line, for whoever may not see what is recorded of rescues: whether it stands, which way, since when. What
 * goes over it, waits for it or was not taken tells of rescues, and so does the very moment of each answer.
 */
export interface LinkLine
  extends Pick<LinkHealth, 'peer' | 'state' | 'since' | 'heard' | 'heardSince' | 'clockSeconds'> {
  /** While theirs is fresh, the moment at which this is told; else in steps of ten seconds. Null: not yet known. */
  readonly currentTo: number | null;
}

/** A link as a reader is told of it: whole, or its line alone. */
export type LinkTold = LinkLine & Partial<LinkHealth>;

/** `health` of the live stream. */
export interface HealthView {
  readonly at: number;
  readonly node: string;
  readonly version: string;
  readonly demonstration: boolean;
  readonly store: {
    readonly state: 'ok' | 'slow' | 'down';
    readonly lagMilliseconds: number;
  };
  /** The place in the book up to which the picture tells, sealed: what is exported names it, oversight can open it. */
  readonly bookmark: string;
  readonly sources: readonly SourceHealth[];
  readonly links: readonly LinkTold[];
}

/** `GET /api/picture?at=&as=`: the whole picture at one past moment. */
export interface PictureAtView {
  readonly at: UtcText;
  readonly as: 'known' | 'happened';
  readonly tracks: TracksView;
  readonly detections: readonly DetectionView[];
}

/** `GET /api/picture/within`: what was seen in an area between two moments. */
export interface AreaView {
  /** The newest report of each track inside the area. */
  readonly motions: readonly MotionRow[];
  /** Who these tracks say they are; none for a track that never said. */
  readonly vessels: readonly VesselView[];
  readonly detections: readonly DetectionView[];
  /** True where only the newest 5,000 of a kind are here. */
  readonly truncated: boolean;
}
