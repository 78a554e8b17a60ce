import type { Position } from '../../../kernel/geo.ts';
import type { Words } from '../../../kit/i18n/language.tsx';
import type { NamedPlace } from '../../../kit/map/chart-set.ts';
import { type Frame, nearestDrawn, type Pixel, pixelsPerMetre, toPixel } from '../../../kit/map/frame.ts';
import { drawGraticule } from '../../../kit/map/graticule.ts';
import { drawScaleBar } from '../../../kit/map/scale-bar.ts';
import type { BoatMark, BoatScene, PlainMark } from './boat-scene.ts';
import { rescueText as text } from './text.ts';
import type { Area } from './thought-sea.ts';

interface Painting {
  readonly scene: BoatScene;
  readonly places: readonly NamedPlace[];
  readonly words: Words;
  readonly textPixels: number;
}

const hitPixels = 14;

/** Draws the boats, and remembers where it drew what. Grey by default: red is a boat in distress and nothing else. */
export function createBoatPainter() {
  let drawn: readonly (Pixel & { readonly boat: string })[] = [];
  return {
    draw(frame: Frame, painting: Painting): void {
      const { scene, words } = painting;
      const font = `${painting.textPixels}px "Noto Sans", sans-serif`;
      drawGraticule(frame, words.language, font);
      drawPlaces(frame, painting, font);
      for (const { area } of scene.boats) if (area !== null) drawArea(frame, area, 'rising');
      for (const area of scene.searchAreas) drawArea(frame, area, 'falling');
      for (const boat of scene.boats) drawCircle(frame, boat);
      for (const boat of scene.boats) drawTrail(frame, boat);
      const taken: Taken = [];
      const { marks } = scene;
      // Where somebody is in the water is read before the name of a boat.
      for (const mark of marks) if (mark.kind === 'datum') drawMark(frame, mark, { font, taken });
      for (const boat of scene.boats.toSorted((a, b) => Number(b.opened) - Number(a.opened)))
        drawBoat(frame, boat, { font, taken });
      for (const mark of marks) if (mark.kind !== 'datum') drawMark(frame, mark, { font, taken });
      drawn = scene.boats.map((mark) => ({ ...toPixel(frame, mark.at), boat: mark.boat }));
      drawScaleBar(frame, (miles) => words.t(text.scale, { n: words.n(miles, miles < 1 ? 2 : 0) }), {
        font,
        pixels: painting.textPixels,
      });
    },
    /** The boat under a pixel, the nearest; null: none. */
    at: (x: number, y: number): string | null => nearestDrawn(drawn, { x, y }, hitPixels)?.boat ?? null,
  };
}

function drawPlaces(frame: Frame, { places, words }: Painting, font: string): void {
  const { context, palette } = frame;
  context.font = font;
  context.fillStyle = palette.neutral;
  context.textBaseline = 'middle';
  for (const place of places) {
    if (place.kind !== 'port') continue;
    const { x, y } = toPixel(frame, place);
    context.fillRect(x - 2, y - 2, 4, 4);
    context.fillText(words.t(place.name), x + 6, y);
  }
}

function circlePath(frame: Frame, at: Position, metres: number): void {
  const { x, y } = toPixel(frame, at);
  frame.context.beginPath();
  frame.context.arc(x, y, Math.max(3, metres * pixelsPerMetre(frame, at.lat)), 0, 2 * Math.PI);
}

function drawCircle(frame: Frame, boat: BoatMark): void {
  const { context, palette } = frame;
  context.strokeStyle = boat.opened ? palette.focus : palette.faint;
  context.lineWidth = boat.opened ? 1.5 : 1;
  strokeDashed(frame, boat.at, boat.radiusMetres);
}

function dashedCircle(frame: Frame, at: Position, metres: number): void {
  frame.context.strokeStyle = frame.palette.faint;
  frame.context.lineWidth = 1;
  strokeDashed(frame, at, metres);
}

function strokeDashed(frame: Frame, at: Position, metres: number): void {
  frame.context.setLineDash([5, 4]);
  circlePath(frame, at, metres);
  frame.context.stroke();
  frame.context.setLineDash([]);
}

/** Which way the lines of a hatching go: a boat's area and that of somebody in the water are told apart by it. */
type Hatching = 'rising' | 'falling';

/** The predicted area: its likely part hatched, everything the bounds allow as a line. An area, never a point. */
function drawArea(frame: Frame, area: Area, hatching: Hatching): void {
  for (const [n, ring] of area.rings.entries()) drawRing(frame, ring, n % 2 === 0 ? hatching : null);
}

function drawRing(frame: Frame, ring: readonly Position[], hatching: Hatching | null): void {
  if (ring.length < 3) return;
  const { context, palette } = frame;
  context.save();
  context.beginPath();
  for (const [n, at] of ring.entries()) {
    const { x, y } = toPixel(frame, at);
    if (n === 0) context.moveTo(x, y);
    else context.lineTo(x, y);
  }
  context.closePath();
  context.strokeStyle = hatching === null ? palette.faint : palette.focus;
  context.lineWidth = 1;
  context.stroke();
  if (hatching !== null) hatch(frame, hatching);
  context.restore();
}

/** Fills the path in force with slanting lines, so that what lies under it is still read. */
function hatch({ context, width, height }: Frame, hatching: Hatching): void {
  const [from, to] = hatching === 'rising' ? [height, 0] : [0, height];
  context.clip();
  context.globalAlpha = 0.3;
  context.beginPath();
  for (let x = -height; x < width; x += 10) {
    context.moveTo(x, from);
    context.lineTo(x + height, to);
  }
  context.stroke();
}

function drawTrail(frame: Frame, boat: BoatMark): void {
  if (boat.trail.length === 0) return;
  const { context, palette } = frame;
  context.strokeStyle = palette.focus;
  context.lineWidth = 1;
  context.globalAlpha = 0.5;
  for (const at of boat.trail) {
    circlePath(frame, at, at.accuracyMetres);
    context.stroke();
  }
  context.globalAlpha = 1;
  context.beginPath();
  for (const [n, at] of boat.trail.entries()) {
    const { x, y } = toPixel(frame, at);
    if (n === 0) context.moveTo(x, y);
    else context.lineTo(x, y);
  }
  context.stroke();
}

type Lettering = Pick<LabelAt, 'font' | 'taken'>;

function drawBoat(frame: Frame, boat: BoatMark, lettering: Lettering): void {
  const { context, palette } = frame;
  const { x, y } = toPixel(frame, boat.at);
  context.fillStyle = boat.grave ? palette.alarm : palette.ink;
  context.beginPath();
  context.moveTo(x, y - 7);
  context.lineTo(x + 6, y + 5);
  context.lineTo(x - 6, y + 5);
  context.closePath();
  if (boat.theirAge === null) context.fill();
  else {
    // Where its side last said that it was: hollow and grey, never as if it were seen there now.
    context.strokeStyle = boat.grave ? palette.alarm : palette.neutral;
    context.lineWidth = 1.5;
    context.setLineDash([3, 2]);
    context.stroke();
    context.setLineDash([]);
  }
  if (boat.opened) {
    context.strokeStyle = palette.focus;
    context.lineWidth = 2;
    context.strokeRect(x - 11, y - 12, 22, 22);
  }
  const ink = boat.theirAge === null ? palette.ink : palette.neutral;
  writeLabel(frame, boat.label, { x: x + 12, y, ink, ...lettering });
}

/** A contact is a hollow square, a marked hull a crossed one, a datum a bare cross: told by shape. */
function drawMark(frame: Frame, mark: PlainMark, lettering: Lettering): void {
  const { context, palette } = frame;
  const { x, y } = toPixel(frame, mark.at);
  if (mark.radiusMetres !== null) dashedCircle(frame, mark.at, mark.radiusMetres);
  context.strokeStyle = palette.neutral;
  context.lineWidth = 1.5;
  // What is of another hour is dashed.
  context.setLineDash(mark.theirAge === null && mark.kind !== 'hull' ? [] : [3, 2]);
  if (mark.kind !== 'datum') context.strokeRect(x - 4, y - 4, 8, 8);
  context.setLineDash([]);
  if (mark.kind !== 'contact') {
    context.beginPath();
    context.moveTo(x - 4, y - 4);
    context.lineTo(x + 4, y + 4);
    context.moveTo(x + 4, y - 4);
    context.lineTo(x - 4, y + 4);
    context.stroke();
  }
  writeLabel(frame, mark.label, { x: x + 8, y, ink: palette.neutral, ...lettering });
}

interface LabelAt {
  readonly x: number;
  readonly y: number;
  readonly font: string;
  readonly ink: string;
  readonly taken: Taken;
}

/** Where names stand already: a name that would lie over another is left out, its mark stays. */
type Taken = { left: number; top: number; right: number; bottom: number }[];

function isFree(taken: Taken, one: Taken[number]): boolean {
  return !taken.some(
    (other) =>
      one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom,
  );
}

function writeLabel(frame: Frame, label: string, at: LabelAt): void {
  const { context, palette } = frame;
  context.font = at.font;
  const width = context.measureText(label).width;
  const place = { left: at.x, top: at.y - 9, right: at.x + width, bottom: at.y + 9 };
  if (!isFree(at.taken, place)) return;
  at.taken.push(place);
  context.textBaseline = 'middle';
  context.lineWidth = 3;
  context.strokeStyle = palette.sea;
  context.strokeText(label, at.x, at.y);
  context.fillStyle = at.ink;
  context.fillText(label, at.x, at.y);
}
