import type { Language } from '../../kernel/text.ts';
import { formatLatitude, formatLongitude } from '../position-format.ts';
import { type Frame, fromMercator, mercatorX, mercatorY } from './frame.ts';

const stepsMinutes = [600, 300, 120, 60, 30, 20, 10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01];

/** The line spacing in minutes of arc that stands closest above `pixels` between lines. */
export function graticuleStep(pixelsPerMinute: number, pixels: number): number {
  let best = stepsMinutes[0] ?? 600;
  for (const step of stepsMinutes) if (step * pixelsPerMinute >= pixels) best = step;
  return best;
}

/** Draws meridians and parallels with degree-minute labels along the left and lower edge. */
export function drawGraticule(frame: Frame, language: Language, font: string): void {
  const { context, width, height, palette } = frame;
  const a = fromMercator(-frame.shiftX / frame.scaleX, (height - frame.shiftY) / frame.scaleY);
  const b = fromMercator((width - frame.shiftX) / frame.scaleX, -frame.shiftY / frame.scaleY);
  const step = graticuleStep((frame.scaleX * mercatorX(1)) / 60, 110) / 60;
  context.strokeStyle = palette.line;
  context.globalAlpha = 0.35;
  context.lineWidth = 1;
  context.beginPath();
  const lons = multiples(a.lon, b.lon, step);
  const lats = multiples(a.lat, b.lat, step);
  for (const lon of lons) vertical(frame, Math.round(mercatorX(lon) * frame.scaleX + frame.shiftX) + 0.5);
  for (const lat of lats) horizontal(frame, Math.round(mercatorY(lat) * frame.scaleY + frame.shiftY) + 0.5);
  context.stroke();
  context.globalAlpha = 1;
  context.font = font;
  context.fillStyle = palette.neutral;
  const decimals = step >= 1 / 60 - 1e-9 ? 0 : step >= 0.1 / 60 - 1e-9 ? 1 : 2;
  context.textBaseline = 'bottom';
  for (const lon of lons)
    context.fillText(
      formatLongitude(lon, language, decimals),
      mercatorX(lon) * frame.scaleX + frame.shiftX + 4,
      height - 4,
    );
  for (const lat of lats) {
    const y = mercatorY(lat) * frame.scaleY + frame.shiftY;
    if (y < height - 40 && y > 20) context.fillText(formatLatitude(lat, language, decimals), 6, y - 2);
  }
}

function multiples(from: number, to: number, step: number): readonly number[] {
  const values: number[] = [];
  for (let n = Math.ceil(from / step); n * step <= to && values.length < 60; n++) values.push(n * step);
  return values;
}

function vertical(frame: Frame, x: number): void {
  frame.context.moveTo(x, 0);
  frame.context.lineTo(x, frame.height);
}

function horizontal(frame: Frame, y: number): void {
  frame.context.moveTo(0, y);
  frame.context.lineTo(frame.width, y);
}
