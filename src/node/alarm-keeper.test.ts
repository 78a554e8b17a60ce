import { beforeEach, describe, expect, test } from 'vitest';
import { domainEvent } from '../app/new-event.ts';
import { sampleJournal } from '../app/sample-journal.ts';
import type { AppendRequest, Journal } from '../journal/port.ts';
import type { AlarmCondition, AlarmPriority } from '../kernel/alarm.ts';
import type { WatchEvent } from '../operations/watch/events.ts';
import { alarmIdOf } from '../operations/watch/alarm-state.ts';
import { watch } from '../operations/watch/index.ts';
import { after, moment, sampleCondition } from '../operations/watch/sample-watch.ts';
import { createWatchBook, type WatchBook } from '../operations/watch/watch-book.ts';
import { type AlarmKeeper, startAlarmKeeper } from './alarm-keeper.ts';

type SampleJournal = ReturnType<typeof sampleJournal>;

let book: SampleJournal;
let told: string[];
let conditions: readonly AlarmCondition[];

beforeEach(() => {
  book = sampleJournal(() => moment(100));
  told = [];
  conditions = [];
});

/** One process that keeps the alarms of this book; `journal`: what it reaches the book by. */
function keeperOn(journal: Journal = book): AlarmKeeper {
  const held: WatchBook = createWatchBook();
  let followed = 0;
  return startAlarmKeeper({
    journal,
    contexts: [watch],
    agency: 'agency-a',
    clock: () => moment(100),
    async refresh() {
      const upTo = await journal.head();
      for (const stored of await book.readAfter(followed, 10_000)) {
        const event = domainEvent({ upcasters: {} }, stored) as WatchEvent; // nothing else is written here
        held.take({ stream: stored.stream, position: stored.position, event });
      }
      followed = Math.max(followed, upTo, book.events.length);
      return upTo;
    },
    conditionsAt: () => conditions,
    alarms: () => held.standingAlarms(),
    fault: (error) => void told.push(error instanceof Error ? error.message : String(error)),
    lookEveryMilliseconds: null,
  });
}

function one(n: number, priority: AlarmPriority): AlarmCondition {
  return sampleCondition({ key: `unread/c-${n}`, about: `contact/c-${n}`, priority, since: after(90) });
}

const priorities = ['low', 'high', 'life'] as const;
const burst = (count: number) => Array.from({ length: count }, (_, n) => one(n, priorities[n % 3] ?? 'low'));
const idOf = (n: number) => alarmIdOf(`unread/c-${n}`, 'uk');
const raised = () => book.events.filter(({ type }) => type === 'AlarmRaised');
const raisedPriorities = () =>
  raised().map(({ body }) => (body['condition'] as { readonly priority: AlarmPriority }).priority);

/** The same book, reached otherwise. */
function reached(append: (request: AppendRequest) => ReturnType<Journal['append']>): Journal {
  return { ...book, append };
}

describe('a burst of conditions', () => {
  test('is raised at one look, each once, danger to life before all others and high before low', async () => {
    conditions = burst(60);
    await keeperOn().look();
    expect(raisedPriorities()).toEqual(
      ['life', 'high', 'low'].flatMap((priority) => Array.from({ length: 20 }, () => priority)),
    );
    expect(new Set(raised().map(({ stream }) => stream)).size).toBe(60);
    expect(told).toEqual([]);
  });

  test('is handed to the book together: the last does not wait for the first to be flushed', async () => {
    conditions = Array.from({ length: 40 }, (_, n) => one(n, 'life'));
    const waiting: (() => void)[] = [];
    const keeper = keeperOn(
      reached(async (request) => {
        // Nobody's append goes on before all forty are here: one after another they would wait for ever.
        await new Promise<void>((go) => {
          waiting.push(go);
          if (waiting.length === 40) for (const each of waiting) each();
        });
        return book.append(request);
      }),
    );
    await keeper.look();
    expect(raised()).toHaveLength(40);
  });

  test('lets what calls for life meanwhile come before what waits', async () => {
    conditions = Array.from({ length: 300 }, (_, n) => one(n, 'low'));
    const keeper = keeperOn(
      reached((request) => {
        if (conditions.length === 300) conditions = [...conditions, one(999, 'life')];
        return book.append(request);
      }),
    );
    await keeper.look();
    const place = raised().findIndex(({ stream }) => stream === `alarm/${idOf(999)}`);
    expect(place).toBeGreaterThan(0); // some of the others were on their way already
    expect(place).toBeLessThanOrEqual(64);
    expect(raised()).toHaveLength(301);
  });
});

describe('several steps of one alarm at one look', () => {
  const late = () => [sampleCondition({ key: 'late/c-1', priority: 'life', since: after(-1_000) })];
  const own = alarmIdOf('late/c-1', 'uk');
  const written = () =>
    book.events.map(({ stream, version, type }) => [stream === `alarm/${own}`, version, type]);
  const inTheirOrder = [
    [true, 1, 'AlarmRaised'],
    [true, 2, 'AlarmEscalated'],
    [true, 3, 'AlarmEscalated'],
  ];

  test('are written together in their order', async () => {
    conditions = late();
    await keeperOn().look();
    expect(written()).toEqual(inTheirOrder);
    expect(told).toEqual([]);
  });

  test('are each decided anew where another process wrote the first of them meanwhile', async () => {
    conditions = late();
    let isFirst = true;
    const keeper = keeperOn(
      reached(async (request) => {
        if (isFirst) {
          isFirst = false;
          await book.append({ ...request, idempotencyKey: 'of another process' });
        }
        return book.append(request);
      }),
    );
    await keeper.look();
    expect(written()).toEqual(inTheirOrder);
  });
});

describe('what one step meets does not stop the rest', () => {
  test('another process raised the same alarm first: it stands once, and is told', async () => {
    conditions = burst(30);
    let isFirst = true;
    const keeper = keeperOn(
      reached(async (request) => {
        if (isFirst) {
          isFirst = false;
          // Between this process's look and its write: somebody who had looked at another place, under another key.
          await book.append({ ...request, idempotencyKey: 'of another process' });
        }
        return book.append(request);
      }),
    );
    await keeper.look();
    expect(raised()).toHaveLength(30);
    expect(new Set(raised().map(({ stream }) => stream)).size).toBe(30);
    expect(told).toEqual([expect.stringContaining('already_raised')]);
  });

  test('two processes that look at the same write each step once', async () => {
    conditions = burst(45);
    await Promise.all([keeperOn().look(), keeperOn().look()]);
    expect(raised()).toHaveLength(45);
    expect(new Set(raised().map(({ stream }) => stream)).size).toBe(45);
  });

  test('a fault at one alarm is told, the others stand, and the next look raises it', async () => {
    conditions = burst(30);
    let isAway = true;
    const keeper = keeperOn(
      reached((request) => {
        if (isAway && request.stream === `alarm/${idOf(2)}`)
          return Promise.reject(new Error('the store is away'));
        return book.append(request);
      }),
    );
    await expect(keeper.look()).rejects.toThrow('the store is away');
    expect(raised()).toHaveLength(29);
    isAway = false;
    await keeper.look();
    expect(raised().map(({ stream }) => stream)).toContain(`alarm/${idOf(2)}`);
    expect(raised()).toHaveLength(30);
  });

  test('an alarm whose stream cannot be read fails by itself', async () => {
    conditions = burst(6);
    let isAway = true;
    const keeper = keeperOn({
      ...book,
      readStream: (stream, afterVersion) =>
        isAway && stream === `alarm/${idOf(0)}`
          ? Promise.reject(new Error('unreadable'))
          : book.readStream(stream, afterVersion),
    });
    await expect(keeper.look()).rejects.toThrow('unreadable');
    expect(raised()).toHaveLength(5);
    isAway = false;
    await keeper.look();
    expect(raised()).toHaveLength(6);
  });

  test('killed after some were written, another process writes the rest and none twice', async () => {
    conditions = burst(30);
    let left = 7;
    const dying = keeperOn(
      reached((request) => (left-- > 0 ? book.append(request) : Promise.reject(new Error('killed')))),
    );
    await expect(dying.look()).rejects.toThrow('alarms could not be written');
    expect(raised()).toHaveLength(7);
    await keeperOn().look();
    expect(raised()).toHaveLength(30);
    expect(new Set(raised().map(({ stream }) => stream)).size).toBe(30);
  });
});

test('a look that was rung for and fails is told, and does not end the keeper', async () => {
  conditions = burst(3);
  let isAway = true;
  const keeper = keeperOn(
    reached((request) => (isAway ? Promise.reject(new Error('away')) : book.append(request))),
  );
  keeper.ring();
  await keeper.look().catch(() => undefined);
  expect(told).toEqual(['3 alarms could not be written']);
  isAway = false;
  keeper.ring();
  await keeper.close();
  expect(raised()).toHaveLength(3);
});
