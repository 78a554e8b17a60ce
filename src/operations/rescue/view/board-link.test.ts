import { expect, test } from 'vitest';
import type { Answer } from '../../../kit/http.ts';
import type { BoardAnswer } from '../board-wire.ts';
import { createBoardLink } from './board-link.ts';
import { givenBoat } from './given-board.ts';

function givenNode() {
  const asked: string[] = [];
  const waiting: ((answer: Answer<BoardAnswer>) => void)[] = [];
  let tick: (() => void) | null = null;
  const link = createBoardLink({
    ask: (path) => {
      asked.push(path);
      return new Promise((resolve) => waiting.push(resolve));
    },
    now: () => 5_000,
    every: (act) => {
      tick = act;
      return () => {
        tick = null;
      };
    },
  });
  const answer = async (given: Answer<BoardAnswer>) => {
    waiting.shift()?.(given);
    await Promise.resolve();
    await Promise.resolve();
  };
  return { asked, link, answer, tick: () => tick?.(), isAsking: () => tick !== null };
}

const ok = (position: string, change: Partial<BoardAnswer> = {}): Answer<BoardAnswer> => ({
  kind: 'ok',
  value: { position, reset: position === 'p.1', contacts: [], boats: [], ...change },
});

test('nothing is asked until somebody looks, and nothing after the last has gone', async () => {
  const node = givenNode();
  expect(node.asked).toEqual([]);
  const first = node.link.hold();
  const second = node.link.hold();
  await node.answer(ok('p.1'));
  first();
  first();
  expect(node.isAsking()).toBe(true);
  second();
  expect(node.isAsking()).toBe(false);
  node.link.nudge();
  expect(node.asked).toHaveLength(1);
});

test('what was told is the place from which it is asked again', async () => {
  const node = givenNode();
  node.link.hold();
  await node.answer(ok('p.1', { boats: [givenBoat('b-000001')] }));
  node.tick();
  expect(node.asked[1]).toBe('/api/operations/rescue/board?after=p.1');
});

test('news heard while an answer is awaited is asked for once after it', async () => {
  const node = givenNode();
  node.link.hold();
  node.link.nudge();
  node.link.nudge();
  node.tick();
  expect(node.asked).toHaveLength(1);
  await node.answer(ok('p.1'));
  expect(node.asked).toHaveLength(2);
  await node.answer(ok('p.2'));
  expect(node.asked).toHaveLength(2);
});

test('a lost node leaves the board with the time of its answer', async () => {
  const node = givenNode();
  node.link.hold();
  await node.answer(ok('p.1', { boats: [givenBoat('b-000001')] }));
  node.tick();
  await node.answer({ kind: 'unreachable' });
  expect(node.link.held.get().boats.size).toBe(1);
  expect(node.link.standing.get()).toEqual({ at: 5_000, trouble: { kind: 'offline' } });
});

test('a board that one may no longer see goes from the screen', async () => {
  const node = givenNode();
  node.link.hold();
  await node.answer(ok('p.1', { boats: [givenBoat('b-000001')] }));
  node.tick();
  await node.answer({ kind: 'refused', status: 403, code: 'not_permitted', message: null, detail: {} });
  expect(node.link.held.get().boats.size).toBe(0);
});
