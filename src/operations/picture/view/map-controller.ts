import type { Position } from '../../../kernel/geo.ts';
import { wordsOf, type Words } from '../../../kit/i18n/language.tsx';
import { type Chart, type ChartView, createChart } from '../../../kit/map/chart.ts';
import { mercatorX, mercatorY } from '../../../kit/map/frame.ts';
import { withAreaFrame } from './area-frame.ts';
import type { ChartSet } from '../../../kit/map/chart-set.ts';
import { textPixelsOf, watchSize } from '../../../kit/map/use-chart.ts';
import { wholeStrait } from '../../../kit/map/whole-strait.ts';
import type { Desk } from './desk.ts';
import { createMeasureTool, type MeasureTool } from './measure-tool.ts';
import type { Scene } from './scene.ts';
import { createScenePainter, type ScenePainter } from './scene-painter.ts';
import { isSameSelection, type Selection } from './selection.ts';

export interface MapController {
  readonly chart: Chart;
  speak(words: Words): void;
  repaint(): void;
  setCharts(charts: ChartSet): void;
  dispose(): void;
}

/** What changes on the map without the desk. */
interface MapState {
  words: Words;
  charts: ChartSet;
  hovered: Selection | null;
}

/** Joins the desk to the chart: draws when something changed, and turns clicks into selections and measures. */
export function createMapController(
  target: HTMLElement,
  desk: Desk,
  options: { readonly still: boolean; readonly onCursor: (at: Position | null) => void },
): MapController {
  const painter = withAreaFrame(createScenePainter(), desk, options.still);
  const measure = createMeasureTool();
  const state: MapState = { words: wordsOf('en'), charts: desk.charts.get(), hovered: null };
  const settle = createSettler(() => chart.redraw());
  const pointer = { painter, measure, state, target, desk, onCursor: options.onCursor };
  const chart: Chart = createChart(target, {
    opensOn: desk.view.get() ?? wholeStrait,
    still: options.still,
    draw: (frame) => {
      const own = { measure: measure.line(), textPixels: textPixelsOf(target) };
      settle(painter.draw(frame, { ...deskScene(desk, state), ...own }));
    },
    onPointer: (at, pixel) => {
      if (point(pointer, at, pixel)) chart.redraw();
    },
    onClick: (at, pixel) => {
      click(pointer, at, pixel);
      chart.redraw();
    },
    onView(view) {
      desk.view.set(view);
      // For whoever cannot see it: where the sheet stands, in one word.
      target.dataset['view'] = viewWord(view);
    },
    onDrag: () => desk.following.set(null),
  });

  const showSheets = () => {
    const { hidden } = desk.settings.get();
    chart.setSheets(state.charts.sheets.filter((sheet) => !hidden.includes(sheet.id)));
  };
  const stops = [
    ...listen(chart, desk, options.still),
    desk.settings.subscribe(showSheets),
    desk.measuring.subscribe(() => measure.set(desk.measuring.get())),
    desk.measuring.subscribe(() => chart.redraw()),
    watchSize(target, chart),
  ];
  return {
    chart,
    speak(words) {
      state.words = words;
      chart.redraw();
    },
    repaint: () => void chart.repaint(),
    setCharts(charts) {
      state.charts = charts;
      showSheets();
    },
    dispose() {
      for (const stop of stops) stop();
      chart.dispose();
    },
  };
}

function viewWord({ centre, zoom }: ChartView): string {
  return `${centre.lat.toFixed(4)} ${centre.lon.toFixed(4)} ${zoom.toFixed(2)}`;
}

const settleMilliseconds = 350;

/** Asks for one more frame a moment later where names wait for it, however often it is called until then. */
function createSettler(redraw: () => void): (waits: boolean) => void {
  let waiting = false;
  return (waits) => {
    if (!waits || waiting) return;
    waiting = true;
    setTimeout(() => {
      waiting = false;
      redraw();
    }, settleMilliseconds);
  };
}

interface Pointer {
  readonly painter: ScenePainter;
  readonly measure: MeasureTool;
  readonly state: MapState;
  readonly target: HTMLElement;
  readonly desk: Desk;
  readonly onCursor: (at: Position | null) => void;
}

/** The pointer moved; true where something must be drawn again. */
function point(pointer: Pointer, at: Position | null, [x, y]: readonly [number, number]): boolean {
  const { measure, state, target } = pointer;
  pointer.onCursor(at);
  const next = at === null ? null : pointer.painter.at(x, y);
  target.style.cursor = measure.active ? 'crosshair' : next === null ? '' : 'pointer';
  const moved = measure.follow(at);
  if (!moved && isSameSelection(next, state.hovered)) return false;
  state.hovered = next;
  return true;
}

function click(pointer: Pointer, at: Position, [x, y]: readonly [number, number]): void {
  if (pointer.measure.active) return pointer.measure.click(at);
  const found = pointer.painter.at(x, y);
  if (found !== null) pointer.desk.selection.set(found);
}

function deskScene(desk: Desk, state: MapState): Omit<Scene, 'measure' | 'textPixels'> {
  const settings = desk.settings.get();
  const reports = desk.history.get()?.reports ?? [];
  return {
    picture: desk.picture(),
    now: desk.now(),
    selection: desk.selection.get(),
    hovered: state.hovered,
    settings,
    places: state.charts.places.filter((place) => !settings.hidden.includes(place.sheet)),
    coastBox: state.charts.coastBox,
    history: reports.flatMap((row) => [mercatorX(row[2]), mercatorY(row[1])]),
    words: state.words,
  };
}

/** Draws again when what is shown changed; nothing is drawn for a clock that only ticks. */
function listen(chart: Chart, desk: Desk, still: boolean): readonly (() => void)[] {
  const redraw = () => chart.redraw();
  const follow = () => {
    const id = desk.following.get();
    const track = id === null ? undefined : desk.picture().tracks.get(id);
    if (track !== undefined && !still) chart.centreOn(track);
  };
  return [
    desk.onChange(() => {
      follow();
      redraw();
    }),
    desk.selection.subscribe(redraw),
    desk.area.state.subscribe(redraw),
    desk.following.subscribe(follow),
    desk.history.subscribe(redraw),
    desk.travel.time.subscribe(redraw),
    desk.clock.subscribe(redrawForAge(chart, desk)),
    desk.centring.subscribe(() => {
      const asked = desk.centring.get();
      if (asked !== null && !still) chart.centreOn(asked);
    }),
  ];
}

/** Circles grow and reports go stale without any news: that is drawn every fifth second, not at every tick. */
function redrawForAge(chart: Chart, desk: Desk): () => void {
  let ticks = 0;
  return () => {
    ticks++;
    if (ticks % 5 === 0 && desk.travel.time.get().mode === 'live') chart.redraw();
  };
}
