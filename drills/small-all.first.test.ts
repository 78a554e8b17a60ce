import { expect, test } from 'vitest';
import { registered } from './register.ts';
import { books, first, killed, timed, worlds } from './test-small.ts';

test('each registered proof is run small, once', () => {
  expect([...first, ...timed, ...killed, ...worlds, ...books].toSorted()).toEqual(
    Object.keys(registered).toSorted(),
  );
});
