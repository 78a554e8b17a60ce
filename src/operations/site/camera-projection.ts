import { labelNames, type Projection, type ReadRows } from '../../app/project.ts';
import { addSeconds, type Instant, toUtc } from '../../kernel/time.ts';
import { pictureDecider, type PictureState } from './camera/decide-picture.ts';
import { turnDecider, type TurnState } from './camera/decide-turn.ts';
import { viewingDecider, type ViewingState } from './camera/decide-viewing.ts';
import { turnEventSchemas, viewingEventSchemas } from './camera/events.ts';
import { pictureEventSchemas } from './camera/picture-events.ts';
import type { PreservedPicture, TurnView, ViewingView } from './camera/wire.ts';
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
  {
    name: 'picture',
    kind: 'camera_picture',
    isPersonal: true,
    evolve: (state, event) =>
      pictureDecider.evolve((state as PictureState | undefined) ?? pictureDecider.initial, event as never),
    isOpen: () => false,
  },
];

/** Viewings of cameras, orders to them and pictures preserved, as their own deciders fold them. */
export const cameraProjection: Projection = {
  name: 'site_camera',
  version: 2,
  tables: tables.map(({ name }) => name),
  types: [viewingEventSchemas, turnEventSchemas, pictureEventSchemas].flatMap((schemas) =>
    Object.keys(schemas),
  ),
  create: `${tables.map(stateTableSql).join('')}
    create index on {picture} ((state -> 'picture' ->> 'alarm'), changed);`,
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

const picturesMax = 50;

/** Pictures preserved for an alarm, the newest first, as one person may know of them; and whether there are more. */
export async function picturesOfAlarm(
  read: ReadRows,
  shown: (rows: readonly Row[]) => readonly Row[],
  alarm: string,
): Promise<{ readonly pictures: readonly PreservedPicture[]; readonly isCut: boolean }> {
  const rows = await read(
    `select state, ${labelNames} from {picture} where state -> 'picture' ->> 'alarm' = $1
     order by changed desc limit ${picturesMax + 1}`,
    [alarm],
  );
  return { pictures: shown(rows.slice(0, picturesMax)).flatMap(pictureIn), isCut: rows.length > picturesMax };
}

/** One preserved picture as one person may know of it; null: there is none for them. */
export async function pictureNamed(
  read: ReadRows,
  shown: (rows: readonly Row[]) => readonly Row[],
  picture: string,
): Promise<PreservedPicture | null> {
  const rows = await read(`select state, ${labelNames} from {picture} where id = $1`, [picture]);
  return shown(rows).flatMap(pictureIn)[0] ?? null;
}

function pictureIn(row: Row): readonly PreservedPicture[] {
  const state = row['state'] as PictureState; // as the projection wrote it
  return state.phase === 'preserved' ? [state.picture] : [];
}
