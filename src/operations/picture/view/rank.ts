import type { DetectionView, HealthView, SourceHealth } from '../wire.ts';
import type { Severity } from '../../../kit/alarms/line-alarm.ts';
import {
  assessWithinSeconds,
  beaconSeverity,
  beaconsOf,
  isBeaconCall,
  isSilent,
  isUnassessed,
} from './alarms.ts';
import type { Picture, Track } from './picture.ts';

/** One line of "needs an act": a beacon, a detection nobody has assessed, or a source that has gone silent. */
export type QueueItem =
  | {
      readonly kind: 'track';
      readonly key: string;
      readonly severity: Severity;
      readonly since: number;
      readonly track: Track;
    }
  | {
      readonly kind: 'detection';
      readonly key: string;
      readonly severity: Severity;
      readonly since: number;
      readonly detection: DetectionView;
    }
  | {
      readonly kind: 'source';
      readonly key: string;
      readonly severity: Severity;
      readonly since: number;
      readonly source: SourceHealth;
    };

const severityOrder: Readonly<Record<Severity, number>> = { alarm: 0, warning: 1, caution: 2 };

/**
 * What needs an act, most urgent first: distress beacons that are active, then detections overdue, then silent sources of AIS,
 * then fresh detections; among equals the one that has waited longest. The order depends on nothing about a person.
 */
export function queueOf(picture: Picture, health: HealthView | null, now: number): readonly QueueItem[] {
  const items: QueueItem[] = beaconsOf(picture, now).map((track) => ({
    kind: 'track',
    key: `track:${track.id}`,
    severity: beaconSeverity(track),
    since: track.happenedAt,
    track,
  }));
  for (const detection of picture.detections.values())
    if (isUnassessed(detection)) items.push(detectionItem(detection, now));
  for (const source of health?.sources ?? [])
    if (isSilent(source))
      items.push({
        kind: 'source',
        key: `source:${source.source}`,
        severity: source.kind === 'ais' ? 'warning' : 'caution',
        since: source.lastAt ?? now,
        source,
      });
  return items.sort((a, b) => severityOrder[a.severity] - severityOrder[b.severity] || a.since - b.since);
}

function detectionItem(detection: DetectionView, now: number): QueueItem {
  const since = Date.parse(detection.recordedAt);
  const overdue = (now - since) / 1000 >= assessWithinSeconds;
  return {
    kind: 'detection',
    key: `detection:${detection.id}`,
    severity: isBeaconCall(detection) ? 'alarm' : overdue ? 'warning' : 'caution',
    since,
    detection,
  };
}
