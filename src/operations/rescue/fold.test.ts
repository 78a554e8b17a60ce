import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DomainEvent } from '../../kernel/event.ts';
import { fold } from '../../kernel/decider.ts';
import { boatDecider } from './decide-boat.ts';
import { contactDecider } from './decide-contact.ts';
import { seaStream } from './decide-sea.ts';
import type { RescueEvent } from './decision.ts';
import { emptySea, give, type Sea } from './given-rescue.ts';
import { numberingDecider } from './numbering.ts';
import { sampleOrders } from './sample-orders.ts';
import { sampleStates } from './sample-states.ts';

const all = Object.entries(sampleOrders).flatMap(([order, fields]) =>
  fields.map((one) => [order, one] as const),
);

/** Orders of which the first opens something, each by one side or the other. */
const drawn = fc.array(fc.tuple(fc.nat(all.length - 1), fc.boolean()), { minLength: 5, maxLength: 40 });

function played(draws: readonly (readonly [number, boolean])[]) {
  const books = new Map<string, DomainEvent[]>();
  const opening = [
    ['RecordContact', sampleOrders['RecordContact']?.[0]],
    ['OpenBoat', sampleOrders['OpenBoat']?.[0]],
  ] as const;
  const orders = [
    ...opening.map((one) => [one, false] as const),
    ...draws.map(([at, uk]) => [all[at], uk] as const),
  ];
  const sea = orders.reduce<Sea>((before, [ordered, isBritish]) => {
    const [order = '', fields = {}] = ordered ?? [];
    const { sea: after, written } = give(before, { order, side: isBritish ? 'uk' : 'fr' }, fields);
    for (const [stream, event] of written) books.set(stream, [...(books.get(stream) ?? []), event]);
    return after;
  }, emptySea);
  return { books, sea };
}

function refolded(stream: string, history: readonly RescueEvent[]): unknown {
  if (stream.startsWith('boat/')) return fold(boatDecider, history);
  if (stream.startsWith('contact/')) return fold(contactDecider, history);
  if (stream.startsWith('sea/')) return fold(seaStream.decider, history);
  return fold(
    numberingDecider,
    history.filter((event) => event.type === 'NumberTaken'),
  );
}

test('read back from what was written, every record is what it was: the fold has no other source', () => {
  fc.assert(
    fc.property(drawn, (draws) => {
      const { books, sea } = played(draws);
      for (const [stream, written] of books) {
        const history = JSON.parse(JSON.stringify(written)) as RescueEvent[]; // as the journal gives it back
        const state = refolded(stream, history);
        expect(state).toEqual(sea.get(stream));
      }
    }),
    { numRuns: 150, seed: 4 },
  );
});

test('the same orders in the same sea are decided the same', () => {
  for (const state of Object.values(sampleStates))
    for (const [order, fields] of all.slice(0, 60))
      expect(give(state(), order, fields).written).toEqual(give(state(), order, fields).written);
});
