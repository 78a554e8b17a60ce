import { expect, test } from 'vitest';
import type { OutboxStore } from '../journal/outbox-port.ts';
import { type GivenOutbox, givenOutbox, peer } from './given-outbox.ts';
import { Killed, livesOf } from './given-killed.ts';
import type { UtcText } from '../kernel/time.ts';
import type { Outbox } from './outbox.ts';

/** Decisions of 400 positions each on one lane, all of which have run out. */
async function manyExpired(decisions: number): Promise<GivenOutbox> {
  const given = givenOutbox({ keepHours: 1 });
  for (let one = 0; one < decisions; one += 1)
    await given.decide(Array.from({ length: 400 }, () => ({ stream: 'raft/b-1', type: 'RaftSeen' })));
  const outbox = given.open();
  while ((await outbox.advance()) > 0);
  given.pass(3_601);
  return given;
}

async function recalledOf({ store }: GivenOutbox): Promise<readonly number[]> {
  return (await store.recalls(peer, 100)).toReversed().flatMap(({ positions }) => positions);
}

const everyPosition = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

test('more than fits one recall is recalled whole, each position once, across a new start', async () => {
  const given = await manyExpired(3);
  expect(await given.open().recallExpired()).toHaveLength(2);
  expect(await given.open().recallExpired()).toEqual([]);
  expect(await recalledOf(given)).toEqual(everyPosition(1_200));
});

test('of a look that stopped under the version before, the rest is recalled too', async () => {
  const given = await manyExpired(3);
  const { step, position } = await given.store.standing(peer);
  // Its id names the end of the look, as each recall of one look did then.
  const first = { recall: 'expired-bulk-3-1', reason: 'expired', positions: everyPosition(1_000) } as const;
  const recalls = [{ ...first, madeAt: '2023-01-01T03:00:01.000Z' as UtcText }];
  await given.store.put(peer, step, { position, envelopes: [], recalls });
  await given.open().recallExpired();
  expect(await recalledOf(given)).toEqual(everyPosition(1_200));
});

/** An outbox whose steps in the store end, or are heard to fail, as planned. */
function mortal(given: GivenOutbox, plan: ReadonlySet<number>, livesOn: boolean): () => Outbox {
  const live = livesOf(plan, { livesOn });
  return () => {
    const put = live()((...to: Parameters<OutboxStore['put']>) => given.store.put(...to));
    return given.open({ store: { ...given.store, put } });
  };
}

test.each([false, true])(
  'a stop between two recalls of what ran out loses none and repeats none (lives on: %s)',
  async (livesOn) => {
    for (let step = 1; step <= 4; step += 1) {
      const given = await manyExpired(3);
      const start = mortal(given, new Set([step]), livesOn);
      let outbox = start();
      let failures = 0;
      for (let isDone = false; !isDone; )
        try {
          await outbox.recallExpired();
          isDone = true;
        } catch (error) {
          if (!(error instanceof Killed)) throw error;
          failures += 1;
          if (!livesOn) outbox = start();
        }
      expect(failures).toBe(1);
      expect(await recalledOf(given), `stopped at ${step}`).toEqual(everyPosition(1_200));
    }
  },
);

test('what ran out since a write of unknown outcome is recalled beside it, and nothing twice', async () => {
  const given = await manyExpired(1);
  const outbox = mortal(given, new Set([2]), true)(); // written, and not known to be
  await expect(outbox.recallExpired()).rejects.toThrow(Killed);
  await given.decide([{ stream: 'raft/b-1', type: 'RaftSeen' }]);
  while ((await outbox.advance()) > 0);
  given.pass(3_601);
  await outbox.recallExpired();
  expect(await recalledOf(given)).toEqual(everyPosition(401));
});
