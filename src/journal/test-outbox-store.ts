import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { type Lane, lanes } from '../kernel/exchange.ts';
import type { NodeId } from '../kernel/ids.ts';
import type { UtcText } from '../kernel/time.ts';
import type { OutboxStore, SentEnvelope } from './outbox-port.ts';

const zeros = '0'.repeat(64);
const at = (second: number) => `2026-01-01T00:00:${String(second).padStart(2, '0')}.000Z` as UtcText;

/** One signed text of a lane, invented. */
export function sampleEnvelope(
  lane: Lane,
  sequence: number,
  span: SentEnvelope['span'] = { first: sequence, last: sequence },
): SentEnvelope {
  const signed = `${lane} ${sequence}`;
  const hash = createHash('sha256').update(signed).digest('hex');
  return { lane, sequence, hash, signed, madeAt: at(sequence % 60), span };
}

/**
 * What every outbox store holds to, whatever it is built on. `open` is called once; each test speaks to a peer of its
 * own. In: the store's name and how to open it.
 */
export function testOutboxStore(name: string, open: () => Promise<OutboxStore>): void {
  let opened: Promise<OutboxStore> | null = null;
  const store = (): Promise<OutboxStore> => (opened ??= open());
  let peers = 0;
  const newPeer = (): NodeId => `peer-${(peers += 1)}` as NodeId;

  describe(`outbox store: ${name}`, () => {
    test('nothing stands before the first step', async () => {
      const peer = newPeer();
      const { standing, pending, after, covering, recalls } = await store();
      const end = { sequence: 0, hash: zeros };
      expect(await standing(peer)).toEqual({
        step: 0,
        position: 0,
        chains: { life: end, work: end, bulk: end },
      });
      const none = { head: 0, acknowledged: 0, oldestAt: null };
      expect(await pending(peer)).toEqual({ life: none, work: none, bulk: none });
      expect(await after(peer, 'life', 0, 10)).toEqual([]);
      expect(await covering(peer, 1)).toEqual([]);
      expect(await recalls(peer, 10)).toEqual([]);
    });

    test('one step writes all of it, and each lane goes on by itself', async () => {
      const peer = newPeer();
      const { put, standing, after } = await store();
      const first = [
        sampleEnvelope('life', 1),
        sampleEnvelope('bulk', 1),
        sampleEnvelope('life', 2, { first: 2, last: 4 }),
      ];
      expect(await put(peer, 0, { position: 4, envelopes: first })).toBe('put');
      expect(await put(peer, 1, { position: 9, envelopes: [] })).toBe('put');
      expect(await put(peer, 2, { position: 10, envelopes: [sampleEnvelope('life', 3)] })).toBe('put');
      const now = await standing(peer);
      expect([now.step, now.position]).toEqual([3, 10]);
      expect(now.chains.life).toEqual({ sequence: 3, hash: sampleEnvelope('life', 3).hash });
      expect(now.chains.bulk).toEqual({ sequence: 1, hash: sampleEnvelope('bulk', 1).hash });
      expect(now.chains.work).toEqual({ sequence: 0, hash: zeros });
      expect(await after(peer, 'life', 0, 2)).toEqual([first[0], first[2]]);
      expect(await after(peer, 'life', 2, 10)).toEqual([sampleEnvelope('life', 3)]);
      expect(await after(peer, 'work', 0, 10)).toEqual([]);
    });

    test('two on one standing: one is behind and has written nothing', async () => {
      const peer = newPeer();
      const { put, after } = await store();
      const both = await Promise.all(
        [1, 2].map((position) => put(peer, 0, { position, envelopes: [sampleEnvelope('work', 1)] })),
      );
      expect(both.toSorted()).toEqual(['behind', 'put']);
      expect(await put(peer, 7, { position: 7, envelopes: [sampleEnvelope('work', 2)] })).toBe('behind');
      expect(await after(peer, 'work', 0, 10)).toHaveLength(1);
    });

    test('a gap, a repeated number or a way back is a bug and writes nothing', async () => {
      const peer = newPeer();
      const { put, standing } = await store();
      await put(peer, 0, { position: 5, envelopes: [sampleEnvelope('life', 1)] });
      const before = await standing(peer);
      for (const envelopes of [
        [sampleEnvelope('life', 3)],
        [sampleEnvelope('life', 1)],
        [sampleEnvelope('work', 2)],
      ])
        await expect(put(peer, 1, { position: 6, envelopes })).rejects.toThrow();
      await expect(put(peer, 1, { position: 4, envelopes: [] })).rejects.toThrow();
      expect(await standing(peer)).toEqual(before);
    });

    test('what bears a key is said once', async () => {
      const peer = newPeer();
      const { put, standing, after } = await store();
      const say = (step: number, sequence: number, key: string) =>
        put(peer, step, { position: 0, envelopes: [sampleEnvelope('bulk', sequence, null)], key });
      expect(await say(0, 1, 'checkpoint/1')).toBe('put');
      expect(await say(1, 2, 'checkpoint/1')).toBe('repeated');
      expect((await standing(peer)).step).toBe(1);
      expect(await say(1, 2, 'checkpoint/2')).toBe('put');
      expect(await after(peer, 'bulk', 0, 10)).toHaveLength(2);
      expect(await put(newPeer(), 0, { position: 0, envelopes: [], key: 'checkpoint/1' })).toBe('put');
    });

    test('what covers a position is found, on every lane, past what tells no decision', async () => {
      const peer = newPeer();
      const { put, covering } = await store();
      const envelopes = [
        sampleEnvelope('life', 1, { first: 2, last: 3 }),
        sampleEnvelope('life', 2, null),
        sampleEnvelope('life', 3, null),
        sampleEnvelope('life', 4, { first: 7, last: 9 }),
        sampleEnvelope('life', 5, { first: 12, last: 12 }),
        sampleEnvelope('work', 1, { first: 8, last: 8 }),
      ];
      await put(peer, 0, { position: 12, envelopes });
      const found = async (position: number) =>
        (await covering(peer, position)).map(({ lane, sequence }) => `${lane} ${sequence}`).toSorted();
      expect(await Promise.all([1, 2, 3, 4, 7, 8, 9, 10, 12, 13].map(found))).toEqual([
        [],
        ['life 1'],
        ['life 1'],
        [],
        ['life 4'],
        ['life 4', 'work 1'],
        ['life 4'],
        [],
        ['life 5'],
        [],
      ]);
    });

    test('an acknowledgement never goes back, nor beyond what was made', async () => {
      const peer = newPeer();
      const { put, acknowledge, pending } = await store();
      const envelopes = [1, 2, 3].map((sequence) => sampleEnvelope('work', sequence));
      await put(peer, 0, { position: 3, envelopes });
      const now = async () => (await pending(peer)).work;
      expect(await now()).toEqual({ head: 3, acknowledged: 0, oldestAt: at(1) });
      await acknowledge(peer, 'work', 2);
      await acknowledge(peer, 'work', 1);
      expect(await now()).toEqual({ head: 3, acknowledged: 2, oldestAt: at(3) });
      await acknowledge(peer, 'work', 99);
      expect(await now()).toEqual({ head: 3, acknowledged: 3, oldestAt: null });
      expect((await pending(peer)).life.acknowledged).toBe(0);
    });

    test('a recall stands with its envelope, and its receipt is taken once', async () => {
      const peer = newPeer();
      const { put, recalls, answered } = await store();
      const made = (recall: string, positions: readonly number[]) =>
        ({ recall, reason: 'erased', positions, madeAt: at(1) }) as const;
      const recall = (step: number, said: ReturnType<typeof made>) =>
        put(peer, step, {
          position: 0,
          envelopes: [sampleEnvelope('life', step + 1, null)],
          recalls: [said],
          key: `recall/${said.recall}`,
        });
      const [one, two] = [made('r-1', [1, 2]), made('r-2', [5])];
      await recall(0, one);
      expect(await recall(1, one)).toBe('repeated');
      await recall(1, two);
      const open = { outcome: null, answeredAt: null };
      expect(await recalls(peer, 10)).toEqual([
        { ...two, ...open },
        { ...one, ...open },
      ]);
      expect(await recalls(peer, 1)).toHaveLength(1);
      expect(await answered(peer, 'r-1', { outcome: 'honoured', at: at(3) })).toBe(true);
      expect(await answered(peer, 'r-1', { outcome: 'unknown', at: at(4) })).toBe(true);
      expect(await answered(peer, 'r-9', { outcome: 'honoured', at: at(4) })).toBe(false);
      expect((await recalls(peer, 10))[1]).toEqual({ ...one, outcome: 'honoured', answeredAt: at(3) });
    });

    test('one peer knows nothing of another', async () => {
      const [one, other] = [newPeer(), newPeer()];
      const { put, pending, standing } = await store();
      await put(one, 0, { position: 3, envelopes: lanes.map((lane) => sampleEnvelope(lane, 1)) });
      expect((await standing(other)).step).toBe(0);
      expect((await pending(other)).life.head).toBe(0);
    });
  });
}
