import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { StoredEvent } from './port.ts';
import { createReadWindow } from './read-window.ts';

/** Only what the window looks at. */
const eventAt = (position: number): StoredEvent =>
  ({ position, stream: 's', hash: `h${position}`, previousHash: `h${position - 1}` }) as StoredEvent; // the rest is not read

/** A book that grows, with every reading of it. */
function givenBook(length: number) {
  const events = Array.from({ length }, (_, index) => eventAt(index + 1));
  const readings: string[] = [];
  return {
    events,
    readings,
    append: () => void events.push(eventAt(events.length + 1)),
    read: async (after: number, limit: number) => {
      readings.push(`${after} ${limit}`);
      return events.slice(after, after + limit);
    },
  };
}

const positionsOf = (page: readonly StoredEvent[]) => page.map(({ position }) => position);

test('those who follow at different paces are given one reading of the newest part', async () => {
  const book = givenBook(0);
  const { readAfter } = createReadWindow(book.read);
  for (let count = 0; count < 5; count += 1) book.append();
  expect(positionsOf(await readAfter(0, 10))).toEqual([1, 2, 3, 4, 5]);
  book.append();
  const [one, other, short] = await Promise.all([readAfter(5, 10), readAfter(2, 10), readAfter(2, 3)]);
  expect(positionsOf(one)).toEqual([6]);
  expect(positionsOf(other)).toEqual([3, 4, 5, 6]);
  expect(positionsOf(short)).toEqual([3, 4, 5]);
  expect(book.readings).toEqual(['0 10', '5 1000']);
});

test('whoever asks after an append is given it, though the same is being read', async () => {
  const book = givenBook(3);
  let answer = (): void => {};
  const held = new Promise<void>((resolve) => (answer = resolve));
  let reads = 0;
  const { readAfter } = createReadWindow(async (after, limit) => {
    const page = await book.read(after, limit);
    if ((reads += 1) === 2) await held;
    return page;
  });
  await readAfter(0, 10);
  const early = readAfter(3, 10);
  while (reads < 2) await new Promise((next) => setImmediate(next));
  book.append();
  const late = readAfter(3, 10);
  answer();
  expect(positionsOf(await early)).toEqual([]);
  expect(positionsOf(await late)).toEqual([4]);
});

test('every page is what the store would have answered, whoever wrote it and whatever is held', async () => {
  const grown = fc.record({ count: fc.nat(9), isHere: fc.boolean() });
  const step = fc.record({
    after: fc.nat(60),
    limit: fc.integer({ min: 1, max: 30 }),
    grown: fc.array(grown),
  });
  await fc.assert(
    fc.asyncProperty(fc.nat(40), fc.nat(20), fc.array(step, { maxLength: 30 }), async (start, max, steps) => {
      const book = givenBook(start);
      const { readAfter, written } = createReadWindow(book.read, max + 1);
      for (const { after, limit, grown: parts } of steps) {
        const early = readAfter(after, limit);
        const before = book.events.slice(after, after + limit);
        for (const { count, isHere } of parts) {
          for (let each = 0; each < count; each += 1) book.append();
          if (isHere && count > 0) written(book.events.slice(-count));
        }
        expect(positionsOf(await early)).toEqual(expect.arrayContaining(positionsOf(before)));
        expect(positionsOf(await readAfter(after, limit))).toEqual(
          positionsOf(book.events.slice(after, after + limit)),
        );
      }
    }),
  );
});

test('what this process wrote is not read back, also where others wrote before it or it was written while others read', async () => {
  const book = givenBook(3);
  const read: number[] = [];
  let duringRead = (): void => {};
  const { readAfter, written } = createReadWindow(async (after, limit) => {
    const page = await book.read(after, limit);
    read.push(...positionsOf(page));
    duringRead();
    return page;
  });
  const write = (count: number): void => {
    for (let each = 0; each < count; each += 1) book.append();
    written(book.events.slice(-count));
  };
  await readAfter(0, 10);
  write(2);
  expect(positionsOf(await readAfter(2, 10))).toEqual([3, 4, 5]);
  book.append(); // another process
  write(2);
  duringRead = () => {
    duringRead = () => {};
    write(1);
  };
  expect(positionsOf(await readAfter(5, 10))).toEqual([6, 7, 8, 9]);
  expect(positionsOf(await readAfter(0, 10))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(read).toEqual([1, 2, 3, 6, 7, 8]);
});

test('what was written here and does not follow what was read is not believed: the store is asked', async () => {
  const book = givenBook(3);
  const { readAfter, written } = createReadWindow(book.read);
  await readAfter(0, 10);
  written([{ ...eventAt(4), previousHash: 'another' }]);
  expect(positionsOf(await readAfter(0, 10))).toEqual([1, 2, 3]);
  book.append();
  expect((await readAfter(3, 10)).map(({ previousHash }) => previousHash)).toEqual(['h3']);
});

test('a record that does not follow the one held before it is named', async () => {
  const book = givenBook(3);
  const { readAfter } = createReadWindow(book.read);
  await readAfter(0, 10);
  book.events.push({ ...eventAt(4), previousHash: 'another' });
  await expect(readAfter(3, 10)).rejects.toThrow('4');
});

test('where reading fails, those who asked hear of it, and the next are answered', async () => {
  const book = givenBook(3);
  let fails = false;
  const { readAfter } = createReadWindow((after, limit) =>
    fails ? Promise.reject(new Error('away')) : book.read(after, limit),
  );
  await readAfter(0, 10);
  fails = true;
  const together = [readAfter(3, 10), readAfter(1, 10)];
  for (const one of together) await expect(one).rejects.toThrow('away');
  fails = false;
  expect(positionsOf(await readAfter(1, 10))).toEqual([2, 3]);
});
