import { createHash } from 'node:crypto';
import { memoryOutbox } from '../journal/outbox-memory.ts';
import type { OutboxStore } from '../journal/outbox-port.ts';
import type { AppendRequest, NewEvent } from '../journal/port.ts';
import type { Envelope, Imported, Lane } from '../kernel/exchange.ts';
import { lanes } from '../kernel/exchange.ts';
import type { ActorId, NodeId } from '../kernel/ids.ts';
import { addSeconds, type Instant, parseUtc, toUtc, type UtcText } from '../kernel/time.ts';
import { givenRelease, inventedLanguage, raftParts, raftRule } from '../policy/given-release.ts';
import { createRelease } from '../policy/release.ts';
import { type MemoryJournal, memoryJournal } from '../journal/memory-journal.ts';
import { createOutbox, type Outbox, type OutboxParts } from './outbox.ts';
import { signingWith } from './outbox-write.ts';

/** One event of an invented decision: of which raft, whether it may leave, and whose it is. */
export interface GivenEvent {
  readonly stream: string;
  readonly type: 'RaftSeen' | 'RaftCounted' | 'LeadNoted';
}

/** A French book with rafts and leads, an outbox in memory, and the British node as its peer. */
export interface GivenOutbox {
  readonly journal: MemoryJournal;
  readonly store: OutboxStore;
  readonly parts: OutboxParts;
  /** One decision of this node over any streams. */
  readonly decide: (events: readonly GivenEvent[]) => Promise<void>;
  /** One event of the peer, as the inbox would append it. */
  readonly takeIn: (
    stream: string,
    imported: Pick<Imported, 'position'> & Partial<Imported>,
  ) => Promise<void>;
  readonly open: (over?: Partial<OutboxParts>) => Outbox;
  /** Every envelope in the store, read back, lane by lane. */
  readonly sent: () => Promise<readonly Envelope[]>;
  /** Moves the clock. */
  readonly pass: (seconds: number) => void;
}

export const peer = 'uk' as NodeId;
const start = parseUtc('2023-01-01T02:00:00Z') as Instant; // written out above

/** Rafts travel as life; rafts whose name begins with `b` as bulk; leads as work. */
export function laneOfGiven(stream: string): Lane {
  if (stream.startsWith('lead/')) return 'work';
  return stream.startsWith('raft/b') ? 'bulk' : 'life';
}

export const sign = async (envelope: Envelope) => {
  const signed = JSON.stringify(envelope);
  return { signed, hash: createHash('sha256').update(signed).digest('hex') };
};

export function givenOutbox(rule: object = {}): GivenOutbox {
  let now = start;
  const clock = () => now;
  const journal = memoryJournal({ origin: 'fr' as NodeId, clock, isChained: false });
  const store = memoryOutbox();
  const parts: OutboxParts = { ...givenJudging(rule), journal, store, clock };
  return {
    journal,
    store,
    parts,
    async decide(events) {
      const byStream = new Map<string, NewEvent[]>();
      for (const { stream, type } of events)
        byStream.set(stream, [...(byStream.get(stream) ?? []), newEvent(stream, type, now)]);
      await append(journal, `own/${journal.events.length}`, byStream);
    },
    async takeIn(stream, { position, ...more }) {
      const imported = { position, seen: {}, recordedAt: toUtc(now), envelope: '0'.repeat(64), ...more };
      const event = { ...newEvent(stream, 'RaftSeen', now), origin: peer, imported };
      await append(journal, `peer/uk/life/${position}`, new Map([[stream, [event]]]));
    },
    open: (over = {}) => createOutbox({ ...parts, ...over }),
    async sent() {
      const each = await Promise.all(
        lanes.map((lane) => store.after(peer, { lane, sequence: 0 }, 1_000_000)),
      );
      return each.flat().map(({ signed }) => parts.read(signed));
    },
    pass(seconds) {
      now = addSeconds(now, seconds);
    },
  };
}

function givenJudging(rule: object): Omit<OutboxParts, 'journal' | 'store' | 'clock'> {
  const { release, faults } = givenRelease({ parts: raftParts, rules: [{ ...raftRule, ...rule }] });
  if (faults.length > 0) throw new Error(JSON.stringify(faults));
  return {
    contexts: inventedLanguage,
    release: createRelease(release),
    carries: () => true,
    laneOf: laneOfGiven,
    signing: signingWith(sign),
    read: (signed) => JSON.parse(signed) as Envelope, // `sign` made it
    peer,
  };
}

async function append(
  journal: MemoryJournal,
  idempotencyKey: string,
  events: ReadonlyMap<string, readonly NewEvent[]>,
): Promise<void> {
  const streams = await Promise.all(
    [...events].map(async ([stream, of]) => ({
      stream,
      expectedVersion: (await journal.readStream(stream)).length,
      events: of,
    })),
  );
  const [first, ...also] = streams;
  if (first === undefined) return;
  const request: AppendRequest = {
    ...first,
    also,
    idempotencyKey,
    requestHash: '0'.repeat(64),
    actor: 'fr-1' as ActorId,
    desk: null,
    answer: {},
  };
  const outcome = await journal.append(request);
  if (outcome.kind !== 'appended') throw new Error(outcome.kind);
}

function newEvent(stream: string, type: GivenEvent['type'], at: Instant): NewEvent {
  const name = stream.split('/')[1] ?? '';
  const bodies = {
    RaftSeen: {
      raft: name,
      persons: 3,
      place: { lat: 50.9, lon: 1.5, note: 'private' },
      seen: [{ unit: 'U-1', remark: 'secret' }],
      picture: 'p/1.jpg',
      caller: null,
    },
    RaftCounted: { raft: name },
    LeadNoted: { lead: name, grade: 'B2' },
  };
  return {
    type,
    shape: 1,
    happenedAt: toUtc(at) as UtcText,
    marking: 'official',
    purpose: type === 'LeadNoted' ? 'law_enforcement' : 'save_life',
    label: { owner: 'fr-cross', releasedToStates: ['fr', 'uk'] },
    cause: null,
    body: bodies[type],
  };
}
