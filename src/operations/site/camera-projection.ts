import { labelNames, type Projection, type ReadRows } from '../../app/project.ts';
import { addSeconds, type Instant, toUtc } from '../../kernel/time.ts';
import { turnDecider, type TurnState } from './camera/decide-turn.ts';
import { viewingDecider, type ViewingState } from './camera/decide-viewing.ts';
import { turnEventSchemas, viewingEventSchemas } from './camera/events.ts';
import type { TurnView, ViewingView } from './camera/wire.ts';
import { foldInto, type StateTable, stateTableSql } from './projections.ts';

// States are read back as they were written below, and each stream has one kind of events: the casts say no more.
const tables: readonly StateTable[] = [
  {
    name: 'viewing',
    kind: 'camera_viewing',
    evolve: (state, event) =>
      viewingDecider.evolve((state as ViewingState | undefined) ?? viewingDecider.initial, event as never),
    isOpen: (state) => {
      const known = state as ViewingState;
      return known.phase === 'known' && known.viewing.ended === null;
    },
  },
  {
    name: 'turn',
    kind: 'camera_turn',
    evolve: (state, event) =>
      turnDecider.evolve((state as TurnState | undefined) ?? turnDecider.initial, event as never),
    /** Open: the camera has not answered. */
    isOpen: (state) => {
      const known = state as TurnState;
      return known.phase === 'known' && known.camera.last?.outcome === null;
    },
  },
];

/** Viewings of cameras and orders to them, as their own deciders fold them. */
export const cameraProjection: Projection = {
  name: 'site_camera',
  version: 1,
  tables: tables.map(({ name }) => name),
  types: [viewingEventSchemas, turnEventSchemas].flatMap((schemas) => Object.keys(schemas)),
  create: tables.map(stateTableSql).join(''),
  async apply(events, run) {
    for (const table of tables) await foldInto(table, events, run);
  },
};

const openMax = 500;
const turnsMax = 600;
const heldHours = 1;

type Row = Readonly<Record<string, unknown>>;

/** Viewings that nobody has ended, the oldest first: for the node, which ends those whose time is up. */
export async function openViewings(read: ReadRows): Promise<readonly ViewingView[]> {
  const rows = await read(
    `select state from {viewing} where is_open order by changed_at limit ${openMax}`,
    [],
  );
  return rows.flatMap((row) => {
    const state = row['state'] as ViewingState; // as the projection wrote it
    return state.phase === 'known' ? [state.viewing] : [];
  });
}

/** Cameras turned within the hour, as one person may see them. */
export async function turnedCameras(
  read: ReadRows,
  shown: (rows: readonly Row[]) => readonly Row[],
  now: Instant,
): Promise<readonly TurnView[]> {
  const rows = await read(
    `select state, ${labelNames} from {turn} where is_open or changed_at >= $1::timestamptz
     order by is_open desc, changed desc limit ${turnsMax}`,
    [toUtc(addSeconds(now, -heldHours * 3_600))],
  );
  return shown(rows).flatMap((row) => {
    const state = row['state'] as TurnState; // as the projection wrote it
    return state.phase === 'known' ? [state.camera] : [];
  });
}
