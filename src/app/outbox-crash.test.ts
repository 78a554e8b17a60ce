import fc from 'fast-check';
import { Killed, livesOf } from './given-killed.ts';
import { expect, test } from 'vitest';
import type { OutboxStore } from '../journal/outbox-port.ts';
import type { Journal } from '../journal/port.ts';
import { type Envelope, lanes } from '../kernel/exchange.ts';
import { type GivenEvent, givenOutbox, peer, sign } from './given-outbox.ts';
import type { Outbox, OutboxParts } from './outbox.ts';
import { signingWith } from './outbox-write.ts';

/** Each call is one life of the process, whose durable steps end as planned. */
function mortal(plan: ReadonlySet<number>): { readonly around: (parts: OutboxParts) => OutboxParts } {
  const live = livesOf(plan);
  return {
    around(parts) {
      const each = live();
      const { store, journal } = parts;
      const dying: OutboxStore = {
        standing: each((...given: Parameters<OutboxStore['standing']>) => store.standing(...given)),
        put: each((...given: Parameters<OutboxStore['put']>) => store.put(...given)),
        takeBack: each((...given: Parameters<OutboxStore['takeBack']>) => store.takeBack(...given)),
        untold: each((...given: Parameters<OutboxStore['untold']>) => store.untold(...given)),
        after: each((...given: Parameters<OutboxStore['after']>) => store.after(...given)),
        covering: each((...given: Parameters<OutboxStore['covering']>) => store.covering(...given)),
        acknowledge: each((...given: Parameters<OutboxStore['acknowledge']>) => store.acknowledge(...given)),
        pending: each((...given: Parameters<OutboxStore['pending']>) => store.pending(...given)),
        uncarried: each((...given: Parameters<OutboxStore['uncarried']>) => store.uncarried(...given)),
        recalls: each((...given: Parameters<OutboxStore['recalls']>) => store.recalls(...given)),
        answered: each((...given: Parameters<OutboxStore['answered']>) => store.answered(...given)),
      };
      const reading = {
        origin: journal.origin,
        readAfter: each((...given: Parameters<Journal['readAfter']>) => journal.readAfter(...given)),
        readStream: each((...given: Parameters<Journal['readStream']>) => journal.readStream(...given)),
      };
      return { ...parts, store: dying, journal: reading, signing: signingWith(each(sign)) };
    },
  };
}

const event = fc.record({
  stream: fc.constantFrom('raft/r-1', 'raft/r-2', 'raft/b-1'),
  type: fc.constantFrom<GivenEvent['type']>('RaftSeen', 'RaftSeen', 'RaftCounted'),
});
const act = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .array(event, { minLength: 1, maxLength: 4 })
      .map((events) => ({ do: 'decide', events }) as const),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom('raft/r-1', 'raft/b-1').map((stream) => ({ do: 'take in', stream }) as const),
  },
  { weight: 1, arbitrary: fc.nat({ max: 20 }).map((position) => ({ do: 'recall', position }) as const) },
  { weight: 1, arbitrary: fc.nat({ max: 2 }).map((key) => ({ do: 'say', key }) as const) },
);

type Act = typeof act extends fc.Arbitrary<infer One> ? One : never;

/** What is said at the end of a night, whoever died in it. */
async function night(acts: readonly Act[], plan: ReadonlySet<number>, pageEvents: number) {
  const given = givenOutbox();
  const { around } = mortal(plan);
  const start = (): Outbox => given.open(around({ ...given.parts, pageEvents }));
  let outbox = start();
  const untilDone = async (todo: (running: Outbox) => Promise<unknown>): Promise<void> => {
    for (;;)
      try {
        await todo(outbox);
        return;
      } catch (error) {
        if (!(error instanceof Killed)) throw error;
        outbox = start();
      }
  };
  let peerPosition = 0;
  for (const one of acts) {
    if (one.do === 'decide') await given.decide(one.events);
    else if (one.do === 'take in') await given.takeIn(one.stream, { position: (peerPosition += 1) });
    else if (one.do === 'recall') await untilDone((running) => running.recall([one.position], 'erased'));
    else
      await untilDone((running) =>
        running.say(
          { type: 'checkpoint', content: `${one.key}`, signature: 's' },
          'bulk',
          `checkpoint/${one.key}`,
        ),
      );
    // To the head: what only went over the peer's own records is gone over again by the next life, in a step more.
    await untilDone(async (running) => {
      while ((await running.advance()) > 0);
    });
  }
  return given;
}

async function bySequence(given: Awaited<ReturnType<typeof night>>): Promise<readonly Envelope[]> {
  for (const lane of lanes) {
    let before = { sequence: 0, hash: '0'.repeat(64) };
    for (const sent of await given.store.after(peer, { lane, sequence: 0 }, 10_000)) {
      const { previous, sequence } = given.parts.read(sent.signed);
      expect([sequence, previous]).toEqual([before.sequence + 1, before.hash]);
      expect((await sign(given.parts.read(sent.signed))).hash).toBe(sent.hash);
      before = sent;
    }
  }
  return given.sent();
}

test('a process that dies between any two steps loses nothing and says nothing twice', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(act, { minLength: 1, maxLength: 12 }),
      fc.uniqueArray(fc.integer({ min: 1, max: 160 }), { maxLength: 12 }),
      fc.integer({ min: 1, max: 4 }),
      async (acts, plan, pageEvents) => {
        const undisturbed = await bySequence(await night(acts, new Set(), pageEvents));
        const disturbed = await bySequence(await night(acts, new Set(plan), pageEvents));
        expect(disturbed).toEqual(undisturbed);
      },
    ),
    { numRuns: 150 },
  );
});

test('killed at each single step in turn', async () => {
  const acts: readonly Act[] = [
    {
      do: 'decide',
      events: [
        { stream: 'raft/r-1', type: 'RaftSeen' },
        { stream: 'raft/b-1', type: 'RaftSeen' },
      ],
    },
    { do: 'take in', stream: 'raft/r-1' },
    { do: 'decide', events: [{ stream: 'raft/r-1', type: 'RaftSeen' }] },
    { do: 'say', key: 1 },
    { do: 'recall', position: 1 },
  ];
  const undisturbed = await bySequence(await night(acts, new Set(), 3));
  expect(undisturbed.length).toBe(5);
  for (let step = 1; step <= 80; step += 1)
    expect(await bySequence(await night(acts, new Set([step]), 3))).toEqual(undisturbed);
});
