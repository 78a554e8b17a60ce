import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createHandle, type Handle } from '../app/handle.ts';
import { createHttp } from '../app/http.ts';
import { createRefusalLines } from '../app/refusal-lines.ts';
import { keptSessions } from '../app/kept-sessions.ts';
import type { LiveHub } from '../app/live.ts';
import { createSessions, type Directory, type Sessions } from '../app/session.ts';
import { createJournal, openStore } from '../journal/index.ts';
import { createKeptValues, type KeptValues } from '../journal/kept-values.ts';
import type { Projector } from '../journal/projector.ts';
import type { NodeId } from '../kernel/ids.ts';
import { type Clock, instant, toUtc } from '../kernel/time.ts';
import type { Access } from '../policy/access.ts';
import { readCharts } from './charts.ts';
import type { Config } from './config.ts';
import { rightsOf } from '../app/who.ts';
import { readerFor } from '../journal/readers.ts';
import { contexts, projections } from './contexts.ts';
import { demonstrationStaff } from './demonstration/staff.ts';
import { configuredDirectory } from './directory.ts';
import { openCheckpoints } from './evidence.ts';
import { faultWords } from './fault-words.ts';
import { type Feeds, startFeeds } from './feeds.ts';
import { openHub } from './hub.ts';
import { openAccess } from './policies.ts';
import { detectionProjection } from '../operations/picture/projections.ts';
import type { PositionSeal } from '../app/position-seal.ts';
import { openPositionSeal } from './position-key.ts';
import { openProjector, type ReadFor, sourcesInService } from './projections.ts';
import { routeTable } from './route-table.ts';
import { programVersion, projectFolder } from './version.ts';

/** A node that answers. */
export interface RunningNode {
  /** `http://127.0.0.1:4180` */
  readonly address: string;
  readonly version: string;
  close(): Promise<void>;
}

/**
 * Opens the store, wires every room, and listens. `say` is told of warnings and faults, never of a person. `clock`:
 * the machine's, where no other is given.
 */
export async function startNode(
  config: Config,
  say: (line: string) => void,
  clock: Clock = () => instant(Date.now()),
): Promise<RunningNode> {
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
  const directory = configuredDirectory(config.demonstration ? demonstrationStaff : [], config);
  const detectionSources = await sourcesInService({ store, projector, journal, clock });
  const values = createKeptValues(store);
  const seal = await openPositionSeal(values);
  const feeds = await startFeeds({ config, store, clock, handle, seal, say, detectionSources });
  opened(() => feeds.close());
  opened(forgetExpiredSessions(values, clock));
  const sessions = createSessions({
    store: keptSessions(values),
    directory,
    clock,
    minutes: config.sessionMinutes,
    idleMinutes: config.sessionIdleMinutes,
    bindAddress: config.sessionBoundToAddress,
  });
  const read = readerFor(store);
  const readFor: ReadFor = (projection) => (who) => read(projection)(rightsOf(who));
  const rooms: Rooms = { ...parts, seal, readFor, projector, access, handle, directory, feeds, sessions };
  const hub = openHub({ ...rooms, readFor: readFor(detectionProjection) });
  return listen(rooms, hub);
}

interface Rooms extends Wire {
  readonly seal: PositionSeal;
  readonly readFor: ReadFor;
  readonly projector: Projector;
  readonly access: Access;
  readonly handle: Handle;
  readonly directory: Directory;
  readonly feeds: Feeds;
  readonly sessions: Sessions;
}

function dataFolder(config: Config): string {
  return config.dataFolder ?? join(projectFolder, '.data', config.state);
}

async function listen(rooms: Rooms, hub: LiveHub): Promise<string> {
  const { config, access, sessions, seal, say, clock } = rooms;
  const built = join(projectFolder, 'dist', 'console');
  const server = await createHttp({
    access,
    sessions,
    seal,
    caughtUp: (position) => allReached(rooms.projector, position),
    routes: routeTable({ ...rooms, hub, charts: readCharts(config.charts) }),
    version: programVersion(),
    consoleFolder: existsSync(built) ? built : null,
    requestsPerMinuteMax: config.requestsPerMinuteMax,
    trustedFronts: config.trustedFronts,
    count(kind, code, cause) {
      rooms.feeds.countRefusal(code);
      if (kind === 'fault') say(`strait: ${toUtc(clock())} fault / panne: ${code}: ${faultWords(cause)}`);
    },
    refused: createRefusalLines({ write: say, clock }),
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
