import { expect, test } from 'vitest';
import { givenJpeg } from '../../../drills/given-picture.ts';
import type { Asked } from '../../app/route.ts';
import type { Who } from '../../app/who.ts';
import { addSeconds, instant, toUtc } from '../../kernel/time.ts';
import type { OpenCamera } from './http.ts';
import { preserveRoute } from './preserve.ts';
import type { Viewings } from './viewings.ts';

const start = instant(Date.UTC(2026, 2, 3, 12));
const who = { actor: 'example-1' } as Who; // the route asks for no more of them

function given(bytes: number) {
  let now = start;
  const taken: Readonly<Record<string, unknown>>[] = [];
  const jpeg = new Uint8Array(bytes);
  jpeg.set(givenJpeg({ wide: 2, high: 2 }, () => 90));
  const image = { image: 4, at: start, jpeg };
  const seat = {
    device: 'CAM-1',
    beforeFrom: addSeconds(start, -10),
    give: () => {},
    over: new AbortController().signal,
    leave: () => {},
  };
  const old = { ...image, image: 2, at: addSeconds(start, -11) };
  const camera = { source: { now: async () => ({ ok: true, value: image }), before: () => [old, image] } };
  const route = preserveRoute({
    cameras: new Map([['CAM-1', camera as unknown as OpenCamera]]), // what is asked of a camera here
    viewings: { enter: async () => ({ ok: true, value: seat }) } as unknown as Viewings, // and of viewings
    clock: () => now,
    async give(_who, fields) {
      taken.push(fields);
      return { ok: true, position: 1 as never, repeated: false };
    },
    preservedBy: async (picture) => (picture === 'cp-another' ? 'example-2' : null),
  });
  const ask = (picture: string, number: number | null = null) =>
    route.answer({
      who,
      body: {
        picture,
        viewing: 'v-1',
        image: number,
        purpose: 'damage',
        basis: 'public_task',
        reason: 'Example',
      },
    } as unknown as Asked);
  return { ask, taken, wait: (seconds: number) => void (now = addSeconds(now, seconds)) };
}

test('the node says what the camera gave, and when; nobody’s other picture is touched', async () => {
  const { ask, taken } = given(2_000);
  expect(await ask('cp-000001')).toMatchObject({ kind: 'json' });
  expect(taken).toMatchObject([
    { takenAt: toUtc(start), subject: expect.stringMatching(/^s-[0-9a-f]{32}$/) },
  ]);
  expect(Buffer.from(String(taken[0]?.['image']), 'base64').length).toBe(2_000);
  expect(await ask('cp-another')).toMatchObject({ refusal: { code: 'picture_exists' } });
  // Older than what the viewing asked for: though it is held, it is not to be had.
  expect(await ask('cp-000002', 2)).toMatchObject({ refusal: { code: 'before_missing' } });
  expect(await ask('cp-000002', 4)).toMatchObject({ kind: 'json' });
});

test('one that is too large, and more than six within a minute, are refused; what is refused counts not', async () => {
  const large = given(1_000_001);
  expect(await large.ask('cp-000001')).toMatchObject({ refusal: { code: 'picture_too_large' } });
  const { ask, wait, taken } = given(2_000);
  for (let number = 1; number <= 6; number += 1) {
    await ask(`cp-99999${number}`, 2);
    expect(await ask(`cp-00000${number}`)).toMatchObject({ kind: 'json' });
  }
  expect(await ask('cp-000007')).toMatchObject({ refusal: { code: 'too_many_pictures' } });
  wait(60);
  expect(await ask('cp-000007')).toMatchObject({ kind: 'json' });
  expect(taken.length).toBe(7);
});
