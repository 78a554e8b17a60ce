import fc from 'fast-check';
import { expect } from 'vitest';
import type { InboxStore } from '../../journal/inbox-port.ts';
import { memoryInbox } from '../../journal/memory-inbox.ts';
import type { MemoryJournal } from '../../journal/memory-journal.ts';
import { memoryOutbox } from '../../journal/outbox-memory.ts';
import type { OutboxStore } from '../../journal/outbox-port.ts';
import type { NewEvent } from '../../journal/port.ts';
import { type Envelope, type Lane, lanes } from '../../kernel/exchange.ts';
import type { ActorId, NodeId } from '../../kernel/ids.ts';
import { bookStream } from '../../kernel/set-back.ts';
import { addSeconds, instant, toUtc } from '../../kernel/time.ts';
import { givenOutbox, peer as uk } from '../given-outbox.ts';
import { createInbox, type Inbox } from '../inbox.ts';
import { createOutbox, type Outbox } from '../outbox.ts';
import { type ResumeParts } from './resume.ts';
import { type HeldEnd, type ReturnedWord, surveyBook } from './survey.ts';

/** The node whose book is set back. */
export const fr = 'fr' as NodeId;
/** Streams of which something may leave. */
export const streams = ['raft/r-1', 'raft/r-2', 'raft/b-1'] as const;
const types = ['RaftSeen', 'RaftSeen', 'RaftCounted', 'LeadNoted'] as const;

/** One decision: of some streams, or of none that may leave. */
export const decision = fc.array(
  fc.record({ stream: fc.constantFrom(...streams, 'lead/l-1'), type: fc.constantFrom(...types) }),
  { minLength: 1, maxLength: 3 },
);
/** One decision as drawn. */
export type Decision = typeof decision extends fc.Arbitrary<infer One> ? One : never;

/** A French book, what it tells the British, and the British book. */
export interface World {
  readonly journal: MemoryJournal;
  readonly store: OutboxStore;
  readonly outbox: Outbox;
  readonly received: InboxStore;
  readonly parts: ResumeParts;
  decide(events: Decision): Promise<void>;
  pass(): void;
}

/** By what the French judge, and in which words. */
export const judging = givenOutbox().parts;

function french(startSeconds: number): World {
  let now = addSeconds(instant(1_700_000_000_000), startSeconds);
  const clock = () => now;
  const { journal, inbox } = memoryInbox({ origin: fr, clock });
  const store = memoryOutbox();
  const outbox = createOutbox({ ...judging, journal, store, clock });
  return {
    journal,
    store,
    outbox,
    received: inbox,
    parts: {
      journal,
      inbox,
      store,
      outboxOf: () => outbox,
      mayLeave: ({ stream }) => stream.startsWith('raft/'),
      understands: () => true,
      read: judging.read,
      owner: 'fr-cross',
      clock,
    },
    pass: () => void (now = addSeconds(now, 1)),
    async decide(events) {
      now = addSeconds(now, 1);
      const names = [...new Set(events.map(({ stream }) => stream))];
      const parts = await Promise.all(
        names.map(async (stream) => ({
          stream,
          expectedVersion: (await journal.readStream(stream)).length,
          events: events
            .filter((one) => one.stream === stream)
            .map(({ type }) => newEvent(stream, type, toUtc(now))),
        })),
      );
      const [first, ...also] = parts;
      if (first === undefined) return;
      const key = `own/${startSeconds}/${journal.events.length}`;
      const how = { idempotencyKey: key, requestHash: '0'.repeat(64), actor: 'fr-1' as ActorId, desk: null };
      await journal.append({ ...first, also, ...how, answer: {} });
    },
  };
}

/** An event that may leave by its type, of that stream. */
export function newEvent(
  stream: string,
  type: (typeof types)[number],
  happenedAt: NewEvent['happenedAt'],
): NewEvent {
  const raft = stream.split('/')[1] ?? '';
  const isLead = stream.startsWith('lead/');
  return {
    type: isLead ? 'LeadNoted' : type === 'LeadNoted' ? 'RaftCounted' : type,
    shape: 1,
    happenedAt,
    marking: 'official',
    purpose: isLead ? 'law_enforcement' : 'save_life',
    label: { owner: 'fr-cross', releasedToStates: ['fr', 'uk'] },
    cause: null,
    body: isLead
      ? { lead: raft, grade: 'B2' }
      : type === 'RaftSeen'
        ? {
            raft,
            persons: 3,
            place: { lat: 50.9, lon: 1.5, note: 'n' },
            seen: [],
            picture: 'p',
            caller: null,
          }
        : { raft },
  };
}

/** The British book, which takes what it is told, each lane by itself. */
function british() {
  const clock = () => instant(1_800_000_000_000);
  const { journal, inbox: store } = memoryInbox({ origin: uk, clock });
  const receipts: string[] = [];
  const receipt = async (recall: string, outcome: string): Promise<boolean> => {
    receipts.push(`${recall} ${outcome}`);
    return true;
  };
  const outbox = { say: async () => true, receipt };
  const inbox: Inbox = createInbox({
    journal,
    store,
    contexts: judging.contexts,
    peer: fr,
    clock,
    read: judging.read,
    outbox,
  });
  return { journal, store, inbox, receipts };
}

/** The British side. */
export type British = ReturnType<typeof british>;

/** What the British ask for next on a lane, at most so many. Returns how many came. */
export async function pull(
  { inbox }: British,
  store: OutboxStore,
  { lane, most }: { readonly lane: Lane; readonly most: number },
): Promise<number> {
  let taken = 0;
  const { sequence } = await inbox.standing(lane);
  for (const { signed, hash } of await store.after(uk, { lane, sequence }, most)) {
    const found = await inbox.take({ envelope: judging.read(signed), signed, hash });
    expect(['imported', 'kept', 'recalled', 'not_understood']).toContain(found);
    taken += 1;
  }
  return taken;
}

/** Makes all that may leave ready for the British. */
export async function tell({ outbox }: Pick<World, 'outbox'>) {
  while ((await outbox.advance()) > 0);
}

/** All of its own words that the British hold of a lane, as they give them back. */
export async function givenBack({ store, inbox }: British, from: Readonly<Record<Lane, number>>) {
  const returned: ReturnedWord[] = [];
  const held: Record<string, HeldEnd> = {};
  for (const lane of lanes) {
    held[lane] = await inbox.standing(lane);
    for (let sequence = from[lane] + 1; ; sequence += 1) {
      const kept = await store.kept(fr, lane, sequence);
      if (kept === null) break;
      const { hash, signed } = kept;
      returned.push({ lane, sequence, hash, signed, envelope: JSON.parse(signed) as Envelope });
    }
  }
  return { returned, held: held as Readonly<Record<Lane, HeldEnd>> };
}

/** A night: what was decided before the backup, lost, and decided since. */
export const night = fc.record({
  before: fc.array(decision, { maxLength: 6 }),
  lost: fc.array(decision, { minLength: 1, maxLength: 6 }),
  since: fc.array(decision, { maxLength: 6 }),
  afterwards: fc.array(decision, { maxLength: 4 }),
  meanwhile: fc.array(decision, { maxLength: 4 }),
  // How much of each lane the British had before the backup and before the loss.
  pulls: fc.array(fc.nat({ max: 5 }), { minLength: 6, maxLength: 6 }),
  hasOutboxRun: fc.tuple(fc.boolean(), fc.boolean()),
});
type Night = typeof night extends fc.Arbitrary<infer One> ? One : never;

/** A night up to the moment when the French book, restored from its backup, is found to be behind. */
export async function setBack({ before, lost, since, pulls, hasOutboxRun }: Night) {
  const uks = british();
  const old = french(0);
  for (const one of before) await old.decide(one);
  if (hasOutboxRun[0]) await tell(old);
  for (const [index, lane] of lanes.entries()) {
    await pull(uks, old.store, { lane, most: pulls[index] ?? 0 });
    await old.store.acknowledge(uk, lane, (await uks.inbox.standing(lane)).sequence);
  }
  // The backup: the same acts on a book of its own, with the same outbox.
  const restored = french(0);
  for (const one of before) await restored.decide(one);
  if (hasOutboxRun[0]) await tell(restored);
  const acknowledged = { life: 0, work: 0, bulk: 0 };
  for (const lane of lanes) {
    acknowledged[lane] = (await old.store.pending(uk))[lane].acknowledged;
    await restored.store.acknowledge(uk, lane, acknowledged[lane]);
  }
  for (const one of lost) await old.decide(one);
  await tell(old);
  for (const [index, lane] of lanes.entries())
    await pull(uks, old.store, { lane, most: pulls[index + 3] ?? 0 });
  for (let count = 0; count < 20; count += 1) restored.pass(); // it is later by now
  for (const one of since) await restored.decide(one);
  if (hasOutboxRun[1]) await tell(restored);
  return { uks, old, restored, acknowledged };
}

/** The survey of all that the British give back. */
export async function surveyed({ uks, restored, acknowledged }: Awaited<ReturnType<typeof setBack>>) {
  const { returned, held } = await givenBack(uks, acknowledged);
  const { journal, store } = restored;
  return surveyBook({ journal, store, peers: [{ peer: uk, held, returned }], declared: [] });
}

/** What two persons order of the book, or its end, as a record of the book. */
export async function ordered(
  { journal, parts }: World,
  type: string,
  stretch: { after: number; upTo: number },
) {
  const event = { ...newEvent('raft/x', 'RaftCounted', toUtc(parts.clock())), type, body: stretch };
  const label = { owner: 'fr-cross' };
  await journal.append({
    stream: bookStream,
    expectedVersion: null,
    idempotencyKey: `book/${type}/${stretch.upTo}`,
    requestHash: '0'.repeat(64),
    actor: 'fr-1' as ActorId,
    desk: null,
    events: [{ ...event, label, purpose: 'oversight' }],
    answer: {},
  });
}
