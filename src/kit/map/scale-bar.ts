import { metresPerNauticalMile } from '../../kernel/units.ts';
import { type Frame, fromMercator, pixelsPerMetre } from './frame.ts';

const lengths = [200, 100, 50, 20, 10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05];

/** The longest round length in nautical miles that fits, for the latitude at the middle of the sheet. */
export function scaleLength(pixelsPerMile: number, pixelsMax: number): number {
  return lengths.find((length) => length * pixelsPerMile <= pixelsMax) ?? 0.05;
}

/** Draws a bar of alternating halves with its length, in the lower right corner. */
export function drawScaleBar(
  frame: Frame,
  label: (nauticalMiles: number) => string,
  text: { readonly font: string; readonly pixels: number },
): void {
  const unit = text.pixels / 13;
  const { context, palette } = frame;
  const middle = fromMercator(0, (frame.height / 2 - frame.shiftY) / frame.scaleY);
  const pixelsPerMile = pixelsPerMetre(frame, middle.lat) * metresPerNauticalMile;
  const miles = scaleLength(pixelsPerMile, 150 * unit);
  const width = miles * pixelsPerMile;
  const left = frame.width - width - 16 * unit;
  const top = frame.height - 34 * unit;
  context.fillStyle = palette.sea;
  context.fillRect(left - 6 * unit, top - 20 * unit, width + 12 * unit, 30 * unit);
  context.fillStyle = palette.neutral;
  context.fillRect(left, top, width / 2, 4 * unit);
  context.strokeStyle = palette.neutral;
  context.lineWidth = 1;
  context.strokeRect(left + 0.5, top + 0.5, width - 1, 4 * unit - 1);
  context.font = text.font;
  context.textBaseline = 'alphabetic';
  context.fillText(label(miles), left, top - 5 * unit);
}
