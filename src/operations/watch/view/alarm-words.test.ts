import { expect, test } from 'vitest';
import { wordsOf } from '../../../kit/i18n/language.tsx';
import { mannersIn, alarmView, groupsOf } from '../views.ts';
import { after, moment, sampleStanding } from '../sample-watch.ts';
import type { StandingAlarm } from '../alarm-state.ts';
import type { AlarmsView, AlarmView } from '../wire.ts';
import { alarmRows } from './alarm-rows.ts';
import { shelfMinutes, timeLeft } from './alarm-words.ts';
import { freshSound, lineCauses, quietCounts, soundingCauses } from './line-alarms.ts';

const words = wordsOf('en');

function alarm(id: string, but: Partial<AlarmView> = {}): AlarmView {
  const condition = sampleStanding({ key: id, cause: `boat/${id}` });
  const state: StandingAlarm = {
    phase: 'unacknowledged',
    alarm: id,
    condition,
    role: condition.role,
    armedAt: condition.since,
    roseAt: null,
    rises: 0,
    movedAt: condition.since,
  };
  const view = alarmView(state, mannersIn({ interruptions: [], held: [] }, moment(0)));
  return { ...view, ...but };
}
function view(...alarms: readonly AlarmView[]): AlarmsView {
  const budget = {
    from: after(0),
    to: after(1),
    interruptions: 0,
    forLife: 0,
    worst10Minutes: 0,
    meanPer10Minutes: 0,
    held: 0,
    limits: { worst10Minutes: 10, meanPer10Minutes: 1 },
    exceeded: { worst: false, mean: false },
    alarmsByPriority: { life: 0, high: 0, low: 0 },
  };
  return { position: 'p', alarms, groups: groupsOf(alarms), budget, truncated: false };
}

test('the time to act comes first; where there is none, when it goes to the role above', () => {
  const left = (but: Partial<AlarmView>, seconds: number) =>
    timeLeft(alarm('a-1', but), moment(seconds), words);
  expect(left({ actBefore: after(300) }, 60)).toBe('4 min left');
  expect(left({ actBefore: after(300) }, 420)).toBe('over by 2 min');
  expect(left({ risesAt: after(60) }, 20)).toBe('40 s left, then Duty officer');
  expect(left({ risesAt: after(60) }, 61)).toBe('now goes to Duty officer');
  expect(left({ risesAt: null }, 0)).toBeNull();
});

test('a shelved alarm says in how many minutes it is back, never less than is left', () => {
  const shelved = { until: after(301), reason: 'weather' as const };
  const given = alarm('a-1', { phase: 'shelved', shelved });
  expect(timeLeft(given, moment(0), words)).toBe('back in 5 min');
  expect([0, 61, 302].map((seconds) => shelfMinutes(given, moment(seconds)))).toEqual([6, 4, 0]);
});

test('the line shows what interrupts, and danger to life until it is over; the rest is counted', () => {
  const given = view(
    alarm('a-1', { manner: 'interrupts', priority: 'life' }),
    alarm('a-2', { manner: 'interrupts', cause: 'boat/a-1' }),
    alarm('a-3', { manner: 'held' }),
    alarm('a-4', { phase: 'acknowledged', priority: 'life' }),
    alarm('a-5', { phase: 'acknowledged' }),
    alarm('a-6', { phase: 'returned', priority: 'life' }),
    alarm('a-7', { side: 'fr', manner: 'interrupts' }),
  );
  expect(lineCauses(given, 'uk').map((one) => [one.alarm.alarm, one.more, one.severity])).toEqual([
    ['a-1', 1, 'alarm'],
    ['a-4', 0, 'warning'],
    ['a-6', 0, 'warning'],
  ]);
  expect(quietCounts(given, 'uk')).toEqual({ held: 1, listed: 0, shelved: 0 });
});

test('a cause sounds once: when it begins to interrupt, and when it becomes danger to life', () => {
  const high = soundingCauses(view(alarm('a-1', { manner: 'interrupts' })));
  const more = soundingCauses(
    view(alarm('a-1', { manner: 'interrupts' }), alarm('a-2', { manner: 'interrupts', cause: 'boat/a-1' })),
  );
  const life = soundingCauses(view(alarm('a-1', { manner: 'interrupts', priority: 'life' })));
  expect(freshSound(new Map(), high)).toBe('other');
  expect(freshSound(high, more)).toBeNull();
  expect(freshSound(high, life)).toBe('life');
  expect(freshSound(life, high)).toBeNull();
});

test('alarms of one cause stand together, each list holds its own phase, each side its own', () => {
  const given = view(
    alarm('a-1', { priority: 'life' }),
    alarm('a-2'),
    alarm('a-3', { cause: 'boat/a-1', phase: 'acknowledged' }),
    alarm('a-4', { side: 'fr' }),
  );
  const ids = (...list: Parameters<typeof alarmRows>) => alarmRows(...list).map((row) => row.alarm.alarm);
  expect(ids(given, 'all', null)).toEqual(['a-1', 'a-3', 'a-2', 'a-4']);
  expect(ids(given, 'asking', 'uk')).toEqual(['a-1', 'a-2']);
  expect(ids(given, 'acknowledged', 'uk')).toEqual(['a-3']);
});
