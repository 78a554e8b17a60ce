import { expect, test } from 'vitest';
import { registered } from './register.ts';
import { books, killed, provesSmall, timed, worlds } from './test-small.ts';

test('each registered proof is run small, once', () => {
  expect([...timed, ...killed, ...worlds, ...books].toSorted()).toEqual(Object.keys(registered).toSorted());
});

provesSmall(timed);
