import { describe, expect, test } from 'vitest';
import type { ContextDoor } from '../kernel/door.ts';
import type { Envelope, EnvelopeContent, SharedEvent } from '../kernel/exchange.ts';
import { recallMark } from '../kernel/recall.ts';
import {
  type GivenInbox,
  givenInbox,
  inventedContexts,
  own,
  ownWord,
  peer,
  penOf,
  type RaftState,
  told,
} from './given-inbox.ts';
import { givenOutbox } from './given-outbox.ts';
import { createAcceptance } from './inbox-accept.ts';
import { foldedStream } from './shared-stream.ts';

async function folded({ journal }: GivenInbox, contexts: readonly ContextDoor[] = inventedContexts()) {
  const door = contexts[0]?.streams[0];
  if (door === undefined) throw new Error('no rafts');
  const found = foldedStream(door, await journal.readStream('raft/r-1'), own);
  return { ...found, state: found.state as RaftState }; // folded by the rafts' own decider
}

describe('records of another node', () => {
  test('stand in its own name, with their place there, in one append', async () => {
    const given = givenInbox();
    const pen = penOf();
    const second = { ...told(5), stream: 'raft/r-2', expiresAt: null, seen: { fr: 3 } };
    const envelope = pen.decision([told(4), second]);
    expect(await given.open().take(envelope)).toBe('imported');
    expect(given.journal.events).toMatchObject([
      {
        stream: 'raft/r-1',
        origin: peer,
        actor: 'uk-watch-1',
        idempotencyKey: 'peer/uk/life/1',
        cause: null,
      },
      {
        stream: 'raft/r-2',
        origin: peer,
        imported: { position: 5, seen: { fr: 3 }, envelope: envelope.hash },
      },
    ]);
    expect(given.journal.events[0]?.imported).toEqual({
      position: 4,
      seen: {},
      recordedAt: '2026-01-10T01:00:01.000Z',
      envelope: envelope.hash,
    });
    expect(await given.store.kept(peer, 'life', 1)).toMatchObject({
      signed: envelope.signed,
      understood: true,
    });
  });

  test('come once, in their order, and nothing else is taken', async () => {
    const given = givenInbox();
    const pen = penOf();
    const [one, two, three] = [pen.decision([told(1)]), pen.decision([told(2)]), pen.decision([told(3)])];
    const inbox = given.open();
    expect(await inbox.take(two)).toBe('out_of_order');
    expect(await inbox.take(one)).toBe('imported');
    expect(await inbox.take(one)).toBe('repeated');
    expect(await inbox.take(three)).toBe('out_of_order');
    expect(await inbox.take(two)).toBe('imported');
    const forged = { ...three, envelope: { ...three.envelope, previous: one.hash } };
    expect(await inbox.take(forged)).toBe('out_of_order');
    expect(await given.open().take(two)).toBe('repeated');
    expect(given.journal.events).toHaveLength(2);
    await expect(inbox.take(penOf(peer, peer).decision([told(9)]))).rejects.toThrow(/inbox of uk/);
    await expect(inbox.take(penOf(own, own).decision([told(9)]))).rejects.toThrow(/inbox of uk/);
  });

  test('need not be waited for one by one; each lane goes on by itself', async () => {
    const given = givenInbox();
    const pen = penOf();
    const inbox = given.open();
    const envelopes = Array.from({ length: 40 }, (_, n) =>
      pen.decision([told(n + 1, { stream: `raft/r-${n % 3}` })], n % 4 === 0 ? 'bulk' : 'life'),
    );
    const taken = await Promise.all(envelopes.map((one) => inbox.take(one)));
    expect(new Set(taken)).toEqual(new Set(['imported']));
    for (const stream of ['raft/r-0', 'raft/r-1', 'raft/r-2']) {
      const places = (await given.journal.readStream(stream)).flatMap(
        ({ imported }) => imported?.position ?? [],
      );
      expect(places).toHaveLength(stream === 'raft/r-0' ? 14 : 13);
    }
    expect((await inbox.standing('bulk')).sequence).toBe(10);
    expect((await inbox.standing('life')).sequence).toBe(30);
  });

  test('where one fails, those after it fail and are taken when they come again', async () => {
    const given = givenInbox();
    const pen = penOf();
    let failing = true;
    const journal: typeof given.parts.journal = {
      ...given.journal,
      append: (request) =>
        failing && request.idempotencyKey.endsWith('/2')
          ? Promise.reject(new Error('the disk is away'))
          : given.journal.append(request),
    };
    const inbox = given.open({ journal });
    const envelopes = [1, 2, 3, 4].map((position) => pen.decision([told(position)]));
    const first = await Promise.allSettled(envelopes.map((one) => inbox.take(one)));
    expect(first[1]?.status).toBe('rejected');
    expect(first.filter((one) => one.status === 'fulfilled' && one.value === 'imported')).toHaveLength(1);
    failing = false;
    expect((await inbox.standing('life')).sequence).toBe(1);
    const again = await Promise.all(envelopes.map((one) => inbox.take(one)));
    expect(again).toEqual(['repeated', 'imported', 'imported', 'imported']);
    expect(given.journal.events.map(({ imported }) => imported?.position)).toEqual([1, 2, 3, 4]);
  });

  test('are folded in canonical order beside this node’s own, and what neither saw is disputed', async () => {
    const given = givenInbox();
    const pen = penOf();
    const inbox = given.open();
    await ownWord(given.journal, 'fr 1', 'RaftClosed');
    await inbox.take(pen.decision([told(7), told(8, { type: 'RaftClosed', body: { word: 'uk 8' } })]));
    await ownWord(given.journal, 'fr 4');
    await inbox.take(pen.decision([told(9, { seen: { fr: 1 } })]));
    const { state, shared, version, label } = await folded(given);
    expect(state).toEqual({ said: ['fr 1', 'uk 7', 'uk 8', 'fr 4', 'uk 9'], disputes: ['fr fr 1, uk uk 8'] });
    expect([shared, version]).toEqual([true, 5]);
    // Another node’s entry never decides who may act here.
    expect(label).toMatchObject({ owner: 'fr-1', origin: own });
  });
});

describe('what this version does not understand', () => {
  test.for([
    { name: 'a type', over: { type: 'RaftTowed' } },
    { name: 'a shape', over: { shape: 2 } },
    { name: 'a context', over: { context: 'operations/kites', stream: 'kite/k-1' } },
  ])('is kept: $name', async ({ over }) => {
    const given = givenInbox();
    const inbox = given.open();
    expect(await inbox.take(penOf().decision([told(1), told(2, over)]))).toBe('not_understood');
    expect(given.journal.events).toEqual([]);
    expect((await inbox.standing('life')).sequence).toBe(1);
    expect(await inbox.waiting()).toMatchObject([{ lane: 'life', sequence: 1, events: [{}, over] }]);
    expect(await inbox.takeWaiting()).toBe(0);
  });

  test('is taken in after an upgrade, once, in its place; until then nobody here had it', async () => {
    const given = givenInbox();
    const pen = penOf();
    const old = given.open();
    await old.take(pen.decision([told(1)]));
    expect(await old.take(pen.decision([told(2, { type: 'RaftTowed' })]))).toBe('not_understood');
    await old.take(pen.decision([told(3)]));
    await ownWord(given.journal, 'fr');
    const contexts = inventedContexts('RaftTowed');
    const upgraded = given.open({ contexts });
    expect(await upgraded.takeWaiting()).toBe(1);
    expect(await upgraded.takeWaiting()).toBe(0);
    expect(await given.open({ contexts }).takeWaiting()).toBe(0);
    expect(await upgraded.waiting()).toEqual([]);
    expect((await folded(given, contexts)).state.said).toEqual(['uk 1', 'uk 2', 'uk 3', 'fr']);
    expect(given.journal.events.map(({ imported }) => imported?.lacking)).toEqual([
      undefined,
      [2],
      undefined,
      undefined,
    ]);
    expect(await upgraded.take(pen.decision([told(4)]))).toBe('imported');
  });

  test('a content of a kind nobody here knows waits as well, and what follows is taken', async () => {
    const given = givenInbox();
    const pen = penOf();
    const strange = { type: 'request', words: 'x' } as unknown as EnvelopeContent; // of a newer version
    expect(await given.open().take(pen.write('life', strange))).toBe('not_understood');
    expect(await given.open().take({ ...pen.decision([told(1)]), understood: false })).toBe('not_understood');
    expect(await given.open().take(pen.decision([told(2)]))).toBe('imported');
  });
});

test.for([
  {
    name: 'a kind that never travels',
    over: { context: 'oversight/staff', stream: 'staff/s-1', type: 'RoleGiven' },
  },
  { name: 'another form than this version allows', over: { body: { word: 'x', more: 1 } } },
  { name: 'a record that stands already', over: { position: 1 } },
  { name: 'a place that is none', over: { position: 0 } },
  { name: 'a stream without a name', over: { stream: 'raft' } },
])('set aside, and never holding up what follows: $name', async ({ over }) => {
  const given = givenInbox();
  const pen = penOf();
  const inbox = given.open();
  await inbox.take(pen.decision([told(1)]));
  expect(await inbox.take(pen.decision([told(2, over)]))).toBe('set_aside');
  expect(await inbox.take(pen.decision([told(3)]))).toBe('imported');
  expect(given.journal.events.map(({ imported }) => imported?.position)).toEqual([1, 3]);
  const text = { sequence: 4, hash: '4'.repeat(64), signed: 'of no use' };
  expect(await inbox.setAside('life', text)).toBe(true);
  expect(await inbox.setAside('life', text)).toBe(false);
  expect(await inbox.standing('life')).toEqual({ sequence: 4, hash: text.hash });
});

describe('what an origin withdraws', () => {
  test('stays as a mark and is said no more; the origin hears of it once', async () => {
    const given = givenInbox();
    const pen = penOf();
    const inbox = given.open();
    await inbox.take(pen.decision([told(1), told(2, { stream: 'raft/r-2' }), told(3)]));
    await ownWord(given.journal, 'fr');
    expect(await inbox.take(pen.recall('r-1', [3, 2, 77]))).toBe('recalled');
    expect((await folded(given)).state.said).toEqual(['uk 1', 'fr']);
    const marks = given.journal.events.filter(({ type }) => type === recallMark);
    expect(marks.map(({ stream, origin, body }) => [stream, origin, body])).toEqual([
      ['raft/r-2', own, { origin: peer, positions: [2], recall: 'r-1', reason: 'released_in_error' }],
      ['raft/r-1', own, { origin: peer, positions: [3], recall: 'r-1', reason: 'released_in_error' }],
    ]);
    expect(marks[0]?.label).toEqual({ owner: 'uk-1', releasedToStates: ['fr', 'uk'] });
    expect(given.words.said).toEqual(['life receipt/r-1 honoured']);
    expect(await inbox.take(pen.recall('r-2', [78]))).toBe('kept');
    expect(given.words.said[1]).toBe('life receipt/r-2 unknown');
  });

  test('while it waits for an upgrade, it is not said after it either', async () => {
    const given = givenInbox();
    const pen = penOf();
    const inbox = given.open();
    await inbox.take(pen.decision([told(1, { type: 'RaftTowed' })]));
    expect(await inbox.take(pen.recall('r-1', [1]))).toBe('recalled');
    const contexts = inventedContexts('RaftTowed');
    const upgraded = given.open({ contexts });
    expect(await upgraded.takeWaiting()).toBe(1);
    await upgraded.take(pen.decision([told(2)]));
    expect((await folded(given, contexts)).state.said).toEqual(['uk 2']);
  });

  test('what has an end is said no more after it, without a word of the origin', async () => {
    const given = givenInbox();
    const pen = penOf();
    const inbox = given.open();
    const expiresAt = '2026-01-10T02:00:10.000Z' as const;
    await inbox.take(pen.decision([told(1), told(2, { expiresAt: expiresAt as never })]));
    expect(await inbox.expire()).toBe(0);
    given.pass(10);
    expect(await inbox.expire()).toBe(1);
    expect(await inbox.expire()).toBe(0);
    expect((await folded(given)).state.said).toEqual(['uk 1']);
    expect(given.journal.events.at(-1)?.body).toMatchObject({ recall: null, reason: 'expired' });
    // The origin’s own word for it comes later, and is answered all the same.
    expect(await inbox.take(pen.recall('r-9', [2]))).toBe('recalled');
    expect(given.words.said).toEqual(['life receipt/r-9 honoured']);
  });
});

test('receipts reach the outbox, checkpoints of the other are kept', async () => {
  const given = givenInbox();
  const pen = penOf();
  const inbox = given.open();
  expect(await inbox.take(pen.write('life', { type: 'receipt', recall: 'a-1', outcome: 'honoured' }))).toBe(
    'kept',
  );
  expect(given.words.receipts).toEqual(['a-1 honoured']);
  const checkpoint = { content: '{"position":4}', signature: 'c2lnbmVk' };
  expect(await inbox.take(pen.write('bulk', { type: 'checkpoint', ...checkpoint }))).toBe('kept');
  expect(await given.store.checkpoints(peer)).toEqual([checkpoint]);
});

describe('what this node’s own rules would not have let come', () => {
  test('stays outside: another kind, another lane, a field more, another way', async () => {
    const french = givenOutbox();
    const accepts = createAcceptance(french.parts);
    await french.decide([{ stream: 'raft/r-1', type: 'RaftSeen' }]);
    await french.open().advance();
    const [envelope] = await french.sent();
    if (envelope?.content.type !== 'decision') throw new Error('nothing left');
    const { content } = envelope;
    const [event] = content.events;
    if (event === undefined) throw new Error('nothing left');
    const changed = (over: Partial<SharedEvent>): Envelope => ({
      ...envelope,
      content: { ...content, events: [{ ...event, ...over }] },
    });
    expect(accepts(envelope)).toBe(true);
    expect(accepts({ ...envelope, lane: 'bulk' })).toBe(false);
    expect(accepts({ ...envelope, from: envelope.to })).toBe(false);
    expect(accepts(changed({ type: 'RaftCounted', body: { raft: 'r-1' } }))).toBe(false);
    expect(accepts(changed({ body: { ...event.body, picture: 'p/1.jpg' } }))).toBe(false);
    expect(accepts(changed({ label: { ...event.label, caveats: ['one'] } }))).toBe(false);
    expect(accepts(changed({ marking: 'official_sensitive' }))).toBe(false);
    expect(accepts(changed({ purpose: 'oversight' }))).toBe(false);
  });

  test('waits, and comes in once the rules let it', async () => {
    const given = givenInbox();
    const pen = penOf();
    let open = false;
    const inbox = given.open({ accepts: () => open });
    expect(await inbox.take(pen.decision([told(1)]))).toBe('no_rule');
    expect(await inbox.waiting()).toMatchObject([{ reason: 'unruled', events: [{ position: 1 }] }]);
    expect(await given.open({ accepts: () => open }).waiting()).toMatchObject([{ reason: 'unruled' }]);
    expect(await inbox.takeWaiting()).toBe(0);
    open = true;
    expect(await inbox.takeWaiting()).toBe(1);
    expect(given.journal.events.map(({ imported }) => imported?.position)).toEqual([1]);
  });
});
