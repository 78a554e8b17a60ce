import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { commandRoutes } from '../app/command-routes.ts';
import { createHandle, domainEvent, type Handle } from '../app/handle.ts';
import { createHttp } from '../app/http.ts';
import { keptSessions } from '../app/kept-sessions.ts';
import { createLiveHub, type LiveHub } from '../app/live.ts';
import { liveRoute } from '../app/live-route.ts';
import type { Route } from '../app/route.ts';
import { createSessions, type Directory, type Sessions } from '../app/session.ts';
import { sessionRoutes } from '../app/session-routes.ts';
import { sessionCookie } from '../app/gate.ts';
import { createJournal, openStore, type Journal, type Store } from '../journal/index.ts';
import { createKeptValues } from '../journal/kept-values.ts';
import { shownTable, withTables } from '../journal/projection.ts';
import { type Projector, startProjector } from '../journal/projector.ts';
import type { NodeId } from '../kernel/ids.ts';
import { type Clock, instant } from '../kernel/time.ts';
import { chartRoutes } from '../operations/picture/charts.ts';
import { createDetectionReader } from '../operations/picture/detection-reader.ts';
import { picture } from '../operations/picture/index.ts';
import { detectionProjection } from '../operations/picture/projections.ts';
import { pictureQueries } from '../operations/picture/queries.ts';
import { type Access, createAccess } from '../policy/access.ts';
import { readCharts } from './charts.ts';
import type { Config } from './config.ts';
import { demonstrationStaff } from './demonstration/staff.ts';
import { createDirectory } from './directory.ts';
import { type Feeds, startFeeds } from './feeds.ts';
import { readAccessPolicy } from './policies.ts';
import { programVersion, projectFolder } from './version.ts';

/** A node that answers. */
export interface RunningNode {
  /** `http://127.0.0.1:4180` */
  readonly address: string;
  readonly version: string;
  close(): Promise<void>;
}

const contexts = [picture];
/** Readers of a track at T: longer than any kind stays in the live picture but a distress beacon. */
const trackSecondsMax = 3_600;

/** Opens the store, wires every room, and listens. `say` is told of warnings and faults, never of a person. */
export async function startNode(config: Config, say: (line: string) => void): Promise<RunningNode> {
  const clock: Clock = () => instant(Date.now());
  const closing: (() => Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    for (const step of closing.reverse()) await step();
  };
  try {
    const address = await wire({ config, say, clock, opened: (step) => void closing.push(step) });
    return { address, version: programVersion(), close };
  } catch (error) {
    await close();
    throw error;
  }
}

interface Wire {
  readonly config: Config;
  readonly say: (line: string) => void;
  readonly clock: Clock;
  /** Registers how to undo a step; steps are undone in reverse. */
  readonly opened: (close: () => Promise<void>) => void;
}

async function wire(parts: Wire): Promise<string> {
  const { config, say, clock, opened } = parts;
  const store = await openStore(
    config.databaseUrl === undefined ? { dataDir: dataFolder(config) } : { url: config.databaseUrl },
  );
  opened(() => store.close());
  for (const warning of store.warnings) say(`strait: ${warning.en}\nstrait : ${warning.fr}`);
  const journal = await createJournal({ store, origin: config.state as NodeId, clock });
  opened(() => journal.close());
  const projector = openProjector({ store, journal, say });
  opened(() => projector.close());
  const access = createAccess(readAccessPolicy());
  const handle = createHandle({ journal, access, clock, contexts });
  const directory = createDirectory(config.demonstration ? demonstrationStaff : [], config.deviceTokenSha256);
  const feeds = await startFeeds({ config, store, clock, handle, journal, say });
  opened(() => feeds.close());
  const values = createKeptValues(store);
  const sessions = createSessions({
    store: keptSessions(values),
    directory,
    clock,
    minutes: config.sessionMinutes,
  });
  const rooms: Rooms = { ...parts, store, projector, access, handle, directory, feeds, sessions };
  const hub = openHub(rooms);
  return listen(rooms, hub);
}

interface Rooms extends Wire {
  readonly store: Store;
  readonly projector: Projector;
  readonly access: Access;
  readonly handle: Handle;
  readonly directory: Directory;
  readonly feeds: Feeds;
  readonly sessions: Sessions;
}

function dataFolder(config: Config): string {
  return config.data ?? join(projectFolder, '.data', config.state);
}

function openProjector(parts: {
  readonly store: Store;
  readonly journal: Journal;
  readonly say: (line: string) => void;
}): Projector {
  const streams = new Map(
    contexts.flatMap(({ streams }) => streams.map((stream) => [stream.kind, stream] as const)),
  );
  return startProjector({
    store: parts.store,
    journal: parts.journal,
    projections: [detectionProjection],
    read: (stored) =>
      domainEvent(streams.get(stored.stream.split('/', 1)[0] ?? '') ?? { upcasters: {} }, stored),
    fault: (projection, error) =>
      parts.say(
        `strait: projection ${projection} stopped / arrêtée: ${error instanceof Error ? error.message : String(error)}`,
      ),
  });
}

function detectionReader({ store }: Pick<Rooms, 'store'>) {
  const { name, tables } = detectionProjection;
  return createDetectionReader(async (sql, values) => {
    const shown = withTables(sql, tables, (table) => shownTable(name, table));
    return (await store.pool.query<Record<string, unknown>>(shown, [...values])).rows;
  });
}

function openHub({ config, clock, projector, feeds, ...rooms }: Rooms): LiveHub {
  const reader = detectionReader(rooms);
  const head = (): number => projector.progress(detectionProjection.name)?.position ?? 0;
  return createLiveHub({
    topics: {
      motions: feeds.picture.motions,
      vessels: feeds.picture.vessels,
      detectionsHead: head,
      detectionsFrom: async () => 0,
      async detectionsAfter(after) {
        const position = head();
        const from = instant(clock() - config.detectionHours * 3_600_000);
        const views = await reader.changedBetween(after, position, from);
        return { position, values: views.map((view) => JSON.stringify(view)) };
      },
      health: () => JSON.stringify(feeds.health(head())),
    },
    clock,
    epoch: randomBytes(6).toString('hex'),
    hello: { node: config.state, version: programVersion() },
    tickMilliseconds: 20,
    healthMilliseconds: 2_000,
    stuckMilliseconds: 30_000,
    clientsMax: 400,
  });
}

function routes(rooms: Rooms, hub: LiveHub): readonly Route[] {
  const { config, access, sessions, handle, feeds, clock } = rooms;
  const version = programVersion();
  const { demonstration, state: node } = config;
  const staff = demonstration ? demonstrationStaff : [];
  return [
    ...sessionRoutes({ sessions, staff, access, node, version, demonstration }),
    liveRoute({
      hub,
      action: 'operations/picture/see',
      async stillAllowed(cookies) {
        const session = await sessions.who(cookies[sessionCookie]);
        return session !== null && access.allows(session.who.roles, 'operations/picture/see');
      },
    }),
    ...commandRoutes(contexts, handle),
    ...feeds.routes,
    ...pictureQueries({
      telemetry: feeds.telemetry,
      detections: detectionReader(rooms),
      clock,
      detectionHours: config.detectionHours,
      trackSecondsMax,
    }),
    ...chartRoutes(readCharts(config.charts)),
  ];
}

async function listen(rooms: Rooms, hub: LiveHub): Promise<string> {
  const { config, access, sessions, directory, say } = rooms;
  const built = join(projectFolder, 'dist', 'console');
  const server = await createHttp({
    access,
    sessions,
    directory,
    routes: routes(rooms, hub),
    version: programVersion(),
    consoleFolder: existsSync(built) ? built : null,
    requestsPerMinuteMax: config.requestsPerMinuteMax,
    count(kind, code, cause) {
      rooms.feeds.countRefusal(code);
      if (kind === 'fault')
        say(`strait: fault / panne: ${code}: ${cause instanceof Error ? cause.message : ''}`);
    },
  });
  rooms.opened(async () => {
    hub.close(); // consoles hear that the node stops; then their connections end
    await server.close();
  });
  return server.listen({ host: config.host, port: config.port });
}
