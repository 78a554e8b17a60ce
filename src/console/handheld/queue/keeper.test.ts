import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Draft, Entry } from './entry.ts';
import {
  type Death,
  emptyWorld,
  type FakeLink,
  type FakeWorld,
  samplePhoto,
  sampleSearch,
  startFakeRun,
} from './fake-shift.ts';

const searches = (count: number): readonly (readonly Draft[])[] =>
  Array.from({ length: count }, (_, n) => sampleSearch(n, { hasPhoto: n % 2 === 0, isLife: n % 3 === 2 }));

/** Lets everything go on that still can: a killed run leaves promises that never settle. */
async function settle(): Promise<void> {
  for (let n = 0; n < 400; n += 1) await Promise.resolve();
}

interface Run {
  readonly death?: Death;
  readonly link?: FakeLink;
  readonly searches: readonly (readonly Draft[])[];
}

/** One run: opens what is there, records, sends as it goes, until its end or its death. Answers its touches. */
async function live(world: FakeWorld, run: Run): Promise<number> {
  const { keeper, record, isDead, touches } = startFakeRun(world, run);
  const whole = (async () => {
    await keeper.open();
    for (const drafts of run.searches) {
      await record(drafts, samplePhoto);
      void keeper.pump();
    }
    world.now += 3_600_000;
    await keeper.hurry();
  })();
  await Promise.race([whole, settle().then(settle)]);
  if (!isDead()) await whole;
  return touches();
}

/** After all kills the link is whole: whatever lies on the device arrives. */
async function synchronise(world: FakeWorld): Promise<void> {
  await live(world, { searches: [] });
}

/** Nothing told of is lost, nothing is doubled, a passage is opened before its controls, and no photo stays behind. */
function holds(world: FakeWorld): void {
  const ids = world.written.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of world.told) expect(ids).toContain(id);
  for (const [index, { needs }] of world.written.entries())
    for (const need of needs) expect(ids.slice(0, index)).toContain(need);
  expect([...world.entries.values()].map(({ standing }) => standing.phase)).toEqual(
    [...world.entries.values()].map(() => 'kept'),
  );
  expect([...world.photos.keys()]).toEqual([]);
}

describe('a shift that is killed', () => {
  test('between any two steps, with the last step done or not done: nothing is lost or doubled', async () => {
    const whole = await live(emptyWorld(), { searches: searches(4) });
    expect(whole).toBeGreaterThan(20);
    for (let atTouch = 1; atTouch <= whole; atTouch += 1)
      for (const isDone of [true, false]) {
        const world = emptyWorld();
        await live(world, { death: { atTouch, isDone }, searches: searches(4) });
        await synchronise(world);
        holds(world);
      }
  });

  test('twice, on a link that loses requests and answers: nothing is lost or doubled', async () => {
    const fate = fc.constantFrom('ok', 'lost', 'answer_lost', 'busy');
    const death = fc.record({ atTouch: fc.integer({ min: 1, max: 40 }), isDone: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(
        fc.array(death, { minLength: 2, maxLength: 2 }),
        fc.array(fate, { minLength: 1, maxLength: 30 }),
        async (deaths, fates) => {
          const world = emptyWorld();
          const link: FakeLink = { fate: (n) => fates[n % fates.length] ?? 'ok' };
          const all = searches(6);
          await live(world, {
            death: deaths[0] ?? { atTouch: 1, isDone: true },
            link,
            searches: all.slice(0, 3),
          });
          await live(world, {
            death: deaths[1] ?? { atTouch: 1, isDone: true },
            link,
            searches: all.slice(3),
          });
          await synchronise(world);
          holds(world);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('whoever was not told may record again under the same key: it is there once', async () => {
    const world = emptyWorld();
    const [search] = searches(1);
    await live(world, { death: { atTouch: 2, isDone: true }, searches: [search ?? []] });
    expect(world.told.size).toBe(0);
    await live(world, { searches: [search ?? []] });
    holds(world);
    expect(world.told.size).toBe(3);
  });
});

describe('a device that is full', () => {
  test('says so, and what could not be written is neither shown nor sent', async () => {
    const world = emptyWorld();
    const run = startFakeRun(world);
    await run.keeper.open();
    const [draft] = sampleSearch(1);
    const recorded = await run.keeper.record(draft ? [{ ...draft, id: 'toolarge-0001' }] : []);
    expect(recorded).toEqual({ ok: false, refusal: { code: 'storage_full' } });
    expect(run.keeper.queue().entries).toEqual([]);
    await run.keeper.pump();
    expect(world.written).toEqual([]);
  });
});

test('while the link is away the next attempt has a moment, later each time, and a hurry ends the wait', async () => {
  const world = emptyWorld();
  let isAway = true;
  const run = startFakeRun(world, { link: { fate: () => (isAway ? 'lost' : 'ok') } });
  await run.keeper.open();
  await run.record(sampleSearch(1));
  await run.keeper.pump();
  const first = run.keeper.dueInMilliseconds() ?? 0;
  world.now += first;
  await run.keeper.pump();
  expect(run.keeper.dueInMilliseconds()).toBeGreaterThan(first);
  isAway = false;
  await run.keeper.hurry();
  expect(world.written.map(({ id }) => id)).toEqual(['open-1-0001', 'control-1-0001']);
  expect(run.keeper.dueInMilliseconds()).toBeNull();
});

describe('a store that fails', () => {
  const standings = ({ entries }: { readonly entries: readonly Entry[] }) =>
    entries.map(({ standing }) =>
      standing.phase === 'waiting' ? (standing.trouble ?? 'waiting') : standing.phase,
    );

  test('a photo that cannot be read says so and waits; people found meanwhile go at once', async () => {
    const world = emptyWorld();
    let isBroken = true;
    const run = startFakeRun(world, { isBroken: (touched) => isBroken && touched === 'photo' });
    await run.keeper.open();
    await run.record(sampleSearch(1, { hasPhoto: true }), samplePhoto);
    await run.keeper.pump();
    expect(standings(run.keeper.queue())).toEqual(['kept', 'kept', 'store']);
    await run.record(sampleSearch(2, { isLife: true }));
    await run.keeper.pump();
    expect(standings(run.keeper.queue())).toEqual(['kept', 'kept', 'store', 'kept', 'kept']);
    isBroken = false;
    await run.keeper.hurry();
    holds(world);
  });

  test('an answer that cannot be written down is asked again, and the entry is there once', async () => {
    const world = emptyWorld();
    let isBroken = false;
    const run = startFakeRun(world, { isBroken: () => isBroken });
    await run.keeper.open();
    await run.record(sampleSearch(1));
    isBroken = true;
    await run.keeper.pump();
    expect(standings(run.keeper.queue())).toEqual(['store', 'waiting']);
    await expect(run.keeper.record(sampleSearch(2))).rejects.toThrow('broken');
    isBroken = false;
    await run.keeper.hurry();
    holds(world);
    expect(world.written.map(({ id }) => id)).toEqual(['open-1-0001', 'control-1-0001']);
  });
});

test('a photo under way gives way to whatever is more urgent, and is sent again afterwards', async () => {
  const world = emptyWorld();
  // The third sending is the photo, over a link on which nothing moves: it ends only where it is broken off.
  const run = startFakeRun(world, { link: { fate: (n) => (n === 3 ? 'hangs' : 'ok') } });
  await run.keeper.open();
  await run.record(sampleSearch(1, { hasPhoto: true }), samplePhoto);
  const sending = run.keeper.pump();
  await settle();
  expect(run.keeper.queue().entries.at(-1)?.standing.phase).toBe('sending');
  await run.record(sampleSearch(2, { isLife: true }));
  await sending;
  expect(world.written.map(({ id }) => id)).toEqual([
    'open-1-0001',
    'control-1-0001',
    'open-2-0001',
    'control-2-0001',
    'photo-1-0001',
  ]);
  holds(world);
});
