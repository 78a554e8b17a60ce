import { hash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { memoryInbox } from './memory-inbox.ts';
import type { NodeId } from '../kernel/ids.ts';
import { instant } from '../kernel/time.ts';
import type { UtcText } from '../kernel/time.ts';
import { recallMark } from '../kernel/recall.ts';
import { genesisHash } from './chain.ts';
import { envelopeKey, type InboxStore, laterKey } from './inbox-port.ts';
import { createInboxStore } from './inbox-store.ts';
import { createJournal } from './journal.ts';
import { memoryOutbox } from './outbox-memory.ts';
import type { OutboxStore } from './outbox-port.ts';
import { createOutboxStore } from './outbox-store.ts';
import type { Journal } from './port.ts';
import { openStore } from './store.ts';
import { testOutboxStore } from './test-outbox-store.ts';
import { sampleEvent, sampleRequest, sqlAt, testServers } from './test-server.ts';

const origin = 'fr' as NodeId;
const madeAt = '2026-01-10T02:00:00.000Z' as UtcText;

interface Kept {
  readonly journal: Journal;
  readonly inbox: InboxStore;
  readonly outbox: OutboxStore;
  /** One statement by whoever owns the database; null where there is none. */
  readonly asOwner: ((sql: string) => Promise<unknown>) | null;
  close(): Promise<void>;
}

const kinds = [
  {
    name: 'in memory',
    missing: null,
    hasOutbox: false, // held by a test of its own
    async open(): Promise<Kept> {
      const parts = memoryInbox({ origin, clock: () => instant(1_800_000_000_000) });
      return { ...parts, outbox: memoryOutbox(), asOwner: null, close: async () => {} };
    },
  },
  ...testServers.map((kind) => ({
    name: kind.name,
    missing: kind.missing,
    hasOutbox: true,
    async open(): Promise<Kept> {
      const server = await kind.start();
      const url = await server.freshUrl();
      const store = await openStore({ url });
      const journal = await createJournal({ store, origin });
      return {
        journal,
        inbox: createInboxStore(store),
        outbox: createOutboxStore(store),
        asOwner: (sql) => sqlAt(url, sql),
        async close() {
          await journal.close();
          await store.close();
          await server.stop();
        },
      };
    },
  })),
];

const lane = 'life';
const taken = (sequence: number, understood = true) => {
  const signed = `envelope ${sequence}`;
  return { sequence, signed, hash: hash('sha256', signed), understood };
};
const sent = (sequence: number, signed = `envelope ${sequence}`) => ({
  lane: 'life' as const,
  sequence,
  signed,
  hash: hash('sha256', signed),
  madeAt,
  span: { first: sequence * 2, last: sequence * 2 + 1 },
});

describe.each(kinds)('what is exchanged, $name', (kind) => {
  if (kind.missing !== null) {
    test.skip(`skipped: ${kind.missing}`, () => {});
    return;
  }
  let kept: Kept;
  let peers = 0;
  const freshPeer = () => `peer-${++peers}` as NodeId;
  const importOf = (peer: NodeId, position: number, envelope: string) => ({
    ...sampleEvent(),
    origin: peer,
    imported: { position, seen: { fr: 1 }, recordedAt: madeAt, envelope },
  });
  if (kind.hasOutbox) testOutboxStore(kind.name, async () => kept.outbox);
  beforeAll(async () => {
    kept = await kind.open();
  });
  afterAll(() => kept.close());

  test('the book itself: in order, chained, once for each key, upon what stood, told to whoever follows', async () => {
    const { journal } = kept;
    const stream = `book/${freshPeer()}`;
    const heads: number[] = [];
    const stop = journal.onAppended((head) => heads.push(head));
    const first = sampleRequest({ stream, events: [sampleEvent(), sampleEvent()] });
    expect(await journal.append(first)).toMatchObject({ kind: 'appended' });
    const again = await journal.append({ ...first, expectedVersion: 2 });
    expect(again).toMatchObject({ kind: 'repeated', answer: first.answer, last: await journal.head() });
    expect(await journal.append({ ...first, requestHash: '0'.repeat(64) })).toEqual({ kind: 'key_reused' });
    const late = sampleRequest({ stream, expectedVersion: 1 });
    expect(await journal.append(late)).toEqual({ kind: 'conflict', stream, actualVersion: 2 });
    expect(await journal.answerOf(late.idempotencyKey)).toBe(null);
    // What depends on nothing that stands follows whatever does.
    expect(await journal.append({ ...late, expectedVersion: null })).toMatchObject({ kind: 'appended' });
    const refused = sampleRequest({ stream, expectedVersion: 3, events: [], answer: { no: true } });
    expect(await journal.append(refused)).toEqual({ kind: 'answered' });
    expect(await journal.answerOf(refused.idempotencyKey)).toMatchObject({ answer: { no: true } });
    const also = [{ stream: `${stream}-b`, expectedVersion: 1, events: [sampleEvent()] }];
    const both = sampleRequest({ stream, expectedVersion: 3, also });
    expect(await journal.append(both)).toMatchObject({ kind: 'conflict', stream: `${stream}-b` });
    expect(await journal.readStream(`${stream}-b`)).toEqual([]);
    const read = await journal.readStream(stream, 1);
    expect(read.map(({ version }) => version)).toEqual([2, 3]);
    expect(read[1]?.previousHash).toBe(read[0]?.hash);
    expect(await journal.readAfter((read[0]?.position ?? 0) - 1, 2)).toEqual(read);
    await expect.poll(async () => heads.at(-1) === (await journal.head())).toBe(true);
    stop();
    await expect(journal.append(sampleRequest({ stream: '' }))).rejects.toThrow();
  });

  test('an envelope is kept with what it brought, and both stand or neither', async () => {
    const { journal, inbox } = kept;
    const peer = freshPeer();
    expect(await inbox.standing(peer, lane)).toEqual({ sequence: 0, hash: genesisHash });
    const envelope = taken(1);
    const request = sampleRequest({
      stream: `example/${peer}`,
      idempotencyKey: envelopeKey(peer, lane, 1),
      events: [importOf(peer, 5, envelope.hash)],
      beside: [inbox.keep(peer, lane, envelope)],
    });
    expect(await journal.append(request)).toMatchObject({ kind: 'appended' });
    expect(await journal.append(request)).toMatchObject({ kind: 'repeated' });
    expect(await inbox.standing(peer, lane)).toEqual({ sequence: 1, hash: envelope.hash });
    expect(await inbox.kept(peer, lane, 1)).toEqual(envelope);
    const [event] = await journal.readStream(`example/${peer}`);
    expect(event).toMatchObject({ origin: peer, imported: { position: 5, seen: { fr: 1 } } });
    expect(event && (await journal.readAfter(event.position - 1, 1))).toEqual([event]);
    // The third before the second: neither envelope nor event.
    const gap = { ...request, expectedVersion: 1, idempotencyKey: envelopeKey(peer, lane, 3) };
    const beside = [inbox.keep(peer, lane, taken(3))];
    const events = [importOf(peer, 6, taken(3).hash)];
    await expect(journal.append({ ...gap, events, beside })).rejects.toThrow();
    expect(await journal.readStream(`example/${peer}`)).toHaveLength(1);
    expect(await inbox.standing(peer, lane)).toEqual({ sequence: 1, hash: envelope.hash });
  });

  test('a record of another node stands once, whatever way it comes', async () => {
    const { journal } = kept;
    const peer = freshPeer();
    const request = () =>
      sampleRequest({ stream: `once/${peer}`, events: [importOf(peer, 7, taken(1).hash)] });
    await journal.append(request());
    await expect(journal.append({ ...request(), expectedVersion: 1 })).rejects.toThrow();
    expect(await journal.readStream(`once/${peer}`)).toHaveLength(1);
  });

  test('records of another node are found by their positions there', async () => {
    const { journal, inbox } = kept;
    const peer = freshPeer();
    for (const [stream, position] of [
      [`one/${peer}`, 4],
      [`two/${peer}`, 9],
    ] as const)
      await journal.append(sampleRequest({ stream, events: [importOf(peer, position, taken(1).hash)] }));
    const { marking, purpose, label } = sampleEvent();
    expect(await inbox.places(peer, [9, 4, 5])).toEqual([
      { position: 4, stream: `one/${peer}`, marking, purpose, label },
      { position: 9, stream: `two/${peer}`, marking, purpose, label },
    ]);
    expect(await inbox.places(freshPeer(), [4])).toEqual([]);
  });

  test('kept by itself: in order, once', async () => {
    const { inbox } = kept;
    const peer = freshPeer();
    expect(await inbox.put(peer, lane, taken(2))).toBe(false);
    expect(await inbox.put(peer, lane, taken(1))).toBe(true);
    expect(await inbox.put(peer, lane, taken(1))).toBe(false);
    expect(await inbox.put(peer, lane, taken(2))).toBe(true);
    expect(await inbox.standing(peer, lane)).toEqual({ sequence: 2, hash: taken(2).hash });
    expect(await inbox.kept(peer, lane, 3)).toBe(null);
    expect(await inbox.keptAfter(peer, lane, { after: 0, limit: 10 })).toEqual([taken(1), taken(2)]);
    expect(await inbox.keptAfter(peer, lane, { after: 0, limit: 1 })).toEqual([taken(1)]);
    expect(await inbox.keptAfter(peer, lane, { after: 1, limit: 10 })).toEqual([taken(2)]);
    expect(await inbox.keptAfter(peer, lane, { after: 2, limit: 10 })).toEqual([]);
    expect(await inbox.keptAfter(peer, 'bulk', { after: 0, limit: 10 })).toEqual([]);
  });

  test('what was not understood waits until it is taken in', async () => {
    const { journal, inbox } = kept;
    const peer = freshPeer();
    for (const [sequence, understood] of [
      [1, true],
      [2, false],
      [3, false],
    ] as const)
      await inbox.put(peer, lane, taken(sequence, understood));
    expect(await inbox.waiting(peer, lane, { after: 0, limit: 10 })).toEqual([
      taken(2, false),
      taken(3, false),
    ]);
    expect(await inbox.waiting(peer, lane, { after: 2, limit: 10 })).toEqual([taken(3, false)]);
    expect(await inbox.waiting(peer, lane, { after: 0, limit: 1 })).toEqual([taken(2, false)]);
    await journal.append(sampleRequest({ stream: `later/${peer}`, idempotencyKey: laterKey(peer, lane, 2) }));
    expect(await inbox.waiting(peer, lane, { after: 0, limit: 10 })).toEqual([taken(3, false)]);
  });

  test('a lane goes on by itself', async () => {
    const { inbox } = kept;
    const peer = freshPeer();
    await inbox.put(peer, 'life', taken(1));
    expect(await inbox.put(peer, 'work', taken(2))).toBe(false);
    expect(await inbox.put(peer, 'work', taken(1))).toBe(true);
    expect(await inbox.put(peer, 'life', taken(2))).toBe(true);
    expect(await inbox.standing(peer, 'work')).toEqual({ sequence: 1, hash: taken(1).hash });
    expect(await inbox.standing(peer, 'bulk')).toEqual({ sequence: 0, hash: genesisHash });
  });

  test('a checkpoint of the other is kept with its envelope, once', async () => {
    const { inbox } = kept;
    const peer = freshPeer();
    const checkpoint = { content: '{"position":4}', signature: 'c2lnbmVk' };
    expect(await inbox.put(peer, 'bulk', { ...taken(1), checkpoint })).toBe(true);
    expect(await inbox.put(peer, 'bulk', { ...taken(1), checkpoint })).toBe(false);
    expect(await inbox.put(peer, 'bulk', taken(2))).toBe(true);
    expect(await inbox.checkpoints(peer)).toEqual([checkpoint]);
  });

  test('what an envelope said that was not understood when it came is kept beside it, once', async () => {
    const { inbox } = kept;
    const peer = freshPeer();
    const checkpoint = { content: '{"position":4}', signature: 'c2lnbmVk' };
    const setBack = { after: 4, upTo: 9 };
    await inbox.put(peer, 'bulk', taken(1, false));
    await inbox.put(peer, 'bulk', taken(2, false));
    for (const _ of ['told', 'told again']) {
      await inbox.hold(peer, { lane: 'bulk', sequence: 1 }, { checkpoint });
      await inbox.hold(peer, { lane: 'bulk', sequence: 2 }, { setBack });
    }
    expect(await inbox.checkpoints(peer)).toEqual([checkpoint]);
    expect(await inbox.setBacks(peer)).toEqual([{ lane: 'bulk', sequence: 2, ...setBack }]);
  });

  test('records whose time is up are found in the order in which it was', async () => {
    const { journal, inbox } = kept;
    const peer = freshPeer();
    const until = (hour: number) => `2026-01-10T0${hour}:00:00.000Z` as UtcText;
    for (const [position, hour] of [
      [4, 3],
      [5, 2],
      [6, 3],
      [7, 9],
    ] as const) {
      const event = importOf(peer, position, taken(1).hash);
      const imported = { ...event.imported, expiresAt: until(hour) };
      await journal.append(
        sampleRequest({ stream: `e/${peer}/${position}`, events: [{ ...event, imported }] }),
      );
    }
    const due = async (limit = 10) =>
      (await inbox.expired(peer, until(4), limit)).map(({ position }) => position);
    expect(await due()).toEqual([5, 4, 6]);
    expect(await due(1)).toEqual([5]);
    const mark = { origin: peer, positions: [9, 4], recall: null, reason: 'expired' };
    const events = [{ ...sampleEvent(mark), type: recallMark }];
    await journal.append(sampleRequest({ stream: `e/${peer}/4`, expectedVersion: 1, events }));
    expect(await due()).toEqual([5, 6]);
  });

  test('streams with another node’s part are read whole up to a position, others not at all', async () => {
    const { journal } = kept;
    const peer = freshPeer();
    await journal.append(sampleRequest({ stream: `shared/${peer}` }));
    await journal.append(sampleRequest({ stream: `own/${peer}` }));
    const events = [importOf(peer, 3, taken(1).hash)];
    await journal.append(sampleRequest({ stream: `shared/${peer}`, expectedVersion: 1, events }));
    const head = await journal.head();
    await journal.append(sampleRequest({ stream: `shared/${peer}`, expectedVersion: 2 }));
    const streams = [`shared/${peer}`, `own/${peer}`, 'never/begun'];
    const found = await journal.readShared(streams, head);
    expect(found.map(({ stream, version }) => [stream, version])).toEqual([
      [`shared/${peer}`, 1],
      [`shared/${peer}`, 2],
    ]);
    expect(await journal.readShared(streams, head - 1)).toEqual([]);
    expect(await journal.readShared(streams, head + 1)).toHaveLength(3);
  });

  test('what a node declared of its own book stays, and its own record comes back only with who gave it', async () => {
    const { journal, inbox } = kept;
    const peer = freshPeer();
    const setBack = { after: 4, upTo: 9 };
    expect(await inbox.put(peer, 'bulk', { ...taken(1), setBack })).toBe(true);
    expect(await inbox.setBacks(peer)).toEqual([{ lane: 'bulk', sequence: 1, ...setBack }]);
    const place = { seen: {}, recordedAt: madeAt, envelope: taken(1).hash };
    const back = (position: number, returnedBy?: NodeId) => ({
      ...sampleEvent(),
      origin,
      imported: { position, ...place, ...(returnedBy === undefined ? {} : { returnedBy }) },
    });
    const stream = `back/${peer}`;
    await journal.append(sampleRequest({ stream, events: [back(900_001, peer)] }));
    expect((await inbox.places(origin, [900_001])).map((one) => one.stream)).toEqual([stream]);
    expect(await journal.readShared([stream], await journal.head())).toHaveLength(1);
    const twice = sampleRequest({ stream, expectedVersion: 1, events: [back(900_001, peer)] });
    await expect(journal.append(twice)).rejects.toThrow();
    await expect(
      (async () => journal.append(sampleRequest({ stream: `none/${peer}`, events: [back(7)] })))(),
    ).rejects.toThrow();
  });

  test('nobody changes or removes what was exchanged, nor claims another’s record as this node’s', async () => {
    const { asOwner, inbox, outbox } = kept;
    if (asOwner === null) return;
    const peer = freshPeer();
    await inbox.put(peer, lane, taken(1));
    const uncarried = [{ position: 2, reason: 'unfit', at: sent(1).madeAt }] as const;
    await outbox.put(peer, 0, { position: 3, envelopes: [sent(1)], uncarried, key: 'once' });
    for (const sql of [
      `update strait.inbox_envelopes set understood = true where peer = '${peer}'`,
      `delete from strait.inbox_envelopes where peer = '${peer}'`,
      `truncate strait.outbox_envelopes`,
      `delete from strait.outbox_envelopes where peer = '${peer}'`,
      `update strait.outbox set position = 1 where peer = '${peer}'`,
      `delete from strait.outbox where peer = '${peer}'`,
      `update strait.outbox_uncarried set reason = 'none' where peer = '${peer}'`,
      `delete from strait.outbox_uncarried where peer = '${peer}'`,
      `delete from strait.outbox_said where peer = '${peer}'`,
      `update strait.outbox_chains set sequence = 0 where peer = '${peer}'`,
      `insert into strait.inbox_envelopes values ('${peer}', 'life', 2, repeat('0', 64), 'forged', true)`,
      `insert into strait.journal (position, stream, version, type, shape, happened_at, recorded_at, origin, actor, marking,
         purpose, label, idempotency_key, body, previous_hash, hash)
       select h.position + 1, 'example/forged', 1, type, shape, happened_at, recorded_at, 'uk', actor, marking,
         purpose, label, 'forged', body, h.hash, h.hash from strait.journal as j, strait.journal_head as h limit 1`,
    ])
      await expect(asOwner(sql), sql).rejects.toThrow();
    expect(await inbox.kept(peer, lane, 1)).toEqual(taken(1));
  });
});
