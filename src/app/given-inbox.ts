import { createHash } from 'node:crypto';
import { z } from 'zod';
import { genesisHash } from '../journal/chain.ts';
import type { MemoryJournal } from '../journal/memory-journal.ts';
import { memoryInbox } from '../journal/memory-inbox.ts';
import type { InboxStore } from '../journal/inbox-port.ts';
import type { Journal } from '../journal/port.ts';
import type { Decider, DomainCommand } from '../kernel/decider.ts';
import type { ContextDoor, StreamDoor } from '../kernel/door.ts';
import type { DomainEvent, JournalPosition } from '../kernel/event.ts';
import type { Envelope, EnvelopeContent, Lane, SharedEvent } from '../kernel/exchange.ts';
import type { ActorId, NodeId } from '../kernel/ids.ts';
import type { Handling } from '../kernel/marking.ts';
import { addSeconds, type Instant, instant, toUtc, type UtcText } from '../kernel/time.ts';
import { createInbox, type Inbox, type InboxParts, type Verified } from './inbox.ts';

export const own = 'fr' as NodeId;
export const peer = 'uk' as NodeId;
const start: Instant = instant(Date.UTC(2026, 0, 10, 2));

/** A raft as these tests have it: what was said of it in order, and what is disputed. */
export interface RaftState {
  readonly said: readonly string[];
  readonly disputes: readonly string[];
}

interface RaftEvent extends DomainEvent {
  readonly word: string;
}

const decider: Decider<RaftState, DomainCommand, RaftEvent, string> = {
  initial: { said: [], disputes: [] },
  decide: () => ({ ok: true, value: [] }),
  evolve: (state, { word }) => ({ ...state, said: [...state.said, word] }),
  contested: ['RaftClosed'],
  reconcile: (state, pairs) => ({
    ...state,
    disputes: pairs.map(
      ([one, other]) => `${one.origin} ${one.event.word}, ${other.origin} ${other.event.word}`,
    ),
  }),
};

const partner: Handling = {
  purpose: 'save_life',
  marking: 'official',
  release: 'partner',
  keepDays: 10,
  personal: false,
};
const form = z.strictObject({ word: z.string() });

/** What this version knows: rafts seen and closed, and staff, who never travel; `more` types came with an upgrade. */
export function inventedContexts(...more: readonly string[]): readonly ContextDoor[] {
  const known = ['RaftSeen', 'RaftClosed', ...more];
  const door: StreamDoor = {
    kind: 'raft',
    decider: decider as unknown as StreamDoor['decider'], // its events are held by the schemas below
    commands: {},
    events: Object.fromEntries(known.map((type) => [type, form])),
    handling: Object.fromEntries(known.map((type) => [type, partner])),
    upcasters: {},
    refusals: {},
  };
  const staff = {
    kind: 'staff',
    events: { RoleGiven: form },
    handling: { RoleGiven: { ...partner, release: 'never' } },
  } as const;
  return [
    { name: 'operations/rafts', streams: [door] },
    { name: 'oversight/staff', streams: [{ ...door, ...staff }] },
  ];
}

/** One event of the peer; `over` says how it differs. */
export function told(position: JournalPosition, over: Partial<SharedEvent> = {}): SharedEvent {
  return {
    context: 'operations/rafts',
    stream: 'raft/r-1',
    type: 'RaftSeen',
    shape: 1,
    happenedAt: '2026-01-10T01:00:00.000Z' as UtcText,
    position,
    seen: {},
    purpose: 'save_life',
    marking: 'official',
    label: { owner: 'uk-1', releasedToStates: ['fr', 'uk'] },
    ground: { rule: 'rafts', instrument: 'invented' },
    hops: 0,
    expiresAt: null,
    body: { word: `uk ${position}` },
    ...over,
  };
}

/** The peer's pen: each lane with its own numbers and chain. */
export function penOf(from: NodeId = peer, to: NodeId = own) {
  const ends = new Map<Lane, { sequence: number; hash: string }>();
  const write = (lane: Lane, content: EnvelopeContent): Verified => {
    const { sequence, hash: previous } = ends.get(lane) ?? { sequence: 0, hash: genesisHash };
    const madeAt = '2026-01-10T01:00:02.000Z' as UtcText;
    const envelope: Envelope = {
      kind: 'strait envelope 1',
      from,
      to,
      lane,
      sequence: sequence + 1,
      previous,
      madeAt,
      content,
    };
    const signed = JSON.stringify(envelope);
    const hash = createHash('sha256').update(signed).digest('hex');
    ends.set(lane, { sequence: sequence + 1, hash });
    return { envelope, signed, hash };
  };
  return {
    write,
    decision: (events: readonly SharedEvent[], lane: Lane = 'life') =>
      write(lane, {
        type: 'decision',
        recordedAt: '2026-01-10T01:00:01.000Z' as UtcText,
        actor: 'uk-watch-1' as ActorId,
        desk: null,
        events,
      }),
    recall: (recall: string, positions: readonly number[], lane: Lane = 'life') =>
      write(lane, { type: 'recall', recall, positions, reason: 'released_in_error' }),
  };
}

/** What went to the peer, and came from it. */
export interface GivenWords {
  readonly said: string[];
  readonly receipts: string[];
}

export interface GivenInbox {
  readonly journal: Journal;
  readonly store: InboxStore;
  readonly words: GivenWords;
  readonly parts: InboxParts;
  open(over?: Partial<InboxParts>): Inbox;
  /** Moves the clock. */
  pass(seconds: number): void;
}

/** A French book in memory that takes from the British node. */
export function givenInbox(): GivenInbox & { readonly journal: MemoryJournal } {
  let now = start;
  const clock = () => now;
  const { journal, inbox: store } = memoryInbox({ origin: own, clock });
  const given = givenInboxOn({ journal, store, clock });
  return {
    ...given,
    journal,
    pass(seconds) {
      now = addSeconds(now, seconds);
    },
  };
}

/** The same on a book that is there already. */
export function givenInboxOn({
  journal,
  store,
  clock,
}: Pick<InboxParts, 'store' | 'clock'> & { readonly journal: Journal }): GivenInbox {
  const words: GivenWords = { said: [], receipts: [] };
  const parts: InboxParts = {
    journal,
    store,
    contexts: inventedContexts(),
    peer,
    clock,
    read: (signed) => JSON.parse(signed) as Envelope, // the pen above wrote it
    outbox: outboxOf(words),
  };
  return {
    journal,
    store,
    words,
    parts,
    open: (over = {}) => createInbox({ ...parts, ...over }),
    pass: () => {},
  };
}

/** Notes what is said, once for each key, as an outbox does. */
function outboxOf({ said, receipts }: GivenWords): InboxParts['outbox'] {
  return {
    async say(content, lane, key) {
      const line = `${lane} ${key} ${content.type === 'receipt' ? content.outcome : content.type}`;
      if (said.some((one) => one.startsWith(`${lane} ${key} `))) return false;
      said.push(line);
      return true;
    },
    async receipt(recall, outcome) {
      const line = `${recall} ${outcome}`;
      if (!receipts.includes(line)) receipts.push(line);
      return true;
    },
  };
}

/** One own decision on a raft, appended upon whatever stands. */
export async function ownWord(
  journal: Pick<Journal, 'append'>,
  word: string,
  type = 'RaftSeen',
): Promise<JournalPosition> {
  const outcome = await journal.append({
    stream: 'raft/r-1',
    expectedVersion: null,
    idempotencyKey: `own ${word}`,
    requestHash: '0'.repeat(64),
    actor: 'fr-watch-1' as ActorId,
    desk: null,
    answer: {},
    events: [
      {
        type,
        shape: 1,
        happenedAt: toUtc(start),
        marking: 'official',
        purpose: 'save_life',
        label: { owner: 'fr-1' },
        cause: null,
        body: { word },
      },
    ],
  });
  if (outcome.kind !== 'appended') throw new Error(outcome.kind);
  return outcome.last;
}
