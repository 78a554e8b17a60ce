import fc from 'fast-check';
import { Killed, livesOf } from './given-killed.ts';
import type { InboxStore } from '../journal/inbox-port.ts';
import type { Lane, SharedEvent } from '../kernel/exchange.ts';
import {
  type GivenInbox,
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

/** Each call is one life of the process, whose durable steps end or fail as planned. */
function mortal(...plan: Parameters<typeof livesOf>): (parts: InboxParts) => InboxParts {
  const live = livesOf(...plan);
  return (parts) => {
    const each = live();
    const { store, journal, outbox } = parts;
    const dying: InboxStore = {
      standing: each((...given: Parameters<InboxStore['standing']>) => store.standing(...given)),
      keep: (...given) => store.keep(...given),
      put: each((...given: Parameters<InboxStore['put']>) => store.put(...given)),
      hold: each((...given: Parameters<InboxStore['hold']>) => store.hold(...given)),
      kept: each((...given: Parameters<InboxStore['kept']>) => store.kept(...given)),
      keptAfter: each((...given: Parameters<InboxStore['keptAfter']>) => store.keptAfter(...given)),
      waiting: each((...given: Parameters<InboxStore['waiting']>) => store.waiting(...given)),
      places: each((...given: Parameters<InboxStore['places']>) => store.places(...given)),
      expired: each((...given: Parameters<InboxStore['expired']>) => store.expired(...given)),
      checkpoints: each((...given: Parameters<InboxStore['checkpoints']>) => store.checkpoints(...given)),
      setBacks: each((...given: Parameters<InboxStore['setBacks']>) => store.setBacks(...given)),
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
/** One thing that the peer says. */
export const said = fc.oneof(
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
    arbitrary: fc.record({ lane, what: fc.constant('recall' as const), of: fc.nat({ max: 6 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ lane, what: fc.constantFrom('receipt' as const, 'checkpoint' as const) }),
  },
);
export type Said = typeof said extends fc.Arbitrary<infer One> ? One : never;

const raftOf = (lane: Lane): string => (lane === 'life' ? 'raft/r-1' : 'raft/r-2');

/** What the peer wrote: each raft on one lane, positions from 1. */
export function letters(night: readonly Said[]): readonly Verified[] {
  const pen = penOf();
  const sent: SharedEvent[] = [];
  // What is recalled came on the same lane, or never.
  const ofLane = (lane: Lane) =>
    sent.filter(({ stream }) => stream === raftOf(lane)).map(({ position }) => position);
  return night.map((one, index) => {
    switch (one.what) {
      case 'decision': {
        const events = Array.from({ length: one.count }, (_, n) =>
          told(sent.length + n + 1, {
            type: one.type,
            stream: raftOf(one.lane),
          }),
        );
        sent.push(...events);
        return pen.decision(events, one.lane);
      }
      case 'recall':
        return pen.recall(`r-${index}`, [ofLane(one.lane)[one.of] ?? 90 + one.of], one.lane);
      case 'receipt':
        return pen.write(one.lane, { type: 'receipt', recall: `a-${index}`, outcome: 'unknown' });
      case 'checkpoint':
        return pen.write(one.lane, { type: 'checkpoint', content: `c-${index}`, signature: 'e' });
    }
  });
}

/**
 * How a night goes: at which steps the process dies (`livesOn`: hears of a failure), and whether it waits for each
 * letter before the next.
 */
export interface Night {
  readonly given: GivenInbox;
  readonly plan?: ReadonlySet<number>;
  readonly isPipelined?: boolean;
  readonly livesOn?: boolean;
}

/** All that stands once everything was delivered, however often the process died and letters came again. */
export async function nightOf(
  sent: readonly Verified[],
  { given, plan = new Set(), isPipelined = false, livesOn = false }: Night,
) {
  const dying = mortal(plan, { livesOn });
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
        if (!livesOn) inbox = start();
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
  const events = await given.journal.readAfter(0, 1_000);
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
    checkpoints: (await given.store.checkpoints(peer)).map(({ content }) => content).toSorted(),
    waiting: await given.open({ contexts }).waiting(),
  };
}
