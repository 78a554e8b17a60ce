import { expect, test } from 'vitest';
import { createPositionSeal } from '../../app/position-seal.ts';
import type { Asked } from '../../app/route.ts';
import { fold } from '../../kernel/decider.ts';
import { addSeconds, fromUtc, type Instant } from '../../kernel/time.ts';
import { passageDecider } from './decide-passage.ts';
import type { AskedTokens, FreightReader } from './freight-reader.ts';
import { begin, opened, tokenOf } from './given-freight.ts';
import type { Passage } from './passage-state.ts';
import { freightQueries } from './queries.ts';
import type { SimilarAnswer } from './wire.ts';

const day = 86_400;

function passageAt(id: string, arrivedAt: Instant): Passage {
  const state = fold(passageDecider, [opened(id)]);
  if (state.phase === 'none') throw new Error('it was opened');
  return { ...state, arrivedAt: new Date(arrivedAt).toISOString() as Passage['arrivedAt'] }; // as the node writes it
}

/** A book that holds these, and tells of a plate what arrived in the time asked for. */
function readerOf(held: readonly Passage[]): FreightReader {
  const within = ({ tokens, from, to, limit }: AskedTokens) =>
    Promise.resolve(
      held
        .filter(({ arrivedAt }) => from <= fromUtc(arrivedAt) && fromUtc(arrivedAt) <= to)
        .filter(({ plates }) => plates.some((plate) => tokens.includes(plate.tokens.exact)))
        .slice(0, limit),
    );
  const passages = (ids: readonly string[]) =>
    Promise.resolve(held.filter(({ passage }) => ids.includes(passage)));
  return { bearing: within, bearingTwo: within, passages } as unknown as FreightReader; // these questions ask no more
}

const held = [
  passageAt('p-today01', begin),
  passageAt('p-week001', addSeconds(begin, -6 * day)),
  passageAt('p-spring1', addSeconds(begin, -90 * day)),
];

async function answered(url: string, asked: object): Promise<readonly string[]> {
  const routes = freightQueries({
    freightFor: () => readerOf(held),
    placesFor: () => Promise.resolve([]),
    equipmentFor: () => Promise.resolve([]),
    tokenOf,
    clock: () => addSeconds(begin, 60),
    seal: createPositionSeal(new Uint8Array(32)),
    position: () => 1,
  });
  const route = routes.find((one) => one.url === `/api/operations/freight/${url}`);
  const reply = await route?.answer({ who: {}, ...asked } as unknown as Asked); // the routes read nothing else
  if (reply?.kind !== 'json') throw new Error('no answer');
  return (reply.value as SimilarAnswer).similar.map(({ passage }) => passage.passage).toSorted();
}

test('a plate that is typed tells of what a device may still bring in, and nothing of the months before', async () => {
  const body = { tractorPlate: 'HGV 3X77', tractorCountry: 'FR', place: 'example-port', direction: 'to_uk' };
  expect(await answered('plate-results', { body })).toEqual(['p-today01', 'p-week001']);
});

test('a passage tells of those about its own time alone', async () => {
  const of = (passage: string) => answered('passages/:passage/similar', { params: { passage } });
  expect(await of('p-today01')).toEqual(['p-week001']);
  expect(await of('p-spring1')).toEqual([]);
});
