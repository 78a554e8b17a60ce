import type { Text } from '../../../kernel/text.ts';
import type { Severity } from '../../../kit/alarms/line-alarm.ts';
import type { MessageValues } from '../../../kit/i18n/message.ts';
import type { Connection } from '../../../kit/live/live-client.ts';
import { alarmText } from '../text.ts';
import type { DetectionView, HealthView, SourceHealth } from '../wire.ts';
import { freshnessOf } from './ageing.ts';
import type { Picture, Track } from './picture.ts';
import type { Selection } from './selection.ts';
import { nameOf } from './track-words.ts';

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

/** Distress beacons still heard: AIS-SART, man overboard, EPIRB. */
export function beaconsOf(picture: Picture, now: number): readonly Track[] {
  const heard: Track[] = [];
  for (const track of picture.tracks.values())
    if (track.kind === 'distress_beacon' && (now - track.happenedAt) / 1000 < 6 * 3600) heard.push(track);
  return heard;
}

function beacons({ picture, now }: AlarmInputs): Alarm[] {
  return beaconsOf(picture, now).map((track) => ({
    key: `beacon:${track.id}`,
    severity: 'alarm',
    what: freshnessOf(track, now) === 'stale' ? alarmText.beaconSilent : alarmText.beacon,
    values: { name: nameOf(track.id, picture.vessels.get(track.id)) },
    consequence: alarmText.beaconConsequence,
    act: alarmText.beaconAct,
    since: track.happenedAt,
    target: { kind: 'track', id: track.id },
  }));
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
