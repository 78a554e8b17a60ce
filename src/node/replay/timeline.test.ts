import { describe, expect, test } from 'vitest';
import { fromUtc } from '../../kernel/time.ts';
import { pacedClock, steppedClock } from './night-clock.ts';
import { names, sampleScenario, t } from './sample-night.ts';
import { timelineOf } from './timeline.ts';
import { windowOf } from './window-of.ts';

describe('the course of a night', () => {
  const scenario = sampleScenario(
    { id: 'E3', at: t('01:30'), rx: t('02:20'), type: 'ngo', node: 'UK', text: 'x', seen: t('02:25') },
    { id: 'E4', at: t('02:15'), type: 'call', node: 'UK', text: 'stamped before the line above' },
    { type: 'expect', id: 'X1', kind: 'boat_count', at: t('02:10'), min: 0, max: 9 },
    { type: 'expect', id: 'X2', kind: 'alarm_budget', window: '02:00-03:00' },
    { type: 'expect', id: 'X3', kind: 'alert', item: 'unread_position', event: 'E3', within_s: 60 },
  );
  const steps = timelineOf(scenario).map((step) => [
    step.kind,
    'event' in step ? step.event.id : null,
    new Date(step.at).toISOString().slice(11, 16),
  ]);

  test('goes by receipt, looks after what comes at the same moment, and ends with a look', () => {
    expect(steps).toEqual(
      [
        ['event', 'E1', '02:00'],
        ['event', 'E2', '02:10'],
        ['look', null, '02:10'],
        ['event', 'E3', '02:20'],
        ['event', 'E4', '02:20'],
        ['open', 'E3', '02:25'],
        ['look', null, '03:00'],
        ['look', null, '09:00'],
        ...steps.filter(([kind, , at]) => kind === 'look' && at === '01:31'),
      ].toSorted((a, b) => String(a[2]).localeCompare(String(b[2]))),
    );
  });

  test('a span of hours lies after the night’s beginning', () => {
    const late = { meta: { ...scenario.meta, start: t('03:30') } };
    expect(windowOf('02:00-03:00', late).from).toBe('2027-09-10T02:00:00.000Z');
    expect(windowOf('23:30-00:30', scenario)).toEqual({ from: t('23:30'), to: '2027-09-10T00:30:00.000Z' });
  });
});

describe('the clock of a night', () => {
  const start = fromUtc(t('02:00'));

  test('driven, it stands until it is driven on, and never goes back', async () => {
    const { clock, reach } = steppedClock(start);
    expect(clock()).toBe(start);
    await reach(fromUtc(t('03:00')));
    await reach(fromUtc(t('02:30')));
    expect(clock()).toBe(fromUtc(t('03:00')));
  });

  test('paced, it runs so many times as fast as the wall', () => {
    let wall = 1_000;
    const { clock } = pacedClock(start, { speed: 60, steady: () => wall });
    wall += 1_000;
    expect(clock() - start).toBe(60_000);
  });
});

test('names are the same for the same scenario, and fit the book', () => {
  expect(names.contact('E1')).toMatch(/^c-[0-9a-z]{6,40}$/);
  expect(names.boat('E1')).toMatch(/^b-[0-9a-z]{6,40}$/);
  expect(names.words('E1')).toMatch(/^s-[0-9a-f]{32}$/);
  expect(names.contact('E1')).not.toBe(names.contact('E2'));
  expect(names.short('task', 'FV PETIT')).toBe('task-FV-PETIT');
});
