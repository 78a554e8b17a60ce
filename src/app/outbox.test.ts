import { describe, expect, test } from 'vitest';
import { type Lane, lanes } from '../kernel/exchange.ts';
import { givenRelease, inventedLanguage, moment, raftParts, raftRule } from '../policy/given-release.ts';
import { addSeconds, toUtc } from '../kernel/time.ts';
import { givenOutbox, laneOfGiven, peer, sign } from './given-outbox.ts';
import { recallsWhenDue } from './outbox-keep.ts';
import type { Outbox, OutboxParts } from './outbox.ts';

const seen = (stream: string) => ({ stream, type: 'RaftSeen' }) as const;
const counted = (stream: string) => ({ stream, type: 'RaftCounted' }) as const;

async function toHead(outbox: Outbox): Promise<void> {
  while ((await outbox.advance()) > 0);
}

describe('what leaves', () => {
  test('one decision is one envelope with what may leave of it, and the checkpoint goes past the rest', async () => {
    const given = givenOutbox();
    await given.decide([seen('raft/r-1'), counted('raft/r-1'), seen('raft/r-2')]);
    await given.decide([counted('raft/r-1')]);
    await given.decide([{ stream: 'lead/l-1', type: 'LeadNoted' }]);
    await toHead(given.open());
    const sent = await given.sent();
    expect(sent).toMatchObject([
      {
        kind: 'strait envelope 1',
        from: 'fr',
        to: 'uk',
        lane: 'life',
        sequence: 1,
        previous: '0'.repeat(64),
        content: {
          type: 'decision',
          actor: 'fr-1',
          events: [
            { stream: 'raft/r-1', position: 1, seen: {}, hops: 0, body: { place: { lat: 50.9, lon: 1.5 } } },
            { stream: 'raft/r-2', position: 3, ground: { rule: 'rafts', instrument: 'rescue_pact' } },
          ],
        },
      },
    ]);
    expect(JSON.stringify(sent)).not.toMatch(/private|secret|jpg/);
    expect((await given.store.standing(peer)).position).toBe(5);
  });

  test('what the peer decided is never sent back, and what this node had of it is said', async () => {
    const given = givenOutbox();
    await given.decide([seen('raft/r-1')]);
    await given.takeIn('raft/r-1', { position: 4 });
    await given.decide([seen('raft/r-1')]);
    await given.takeIn('raft/r-1', { position: 9, lacking: [7] });
    await given.decide([seen('raft/r-1'), seen('raft/r-2')]);
    await toHead(given.open({ pageEvents: 2 }));
    const events = (await given.sent()).flatMap(({ content }) =>
      content.type === 'decision' ? content.events : [],
    );
    expect(events.map(({ position, seen: had, unseen }) => ({ position, had, unseen }))).toEqual([
      { position: 1, had: {}, unseen: undefined },
      { position: 3, had: { uk: 4 }, unseen: undefined },
      { position: 5, had: { uk: 9 }, unseen: { uk: [7] } },
      { position: 6, had: {}, unseen: undefined },
    ]);
  });

  test('a node that starts anew in the midst of a stream knows what it had', async () => {
    const given = givenOutbox();
    await given.takeIn('raft/r-1', { position: 4 });
    await given.decide([seen('raft/r-1')]);
    await toHead(given.open());
    await given.decide([seen('raft/r-1')]);
    await toHead(given.open());
    const events = (await given.sent()).flatMap(({ content }) =>
      content.type === 'decision' ? content.events : [],
    );
    expect(events.map(({ seen: had }) => had)).toEqual([{ uk: 4 }, { uk: 4 }]);
  });

  test('each lane has its own chain; a decision over two lanes is whole on each', async () => {
    const given = givenOutbox();
    await given.decide([seen('raft/b-1')]);
    await given.decide([seen('raft/r-1'), seen('raft/b-1'), seen('raft/r-2')]);
    await toHead(given.open());
    const placed = (await given.sent()).map(({ lane, sequence, content }) => [
      lane,
      sequence,
      content.type === 'decision' ? content.events.map(({ position }) => position) : [],
    ]);
    expect(placed).toEqual([
      ['life', 1, [2, 4]],
      ['bulk', 1, [1]],
      ['bulk', 2, [3]],
    ]);
  });

  test('a decision longer than a page is not cut', async () => {
    const given = givenOutbox();
    await given.decide([seen('raft/r-0')]);
    await given.decide(Array.from({ length: 11 }, (_, index) => seen(`raft/r-${index}`)));
    await given.decide([seen('raft/r-1')]);
    await toHead(given.open({ pageEvents: 2 }));
    const sizes = (await given.sent()).map(({ content }) =>
      content.type === 'decision' ? content.events.length : 0,
    );
    expect(sizes).toEqual([1, 11, 1]);
  });

  test('only what no envelope could hold is told in several', async () => {
    const given = givenOutbox();
    await given.decide(Array.from({ length: 1_100 }, (_, index) => seen(`raft/r-${index % 3}`)));
    await toHead(given.open());
    const sizes = (await given.sent()).map(({ content }) =>
      content.type === 'decision' ? content.events.length : 0,
    );
    expect(sizes).toEqual([500, 500, 100]);
  });

  test('past its time it does not leave any more', async () => {
    const given = givenOutbox({ keepHours: 1 });
    await given.decide([seen('raft/r-1')]);
    given.pass(3_600);
    await given.decide([seen('raft/r-2')]);
    const outbox = given.open();
    await toHead(outbox);
    expect((await given.sent()).length).toBe(1);
    expect(await outbox.explain(1)).toEqual({ kind: 'kept', reason: 'expired', rule: 'rafts' });
  });
});

describe('how far it has come', () => {
  test('the moment up to which everything stands ready is that of the last look at the head', async () => {
    const given = givenOutbox();
    const outbox = given.open({ pageEvents: 1 });
    expect(outbox.asOf()).toBeNull();
    for (const stream of ['raft/r-1', 'raft/r-2']) await given.decide([seen(stream)]);
    await outbox.advance();
    expect(outbox.asOf()).toBeNull();
    await toHead(outbox);
    expect(outbox.asOf()).toBe(given.parts.clock());
    given.pass(5);
    expect(outbox.asOf()).not.toBe(given.parts.clock());
    expect(await outbox.advance()).toBe(0);
    expect(outbox.asOf()).toBe(given.parts.clock());
  });

  test('a clock that was put back after a new key took over dates nothing before that key', async () => {
    const given = givenOutbox();
    const now = given.parts.clock();
    const from = addSeconds(now, 600);
    const outbox = given.open({ signing: async () => ({ key: 'renewed', from, sign }) });
    await given.decide([seen('raft/r-1')]);
    await toHead(outbox);
    given.pass(900);
    await given.decide([seen('raft/r-1')]);
    await toHead(outbox);
    const made = (await given.sent()).map(({ madeAt }) => madeAt);
    expect(made).toEqual([toUtc(from), toUtc(addSeconds(now, 900))]);
  });

  test('two processes on one store say each thing once', async () => {
    const given = givenOutbox();
    const [one, other] = [given.open({ pageEvents: 2 }), given.open({ pageEvents: 3 })];
    for (let index = 0; index < 20; index += 1) await given.decide([seen(`raft/r-${index % 4}`)]);
    await Promise.all([toHead(one), toHead(other), one.advance(), other.advance()]);
    const sent = await given.sent();
    expect(sent.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  });

  test('100,000 waiting events are never held at once, and life does not wait behind them to be pulled', async () => {
    const given = givenOutbox();
    await given.decide([seen('raft/b-1')]);
    await given.decide([seen('raft/r-1')]);
    const [bulk, life] = given.journal.events;
    if (bulk === undefined || life === undefined) throw new Error('nothing was decided');
    const last = 100_000;
    // A hundred events to a decision, and one of life at the very end.
    const eventAt = (position: number) =>
      position === last
        ? { ...life, position }
        : { ...bulk, position, version: position, idempotencyKey: `own/${Math.floor(position / 100)}` };
    let heldMost = 0;
    const outbox = given.open({
      journal: {
        ...given.journal,
        async readAfter(after, limit) {
          const count = Math.min(limit, last - after);
          heldMost = Math.max(heldMost, count);
          return Array.from({ length: count }, (_, index) => eventAt(after + 1 + index));
        },
        readStream: async () => [],
      },
    });
    await toHead(outbox);
    expect(heldMost).toBe(500);
    expect((await given.store.pending(peer)).bulk.head).toBe(1_000);
    expect(await given.store.after(peer, { lane: 'life', sequence: 0 }, 10)).toHaveLength(1);
  });
});

describe('what is taken back, and what is said once', () => {
  test('a recall names what left, on the lane on which it left, once, and hears its receipt', async () => {
    const given = givenOutbox();
    await given.decide([seen('raft/r-1'), counted('raft/r-1'), seen('raft/b-1')]);
    const outbox = given.open();
    const ids = await outbox.recall([3, 1, 2, 1, 99], 'erased');
    expect(ids).toHaveLength(2);
    expect(await outbox.recall([1, 2, 3], 'erased')).toEqual(ids);
    const recalls = (await given.sent()).flatMap(({ lane, content }) =>
      content.type === 'recall' ? [{ lane, positions: content.positions, recall: content.recall }] : [],
    );
    expect(recalls).toEqual([
      { lane: 'life', positions: [1], recall: ids[0] },
      { lane: 'bulk', positions: [3], recall: ids[1] },
    ]);
    expect(await outbox.receipt(ids[0] ?? '', 'honoured')).toBe(true);
    expect(await outbox.receipt('never made', 'honoured')).toBe(false);
    expect(await outbox.explain(1)).toMatchObject({
      kind: 'released',
      recalls: [{ recall: ids[0], reason: 'erased', outcome: 'honoured' }],
    });
  });

  test('what was to leave and is recalled first is told and then recalled, never the other way round', async () => {
    const given = givenOutbox();
    await given.decide([seen('raft/r-1')]);
    await given.open().recall([1], 'released_in_error');
    expect((await given.sent()).map(({ content }) => content.type)).toEqual(['decision', 'recall']);
  });

  test('everything under an instrument that ended is recalled', async () => {
    const given = givenOutbox();
    await given.decide([seen('raft/r-1')]);
    await given.decide([seen('raft/b-1')]);
    const outbox = given.open();
    await toHead(outbox);
    expect(await outbox.recallUnder('another')).toEqual([]);
    const ids = await outbox.recallUnder('rescue_pact');
    expect(ids).toHaveLength(2);
    expect(await given.open().recallUnder('rescue_pact')).toEqual(ids);
    expect(await given.store.recalls(peer, 10)).toHaveLength(2);
  });

  test('what has run out is recalled once, across a new start, and not before', async () => {
    const given = givenOutbox({ keepHours: 1 });
    await given.decide([seen('raft/b-1')]);
    const outbox = given.open();
    await toHead(outbox);
    given.pass(1_800);
    await given.decide([seen('raft/b-2')]);
    await toHead(outbox);
    expect(await outbox.recallExpired()).toEqual([]);
    given.pass(1_800);
    expect(await outbox.recallExpired()).toHaveLength(1);
    expect(await outbox.recallExpired()).toEqual([]);
    expect(await given.open().recallExpired()).toEqual([]);
    given.pass(1_800);
    expect(await given.open().recallExpired()).toHaveLength(1);
    const recalled = (await given.store.recalls(peer, 10)).map(({ positions }) => positions);
    expect(recalled).toEqual([[2], [1]]);
  });

  test('what is due is taken back at a look: on lanes where something ends, and under an ended instrument once', async () => {
    const asked: string[] = [];
    const outbox = {
      recallUnder: async (id: string) => [`under ${id}`],
      recallExpired: async (on: readonly Lane[] = lanes) => {
        asked.push(on.join(' '));
        return [];
      },
    };
    let now = moment('2019-06-01T00:00:00Z');
    const rules = (over: object) =>
      givenRelease({ parts: raftParts, rules: [{ ...raftRule, ...over }] }).release;
    const looking = (over: object) =>
      recallsWhenDue({
        outbox,
        rules: () => rules(over),
        contexts: inventedLanguage,
        laneOf: laneOfGiven,
        clock: () => now,
      });
    const look = looking({ instrument: 'one_way', from: ['fr'], to: ['uk'] });
    expect([await look(), await look()]).toEqual([['under one_way'], []]);
    now = moment('2023-01-01T00:00:00Z');
    expect(await look()).toEqual([]);
    now = moment('2019-06-01T00:00:00Z');
    expect(await look()).toEqual(['under one_way']);
    expect(await looking({})()).toEqual([]); // at the end of this one what was given is kept
    expect(asked).toEqual(['life', 'life', 'life', 'life', 'life']);
    await looking({ keepHours: null })();
    expect(asked.at(-1)).toBe('');
  });

  test('a checkpoint or a receipt is said once for its key', async () => {
    const given = givenOutbox();
    const outbox = given.open();
    const checkpoint = { type: 'checkpoint', content: '{}', signature: 'x' } as const;
    expect(await outbox.say(checkpoint, 'bulk', 'checkpoint/1')).toBe(true);
    expect(await given.open().say(checkpoint, 'bulk', 'checkpoint/1')).toBe(false);
    expect(await outbox.say({ type: 'receipt', recall: 'r', outcome: 'honoured' }, 'life', 'receipt/r')).toBe(
      true,
    );
    expect((await given.sent()).map(({ lane, sequence }) => [lane, sequence])).toEqual([
      ['life', 1],
      ['bulk', 1],
    ]);
  });
});

describe('what cannot travel', () => {
  const odd = 'raft/odd';
  const carries: OutboxParts['carries'] = (content) =>
    content.type !== 'decision' || content.events.every(({ stream }) => stream !== odd);

  test('it stays alone: all else of its decision leaves, and so does all that comes after', async () => {
    const given = givenOutbox();
    await given.decide([seen('raft/r-1'), seen(odd), seen('raft/r-2')]);
    await given.decide([seen(odd)]);
    given.pass(60);
    await given.decide([seen('raft/r-3')]);
    await toHead(given.open({ carries, pageEvents: 2 }));
    const told = (await given.sent()).map(({ content }) =>
      content.type === 'decision' ? content.events.map(({ position }) => position) : [],
    );
    expect(told).toEqual([[1, 3], [5]]);
    const stays = { reason: 'unfit', at: '2023-01-01T02:01:00.000Z' };
    expect(await given.store.uncarried(peer, 1)).toEqual({ count: 2, latest: [{ position: 4, ...stays }] });
  });

  test('it is explained by its fault, counted once across restarts, and not said late', async () => {
    const given = givenOutbox();
    await given.decide([seen(odd)]);
    const outbox = given.open({ carries });
    await toHead(outbox);
    expect(await outbox.explain(1)).toEqual({ kind: 'kept', reason: 'unfit', rule: 'rafts' });
    await given.decide([seen('raft/r-1')]);
    const mended = given.open();
    await toHead(mended);
    expect(await mended.explain(1)).toEqual({ kind: 'kept', reason: 'rules_changed', rule: 'rafts' });
    expect((await given.sent()).map(({ content }) => content)).toMatchObject([{ events: [{ position: 2 }] }]);
    expect((await given.store.uncarried(peer, 9)).count).toBe(1);
  });

  test('what a rule keeps is no fault', async () => {
    const given = givenOutbox();
    await given.decide([counted('raft/r-1')]);
    await given.decide([{ stream: 'lead/l-1', type: 'LeadNoted' }]);
    await toHead(given.open({ carries: () => false }));
    expect(await given.store.uncarried(peer, 9)).toEqual({ count: 0, latest: [] });
  });
});

test('every release and every refusal to release can be explained', async () => {
  const given = givenOutbox();
  await given.decide([seen('raft/r-1')]);
  await given.decide([counted('raft/r-1')]);
  await given.decide([{ stream: 'lead/l-1', type: 'LeadNoted' }]);
  await given.takeIn('raft/r-1', { position: 7 });
  const outbox = given.open();
  expect(await outbox.explain(1)).toEqual({ kind: 'waiting' });
  await toHead(outbox);
  expect(await outbox.explain(1)).toEqual({
    kind: 'released',
    lane: 'life',
    sequence: 1,
    madeAt: '2023-01-01T02:00:00.000Z',
    acknowledged: false,
    ground: { rule: 'rafts', instrument: 'rescue_pact' },
    hops: 0,
    expiresAt: '2023-01-11T02:00:00.000Z',
    fields: ['persons', 'place.lat', 'place.lon', 'raft', 'seen.unit'],
    withheld: ['picture', 'place.note', 'seen.remark'],
    recalls: [],
  });
  await given.store.acknowledge(peer, 'life', 1);
  expect(await outbox.explain(1)).toMatchObject({ acknowledged: true });
  expect(await outbox.explain(2)).toEqual({ kind: 'kept', reason: 'never', rule: null });
  expect(await outbox.explain(3)).toEqual({ kind: 'kept', reason: 'no_rule', rule: null });
  expect(await outbox.explain(4)).toEqual({ kind: 'unknown' });
  expect(await outbox.explain(5)).toEqual({ kind: 'unknown' });
  expect(await outbox.explain(0)).toEqual({ kind: 'unknown' });
  const strict = given.open({ release: () => ({ kind: 'kept', reason: 'no_rule', rule: null }) });
  await given.decide([seen('raft/r-2')]);
  await toHead(strict);
  expect(await outbox.explain(5)).toEqual({ kind: 'kept', reason: 'rules_changed', rule: 'rafts' });
});
