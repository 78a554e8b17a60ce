import { expect, test } from 'vitest';
import type { UtcText } from '../../kernel/time.ts';
import { ordersDue, overOf } from './orders-due.ts';
import type { SiteAlarmView, StopView } from './wire.ts';

const at = '2026-03-03T12:00:00.000Z' as UtcText; // valid as written
const later = '2026-03-03T12:05:00.000Z' as UtcText; // valid as written
const alarm = (name: string, changes: object = {}) =>
  ({
    facts: {
      alarm: name,
      site: 's-test',
      zone: 'rails',
      track: 't-1',
      ground: 'track',
      consequence: 'life_on_track',
    },
    presentedAt: at,
    raisedAt: null,
    seenAgainAt: null,
    patrol: null,
    closed: null,
    ...changes,
  }) as unknown as SiteAlarmView; // no more of it is read
const stop = (of: string, ended: object | null, release: object | null = null) =>
  ({
    stop: `st-${of}`,
    alarm: of,
    site: 's-test',
    track: 't-1',
    proposed: { at },
    release,
    ended,
  }) as unknown as StopView; // no more of it is read

test('an alarm of the track is over where it was closed or its track released, and not while a request stands', () => {
  const over = (alarms: readonly SiteAlarmView[], ...stops: readonly StopView[]) => [
    ...overOf({ alarms, stops }),
  ];
  expect(over([alarm('sa-1')])).toEqual([]);
  expect(over([alarm('sa-1')], stop('sa-1', null))).toEqual([]);
  expect(over([alarm('sa-1')], stop('sa-1', { at }))).toEqual(['sa-1']);
  expect(over([alarm('sa-1')], stop('sa-1', { at }), { ...stop('sa-1', null), stop: 'st-2' })).toEqual([]);
  expect(over([alarm('sa-1', { closed: { at } })])).toEqual(['sa-1']);
  const fence = { facts: { ...alarm('sa-1').facts, consequence: 'barrier_breached' }, closed: { at } };
  expect(over([alarm('sa-1', fence)])).toEqual([]);
});

test('what is due bears the same key each time, and another when somebody is seen anew', () => {
  const keys = (one: SiteAlarmView, ...stops: readonly StopView[]) =>
    ordersDue({ alarms: [one], stops }, later).map(({ command: { type }, key }) => `${type} ${key}`);
  expect(keys(alarm('sa-1'))).toEqual(keys(alarm('sa-1')));
  const released = stop('sa-1', { at, evidence: { seenAt: at } });
  const again = keys(alarm('sa-1', { seenAgainAt: later }), released);
  expect(again).toEqual([`ProposeStop sites/st-sa-1/${at}/${later}`]);
  expect(again).not.toEqual(keys(alarm('sa-1')));
  const proposed = stop('sa-1', null, { proposed: { at, evidence: { seenAt: at } } });
  expect(keys(alarm('sa-1', { seenAgainAt: later }), proposed)).toEqual([
    `WithdrawRelease sites/st-sa-1/withdraw/${at}`,
  ]);
});
