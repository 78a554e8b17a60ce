import { createHandle, type Handle } from '../src/app/handle.ts';
import { createAcceptance } from '../src/app/inbox-accept.ts';
import { createInbox, type Inbox } from '../src/app/inbox.ts';
import { recallsWhenDue } from '../src/app/outbox-keep.ts';
import { createOutbox, type Outbox } from '../src/app/outbox.ts';
import { signingWith } from '../src/app/outbox-write.ts';
import { createProposals, type Proposals } from '../src/app/proposals.ts';
import { withoutPersonal } from '../src/app/vault/personal.ts';
import { carries, checkSigned, readEnvelope, signEnvelope } from '../src/exchange/peer/envelope.ts';
import { createReception, type Receive } from '../src/exchange/peer/reception.ts';
import { knownShapes } from '../src/exchange/peer/verify/shapes.ts';
import type { InboxStore } from '../src/journal/inbox-port.ts';
import { memoryInbox } from '../src/journal/memory-inbox.ts';
import type { MemoryJournal } from '../src/journal/memory-journal.ts';
import { memoryOutbox } from '../src/journal/outbox-memory.ts';
import type { OutboxStore } from '../src/journal/outbox-port.ts';
import type { ContextDoor } from '../src/kernel/door.ts';
import type { Envelope } from '../src/kernel/exchange.ts';
import type { NodeId } from '../src/kernel/ids.ts';
import { type State, states } from '../src/kernel/label.ts';
import { ok } from '../src/kernel/result.ts';
import type { Clock } from '../src/kernel/time.ts';
import { inletOf } from '../src/node/exchange/ends.ts';
import { laneOf } from '../src/node/exchange-lanes.ts';
import type { Access } from '../src/policy/access.ts';
import { createRelease } from '../src/policy/release.ts';
import type { ReleaseRules } from '../src/policy/release-rules.ts';
import { keyOf, ringOfNode } from './simulation-keys.ts';
import { createTaskFlow, type TaskFlow } from './simulation-flow.ts';
import { beginLife, type Life, mortal } from './simulation-life.ts';
import type { Planting } from './simulation-planting.ts';

/** What outlives a crash: a book with what was taken, and what was made ready for others. */
export interface Disk {
  readonly journal: MemoryJournal;
  readonly inbox: InboxStore;
  readonly outbox: OutboxStore;
}

export interface NodeParts {
  readonly name: NodeId;
  readonly peers: readonly NodeId[];
  readonly clock: Clock;
  /** What this version of the program knows. */
  readonly contexts: () => readonly ContextDoor[];
  readonly rules: ReleaseRules;
  /** Whether this node holds what comes against its own rules as well. */
  readonly holdsRules: boolean;
  readonly access: Access;
  readonly planting: Planting;
  readonly refused: (code: string) => void;
  /** What was read of envelopes, by who sent the text to whom. */
  readonly readBefore: Map<string, Envelope>;
}

/** What one node has for one peer. */
export interface PeerDesk {
  readonly peer: NodeId;
  readonly inbox: Inbox;
  readonly outbox: Outbox;
  readonly receive: Receive;
  readonly recallDue: () => Promise<readonly string[]>;
}

/** The program of one node from a start to its end. */
export interface Program {
  readonly life: Life;
  readonly handle: Handle;
  readonly proposals: Proposals;
  /** Null where its people task no units. */
  readonly taskFlow: TaskFlow | null;
  readonly outboxes: OutboxStore;
  readonly desks: readonly PeerDesk[];
}

/** The stores of a node, empty. */
export function newDisk(name: NodeId, clock: Clock): Disk {
  return { ...memoryInbox({ origin: name, clock, isChained: false }), outbox: memoryOutbox() };
}

/** Starts the program on what the stores hold: everything else is new. */
export function startProgram(parts: NodeParts, disk: Disk): Program {
  const life = beginLife();
  const { planting } = parts;
  const journal = mortal(bookOf(parts, disk), life, {
    durable: ['append'],
    reading: ['readStream', 'readShared', 'readAfter', 'answerOf', 'head'],
  });
  const inboxes = mortal(planting.inboxes?.(disk.inbox, disk) ?? disk.inbox, life, {
    durable: ['put'],
    reading: ['standing', 'kept', 'waiting', 'places', 'expired', 'checkpoints'],
  });
  const outboxes = mortal(planting.outboxes?.(disk.outbox) ?? disk.outbox, life, {
    durable: ['put', 'acknowledge', 'answered'],
    reading: ['standing', 'after', 'covering', 'pending', 'recalls'],
  });
  const contexts = planting.contexts?.(parts.contexts()) ?? parts.contexts();
  const alive = { ...parts, contexts, life, journal, inboxes, outboxes };
  return {
    life,
    ...desksOf(alive),
    outboxes,
    desks: parts.peers.map((peer) => deskOf(alive, peer)),
  };
}

function bookOf({ planting, name }: NodeParts, disk: Disk): MemoryJournal {
  const journal = planting.journal?.(disk.journal, name) ?? disk.journal;
  const { reading } = planting;
  if (reading === undefined) return journal;
  return {
    ...journal,
    readStream: async (stream, after) => reading(await journal.readStream(stream, after)),
  };
}

interface Alive extends Omit<NodeParts, 'contexts'> {
  readonly contexts: readonly ContextDoor[];
  readonly life: Life;
  readonly journal: MemoryJournal;
  readonly inboxes: InboxStore;
  readonly outboxes: OutboxStore;
}

function desksOf({ name, journal, access, clock, contexts, planting }: Alive) {
  const node = states.find((state): state is State => state === name);
  const parts = {
    journal,
    access,
    clock,
    contexts,
    agency: `${name}-cross`,
    // Words are sealed elsewhere: nothing of them may reach the book.
    vault: {
      sealPersonal: async (_who: unknown, { door, fields }: Parameters<typeof sealedOf>[0]) =>
        ok(sealedOf({ door, fields })),
      accompany: async () => ({ also: [], beside: [] }),
    },
    requestHashKey: new Uint8Array(32).fill(7),
    ...(node === undefined ? {} : { node }),
  };
  const handle = createHandle(parts);
  const flow = node === undefined ? null : createTaskFlow({ journal, contexts, agency: parts.agency, node });
  return {
    taskFlow: flow,
    handle: planting.handle?.(handle, journal) ?? handle,
    proposals: createProposals(parts),
  };
}

function sealedOf({
  door,
  fields,
}: {
  door: Parameters<typeof withoutPersonal>[0];
  fields: Readonly<Record<string, unknown>>;
}) {
  return withoutPersonal(door, fields);
}

function deskOf(alive: Alive, peer: NodeId): PeerDesk {
  const { name, contexts, rules, clock, planting, journal } = alive;
  const plain = createRelease(rules);
  const release = planting.release?.(plain) ?? plain;
  const signing = {
    sign: (envelope: Parameters<typeof signEnvelope>[0]) => signEnvelope(envelope, keyOf(name)),
  };
  const sign = planting.sign?.(signing.sign) ?? signing.sign;
  const made = createOutbox({
    journal: planting.told?.(journal) ?? journal,
    store: alive.outboxes,
    contexts,
    release,
    carries,
    laneOf,
    signing: signingWith(sign),
    read: (signed) => readAt(alive, signed, { from: name, to: peer }),
    peer,
    clock,
  });
  const outbox = planting.outbox?.(made) ?? made;
  const plainInbox = createInbox({
    journal,
    store: alive.inboxes,
    contexts,
    peer,
    clock,
    read: (signed) => readAt(alive, signed, { from: peer, to: name }),
    outbox,
    ...(alive.holdsRules ? { accepts: createAcceptance({ contexts, release: plain, laneOf }) } : {}),
  });
  const inbox = planting.inbox?.(plainInbox, { ...alive, peer }) ?? plainInbox;
  return {
    peer,
    inbox,
    outbox,
    receive: receiveOf(alive, peer, inbox),
    recallDue: recallsWhenDue({ outbox, rules: () => rules, contexts, laneOf, clock }),
  };
}

function receiveOf(alive: Alive, peer: NodeId, inbox: Inbox): Receive {
  const { name, contexts, planting, refused, readBefore } = alive;
  const known = shapesOf(contexts);
  const check = (signed: string, expected: Parameters<typeof checkSigned>[1]) => {
    const verdict = checkSigned(signed, expected, { own: name, peer, keys: ringOfNode(peer), known });
    // It was opened with the keys with which it is read where it is kept, and by the same reader.
    if ('envelope' in verdict) readBefore.set(sentText(signed, { from: peer, to: name }), verdict.envelope);
    return verdict;
  };
  const checking = planting.check?.(check, { own: name, peer }) ?? check;
  const inlet = inletOf(inbox, () => {}); // the judge looks at what stands in the book
  const { receive } = createReception({
    inlet: planting.inlet?.(inlet) ?? inlet,
    check: async (signed, expected) => checking(signed, expected),
    refused,
  });
  return receive;
}

const shapes = new WeakMap<readonly ContextDoor[], ReturnType<typeof knownShapes>>();

/** A version knows the same in each of its lives. */
function shapesOf(contexts: readonly ContextDoor[]): ReturnType<typeof knownShapes> {
  const known = shapes.get(contexts) ?? knownShapes(contexts);
  shapes.set(contexts, known);
  return known;
}

/** Reads a text that was kept, where nobody has with the same keys. */
function readAt(
  { readBefore }: Pick<NodeParts, 'readBefore'>,
  signed: string,
  { from, to }: { readonly from: NodeId; readonly to: NodeId },
): Envelope {
  const before = readBefore.get(sentText(signed, { from, to }));
  if (before !== undefined) return before;
  const read = readEnvelope(signed, { own: to, peer: from, keys: ringOfNode(from) });
  if (!read.ok) throw new Error(`an envelope that was kept cannot be read: ${read.refusal.code}`);
  readBefore.set(sentText(signed, { from, to }), read.value.envelope);
  return read.value.envelope;
}

function sentText(signed: string, { from, to }: { readonly from: NodeId; readonly to: NodeId }): string {
  return `${from}>${to} ${signed}`;
}
