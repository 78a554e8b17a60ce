import { describe, expect, test } from 'vitest';
import { instant, toUtc } from '../../../kernel/time.ts';
import type { Answer } from '../../../kit/http.ts';
import type { PictureAtView } from '../wire.ts';
import { detection, now } from './given-picture.ts';
import { createTimeTravel, type ViewTime } from './view-time.ts';

const at = (clock: string) => Date.parse(`2027-09-09T${clock}:00.000Z`);
const seen: Answer<PictureAtView> = {
  kind: 'ok',
  value: {
    at: toUtc(instant(now)),
    as: 'known',
    tracks: { motions: [], vessels: [], gone: [] },
    detections: [detection('a', 60)],
  },
};

/** A desk whose questions are answered by the test, in the order in which they were asked. */
function opened() {
  const asked: { readonly path: string; readonly give: (answer: Answer<PictureAtView>) => void }[] = [];
  const travel = createTimeTravel(
    () => now,
    () => undefined,
    (path) => new Promise((give) => asked.push({ path, give })),
  );
  const answer = async (given: Answer<PictureAtView>) => {
    asked.at(-1)?.give(given);
    await new Promise((next) => setImmediate(next));
  };
  const past = (): Extract<ViewTime, { mode: 'past' }> => {
    const time = travel.time.get();
    if (time.mode !== 'past') throw new Error('the desk is live');
    return time;
  };
  return { travel, asked, answer, past };
}

describe('a past moment', () => {
  test('is named as what is held only once it is: before, nothing may pass for an empty sea', async () => {
    const { travel, asked, answer, past } = opened();
    travel.goTo(at('02:00'), 'known');
    expect(asked[0]?.path).toBe('/api/picture?at=2027-09-09T02:00:00.000Z&as=known');
    expect(past()).toMatchObject({ fetch: 'loading', shown: null });
    await answer({ kind: 'unreachable' });
    expect(past()).toMatchObject({ fetch: 'failed', shown: null });
    travel.goTo(at('02:00'), 'known');
    await answer(seen);
    expect(past()).toMatchObject({ fetch: 'done', shown: { at: at('02:00'), as: 'known' } });
    expect(travel.past().detections.size).toBe(1);
  });

  test('that cannot be fetched leaves the one before under its own time', async () => {
    const { travel, answer, past } = opened();
    travel.goTo(at('01:00'), 'known');
    await answer(seen);
    travel.goTo(at('02:00'), 'happened');
    expect(past().shown).toEqual({ at: at('01:00'), as: 'known' });
    await answer({ kind: 'unreachable' });
    expect(past()).toMatchObject({
      at: at('02:00'),
      as: 'happened',
      fetch: 'failed',
      shown: { at: at('01:00'), as: 'known' },
    });
    expect(travel.past().detections.size).toBe(1);
  });

  test('gone back to live, it holds nothing of the past', async () => {
    const { travel, answer, past } = opened();
    travel.goTo(at('01:00'), 'known');
    await answer(seen);
    travel.live();
    travel.goTo(at('02:00'), 'known');
    expect([past().shown, travel.past().detections.size]).toEqual([null, 0]);
  });
});
