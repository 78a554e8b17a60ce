import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Who } from '../../app/who.ts';
import { givenIntake, item, now } from './given-plate-feed.ts';
import { readBytes } from './read.ts';
import { plateReadRefusals } from './text.ts';

const via = { name: 'door', source: null };
const codes = (outcomes: readonly { readonly ok: boolean; readonly code?: string }[]): readonly string[] =>
  outcomes.map((each) => each.code ?? 'ok');

describe('a plate read', () => {
  test('is kept in tokens with both times; its text goes to the store alone, to be sealed', async () => {
    const { intake, kept, heard } = givenIntake();
    const answer = await intake.receive(item('k1'), via);
    expect(answer).toEqual({
      refusal: null,
      outcomes: [{ index: 0, ok: true, repeated: false }],
      again: false,
    });
    const [read] = kept.values();
    expect(read).toMatchObject({
      receivedAt: now,
      happenedAt: now - 2_000,
      clock: 'agrees',
    });
    expect(read?.shape).toMatch(/^AA-9{3}-AA$/);
    expect(read?.tokens.length).toBeGreaterThan(8);
    expect(JSON.stringify(read?.tokens)).not.toMatch(/ZZ|123|XX/);
    expect(heard).toEqual(['anpr-1 1']);
  });

  test('sent twice is kept once and answered as before, in one batch and in two', async () => {
    const { intake, kept } = givenIntake();
    const once = await intake.receive([item('k1'), item('k1'), item('k2')], via);
    expect(once.outcomes).toMatchObject([{ repeated: false }, { repeated: true }, { repeated: false }]);
    const twice = await intake.receive([item('k1'), item('k2')], via);
    expect(twice.outcomes).toMatchObject([{ repeated: true }, { repeated: true }]);
    expect(kept.size).toBe(2);
  });

  test('of a camera whose clock is wrong is kept and marked; of one that is absurd refused', async () => {
    const { intake, kept } = givenIntake();
    const answer = await intake.receive(
      [
        item('ahead', { readAt: '2027-09-08T02:20:00Z' }),
        item('behind', { readAt: '2027-09-07T20:00:00Z' }),
        item('far', { readAt: '2027-09-10T02:00:00Z' }),
        item('old', { readAt: '2027-09-05T02:00:00Z' }),
      ],
      via,
    );
    expect(codes(answer.outcomes)).toEqual(['ok', 'ok', 'time_ahead', 'time_past_keeping']);
    expect([...kept.values()].map(({ clock }) => clock)).toEqual(['ahead', 'behind']);
  });

  test('that is none refuses itself alone, by reason, and says nothing of the plate', async () => {
    const { intake, refused } = givenIntake();
    const bad = [
      7,
      item('k1', { plate: '' }),
      item('k2', { plate: '--' }),
      item('k3', { plate: 'ZZ中123' }),
      item('k4', { country: 'fr' }),
      item('k5', { readAt: 'yesterday' }),
      item('k6', { driver: 'somebody' }),
      item('k7', { plate: 'Z'.repeat(39) }),
      Object.fromEntries(Object.entries(item('k8')).filter(([name]) => name !== 'site')),
      item('k9', { confidence: 2 }),
      item('k10'),
    ];
    const answer = await intake.receive(bad, via);
    expect(codes(answer.outcomes)).toEqual([
      'not_an_object',
      'field_wrong',
      'plate_empty',
      'plate_signs',
      'field_wrong',
      'not_utc',
      'unknown_field',
      'plate_too_long',
      'field_missing',
      'field_wrong',
      'ok',
    ]);
    expect(JSON.stringify(answer)).not.toMatch(/ZZ|somebody/);
    expect(refused).toHaveLength(10);
    expect(refused[0]).toBe('door not_an_object');
    for (const { en, fr } of Object.values(plateReadRefusals)) expect(en).not.toBe(fr);
  });

  test('in the name of another camera is refused, and counts as the speaker’s own', async () => {
    const { intake, refused } = givenIntake();
    const by = { actor: 'device/anpr-2', sources: ['anpr-2'] } as unknown as Who; // what speaking for a source looks at
    const answer = await intake.receive(item('k1'), { name: 'device/anpr-2', source: null, by });
    expect(codes(answer.outcomes)).toEqual(['source_not_yours']);
    expect(refused).toEqual(['device/anpr-2 source_not_yours']);
  });
});

describe('a delivery', () => {
  test('that is empty, too long, too large or no JSON is refused whole and counted', async () => {
    const { intake, refused } = givenIntake();
    expect((await intake.receive([], via)).refusal?.code).toBe('batch_empty');
    const long = Array.from({ length: 501 }, (_, n) => item(`k${n}`));
    expect((await intake.receive(long, via)).refusal?.code).toBe('batch_too_long');
    expect(refused).toEqual(['door batch_empty', 'door batch_too_long']);
    const bytes = (text: string) => readBytes(new TextEncoder().encode(text));
    expect(bytes('{"a":')).toMatchObject({ refusal: { code: 'not_json' } });
    expect(bytes('['.repeat(100_000))).toMatchObject({ refusal: { code: 'not_json' } });
    expect(bytes(' '.repeat(300_000))).toMatchObject({ refusal: { code: 'too_large' } });
    expect(readBytes(new Uint8Array([0xff, 0xfe]))).toMatchObject({ refusal: { code: 'not_json' } });
  });

  test('that the store could not take may be sent again, and is then whole', async () => {
    let isDown = true;
    const stored: string[] = [];
    const { intake } = givenIntake({
      write: (reads) => {
        if (isDown) return Promise.reject(new Error('disk gone'));
        stored.push(...reads.map(({ key }) => key));
        return Promise.resolve(reads.map(() => true));
      },
    });
    const first = await intake.receive([item('k1'), item('k2', { plate: '-' })], via);
    expect(codes(first.outcomes)).toEqual(['not_stored', 'plate_empty']);
    expect(first.again).toBe(true);
    isDown = false;
    const second = await intake.receive([item('k1')], via);
    expect(second.again).toBe(false);
    expect(stored).toEqual(['k1']);
  });

  test('of a flood is refused as overloaded beyond the bound, and nothing taken is lost', async () => {
    const waiting: (() => void)[] = [];
    const { intake, refused } = givenIntake({
      readsUnderWayMax: 3,
      write: (reads) => new Promise((resolve) => waiting.push(() => resolve(reads.map(() => true)))),
    });
    const first = intake.receive([item('k1'), item('k2')], via);
    const second = await intake.receive([item('k3'), item('k4')], via);
    expect(codes(second.outcomes)).toEqual(['overloaded', 'overloaded']);
    expect(second.again).toBe(true);
    for (const release of waiting) release();
    expect(codes((await first).outcomes)).toEqual(['ok', 'ok']);
    expect(refused).toEqual(['anpr-1 overloaded', 'anpr-1 overloaded']);
  });

  test('of anything at all is answered, never thrown', async () => {
    const { intake } = givenIntake();
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (value) => {
        const { refusal, outcomes } = await intake.receive(value, via);
        expect(refusal !== null || outcomes.length > 0).toBe(true);
      }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(fc.constantFrom(...Object.keys(item('k'))), fc.jsonValue()),
        async (odd) => {
          const { outcomes } = await intake.receive({ ...item('k'), ...odd }, via);
          expect(outcomes).toHaveLength(1);
        },
      ),
    );
  });
});
