import { type Frame, pixelsPerMetre, toPixel } from '../../../kit/map/frame.ts';
import { type DetectionView, isHeardOnly } from '../wire.ts';
import {
  detectionRadiusMetres,
  freshnessOf,
  isUnderWay,
  mayHaveDrifted,
  possibleRadiusMetres,
} from './ageing.ts';
import { fanMetres, fanOutline } from './bearing-fan.ts';
import type { Track } from './picture.ts';
import type { Scene } from './scene.ts';
import { mapText } from '../text.ts';

/** The quiet frame at whose edge the coast ends: outside it, no land drawn does not mean no land. */
export function drawCoastFrame(frame: Frame, scene: Scene): void {
  if (scene.coastBox === null) return;
  const [west, south, east, north] = scene.coastBox;
  const { context, palette } = frame;
  const left = west * frame.scaleX + frame.shiftX;
  const right = east * frame.scaleX + frame.shiftX;
  const top = north * frame.scaleY + frame.shiftY;
  const bottom = south * frame.scaleY + frame.shiftY;
  if (left < 0 && top < 0 && right > frame.width && bottom > frame.height) return;
  context.strokeStyle = palette.faint;
  context.lineWidth = 1;
  context.setLineDash([1, 5]);
  context.strokeRect(left, top, right - left, bottom - top);
  context.setLineDash([]);
  context.font = `${scene.textPixels}px "Noto Sans", sans-serif`;
  context.fillStyle = palette.neutral;
  context.textBaseline = 'bottom';
  context.fillText(scene.words.t(mapText.coastFrame), Math.max(left + 6, 70), Math.max(top - 3, 16));
}

/** Where the selected or stale station may be now: a circle that grows, never a point. */
export function drawTrackCircles(frame: Frame, scene: Scene, visible: readonly Track[]): void {
  const { context, palette } = frame;
  context.strokeStyle = palette.faint;
  context.lineWidth = 1;
  context.setLineDash([4, 4]);
  for (const track of visible) {
    const selected = scene.selection?.kind === 'track' && scene.selection.id === track.id;
    if (!selected && !mayHaveDrifted(track, { now: scene.now, isCrowded: visible.length >= 400 })) continue;
    const radius = possibleRadiusMetres(track, scene.now) * pixelsPerMetre(frame, track.lat);
    if (radius < 8) continue;
    context.beginPath();
    context.arc(
      track.x * frame.scaleX + frame.shiftX,
      track.y * frame.scaleY + frame.shiftY,
      radius,
      0,
      2 * Math.PI,
    );
    context.globalAlpha = selected ? 1 : 0.45;
    context.stroke();
  }
  context.globalAlpha = 1;
  context.setLineDash([]);
}

/** The area in which what was detected may be: a growing circle, a growing fan for a bearing, all around where it was only heard. */
export function drawDetectionArea(frame: Frame, scene: Scene, detection: DetectionView): void {
  const struck = detection.assessment?.value === 'false_alarm';
  if (struck) return;
  const { context, palette } = frame;
  const open = detection.assessment === null;
  context.strokeStyle = open ? palette.warning : palette.faint;
  context.fillStyle = context.strokeStyle;
  context.lineWidth = 1;
  context.beginPath();
  if (detection.position === null) fan(frame, scene, detection);
  else circle(frame, scene, detection);
  context.globalAlpha = 0.08;
  context.fill();
  context.globalAlpha = open ? 0.9 : 0.6;
  context.setLineDash([5, 4]);
  context.stroke();
  context.setLineDash([]);
  context.globalAlpha = 1;
}

function circle(frame: Frame, scene: Scene, detection: DetectionView): void {
  if (detection.position === null) return;
  const { lat, accuracyMetres } = detection.position;
  const metres = detectionRadiusMetres(accuracyMetres, Date.parse(detection.happenedAt), scene.now);
  const radius = metres * pixelsPerMetre(frame, lat);
  if (radius < 6) return;
  const { x, y } = toPixel(frame, detection.position);
  frame.context.arc(x, y, radius, 0, 2 * Math.PI);
}

/** Drawn as wide as it is by now: what was seen under a bearing has gone on since, also to the side. */
function fan(frame: Frame, scene: Scene, detection: DetectionView): void {
  const { bearing } = detection;
  if (bearing === null) return;
  const { context } = frame;
  const spread = detectionRadiusMetres(0, Date.parse(detection.happenedAt), scene.now);
  if (isHeardOnly(detection)) {
    const tip = toPixel(frame, bearing.from);
    const metres = (bearing.rangeMetresMax ?? fanMetres) + spread;
    context.arc(tip.x, tip.y, metres * pixelsPerMetre(frame, bearing.from.lat), 0, 2 * Math.PI);
    return;
  }
  for (const [n, corner] of fanOutline(bearing, spread).entries()) {
    const { x, y } = toPixel(frame, corner);
    if (n === 0) context.moveTo(x, y);
    else context.lineTo(x, y);
  }
  context.closePath();
}

/** The trails of the tracks given, oldest end faint: one path for all. */
export function drawTrails(frame: Frame, scene: Scene, tracks: readonly Track[]): void {
  const { context, palette } = frame;
  context.strokeStyle = palette.line;
  context.lineWidth = 1;
  context.beginPath();
  for (const track of tracks) {
    const { trail } = track;
    if (trail.length < 3) continue;
    for (let n = 0; n < trail.length; n += 3) {
      const x = (trail[n] ?? 0) * frame.scaleX + frame.shiftX;
      const y = (trail[n + 1] ?? 0) * frame.scaleY + frame.shiftY;
      if (n === 0) context.moveTo(x, y);
      else context.lineTo(x, y);
    }
    context.lineTo(track.x * frame.scaleX + frame.shiftX, track.y * frame.scaleY + frame.shiftY);
  }
  context.stroke();
  drawHistory(frame, scene);
}

function drawHistory(frame: Frame, scene: Scene): void {
  const { context, palette } = frame;
  const { history } = scene;
  if (history.length < 4) return;
  context.strokeStyle = palette.focus;
  context.fillStyle = palette.focus;
  context.lineWidth = 1.5;
  context.beginPath();
  for (let n = 0; n < history.length; n += 2) {
    const x = (history[n] ?? 0) * frame.scaleX + frame.shiftX;
    const y = (history[n + 1] ?? 0) * frame.scaleY + frame.shiftY;
    if (n === 0) context.moveTo(x, y);
    else context.lineTo(x, y);
  }
  context.stroke();
}

/** Where each moving station will be if it keeps course and speed: one path for all. */
export function drawVectors(frame: Frame, scene: Scene, tracks: readonly Track[]): void {
  const minutes = scene.settings.vectorMinutes;
  if (minutes === 0) return;
  const { context, palette } = frame;
  context.strokeStyle = palette.neutral;
  context.lineWidth = 1;
  context.beginPath();
  for (const track of tracks) {
    if (track.speed === null || track.course === null || track.speed < 0.26 || !isUnderWay(track)) continue;
    const length = track.speed * minutes * 60 * pixelsPerMetre(frame, track.lat);
    if (length < 4 || freshnessOf(track, scene.now) === 'stale') continue;
    const turn = (track.course * Math.PI) / 180;
    const x = track.x * frame.scaleX + frame.shiftX;
    const y = track.y * frame.scaleY + frame.shiftY;
    context.moveTo(x, y);
    context.lineTo(x + length * Math.sin(turn), y - length * Math.cos(turn));
  }
  context.stroke();
}
