import { expect, test } from 'vitest';
import type { Answer } from '../http.ts';
import { createAskedLink } from './asked-link.ts';

interface Told {
  readonly items: readonly string[];
}

/** A node that answers when the test says so, and what it was asked. */
function line() {
  const asked: string[] = [];
  const waiting: ((answer: Answer<Told>) => void)[] = [];
  let tick: () => void = () => undefined;
  const link = createAskedLink<Told, readonly string[]>(
    {
      empty: [],
      path: (held) => `/api/x?after=${held.length}`,
      join: (held, { items }) => (items.length === 0 ? held : [...held, ...items]),
      everyMilliseconds: 1000,
    },
    {
      ask(path) {
        asked.push(path);
        return new Promise((resolve) => {
          waiting.push(resolve);
        });
      },
      now: () => 42,
      every(act) {
        tick = act;
        return () => {
          tick = () => undefined;
        };
      },
    },
  );
  const answer = async (given: Answer<Told>) => {
    waiting.shift()?.(given);
    await Promise.resolve();
    await Promise.resolve();
  };
  return { asked, link, answer, tick: () => tick() };
}

const ok = (...items: readonly string[]): Answer<Told> => ({ kind: 'ok', value: { items } });
const refused = (code: string, status: number): Answer<Told> => ({
  kind: 'refused',
  status,
  code,
  message: null,
  detail: {},
});

test('nothing is asked before somebody holds the line, nor after the last has let go', async () => {
  const { asked, link, tick, answer } = line();
  link.nudge();
  expect(asked).toEqual([]);
  const [first, second] = [link.hold(), link.hold()];
  await answer(ok('a'));
  first();
  first();
  tick();
  expect(asked).toHaveLength(2);
  second();
  tick();
  link.nudge();
  expect(asked).toHaveLength(2);
});

test('what is heard while an answer is awaited is asked once more after it, from where one then stands', async () => {
  const { asked, link, answer } = line();
  link.hold();
  link.nudge();
  link.nudge();
  await answer(ok('a', 'b'));
  expect(asked).toEqual(['/api/x?after=0', '/api/x?after=2']);
  await answer(ok());
  expect([asked.length, link.held.get()]).toEqual([2, ['a', 'b']]);
});

test('an answer with nothing new leaves the same object', async () => {
  const { link, answer } = line();
  link.hold();
  await answer(ok('a'));
  const before = link.held.get();
  link.nudge();
  await answer(ok());
  expect(link.held.get()).toBe(before);
});

test('a silent or busy node leaves the old list with its age; one that refuses takes it away', async () => {
  const { link, answer } = line();
  link.hold();
  await answer(ok('a'));
  link.nudge();
  await answer({ kind: 'unreachable' });
  expect([link.held.get(), link.standing.get()]).toEqual([['a'], { at: 42, trouble: { kind: 'offline' } }]);
  link.nudge();
  await answer(refused('too_many_requests', 429));
  expect(link.standing.get()).toEqual({ at: 42, trouble: { kind: 'overloaded' } });
  link.nudge();
  await answer(refused('not_permitted', 403));
  expect([link.held.get(), link.standing.get().at]).toEqual([[], null]);
});
