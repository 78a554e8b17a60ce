import { hash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { memoryExchange } from './memory-exchange.ts';
import type { NodeId } from '../kernel/ids.ts';
import { instant } from '../kernel/time.ts';
import type { UtcText } from '../kernel/time.ts';
import { genesisHash } from '../journal/chain.ts';
import { envelopeKey, laterKey, type InboxStore, type OutboxStore } from '../journal/exchange-port.ts';
import { createInboxStore, createOutboxStore } from '../journal/exchange-store.ts';
import { createJournal } from '../journal/journal.ts';
import type { Journal } from '../journal/port.ts';
import { openStore } from '../journal/store.ts';
import { sampleEvent, sampleRequest, sqlAt, testServers } from '../journal/test-server.ts';

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
    async open(): Promise<Kept> {
      const parts = memoryExchange({ origin, clock: () => instant(1_800_000_000_000) });
      return { ...parts, asOwner: null, close: async () => {} };
    },
  },
  ...testServers.map(({ name, missing, start }) => ({
    name,
    missing,
    async open(): Promise<Kept> {
      const server = await start();
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

const sent = (sequence: number, signed = `envelope ${sequence}`) => ({
  sequence,
  signed,
  hash: hash('sha256', signed),
  madeAt,
});
const taken = (sequence: number, understood = true) => {
  const { madeAt: _made, ...envelope } = sent(sequence);
  return { ...envelope, understood };
};

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
  beforeAll(async () => {
    kept = await kind.open();
  });
  afterAll(() => kept.close());

  test('an envelope is kept with what it brought, and both stand or neither', async () => {
    const { journal, inbox } = kept;
    const peer = freshPeer();
    expect(await inbox.standing(peer)).toEqual({ sequence: 0, hash: genesisHash });
    const envelope = taken(1);
    const request = sampleRequest({
      stream: `example/${peer}`,
      idempotencyKey: envelopeKey(peer, 1),
      events: [importOf(peer, 5, envelope.hash)],
      beside: [inbox.keep(peer, envelope)],
    });
    expect(await journal.append(request)).toMatchObject({ kind: 'appended' });
    expect(await journal.append(request)).toMatchObject({ kind: 'repeated' });
    expect(await inbox.standing(peer)).toEqual({ sequence: 1, hash: envelope.hash });
    expect(await inbox.kept(peer, 1)).toEqual(envelope);
    const [event] = await journal.readStream(`example/${peer}`);
    expect(event).toMatchObject({ origin: peer, imported: { position: 5, seen: { fr: 1 } } });
    expect(event && (await journal.readAfter(event.position - 1, 1))).toEqual([event]);
    // The third before the second: neither envelope nor event.
    const gap = { ...request, expectedVersion: 1, idempotencyKey: envelopeKey(peer, 3) };
    const beside = [inbox.keep(peer, taken(3))];
    const events = [importOf(peer, 6, taken(3).hash)];
    await expect(journal.append({ ...gap, events, beside })).rejects.toThrow();
    expect(await journal.readStream(`example/${peer}`)).toHaveLength(1);
    expect(await inbox.standing(peer)).toEqual({ sequence: 1, hash: envelope.hash });
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
    expect(await inbox.places(peer, [9, 4, 5])).toEqual([
      { position: 4, stream: `one/${peer}` },
      { position: 9, stream: `two/${peer}` },
    ]);
    expect(await inbox.places(freshPeer(), [4])).toEqual([]);
  });

  test('kept by itself: in order, once', async () => {
    const { inbox } = kept;
    const peer = freshPeer();
    expect(await inbox.put(peer, taken(2))).toBe(false);
    expect(await inbox.put(peer, taken(1))).toBe(true);
    expect(await inbox.put(peer, taken(1))).toBe(false);
    expect(await inbox.put(peer, taken(2))).toBe(true);
    expect(await inbox.standing(peer)).toEqual({ sequence: 2, hash: taken(2).hash });
    expect(await inbox.kept(peer, 3)).toBe(null);
  });

  test('what was not understood waits until it is taken in', async () => {
    const { journal, inbox } = kept;
    const peer = freshPeer();
    for (const [sequence, understood] of [
      [1, true],
      [2, false],
      [3, false],
    ] as const)
      await inbox.put(peer, taken(sequence, understood));
    expect(await inbox.waiting(peer, 0, 10)).toEqual([taken(2, false), taken(3, false)]);
    expect(await inbox.waiting(peer, 2, 10)).toEqual([taken(3, false)]);
    expect(await inbox.waiting(peer, 0, 1)).toEqual([taken(2, false)]);
    await journal.append(sampleRequest({ stream: `later/${peer}`, idempotencyKey: laterKey(peer, 2) }));
    expect(await inbox.waiting(peer, 0, 10)).toEqual([taken(3, false)]);
  });

  test('envelopes are made in one step, only where all stands as it was seen', async () => {
    const { outbox } = kept;
    const peer = freshPeer();
    expect(await outbox.standing(peer)).toEqual({ position: 0, sequence: 0, hash: genesisHash });
    const start = { position: 0, sequence: 0 };
    expect(await outbox.put(peer, { position: 3, sequence: 0 }, { position: 4, envelopes: [] })).toBe(false);
    expect(await outbox.put(peer, start, { position: 5, envelopes: [] })).toBe(true);
    expect(await outbox.standing(peer)).toEqual({ position: 5, sequence: 0, hash: genesisHash });
    expect(await outbox.put(peer, start, { position: 6, envelopes: [sent(1)] })).toBe(false);
    const two = { position: 9, envelopes: [sent(1), sent(2)] };
    expect(await outbox.put(peer, { position: 5, sequence: 0 }, two)).toBe(true);
    expect(await outbox.standing(peer)).toEqual({ position: 9, sequence: 2, hash: sent(2).hash });
    expect(await outbox.put(peer, { position: 9, sequence: 2 }, { position: 12, envelopes: [] })).toBe(true);
    expect(await outbox.standing(peer)).toEqual({ position: 12, sequence: 2, hash: sent(2).hash });
    const stray = { position: 13, envelopes: [sent(4)] };
    await expect(outbox.put(peer, { position: 12, sequence: 2 }, stray)).rejects.toThrow(/do not follow/);
    expect(await outbox.after(peer, 0, 10)).toEqual([sent(1), sent(2)]);
    expect(await outbox.after(peer, 1, 10)).toEqual([sent(2)]);
    expect(await outbox.after(peer, 0, 1)).toEqual([sent(1)]);
  });

  test('of two who make the next envelope at once, one does', async () => {
    const { outbox } = kept;
    const peer = freshPeer();
    await outbox.put(peer, { position: 0, sequence: 0 }, { position: 1, envelopes: [sent(1)] });
    const made = ['one', 'other'].map((text) =>
      outbox.put(peer, { position: 1, sequence: 1 }, { position: 2, envelopes: [sent(2, text)] }),
    );
    expect((await Promise.all(made)).toSorted()).toEqual([false, true]);
    expect(await outbox.after(peer, 1, 10)).toHaveLength(1);
  });

  test('what was acknowledged is pending no more, and does not come back', async () => {
    const { outbox } = kept;
    const peer = freshPeer();
    expect(await outbox.pending(peer)).toEqual({ head: 0, acknowledged: 0, oldestAt: null });
    await outbox.put(
      peer,
      { position: 0, sequence: 0 },
      { position: 3, envelopes: [sent(1), sent(2), sent(3)] },
    );
    expect(await outbox.pending(peer)).toEqual({ head: 3, acknowledged: 0, oldestAt: madeAt });
    for (const sequence of [2, 1, 9]) await outbox.acknowledge(peer, sequence);
    expect(await outbox.pending(peer)).toEqual({ head: 3, acknowledged: 2, oldestAt: madeAt });
    await outbox.acknowledge(peer, 3);
    expect(await outbox.pending(peer)).toEqual({ head: 3, acknowledged: 3, oldestAt: null });
  });

  test('nobody changes or removes what was exchanged, nor claims another’s record as this node’s', async () => {
    const { asOwner, inbox, outbox } = kept;
    if (asOwner === null) return;
    const peer = freshPeer();
    await inbox.put(peer, taken(1));
    await outbox.put(peer, { position: 0, sequence: 0 }, { position: 3, envelopes: [sent(1)] });
    for (const sql of [
      `update strait.inbox_envelopes set understood = true where peer = '${peer}'`,
      `delete from strait.inbox_envelopes where peer = '${peer}'`,
      `truncate strait.outbox_envelopes`,
      `delete from strait.outbox_envelopes where peer = '${peer}'`,
      `update strait.outbox set position = 1 where peer = '${peer}'`,
      `delete from strait.outbox where peer = '${peer}'`,
      `insert into strait.inbox_envelopes values ('${peer}', 2, repeat('0', 64), 'forged', true)`,
      `insert into strait.journal (position, stream, version, type, shape, happened_at, recorded_at, origin, actor, marking,
         purpose, label, idempotency_key, body, previous_hash, hash)
       select h.position + 1, 'example/forged', 1, type, shape, happened_at, recorded_at, 'uk', actor, marking,
         purpose, label, 'forged', body, h.hash, h.hash from strait.journal as j, strait.journal_head as h limit 1`,
    ])
      await expect(asOwner(sql), sql).rejects.toThrow();
    expect(await inbox.kept(peer, 1)).toEqual(taken(1));
  });
});
