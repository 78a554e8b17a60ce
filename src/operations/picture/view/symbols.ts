import { never } from '../../../kernel/result.ts';
import type { ChartPalette } from '../../../kit/map/palette.ts';
import type { Sprite, Sprites } from '../../../kit/map/sprites.ts';
import { type DetectionView, type StationKind, stationKinds } from '../wire.ts';
import { detectionPath } from './symbol-detection.ts';

/** What of a track the symbol tells: kind and state by shape, direction by turning. */
export interface TrackForm {
  readonly kind: StationKind;
  /** True for a distress beacon that says it is active: one that does not is shown with caution. */
  readonly calls: boolean;
  readonly underWay: boolean;
  readonly stale: boolean;
  /** True from afar: the same shapes, smaller. */
  readonly small: boolean;
  /** Degrees true; null where neither heading nor course is known. */
  readonly direction: number | null;
}

export const symbolPixels = 28;
const middle = symbolPixels / 2;
// Five degrees move the bow of the longest symbol by less than one pixel.
const turnDegrees = 5;

/** The picture of one track's symbol, drawn once for each form, direction and light. */
export function trackSprite(sprites: Sprites, palette: ChartPalette, form: TrackForm): Sprite {
  const turn = form.direction === null ? -1 : Math.round(form.direction / turnDegrees) % 72;
  // A number, not a text: thousands of keys are made in every frame.
  const flags = (form.calls ? 8 : 0) + (form.underWay ? 4 : 0) + (form.stale ? 2 : 0) + (form.small ? 1 : 0);
  const key = (stationKinds.indexOf(form.kind) * 16 + flags) * 100 + turn;
  return sprites.get(key, [symbolPixels, symbolPixels], (context) => {
    context.translate(middle, middle);
    if (form.small && form.kind !== 'distress_beacon') context.scale(0.78, 0.78);
    if (form.direction !== null && turns(form)) context.rotate((turn * turnDegrees * Math.PI) / 180);
    drawTrack(context, palette, form);
  });
}

function drawTrack(context: CanvasRenderingContext2D, palette: ChartPalette, form: TrackForm): void {
  context.beginPath();
  trackPath(context, form);
  const isBeacon = form.kind === 'distress_beacon';
  const beacon = form.calls ? palette.alarm : palette.caution;
  context.lineJoin = 'round';
  if (form.stale) {
    context.setLineDash([2.5, 2]);
    context.strokeStyle = isBeacon ? beacon : palette.faint;
    context.lineWidth = 1.4;
    context.stroke();
    return;
  }
  const solid =
    form.underWay && (form.kind === 'vessel_class_a' || form.kind === 'search_and_rescue_aircraft');
  context.strokeStyle = palette.sea;
  context.lineWidth = 3;
  context.stroke();
  context.fillStyle = solid ? palette.neutral : palette.sea;
  context.fill();
  context.strokeStyle = isBeacon ? beacon : palette.ink;
  context.lineWidth = isBeacon ? 2.4 : 1.3;
  context.stroke();
}

function turns(form: TrackForm): boolean {
  return (
    form.underWay &&
    (form.kind === 'vessel_class_a' ||
      form.kind === 'vessel_class_b' ||
      form.kind === 'search_and_rescue_aircraft')
  );
}

function trackPath(context: CanvasRenderingContext2D, form: TrackForm): void {
  switch (form.kind) {
    case 'vessel_class_a':
      return form.underWay ? hull(context, 8.5, 3.6) : square(context, 4);
    case 'vessel_class_b':
      return form.underWay ? hull(context, 6, 3) : square(context, 2.8);
    case 'search_and_rescue_aircraft':
      return aircraft(context);
    case 'base_station':
      return triangle(context, 5.5);
    case 'aid_to_navigation':
      return diamond(context, 5);
    case 'distress_beacon':
      return crossedCircle(context, 8);
    case 'other':
      context.arc(0, 0, 3.2, 0, 2 * Math.PI);
      return;
    default:
      never(form.kind);
  }
}

/** A hull seen from above: pointed bow, square stern. */
function hull(context: CanvasRenderingContext2D, length: number, half: number): void {
  context.moveTo(0, -length);
  context.lineTo(half, -length * 0.35);
  context.lineTo(half, length * 0.8);
  context.lineTo(-half, length * 0.8);
  context.lineTo(-half, -length * 0.35);
  context.closePath();
}

function square(context: CanvasRenderingContext2D, half: number): void {
  context.rect(-half, -half, 2 * half, 2 * half);
}

function diamond(context: CanvasRenderingContext2D, half: number): void {
  context.moveTo(0, -half);
  context.lineTo(half, 0);
  context.lineTo(0, half);
  context.lineTo(-half, 0);
  context.closePath();
}

function triangle(context: CanvasRenderingContext2D, half: number): void {
  context.moveTo(0, -half);
  context.lineTo(half, half * 0.8);
  context.lineTo(-half, half * 0.8);
  context.closePath();
}

function aircraft(context: CanvasRenderingContext2D): void {
  context.moveTo(0, -9);
  context.lineTo(1.8, -2.5);
  context.lineTo(9, 2);
  context.lineTo(1.8, 2);
  context.lineTo(3.5, 8);
  context.lineTo(-3.5, 8);
  context.lineTo(-1.8, 2);
  context.lineTo(-9, 2);
  context.lineTo(-1.8, -2.5);
  context.closePath();
}

function crossedCircle(context: CanvasRenderingContext2D, radius: number): void {
  const arm = radius * Math.SQRT1_2;
  context.arc(0, 0, radius, 0, 2 * Math.PI);
  context.moveTo(-arm, -arm);
  context.lineTo(arm, arm);
  context.moveTo(arm, -arm);
  context.lineTo(-arm, arm);
}

/** The picture of one detection: shape by kind; colour only while a person's word is missing; struck where false. */
export function detectionSprite(sprites: Sprites, palette: ChartPalette, detection: DetectionView): Sprite {
  const value = detection.assessment?.value ?? 'open';
  return sprites.get(`d:${detection.kind}:${value}`, [symbolPixels, symbolPixels], (context) => {
    context.translate(middle, middle);
    context.lineJoin = 'round';
    context.beginPath();
    detectionPath(context, detection.kind);
    context.strokeStyle = palette.sea;
    context.lineWidth = 4;
    context.stroke();
    const colour = value === 'open' ? palette.warning : value === 'false_alarm' ? palette.faint : palette.ink;
    context.fillStyle = value === 'confirmed' ? colour : palette.sea;
    context.fill();
    context.strokeStyle = colour;
    context.lineWidth = value === 'open' ? 2 : 1.5;
    context.stroke();
    if (value === 'false_alarm') strike(context, colour);
  });
}

function strike(context: CanvasRenderingContext2D, colour: string): void {
  context.beginPath();
  context.moveTo(-10, 7);
  context.lineTo(10, -7);
  context.strokeStyle = colour;
  context.lineWidth = 1.8;
  context.stroke();
}
