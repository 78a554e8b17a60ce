import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createHandle, type Handle } from '../app/handle.ts';
import { createHttp } from '../app/http.ts';
import { keptSessions } from '../app/kept-sessions.ts';
import type { LiveHub } from '../app/live.ts';
import { createSessions, type Sessions } from '../app/session.ts';
import { createJournal, openStore, type Store } from '../journal/index.ts';
import { createKeptValues, type KeptValues } from '../journal/kept-values.ts';
import type { Projector } from '../journal/projector.ts';
import type { NodeId } from '../kernel/ids.ts';
import { type Clock, instant } from '../kernel/time.ts';
import type { Access } from '../policy/access.ts';
import { readCharts } from './charts.ts';
import type { Config } from './config.ts';
import { contexts, projections } from './contexts.ts';
import { demonstrationStaff } from './demonstration/staff.ts';
import { createDirectory } from './directory.ts';
import { openCheckpoints } from './evidence.ts';
import { faultWords } from './fault-words.ts';
import { type Feeds, startFeeds } from './feeds.ts';
import { openHub } from './hub.ts';
import { openAccess } from './policies.ts';
import { openProjector, sourcesInService } from './projections.ts';
import { routeTable } from './route-table.ts';
import { programVersion, projectFolder } from './version.ts';

/** A node that answers. */
export interface RunningNode {
  /** `http://127.0.0.1:4180` */
  readonly address: string;
  readonly version: string;
  close(): Promise<void>;
}

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
  const access = openAccess(config.state); // before anything is opened: no node starts on half a rule
  const store = await openStore(
    config.databaseUrl === undefined ? { dataDir: dataFolder(config) } : { url: config.databaseUrl },
  );
  opened(() => store.close());
  for (const warning of store.warnings) say(`strait: ${warning.en}\nstrait : ${warning.fr}`);
  const journal = await createJournal({ store, origin: config.state as NodeId, clock });
  opened(() => journal.close());
  const keyPlace = { keyFile: config.signingKeyFile, dataFolder: dataFolder(config) };
  const checkpoints = openCheckpoints({ store, journal, clock, say, ...keyPlace });
  opened(() => checkpoints.close());
  const projector = openProjector({ store, journal, say });
  opened(() => projector.close());
  const handle = createHandle({ journal, access, clock, contexts, agency: config.agency });
  const directory = createDirectory(config.demonstration ? demonstrationStaff : [], config);
  const detectionSources = await sourcesInService({ store, projector, journal, clock });
  const feeds = await startFeeds({ config, store, checkpoints, clock, handle, say, detectionSources });
  opened(() => feeds.close());
  const values = createKeptValues(store);
  opened(forgetExpiredSessions(values, clock));
  const sessions = createSessions({
    store: keptSessions(values),
    directory,
    clock,
    minutes: config.sessionMinutes,
    idleMinutes: config.sessionIdleMinutes,
    bindAddress: config.sessionBoundToAddress,
  });
  const rooms: Rooms = { ...parts, store, projector, access, handle, feeds, sessions };
  const hub = openHub(rooms);
  return listen(rooms, hub);
}

interface Rooms extends Wire {
  readonly store: Store;
  readonly projector: Projector;
  readonly access: Access;
  readonly handle: Handle;
  readonly feeds: Feeds;
  readonly sessions: Sessions;
}

function dataFolder(config: Config): string {
  return config.dataFolder ?? join(projectFolder, '.data', config.state);
}

async function listen(rooms: Rooms, hub: LiveHub): Promise<string> {
  const { config, access, sessions, say } = rooms;
  const built = join(projectFolder, 'dist', 'console');
  const server = await createHttp({
    access,
    sessions,
    caughtUp: (position) => allReached(rooms.projector, position),
    routes: routeTable({ ...rooms, hub, charts: readCharts(config.charts) }),
    version: programVersion(),
    consoleFolder: existsSync(built) ? built : null,
    requestsPerMinuteMax: config.requestsPerMinuteMax,
    trustedFronts: config.trustedFronts,
    count(kind, code, cause) {
      rooms.feeds.countRefusal(code);
      if (kind === 'fault') say(`strait: fault / panne: ${code}: ${faultWords(cause)}`);
    },
  });
  rooms.opened(async () => {
    hub.close(); // consoles hear that the node stops; then their connections end
    await server.close();
  });
  return server.listen({ host: config.host, port: config.port });
}

const catchUpMilliseconds = 2_000;

async function allReached(projector: Projector, position: number): Promise<boolean> {
  const reached = projections.map(({ name }) => projector.reached(name, position, catchUpMilliseconds));
  return (await Promise.all(reached)).every((is) => is);
}

const forgetMilliseconds = 3_600_000;

/** Sessions past their end are dropped each hour; they were refused from that end on. */
function forgetExpiredSessions(values: KeptValues, clock: Clock): () => Promise<void> {
  const timer = setInterval(() => {
    values.dropBefore('session', 'expiresAt', clock()).catch(() => 0); // the store is away: the next hour does it
  }, forgetMilliseconds);
  return async () => clearInterval(timer);
}
