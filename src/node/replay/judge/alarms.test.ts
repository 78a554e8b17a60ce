import { describe, expect, test } from 'vitest';
import { names, sampleAlarm, sampleBoat, sampleExpectation, sampleNight, t } from '../sample-night.ts';
import { alarmBudget, alert } from './alarms.ts';
import { judgeNight } from './judge-night.ts';

describe('alert', () => {
  const wanted = sampleExpectation('alert', { item: 'unread_position', event: 'E1', within_s: 90 });

  test('holds for an alarm in time about the item', () => {
    expect(alert(wanted, sampleNight({ alarms: [sampleAlarm()] })).pass).toBe(true);
  });

  test.each([
    ['late', sampleAlarm({ since: t('02:03') })],
    ['about another record', sampleAlarm({ about: 'contact/c-other1' })],
    ['of another kind', sampleAlarm({ kind: 'silence' })],
    ['for the other side', sampleAlarm({ side: 'uk' })],
  ])('fails for one that is %s', (_, alarm) => {
    expect(alert(wanted, sampleNight({ alarms: [alarm] })).pass).toBe(false);
  });

  test('a role that is asked must be told', () => {
    const shift = { id: 'E3', at: t('02:00'), type: 'shift', node: 'UK', staff: 3, establishment: 5 };
    const below = sampleExpectation('alert', {
      item: 'watch_below_minimum',
      event: 'E3',
      within_s: 60,
      role: 'duty director',
    });
    const told = (role: string) => ({
      alarms: [
        sampleAlarm({ kind: 'watch_below_minimum', about: 'watch/uk', side: 'uk', since: t('02:00'), role }),
      ],
    });
    expect(alert(below, sampleNight(told('duty_officer'), { events: [shift] })).pass).toBe(true);
    expect(alert(below, sampleNight(told('watch_officer'), { events: [shift] })).pass).toBe(false);
  });

  test('the rank of a boat among all that is open', () => {
    const [one, two] = [sampleBoat('b-000001', ['E1']), sampleBoat('b-000002', ['E2'])];
    const first = sampleExpectation('alert', {
      item: 'life_risk_above_everything',
      target: 'E1',
      rank_max: 1,
      at: t('03:00'),
    });
    const ranked = (...rank: readonly string[]) => sampleNight({ boats: [one, two], rank });
    expect(alert(first, ranked(one.boat, two.boat)).pass).toBe(true);
    expect(alert(first, ranked(two.boat, one.boat)).pass).toBe(false);
    expect(alert(first, ranked(two.boat)).pass).toBe(false);
  });

  test('a mayday relay that nobody answers holds for an alarm about that relay, and for no other', () => {
    const relayed = { id: 'E3', at: t('02:20'), type: 'mayday_relay', node: 'UK', text: 'Relay' };
    const unanswered = sampleExpectation('alert', {
      item: 'mayday_relay_no_acknowledgement',
      event: 'E3',
      within_s: 330,
    });
    const about = `relay/${names.short('relay', 'E3')}`;
    const told = (kind: string, relay = about) =>
      alert(
        unanswered,
        sampleNight(
          { alarms: [sampleAlarm({ kind, about: relay, side: 'uk', since: t('02:25') })] },
          { events: [relayed] },
        ),
      ).pass;
    expect(told('mayday_relay_no_acknowledgement')).toBe(true);
    expect(told('mayday_relay_nobody_proceeds')).toBe(true);
    expect(told('mayday_relay_no_acknowledgement', 'relay/another')).toBe(false);
    expect(told('relay_not_received')).toBe(false);
  });

  test('what needs the second node is not yet, and never passed', () => {
    const stale = sampleExpectation('alert', { item: 'stale_other_side', event: 'E1', within_s: 90 });
    expect(alert(stale, sampleNight({})).pass).toBeNull();
  });
});

describe('the alarm budget', () => {
  const wanted = sampleExpectation('alarm_budget', { window: '02:00-03:00', operator: 'FR' });
  const measured = (worst10Minutes: number, meanPer10Minutes: number, more: object = {}) => ({
    budgets: [
      {
        side: 'fr' as const,
        role: 'watch_officer',
        from: t('02:00'),
        to: t('03:00'),
        interruptions: 6,
        worst10Minutes,
        meanPer10Minutes,
        ...more,
      },
    ],
  });

  test('holds at the limit and fails above it', () => {
    expect(alarmBudget(wanted, sampleNight(measured(10, 1))).pass).toBe(true);
    expect(alarmBudget(wanted, sampleNight(measured(11, 1))).pass).toBe(false);
    expect(alarmBudget(wanted, sampleNight(measured(10, 1.2))).pass).toBe(false);
    const tighter = { ...wanted, max_interrupting_per_10min: 5 };
    expect(alarmBudget(tighter, sampleNight(measured(6, 1))).pass).toBe(false);
  });

  test('what was not measured is not held', () => {
    expect(alarmBudget(wanted, sampleNight({})).pass).toBe(false);
    expect(alarmBudget(wanted, sampleNight(measured(1, 0, { from: t('01:00') }))).pass).toBe(false);
    expect(alarmBudget(wanted, sampleNight(measured(1, 0, { side: 'uk' }))).pass).toBe(false);
  });
});

test('every expectation has a line, in the file’s order; what one node cannot show is not passed', () => {
  const expectations = [
    { type: 'expect', id: 'X1', kind: 'boat_count', at: t('03:00'), min: 0, max: 0 },
    {
      type: 'expect',
      id: 'X2',
      kind: 'no_loss',
      after: t('02:59'),
      node: 'UK',
      events: ['E1'],
      within_s: 60,
    },
    { type: 'expect', id: 'X3', kind: 'degraded_mode', at: t('03:00'), show: ['link_down_since'] },
  ];
  const verdicts = judgeNight(sampleNight({}, { events: expectations }));
  expect(verdicts.map(({ id, pass }) => [id, pass])).toEqual([
    ['X1', true],
    ['X2', null],
    ['X3', null],
  ]);
  expect(verdicts[2]?.detail).toMatch(/^not yet: /);
});
