import type { Text } from '../../../kernel/text.ts';
import { metresToNauticalMiles } from '../../../kernel/units.ts';
import type { Severity } from '../../../kit/alarms/line-alarm.ts';
import type { MessageValues } from '../../../kit/i18n/message.ts';
import type { Connection } from '../../../kit/live/live-client.ts';
import { alarmText } from '../text.ts';
import { type DetectionView, type HealthView, isHeardOnly, type SourceHealth } from '../wire.ts';
import { freshnessOf } from './ageing.ts';
import type { Picture, Track } from './picture.ts';
import type { Selection } from './selection.ts';
import { mmsiOf, nameOf } from './track-words.ts';

/** One thing that needs a human act now, with what follows if nobody acts, and the act. */
export interface Alarm {
  /** Stable while the cause lasts; acknowledging is remembered by it. */
  readonly key: string;
  readonly severity: Severity;
  readonly what: Text;
  readonly values: MessageValues;
  readonly consequence: Text;
  readonly act: Text;
  /** When the cause arose, milliseconds. */
  readonly since: number;
  readonly target: Selection | null;
}

export interface AlarmInputs {
  readonly picture: Picture;
  readonly health: HealthView | null;
  readonly connection: Connection;
  readonly now: number;
}

/** A detection nobody has assessed for this long becomes a warning. */
export const assessWithinSeconds = 180;

const order: Readonly<Record<Severity, number>> = { alarm: 0, warning: 1, caution: 2 };

/** Every alarm that stands, life first, then by severity, then the oldest first. */
export function alarmsOf(inputs: AlarmInputs): readonly Alarm[] {
  const alarms = [
    ...beacons(inputs),
    ...beaconCalls(inputs),
    ...connectionAlarms(inputs),
    ...storeAlarms(inputs),
    ...sourceAlarms(inputs),
    ...detectionAlarms(inputs),
  ];
  return alarms.sort((a, b) => rank(a) - rank(b) || a.since - b.since);
}

function rank(alarm: Alarm): number {
  return alarm.key.startsWith('beacon:') ? -1 : order[alarm.severity];
}

const beaconSecondsMax = 6 * 3600;

/** Distress beacons still heard: AIS-SART, man overboard, EPIRB. */
export function beaconsOf(picture: Picture, now: number): readonly Track[] {
  const heard: Track[] = [];
  for (const track of picture.tracks.values())
    if (track.kind === 'distress_beacon' && (now - track.happenedAt) / 1000 < beaconSecondsMax)
      heard.push(track);
  return heard;
}

/** Navigational status of a beacon that is active; one under test says 15. Source: ITU-R M.1371-5, annex 8, table 45. */
const activeStatus = 14;

/** An alarm where a beacon says that it is active; one that does not is shown with caution, and is no claim of a person. */
export function beaconSeverity({ status }: Pick<Track, 'status'>): Severity {
  return status === activeStatus ? 'alarm' : 'caution';
}

function beacons({ picture, now }: AlarmInputs): Alarm[] {
  return beaconsOf(picture, now).map((track) => {
    const severity = beaconSeverity(track);
    const words =
      severity === 'alarm'
        ? {
            key: `beacon:${track.id}`,
            what: freshnessOf(track, now) === 'stale' ? alarmText.beaconSilent : alarmText.beacon,
            consequence: alarmText.beaconConsequence,
            act: alarmText.beaconAct,
          }
        : {
            key: `beacon-unsaid:${track.id}`,
            what: alarmText.beaconUnsaid,
            consequence: alarmText.beaconUnsaidConsequence,
            act: alarmText.beaconUnsaidAct,
          };
    return {
      ...words,
      severity,
      values: { name: nameOf(track.id, picture.vessels.get(track.id)) },
      since: track.happenedAt,
      target: { kind: 'track', id: track.id },
    };
  });
}

/** True where a beacon calls, was heard by a station, and gave no place: as grave as one that gave it. */
export function isBeaconCall(detection: DetectionView): boolean {
  return detection.kind === 'ais' && isHeardOnly(detection);
}

/** Beacons that call without a place, each once, until somebody has looked or a later fix makes a track of it. */
function beaconCalls({ picture, now }: AlarmInputs): Alarm[] {
  const placedAt = new Map(beaconsOf(picture, now).map((track) => [mmsiOf(track.id), track.happenedAt]));
  const calls = new Map<string, DetectionView[]>();
  for (const detection of picture.detections.values()) {
    const at = Date.parse(detection.happenedAt);
    const isOver =
      at <= (placedAt.get(mmsiOf(detection.source)) ?? 0) || (now - at) / 1000 >= beaconSecondsMax;
    if (!isBeaconCall(detection) || !isUnassessed(detection) || isOver) continue;
    calls.set(detection.source, [...(calls.get(detection.source) ?? []), detection]);
  }
  return [...calls].map(([source, ofOne]) => beaconCallAlarm(source, ofOne));
}

function beaconCallAlarm(source: string, calls: readonly DetectionView[]): Alarm {
  const inOrder = calls.toSorted((a, b) => Date.parse(a.happenedAt) - Date.parse(b.happenedAt));
  const [first, newest] = [inOrder[0], inOrder.at(-1)];
  const rangeMetres = newest?.bearing?.rangeMetresMax ?? 0;
  return {
    key: `beacon:heard:${source}`,
    severity: 'alarm',
    what: alarmText.beaconHeard,
    values: { name: mmsiOf(source), miles: Math.round(metresToNauticalMiles(rangeMetres)) },
    consequence: alarmText.beaconConsequence,
    act: alarmText.beaconHeardAct,
    since: first === undefined ? 0 : Date.parse(first.happenedAt),
    target: newest === undefined ? null : { kind: 'detection', id: newest.id },
  };
}

function connectionAlarms({ connection }: AlarmInputs): Alarm[] {
  if (connection.state !== 'lost') return [];
  return [
    {
      key: `connection:${connection.since}`,
      severity: 'alarm',
      what: alarmText.connectionLost,
      values: {},
      consequence: alarmText.connectionConsequence,
      act: alarmText.connectionAct,
      since: connection.since,
      target: null,
    },
  ];
}

function storeAlarms({ health }: AlarmInputs): Alarm[] {
  if (health === null || health.store.state === 'ok') return [];
  const down = health.store.state === 'down';
  return [
    {
      key: `store:${health.store.state}`,
      severity: down ? 'alarm' : 'caution',
      what: down ? alarmText.storeDown : alarmText.storeSlow,
      values: {},
      consequence: down ? alarmText.storeDownConsequence : alarmText.storeSlowConsequence,
      act: down ? alarmText.storeDownAct : alarmText.storeSlowAct,
      since: health.at,
      target: null,
    },
  ];
}

/** True where a source owes reports and gives none. One never heard at all is a notice, not an alarm. */
export function isSilent(source: SourceHealth): boolean {
  return source.state === 'silent' || source.state === 'disconnected';
}

function sourceAlarms({ health }: AlarmInputs): Alarm[] {
  return (health?.sources ?? []).filter(isSilent).map((source) => ({
    key: `source:${source.source}:${source.lastAt ?? 0}`,
    severity: source.kind === 'ais' ? 'warning' : 'caution',
    what: source.state === 'silent' ? alarmText.sourceSilent : alarmText.sourceDisconnected,
    values: { source: source.source },
    consequence: source.kind === 'ais' ? alarmText.aisConsequence : alarmText.detectionSourceConsequence,
    act: alarmText.sourceAct,
    since: source.lastAt ?? health?.at ?? 0,
    target: { kind: 'source', id: source.source },
  }));
}

/** True where the detection still waits for a person's word. */
export function isUnassessed(detection: DetectionView): boolean {
  return detection.assessment === null;
}

/** One alarm for all that wait: a flood of detections must not become a flood of alarms. A newcomer opens it again. */
function detectionAlarms({ picture, now }: AlarmInputs): Alarm[] {
  const overdue = [...picture.detections.values()]
    .filter((one) => isUnassessed(one) && (now - Date.parse(one.recordedAt)) / 1000 >= assessWithinSeconds)
    .sort((a, b) => (a.recordedAt < b.recordedAt ? -1 : 1));
  const [oldest] = overdue;
  if (oldest === undefined) return [];
  return [
    {
      key: `detections:${overdue.at(-1)?.id}`,
      severity: 'warning',
      what: alarmText.detectionWaiting,
      values: { count: overdue.length, source: oldest.source },
      consequence: alarmText.detectionConsequence,
      act: alarmText.detectionAct,
      since: Date.parse(oldest.recordedAt),
      target: { kind: 'detection', id: oldest.id },
    },
  ];
}
