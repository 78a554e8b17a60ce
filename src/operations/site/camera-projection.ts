import { createFolded, type Folding, folding, streamTable } from '../../app/folded-projection.ts';
import { labelNames, type Projection, type ReadRows } from '../../app/project.ts';
import { addSeconds, type Instant, toUtc } from '../../kernel/time.ts';
import { pictureDecider, type PictureState } from './camera/decide-picture.ts';
import { turnDecider, type TurnState } from './camera/decide-turn.ts';
import { viewingDecider, type ViewingState } from './camera/decide-viewing.ts';
import { cameraKinds } from './camera/door.ts';
import { turnEventSchemas, viewingEventSchemas } from './camera/events.ts';
import { pictureEventSchemas } from './camera/picture-events.ts';
import type { PreservedPicture, TurnView, ViewingView } from './camera/wire.ts';

const tables: readonly Folding[] = [
  folding(
    streamTable({
      name: 'viewing',
      kind: cameraKinds.viewing,
      decider: viewingDecider,
      isOpen: (state) => state.phase === 'known' && state.viewing.ended === null,
    }),
  ),
  folding(
    streamTable({
      name: 'turn',
      kind: cameraKinds.turn,
      decider: turnDecider,
      // Open: the camera has not answered.
      isOpen: (state) => state.phase === 'known' && state.camera.last?.outcome === null,
    }),
  ),
  folding(
    streamTable({
      name: 'picture',
      kind: cameraKinds.picture,
      decider: pictureDecider,
      isOpen: () => false,
      personal: true,
    }),
  ),
];

/** Viewings of cameras, orders to them and pictures preserved, as their own deciders fold them. */
export const cameraProjection: Projection = {
  name: 'site_camera',
  version: 3,
  tables: tables.map(({ name }) => name),
  types: [viewingEventSchemas, turnEventSchemas, pictureEventSchemas].flatMap((schemas) =>
    Object.keys(schemas),
  ),
  create: `${tables.map(({ name }) => createFolded(name)).join('')}
    create index on {picture} ((state -> 'picture' ->> 'alarm'), changed);`,
  async apply(events, run) {
    for (const table of tables) await table.apply({ events, shared: new Map() }, run);
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
