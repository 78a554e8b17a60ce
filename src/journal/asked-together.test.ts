import { expect, test } from 'vitest';
import { askedTogether } from './asked-together.ts';

const nextTurn = () => new Promise((next) => setImmediate(next));

/** A store that answers when it is told to, with what it held when it was asked. */
function heldStore() {
  const holds = new Map<string, number>([
    ['a', 1],
    ['b', 2],
  ]);
  const asked: {
    readonly keys: readonly string[];
    readonly answer: () => void;
    readonly fail: () => void;
  }[] = [];
  const get = askedTogether<number>(
    (keys) =>
      new Promise((resolve, reject) => {
        const found = new Map([...holds].filter(([key]) => keys.includes(key)));
        asked.push({ keys, answer: () => resolve(found), fail: () => reject(new Error('away')) });
      }),
  );
  return { holds, asked, get };
}

test('those who come in one turn ask together, each key once; the next do not wait for their answer', async () => {
  const { asked, get } = heldStore();
  const first = [get('b'), get('a'), get('b'), get('c')];
  await nextTurn();
  const later = get('a');
  await nextTurn();
  expect(asked.map(({ keys }) => keys)).toEqual([['b', 'a', 'c'], ['a']]);
  asked[1]?.answer();
  expect(await later).toBe(1);
  asked[0]?.answer();
  expect(await Promise.all(first)).toEqual([2, 1, 2, null]);
});

test('whoever asks after a change hears of it, though the same is being asked', async () => {
  const { holds, asked, get } = heldStore();
  const before = get('a');
  await nextTurn();
  holds.delete('a');
  const after = get('a');
  await nextTurn();
  for (const { answer } of asked) answer();
  expect([await before, await after]).toEqual([1, null]);
});

test('where asking fails, those who asked together hear of it, and the next are answered', async () => {
  const { asked, get } = heldStore();
  const together = [get('a'), get('b')];
  await nextTurn();
  asked[0]?.fail();
  for (const one of together) await expect(one).rejects.toThrow('away');
  const next = get('b');
  await nextTurn();
  asked[1]?.answer();
  expect(await next).toBe(2);
});
