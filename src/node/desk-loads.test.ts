import { expect, test } from 'vitest';
import { addSeconds, fromUtc, toUtc, type UtcText } from '../kernel/time.ts';
import { callSecondsMax, type CallInHand } from '../operations/watch/decide-call.ts';
import { type Lying, loadsOf } from './desk-loads.ts';

const at = '2026-01-10T02:00:00.000Z' as UtcText;
const quiet: Lying = { boats: [], contacts: [], tasks: [], alarms: [], calls: [], at };
const call = (name: string, desk: string, side: 'fr' | 'uk' = 'uk', begunAt = at): CallInHand => ({
  phase: 'begun',
  call: name,
  side,
  desk,
  begunAt,
});
const pointsOf = (lying: Lying) =>
  Object.fromEntries(loadsOf([], lying).map(({ desk, points }) => [desk, points]));

test('given calls in hand, each lies with the desk that takes it', () => {
  const calls = [
    call('call-1', 'uk-mrcc-1'),
    call('call-2', 'uk-mrcc-1'),
    call('call-3', 'fr-cross-1', 'fr'),
  ];
  expect(pointsOf({ ...quiet, calls })).toEqual({ fr: 0, uk: 0, 'uk-mrcc-1': 4, 'fr-cross-1': 2 });
  const [load] = loadsOf([], { ...quiet, calls }).filter(({ desk }) => desk === 'uk-mrcc-1');
  expect(load?.parts).toEqual([{ part: 'calls_in_progress', count: 2, points: 4 }]);
});

test('when a call was never ended, it weighs on nobody after its time', () => {
  const begunAt = toUtc(addSeconds(fromUtc(at), -callSecondsMax));
  expect(pointsOf({ ...quiet, calls: [call('call-1', 'uk-mrcc-1', 'uk', begunAt)] })).toEqual({
    fr: 0,
    uk: 0,
  });
});
