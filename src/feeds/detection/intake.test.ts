import { describe, expect, test } from 'vitest';
import { instant } from '../../kernel/time.ts';
import type { DetectionParts, RecordAnswer, RecordDetection } from './intake.ts';
import { sampleWho } from '../../app/sample-who.ts';
import { createDetectionIntake } from './intake.ts';

const now = instant(Date.UTC(2027, 8, 8, 2, 15));
const via = { name: 'http', source: null };

function item(key: string, over: object = {}): object {
  return {
    source: 'radar-cap',
    key,
    kind: 'radar',
    happenedAt: '2027-09-08T02:14:00Z',
    position: { lat: 50.9, lon: 1.6, accuracyMetres: 80 },
    ...over,
  };
}

function fakeBook() {
  const commands: { command: RecordDetection; idempotencyKey: string }[] = [];
  const counts = new Map<string, number>();
  const faults: unknown[] = [];
  let answer: () => Promise<RecordAnswer> = () =>
    Promise.resolve({ ok: true, position: `p.${commands.length}`, repeated: false });
  const parts: DetectionParts = {
    record(command, { idempotencyKey }) {
      commands.push({ command, idempotencyKey });
      return answer();
    },
    sink: {
      heard: (source, count) =>
        void counts.set(`${source} heard`, (counts.get(`${source} heard`) ?? 0) + count),
      refused: (source, reason) =>
        void counts.set(`${source} ${reason}`, (counts.get(`${source} ${reason}`) ?? 0) + 1),
    },
    clock: () => now,
    fault: (error) => void faults.push(error),
  };
  return { commands, counts, faults, parts, answerWith: (next: typeof answer) => (answer = next) };
}

test('one item becomes one command under the device’s own key', async () => {
  const book = fakeBook();
  const answer = await createDetectionIntake(book.parts).receive(item('k1'), via);
  expect(answer).toEqual({
    refusal: null,
    again: false,
    outcomes: [{ index: 0, ok: true, position: 'p.1', repeated: false }],
  });
  expect(book.commands[0]).toMatchObject({
    idempotencyKey: 'detection/radar-cap/k1',
    command: { type: 'RecordDetection', at: '2027-09-08T02:15:00.000Z', bearing: null, count: null },
  });
});

test('a bad item in a batch refuses only itself, by its index', async () => {
  const book = fakeBook();
  const items = [item('k1'), item('k2', { kind: 'face' }), 7, item('k4')];
  const { outcomes } = await createDetectionIntake(book.parts).receive(items, via);
  expect(outcomes.map((each) => [each.index, each.ok ? 'ok' : each.code])).toEqual([
    [0, 'ok'],
    [1, 'not_allowed'],
    [2, 'not_an_object'],
    [3, 'ok'],
  ]);
  expect(Object.fromEntries(book.counts)).toEqual({
    'radar-cap heard': 2,
    'radar-cap not_allowed': 1,
    'http not_an_object': 1,
  });
});

test('a device may speak for its own source only', async () => {
  const book = fakeBook();
  const { outcomes } = await createDetectionIntake(book.parts).receive(item('k1'), {
    name: 'http',
    source: 'cam-1',
  });
  expect(outcomes[0]).toMatchObject({ ok: false, code: 'source_not_yours' });
  expect(book.commands).toHaveLength(0);
  expect(book.counts.get('cam-1 source_not_yours')).toBe(1);
});

test('a device that speaks in another’s name is refused, and the other stays unheard', async () => {
  const book = fakeBook();
  const items = [item('k1'), item('k2', { source: 'cam-1' }), item('k3', { source: 'cam-1', kind: 'face' })];
  const by = sampleWho({ kind: 'device', sources: ['radar-cap'] });
  const brought = { name: 'uk-radar-7', source: null, by };
  const { outcomes } = await createDetectionIntake(book.parts).receive(items, brought);
  expect(outcomes.map((each) => (each.ok ? 'ok' : each.code))).toEqual([
    'ok',
    'source_not_yours',
    'not_allowed',
  ]);
  expect([...book.counts.keys()].filter((key) => key.startsWith('cam-1'))).toEqual([]);
  expect(book.counts.get('uk-radar-7 source_not_yours')).toBe(1);
});

test('the book’s own refusal is passed on with its code', async () => {
  const book = fakeBook();
  const text = { en: 'Used already', fr: 'Déjà employée' };
  book.answerWith(() => Promise.resolve({ ok: false, code: 'key_used_for_another', text }));
  const { outcomes, again } = await createDetectionIntake(book.parts).receive(item('k1'), via);
  expect(outcomes[0]).toEqual({ index: 0, ok: false, code: 'key_used_for_another', field: null, text });
  expect(again).toBe(false);
});

describe('when the store fails', () => {
  test('the item is not acknowledged, the sender is told to send again, the fault is kept', async () => {
    const book = fakeBook();
    book.answerWith(() => Promise.reject(new Error('link to the store gone')));
    const { outcomes, again } = await createDetectionIntake(book.parts).receive(item('k1'), via);
    expect(outcomes[0]).toMatchObject({ ok: false, code: 'not_stored' });
    expect(again).toBe(true);
    expect(book.faults).toHaveLength(1);
  });

  test('a device that has shown its key brings only what it was enrolled for, and is named as its author', async () => {
    const book = fakeBook();
    const by = sampleWho({ kind: 'device', sources: ['another-source'] });
    const { outcomes } = await createDetectionIntake(book.parts).receive(item('k1'), { ...via, by });
    expect(outcomes[0]).toMatchObject({ ok: false, code: 'source_not_yours' });
    const all = { ...via, by: { ...by, sources: ['radar-cap'] } };
    expect((await createDetectionIntake(book.parts).receive(item('k1'), all)).outcomes[0]?.ok).toBe(true);
  });

  test('items under way and waiting are bounded; the rest is refused and counted, and it recovers', async () => {
    const book = fakeBook();
    const open: (() => void)[] = [];
    book.answerWith(
      () =>
        new Promise((resolve) => open.push(() => resolve({ ok: true, position: 'p.1', repeated: false }))),
    );
    const intake = createDetectionIntake({ ...book.parts, inFlightMax: 2, waitingMax: 3 });
    const items = Array.from({ length: 8 }, (_, n) => item(`k${n}`));
    const answer = intake.receive(items, via);
    await expect.poll(() => open.length).toBe(2);
    for (let n = 0; n < 5; n += 1) {
      await expect.poll(() => open.length).toBeGreaterThan(0);
      open.shift()?.();
    }
    const { outcomes, again } = await answer;
    expect(outcomes.filter((each) => each.ok)).toHaveLength(5);
    expect(book.counts.get('radar-cap overloaded')).toBe(3);
    expect(again).toBe(true);
    book.answerWith(() => Promise.resolve({ ok: true, position: 'p.9', repeated: false }));
    expect((await intake.receive(item('k9'), via)).again).toBe(false);
  });
});
