import { expect, test } from 'vitest';
import {
  batchMax,
  createPublishedQueue,
  inOrderOfTopic,
  type Published,
  type PublishedAnswer,
  waitingMax,
} from './mqtt-queue.ts';

const textOf = ({ payload }: Published): string => Buffer.from(payload).toString();
const message = (text: string, topic = 't/1'): Published => ({ topic, payload: Buffer.from(text) });

/** A store that a test answers by hand, batch by batch. */
function givenQueue() {
  const asked: string[][] = [];
  const answered: (number | null)[] = [];
  const faults: unknown[] = [];
  let settle: ((answers: readonly PublishedAnswer[]) => void) | undefined;
  let fail: ((error: unknown) => void) | undefined;
  const queue = createPublishedQueue({
    receive: (messages) => {
      asked.push(messages.map(textOf));
      return new Promise((resolve, reject) => ([settle, fail] = [resolve, reject]));
    },
    answered: (ids) => void answered.push(...ids),
    fault: (error) => void faults.push(error),
    pauseMilliseconds: 0,
  });
  const rooms: number[] = [];
  return {
    queue,
    asked,
    answered,
    faults,
    rooms,
    take: (...ids: readonly number[]) => {
      for (const id of ids) queue.take(message(`m${id}`), id, () => void rooms.push(id));
    },
    /** Answers the batch asked about last: the messages named must come again. */
    answer: async (...again: readonly string[]) => {
      settle?.((asked.at(-1) ?? []).map((text) => ({ again: again.includes(text) })));
      await settled();
    },
    fail: async () => {
      fail?.(new Error('store gone'));
      await settled();
    },
  };
}

/** What is due without waiting has run, and the pause of nothing after a failure as well. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setTimeout(resolve, 0));
}

test('a lone message goes at once; what comes while it is written goes together, in order', async () => {
  const { take, asked, answer, answered } = givenQueue();
  take(1, 2, 3);
  expect(asked).toEqual([['m1']]);
  await answer();
  expect([asked[1], answered]).toEqual([['m2', 'm3'], [1]]);
  await answer();
  expect(answered).toEqual([1, 2, 3]);
});

test('nothing is acknowledged before what came earlier, and only what failed is asked again', async () => {
  const { take, asked, answer, answered } = givenQueue();
  take(1, 2, 3, 4);
  await answer();
  await answer('m2');
  expect([answered, asked.at(-1)]).toEqual([[1], ['m2']]);
  await answer();
  expect(answered).toEqual([1, 2, 3, 4]);
});

test('after a failure the batches are smaller, so that one bad message holds up no more than it must', async () => {
  const { take, asked, fail: breakStore, answer, answered, faults } = givenQueue();
  take(1, 2, 3, 4, 5);
  await answer();
  await breakStore();
  expect(asked.at(-1)).toEqual(['m2', 'm3']);
  await breakStore();
  expect(asked.at(-1)).toEqual(['m2']);
  await answer();
  expect(asked.at(-1)).toEqual(['m3', 'm4']);
  expect([answered, faults.length]).toEqual([[1, 2], 2]);
});

test('a batch has its limit, and so has what waits: the connection is read no further until there is room', async () => {
  const { take, asked, answer, rooms } = givenQueue();
  take(...Array.from({ length: waitingMax.messages }, (_, id) => id));
  expect(rooms).toHaveLength(waitingMax.messages - 1);
  await answer();
  expect(rooms).toHaveLength(waitingMax.messages);
  expect(asked.at(-1)).toHaveLength(batchMax.messages);
});

test('a batch is bounded in bytes as well, and one message beyond them goes by itself', async () => {
  const { queue, asked, answer } = givenQueue();
  const large = { topic: 't/1', payload: new Uint8Array(batchMax.bytes + 1) };
  for (const [id, one] of [message('m1'), large, message('m3'), message('m4')].entries())
    queue.take(one, id, () => undefined);
  await answer();
  await answer();
  expect(asked.map(({ length }) => length)).toEqual([1, 1, 2]);
});

test('what the connection took with it is not acknowledged over the next, and is taken when it comes again', async () => {
  const { queue, take, asked, answer, answered } = givenQueue();
  take(1, 2);
  queue.clear();
  take(11, 12);
  expect(asked).toEqual([['m1']]);
  await answer();
  expect([asked.at(-1), answered]).toEqual([['m11', 'm12'], []]);
  await answer();
  expect(answered).toEqual([11, 12]);
});

test('in the order of each topic: behind one that must come again nothing of its topic is tried', async () => {
  const tried: string[] = [];
  const answers = await inOrderOfTopic(
    [message('a1', 'a'), message('b1', 'b'), message('a2', 'a'), message('b2', 'b')],
    (one) => {
      tried.push(textOf(one));
      return Promise.resolve({ again: textOf(one) === 'a1' });
    },
  );
  expect(answers.map(({ again }) => again)).toEqual([true, false, true, false]);
  expect(tried.toSorted()).toEqual(['a1', 'b1', 'b2']);
});
