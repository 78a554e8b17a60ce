import { describe, expect, test } from 'vitest';
import { addSeconds, instant } from '../../kernel/time.ts';
import { createSourceBook, evolveSource, newSource, sourceHealth } from './sources.ts';

const noon = instant(Date.UTC(2027, 8, 8, 12));
const mast = { source: 'mast', kind: 'ais', silentAfterSeconds: 30 } as const;
const later = (seconds: number) => addSeconds(noon, seconds);
const heard = (seconds: number, count = 1) => ({ type: 'heard', at: later(seconds), count }) as const;

describe('the state of a source', () => {
  test('never, then receiving, then silent, then receiving again', () => {
    let state = newSource(mast);
    expect(sourceHealth(state, noon).state).toBe('never');
    state = evolveSource(state, heard(0));
    expect(sourceHealth(state, later(30)).state).toBe('receiving');
    expect(sourceHealth(state, later(31)).state).toBe('silent');
    state = evolveSource(state, heard(40));
    expect(sourceHealth(state, later(41)).state).toBe('receiving');
  });

  test('a lost connection shows at once, whatever was heard before', () => {
    let state = evolveSource(evolveSource(newSource(mast), { type: 'link', connected: true }), heard(0));
    expect(sourceHealth(state, later(1)).state).toBe('receiving');
    state = evolveSource(state, { type: 'link', connected: false });
    expect(sourceHealth(state, later(1)).state).toBe('disconnected');
  });

  test('noise does not make a source look alive', () => {
    const state = evolveSource(newSource(mast), { type: 'refused', at: noon, reason: 'checksum', count: 5 });
    expect(sourceHealth(state, later(1))).toMatchObject({
      state: 'never',
      refused: 5,
      refusedByReason: { checksum: 5 },
    });
  });
});

describe('the rate is that of the last ten whole seconds', () => {
  test('steady', () => {
    let state = newSource(mast);
    for (let second = 0; second < 20; second += 1) state = evolveSource(state, heard(second, 50));
    expect(sourceHealth(state, later(20)).rate).toBe(50);
  });

  test('it falls to nothing when the source stops', () => {
    let state = newSource(mast);
    for (let second = 0; second < 20; second += 1) state = evolveSource(state, heard(second, 50));
    expect(sourceHealth(state, later(25)).rate).toBe(25);
    expect(sourceHealth(state, later(500)).rate).toBe(0);
  });

  test('a clock set back loses no count', () => {
    const state = evolveSource(evolveSource(newSource(mast), heard(100, 10)), heard(40, 10));
    expect(sourceHealth(state, later(101))).toMatchObject({ received: 20, rate: 2 });
  });
});

describe('a book of sources', () => {
  test('configured sources show before they speak', () =>
    expect(
      createSourceBook([mast])
        .health(noon)
        .map((each) => each.state),
    ).toEqual(['never']));

  test('an unknown source is taken in; ten thousand made-up names are not', () => {
    const book = createSourceBook([mast]);
    for (let name = 0; name < 10_000; name += 1) book.note(`made-up-${name}`, heard(0));
    const health = book.health(noon);
    expect(health.length).toBeLessThanOrEqual(2_501);
    expect(health.reduce((sum, each) => sum + each.received, 0)).toBe(10_000);
  });

  test('made-up reasons cannot fill the memory', () => {
    const book = createSourceBook([mast]);
    for (let reason = 0; reason < 1_000; reason += 1)
      book.note('mast', { type: 'refused', at: noon, reason: `made-up-${reason}`, count: 1 });
    const reasons = book.health(noon)[0]?.refusedByReason ?? {};
    expect(Object.keys(reasons).length).toBeLessThanOrEqual(65);
    expect(Object.values(reasons).reduce((sum, count) => sum + count, 0)).toBe(1_000);
  });
});
