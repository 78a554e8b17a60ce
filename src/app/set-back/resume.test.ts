import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { historyOf } from '../../journal/history.ts';
import type { InboxStore } from '../../journal/inbox-port.ts';
import { memoryInbox } from '../../journal/memory-inbox.ts';
import type { MemoryJournal } from '../../journal/memory-journal.ts';
import { memoryOutbox } from '../../journal/outbox-memory.ts';
import type { OutboxStore } from '../../journal/outbox-port.ts';
import type { NewEvent } from '../../journal/port.ts';
import { isBefore } from '../../kernel/causal.ts';
import { type Envelope, type Lane, lanes } from '../../kernel/exchange.ts';
import type { ActorId, NodeId } from '../../kernel/ids.ts';
import { recallMark } from '../../kernel/recall.ts';
import { bookStream, lostMark, marks, movedMark } from '../../kernel/set-back.ts';
import { addSeconds, instant, toUtc } from '../../kernel/time.ts';
import { givenOutbox, peer as uk } from '../given-outbox.ts';
import { penOf, told } from '../given-inbox.ts';
import { createInbox, type Inbox } from '../inbox.ts';
import { createOutbox, type Outbox } from '../outbox.ts';
import { eventsIn } from '../outbox-recalls.ts';
import { type ResumeParts, resumeBook } from './resume.ts';
import { type HeldEnd, refusalOf, type ReturnedWord, surveyBook } from './survey.ts';

const fr = 'fr' as NodeId;
const streams = ['raft/r-1', 'raft/r-2', 'raft/b-1'] as const;
const types = ['RaftSeen', 'RaftSeen', 'RaftCounted', 'LeadNoted'] as const;

/** One decision: of some streams, or of none that may leave. */
const decision = fc.array(
  fc.record({ stream: fc.constantFrom(...streams, 'lead/l-1'), type: fc.constantFrom(...types) }),
  { minLength: 1, maxLength: 3 },
);
type Decision = typeof decision extends fc.Arbitrary<infer One> ? One : never;

/** A French book, what it tells the British, and the British book. */
interface World {
  readonly journal: MemoryJournal;
  readonly store: OutboxStore;
  readonly outbox: Outbox;
  readonly received: InboxStore;
  readonly parts: ResumeParts;
  decide(events: Decision): Promise<void>;
  pass(): void;
}

const judging = givenOutbox().parts;

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

function newEvent(
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

type British = ReturnType<typeof british>;

/** What the British ask for next on a lane, at most so many; false where it does not follow. */
async function pull({ inbox }: British, store: OutboxStore, lane: Lane, most: number): Promise<number> {
  let taken = 0;
  const { sequence } = await inbox.standing(lane);
  for (const { signed, hash } of await store.after(uk, { lane, sequence }, most)) {
    const found = await inbox.take({ envelope: judging.read(signed), signed, hash });
    expect(['imported', 'kept', 'recalled', 'not_understood']).toContain(found);
    taken += 1;
  }
  return taken;
}

async function tell({ outbox }: Pick<World, 'outbox'>) {
  while ((await outbox.advance()) > 0);
}

/** All of its own words that the British hold of a lane, as they give them back. */
async function givenBack({ store, inbox }: British, from: Readonly<Record<Lane, number>>) {
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

const night = fc.record({
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
async function setBack({ before, lost, since, pulls, hasOutboxRun }: Night) {
  const uks = british();
  const old = french(0);
  for (const one of before) await old.decide(one);
  if (hasOutboxRun[0]) await tell(old);
  for (const [index, lane] of lanes.entries()) {
    await pull(uks, old.store, lane, pulls[index] ?? 0);
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
  for (const [index, lane] of lanes.entries()) await pull(uks, old.store, lane, pulls[index + 3] ?? 0);
  for (let count = 0; count < 20; count += 1) restored.pass(); // it is later by now
  for (const one of since) await restored.decide(one);
  if (hasOutboxRun[1]) await tell(restored);
  return { uks, old, restored, acknowledged };
}

async function surveyed({ uks, restored, acknowledged }: Awaited<ReturnType<typeof setBack>>) {
  const { returned, held } = await givenBack(uks, acknowledged);
  const { journal, store } = restored;
  return surveyBook({ journal, store, peers: [{ peer: uk, held, returned }], declared: [] });
}

async function ordered({ journal, parts }: World, type: string, stretch: { after: number; upTo: number }) {
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

test('set back anywhere, given back and resumed: both books agree, nothing comes twice or under one number', async () => {
  await fc.assert(
    fc.asyncProperty(night, async (drawn) => {
      const world = await setBack(drawn);
      const { uks, restored } = world;
      const survey = await surveyed(world);
      const refusal = refusalOf(survey, { ...survey, without: [] });
      expect(refusal).toBeNull();
      await ordered(restored, 'ResumptionOrdered', survey);
      const interleaved = { ...restored.parts, journal: busy(restored, drawn.meanwhile) };
      await resumeBook(interleaved, survey);
      await ordered(restored, 'BookResumed', survey);
      for (const one of drawn.afterwards) await restored.decide(one);
      await tell(restored);
      for (const lane of lanes) while ((await pull(uks, restored.store, lane, 100)) > 0);
      await agree(uks, restored, survey.upTo);
    }),
    { seed: 2_041, numRuns: 150 },
  );
});

/** A book on which others go on deciding while it is put in order: one decision before each of its first appends. */
function busy(world: World, decisions: readonly Decision[]): World['journal'] {
  const waiting = [...decisions];
  return {
    ...world.journal,
    async append(request) {
      const next = waiting.shift();
      if (next !== undefined) await world.decide(next);
      return world.journal.append(request);
    },
  };
}

async function agree({ journal, store: kept, inbox }: British, restored: World, upTo: number): Promise<void> {
  // The chain: without a gap on every lane, each naming the one before.
  for (const lane of lanes) {
    const made = await restored.store.after(uk, { lane, sequence: 0 }, 10_000);
    let previous = '0'.repeat(64);
    for (const [index, { sequence, signed, hash }] of made.entries()) {
      expect([sequence, judging.read(signed).previous]).toEqual([index + 1, previous]);
      expect((await kept.kept(fr, lane, sequence))?.hash).toBe(hash);
      previous = createHash('sha256').update(signed).digest('hex');
    }
    expect((await inbox.standing(lane)).sequence).toBe(made.length);
  }
  // Every position once, in the book and in what was told.
  const { events } = restored.journal;
  expect(events.map(({ position }) => position)).toEqual(events.map((_, index) => index + 1));
  expect(events.length).toBeGreaterThanOrEqual(upTo);
  const told = new Set<number>();
  for (const lane of lanes)
    for (const { signed } of await restored.store.after(uk, { lane, sequence: 0 }, 10_000))
      for (const { position } of eventsIn(judging.read(signed))) {
        expect(told.has(position)).toBe(false);
        told.add(position);
      }
  // One order of each record on both sides: what each event says, and where.
  for (const stream of streams) {
    const own = historyOf(await restored.journal.readStream(stream), fr).events;
    const theirs = historyOf(await journal.readStream(stream), uk).events;
    const shared = own.filter(({ stored }) => stored.type === 'RaftSeen');
    const named = (of: typeof own) =>
      of.map(({ position, stored, unseen }) => [position, stored.type, stored.happenedAt, unseen ?? {}]);
    expect(named(theirs)).toEqual(named(shared));
    // What was written before something came back stands after it, and never counts as knowing of it.
    for (const back of own.filter(({ stored }) => stored.imported !== null))
      for (const since of own.filter(({ stored }) => stored.imported === null)) {
        if (since.position < back.position) continue;
        expect(isBefore(back, since)).toBe(since.stored.position > back.stored.position);
      }
  }
  expect(
    events.filter(({ type }) => type === lostMark || marks.has(type)).every(({ origin }) => origin === fr),
  ).toBe(true);
}

test('begun anew after a stop anywhere, it does nothing twice', async () => {
  await fc.assert(
    fc.asyncProperty(night, fc.nat({ max: 30 }), async (drawn, stopAt) => {
      const world = await setBack(drawn);
      const { uks, restored } = world;
      const survey = await surveyed(world);
      await ordered(restored, 'ResumptionOrdered', survey);
      let left = stopAt;
      const dying = async <Done>(work: () => Promise<Done>): Promise<Done> => {
        if (left === 0) throw new Error('stopped');
        left -= 1;
        return work();
      };
      const { journal, store } = restored;
      await resumeBook(
        {
          ...restored.parts,
          journal: { ...journal, append: (request) => dying(() => journal.append(request)) },
          store: {
            ...store,
            put: (...given) => dying(() => store.put(...given)),
            takeBack: (...given) => dying(() => store.takeBack(...given)),
          },
        },
        survey,
      ).catch(() => undefined);
      await resumeBook(restored.parts, {
        ...(await surveyed(world)),
        after: survey.after,
        upTo: survey.upTo,
      });
      await ordered(restored, 'BookResumed', survey);
      await tell(restored);
      for (const lane of lanes) while ((await pull(uks, restored.store, lane, 100)) > 0);
      await agree(uks, restored, survey.upTo);
    }),
    { seed: 2_042, numRuns: 100 },
  );
});

test.each(['a hole', 'the end lacks', 'nothing', 'another hash'] as const)(
  'what was not given back whole is refused: %s',
  async (fault) => {
    const seen = [{ stream: 'raft/r-1' as const, type: 'RaftSeen' as const }];
    const drawn = { before: [seen], lost: [seen, seen, seen], since: [seen], afterwards: [], meanwhile: [] };
    const world = await setBack({ ...drawn, pulls: [1, 1, 1, 5, 5, 5], hasOutboxRun: [true, true] });
    const { returned, held } = await givenBack(world.uks, world.acknowledged);
    const some = {
      'a hole': returned.filter(({ sequence }) => sequence !== 3),
      'the end lacks': returned.slice(0, -1),
      nothing: [],
      'another hash': returned,
    }[fault];
    const ends = fault === 'another hash' ? { ...held, life: { ...held.life, hash: '5'.repeat(64) } } : held;
    const { journal, store } = world.restored;
    const peers = [{ peer: uk, held: ends, returned: some }];
    const survey = await surveyBook({ journal, store, peers, declared: [] });
    const refused = refusalOf(survey, { ...survey, without: [] });
    expect(refused).toBe(
      {
        'a hole': 'peer_word_holed',
        'the end lacks': 'peer_not_returned',
        nothing: 'peer_not_returned',
        'another hash': 'peer_word_holed',
      }[fault],
    );
    // Somebody says why it cannot, and how far the book had come: only with both.
    const without = [uk];
    expect(refusalOf(survey, { ...survey, without })).toBe('margin_missing');
    expect(refusalOf(survey, { ...survey, upTo: survey.upTo + 1_000, without })).toBeNull();
  },
);

test('a book that was rewritten below what agrees is not resumed', async () => {
  const seen = [{ stream: 'raft/r-1' as const, type: 'RaftSeen' as const }];
  const drawn = { before: [seen, seen], lost: [seen, seen], since: [], afterwards: [], meanwhile: [] };
  const world = await setBack({ ...drawn, pulls: [0, 0, 0, 5, 5, 5], hasOutboxRun: [false, false] });
  const { returned, held } = await givenBack(world.uks, { life: 0, work: 0, bulk: 0 });
  const { journal, store } = world.restored;
  const forged: MemoryJournal = {
    ...journal,
    readAfter: async (after, limit) =>
      (await journal.readAfter(after, limit)).map((event) =>
        event.position === 1 ? { ...event, type: 'Other' } : event,
      ),
  };
  const survey = await surveyBook({
    journal: forged,
    store,
    peers: [{ peer: uk, held, returned }],
    declared: [],
  });
  expect(refusalOf(survey, { ...survey, without: [] })).toBe('book_rewritten');
});

test('what was said once while the book was held is said anew: the receipt that they wait for, and our own recall', async () => {
  const seen = [{ stream: 'raft/r-1' as const, type: 'RaftSeen' as const }];
  const drawn = { before: [seen], lost: [seen, seen], since: [seen], afterwards: [], meanwhile: [] };
  const world = await setBack({ ...drawn, pulls: [1, 1, 1, 5, 5, 5], hasOutboxRun: [true, true] });
  const { uks, restored } = world;
  const { journal, received, outbox, parts, store } = restored;
  // Theirs still comes in, and is answered; ours is taken back: all of it is numbered, and given to nobody.
  const { contexts } = judging;
  const common = { journal, store: received, contexts, peer: uk, clock: parts.clock, read: judging.read };
  const french = createInbox({ ...common, outbox });
  const pen = penOf();
  const body = { ...newEvent('raft/r-2', 'RaftSeen', toUtc(parts.clock())).body, raft: 'r-2' };
  const theirs = told(1, { stream: 'raft/r-2', body });
  expect(await french.take(pen.decision([theirs], 'bulk'))).toBe('imported');
  expect(await french.take(pen.recall('uk-recall', [1], 'bulk'))).toBe('recalled');
  expect(await outbox.recall([1], 'released_in_error')).toHaveLength(1);
  expect(await outbox.recall([2], 'erased')).toHaveLength(1);
  const survey = await surveyed(world);
  await ordered(restored, 'ResumptionOrdered', survey);
  const mayLeave: ResumeParts['mayLeave'] = ({ stream, type }) =>
    stream.startsWith('raft/') && type !== recallMark;
  const { after, upTo } = survey;
  // Begun anew it says nothing twice.
  for (let count = 0; count < 2; count += 1)
    await resumeBook({ ...parts, mayLeave }, { ...(await surveyed(world)), after, upTo });
  await ordered(restored, 'BookResumed', survey);
  await tell(restored);
  for (const lane of lanes) while ((await pull(uks, store, lane, 100)) > 0);
  expect(uks.receipts).toEqual(['uk-recall honoured']);
  // The first stands where it always stood, the second where the peer has it now: never on what it holds of the lost ones.
  const recalled = uks.journal.events.filter(({ type }) => type === recallMark);
  const moved = journal.events.find(({ type }) => type === movedMark)?.position;
  expect(recalled.map(({ body: { positions, reason } }) => [positions, reason])).toEqual([
    [[1], 'released_in_error'],
    [[moved], 'erased'],
  ]);
  expect((await store.recalls(uk, 10)).map(({ reason }) => reason)).toEqual(['erased', 'released_in_error']);
});
