import { expect, test } from 'vitest';
import { createUnwrittenAlarms } from './unwritten-alarms.ts';

interface Command {
  readonly alarm: string;
  readonly what: string;
}

/** A store that fails for what is named, as long as it stands there. */
function givenStore(failing: Set<string>) {
  const written: string[] = [];
  const tried: string[] = [];
  const unwritten = createUnwrittenAlarms<Command>({
    waitingMax: 3,
    write({ alarm, what }) {
      tried.push(`${alarm} ${what}`);
      if (failing.has(alarm)) return Promise.reject(new Error(`no ${alarm}`));
      written.push(`${alarm} ${what}`);
      return Promise.resolve();
    },
  });
  return { unwritten, written, tried };
}

test('what the store fails to take stays, and is written at the next call, before what came after it', async () => {
  const failing = new Set(['a']);
  const { unwritten, written } = givenStore(failing);
  unwritten.add({ alarm: 'a', what: 'presented' });
  await expect(unwritten.write()).rejects.toThrow('no a');
  expect([unwritten.holds('a'), written]).toEqual([true, []]);
  failing.clear();
  unwritten.add({ alarm: 'a', what: 'raised' });
  await unwritten.write();
  expect([unwritten.holds('a'), written]).toEqual([false, ['a presented', 'a raised']]);
});

test('one alarm that cannot be written holds up no other, and its own keep their order', async () => {
  const { unwritten, written } = givenStore(new Set(['a']));
  for (const [alarm, what] of [
    ['a', 'presented'],
    ['a', 'raised'],
    ['b', 'presented'],
  ] as const)
    unwritten.add({ alarm, what });
  await expect(unwritten.write()).rejects.toThrow('no a');
  expect([written, unwritten.holds('a'), unwritten.holds('b')]).toEqual([['b presented'], true, false]);
});

test('where a second one fails the store is away: nothing more is tried until the next call', async () => {
  const { unwritten, tried } = givenStore(new Set(['a', 'b', 'c']));
  for (const alarm of ['a', 'b', 'c']) unwritten.add({ alarm, what: 'presented' });
  expect(unwritten.isFull).toBe(true);
  await expect(unwritten.write()).rejects.toThrow('no a');
  expect(tried).toEqual(['a presented', 'b presented']);
});

test('what is added while the rest is being written is written as well, by whoever asked first', async () => {
  const { unwritten, written } = givenStore(new Set());
  unwritten.add({ alarm: 'a', what: 'presented' });
  const first = unwritten.write();
  unwritten.add({ alarm: 'b', what: 'presented' });
  await Promise.all([first, unwritten.write()]);
  expect(written).toEqual(['a presented', 'b presented']);
});
