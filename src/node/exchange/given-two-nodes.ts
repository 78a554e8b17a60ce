import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInboxStore, type Journal, type Store, type StoredEvent } from '../../journal/index.ts';
import type { PolicyHolder } from '../../app/policy-holder.ts';
import { createBook } from '../../app/vault/book.ts';
import type { ActorId, NodeId } from '../../kernel/ids.ts';
import { testServers } from '../../journal/test-server.ts';
import { type State, states } from '../../kernel/label.ts';
import { addSeconds, type Clock, instant, toUtc, type UtcText } from '../../kernel/time.ts';
import { readConfig } from '../config.ts';
import { type Line, openLine } from '../../exchange/peer/line.ts';
import {
  acceptCard,
  exchangeFolderOf,
  putCard,
  readPapers,
  renewEnvelopeKey,
  renewMarks,
  setUpPapers,
} from './papers.ts';
import { booksOf, type GivenBooks } from './given-books.ts';
import { prepareTwoNodes, type TwoNodes } from '../demonstration/two-nodes.ts';
import { type Heard, put, type Said } from '../given-rescue-node.ts';
import { vaultRecords } from '../../oversight/records/index.ts';
import type { VaultRoom } from '../vault.ts';
import { type Around, type RunningNode, startNode } from '../wiring.ts';

/** For tests: two whole nodes on books of their own, linked over lines that can be cut. */
export interface GivenTwoNodes extends GivenBooks {
  readonly link: TwoNodes;
  /** Asks as a member of staff of that state, who is signed in at the first question. */
  ask(state: State, path: string, said?: Said): Promise<Heard>;
  /** What a node took from the other, in the order of its own book. */
  imported(state: State): Promise<readonly StoredEvent[]>;
  /** What a node keeps of the other's signed checkpoints. */
  checkpoints(state: State): Promise<number>;
  /** Resolves once the book of a node is as asked; looked at after each append. */
  until(state: State, is: () => Promise<boolean>): Promise<void>;
  node(state: State): RunningNode;
  /** The policies in force on a node, which may be swapped while it runs. */
  holder(state: State): PolicyHolder;
  /** Gives a node a new key for its envelopes while it runs. */
  renewKey(state: State): Promise<void>;
  /** Gives a node a new pair for the marks of telephones, and the other its new card. */
  renewMarks(state: State): Promise<void>;
  /** Erases a subject as two officers of that state would have it. */
  erase(state: State, subject: string): Promise<void>;
  /** Moves the clocks of both on, and lets each do what is due. */
  wait(seconds: number): Promise<void>;
  /**
   * A third node, `be`, beside both: each is told of the other two by cards, and the first two are started anew. All three
   * follow the policies of that folder from then on.
   */
  join(policies: string): Promise<GivenThird>;
  /** Stops one and starts it again on the same book. */
  restart(state: State): Promise<void>;
  /** Asks as that member of staff of that state. */
  askAs(as: { readonly state: State; readonly who: string }, path: string, said?: Said): Promise<Heard>;
  /** Where a node lays what it exchanges as files. */
  folder(state: State): string;
  close(): Promise<void>;
}

/** The third node, and the lines by which each pair speaks. */
export interface GivenThird {
  node(): RunningNode;
  imported(): Promise<readonly StoredEvent[]>;
  /** Nothing goes between it and that one, either way. */
  cut(from: State): void;
  heal(from: State): void;
}

const agencies = { uk: 'uk-hmcg', fr: 'fr-cross-gris-nez' } as const;
const staff = { uk: 'demo-uk-watch-1', fr: 'demo-fr-watch-1' } as const;

/** Starts them; the caller must close them. What a node complains of goes to `say`. */
export async function openTwoNodes(say: (line: string) => void = () => {}): Promise<GivenTwoNodes> {
  const homes = await emptyHomes();
  const { server, urls, folder, folders } = homes;
  let aheadSeconds = 0;
  const clock: Clock = () => addSeconds(instant(Date.now()), aheadSeconds);
  const link = await prepareTwoNodes(folders, clock);
  let policies: string | undefined;
  let third: StartedThird | null = null;
  const nodes = new Map<State, Kept>();
  const cookies = new Map<string, string>();
  const start = async (state: State): Promise<void> => {
    const config = configOf(state, urls[state], folders[state]);
    nodes.set(state, await startKept(config, { say, clock, link, policies }));
    const port = of(state).node.exchange.port ?? 0;
    link.leadTo(state, port);
    third?.leadTo(state, port);
  };
  const of = (state: State) => running(nodes, state);
  const askAs = asker(of, cookies);
  for (const state of ['uk', 'fr'] as const) await start(state);
  return {
    link,
    async renewKey(state) {
      await renewEnvelopeKey({ folder: exchangeFolderOf(folders[state]), clock });
    },
    renewMarks: (state) => renewMarksOf(state, folders, clock),
    erase: (state, subject) => erase(of(state), subject, toUtc(clock())),
    ask: (state, path, said) => askAs({ state, who: staff[state] }, path, said),
    askAs,
    folder: (state) => exchangeFolderOf(folders[state]),
    ...booksOf({ folder, urls, server, of, start, leave: (state) => leaveAll(cookies, state) }),
    imported: (state) => importedIn(of(state).journal),
    checkpoints: (state) => checkpointsIn(of(state), state === 'fr' ? 'uk' : 'fr'),
    until: (state, is) => untilBook(of(state).journal, is),
    node: (state) => of(state).node,
    holder: (state) => of(state).holder,
    async wait(seconds) {
      aheadSeconds += seconds;
      for (const { node } of nodes.values()) await node.lookAtAlarms();
    },
    async restart(state) {
      await of(state).node.close();
      await start(state);
    },
    async join(folderOfPolicies) {
      policies = folderOfPolicies;
      for (const state of states) await of(state).node.close();
      const databaseUrl = await server.freshUrl();
      third = await startThird({ folder, folders, databaseUrl, say, clock, policies });
      for (const state of states) await start(state);
      return third;
    },
    async close() {
      await third?.close();
      await Promise.all([...nodes.values()].map(({ node }) => node.close()));
      await link.close();
      await homes.leave();
    },
  };
}

/** Asks as somebody who is signed in at the first question. */
function asker(of: (state: State) => Kept, cookies: Map<string, string>): GivenTwoNodes['askAs'] {
  return async ({ state, who }, path, said = {}) => {
    const cookie = cookies.get(`${state} ${who}`) ?? (await enter(of(state).node, who));
    cookies.set(`${state} ${who}`, cookie);
    return put(of(state).node, path, { ...said, headers: { cookie } });
  };
}

function leaveAll(cookies: Map<string, string>, state: State): void {
  for (const who of cookies.keys()) if (who.startsWith(state)) cookies.delete(who);
}

function running(nodes: ReadonlyMap<State, Kept>, state: State): Kept {
  const found = nodes.get(state);
  if (found === undefined) throw new Error(`${state} does not run`);
  return found;
}

/** A server with a database for each side, and a folder each. */
async function emptyHomes() {
  const server = await testServers[0]?.start();
  if (server === undefined) throw new Error('no built-in server');
  const urls = { fr: await server.freshUrl(), uk: await server.freshUrl() };
  const folder = mkdtempSync(join(tmpdir(), 'strait-two-'));
  return {
    server,
    urls,
    folder,
    folders: { fr: join(folder, 'fr'), uk: join(folder, 'uk') },
    async leave() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** How many of the other side's checkpoints it holds. */
async function checkpointsIn({ store }: Kept, other: State): Promise<number> {
  return (await createInboxStore(store).checkpoints(other as NodeId)).length; // a state's node bears its name
}

/** A new pair for the marks of telephones, and the other side has the card that names it. */
async function renewMarksOf(
  state: State,
  folders: Readonly<Record<State, string>>,
  clock: Clock,
): Promise<void> {
  const other = state === 'fr' ? 'uk' : 'fr';
  const folder = exchangeFolderOf(folders[state]);
  const address = readPapers(exchangeFolderOf(folders[other]), clock)?.cards[0]?.address ?? null;
  const card = await renewMarks({ folder, node: state, address, clock });
  acceptCard(exchangeFolderOf(folders[other]), card);
}

async function erase({ journal, vault }: Kept, subject: string, at: UtcText): Promise<void> {
  const book = createBook({ journal, ids: randomUUID });
  const by = 'demo-dpo-1' as ActorId;
  const command = { type: 'EraseSubject', at, by, subject, ground: 'unlawful' };
  const stream = `subject/${subject}`;
  const decided = await book.decide({
    door: vaultRecords.subject,
    stream,
    command,
    owner: 'uk-hmcg',
    fresh: true,
  });
  if (!decided.ok) throw new Error(decided.refusal.code);
  const beside = vault.vault.orderErasureSteps(subject);
  const position = await book.append({ actor: by, desk: null }, { parts: [decided.value.part], beside });
  if (!(await vault.erasures.completed(position ?? 0, 10_000))) throw new Error('not erased');
}

interface StartedThird extends GivenThird {
  /** The line to one of the first two leads to this port. */
  leadTo(state: State, port: number): void;
  close(): Promise<void>;
}

interface ThirdParts extends Omit<Surroundings, 'link'> {
  readonly folder: string;
  readonly folders: Readonly<Record<State, string>>;
  readonly databaseUrl: string;
}

/** Configuration and cards are all that makes a third node; nobody of its own sits there. */
async function startThird(parts: ThirdParts): Promise<StartedThird> {
  const { folder, folders, databaseUrl, clock } = parts;
  const own = join(folder, 'be');
  mkdirSync(own);
  const lines = {
    fr: { to: await openLine(), from: await openLine() },
    uk: { to: await openLine(), from: await openLine() },
  } as const;
  const addressOf = ({ port }: Line): string => `https://127.0.0.1:${port}`;
  const card = await setUpPapers({ folder: exchangeFolderOf(own), node: 'be', address: null, clock });
  for (const state of states) {
    acceptCard(exchangeFolderOf(folders[state]), { ...card, address: addressOf(lines[state].from) });
    const theirs = await putCard({
      folder: exchangeFolderOf(folders[state]),
      node: state,
      address: null,
      clock,
    });
    acceptCard(exchangeFolderOf(own), { ...theirs, address: addressOf(lines[state].to) });
  }
  const kept = await startKept(
    { ...configOf('fr', databaseUrl, own), node: 'be', demonstration: false },
    parts,
  );
  for (const state of states) lines[state].from.leadTo(kept.node.exchange.port ?? 0);
  const both = (state: State): readonly Line[] => [lines[state].to, lines[state].from];
  return {
    node: () => kept.node,
    imported: () => importedIn(kept.journal),
    cut: (from) => both(from).forEach((line) => line.cut()),
    heal: (from) => both(from).forEach((line) => line.heal()),
    leadTo: (state, port) => lines[state].to.leadTo(port),
    async close() {
      await kept.node.close();
      for (const state of states) for (const line of both(state)) await line.close();
    },
  };
}

interface Kept {
  readonly node: RunningNode;
  readonly holder: PolicyHolder;
  readonly journal: Journal;
  readonly store: Store;
  readonly vault: VaultRoom;
}

interface Surroundings {
  readonly say: (line: string) => void;
  readonly clock: Clock;
  readonly link?: TwoNodes;
  readonly policies: string | undefined;
}

async function startKept(config: ReturnType<typeof configOf>, around: Surroundings): Promise<Kept> {
  const { say, clock, link: linkSwitch, policies } = around;
  const kept: { -readonly [Part in 'holder' | 'journal' | 'store' | 'vault']: Kept[Part] | null } = {
    holder: null,
    journal: null,
    store: null,
    vault: null,
  };
  const hand: Around['hand'] = (name, part) => {
    if (name === 'holder') kept.holder = part as PolicyHolder; // by its name
    if (name === 'journal') kept.journal = part as Journal; // by its name
    if (name === 'store') kept.store = part as Store; // likewise
    if (name === 'vault') kept.vault = part as VaultRoom; // likewise
    return part;
  };
  const node = await startNode(config, say, {
    hand,
    clock,
    ...(linkSwitch === undefined ? {} : { linkSwitch }),
    ...(policies === undefined ? {} : { policies }),
  });
  const { holder, journal, store, vault } = kept;
  if (holder === null || journal === null || store === null || vault === null)
    throw new Error('a node without a book');
  return { node, holder, journal, store, vault };
}

async function enter({ address }: RunningNode, who: string): Promise<string> {
  const answer = await fetch(`${address}/api/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-strait': '1' },
    body: JSON.stringify({ staff: who }),
  });
  return answer.headers.get('set-cookie')?.split(';', 1)[0] ?? '';
}

async function importedIn(journal: Journal): Promise<readonly StoredEvent[]> {
  const found: StoredEvent[] = [];
  for (let after = 0; ; ) {
    const page = await journal.readAfter(after, 1_000);
    const last = page.at(-1);
    if (last === undefined) return found;
    found.push(...page.filter(({ imported }) => imported !== null));
    after = last.position;
  }
}

function untilBook(journal: Journal, is: () => Promise<boolean>): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = (): void => {
      is().then((holds) => {
        if (!holds) return;
        stop();
        resolve();
      }, reject);
    };
    const stop = journal.onAppended(look);
    look();
  });
}

function configOf(state: State, databaseUrl: string, dataFolder: string) {
  const flags = {
    state,
    agency: agencies[state],
    databaseUrl,
    dataFolder,
    port: 0,
    exchangePort: 0,
    linkSilentSeconds: 4,
    demonstration: true,
    // Two desks and what is asked for them share one address.
    requestsPerMinuteMax: 1e6,
    signInsPerMinuteMax: 1e5,
  };
  const read = readConfig({ file: {}, env: {}, flags });
  if (!read.ok) throw new Error(`refused: ${JSON.stringify(read.refusal)}`);
  return read.value;
}
