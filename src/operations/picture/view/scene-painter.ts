import { bearingDegrees, distanceMetres } from '../../../kernel/geo.ts';
import type { NamedPlace } from '../../../kit/map/chart-set.ts';
import { type Frame, mercatorX, mercatorY, toPixel } from '../../../kit/map/frame.ts';
import { drawGraticule } from '../../../kit/map/graticule.ts';
import { drawScaleBar } from '../../../kit/map/scale-bar.ts';
import { createSprites, type Sprite, type Sprites } from '../../../kit/map/sprites.ts';
import { mapText } from '../text.ts';
import type { DetectionView } from '../wire.ts';
import { freshnessOf, isUnderWay } from './ageing.ts';
import type { Track } from './picture.ts';
import type { Scene } from './scene.ts';
import { addHit, clearHits, emptyHits, hitAt, type SceneHits } from './scene-hits.ts';
import { createLabelWriter, type LabelWish, type LabelWriter } from './scene-labels.ts';
import {
  drawCoastFrame,
  drawDetectionArea,
  drawTrackCircles,
  drawTrails,
  drawVectors,
} from './scene-under.ts';
import type { Selection } from './selection.ts';
import { mmsiOf } from './track-words.ts';
import { beaconSeverity } from './alarms.ts';
import { detectionSprite, symbolPixels, trackSprite } from './symbols.ts';
import { formatBearing, formatRange } from './units.ts';

/** More stations than this fill the sheet: fewer names, no trails but the opened one's. */
const fullSheet = 300;
const half = symbolPixels / 2;

/** The small text of the usual desk, for which the symbols are drawn. */
const usualTextPixels = 13;

/** Symbols and names as pictures, made anew when the light, the screen or the size changes. */
function createFrameSprites(): (
  frame: Frame,
  scale: number,
) => { readonly symbols: Sprites; readonly labels: Sprites } {
  let kept: { readonly symbols: Sprites; readonly labels: Sprites } | null = null;
  let madeFor: readonly unknown[] = [];
  return (frame, scale) => {
    const wanted = [frame.ratio, frame.palette, scale];
    if (kept === null || wanted.some((one, n) => one !== madeFor[n]))
      kept = { symbols: createSprites(frame.ratio * scale), labels: createSprites(frame.ratio) };
    madeFor = wanted;
    return kept;
  };
}

/** Draws the scene, and remembers where it drew what, so that a click can be answered. */
export function createScenePainter() {
  const cached = createFrameSprites();
  const labels = createLabelWriter();
  const hits = emptyHits();

  return {
    /** Draws one frame; true where another should follow by itself to place the names. */
    draw(frame: Frame, scene: Scene): boolean {
      const scale = scene.textPixels / usualTextPixels;
      const kept = cached(frame, scale);
      const font = `${scene.textPixels}px "Noto Sans", sans-serif`;
      const tracks = visibleTracks(frame, scene);
      const detections = [...scene.picture.detections.values()];
      clearHits(hits);
      labels.begin(frame, tracks.length > fullSheet, performance.now());
      drawGraticule(frame, scene.words.language, font);
      drawCoastFrame(frame, scene);
      for (const detection of detections) drawDetectionArea(frame, scene, detection);
      drawTrackCircles(frame, scene, tracks);
      drawTrails(frame, scene, trailed(scene, tracks));
      drawVectors(frame, scene, tracks);
      const wishes: LabelWish[] = [];
      for (const place of scene.places) wishPlace(frame, scene, { place, wishes });
      const into = { sprites: kept.symbols, scale, wishes, hits, labels };
      drawTracks(frame, scene, { ...into, tracks });
      for (const detection of detections) drawDetection(frame, scene, { ...into, detection });
      drawSelection(frame, scene, scale);
      labels.write(frame, wishes, {
        sprites: kept.labels,
        font,
        pixels: scene.textPixels,
        limit: tracks.length > fullSheet ? 80 : 160,
        inset: { top: scene.textPixels * 3.4, left: scene.textPixels * 4.6, bottom: scene.textPixels * 1.8 },
        symbols: hits,
        symbolPixels: 5 * scale,
      });
      drawMeasure(frame, scene, font);
      drawScaleBar(
        frame,
        (miles) => scene.words.t(mapText.scale, { n: scene.words.n(miles, miles < 1 ? 2 : 0) }),
        { font, pixels: scene.textPixels },
      );
      return labels.waits();
    },
    at: (x: number, y: number): Selection | null => hitAt(hits, x, y),
  };
}

export type ScenePainter = ReturnType<typeof createScenePainter>;

function visibleTracks(frame: Frame, scene: Scene): readonly Track[] {
  const visible: Track[] = [];
  for (const track of scene.picture.tracks.values()) {
    const x = track.x * frame.scaleX + frame.shiftX;
    const y = track.y * frame.scaleY + frame.shiftY;
    if (x > -20 && y > -20 && x < frame.width + 20 && y < frame.height + 20) visible.push(track);
  }
  return visible;
}

/** All trails clutter a full sheet: beyond 300 stations only the opened one keeps its own. */
function trailed(scene: Scene, tracks: readonly Track[]): readonly Track[] {
  if (!scene.settings.trails) return [];
  return tracks.length <= fullSheet ? tracks : tracks.filter((track) => isItem(scene.selection, track.id));
}

function isItem(selection: Selection | null, id: string): boolean {
  return selection !== null && selection.id === id;
}

interface Layerings {
  readonly sprites: Sprites;
  /** How much larger than usual symbols are drawn: the wall is read from afar. */
  readonly scale: number;
  readonly wishes: LabelWish[];
  readonly hits: SceneHits;
  readonly labels: LabelWriter;
}

function stamp(
  frame: Frame,
  sprite: Sprite,
  at: { readonly x: number; readonly y: number; readonly scale: number },
): void {
  const { x, y, scale } = at;
  // On whole device pixels the copy is exact and cheap; between them it would be blurred and dear.
  const left = Math.round((x - half * scale) * frame.ratio) / frame.ratio;
  const top = Math.round((y - half * scale) * frame.ratio) / frame.ratio;
  frame.context.drawImage(sprite.image, left, top, sprite.width * scale, sprite.height * scale);
}

function drawTracks(
  frame: Frame,
  scene: Scene,
  into: Layerings & { readonly tracks: readonly Track[] },
): void {
  // From afar, about 70 m to the pixel and more, full symbols would hide one another.
  const small = frame.scaleX < 1 / 110;
  for (const track of into.tracks) {
    const x = track.x * frame.scaleX + frame.shiftX;
    const y = track.y * frame.scaleY + frame.shiftY;
    const stale = freshnessOf(track, scene.now) === 'stale';
    const form = {
      small,
      kind: track.kind,
      calls: beaconSeverity(track) === 'alarm',
      underWay: isUnderWay(track),
      stale,
      direction: track.heading ?? track.course,
    };
    const sprite = trackSprite(into.sprites, frame.palette, form);
    stamp(frame, sprite, { x, y, scale: into.scale });
    addHit(into.hits, { kind: 'track', id: track.id }, { x, y });
    if (into.labels.wants(track.id))
      wishTrackLabel(scene, track, { x, y, stale, scale: into.scale, wishes: into.wishes });
  }
}

function wishTrackLabel(
  scene: Scene,
  track: Track,
  at: {
    readonly x: number;
    readonly y: number;
    readonly stale: boolean;
    readonly scale: number;
    readonly wishes: LabelWish[];
  },
): void {
  const chosen = isItem(scene.selection, track.id) || isItem(scene.hovered, track.id);
  const beacon = track.kind === 'distress_beacon';
  if (!chosen && !beacon && !scene.settings.labels) return;
  const vessel = scene.picture.vessels.get(track.id);
  const name = vessel?.name ?? (chosen || beacon ? mmsiOf(track.id) : null);
  if (name === null) return;
  const size =
    (vessel?.lengthMetres ?? 0) / 100 +
    (track.kind === 'vessel_class_a' ? 2 : 1) +
    (isUnderWay(track) ? 3 : 0);
  at.wishes.push({
    id: track.id,
    text: name,
    x: at.x,
    y: at.y,
    gap: 10 * at.scale,
    priority: chosen ? 100 : beacon ? 90 : size,
    tone: beacon || chosen ? 'ink' : at.stale ? 'faint' : 'neutral',
  });
}

function drawDetection(
  frame: Frame,
  scene: Scene,
  into: Layerings & { readonly detection: DetectionView },
): void {
  const { detection } = into;
  const place = detection.position ?? detection.bearing?.from;
  if (place === undefined) return;
  const { x, y } = toPixel(frame, place);
  const sprite = detectionSprite(into.sprites, frame.palette, detection);
  stamp(frame, sprite, { x, y, scale: into.scale });
  addHit(into.hits, { kind: 'detection', id: detection.id }, { x, y });
  const open = detection.assessment === null;
  const chosen = isItem(scene.selection, detection.id);
  into.wishes.push({
    id: detection.id,
    text: detection.source,
    x,
    y,
    gap: 11 * into.scale,
    priority: chosen ? 100 : open ? 70 : 10,
    tone: open ? 'warning' : chosen ? 'ink' : 'faint',
  });
}

function wishPlace(
  frame: Frame,
  scene: Scene,
  into: { readonly place: NamedPlace; readonly wishes: LabelWish[] },
): void {
  const { place, wishes } = into;
  const x = place.x * frame.scaleX + frame.shiftX;
  const y = place.y * frame.scaleY + frame.shiftY;
  if (x < 0 || y < 0 || x > frame.width || y > frame.height) return;
  const mark = place.kind === 'port' || place.kind === 'site';
  if (mark) {
    frame.context.fillStyle = frame.palette.neutral;
    if (place.kind === 'port') frame.context.fillRect(Math.round(x) - 2, Math.round(y) - 2, 5, 5);
    else frame.context.fillRect(Math.round(x) - 4, Math.round(y) - 1, 9, 3);
  }
  const text = scene.words.t(place.name);
  wishes.push({
    id: place.id,
    text,
    x,
    y,
    gap: mark ? 6 : 0,
    priority: mark ? 60 : place.kind === 'sector' ? 1 : 7,
    tone: mark ? 'neutral' : 'faint',
  });
}

/** The opened item stands in a frame of corners: seen in every light, and not by colour alone. */
function drawSelection(frame: Frame, scene: Scene, scale: number): void {
  const at = placeOf(scene);
  if (at === null) return;
  const { context, palette } = frame;
  const x = Math.round(at[0] * frame.scaleX + frame.shiftX);
  const y = Math.round(at[1] * frame.scaleY + frame.shiftY);
  const r = 15 * scale;
  context.strokeStyle = palette.focus;
  context.lineWidth = 2.5;
  context.beginPath();
  for (const [sx, sy] of [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ] as const) {
    context.moveTo(x + sx * r, y + sy * (r - 7));
    context.lineTo(x + sx * r, y + sy * r);
    context.lineTo(x + sx * (r - 7), y + sy * r);
  }
  context.stroke();
}

function placeOf(scene: Scene): readonly [number, number] | null {
  const { selection, picture } = scene;
  if (selection === null) return null;
  if (selection.kind === 'place') return [mercatorX(selection.lon), mercatorY(selection.lat)];
  if (selection.kind === 'track') {
    const track = picture.tracks.get(selection.id);
    return track === undefined ? null : [track.x, track.y];
  }
  const detection = picture.detections.get(selection.id);
  const at = detection?.position ?? detection?.bearing?.from;
  return at === undefined ? null : [mercatorX(at.lon), mercatorY(at.lat)];
}

function drawMeasure(frame: Frame, scene: Scene, font: string): void {
  const [from, to] = scene.measure;
  if (from === undefined || to === undefined) return;
  const { context, palette } = frame;
  const begin = toPixel(frame, from);
  const end = toPixel(frame, to);
  context.strokeStyle = palette.focus;
  context.lineWidth = 2;
  context.beginPath();
  context.moveTo(begin.x, begin.y);
  context.lineTo(end.x, end.y);
  context.moveTo(begin.x + 4, begin.y);
  context.arc(begin.x, begin.y, 4, 0, 2 * Math.PI);
  context.stroke();
  const text = `${formatBearing(bearingDegrees(from, to), scene.words)}  ${formatRange(distanceMetres(from, to), scene.words)}`;
  context.font = font;
  const width = context.measureText(text).width + 12;
  const left = Math.min(end.x + 12, frame.width - width - 8);
  context.fillStyle = palette.sea;
  context.fillRect(left, end.y - 12, width, 24);
  context.strokeStyle = palette.line;
  context.lineWidth = 1;
  context.strokeRect(left + 0.5, end.y - 11.5, width - 1, 23);
  context.fillStyle = palette.ink;
  context.textBaseline = 'middle';
  context.fillText(text, left + 6, end.y);
}
