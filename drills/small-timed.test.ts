import { expect, test } from 'vitest';
import { registered } from './register.ts';
import { books, provesSmall, timed, worlds } from './test-small.ts';

test('each registered proof is run small, once', () => {
  expect([...timed, ...worlds, ...books].toSorted()).toEqual(Object.keys(registered).toSorted());
});

provesSmall(timed);
