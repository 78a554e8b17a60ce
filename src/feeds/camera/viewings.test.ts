import { expect, test } from 'vitest';
import { addSeconds, instant, toUtc } from '../../kernel/time.ts';
import { viewersPerCameraMax, viewingsPerPersonMax } from '../../operations/site/camera/figures.ts';
import type { ViewingView } from '../../operations/site/camera/wire.ts';
import { createViewings, type ViewingSum } from './viewings.ts';

const start = instant(Date.UTC(2026, 2, 3, 12));

function given(all: readonly Partial<ViewingView>[] = [{}]) {
  let now = start;
  const book = new Map(
    all.map((changes, each): [string, ViewingView] => {
      const viewing = `v-${each + 1}`;
      const opened = { by: 'example-1', at: toUtc(start) };
      return [
        viewing,
        {
          viewing,
          device: 'CAM-1',
          site: 'S-1',
          zone: 'Z-1',
          purpose: 'device_check',
          alarm: null,
          recipient: null,
          opened,
          beforeFrom: null,
          until: toUtc(addSeconds(start, 600)),
          ended: null,
          ...changes,
        },
      ];
    }),
  );
  const ended: ViewingSum[] = [];
  const viewings = createViewings({
    read: (viewing) => Promise.resolve(book.get(viewing) ?? null),
    end: (sum) => Promise.resolve(void ended.push(sum)),
    clock: () => now,
    fault: (error) => {
      throw error;
    },
    leftMilliseconds: 0,
  });
  return { viewings, ended, wait: (seconds: number) => void (now = addSeconds(now, seconds)) };
}

test('whoever has no open viewing of their own on record is given no seat', async () => {
  const end = { at: toUtc(start), reason: 'left', given: 1, firstAt: null, lastAt: null } as const;
  const { viewings, wait } = given([{}, { ended: end }]);
  for (const [actor, viewing] of [
    ['example-2', 'v-1'],
    ['example-1', 'v-2'],
    ['example-1', 'v-9'],
  ] as const)
    expect(await viewings.enter(actor, viewing)).toMatchObject({ refusal: { code: 'viewing_unknown' } });
  expect(await viewings.enter('example-1', 'v-1')).toMatchObject({ ok: true });
  wait(600);
  expect(await viewings.enter('example-1', 'v-1')).toMatchObject({ refusal: { code: 'viewing_unknown' } });
});

test('left, its end tells how many pictures were given, the first and the last', async () => {
  const { viewings, ended, wait } = given();
  const seat = await viewings.enter('example-1', 'v-1');
  if (!seat.ok) throw new Error('refused');
  wait(1);
  seat.value.give();
  wait(4);
  seat.value.give();
  viewings.sweep();
  expect(ended).toEqual([]); // the connection stands
  seat.value.leave();
  seat.value.leave();
  viewings.sweep();
  const [firstAt, lastAt] = [1, 5].map((seconds) => toUtc(addSeconds(start, seconds)));
  expect(ended).toEqual([{ viewing: 'v-1', reason: 'left', given: 2, firstAt, lastAt }]);
  expect(viewings.viewers('CAM-1')).toBe(0);
});

test('past its time a stream that goes on is cut, and what ends with the node is told as well', async () => {
  const { viewings, ended, wait } = given([{}, { until: toUtc(addSeconds(start, 9_000)) }]);
  const seats = await Promise.all(['v-1', 'v-2'].map((viewing) => viewings.enter('example-1', viewing)));
  wait(600);
  viewings.sweep();
  expect(seats.map((seat) => seat.ok && seat.value.over.aborted)).toEqual([true, false]);
  await viewings.close();
  expect(ended.map(({ viewing, reason }) => [viewing, reason])).toEqual([
    ['v-1', 'expired'],
    ['v-2', 'node_stopped'],
  ]);
});

test('a person has so many cameras at once, and a camera so many people', async () => {
  const mine = Array.from({ length: viewingsPerPersonMax + 1 }, (_, each) => ({ device: `CAM-${each}` }));
  const crowd = given(mine);
  const answers = await Promise.all(
    mine.map((_, each) => crowd.viewings.enter('example-1', `v-${each + 1}`)),
  );
  expect(answers.filter(({ ok }) => ok)).toHaveLength(viewingsPerPersonMax);
  expect(answers.at(-1)).toMatchObject({ refusal: { code: 'too_many_viewings' } });
  const people = Array.from({ length: viewersPerCameraMax + 1 }, (_, each) => ({
    opened: { by: `example-${each}`, at: toUtc(start) },
  }));
  const camera = given(people);
  const seats = await Promise.all(
    people.map(({ opened }, each) => camera.viewings.enter(opened.by, `v-${each + 1}`)),
  );
  expect(seats.at(-1)).toMatchObject({ refusal: { code: 'too_many_viewers' } });
  expect(camera.viewings.viewers('CAM-1')).toBe(viewersPerCameraMax);
});

test('whoever leaves is on record as gone before they hear so, and nothing is given after', async () => {
  const { viewings, ended } = given([{}, {}]);
  const seat = await viewings.enter('example-1', 'v-1');
  expect(await viewings.leave('example-2', 'v-1')).toMatchObject({ refusal: { code: 'viewing_unknown' } });
  expect(ended).toEqual([]);
  expect(await viewings.leave('example-1', 'v-1')).toMatchObject({ ok: true });
  expect(ended).toMatchObject([{ viewing: 'v-1', reason: 'left', given: 0 }]);
  expect(seat.ok && seat.value.over.aborted).toBe(true);
  expect(viewings.viewers('CAM-1')).toBe(0);
  // One that nobody had used yet is ended likewise.
  expect(await viewings.leave('example-1', 'v-2')).toMatchObject({ ok: true });
  expect(ended.map(({ viewing }) => viewing)).toEqual(['v-1', 'v-2']);
});
