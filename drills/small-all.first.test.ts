import { expect, test } from 'vitest';
import { registered } from './register.ts';
import { books, byName, first, killed, timed, worlds } from './test-small.ts';

test('each registered proof is run small, once, or is listed as run by its name alone', () => {
  expect([...first, ...timed, ...killed, ...worlds, ...books, ...byName].toSorted()).toEqual(
    Object.keys(registered).toSorted(),
  );
});
