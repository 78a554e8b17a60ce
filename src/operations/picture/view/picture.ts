import { distanceMetres } from '../../../kernel/geo.ts';
import { mercatorX, mercatorY } from '../../../kit/map/frame.ts';
import type { DetectionView, MotionRow, StationKind, TracksView, VesselView } from '../wire.ts';

/** One station as the screen holds it. `x`, `y` are spherical Mercator metres, computed once for each report. */
export interface Track {
  readonly id: string;
  readonly kind: StationKind;
  readonly lat: number;
  readonly lon: number;
  readonly x: number;
  readonly y: number;
  readonly speed: number | null;
  readonly course: number | null;
  readonly heading: number | null;
  readonly status: number | null;
  readonly happenedAt: number;
  readonly receivedAt: number;
  readonly accuracyMetres: number | null;
  readonly source: string;
  /** Earlier places, oldest first: x, y, happened, x, y, happened, ... Shared between reports of one track. */
  readonly trail: number[];
}

/** Everything shown at one moment. Maps are changed in place; `revision` grows with each change. */
export interface Picture {
  readonly tracks: Map<string, Track>;
  readonly vessels: Map<string, VesselView>;
  readonly detections: Map<string, DetectionView>;
  revision: number;
  /** How many intermediate updates the node folded for this console since it was opened. */
  coalescedTotal: number;
}

/** `tracks` of the live stream. */
export interface TracksMessage extends TracksView {
  readonly reset: boolean;
  readonly coalesced: number;
}

/** `detections` of the live stream. */
export interface DetectionsMessage {
  readonly detections: readonly DetectionView[];
  readonly reset: boolean;
}

/** A picture of nothing. */
export function emptyPicture(): Picture {
  return {
    tracks: new Map(),
    vessels: new Map(),
    detections: new Map(),
    revision: 0,
    coalescedTotal: 0,
  };
}

/** Folds one `tracks` message in. A reset replaces every track and vessel, but keeps the trails of those that remain. */
export function applyTracks(picture: Picture, message: TracksMessage): void {
  const before = message.reset ? new Map(picture.tracks) : picture.tracks;
  if (message.reset) {
    picture.tracks.clear();
    picture.vessels.clear();
  }
  for (const row of message.motions) picture.tracks.set(row[0], trackOf(row, before.get(row[0])));
  for (const vessel of message.vessels) picture.vessels.set(vessel.track, vessel);
  for (const gone of message.gone) picture.tracks.delete(gone);
  picture.coalescedTotal += message.coalesced;
  picture.revision++;
}

/** Folds one `detections` message in: an older view of a detection never replaces a newer one. */
export function applyDetections(picture: Picture, message: DetectionsMessage): void {
  if (message.reset) picture.detections.clear();
  for (const detection of message.detections) {
    const known = picture.detections.get(detection.id);
    if (known === undefined || known.version <= detection.version)
      picture.detections.set(detection.id, detection);
  }
  picture.revision++;
}

const trailMetres = 60;
const trailPoints = 60;

/** One row of the stream as a track; a report older than the one held leaves the held one standing. */
export function trackOf(row: MotionRow, before: Track | undefined): Track {
  const [id, lat, lon, speed, course, heading, status, happenedAt, receivedAt, accuracyMetres, kind, source] =
    row;
  if (before !== undefined && happenedAt < before.happenedAt) return before;
  const trail = before?.trail ?? [];
  if (before !== undefined && distanceMetres(before, { lat, lon }) >= trailMetres) leave(trail, before);
  const x = mercatorX(lon);
  const y = mercatorY(lat);
  return {
    id,
    kind,
    lat,
    lon,
    x,
    y,
    speed,
    course,
    heading,
    status,
    happenedAt,
    receivedAt,
    accuracyMetres,
    source,
    trail,
  };
}

function leave(trail: number[], before: Track): void {
  trail.push(before.x, before.y, before.happenedAt);
  if (trail.length > trailPoints * 3) trail.splice(0, 3);
}
