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

interface Asked {
  readonly store: OutboxStore;
  /** A peer of which the store has not heard. */
  readonly peer: NodeId;
  readonly newPeer: () => NodeId;
}

const laws: Readonly<Record<string, (asked: Asked) => Promise<void>>> = {
  'nothing stands before the first step': async ({ store, peer }) => {
    const end = { sequence: 0, hash: zeros };
    expect(await store.standing(peer)).toEqual({
      step: 0,
      position: 0,
      chains: { life: end, work: end, bulk: end },
    });
    const none = { head: 0, acknowledged: 0, oldestAt: null };
    expect(await store.pending(peer)).toEqual({ life: none, work: none, bulk: none });
    expect(await store.after(peer, { lane: 'life', sequence: 0 }, 10)).toEqual([]);
    expect(await store.covering(peer, 1)).toEqual([]);
    expect(await store.recalls(peer, 10)).toEqual([]);
  },

  'one step writes all of it, and each lane goes on by itself': async ({ store, peer }) => {
    const first = [
      sampleEnvelope('life', 1),
      sampleEnvelope('bulk', 1),
      sampleEnvelope('life', 2, { first: 2, last: 4 }),
    ];
    expect(await store.put(peer, 0, { position: 4, envelopes: first })).toBe('put');
    expect(await store.put(peer, 1, { position: 9, envelopes: [] })).toBe('put');
    expect(await store.put(peer, 2, { position: 10, envelopes: [sampleEnvelope('life', 3)] })).toBe('put');
    const now = await store.standing(peer);
    expect([now.step, now.position]).toEqual([3, 10]);
    expect(now.chains.life).toEqual({ sequence: 3, hash: sampleEnvelope('life', 3).hash });
    expect(now.chains.bulk).toEqual({ sequence: 1, hash: sampleEnvelope('bulk', 1).hash });
    expect(now.chains.work).toEqual({ sequence: 0, hash: zeros });
    expect(await store.after(peer, { lane: 'life', sequence: 0 }, 2)).toEqual([first[0], first[2]]);
    expect(await store.after(peer, { lane: 'life', sequence: 2 }, 10)).toEqual([sampleEnvelope('life', 3)]);
    expect(await store.after(peer, { lane: 'work', sequence: 0 }, 10)).toEqual([]);
  },

  'two on one standing: one is behind and has written nothing': async ({ store, peer }) => {
    const both = await Promise.all(
      [1, 2].map((position) => store.put(peer, 0, { position, envelopes: [sampleEnvelope('work', 1)] })),
    );
    expect(both.toSorted()).toEqual(['behind', 'put']);
    expect(await store.put(peer, 7, { position: 7, envelopes: [sampleEnvelope('work', 2)] })).toBe('behind');
    expect(await store.after(peer, { lane: 'work', sequence: 0 }, 10)).toHaveLength(1);
  },

  'a gap, a repeated number or a way back is a bug and writes nothing': async ({ store, peer }) => {
    await store.put(peer, 0, { position: 5, envelopes: [sampleEnvelope('life', 1)] });
    const before = await store.standing(peer);
    for (const envelopes of [
      [sampleEnvelope('life', 3)],
      [sampleEnvelope('life', 1)],
      [sampleEnvelope('work', 2)],
    ])
      await expect(store.put(peer, 1, { position: 6, envelopes })).rejects.toThrow();
    await expect(store.put(peer, 1, { position: 4, envelopes: [] })).rejects.toThrow();
    expect(await store.standing(peer)).toEqual(before);
  },

  'it is taken back to what the peer has as well, never behind what it acknowledged': async ({
    store,
    peer,
  }) => {
    const envelopes = [1, 2, 3].map((sequence) => sampleEnvelope('life', sequence));
    const bulk = [sampleEnvelope('bulk', 1, null)];
    await store.put(peer, 0, { position: 3, envelopes });
    await store.put(peer, 1, { position: 9, envelopes: bulk, key: 'checkpoint/9' });
    await store.acknowledge(peer, 'life', 1);
    const back = (life: number) =>
      ({
        position: 1,
        kept: { life, work: 0, bulk: 0 },
        unsaid: ['checkpoint/9'],
        said: ['checkpoint/5'],
      }) as const;
    await expect(store.takeBack(peer, 2, back(0))).rejects.toThrow();
    expect(await store.takeBack(peer, 1, back(1))).toBe('behind');
    expect(await store.takeBack(peer, 2, back(1))).toBe('taken_back');
    const now = await store.standing(peer);
    expect([now.step, now.position, now.chains.bulk.sequence]).toEqual([3, 1, 0]);
    expect(now.chains.life).toEqual({ sequence: 1, hash: sampleEnvelope('life', 1).hash });
    expect(await store.after(peer, { lane: 'life', sequence: 0 }, 10)).toHaveLength(1);
    const aside = [...envelopes.slice(1), ...bulk].map(({ hash }) => hash).toSorted();
    const untold = (after: string, limit: number) => store.untold(peer, after, limit);
    expect((await untold('', 10)).map(({ hash }) => hash)).toEqual(aside);
    const { lane, sequence, hash, signed } = sampleEnvelope('bulk', 1, null);
    expect(await untold('', 10)).toContainEqual({ lane, sequence, hash, signed });
    expect((await untold(aside[0] ?? '', 1)).map((one) => one.hash)).toEqual([aside[1]]);
    // What was said before counts as said, what was put aside is said anew.
    const say = (step: number, key: string) => store.put(peer, step, { position: 1, envelopes: bulk, key });
    expect(await say(3, 'checkpoint/5')).toBe('repeated');
    expect(await say(3, 'checkpoint/9')).toBe('put');
    expect(await store.put(peer, 4, { position: 9, envelopes: envelopes.slice(1) })).toBe('put');
    await expect(store.put(peer, 5, { position: 8, envelopes: [] })).rejects.toThrow();
  },

  'what bears a key is said once': async ({ store, peer, newPeer }) => {
    const say = (step: number, sequence: number, key: string) =>
      store.put(peer, step, { position: 0, envelopes: [sampleEnvelope('bulk', sequence, null)], key });
    expect(await say(0, 1, 'checkpoint/1')).toBe('put');
    expect(await say(1, 2, 'checkpoint/1')).toBe('repeated');
    expect((await store.standing(peer)).step).toBe(1);
    expect(await say(1, 2, 'checkpoint/2')).toBe('put');
    expect(await store.after(peer, { lane: 'bulk', sequence: 0 }, 10)).toHaveLength(2);
    expect(await store.put(newPeer(), 0, { position: 0, envelopes: [], key: 'checkpoint/1' })).toBe('put');
  },

  'what covers a position is found, on every lane, past what tells no decision': async ({ store, peer }) => {
    const envelopes = [
      sampleEnvelope('life', 1, { first: 2, last: 3 }),
      sampleEnvelope('life', 2, null),
      sampleEnvelope('life', 3, null),
      sampleEnvelope('life', 4, { first: 7, last: 9 }),
      sampleEnvelope('life', 5, { first: 12, last: 12 }),
      sampleEnvelope('work', 1, { first: 8, last: 8 }),
    ];
    await store.put(peer, 0, { position: 12, envelopes });
    const found = async (position: number) =>
      (await store.covering(peer, position)).map(({ lane, sequence }) => `${lane} ${sequence}`).toSorted();
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
  },

  'an acknowledgement never goes back, nor beyond what was made': async ({ store, peer }) => {
    const envelopes = [1, 2, 3].map((sequence) => sampleEnvelope('work', sequence));
    await store.put(peer, 0, { position: 3, envelopes });
    const now = async () => (await store.pending(peer)).work;
    expect(await now()).toEqual({ head: 3, acknowledged: 0, oldestAt: at(1) });
    await store.acknowledge(peer, 'work', 2);
    await store.acknowledge(peer, 'work', 1);
    expect(await now()).toEqual({ head: 3, acknowledged: 2, oldestAt: at(3) });
    await store.acknowledge(peer, 'work', 99);
    expect(await now()).toEqual({ head: 3, acknowledged: 3, oldestAt: null });
    expect((await store.pending(peer)).life.acknowledged).toBe(0);
  },

  'a recall stands with its envelope, and its receipt is taken once': async ({ store, peer }) => {
    const made = (recall: string, positions: readonly number[]) =>
      ({ recall, reason: 'erased', positions, madeAt: at(1) }) as const;
    const recall = (step: number, said: ReturnType<typeof made>) =>
      store.put(peer, step, {
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
    expect(await store.recalls(peer, 10)).toEqual([
      { ...two, ...open },
      { ...one, ...open },
    ]);
    expect(await store.recalls(peer, 1)).toHaveLength(1);
    expect(await store.answered(peer, 'r-1', { outcome: 'honoured', at: at(3) })).toBe(true);
    expect(await store.answered(peer, 'r-1', { outcome: 'unknown', at: at(4) })).toBe(true);
    expect(await store.answered(peer, 'r-9', { outcome: 'honoured', at: at(4) })).toBe(false);
    expect((await store.recalls(peer, 10))[1]).toEqual({ ...one, outcome: 'honoured', answeredAt: at(3) });
  },

  'what could not travel stands with its step, once, and is counted': async ({ store, peer, newPeer }) => {
    const stays = (position: number, second: number) =>
      ({ position, reason: 'unfit', at: at(second) }) as const;
    const put = (step: number, uncarried: readonly ReturnType<typeof stays>[]) =>
      store.put(peer, step, { position: 9, envelopes: [], uncarried });
    expect(await put(0, [stays(4, 1), stays(9, 1)])).toBe('put');
    expect(await put(0, [stays(2, 1)])).toBe('behind');
    expect(await put(1, [stays(9, 5)])).toBe('put');
    expect(await store.uncarried(peer, 9)).toEqual({ count: 2, latest: [stays(9, 1), stays(4, 1)] });
    expect(await store.uncarried(peer, 1)).toEqual({ count: 2, latest: [stays(9, 1)] });
    expect(await store.uncarried(newPeer(), 9)).toEqual({ count: 0, latest: [] });
  },

  'one peer knows nothing of another': async ({ store, peer, newPeer }) => {
    const other = newPeer();
    await store.put(peer, 0, { position: 3, envelopes: lanes.map((lane) => sampleEnvelope(lane, 1)) });
    expect((await store.standing(other)).step).toBe(0);
    expect((await store.pending(other)).life.head).toBe(0);
  },
};

/**
 * What every outbox store holds to, whatever it is built on. `open` is called once; each test speaks to a peer of its
 * own. In: the store's name and how to open it.
 */
export function testOutboxStore(name: string, open: () => Promise<OutboxStore>): void {
  let opened: Promise<OutboxStore> | null = null;
  let peers = 0;
  const newPeer = (): NodeId => `peer-${(peers += 1)}` as NodeId;
  describe(`outbox store: ${name}`, () => {
    test.for(Object.entries(laws))('%s', async ([, holds]) => {
      await holds({ store: await (opened ??= open()), peer: newPeer(), newPeer });
    });
  });
}
