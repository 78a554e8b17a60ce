import type { Position } from '../../../kernel/geo.ts';
import { wordsOf, type Words } from '../../../kit/i18n/language.tsx';
import { type Chart, createChart } from '../../../kit/map/chart.ts';
import { mercatorX, mercatorY } from '../../../kit/map/frame.ts';
import type { Frame } from '../../../kit/map/frame.ts';
import type { ChartSet } from './charts.ts';
import type { Desk } from './desk.ts';
import type { Measure, Scene } from './scene.ts';
import { createScenePainter } from './scene-painter.ts';
import { isSameSelection, type Selection } from './selection.ts';

/** Where a desk's chart opens: the middle of the Strait, both shores in sight. */
const home = { centre: { lat: 50.98, lon: 1.52 }, zoom: 9.4 } as const;

export interface MapController {
  readonly chart: Chart;
  speak(words: Words): void;
  repaint(): void;
  setCharts(charts: ChartSet): void;
  dispose(): void;
}

/** Joins the desk to the chart: draws when something changed, and turns clicks into selections and measures. */
export function createMapController(
  target: HTMLElement,
  desk: Desk,
  options: { readonly still: boolean; onCursor(at: Position | null): void },
): MapController {
  const painter = createScenePainter();
  let words = wordsOf('en');
  let hovered: Selection | null = null;
  let measure: Measure = [];
  let measuring = false;
  // Both ends of the measure stand: the next click begins a new one.
  let fixed = false;
  let charts: ChartSet = desk.charts.get();
  const view = desk.view.get() ?? home;

  const chart = createChart(target, {
    ...view,
    still: options.still,
    draw: (frame: Frame) => painter.draw(frame, sceneOf()),
    onPointer(at, [x, y]) {
      options.onCursor(at);
      const next = at === null ? null : painter.at(x, y);
      target.style.cursor = measuring ? 'crosshair' : next === null ? '' : 'pointer';
      const [from] = measure;
      if (measuring && at !== null && from !== undefined && !fixed) measure = [from, at];
      else if (isSameSelection(next, hovered)) return;
      hovered = next;
      chart.redraw();
    },
    onClick(at, [x, y]) {
      if (measuring) return measureAt(at);
      const found = painter.at(x, y);
      if (found !== null) desk.selection.set(found);
    },
    onView: (next) => desk.view.set(next),
    onDrag: () => desk.following.set(null),
  });
  function measureAt(at: Position): void {
    const [from] = measure;
    if (from === undefined || fixed) {
      measure = [at];
      fixed = false;
    } else {
      measure = [from, at];
      fixed = true;
    }
    chart.redraw();
  }

  function sceneOf(): Scene {
    const settings = desk.settings.get();
    const history = desk.history.get();
    return {
      picture: desk.picture(),
      now: desk.now(),
      selection: desk.selection.get(),
      hovered,
      settings,
      places: charts.places.filter((place) => !settings.hidden.includes(place.sheet)),
      coastBox: charts.coastBox,
      measure,
      history: history === null ? [] : history.reports.flatMap((row) => [mercatorX(row[2]), mercatorY(row[1])]),
      words,
      textPixels: Number.parseFloat(getComputedStyle(target).fontSize) || 12,
    };
  }

  function showSheets(): void {
    const hidden = desk.settings.get().hidden;
    chart.setSheets(charts.sheets.filter((sheet) => !hidden.includes(sheet.id)));
    chart.redraw();
  }

  function follow(): void {
    const id = desk.following.get();
    const track = id === null ? undefined : desk.picture().tracks.get(id);
    if (track !== undefined) chart.centreOn(track);
  }

  const stops = [
    desk.onChange(() => {
      follow();
      chart.redraw();
    }),
    desk.selection.subscribe(() => chart.redraw()),
    desk.following.subscribe(follow),
    desk.history.subscribe(() => chart.redraw()),
    desk.settings.subscribe(showSheets),
    desk.travel.time.subscribe(() => chart.redraw()),
    desk.clock.subscribe(redrawForAge(chart, desk)),
    desk.measuring.subscribe(() => {
      measuring = desk.measuring.get();
      if (!measuring) measure = [];
      fixed = false;
      chart.redraw();
    }),
    desk.centring.subscribe(() => {
      const asked = desk.centring.get();
      if (asked !== null && !options.still) chart.centreOn(asked, asked.close ? 11.5 : undefined);
    }),
  ];
  const watch = new ResizeObserver(() => chart.updateSize());
  watch.observe(target);

  return {
    chart,
    speak(next) {
      words = next;
      chart.redraw();
    },
    repaint: () => void chart.repaint(),
    setCharts(next) {
      charts = next;
      showSheets();
    },
    dispose() {
      for (const stop of stops) stop();
      watch.disconnect();
      chart.dispose();
    },
  };
}

/** Circles grow and reports go stale without any news: that is drawn every fifth second, not at every tick. */
function redrawForAge(chart: Chart, desk: Desk): () => void {
  let ticks = 0;
  return () => {
    ticks++;
    if (ticks % 5 === 0 && desk.travel.time.get().mode === 'live') chart.redraw();
  };
}
