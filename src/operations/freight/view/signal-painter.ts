import type { Position } from '../../../kernel/geo.ts';
import type { Words } from '../../../kit/i18n/language.tsx';
import { type Frame, nearestDrawn, type Pixel, toPixel } from '../../../kit/map/frame.ts';
import { drawGraticule } from '../../../kit/map/graticule.ts';
import { drawScaleBar } from '../../../kit/map/scale-bar.ts';
import { manyText as text } from './text-many-reports.ts';

/** One place as it is drawn. */
export interface SignalMark {
  readonly place: string;
  readonly label: string;
  readonly at: Position;
  readonly count: number;
  /** 1: just now; towards 0 with age. */
  readonly freshness: number;
  readonly opened: boolean;
}

interface Painting {
  readonly marks: readonly SignalMark[];
  readonly words: Words;
  readonly textPixels: number;
}

const hitPixels = 22;
/** Between a mark and its name, which stands on its other side where it would leave the sheet. */
const labelGap = 5;
/** So faint is the oldest: still to be seen, and never as strong as one that is new. */
const faintest = 0.3;

/** Draws signals as grey rings, larger with their count, fainter with their age; red is kept for what needs an act. */
export function createSignalPainter() {
  let drawn: readonly (Pixel & { readonly place: string })[] = [];
  return {
    draw(frame: Frame, { marks, words, textPixels }: Painting): void {
      const font = `${textPixels}px "Noto Sans", sans-serif`;
      drawGraticule(frame, words.language, font);
      for (const mark of marks) drawMark(frame, mark, font);
      drawn = marks.map((mark) => ({ ...toPixel(frame, mark.at), place: mark.place }));
      drawScaleBar(frame, (miles) => words.t(text.scale, { n: words.n(miles, miles < 1 ? 2 : 0) }), {
        font,
        pixels: textPixels,
      });
    },
    /** The place under a pixel, the nearest; null: none. */
    at: (x: number, y: number): string | null => nearestDrawn(drawn, { x, y }, hitPixels)?.place ?? null,
  };
}

function drawMark(frame: Frame, mark: SignalMark, font: string): void {
  const { context, palette } = frame;
  const { x, y } = toPixel(frame, mark.at);
  const radius = 8 + Math.min(14, 3 * Math.sqrt(mark.count));
  context.save();
  context.globalAlpha = faintest + (1 - faintest) * mark.freshness;
  context.strokeStyle = mark.opened ? palette.focus : palette.neutral;
  context.lineWidth = mark.opened ? 3 : 2;
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.stroke();
  context.restore();
  // Figures and names are read at any age: they do not fade.
  context.font = font;
  context.textBaseline = 'middle';
  context.lineWidth = 3;
  context.strokeStyle = palette.sea;
  const label = `${mark.count} · ${mark.label}`;
  const isBeyond = x + radius + labelGap + context.measureText(label).width > frame.width;
  const labelX = x + (isBeyond ? -1 : 1) * (radius + labelGap);
  context.textAlign = isBeyond ? 'right' : 'left';
  context.strokeText(label, labelX, y);
  context.fillStyle = palette.ink;
  context.fillText(label, labelX, y);
  context.textAlign = 'left';
}
