import { expect, test } from 'vitest';
import { askedTogether } from './asked-together.ts';

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
  const answerNext = async (): Promise<void> => {
    asked.at(-1)?.answer();
    await new Promise((next) => setImmediate(next));
  };
  return { holds, asked, get, answerNext };
}

test('one asks at once; those who come meanwhile ask together, each key once', async () => {
  const { asked, get, answerNext } = heldStore();
  const first = get('a');
  expect(asked.map(({ keys }) => keys)).toEqual([['a']]);
  const others = [get('b'), get('a'), get('b'), get('c')];
  expect(asked).toHaveLength(1);
  await answerNext();
  expect(asked.map(({ keys }) => keys)).toEqual([['a'], ['b', 'a', 'c']]);
  await answerNext();
  expect(await first).toBe(1);
  expect(await Promise.all(others)).toEqual([2, 1, 2, null]);
});

test('whoever asks after a change hears of it, though the same was being asked before', async () => {
  const { holds, get, answerNext } = heldStore();
  const before = get('a');
  holds.delete('a');
  const after = get('a');
  await answerNext();
  await answerNext();
  expect([await before, await after]).toEqual([1, null]);
});

test('where asking fails, those who asked together hear of it, and the next are answered', async () => {
  const { asked, get, answerNext } = heldStore();
  const first = get('a');
  const second = get('b');
  asked[0]?.fail();
  await expect(first).rejects.toThrow('away');
  await answerNext();
  expect(await second).toBe(2);
});
