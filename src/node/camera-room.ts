import type { Handle } from '../app/handle.ts';
import { followJournal } from '../app/follow.ts';
import { domainEvent } from '../app/new-event.ts';
import { load } from '../app/handle.ts';
import { giveByProgram, type ProgramParts, streamDoorOf } from '../app/program.ts';
import { registerRows } from '../app/register.ts';
import type { Route } from '../app/route.ts';
import type { VaultDesk } from '../app/vault/desk.ts';
import { shownRows } from '../app/vault/row-rights.ts';
import type { Who } from '../app/who.ts';
import {
  type CameraSettings,
  createHlsSource,
  createImageMemory,
  createViewings,
  formsOf,
  gotoPreset,
  openCameraSource,
  type OpenCamera,
  pictureRoutes,
} from '../feeds/camera/index.ts';
import type { Journal, Store, StoredEvent } from '../journal/index.ts';
import type { ActorId } from '../kernel/ids.ts';
import type { State } from '../kernel/label.ts';
import { addSeconds, type Clock, fromUtc, type Instant, toUtc } from '../kernel/time.ts';
import { cameraProjection, openViewings, turnedCameras } from '../operations/site/camera-projection.ts';
import { cameraQueries } from '../operations/site/camera-queries.ts';
import type { ViewingState } from '../operations/site/camera/decide-viewing.ts';
import { cameraKinds } from '../operations/site/camera/door.ts';
import type { TurnEvent } from '../operations/site/camera/events.ts';
import { turnSeconds } from '../operations/site/camera/figures.ts';
import type { CameraStanding, ViewingView } from '../operations/site/camera/wire.ts';
import type { TurnOutcome } from '../operations/site/camera/words.ts';
import { siteRegisterProjections } from '../operations/site/projections.ts';
import type { Access } from '../policy/access.ts';
import { cameraPictureRoutes } from './camera-pictures.ts';
import type { SignText } from './evidence.ts';
import { type ReadFor, readerOf } from './projections.ts';

const see = 'operations/site/see';
const context = 'operations/site';
/** The node's own actor: it notes what was given and what a camera answered, and has no right of any person. */
const keeper = 'node.cameras' as ActorId; // a fixed word, not a member of staff
/** What was before is held in memory alone: of all cameras of a node at most so much. */
const memoryBytes = 512 * 1_048_576;
const sweepMilliseconds = 1_000;
const overdueSeconds = 60;

export interface CameraRoomParts extends ProgramParts {
  readonly config: { readonly state: State };
  readonly cameras: readonly CameraSettings[];
  readonly journal: Journal;
  readonly store: Store;
  readonly access: Access;
  readonly clock: Clock;
  readonly readFor: ReadFor;
  readonly handle: Handle;
  readonly vaultDesk: Pick<VaultDesk, 'open'>;
  readonly sign: SignText;
  readonly fault: (error: unknown) => void;
}

export interface CameraRoom {
  readonly routes: readonly Route[];
  /** Ends what is over. */
  pass(): Promise<void>;
  close(): Promise<void>;
}

/** Cameras of fixed sites on this node: who looks is in the book before the first picture, and who turns one too. */
export async function openCameraRoom(parts: CameraRoomParts): Promise<CameraRoom> {
  const { journal, clock, fault, store, access, readFor } = parts;
  const cameras = openCameras(parts);
  const viewings = createViewings({
    read: (viewing) => viewingOf(parts, viewing),
    end: (sum) => give(parts, { type: 'CloseCameraViewing', ...sum }),
    clock,
    fault,
  });
  const turning = new Set<Promise<void>>();
  const follower = followJournal({
    journal,
    from: await journal.head(),
    types: ['CameraTurnOrdered'],
    take(stored) {
      // A camera that answers late holds up no other: what comes of it is noted when it is known.
      const turned = turn(parts, cameras, stored)
        .catch(fault)
        .finally(() => turning.delete(turned));
      turning.add(turned);
    },
    fault,
  });
  const readAll = readerOf(store, cameraProjection);
  const pass = async (): Promise<void> => {
    viewings.sweep();
    await endOverdue(parts, await openViewings(readAll), (viewing) => viewings.has(viewing));
    await endUnsent(parts, readAll);
  };
  const timer = setInterval(() => viewings.sweep(), sweepMilliseconds);
  const overdue = setInterval(() => void pass().catch(fault), overdueSeconds * 500);
  return {
    routes: [
      ...cameraQueries({
        camerasFor: (who, at) =>
          camerasFor({ cameras, viewers: (device) => viewings.viewers(device), readFor }, who, at),
        turnsFor: (who, at) =>
          turnedCameras(readFor(cameraProjection)(who), shownRows(access, { who, action: see, at }), at),
        clock,
      }),
      ...pictureRoutes({ cameras, viewings }),
      ...cameraPictureRoutes({ ...parts, cameras, viewings }),
    ],
    pass,
    async close() {
      clearInterval(timer);
      clearInterval(overdue);
      await follower.close();
      await Promise.all(turning);
      await viewings.close();
      await Promise.all([...cameras.values()].map(({ source }) => source.stop()));
    },
  };
}

function openCameras({ cameras, clock }: CameraRoomParts): ReadonlyMap<string, OpenCamera> {
  const memory = createImageMemory(memoryBytes);
  return new Map(
    cameras.map((settings): [string, OpenCamera] => [
      settings.device,
      {
        settings,
        source: openCameraSource({ settings, memory, clock, random: Math.random }),
        hls: createHlsSource(settings),
      },
    ]),
  );
}

async function viewingOf(
  { contexts, journal }: CameraRoomParts,
  viewing: string,
): Promise<ViewingView | null> {
  const door = streamDoorOf(contexts, context, cameraKinds.viewing);
  const { state } = await load(journal, door, `${cameraKinds.viewing}/${viewing}`);
  const held = state as ViewingState; // as this door's own decider folds it
  return held.phase === 'known' ? held.viewing : null;
}

type Own =
  | {
      readonly type: 'CloseCameraViewing';
      readonly viewing: string;
      readonly reason: string;
      readonly given: number | null;
      readonly firstAt: string | null;
      readonly lastAt: string | null;
    }
  | {
      readonly type: 'NoteCameraTurned';
      readonly device: string;
      readonly turn: string;
      readonly outcome: TurnOutcome;
    };

async function give(parts: CameraRoomParts, own: Own): Promise<void> {
  const isTurn = own.type === 'NoteCameraTurned';
  const kind = isTurn ? cameraKinds.turn : cameraKinds.viewing;
  const key = isTurn ? own.device : own.viewing;
  const told = isTurn ? own.turn : own.viewing;
  const refused = await giveByProgram(parts, {
    actor: keeper,
    context,
    kind,
    key,
    command: { ...own, at: toUtc(parts.clock()) },
    idempotencyKey: `cameras/${key}/${own.type}/${told}`,
    state: parts.config.state,
    owner: null,
  });
  if (refused !== null) parts.fault(new Error(`camera ${own.type}: ${refused.code}`));
}

/** Sends one order to its camera, if it is not too late, and notes what came of it. */
async function turn(
  parts: CameraRoomParts,
  cameras: ReadonlyMap<string, OpenCamera>,
  stored: StoredEvent,
): Promise<void> {
  const door = streamDoorOf(parts.contexts, context, cameraKinds.turn);
  const event = domainEvent(door, stored) as TurnEvent; // followed by its type
  if (event.type !== 'CameraTurnOrdered') return;
  const { device, turn: order, preset, at } = event;
  const isLate = parts.clock() > addSeconds(fromUtc(at), turnSeconds);
  const camera = cameras.get(device);
  const outcome = isLate
    ? 'not_sent'
    : camera === undefined
      ? 'not_configured'
      : await gotoPreset(camera.settings, preset);
  await give(parts, { type: 'NoteCameraTurned', device, turn: order, outcome });
}

/** Viewings whose process is gone, or that nobody ever used: past their time they are over. */
async function endOverdue(
  parts: CameraRoomParts,
  open: readonly ViewingView[],
  isHere: (viewing: string) => boolean,
): Promise<void> {
  const now = parts.clock();
  for (const { viewing, until } of open) {
    if (isHere(viewing) || now < addSeconds(fromUtc(until), overdueSeconds)) continue;
    const nothing = { given: null, firstAt: null, lastAt: null };
    await give(parts, {
      type: 'CloseCameraViewing',
      viewing,
      reason: 'lost',
      ...nothing,
    });
  }
}

/** Orders that no process sent: they are never sent late. */
async function endUnsent(parts: CameraRoomParts, readAll: ReturnType<typeof readerOf>): Promise<void> {
  const now = parts.clock();
  for (const { device, last } of await turnedCameras(readAll, (rows) => rows, now)) {
    if (last === null || last.outcome !== null) continue;
    if (now <= addSeconds(fromUtc(last.at), 2 * turnSeconds)) continue;
    await give(parts, {
      type: 'NoteCameraTurned',
      device,
      turn: last.turn,
      outcome: 'not_sent',
    });
  }
}

interface Standing {
  readonly cameras: ReadonlyMap<string, OpenCamera>;
  readonly viewers: (device: string) => number;
  readonly readFor: ReadFor;
}

/** Of those that this node reaches, the ones whose row this person may see. */
async function camerasFor(
  { cameras, viewers, readFor }: Standing,
  who: Who,
  at: Instant,
): Promise<readonly CameraStanding[]> {
  if (cameras.size === 0) return [];
  const rows = await registerRows(readFor(siteRegisterProjections.device)(who), at);
  return rows.flatMap(({ row }) => {
    const camera = cameras.get(row);
    return camera === undefined ? [] : [standingOf(camera, viewers(row))];
  });
}

function standingOf({ settings, source }: OpenCamera, viewers: number): CameraStanding {
  const { imageAt, silentSince } = source.standing();
  return {
    device: settings.device,
    forms: formsOf(settings),
    beforeSeconds: settings.before?.seconds ?? 0,
    turns: settings.ptz !== undefined,
    imageAt: imageAt === null ? null : toUtc(imageAt),
    silentSince: silentSince === null ? null : toUtc(silentSince),
    viewers,
  };
}
