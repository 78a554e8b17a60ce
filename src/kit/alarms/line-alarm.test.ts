import { expect, test } from 'vitest';
import { type LineAlarm, lineOrder, nextToAcknowledge } from './line-alarm.ts';

function alarm(key: string, but: Partial<LineAlarm> = {}): LineAlarm {
  return {
    key,
    severity: 'alarm',
    life: false,
    what: key,
    say: '',
    left: null,
    since: 0,
    more: 0,
    acknowledged: false,
    open: null,
    acknowledge: () => undefined,
    refusal: null,
    ...but,
  };
}

test('life comes first, then severity, then the longest standing; what is acknowledged comes last', () => {
  const given = [
    alarm('life, seen', { life: true, acknowledged: true }),
    alarm('caution', { severity: 'caution' }),
    alarm('newer', { since: 2 }),
    alarm('older', { since: 1 }),
    alarm('life', { life: true, since: 9 }),
  ];
  expect(lineOrder(given).map(({ key }) => key)).toEqual(['life', 'older', 'newer', 'caution', 'life, seen']);
});

test('one press acknowledges the first that waits and that this desk may acknowledge', () => {
  const ordered = [alarm('of the other side', { refusal: 'no' }), alarm('ours'), alarm('next')];
  expect(nextToAcknowledge(ordered)?.key).toBe('ours');
  expect(nextToAcknowledge([alarm('seen', { acknowledged: true })])).toBeNull();
});
