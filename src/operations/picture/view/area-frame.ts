import type { Box } from '../../../kernel/geo.ts';
import { formatUtcMinute } from '../../../kit/i18n/format.ts';
import { type Frame, mercatorX, mercatorY } from '../../../kit/map/frame.ts';
import { areaText } from '../text-area.ts';
import type { AreaAsk } from './area-ask.ts';
import type { Desk } from './desk.ts';
import type { Scene } from './scene.ts';
import type { ScenePainter } from './scene-painter.ts';

/** A painter that draws the frame of "seen here" over the scene; on the wall, which shows no list, it draws none. */
export function withAreaFrame(painter: ScenePainter, desk: Desk, still: boolean): ScenePainter {
  if (still) return painter;
  return {
    ...painter,
    draw(frame, scene) {
      const waits = painter.draw(frame, scene);
      const area = desk.area.state.get();
      if (area !== null) drawAreaFrame(frame, area.ask, scene);
      return waits;
    },
  };
}

/** The frame of the area asked for, with its span: what the list speaks of, and no more. */
function drawAreaFrame(frame: Frame, ask: AreaAsk, { words, textPixels }: Scene): void {
  const { context, palette } = frame;
  const [left, top, right, bottom] = pixelsOf(frame, ask.box);
  context.setLineDash([]);
  context.globalAlpha = 1;
  context.strokeStyle = palette.ink;
  context.lineWidth = 1;
  context.strokeRect(left, top, right - left, bottom - top);
  const from = formatUtcMinute(ask.from);
  const said = words.t(areaText.frame, { from, to: formatUtcMinute(ask.to) });
  context.font = `${textPixels}px "Noto Sans", sans-serif`;
  context.textBaseline = 'middle';
  const width = context.measureText(said).width + 10;
  const height = textPixels * 1.5;
  // Below the bar of tools, which lies over the upper edge of the sheet.
  const y = Math.max(top + 1, textPixels * 3.2);
  if (right - left < width || bottom - y < height) return;
  context.fillStyle = palette.sea;
  context.fillRect(right - width - 1, y, width, height);
  context.fillStyle = palette.ink;
  context.fillText(said, right - width + 4, y + height / 2);
}

/** Edges in pixels. A line just outside the sheet is drawn on its edge, so that the extent taken can be seen. */
function pixelsOf(frame: Frame, box: Box): readonly [number, number, number, number] {
  const x = (lon: number) => mercatorX(lon) * frame.scaleX + frame.shiftX;
  const y = (lat: number) => mercatorY(lat) * frame.scaleY + frame.shiftY;
  const near = (pixel: number, edge: number, inside: number) =>
    Math.abs(pixel - edge) < 3 ? edge + inside : Math.round(pixel) + 0.5;
  return [
    near(x(box.west), 0, 1.5),
    near(y(box.north), 0, 1.5),
    near(x(box.east), frame.width, -1.5),
    near(y(box.south), frame.height, -1.5),
  ];
}
