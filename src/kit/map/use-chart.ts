import { type RefObject, useEffect, useRef } from 'react';
import type { Box } from '../../kernel/geo.ts';
import type { ChartSet } from './chart-set.ts';
import { type Chart, createChart } from './chart.ts';
import type { Frame } from './frame.ts';

/** Draws what a room shows on its chart, and remembers where it drew what. */
export interface ChartPainter<Shown, Hit> {
  /** `textPixels`: the height of the words on the chart, CSS pixels, as the sheet of styles has it. */
  draw(frame: Frame, painting: Shown & { readonly textPixels: number }): void;
  /** What was drawn under a pixel; null: nothing that answers a click. */
  at(x: number, y: number): Hit | null;
}

/** What a room puts on its chart. Another `shown` draws again, so it is made anew only where something changed. */
export interface ChartOf<Shown, Hit> {
  readonly createPainter: () => ChartPainter<Shown, Hit>;
  readonly opensOn: Box;
  readonly set: ChartSet;
  readonly shown: Shown;
  readonly onHit: (hit: Hit) => void;
}

/** The chart, or null before the element stands and after it is gone. */
export interface ChartHold {
  readonly current: Chart | null;
}

/**
 * Puts a chart into an element once, and draws it again when what it shows, the light or its size has changed. The
 * painter and the box it opens on are those of the first call.
 */
export function useChart<Shown extends object, Hit>(
  target: RefObject<HTMLDivElement | null>,
  of: ChartOf<Shown, Hit>,
): ChartHold {
  const chart = useRef<Chart | null>(null);
  const latest = useRef(of);
  latest.current = of;
  useEffect(() => {
    const element = target.current;
    if (element === null) return undefined;
    const made = openChart(element, () => latest.current);
    chart.current = made;
    made.setSheets(latest.current.set.sheets);
    const stop = watchSurroundings(element, made);
    return () => {
      stop();
      chart.current = null;
      made.dispose();
    };
  }, [target]);
  useEffect(() => chart.current?.setSheets(of.set.sheets), [of.set]);
  useEffect(() => chart.current?.redraw(), [of.shown]);
  return chart;
}

function openChart<Shown extends object, Hit>(
  element: HTMLElement,
  latest: () => ChartOf<Shown, Hit>,
): Chart {
  const { createPainter, opensOn } = latest();
  const painter = createPainter();
  return createChart(element, {
    opensOn,
    still: false,
    draw: (frame) => painter.draw(frame, { ...latest().shown, textPixels: textPixelsOf(element) }),
    onPointer: (at, [x, y]) => {
      element.style.cursor = at !== null && painter.at(x, y) !== null ? 'pointer' : '';
    },
    onClick: (_at, [x, y]) => {
      const hit = painter.at(x, y);
      if (hit !== null) latest().onHit(hit);
    },
    onView: () => undefined,
    onDrag: () => undefined,
  });
}

/** Follows what the chart cannot feel itself: the size of its element, and day or night. */
function watchSurroundings(element: HTMLElement, chart: Chart): () => void {
  const stopSize = watchSize(element, chart);
  const light = new MutationObserver(() => void chart.repaint());
  light.observe(document.documentElement, { attributes: true, attributeFilter: ['data-obc-theme'] });
  return () => {
    stopSize();
    light.disconnect();
  };
}

/** Follows the size of a chart's element; the answer stops it. */
export function watchSize(element: HTMLElement, chart: Chart): () => void {
  const watch = new ResizeObserver(() => chart.updateSize());
  watch.observe(element);
  return () => watch.disconnect();
}

/** The height of words on a chart, CSS pixels: that of its element, so that it follows the reader's own size. */
export function textPixelsOf(element: HTMLElement): number {
  return Number.parseFloat(getComputedStyle(element).fontSize) || 12;
}
