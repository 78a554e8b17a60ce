import type { UtcText } from '../../../kernel/time.ts';
import type { DetectionView, HealthView, MotionRow, SourceHealth, StationKind, VesselView } from '../wire.ts';
import { applyDetections, applyTracks, emptyPicture, type Picture } from './picture.ts';

/** For tests: the moment at which every invented picture is seen. */
export const now = Date.UTC(2027, 8, 9, 2, 14, 0);

export interface GivenMotion {
  readonly kind?: StationKind;
  readonly ageSeconds?: number;
  readonly speed?: number | null;
  readonly status?: number | null;
  readonly lat?: number;
  readonly lon?: number;
}

/** One invented row of the stream. */
export function motion(track: string, given: GivenMotion = {}): MotionRow {
  const { kind = 'vessel_class_a', ageSeconds = 5, speed = 5, lat = 51, lon = 1.5 } = given;
  const { status = kind === 'distress_beacon' ? 14 : 0 } = given;
  const happenedAt = now - ageSeconds * 1000;
  return [track, lat, lon, speed, 90, 92, status, happenedAt, happenedAt + 300, 10, kind, 'ais-example'];
}

/** One invented vessel. */
export function vessel(track: string, name: string | null): VesselView {
  return {
    track,
    name,
    callSign: 'EXA1',
    imo: 9_900_001,
    shipType: 70,
    lengthMetres: 120,
    beamMetres: 20,
    draughtMetres: 6,
    destination: 'CALAIS',
    source: 'ais-example',
    receivedAt: now,
  };
}

/** One invented detection, recorded `ageSeconds` ago. */
export function detection(id: string, ageSeconds: number, given: Partial<DetectionView> = {}): DetectionView {
  const at = new Date(now - ageSeconds * 1000).toISOString() as UtcText;
  return {
    id,
    version: 1,
    source: 'CAM-EXAMPLE-2',
    kind: 'thermal',
    happenedAt: at,
    recordedAt: at,
    timeliness: 'in_time',
    position: { lat: 51, lon: 1.9, accuracyMetres: 200 },
    bearing: null,
    confidence: 0.8,
    count: null,
    imageReference: null,
    assessment: null,
    ...given,
  };
}

/** One invented feed. */
export function source(
  name: string,
  state: SourceHealth['state'],
  kind: SourceHealth['kind'] = 'ais',
): SourceHealth {
  return {
    source: name,
    kind,
    state,
    lastAt: state === 'never' ? null : now - 600_000,
    silentAfterSeconds: 60,
    received: 10,
    refused: 0,
    refusedByReason: {},
    rate: 1,
  };
}

/** An invented health report. */
export function health(
  sources: readonly SourceHealth[],
  store: HealthView['store']['state'] = 'ok',
): HealthView {
  return {
    at: now,
    node: 'fr',
    version: '0.0.0',
    demonstration: true,
    store: { state: store, lagMilliseconds: 1 },
    bookmark: 'p.example',
    sources,
    links: [],
  };
}

/** A picture of the rows, vessels and detections given. */
export function picture(given: {
  readonly motions?: readonly MotionRow[];
  readonly vessels?: readonly VesselView[];
  readonly detections?: readonly DetectionView[];
}): Picture {
  const made = emptyPicture();
  applyTracks(made, {
    motions: given.motions ?? [],
    vessels: given.vessels ?? [],
    gone: [],
    reset: true,
    coalesced: 0,
  });
  applyDetections(made, { detections: given.detections ?? [], reset: true });
  return made;
}
