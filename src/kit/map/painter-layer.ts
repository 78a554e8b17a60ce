import Layer from 'ol/layer/Layer.js';
import type { Frame } from './frame.ts';
import type { ChartPalette } from './palette.ts';

export interface PainterOptions {
  palette(): ChartPalette;
  /** Draws one frame. Called only when the view moved or `changed()` was called on the layer. */
  draw(frame: Frame): void;
}

/**
 * A layer of OpenLayers that is one canvas of ours, drawn in the same frame as the chart under it,
 * so that symbols never lag behind the coast while the sheet moves.
 */
export function createPainterLayer(options: PainterOptions): Layer {
  const canvas = document.createElement('canvas');
  canvas.style.position = 'absolute';
  canvas.style.inset = '0';
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('this browser gives no 2D canvas');
  const painter = new Layer({
    render(state) {
      const [width = 0, height = 0] = state.size;
      const ratio = state.pixelRatio;
      fit(canvas, [width, height], ratio);
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      context.clearRect(0, 0, width, height);
      const [scaleX = 1, , , scaleY = -1, shiftX = 0, shiftY = 0] = state.coordinateToPixelTransform;
      const moving = state.viewHints.some((hint) => hint > 0);
      options.draw({
        context,
        width,
        height,
        ratio,
        scaleX,
        scaleY,
        shiftX,
        shiftY,
        moving,
        palette: options.palette(),
      });
      return canvas;
    },
  });
  return painter;
}

function fit(canvas: HTMLCanvasElement, [width, height]: readonly [number, number], ratio: number): void {
  const wide = Math.round(width * ratio);
  const high = Math.round(height * ratio);
  if (canvas.width === wide && canvas.height === high) return;
  canvas.width = wide;
  canvas.height = high;
  canvas.style.width = `${width}px`;
  canvas.style.height = `${height}px`;
}
