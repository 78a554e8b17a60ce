import { expect, test } from 'vitest';
import { doKey, onListKey } from './keys.ts';

function pressed(key: string) {
  const event = { key, prevented: false, preventDefault: () => void (event.prevented = true) };
  return event;
}

test('a bound key is done and kept from the browser; every other goes on, also one named like an object’s own parts', () => {
  let done = 0;
  const bound = { c: () => void done++ };
  const event = pressed('c');
  expect([doKey(event, bound), event.prevented, done]).toEqual([true, true, 1]);
  for (const key of ['x', 'constructor', 'toString']) {
    const other = pressed(key);
    expect([doKey(other, bound), other.prevented, done]).toEqual([false, false, 1]);
  }
});

test('the keys of a list go one, ten or all the way, and Enter opens', () => {
  const said: (number | 'opened')[] = [];
  const list = { move: (steps: number) => said.push(steps), open: () => said.push('opened'), count: 7 };
  for (const key of ['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End', 'Enter', 'j'])
    onListKey(pressed(key), list);
  expect(said).toEqual([1, -1, 10, -10, -7, 7, 'opened']);
});
