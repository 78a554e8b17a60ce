import { expect, test } from 'vitest';
import { contexts } from './contexts.ts';
import { exchangeShapes } from './exchange-shapes.ts';

test('the verifying process knows every context that the node has, in the same shapes', () => {
  const told = (doors: typeof exchangeShapes) =>
    doors.map(({ name, streams }) => [
      name,
      streams.map(({ kind, events, upcasters }) => [kind, Object.keys(events), Object.keys(upcasters)]),
    ]);
  expect(told(exchangeShapes)).toEqual(told(contexts));
});
