import type { Position } from '../../../kernel/geo.ts';
import type { Chart, ChartView } from '../../../kit/map/chart.ts';
import { createStore, type Store } from '../../../kit/store.ts';
import { type Acknowledged, createAcknowledged } from './acknowledged.ts';
import { createJudge } from './alarm-judge.ts';
import type { Alarm } from './alarms.ts';
import { type AreaSearch, createAreaSearch } from './area-search.ts';
import { type ChartSet, fetchCharts, noCharts } from '../../../kit/map/chart-set.ts';
import { createMapSettings, type MapSettings } from './map-settings.ts';
import { type LivePicture, openLivePicture } from './live-picture.ts';
import type { MotionRow } from '../wire.ts';
import type { Picture } from './picture.ts';
import type { Selection } from './selection.ts';
import { createTimeTravel, type TimeTravel } from './view-time.ts';

/** Who sits here, as far as the picture must know. */
export interface DeskStaff {
  readonly id: string;
  readonly name: string;
  readonly state: 'fr' | 'uk';
  readonly actions: readonly string[];
}

/** The positions of one track in the hour before the moment shown. */
export interface TrackReports {
  readonly track: string;
  readonly reports: readonly MotionRow[];
}

/** One desk at the picture: what it shows, has opened, follows and has acknowledged. */
export interface Desk {
  readonly staff: DeskStaff;
  readonly live: LivePicture;
  readonly travel: TimeTravel;
  /** Grows at most twice a second, for lists; the map is told of every change by `onChange`. */
  readonly revision: Store<number>;
  /** The node's clock, once a second. */
  readonly clock: Store<number>;
  readonly alarms: Store<readonly Alarm[]>;
  /** How many updates the node folded for this console in the last ten seconds. */
  readonly folded: Store<number>;
  readonly acknowledged: Acknowledged;
  readonly selection: Store<Selection | null>;
  readonly following: Store<string | null>;
  readonly measuring: Store<boolean>;
  /** "Seen here": what was in an area between two moments. */
  readonly area: AreaSearch;
  readonly settings: Store<MapSettings>;
  readonly charts: Store<ChartSet>;
  /** The chart on screen, for the keys of the whole screen. */
  readonly map: Store<Chart | null>;
  /** The last view, kept while the map is rebuilt for the wall. */
  readonly view: Store<ChartView | null>;
  /** The positions of the opened track, for its line on the map. */
  readonly history: Store<TrackReports | null>;
  /** What the operator asks the map to bring into view; each request is a new object. */
  readonly centring: Store<Position | null>;
  picture(): Picture;
  /** The moment of the picture shown: the node's now, or T; while nothing of the past is held yet, what was asked for. */
  now(): number;
  onChange(listener: () => void): () => void;
  close(): void;
}

const revisionEveryMilliseconds = 500;

/** Opens a desk: connects to the node and starts its clock. */
export function openDesk(staff: DeskStaff): Desk {
  const listeners = new Set<() => void>();
  const revision = createStore(0);
  let pending: ReturnType<typeof setTimeout> | null = null;
  const changed = () => {
    for (const listener of listeners) listener();
    pending ??= setTimeout(() => {
      pending = null;
      revision.update((n) => n + 1);
    }, revisionEveryMilliseconds);
  };
  const live = openLivePicture(changed);
  const nodeNow = () => Date.now() + live.offset();
  const travel = createTimeTravel(nodeNow, changed);
  const clock = createStore(nodeNow());
  const alarms = createStore<readonly Alarm[]>([]);
  const folded = createStore(0);
  const countFolded = createFolded(live.picture, folded);
  const acknowledged = createAcknowledged(staff.id);
  const judge = createJudge({ live, alarms, acknowledged });
  const stopClock = startClock(() => {
    clock.set(nodeNow());
    live.check();
    travel.tick();
    judge(nodeNow());
    countFolded();
  });
  const charts = createStore(noCharts);
  void travel.refreshExtent();
  void fetchCharts().then(charts.set);
  return {
    ...createAttention(),
    area: createAreaSearch({ now: nodeNow, bookmark: () => live.health.get()?.bookmark ?? null }),
    staff,
    live,
    travel,
    revision,
    clock,
    alarms,
    folded,
    acknowledged,
    charts,
    picture: () => (travel.time.get().mode === 'live' ? live.picture : travel.past()),
    now() {
      const time = travel.time.get();
      return time.mode === 'live' ? nodeNow() : (time.shown?.at ?? time.at);
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      stopClock();
      if (pending !== null) clearTimeout(pending);
      live.close();
    },
  };
}

/** The same desk with the next officer at it: what is on screen stays, and nothing is acknowledged in their name. */
export function takeOverDesk(desk: Desk, staff: DeskStaff): Desk {
  desk.acknowledged.handOver(staff.id);
  return { ...desk, staff };
}

/** What the operator attends to: nothing yet. */
function createAttention() {
  return {
    selection: createStore<Selection | null>(null),
    following: createStore<string | null>(null),
    measuring: createStore(false),
    settings: createMapSettings(),
    map: createStore<Chart | null>(null),
    view: createStore<ChartView | null>(null),
    history: createStore<TrackReports | null>(null),
    centring: createStore<Position | null>(null),
  };
}

const foldedSeconds = 10;

/** Counts what the node folded for us in the last ten seconds: shown long enough to be read, gone when it is over. */
function createFolded(picture: Picture, folded: Store<number>): () => void {
  const totals: number[] = [];
  return () => {
    totals.push(picture.coalescedTotal);
    if (totals.length > foldedSeconds) totals.shift();
    folded.set(picture.coalescedTotal - (totals[0] ?? 0));
  };
}

function startClock(tick: () => void): () => void {
  const timer = setInterval(tick, 1000);
  return () => clearInterval(timer);
}
