import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { InboxStore } from '../journal/inbox-port.ts';
import type { SharedEvent } from '../kernel/exchange.ts';
import {
  givenInbox,
  inventedContexts,
  own,
  ownWord,
  peer,
  penOf,
  type RaftState,
  told,
} from './given-inbox.ts';
import type { Inbox, InboxParts, Verified } from './inbox.ts';
import { foldedStream } from './shared-stream.ts';

class Killed extends Error {}

/** The process dies at the planned steps: before the step does anything, or after it did and before it is known. */
function killedAt(plan: ReadonlySet<number>): (parts: InboxParts) => InboxParts {
  let step = 0;
  const each =
    <Given extends readonly unknown[], Answer>(run: (...given: Given) => Promise<Answer>) =>
    async (...given: Given): Promise<Answer> => {
      step += 1;
      if (plan.has(step)) throw new Killed();
      const answer = await run(...given);
      step += 1;
      if (plan.has(step)) throw new Killed();
      return answer;
    };
  return (parts) => {
    const { store, journal, outbox } = parts;
    const dying: InboxStore = {
      standing: each((...given: Parameters<InboxStore['standing']>) => store.standing(...given)),
      keep: (...given) => store.keep(...given),
      put: each((...given: Parameters<InboxStore['put']>) => store.put(...given)),
      kept: each((...given: Parameters<InboxStore['kept']>) => store.kept(...given)),
      waiting: each((...given: Parameters<InboxStore['waiting']>) => store.waiting(...given)),
      places: each((...given: Parameters<InboxStore['places']>) => store.places(...given)),
      expired: each((...given: Parameters<InboxStore['expired']>) => store.expired(...given)),
      checkpoints: each((...given: Parameters<InboxStore['checkpoints']>) => store.checkpoints(...given)),
    };
    return {
      ...parts,
      store: dying,
      journal: { origin: journal.origin, append: each((request) => journal.append(request)) },
      outbox: {
        say: each((...given: Parameters<typeof outbox.say>) => outbox.say(...given)),
        receipt: each((...given: Parameters<typeof outbox.receipt>) => outbox.receipt(...given)),
      },
    };
  };
}

const lane = fc.constantFrom('life' as const, 'work' as const);
const said = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      lane,
      what: fc.constant('decision' as const),
      type: fc.constantFrom('RaftSeen', 'RaftSeen', 'RaftClosed', 'RaftTowed'),
      count: fc.integer({ min: 1, max: 3 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ lane, what: fc.constant('recall' as const), of: fc.nat({ max: 12 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ lane, what: fc.constantFrom('receipt' as const, 'checkpoint' as const) }),
  },
);
type Said = typeof said extends fc.Arbitrary<infer One> ? One : never;

/** What the peer wrote: each raft on one lane, positions from 1. */
function letters(night: readonly Said[]): readonly Verified[] {
  const pen = penOf();
  const sent: SharedEvent[] = [];
  return night.map((one, index) => {
    switch (one.what) {
      case 'decision': {
        const events = Array.from({ length: one.count }, (_, n) =>
          told(sent.length + n + 1, {
            type: one.type,
            stream: `raft/${one.lane === 'life' ? 'r-1' : 'r-2'}`,
          }),
        );
        sent.push(...events);
        return pen.decision(events, one.lane);
      }
      case 'recall':
        return pen.recall(`r-${index}`, [one.of + 1], one.lane);
      case 'receipt':
        return pen.write(one.lane, { type: 'receipt', recall: `a-${index}`, outcome: 'unknown' });
      case 'checkpoint':
        return pen.write(one.lane, { type: 'checkpoint', content: `c-${index}`, signature: 'e' });
    }
  });
}

/** All that stands once everything was delivered, however often the process died and letters came again. */
async function night(sent: readonly Verified[], plan: ReadonlySet<number>, isPipelined: boolean) {
  const given = givenInbox();
  const dying = killedAt(plan);
  let contexts = inventedContexts();
  const start = (): Inbox => given.open(dying({ ...given.parts, contexts }));
  let inbox = start();
  const untilDone = async (todo: () => Promise<unknown>): Promise<void> => {
    for (;;)
      try {
        await todo();
        return;
      } catch (error) {
        if (!(error instanceof Killed)) throw error;
        inbox = start();
      }
  };
  await ownWord(given.journal, 'first');
  // As a peer asks and is answered: everything after what stands, again and again.
  const deliver = async (): Promise<void> => {
    for (const of of ['life', 'work'] as const) {
      const { sequence } = await inbox.standing(of);
      const rest = sent.filter(({ envelope }) => envelope.lane === of).slice(Math.max(0, sequence - 1));
      if (isPipelined) await Promise.all(rest.map((one) => inbox.take(one)));
      else for (const one of rest) await inbox.take(one);
    }
  };
  await untilDone(deliver);
  contexts = inventedContexts('RaftTowed');
  inbox = start();
  await untilDone(() => inbox.takeWaiting());
  await untilDone(deliver);
  const { events } = given.journal;
  const door = contexts[0]?.streams[0];
  if (door === undefined) throw new Error('no rafts');
  const state = async (stream: string) =>
    foldedStream(door, await given.journal.readStream(stream), own).state as RaftState; // by the rafts' own decider
  return {
    imported: events.flatMap(({ origin, stream, imported }) =>
      imported === null ? [] : [`${origin} ${imported.position} ${stream}`],
    ),
    standing: [await given.store.standing(peer, 'life'), await given.store.standing(peer, 'work')],
    states: [await state('raft/r-1'), await state('raft/r-2')],
    said: given.words.said.toSorted(),
    receipts: given.words.receipts.toSorted(),
    checkpoints: await given.store.checkpoints(peer),
    waiting: await given.open({ contexts }).waiting(),
  };
}

test('killed between any two steps, and whatever comes again, everything stands once', async () => {
  const died = fc.array(fc.integer({ min: 1, max: 90 }), { maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(
      fc.array(said, { minLength: 1, maxLength: 12 }),
      died,
      fc.boolean(),
      async (told, at, isPipelined) => {
        const sent = letters(told);
        const [calm, killed] = [
          await night(sent, new Set(), false),
          await night(sent, new Set(at), isPipelined),
        ];
        expect({ ...killed, imported: killed.imported.toSorted() }).toEqual({
          ...calm,
          imported: calm.imported.toSorted(),
        });
        expect(new Set(killed.imported).size).toBe(killed.imported.length);
        const due = sent.flatMap(({ envelope: { content } }) =>
          content.type === 'decision' ? content.events : [],
        );
        expect(killed.imported).toHaveLength(due.length);
        expect(killed.waiting).toEqual([]);
      },
    ),
    { numRuns: 300 },
  );
});

test('each step of one night, died at in turn', async () => {
  const sent = letters([
    { lane: 'life', what: 'decision', type: 'RaftSeen', count: 2 },
    { lane: 'life', what: 'decision', type: 'RaftTowed', count: 1 },
    { lane: 'life', what: 'recall', of: 0 },
    { lane: 'life', what: 'recall', of: 2 },
    { lane: 'work', what: 'checkpoint' },
    { lane: 'work', what: 'receipt' },
    { lane: 'life', what: 'decision', type: 'RaftClosed', count: 1 },
  ]);
  const calm = await night(sent, new Set(), false);
  expect(calm.states[0]?.said).toEqual(['first', 'uk 2', 'uk 4']);
  for (let step = 1; step <= 80; step += 1)
    expect(await night(sent, new Set([step]), false), `died at ${step}`).toEqual(calm);
});
