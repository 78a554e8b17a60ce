import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { historyOf } from '../../journal/history.ts';
import type { MemoryJournal } from '../../journal/memory-journal.ts';
import { isBefore } from '../../kernel/causal.ts';
import { lanes } from '../../kernel/exchange.ts';
import { lostMark, marks, stretchesResumed } from '../../kernel/set-back.ts';
import { peer as uk } from '../given-outbox.ts';
import { eventsIn } from '../outbox-recalls.ts';
import {
  type British,
  type Decision,
  fr,
  givenBack,
  judging,
  newEvent,
  night,
  ordered,
  pull,
  setBack,
  streams,
  surveyed,
  tell,
  type World,
} from './given-set-back.ts';
import { resumeBook, type ResumeParts } from './resume.ts';
import { refusalOf, surveyBook } from './survey.ts';

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
      for (const lane of lanes) while ((await pull(uks, restored.store, { lane, most: 100 })) > 0);
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
      for (const lane of lanes) while ((await pull(uks, restored.store, { lane, most: 100 })) > 0);
      await agree(uks, restored, survey.upTo);
    }),
    { seed: 2_042, numRuns: 100 },
  );
});

test('what a node keeps beside its records and tells nobody is written with those that come back, once', async () => {
  const seen = [{ stream: 'raft/r-1' as const, type: 'RaftSeen' as const }];
  const drawn = { before: [seen], lost: [seen, seen], since: [seen], afterwards: [], meanwhile: [] };
  const world = await setBack({ ...drawn, pulls: [1, 1, 1, 5, 5, 5], hasOutboxRun: [true, true] });
  const { restored } = world;
  const beside: ResumeParts['beside'] = (events) => [
    {
      stream: 'numbering/fr',
      expectedVersion: null,
      events: events.map(({ happenedAt }) => newEvent('numbering/fr', 'RaftCounted', happenedAt)),
    },
  ];
  const { after, upTo } = await surveyed(world);
  for (const again of [false, true]) {
    const survey = { ...(await surveyed(world)), after, upTo };
    const { returned } = await resumeBook({ ...restored.parts, beside }, survey);
    expect(returned).toBe(again ? 0 : 2);
    expect(await restored.journal.readStream('numbering/fr')).toHaveLength(2);
  }
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
  const refusedWith = async (...history: readonly string[]) => {
    const body = { after: 0, upTo: 100 };
    const declared = stretchesResumed(history.map((type) => ({ type, body })));
    const peers = [{ peer: uk, held, returned }];
    const survey = await surveyBook({ journal: forged, store, peers, declared });
    return refusalOf(survey, { ...survey, without: [] });
  };
  expect(await refusedWith()).toBe('book_rewritten');
  // Nor at the second order, because the first over that stretch was stopped.
  expect(await refusedWith('ResumptionOrdered', 'ResumptionStopped')).toBe('book_rewritten');
  expect(await refusedWith('ResumptionOrdered', 'BookResumed')).toBeNull();
});
