import { afterEach, describe, expect, test, vi } from 'vitest';
import type { UtcText } from '../../kernel/time.ts';
import { openFreightDoor } from './freight-door.ts';
import type { Entry } from './queue/entry.ts';

const asked = {
  tractorPlate: 'ZZ12ABC',
  tractorCountry: 'GB',
  place: 'calais',
  direction: 'to_uk',
  form: 'box',
  sides: 'hard',
} as const;
const photo: Entry = {
  id: 'photo.e-1',
  command: 'record-photo',
  fields: {},
  passage: 'p-000001',
  urgency: 'photo',
  recordedAt: '2026-11-27T05:00:00.000Z' as UtcText,
  needs: [],
  bytes: 3,
  order: 1,
  attempts: 0,
  round: 0,
  standing: { phase: 'sending' },
};

/** A door whose node, or whatever stands in its place, answers so. */
function doorTo(answer: (signal: AbortSignal) => Promise<Response>) {
  const links: boolean[] = [];
  vi.stubGlobal('fetch', (_path: string, { signal }: { readonly signal: AbortSignal }) => answer(signal));
  const door = openFreightDoor({
    device: () => ({ device: 'example-handheld-1', key: 'k' }),
    linked: (isLinked) => links.push(isLinked),
  });
  return { door, links };
}
const says =
  (body: unknown, status = 200) =>
  async (): Promise<Response> =>
    new Response(typeof body === 'string' ? body : JSON.stringify(body), { status });

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('whoever answers', () => {
  test('a page of somebody’s network says nothing of a plate, a standing or the link', async () => {
    const { door, links } = doorTo(says('<p>Accept the terms</p>'));
    expect(await door.earlier(asked)).toBeNull();
    expect(await door.standing()).toBeNull();
    expect(await door.enrol('ABCDE-FGHJK')).toBe('unreachable');
    expect(links).not.toContain(true);
    expect(door.lastHeardAt()).toBeNull();
  });

  test('a proxy that turns an entry away has refused nothing: it is sent again', async () => {
    for (const status of [401, 403, 404, 502]) {
      const { door } = doorTo(says('<p>Blocked</p>', status));
      const outcome = await door.send({ ...photo, urgency: 'plain' }, null, new AbortController().signal);
      expect(outcome).toMatchObject({ kind: 'later', trouble: 'fault' });
    }
  });

  test('the node itself is the link, also where it says no', async () => {
    const { door, links } = doorTo(says({ ok: false, code: 'not_signed_in' }, 401));
    expect(await door.earlier(asked)).toBe('shut_out');
    expect(links).toEqual([true]);
    expect(door.lastHeardAt()).not.toBeNull();
  });

  test('where it has too much to do, it said nothing of the standing, and the link is there', async () => {
    const { door, links } = doorTo(says({ ok: false, code: 'too_many_requests' }, 429));
    expect(await door.standing()).toBe('not_said');
    expect(links).toEqual([true]);
  });
});

test('a photo told to give way is broken off at once, and says nothing of the link', async () => {
  const { door, links } = doorTo(
    (signal) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(new Error('aborted')));
      }),
  );
  const giveWay = new AbortController();
  const sending = door.send(photo, new Uint8Array([1, 2, 3]), giveWay.signal);
  giveWay.abort();
  expect(await sending).toEqual({ kind: 'gave_way' });
  expect(links).toEqual([]);
});
