import { labelNames, type ReadRows } from '../../app/project.ts';
import type { RegisterRow } from '../../app/register.ts';
import { addSeconds, type Instant, toUtc } from '../../kernel/time.ts';
import type { GapState } from './decide-gap.ts';
import type { LandCall, LandCallState } from './land-call.ts';
import type { Relay, RelayState } from './decide-relay.ts';
import { patrolView } from './patrol/decide-patrol.ts';
import type { PatrolTask, PatrolUnit, PatrolView } from './patrol/wire-patrol.ts';
import { type Request, requestView } from './request.ts';
import type { LandSignal, LandSignalState } from './signal/land-signal.ts';
import { type Task, taskView } from './task.ts';
import type { RequestView } from './wire-request.ts';
import { unitFieldsSchema } from './unit-register.ts';
import { initialUnit, type UnitState, unitView } from './unit-state.ts';
import type { GapView, TaskView, UnitView } from './wire.ts';

const rowsMax = 2_000;
/** What is over is listed this long after its last change; of one boat, always. */
const overHours = 24;

type Row = Readonly<Record<string, unknown>>;

/** Which rows are asked for: those changed after a place in the book, or without one what is open and what ended lately. */
export interface Since {
  readonly after: number | null;
  readonly now: Instant;
}

/** Reads dispatch as one person may see it. Every list is bounded, newest change first. */
export interface DispatchReader {
  /** Units of the register with what their own records say; `after`: only those whose record changed since. */
  units(fleet: readonly RegisterRow[], after: number | null): Promise<readonly UnitView[]>;
  tasks(since: Since): Promise<readonly TaskView[]>;
  tasksOf(boat: string): Promise<readonly TaskView[]>;
  relays(since: Since): Promise<readonly Relay[]>;
  gaps(since: Since): Promise<readonly GapView[]>;
  landCalls(since: Since): Promise<readonly LandCall[]>;
  landSignals(since: Since): Promise<readonly LandSignal[]>;
  requests(since: Since): Promise<readonly RequestView[]>;
  patrols(since: Since): Promise<readonly PatrolView[]>;
  patrolUnits(since: Since): Promise<readonly PatrolUnit[]>;
}

/** `read`: under row security; `shown`: the first lock, rows with their label of which those go on that they may see. */
export function createDispatchReader(
  read: ReadRows,
  shown: (rows: readonly Row[]) => readonly Row[],
): DispatchReader {
  const statesOf = async <State>(sql: string, values: readonly unknown[]): Promise<readonly Kept<State>[]> =>
    shown(await read(`select id, state, ${labelNames} from ${sql} limit ${rowsMax}`, values)).map((row) => ({
      id: String(row['id']),
      state: row['state'] as State, // as the projection wrote it
    }));
  const listed = <State>(table: string, { after, now }: Since): Promise<readonly Kept<State>[]> =>
    after === null
      ? statesOf(
          `{${table}} where is_open or changed_at >= $1::timestamptz order by is_open desc, changed desc`,
          [toUtc(addSeconds(now, -overHours * 3_600))],
        )
      : statesOf(`{${table}} where changed > $1 order by changed desc`, [after]);
  return {
    async units(fleet, after) {
      const rows = await statesOf<UnitState>('{unit} where changed > $1 order by changed desc', [after ?? 0]);
      const states = new Map(rows.map(({ id, state }) => [id, state]));
      return fleet
        .filter(({ row }) => after === null || states.has(row))
        .flatMap((entry) => unitOf(entry, states.get(entry.row) ?? initialUnit));
    },
    tasks: async (since) => (await listed<Task>('task', since)).map(({ state }) => taskView(state)),
    async tasksOf(boat) {
      const rows = await statesOf<Task>(`{task} where state ->> 'boat' = $1 order by changed desc`, [boat]);
      return rows.map(({ state }) => taskView(state));
    },
    async relays(since) {
      const rows = await listed<RelayState>('relay', since);
      return rows.flatMap(({ state }) => (state.phase === 'sent' ? [state.relay] : []));
    },
    async landCalls(since) {
      const rows = await listed<LandCallState>('land_call', since);
      return rows.flatMap(({ state }) => (state.phase === 'raised' ? [state.call] : []));
    },
    async landSignals(since) {
      const rows = await listed<LandSignalState>('land_signal', since);
      return rows.flatMap(({ state }) => (state.phase === 'known' ? [state.signal] : []));
    },
    async gaps(since) {
      const rows = await listed<GapState>('gap', since);
      return rows.flatMap(({ state }) => (state.phase === 'known' ? [state.gap] : []));
    },
    requests: async (since) =>
      (await listed<Request>('request', since)).map(({ state }) => requestView(state)),
    patrols: async (since) =>
      (await listed<PatrolTask>('patrol', since)).map(({ state }) => patrolView(state)),
    patrolUnits: async (since) => (await listed<PatrolUnit>('patrol_unit', since)).map(({ state }) => state),
  };
}

interface Kept<State> {
  readonly id: string;
  readonly state: State;
}

/** A row that an older register wrote otherwise is not shown half. */
function unitOf({ row, fields }: RegisterRow, state: UnitState): readonly UnitView[] {
  const entered = unitFieldsSchema.safeParse(fields);
  return entered.success ? [unitView(row, entered.data, state)] : [];
}

/** Newest change of the register that this reader may see: from then on every unit is to be read anew. */
export async function fleetChangedAt(read: ReadRows): Promise<number> {
  const [row] = await read('select coalesce(max(position), 0)::float8 as changed from {version}', []);
  return Number(row?.['changed'] ?? 0);
}
