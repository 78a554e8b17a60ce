import { createHash, type Hash } from 'node:crypto';
import { foldedStream } from '../src/app/shared-stream.ts';
import type { Who } from '../src/app/who.ts';
import type { MemoryJournal } from '../src/journal/memory-journal.ts';
import type { ContextDoor, StreamDoor } from '../src/kernel/door.ts';
import type { Lane } from '../src/kernel/exchange.ts';
import type { ActorId, DeskId, NodeId } from '../src/kernel/ids.ts';
import { type State, states } from '../src/kernel/label.ts';
import { type Instant, instant } from '../src/kernel/time.ts';
import { exchangeShapes } from '../src/node/exchange-shapes.ts';
import { openAccess } from '../src/node/policies.ts';
import type { Chance } from './chance.ts';
import type { Fields } from './closing-words.ts';
import type { Desk } from './simulation-acts.ts';
import { Crashed } from './simulation-life.ts';
import type { Message, Network } from './simulation-network.ts';
import { type Disk, newDisk, type NodeParts, type Program, startProgram } from './simulation-node.ts';
import type { Planting } from './simulation-planting.ts';
import type { RulesOfNight } from './simulation-rules.ts';
import { rulesOfNight } from './simulation-rules.ts';
import type { Schedule } from './simulation-scheduler.ts';

/** The night begins here, by the true clock. */
export const nightBegins: Instant = instant(Date.UTC(2027, 8, 9, 2));

/** What happens at a moment. */
export type Happening =
  | { readonly kind: 'arrives'; readonly message: Message }
  | { readonly kind: 'draw' }
  | { readonly kind: 'starts'; readonly node: string }
  | { readonly kind: 'does'; readonly node: string; readonly doing: Doing };

/** Something that a person wants done, and does again until they hear of it. */
export type Doing =
  | { readonly what: 'order'; readonly person: number; readonly key: string; readonly order: Ordered }
  | { readonly what: 'approve'; readonly person: number; readonly key: string; readonly proposal: string }
  | { readonly what: 'recall'; readonly peer: string; readonly positions: readonly number[] };

interface Ordered {
  readonly context: string;
  readonly command: string;
  readonly fields: Fields;
}

/** What a person was told: it must be so for ever. */
export interface Promised {
  readonly key: string;
  readonly position: number;
  readonly isNew: boolean;
}

export interface SimulatedNode {
  readonly name: NodeId;
  readonly disk: Disk;
  readonly parts: NodeParts;
  readonly knows: KnownIds;
  program: Program | null;
  /** By how much its clock is wrong. */
  skewMilliseconds: number;
  /** It runs the version before: one type of event is not known to it yet. */
  isOld: boolean;
  /** Keys of all orders that were given. */
  readonly given: Set<string>;
  readonly promised: Promised[];
  readonly recalls: { readonly peer: string; readonly positions: readonly number[]; isTold: boolean }[];
  readonly folds: Map<string, { readonly length: number; readonly state: Fields }>;
}

/** One signed text that was on its way, with who sent it to whom. */
export interface WireText {
  readonly from: string;
  readonly to: string;
  readonly lane: Lane;
  readonly signed: string;
}

export interface World {
  readonly chance: Chance;
  readonly nodes: readonly SimulatedNode[];
  readonly network: Network;
  readonly schedule: Schedule<Happening>;
  readonly rules: RulesOfNight;
  readonly wire: Map<string, WireText>;
  /** Envelopes by who sent which text to whom: the keys of a night stay, and what was read once reads the same again. */
  readonly readBefore: NodeParts['readBefore'];
  readonly objections: Set<string>;
  readonly trace: Hash;
  readonly tally: { orders: number; acts: number; crashes: number; taken: number; refusals: number };
  nowMilliseconds: number;
  serial: number;
}

/** One event type that the version before does not know. */
export const newestType = 'TimeCorrected';

function olderContexts(): readonly ContextDoor[] {
  return exchangeShapes.map((context) => ({
    ...context,
    streams: context.streams.map((door) => {
      const { [newestType]: _event, ...events } = door.events;
      const { CorrectTime: _command, ...commands } = door.commands;
      return { ...door, events, commands };
    }),
  }));
}
const older = olderContexts();
const accesses = new Map<string, ReturnType<typeof openAccess>>();

/** The decisions of access are pure: one engine serves all nights. */
function accessOf(state: State) {
  const found = accesses.get(state) ?? openAccess(state);
  accesses.set(state, found);
  return found;
}

export interface WorldParts {
  readonly chance: Chance;
  readonly names: readonly string[];
  readonly network: Network;
  readonly schedule: Schedule<Happening>;
  readonly rules: RulesOfNight;
  readonly planting: Planting;
}

export function createWorld(parts: WorldParts): World {
  const nodes: SimulatedNode[] = [];
  const world: World = {
    ...parts,
    nodes,
    wire: new Map(),
    readBefore: new Map(),
    objections: new Set(),
    trace: createHash('sha256'),
    tally: { orders: 0, acts: 0, crashes: 0, taken: 0, refusals: 0 },
    nowMilliseconds: nightBegins,
    serial: 0,
  };
  for (const name of parts.names) nodes.push(createNode(world, name, parts));
  return world;
}

function createNode(
  world: World,
  given: string,
  { chance, names, rules, planting }: WorldParts,
): SimulatedNode {
  const name = given as NodeId; // invented here
  const clock = () => instant(world.nowMilliseconds + node.skewMilliseconds);
  const disk = newDisk(name, clock);
  const access = accessOf(stateOfNode(name) ?? 'fr');
  const node: SimulatedNode = {
    name,
    disk,
    program: null,
    skewMilliseconds: chance.isOneIn(2) ? chance.whole(1_200_000) - 600_000 : 0,
    isOld: chance.isOneIn(4),
    given: new Set(),
    promised: [],
    recalls: [],
    folds: new Map(),
    knows: knownIds(disk.journal),
    parts: {
      name,
      peers: names.filter((other) => other !== name).map((other) => other as NodeId), // likewise
      clock,
      contexts: () => (node.isOld ? older : exchangeShapes),
      rules: rulesOfNight(rules),
      holdsRules: chance.isOneIn(2),
      access: planting.access?.(access) ?? access,
      planting,
      refused: () => void (world.tally.refusals += 1),
      readBefore: world.readBefore,
    },
  };
  return node;
}

/** The state whose node it is; null: of another state, by configuration. */
export function stateOfNode(name: string): State | null {
  return states.find((state) => state === name) ?? null;
}

/** One of the two persons on watch at a node. */
export function personAt({ name, parts }: SimulatedNode, person: number): Who {
  return {
    kind: 'staff',
    actor: `${name}-watch-${person}` as ActorId, // invented staff
    desk: `${name}-desk-${person}` as DeskId,
    roles: ['watch_officer'],
    agency: `${name}-cross`,
    remits: ['channel'],
    state: stateOfNode(name) ?? 'fr',
    markings: ['open', 'official', 'official_sensitive'],
    caveats: [],
    purposes: ['save_life'],
    sources: null,
    provenAt: parts.clock(),
    lifeAtRiskUntil: null,
  };
}

/** Does something at a node that runs. Null: it does not run, or its program ended in the middle. */
export async function attempt<Answer>(
  world: World,
  node: SimulatedNode,
  todo: (program: Program) => Promise<Answer>,
): Promise<Answer | null> {
  const { program } = node;
  if (program === null) return null;
  try {
    return await todo(program);
  } catch (error) {
    if (!(error instanceof Crashed)) throw error;
    world.tally.crashes += 1;
    world.trace.update(`${node.name} crashed\n`);
    node.program = null;
    const waits = 1_000 + world.chance.whole(600_000);
    world.schedule.at(world.nowMilliseconds + waits, { kind: 'starts', node: node.name });
    return null;
  }
}

/** Starts the program anew on what the stores hold; what waited for this version is taken in first. */
export async function startNode(world: World, node: SimulatedNode): Promise<void> {
  if (node.program !== null) return;
  node.program = startProgram(node.parts, node.disk);
  await attempt(world, node, async ({ desks }) => {
    for (const { inbox } of desks) await inbox.takeWaiting();
  });
}

/** Everything about a stream as this node shows it. */
export function stateOf(node: SimulatedNode, stream: string): Fields {
  return foldOf(node, stream) ?? {};
}

function foldOf(node: SimulatedNode, stream: string): Fields | null {
  const { planting } = node.parts;
  const events = node.knows.eventsOf(stream);
  const before = node.folds.get(stream);
  if (before?.length === events.length) return before.state;
  const door = doorOf(planting.contexts?.(exchangeShapes) ?? exchangeShapes, stream);
  if (door === null) return null;
  const read = planting.reading?.(events) ?? events;
  const state = foldedStream(door, read, node.name).state as Fields; // folded by its own decider
  node.folds.set(stream, { length: events.length, state });
  return state;
}

function doorOf(contexts: readonly ContextDoor[], stream: string): StreamDoor | null {
  const kind = stream.slice(0, stream.indexOf('/'));
  for (const { streams } of contexts) for (const door of streams) if (door.kind === kind) return door;
  return null;
}

/** Which things a book speaks of, in the order in which it first did. */
export interface KnownIds {
  /** Names of all streams. */
  streams(): readonly string[];
  of(kind: string): readonly string[];
  eventsOf(stream: string): readonly StoredHere[];
}
type StoredHere = MemoryJournal['events'][number];

function knownIds(journal: MemoryJournal): KnownIds {
  const byStream = new Map<string, StoredHere[]>();
  const kinds = new Map<string, string[]>();
  let read = 0;
  const follow = (): void => {
    for (; read < journal.events.length; read += 1) {
      const event = journal.events[read];
      if (event === undefined) break;
      const list = byStream.get(event.stream);
      if (list !== undefined) list.push(event);
      else {
        byStream.set(event.stream, [event]);
        const [kind = '', id = ''] = event.stream.split('/');
        kinds.set(kind, [...(kinds.get(kind) ?? []), id]);
      }
    }
  };
  return {
    streams() {
      follow();
      return [...byStream.keys()];
    },
    of(kind) {
      follow();
      return kinds.get(kind) ?? [];
    },
    eventsOf(stream) {
      follow();
      return byStream.get(stream) ?? [];
    },
  };
}

/** What a person at this node has before them. */
export function deskAt(world: World, node: SimulatedNode): Desk {
  return {
    node: node.name,
    chance: world.chance,
    now: node.parts.clock(),
    // What its label keeps here is not worked on: its facts would be copied beside it, under another label.
    known: (kind) => node.knows.of(kind).filter((id) => !id.startsWith('c-hush')),
    state: (stream) => stateOf(node, stream),
    fresh(prefix) {
      world.serial += 1;
      return `${prefix}-${node.name}${String(world.serial).padStart(5, '0')}`;
    },
  };
}
