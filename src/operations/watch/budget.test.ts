import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AlarmCondition, AlarmPriority } from '../../kernel/alarm.ts';
import { type Demand, demandsOf } from './alarm-demands.ts';
import { stepsFor } from './alarm-keeper.ts';
import { atWorkSeconds, interruptionLimits } from './alarm-limits.ts';
import type { AlarmState } from './alarm-state.ts';
import { type AlarmDesk, courseOf, measureBudget } from './budget.ts';
import { alarmDecider } from './decide-alarm.ts';
import type { AlarmCommand, OfAlarm } from './events-alarm.ts';
import { after, moment, sampleAlarm, sampleCondition, samplePerson } from './sample-watch.ts';

const desk: AlarmDesk = { side: 'uk', roles: ['watch_officer'] };
const duty: AlarmDesk = { side: 'uk', roles: ['duty_officer'] };

function demand(seconds: number, but: Partial<Demand> & { readonly untilSeconds?: number } = {}): Demand {
  const { untilSeconds, ...rest } = but;
  return {
    alarm: `a-${seconds}`,
    cause: `boat/b-${seconds}`,
    priority: 'high',
    side: 'uk',
    role: 'watch_officer',
    from: after(seconds),
    until: untilSeconds === undefined ? null : after(untilSeconds),
    ...rest,
  };
}

const soundedAt = (demands: readonly Demand[], untilSeconds: number, at: AlarmDesk = desk) =>
  courseOf(demands, at, moment(untilSeconds)).interruptions.map((one) => (one.at - moment(0)) / 1_000);

describe('what interrupts a desk', () => {
  test('its own side’s, of its own role', () => {
    expect(
      soundedAt([demand(0), demand(1, { side: 'fr' }), demand(2, { role: 'duty_officer' })], 10),
    ).toEqual([0]);
    expect(soundedAt([demand(0)], 10, { side: null, roles: ['watch_officer'] })).toEqual([]);
  });

  test('nothing that is only to be done', () => {
    expect(soundedAt([demand(0, { priority: 'low' })], 10)).toEqual([]);
  });

  test('one cause once, however many alarms it brings while nobody has answered', () => {
    const many = [0, 1, 2].map((seconds) => demand(seconds, { cause: 'boat/b-1' }));
    const { interruptions } = courseOf(many, desk, moment(10));
    expect(interruptions).toHaveLength(1);
    expect(interruptions[0]?.alarms).toEqual(['a-0', 'a-1', 'a-2']);
  });

  test('the sounding lasts until the last of them was answered', () => {
    const life = { cause: 'boat/b-1', priority: 'life' } as const;
    const three = [
      demand(0, { ...life, untilSeconds: 30 }),
      demand(10, { ...life, untilSeconds: 50 }),
      demand(40, life),
    ];
    expect(soundedAt(three, 60)).toEqual([0]);
  });

  test('danger to life in a cause that sounds for less: again', () => {
    const two = [demand(0, { cause: 'boat/b-1' }), demand(5, { cause: 'boat/b-1', priority: 'life' })];
    expect(soundedAt(two, 10)).toEqual([0, 5]);
  });

  test('while the desk is at work on a cause, no more of it but danger to life', () => {
    const work = (priority: AlarmPriority) => [
      demand(0, { cause: 'boat/b-1', untilSeconds: 20 }),
      demand(60, { cause: 'boat/b-1', priority }),
    ];
    expect(soundedAt(work('high'), 100)).toEqual([0]);
    expect(soundedAt(work('life'), 100)).toEqual([0, 60]);
    expect(soundedAt(work('high'), 20 + atWorkSeconds)).toEqual([0, 20 + atWorkSeconds]);
  });

  test('what finds no room waits, is on the list as held, and interrupts when there is room', () => {
    const seven = [0, 1, 2, 3, 4, 5, 6].map((seconds) => demand(seconds));
    expect(soundedAt(seven, 3_599)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(courseOf(seven, desk, moment(3_599)).held).toEqual(['a-6']);
    expect(soundedAt(seven, 3_600)).toEqual([0, 1, 2, 3, 4, 5, 3_600]);
    expect(courseOf(seven, desk, moment(3_600)).held).toEqual([]);
  });

  test('what was answered while it waited never sounds', () => {
    const seven = [...[0, 1, 2, 3, 4, 5].map((seconds) => demand(seconds)), demand(6, { untilSeconds: 100 })];
    expect(soundedAt(seven, 4_000)).toHaveLength(6);
  });

  test('danger to life asks no budget, and takes from what is left for the rest', () => {
    const life = Array.from({ length: 20 }, (_, index) => demand(index, { priority: 'life' }));
    expect(soundedAt([...life, demand(30)], 3_000)).toHaveLength(20);
  });
});

describe('the measure', () => {
  test('counts all, names the worst 10 minutes and the mean, and says when it is too much', () => {
    const life = Array.from({ length: 12 }, (_, index) => demand(index * 10, { priority: 'life' }));
    const budget = measureBudget(life, { from: moment(0), to: moment(7_200) }, desk);
    expect(budget).toMatchObject({
      interruptions: 12,
      forLife: 12,
      worst10Minutes: 12,
      meanPer10Minutes: 1,
      exceeded: { worst: true, mean: false },
      alarmsByPriority: { life: 12, high: 0, low: 0 },
    });
  });

  test('a mean of less than an hour is given and not judged', () => {
    const three = [0, 1, 2].map((seconds) => demand(seconds, { priority: 'life' }));
    const budget = (seconds: number) => measureBudget(three, { from: moment(0), to: moment(seconds) }, desk);
    expect(budget(600)).toMatchObject({ meanPer10Minutes: 3, exceeded: { mean: false } });
    const seven = Array.from({ length: 7 }, (_, index) => demand(index, { priority: 'life' }));
    expect(measureBudget(seven, { from: moment(0), to: moment(3_600) }, desk).exceeded.mean).toBe(true);
  });

  test('what sounded exactly 10 minutes ago is no longer within them', () => {
    const two = [demand(0, { priority: 'life' }), demand(600, { priority: 'life' })];
    expect(measureBudget(two, { from: moment(0), to: moment(700) }, desk).worst10Minutes).toBe(1);
  });
});

describe('demands', () => {
  const raised = {
    type: 'AlarmRaised',
    at: after(0),
    alarm: sampleAlarm,
    condition: { ...sampleCondition({ priority: 'life' }), side: 'uk' },
  } as const satisfies OfAlarm;
  const risen: OfAlarm = {
    type: 'AlarmEscalated',
    at: after(60),
    alarm: sampleAlarm,
    from: 'watch_officer',
    to: 'duty_officer',
    reason: 'unacknowledged',
  };
  const { by } = samplePerson();
  const acknowledged: OfAlarm = {
    type: 'AlarmAcknowledged',
    at: after(90),
    alarm: sampleAlarm,
    by,
    desk: 'desk-1',
  };

  test('as it rises, the role above is asked as well, and one answer ends both', () => {
    expect(
      demandsOf([raised, risen, acknowledged]).map(({ role, from, until }) => [role, from, until]),
    ).toEqual([
      ['watch_officer', after(0), after(90)],
      ['duty_officer', after(60), after(90)],
    ]);
  });

  test('where somebody answered and nothing follows, the role above is asked, and nobody at work on it', () => {
    const again: OfAlarm = { ...risen, at: after(600), to: 'gold_commander', reason: 'not_acted' };
    expect(
      demandsOf([raised, risen, acknowledged, again])
        .slice(2)
        .map(({ role }) => role),
    ).toEqual(['gold_commander']);
  });

  test('made a matter of the role above by its room, it asks that one as well', () => {
    const changed: OfAlarm = {
      ...raised,
      type: 'AlarmChanged',
      at: after(60),
      condition: { ...raised.condition, role: 'duty_officer' },
    };
    expect(demandsOf([raised, changed]).map(({ role, from, until }) => [role, from, until])).toEqual([
      ['watch_officer', after(0), null],
      ['duty_officer', after(60), null],
    ]);
  });

  test('an alarm whose beginning lies before what was read asks nobody', () => {
    expect(demandsOf([risen, acknowledged])).toEqual([]);
  });

  test('an alarm interrupts the desk it rises to', () => {
    expect(soundedAt(demandsOf([raised, risen]), 100, duty)).toEqual([60]);
  });
});

const anyDemand = fc.record({
  seconds: fc.integer({ min: 0, max: 20_000 }),
  lasts: fc.option(fc.integer({ min: 1, max: 4_000 }), { nil: null }),
  cause: fc.integer({ min: 0, max: 12 }),
  priority: fc.constantFrom('life' as const, 'high' as const, 'low' as const),
});
const anyDemands = fc.array(anyDemand, { maxLength: 120 }).map((all): readonly Demand[] =>
  all.map(({ seconds, lasts, cause, priority }, index) =>
    demand(seconds, {
      alarm: `a-${index}`,
      cause: `boat/b-${cause}`,
      priority,
      ...(lasts === null ? {} : { untilSeconds: seconds + lasts }),
    }),
  ),
);

describe('in any night', () => {
  test('every alarm of danger to life sounds, or stands in a sounding of its cause', () => {
    fc.assert(
      fc.property(anyDemands, (demands) => {
        const { interruptions } = courseOf(demands, desk, moment(30_000));
        for (const { alarm, from } of demands.filter(({ priority }) => priority === 'life')) {
          const own = interruptions.find(({ alarms }) => alarms.includes(alarm));
          expect(own?.priority).toBe('life');
          expect(toSeconds(own?.at ?? NaN)).toBeLessThanOrEqual(toSeconds(Date.parse(from)));
        }
      }),
    );
  });

  test('without danger to life both limits hold, at every moment', () => {
    fc.assert(
      fc.property(anyDemands, (demands) => {
        const calm = demands.map(
          (one) => ({ ...one, priority: one.priority === 'life' ? 'high' : one.priority }) as Demand,
        );
        const at = courseOf(calm, desk, moment(30_000)).interruptions.map((one) => one.at);
        const within = (end: number, span: number) =>
          at.filter((one) => one > end - span && one <= end).length;
        for (const end of at) {
          expect(within(end, 600_000)).toBeLessThanOrEqual(interruptionLimits.perTenMinutes);
          expect(within(end, 3_600_000)).toBeLessThanOrEqual(interruptionLimits.perHour);
        }
      }),
    );
  });

  test('nothing of the rest vanishes: it sounded, joined, was answered first, or is held', () => {
    fc.assert(
      fc.property(anyDemands, (demands) => {
        const end = moment(30_000);
        const { interruptions, held } = courseOf(demands, desk, end);
        const sounded = new Set(interruptions.flatMap(({ alarms }) => alarms));
        for (const { alarm, priority, until, cause } of demands) {
          if (priority !== 'high' || until !== null || sounded.has(alarm) || held.includes(alarm)) continue;
          expect(interruptions.some((one) => one.cause === cause && one.until > end)).toBe(true);
        }
      }),
    );
  });

  test('what was told at a moment is not told otherwise later: a screen and a replay agree', () => {
    fc.assert(
      fc.property(anyDemands, fc.integer({ min: 0, max: 24_000 }), (demands, seconds) => {
        const then = moment(seconds);
        const known = demands
          .filter(({ from }) => from <= after(seconds))
          .map((one) => ({
            ...one,
            until: one.until !== null && one.until > after(seconds) ? null : one.until,
          }));
        const atThen = courseOf(known, desk, then).interruptions.map(({ at }) => at);
        const later = courseOf(demands, desk, moment(30_000)).interruptions.map(({ at }) => at);
        expect(later.filter((at) => at <= then)).toEqual(atThen);
      }),
    );
  });
});

function toSeconds(milliseconds: number): number {
  return (milliseconds - moment(0)) / 1_000;
}

// Thirty nights as PROBLEM section 3 sizes them, played through the keeper: conditions of many boats at once, answered
// by one desk at its own pace. Invented, from a seed.

/** A small seeded generator (mulberry32): tests draw no chance of their own. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

interface Span {
  readonly condition: AlarmCondition;
  readonly from: number;
  readonly to: number;
}

const nightSeconds = 12 * 3_600;

/** 20 boats on a night, each with eight items and a few clocks that run out; a fifth of the clocks of danger to life. */
function oneNight(seed: number, boats: number): readonly Span[] {
  const draw = chance(seed);
  return Array.from({ length: boats }, (_, boat) => {
    const begins = draw() * (nightSeconds - 4_000);
    return Array.from({ length: 6 }, (_unused, index): Span => {
      const from = Math.round(begins + draw() * 3_600);
      const urgent = index === 0 && draw() < 0.3;
      const priority = urgent ? 'life' : index < 2 ? 'high' : 'low';
      const condition = sampleCondition({
        key: `night/${boat}/${index}`,
        cause: `boat/b-${boat}`,
        priority,
        since: after(from),
      });
      return { condition, from, to: from + 60 + Math.round(draw() * 900) };
    });
  }).flat();
}

function playNight(spans: readonly Span[], answerSeconds: number): readonly OfAlarm[] {
  const states = new Map<string, AlarmState>();
  const events: OfAlarm[] = [];
  const give = (command: AlarmCommand): void => {
    const before = states.get(command.alarm) ?? alarmDecider.initial;
    const decided = alarmDecider.decide(before, command);
    if (!decided.ok) return;
    events.push(...decided.value);
    states.set(
      command.alarm,
      decided.value.reduce<AlarmState>((one, event) => alarmDecider.evolve(one, event), before),
    );
  };
  for (let seconds = 0; seconds <= nightSeconds; seconds += 15) {
    const now = moment(seconds);
    const holding = spans
      .filter(({ from, to }) => from <= seconds && seconds < to)
      .map(({ condition }) => condition);
    for (const step of stepsFor(holding, [...states.values()], now)) give(step);
    for (const state of states.values())
      if (state.phase === 'unacknowledged' && state.armedAt <= after(seconds - answerSeconds))
        give({
          type: 'AcknowledgeAlarm',
          at: after(seconds),
          alarm: state.alarm,
          armedAt: state.armedAt,
          ...samplePerson(),
        });
  }
  return events;
}

const budgetsOf = (boats: number, count: number) =>
  Array.from({ length: count }, (_, seed) => {
    const demands = demandsOf(playNight(oneNight(seed + 1, boats), 45));
    return {
      budget: measureBudget(demands, { from: moment(0), to: moment(nightSeconds) }, desk),
      course: courseOf(demands, desk, moment(nightSeconds)),
      lives: demands.filter(({ priority, role }) => priority === 'life' && role === 'watch_officer'),
    };
  });

describe.each([
  { boats: 20, count: 30 },
  { boats: 60, count: 6 },
])('over $count nights of $boats boats', ({ boats, count }) => {
  const nights = budgetsOf(boats, count);

  test('the budget holds: in the mean, and in each 10 minutes', () => {
    for (const { budget } of nights) expect(budget.exceeded).toEqual({ worst: false, mean: false });
  });

  test('every alarm of danger to life sounds', () => {
    for (const { course, lives } of nights) {
      const sounded = new Set(course.interruptions.flatMap(({ alarms }) => alarms));
      expect(lives.filter(({ alarm }) => !sounded.has(alarm))).toEqual([]);
    }
    expect(nights.flatMap(({ lives }) => lives).length).toBeGreaterThan(100);
  });
});

test('a night with more danger than one desk can follow says so, and holds nothing of it back', () => {
  const demands = Array.from({ length: 100 }, (_, index) => demand(index * 60, { priority: 'life' }));
  const budget = measureBudget(demands, { from: moment(0), to: moment(6_000) }, desk);
  expect(budget).toMatchObject({ interruptions: 100, forLife: 100, exceeded: { mean: true } });
});
