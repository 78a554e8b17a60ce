import { afterEach, expect, test } from 'vitest';
import { deafSince, isFresh, theirAgeSeconds } from '../../kernel/link-standing.ts';
import { addSeconds, type Instant, instant } from '../../kernel/time.ts';
import { keepAge } from './clock-steps.ts';
import { keepLink } from './keep-link.ts';
import { afterAnswer, afterAsked, afterFault } from './link.ts';
import { sampleHead } from './sample-head.ts';

const start = instant(Date.UTC(2026, 10, 24, 2));
const at = (seconds: number): Instant => addSeconds(start, seconds);
const none = { life: 0, work: 0, bulk: 0 };

const open: (() => void)[] = [];
afterEach(() => {
  for (const close of open.splice(0)) close();
});

/** A link with a node whose clock somebody sets; `pass`: seconds go by on both its clocks. */
function given() {
  let [wall, steady] = [start, 0];
  const told: string[] = [];
  const clocks = { clock: () => wall, steady: () => steady };
  const keeper = keepLink('fr', {
    ...clocks,
    silentMilliseconds: 10_000,
    changed: () => {},
    clockPutBack: (peer, milliseconds) => void told.push(`${peer} ${milliseconds}`),
  });
  open.push(keeper.close);
  const { link, become } = keeper;
  return {
    link,
    become,
    told,
    clocks,
    pass(seconds: number): void {
      wall = addSeconds(wall, seconds);
      steady += seconds * 1_000;
    },
    set: (seconds: number) => void (wall = addSeconds(wall, seconds)),
    /** They answered, and say that they heard us at that moment as well. */
    answered(answeredAt = wall): void {
      const head = sampleHead({ now: answeredAt, asOf: answeredAt, hears: 0 });
      become(afterAnswer(link(), { head, askedAt: answeredAt, answeredAt, having: none }));
    },
    health() {
      const { hearing, heard } = link();
      const standing = {
        state: hearing.state === 'up' ? 'up' : 'down',
        since: hearing.since,
        currentTo: hearing.asOf,
      } as const;
      return {
        state: standing.state,
        heard: heard.state,
        age: theirAgeSeconds(standing, wall),
        isFresh: isFresh(standing, wall),
        isDeaf: (deafSince(standing, wall) ?? wall + 1) <= wall,
      };
    },
  };
}

test('the line dies, and the clock is put back by half an hour: it is as dead as it was', () => {
  const node = given();
  node.answered();
  node.pass(2);
  node.set(-1_800);
  node.pass(9);
  expect(node.health()).toEqual({ state: 'down', heard: 'down', age: 11, isFresh: false, isDeaf: true });
  expect(node.link().hearing.since).toBe(at(-1_800));
  expect(node.told).toEqual(['fr 1800000']);
});

test('a line that was known to be dead stays so, with its age, however often the clock is put back', () => {
  const node = given();
  node.answered();
  node.pass(60);
  node.become(afterFault(node.link(), 'unreachable'));
  node.set(-1_800);
  node.pass(60);
  node.become(afterFault(node.link(), 'unreachable'));
  node.set(-600);
  expect(node.health()).toEqual({ state: 'down', heard: 'down', age: 120, isFresh: false, isDeaf: true });
});

test('they are told how long ago we heard them, and what they say of it is placed on the clock that is set', () => {
  const node = given();
  node.answered();
  node.set(-1_800);
  node.pass(4);
  const { heardAt } = node.link().hearing;
  expect(node.clocks.clock() - Number(heardAt)).toBe(4_000);
  node.become(afterAsked(node.link(), { acknowledged: none, hears: 1_000 }, node.clocks.clock()));
  expect(node.link().heard).toMatchObject({ state: 'up', heardAt: at(-1_797) });
});

test('an answer that was read before the step and is written after it counts from now on', () => {
  const node = given();
  node.pass(2);
  node.set(-1_800);
  node.link(); // looked at in between
  node.answered(at(2));
  expect(node.health()).toMatchObject({ state: 'up', age: 0 });
  node.pass(11);
  expect(node.health()).toMatchObject({ state: 'down', age: 11, isFresh: false });
});

test('a clock that is put forward makes nothing younger, and one that is held to time is not told of', () => {
  const node = given();
  node.answered();
  node.set(1_800);
  expect(node.health()).toMatchObject({ state: 'down', age: 1_800 });
  node.answered();
  node.set(-0.4);
  node.pass(9);
  expect(node.health()).toMatchObject({ state: 'up' });
  expect(node.told).toEqual([]);
});

test('an answer is never of what is yet to come, though their clock was put back and their outbox stands still', () => {
  const node = given();
  const head = sampleHead({ now: at(0), asOf: at(1_800), hears: 0 });
  node.become(afterAnswer(node.link(), { head, askedAt: at(0), answeredAt: at(0), having: none }));
  node.pass(11);
  expect(node.health()).toMatchObject({ age: 11, isFresh: false });
});

test('a moment that is kept elsewhere goes back with the clock, until it is a new one', () => {
  const node = given();
  let moment = at(0);
  const age = keepAge(node.clocks, () => moment);
  node.pass(30);
  node.set(-1_800);
  expect(node.clocks.clock() - age()).toBe(30_000);
  node.pass(30);
  expect(node.clocks.clock() - age()).toBe(60_000);
  // Written anew by the clock that is set; and one that was written just before a step is of now.
  moment = node.clocks.clock();
  expect(age()).toBe(moment);
  moment = at(0);
  expect(age()).toBe(node.clocks.clock());
  node.pass(5);
  expect(node.clocks.clock() - age()).toBe(5_000);
});
