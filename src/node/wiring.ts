import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { KnownPeople } from '../app/concerned.ts';
import { createHandle, type Handle } from '../app/handle.ts';
import { createHttp } from '../app/http.ts';
import type { PolicyHolder } from '../app/policy-holder.ts';
import { createProposals, type Proposals } from '../app/proposals.ts';
import type { Route } from '../app/route.ts';
import { createRefusalLines } from '../app/refusal-lines.ts';
import type { LiveHub } from '../app/live.ts';
import { answeredWhenErased } from '../app/vault/erasures.ts';
import { type Checkpoints, createJournal, type Journal, openStore, type Store } from '../journal/index.ts';
import { createKeptValues, type KeptValues } from '../journal/kept-values.ts';
import type { Projector } from '../journal/projector.ts';
import type { ContextDoor } from '../kernel/door.ts';
import { type Clock, instant, toUtc } from '../kernel/time.ts';
import type { Access } from '../policy/access.ts';
import { readCharts } from './charts.ts';
import { type Config, nodeNameOf } from './config.ts';
import { rightsOf } from '../app/who.ts';
import { readerFor } from '../journal/readers.ts';
import { contextsWith, projections } from './contexts.ts';
import { latePlateKey } from './plate-key.ts';
import { receiptHash } from './receipt-key.ts';
import type { LinkSwitch } from './demonstration/two-nodes.ts';
import { fillDemonstration } from './demonstration/fill.ts';
import { startShore } from './demonstration/shore.ts';
import { openCheckpoints, openSigner, type SignText } from './evidence.ts';
import { type CallerMarks, lateElsewhere, startCallerMarks } from './exchange/caller-marks.ts';
import { type Beside, exchangeFolderOf, standsBeside } from './exchange/papers.ts';
import { followRecalls } from './exchange/recalls-noted.ts';
import { type ExchangeRoom, type ExchangeRoomParts, openExchangeRoom } from './exchange/room.ts';
import { faultWords } from './fault-words.ts';
import { type Feeds, startFeeds } from './feeds.ts';
import { openHub } from './hub.ts';
import { holderOf, openOversight, type Oversight } from './oversight.ts';
import { lateKnownPeople } from './known-people.ts';
import { overTheChannel } from './surroundings.ts';
import { openOperations, type Operations } from './operations.ts';
import { openPolicyJudge } from './policies.ts';
import type { ChartLayer } from '../operations/picture/charts.ts';
import { detectionProjection } from '../operations/picture/projections.ts';
import { rescueProjection } from '../operations/rescue/projections.ts';
import type { PositionSeal } from '../app/position-seal.ts';
import { firstCodes, openPeople, type People } from './people.ts';
import { openPositionSeal } from './position-key.ts';
import { openProjector, type ReadFor, readerOf, sourcesInService } from './projections.ts';
import { regionWatchOf } from './region-watch.ts';
import { type Overseen, routeTable, type RouteTableParts } from './route-table.ts';
import { seaByConfiguration } from './sea-file.ts';
import { type MarksOfPeers, openVaultRoom, vaultKeyFileOf, type VaultRoom } from './vault.ts';
import { programVersion, projectFolder } from './version.ts';

/** A node that answers. */
export interface RunningNode {
  /** `http://127.0.0.1:4180` */
  readonly address: string;
  readonly version: string;
  /** Everything that is due by the node's clock is done before it resolves: for whoever drives the clock. */
  lookAtAlarms(): Promise<void>;
  /** What it exchanges with peers. */
  readonly exchange: ExchangeRoom;
  close(): Promise<void>;
}

/** Parts of a node that a proof may look at, or spoil on purpose, as they are handed on. */
export interface Handed {
  readonly store: Store;
  readonly journal: Journal;
  readonly projector: Projector;
  readonly access: Access;
  readonly holder: PolicyHolder;
  readonly vault: VaultRoom;
  readonly proposals: Proposals;
  readonly people: People;
  readonly seal: PositionSeal;
  readonly feeds: Feeds;
  readonly operations: Operations;
  readonly routes: readonly Route[];
}

/** Takes each part of a node and gives the one to go on with. */
export type Hand = <Name extends keyof Handed>(name: Name, part: Handed[Name]) => Handed[Name];

/** What stands around a node; the machine's clock and nobody's hand, where nothing else is given. */
export interface Around {
  readonly clock?: Clock;
  readonly hand?: Hand;
  /** True where the clock is driven from outside: alarms are then looked at when asked, and at no other moment. */
  readonly driven?: boolean;
  /** The demonstration’s own: cuts the link between its two nodes. */
  readonly linkSwitch?: LinkSwitch;
  /** Policies of another folder than the program’s. */
  readonly policies?: string;
  /** True where the demonstration shows freight and sites as well, and lets them go on once the node answers. */
  readonly shore?: boolean;
}

/** Opens the store, wires every room, and listens. `say` is told of warnings and faults, never of a person. */
export async function startNode(
  config: Config,
  say: (line: string) => void,
  {
    clock = () => instant(Date.now()),
    hand = (_name, part) => part,
    driven = false,
    linkSwitch,
    policies,
    shore = false,
  }: Around = {},
): Promise<RunningNode> {
  const closing: (() => Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    for (const step of closing.reverse()) await step();
  };
  try {
    const opened = (step: () => Promise<void>) => void closing.push(step);
    const wired = await wire({ config, say, clock, hand, driven, opened, linkSwitch, shore, policies });
    return { ...wired, version: programVersion(), close };
  } catch (error) {
    await close();
    throw error;
  }
}

interface Wire {
  readonly config: Config;
  readonly say: (line: string) => void;
  readonly clock: Clock;
  readonly hand: Hand;
  readonly driven: boolean;
  readonly linkSwitch: LinkSwitch | undefined;
  readonly policies: string | undefined;
  readonly shore: boolean;
  /** Registers how to undo a step; steps are undone in reverse. */
  readonly opened: (close: () => Promise<void>) => void;
}

async function wire(parts: Wire): Promise<Pick<RunningNode, 'address' | 'lookAtAlarms' | 'exchange'>> {
  const { config, say, clock, hand, opened } = parts;
  const judge = openPolicyJudge(config.state, parts.policies); // before anything is opened: no node starts on half a rule
  const holder = hand('holder', holderOf(judge));
  const access = hand('access', holder.access);
  const book = await openBook(parts);
  const { store, journal, projector, values, checkpoints } = book;
  const beside = standsBeside(config, dataFolder(config), clock);
  const oversight = await openOversight({ ...parts, ...book, judge, holder, ...beside });
  opened(() => oversight.close());
  const plates = latePlateKey();
  const contexts = contextsWith(judge.open, overTheChannel(), plates);
  const known = lateKnownPeople();
  const elsewhere = lateElsewhere();
  const judged = { access, contexts, oversight, known, beside, bearing: elsewhere.find };
  const deciding = await openDeciding({ ...parts, ...book, ...judged });
  const { handle, proposals, vault } = deciding;
  plates.become(vault.requestHashKey);
  const people = hand(
    'people',
    await openPeople({ ...parts, ...book, handle, vault, known, glass: oversight.glass }),
  );
  opened(() => people.close());
  const { directory, sessions } = people;
  if (config.demonstration) await fillDemonstration({ ...parts, ...deciding, values, directory });
  else await firstCodes(people, say);
  const detectionSources = await sourcesInService({ store, projector, journal, clock });
  const seal = hand('seal', await openPositionSeal(values));
  const links = lateLinks();
  const feeds = hand(
    'feeds',
    await startFeeds({ config, store, clock, handle, seal, say, vault, detectionSources, links: links.tell }),
  );
  opened(() => feeds.close());
  const readFor = readForOf(store, clock);
  const charts = readCharts(config.charts);
  const receipts = receiptHash(vault.requestHashKey);
  const shared = { handle, plates, receipts, broker: feeds.broker, vaultDesk: vault.desk, links: links.tell };
  const around = { ...watersOf(charts, config), ...shared };
  const opening = { ...parts, ...book, ...around, access, contexts, seal, readFor };
  const operations = hand('operations', await openOperations(opening));
  opened(() => operations.close());
  elsewhere.become(operations);
  const overseen = { oversight, proposals, holder, store, checkpoints };
  const inside = { people, directory, sessions, vault, journal, projector, handle, feeds };
  const bookmark = () => seal.seal(projector.progress(detectionProjection.name)?.position ?? 0);
  const exchange = await openExchange(parts, { ...book, ...beside, contexts, holder, feeds });
  links.become(exchange);
  const marks = await openCallerMarks(parts, { ...book, vault, desks: exchange.desks });
  const shown = { seal, bookmark, receipts, readFor, access, charts, operations, links: links.tell };
  const rooms: Rooms = { ...parts, ...overseen, ...inside, ...tellingPeers(exchange), ...shown };
  const address = await listen(rooms, openHub({ ...rooms, readFor: readFor(detectionProjection) }));
  if (config.demonstration && parts.shore) showShore(parts, { values, handle });
  return { address, lookAtAlarms: lookingAt(marks, operations), exchange };
}

/** What whoever drives the clock asks for: telephones under a new key first, then what is due. */
function lookingAt(marks: CallerMarks | null, operations: Pick<Operations, 'lookAtAlarms'>) {
  return async (): Promise<void> => {
    await marks?.look();
    await operations.lookAtAlarms();
  };
}

function watersOf(charts: ReturnType<typeof readCharts>, config: Config) {
  return { region: regionWatchOf(charts, config), sea: seaByConfiguration(config) };
}

async function openExchange(
  parts: Wire,
  rooms: Book &
    Pick<ExchangeRoomParts, 'contexts' | 'holder'> &
    ReturnType<typeof standsBeside> & { readonly feeds: Feeds },
): Promise<ExchangeRoom> {
  const count = (peer: string, code: string): void => rooms.feeds.countRefusal(code, `exchange-${peer}`);
  const room = await openExchangeRoom({ ...parts, ...rooms, count, dataFolder: dataFolder(parts.config) });
  parts.opened(() => room.close());
  const line = (what: string): void => parts.say(`strait: recalls / rappels: ${what}`);
  const fault = (error: unknown): void => line(faultWords(error));
  const recalls = await followRecalls({ ...rooms, agency: parts.config.agency, fault, refused: line });
  parts.opened(() => recalls.close());
  return room;
}

/** Whoever asks why something left is told by the outboxes themselves, where there are any. */
function tellingPeers({ desks }: ExchangeRoom): Pick<RouteTableParts, 'outboxes'> {
  if (desks.length === 0) return {};
  return {
    outboxes: desks.map(({ peer, outbox }) => ({ peer, explain: (position) => outbox.explain(position) })),
  };
}

/** Links are shown by rooms that are opened before the exchange, which counts its refusals with them. */
function lateLinks() {
  let exchange: Pick<ExchangeRoom, 'links'> | null = null;
  return {
    tell: () => exchange?.links() ?? [],
    become: (opened: Pick<ExchangeRoom, 'links'>) => void (exchange = opened),
  };
}

/** Telephones are marked as they are taken, where a peer's card says by which key; without a peer nothing runs. */
async function openCallerMarks(
  { config, clock, say, opened, driven }: Wire,
  { store, journal, projector, vault, desks }: Book & Pick<Rooms, 'vault'> & Pick<ExchangeRoom, 'desks'>,
): Promise<CallerMarks | null> {
  const { marking } = vault;
  if (marking === null || desks.length === 0) return null;
  const room = await startCallerMarks({
    journal,
    marking,
    vault: vault.vault,
    read: readerOf(store, rescueProjection),
    reached: (position, milliseconds) => projector.reached(rescueProjection.name, position, milliseconds),
    outboxes: desks.map(({ outbox }) => outbox),
    agency: config.agency,
    clock,
    driven,
    fault: (error) => say(`strait: telephones / téléphones: ${faultWords(error)}`),
  });
  opened(() => room.close());
  return room;
}

function readForOf(store: Store, clock: Clock): ReadFor {
  const read = readerFor(store);
  return (projection) => (who) => read(projection)(rightsOf(who, clock()));
}

function showShore(parts: Wire, inside: Pick<Book, 'values'> & Pick<Rooms, 'handle'>): void {
  const shore = startShore({ ...parts, ...inside, state: parts.config.state });
  parts.opened(() => shore.close());
}

interface Book {
  readonly store: Store;
  readonly journal: Journal;
  readonly checkpoints: Checkpoints;
  readonly projector: Projector;
  readonly values: KeptValues;
  readonly sign: SignText;
}

/** The store with the book in it, signed, and what is derived from it. */
async function openBook({ config, say, clock, hand, opened }: Wire): Promise<Book> {
  const store = hand(
    'store',
    await openStore(
      config.databaseUrl === undefined ? { dataDir: dataFolder(config) } : { url: config.databaseUrl },
    ),
  );
  opened(() => store.close());
  for (const warning of store.warnings) say(`strait: ${warning.en}\nstrait : ${warning.fr}`);
  const journal = hand('journal', await createJournal({ store, origin: nodeNameOf(config), clock }));
  opened(() => journal.close());
  const keyPlace = { keyFile: config.signingKeyFile, dataFolder: dataFolder(config) };
  const checkpoints = openCheckpoints({ store, journal, clock, say, ...keyPlace });
  opened(() => checkpoints.close());
  const projector = hand('projector', openProjector({ store, journal, say }));
  opened(() => projector.close());
  const sign = openSigner({ journal, clock, ...keyPlace });
  return { store, journal, checkpoints, projector, values: createKeptValues(store), sign };
}

interface DecidingParts extends Wire, Book {
  readonly access: Access;
  readonly contexts: readonly ContextDoor[];
  readonly oversight: Oversight;
  readonly known: KnownPeople;
  readonly beside: Beside;
  readonly bearing: MarksOfPeers['bearing'];
}

/** The one way in, the second person's side of it, and the vault that stands beside both. */
async function openDeciding({
  config,
  store,
  oversight,
  say,
  opened,
  beside,
  bearing,
  ...parts
}: DecidingParts) {
  const { journal, access, clock, hand, contexts, known: people } = parts;
  const deciding = { journal, access, clock, contexts, people, agency: config.agency, ...beside };
  const keyFile = vaultKeyFileOf(dataFolder(config));
  const folder = config.exchangeFolder ?? exchangeFolderOf(dataFolder(config));
  const marks = { own: config.state, folder, bearing };
  const fault = (error: unknown) => say(`strait: erasure / effacement: ${faultWords(error)}`);
  const vault = hand('vault', await openVaultRoom({ ...deciding, store, keyFile, marks, fault }));
  opened(() => vault.erasures.close());
  opened(() => vault.rotations.close());
  const sealing = { ...deciding, vault: vault.desk, requestHashKey: vault.requestHashKey };
  const proposals = createProposals({ ...sealing, authors: people });
  return {
    vault,
    handle: oversight.heeding(createHandle(sealing)),
    proposals: hand('proposals', answeredWhenErased(proposals, vault.erasures)),
    // The demonstration's first people answer for one another before the register can say who they are.
    firstProposals: createProposals(sealing),
  };
}

interface Rooms
  extends Wire,
    Overseen,
    Pick<People, 'directory' | 'sessions'>,
    Pick<RouteTableParts, 'outboxes' | 'links'> {
  readonly people: People;
  readonly vault: VaultRoom;
  readonly journal: Journal;
  readonly seal: PositionSeal;
  readonly bookmark: () => string;
  readonly receipts: RouteTableParts['receipts'];
  readonly readFor: ReadFor;
  readonly projector: Projector;
  readonly access: Access;
  readonly handle: Handle;
  readonly feeds: Feeds;
  readonly charts: readonly ChartLayer[];
  readonly operations: Operations;
}

function dataFolder(config: Config): string {
  return config.dataFolder ?? join(projectFolder, '.data', nodeNameOf(config));
}

async function listen(rooms: Rooms, hub: LiveHub): Promise<string> {
  const { config, access, sessions, seal, say, clock, hand } = rooms;
  const built = join(projectFolder, 'dist', 'console');
  const server = await createHttp({
    access,
    sessions,
    seal,
    caughtUp: (position) => allReached(rooms.projector, position),
    routes: hand('routes', routeTable({ ...rooms, hub })),
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
