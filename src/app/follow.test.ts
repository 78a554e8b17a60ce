import { afterEach, describe, expect, test } from 'vitest';
import { sampleEvent, sampleRequest } from '../journal/test-server.ts';
import { instant } from '../kernel/time.ts';
import { answeredWhenTaken, type Follower, followJournal, type FollowParts } from './follow.ts';
import { sampleJournal } from './sample-journal.ts';
import { sampleWho } from './sample-who.ts';

const journal = () => sampleJournal(() => instant(0));
let running: Follower[] = [];
afterEach(async () => {
  await Promise.all(running.map((follower) => follower.close()));
  running = [];
});

function follow(parts: Pick<FollowParts, 'journal' | 'take'> & Partial<FollowParts>): Follower {
  const follower = followJournal({ from: 0, types: ['ExampleSeen'], fault: () => {}, ...parts });
  running.push(follower);
  return follower;
}
const another = (stream: string) => sampleRequest({ stream });
const other = () => sampleRequest({ events: [{ ...sampleEvent(), type: 'OtherSeen' }], stream: 'other/1' });

describe('whoever follows the book', () => {
  test('is told of each event of its types once, in order, whoever wrote it', async () => {
    const book = journal();
    const told: number[] = [];
    await book.append(another('example/1'));
    const follower = follow({ journal: book, take: ({ position }) => void told.push(position) });
    await book.append(other());
    await book.append(another('example/2'));
    expect(await follower.reached(3, 1_000)).toBe(true);
    expect(told).toEqual([1, 3]);
  });

  test('goes on from where it stood', async () => {
    const book = journal();
    for (const stream of ['example/1', 'example/2', 'example/3']) await book.append(another(stream));
    const told: number[] = [];
    const follower = follow({ journal: book, from: 2, take: ({ position }) => void told.push(position) });
    expect(await follower.reached(3, 1_000)).toBe(true);
    expect(told).toEqual([3]);
  });

  test('tries an event again that could not be taken, and says so', async () => {
    const book = journal();
    const told: number[] = [];
    const faults: unknown[] = [];
    const follower = follow({
      journal: book,
      take({ position }) {
        told.push(position);
        if (told.length === 1) throw new Error('the store is away');
      },
      fault: (error) => void faults.push(error),
      retryMilliseconds: 1,
    });
    await book.append(another('example/1'));
    expect(await follower.reached(1, 1_000)).toBe(true);
    expect(told).toEqual([1, 1]);
    expect(faults).toEqual([new Error('the store is away')]);
  });

  test('does not say that it reached what nobody wrote', async () => {
    const follower = follow({ journal: journal(), take: () => {} });
    expect(await follower.reached(1, 5)).toBe(false);
  });

  test('hears nothing after it is closed', async () => {
    const book = journal();
    const told: number[] = [];
    const follower = follow({ journal: book, take: ({ position }) => void told.push(position) });
    await follower.close();
    await book.append(another('example/1'));
    expect(told).toEqual([]);
  });
});

test('an answer waits until this process has taken what was written', async () => {
  const order: string[] = [];
  const handle = answeredWhenTaken(
    async () => ({ ok: true, position: 7, repeated: false }),
    {
      async reached(position) {
        order.push(`taken ${position}`);
        return true;
      },
    },
    ['example/room'],
  );
  const request = { command: 'Write', fields: {}, idempotencyKey: 'key-00000' };
  await handle(sampleWho(), { ...request, context: 'example/room' });
  order.push('answered');
  await handle(sampleWho(), { ...request, context: 'example/other' });
  expect(order).toEqual(['taken 7', 'answered']);
});
