import { type AskedLink, createAskedLink } from '../../../kit/live/asked-link.ts';
import { createStore, type Store } from '../../../kit/store.ts';
import type {
  GapsAnswer,
  GapView,
  ListAnswer,
  RelaysAnswer,
  RelayView,
  TasksAnswer,
  TaskView,
  UnitsAnswer,
  UnitView,
} from '../wire.ts';
import type { PatrolsAnswer, PatrolUnit, PatrolUnitsAnswer, PatrolView } from '../patrol/wire-patrol.ts';
import type { LandSignal } from '../signal/land-signal.ts';
import type { LandSignalsAnswer } from '../signal/wire-signal.ts';
import type { RequestsAnswer, RequestView } from '../wire-request.ts';

/** One list of dispatch: its rows by their id, and the place in the book up to which it was told; null: nothing yet. */
export interface Kept<Row> {
  readonly position: string | null;
  readonly rows: ReadonlyMap<string, Row>;
}

/** What lies over the room: at most one act at a time. */
export type DispatchDialog =
  | {
      readonly kind: 'status' | 'position' | 'shift' | 'out' | 'check_in';
      readonly unit: string;
    }
  | { readonly kind: 'propose'; readonly unit: string | null; readonly boat: string | null }
  | { readonly kind: 'divert'; readonly unit: string; readonly boat: string | null }
  | {
      readonly kind: 'refuse' | 'finish' | 'cancel' | 'delay';
      readonly task: string;
    }
  | { readonly kind: 'relay'; readonly boat: string | null }
  | { readonly kind: 'call' | 'end_relay'; readonly relay: string }
  | { readonly kind: 'answer'; readonly relay: string; readonly unit: string | null }
  | { readonly kind: 'gap' }
  | { readonly kind: 'support' }
  | { readonly kind: 'information'; readonly boat: string | null }
  | {
      readonly kind: 'reply' | 'refuse_request' | 'end_support' | 'withdraw_request';
      readonly request: string;
    }
  | {
      readonly kind: 'order_patrol' | 'refuse_patrol' | 'finish_patrol' | 'withdraw_patrol';
      readonly patrol: string;
    }
  /** `patrol` null: one that is entered anew. */
  | { readonly kind: 'register_patrol'; readonly patrol: string | null }
  | { readonly kind: 'patrol_duty' | 'patrol_position'; readonly patrol: string }
  | { readonly kind: 'compensate' | 'decide' | 'close_gap'; readonly gap: string };

export const tabs = ['units', 'tasks', 'relays', 'gaps', 'requests', 'patrols', 'signals'] as const;
export type Tab = (typeof tabs)[number];

/** One person at dispatch: its lists, and what is opened. It outlives a change of room. */
export interface DispatchDesk {
  readonly units: AskedLink<Kept<UnitView>>;
  readonly tasks: AskedLink<Kept<TaskView>>;
  readonly relays: AskedLink<Kept<RelayView>>;
  readonly gaps: AskedLink<Kept<GapView>>;
  readonly requests: AskedLink<Kept<RequestView>>;
  readonly patrols: AskedLink<Kept<PatrolView>>;
  readonly patrolUnits: AskedLink<Kept<PatrolUnit>>;
  readonly signals: AskedLink<Kept<LandSignal>>;
  readonly tab: Store<Tab>;
  /** The opened record of the list in sight. */
  readonly opened: Store<string | null>;
  readonly dialog: Store<DispatchDialog | null>;
}

const askEveryMilliseconds = 10_000;

function link<Row, Told extends ListAnswer>(
  list: string,
  rowsOf: (told: Told) => readonly Row[],
  idOf: (row: Row) => string,
): AskedLink<Kept<Row>> {
  return createAskedLink<Told, Kept<Row>>({
    empty: { position: null, rows: new Map() },
    path: ({ position }) =>
      `/api/operations/dispatch/${list}${position === null ? '' : `?after=${encodeURIComponent(position)}`}`,
    join: (held, told) => joined(held, told, { changed: rowsOf(told), idOf }),
    everyMilliseconds: askEveryMilliseconds,
  });
}

/** A list after one answer; what was not told again stands, unless the answer says to forget it. */
export function joined<Row>(
  held: Kept<Row>,
  { position, reset }: ListAnswer,
  { changed, idOf }: { readonly changed: readonly Row[]; readonly idOf: (row: Row) => string },
): Kept<Row> {
  if (!reset && changed.length === 0) return position === held.position ? held : { ...held, position };
  const rows = new Map(reset ? [] : held.rows);
  for (const row of changed) rows.set(idOf(row), row);
  return { position, rows };
}

/** A patrol by its site and its call sign: its name in the list. */
export function patrolUnitKey({ site, patrol }: Pick<PatrolUnit, 'site' | 'patrol'>): string {
  return `${site}/${patrol}`;
}

function createDispatchDesk(): DispatchDesk {
  return {
    units: link<UnitView, UnitsAnswer>(
      'units',
      (told) => told.units,
      ({ unit }) => unit,
    ),
    tasks: link<TaskView, TasksAnswer>(
      'tasks',
      (told) => told.tasks,
      ({ task }) => task,
    ),
    relays: link<RelayView, RelaysAnswer>(
      'relays',
      (told) => told.relays,
      ({ relay }) => relay,
    ),
    gaps: link<GapView, GapsAnswer>(
      'gaps',
      (told) => told.gaps,
      ({ gap }) => gap,
    ),
    requests: link<RequestView, RequestsAnswer>(
      'requests',
      (told) => told.requests,
      ({ request }) => request,
    ),
    patrols: link<PatrolView, PatrolsAnswer>(
      'patrols',
      (told) => told.patrols,
      ({ task }) => task,
    ),
    patrolUnits: link<PatrolUnit, PatrolUnitsAnswer>('patrol-units', (told) => told.units, patrolUnitKey),
    signals: link<LandSignal, LandSignalsAnswer>(
      'land-signals',
      (told) => told.signals,
      ({ signal }) => signal,
    ),
    tab: createStore<Tab>('units'),
    opened: createStore<string | null>(null),
    dialog: createStore<DispatchDialog | null>(null),
  };
}

let seated: { readonly owner: string; readonly desk: DispatchDesk } | null = null;

/** The dispatch desk of whoever sits here; another person, or other rights, begin afresh. */
export function dispatchDeskOf(owner: string): DispatchDesk {
  if (seated?.owner !== owner) seated = { owner, desk: createDispatchDesk() };
  return seated.desk;
}
