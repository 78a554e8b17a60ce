import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AlarmCondition } from '../../kernel/alarm.ts';
import type { Instant } from '../../kernel/time.ts';
import { toUtc } from '../../kernel/time.ts';
import { shelveMinutesMax } from './alarm-limits.ts';
import { firstOf, nextMomentOf, stepsFor } from './alarm-keeper.ts';
import { alarmIdOf, type AlarmState, isActive, isStanding } from './alarm-state.ts';
import { alarmDecider } from './decide-alarm.ts';
import type { AlarmCommand } from './events-alarm.ts';
import { after, moment, sampleAlarm, sampleCondition, samplePerson } from './sample-watch.ts';

/** Alarms by id, as a node would hold them, and everything that was written. */
class Held {
  readonly states = new Map<string, AlarmState>();
  readonly written: string[] = [];

  give(command: AlarmCommand): boolean {
    const before = this.states.get(command.alarm) ?? alarmDecider.initial;
    const decided = alarmDecider.decide(before, command);
    if (!decided.ok) return false;
    for (const event of decided.value) {
      this.written.push(JSON.stringify(event));
      this.states.set(
        command.alarm,
        alarmDecider.evolve(this.states.get(command.alarm) ?? alarmDecider.initial, event),
      );
    }
    return true;
  }

  look(conditions: readonly AlarmCondition[], now: Instant) {
    const steps = stepsFor(conditions, [...this.states.values()], now);
    for (const step of steps) if (!this.give(step)) throw new Error(`refused: ${step.type}`);
    return steps;
  }

  of(id: string): AlarmState {
    return this.states.get(id) ?? alarmDecider.initial;
  }
}

describe('steps', () => {
  test('a condition is raised as of its own moment, and rises as of the moments at which it fell due', () => {
    const held = new Held();
    const steps = held.look([sampleCondition({ priority: 'life', since: after(10) })], moment(1_000));
    expect(steps.map(({ type, at }) => [type, at])).toEqual([
      ['RaiseAlarm', after(10)],
      ['EscalateAlarm', after(70)],
      ['EscalateAlarm', after(250)],
    ]);
    expect(held.of(sampleAlarm)).toMatchObject({ role: 'gold_commander', phase: 'unacknowledged' });
  });

  test('a condition of both sides is an alarm of each: neither silences the other’s', () => {
    const held = new Held();
    held.look([sampleCondition({ side: 'both' })], moment(0));
    const [fr, uk] = (['fr', 'uk'] as const).map((side) => alarmIdOf('unread/c-example1', side));
    held.give({
      type: 'AcknowledgeAlarm',
      at: after(5),
      alarm: fr ?? '',
      armedAt: after(0),
      ...samplePerson({ state: 'fr' }),
    });
    expect(held.of(fr ?? '').phase).toBe('acknowledged');
    expect(held.of(uk ?? '').phase).toBe('unacknowledged');
  });

  test('a condition of a moment to come is not raised yet', () => {
    expect(stepsFor([sampleCondition({ since: after(10) })], [], moment(9))).toEqual([]);
  });

  test('of two of one key the more urgent holds, whatever their order', () => {
    const two = [sampleCondition(), sampleCondition({ priority: 'life' })];
    const raised = (conditions: readonly AlarmCondition[]) => stepsFor(conditions, [], moment(0));
    expect(raised(two)).toEqual(raised(two.toReversed()));
    expect(raised(two)).toHaveLength(1);
    expect(raised(two)[0]).toMatchObject({ condition: { priority: 'life' } });
  });

  test('gone: cleared; danger to life still waits to be seen', () => {
    const held = new Held();
    held.look([sampleCondition({ priority: 'life' })], moment(0));
    expect(held.look([], moment(20)).map(({ type }) => type)).toEqual(['ClearAlarm']);
    expect(held.of(sampleAlarm).phase).toBe('returned');
    expect(held.look([], moment(5_000))).toEqual([]);
  });

  test('more urgent than before: it asks again', () => {
    const held = new Held();
    held.look([sampleCondition()], moment(0));
    held.give({
      type: 'AcknowledgeAlarm',
      at: after(5),
      alarm: sampleAlarm,
      armedAt: after(0),
      ...samplePerson(),
    });
    held.look([sampleCondition({ priority: 'life' })], moment(30));
    expect(held.of(sampleAlarm)).toMatchObject({ phase: 'unacknowledged', armedAt: after(30) });
  });

  test('begun anew: it asks again, as of the new beginning', () => {
    const held = new Held();
    held.look([sampleCondition()], moment(0));
    held.give({
      type: 'AcknowledgeAlarm',
      at: after(5),
      alarm: sampleAlarm,
      armedAt: after(0),
      ...samplePerson(),
    });
    held.look([sampleCondition({ since: after(25) })], moment(30));
    expect(held.of(sampleAlarm)).toMatchObject({ phase: 'unacknowledged', armedAt: after(25) });
  });

  test('lowered with evidence it does not ask again, and still asks if nobody has answered', () => {
    const held = new Held();
    held.look([sampleCondition({ priority: 'life' })], moment(0));
    held.look([sampleCondition({ priority: 'high' })], moment(10));
    expect(held.of(sampleAlarm)).toMatchObject({ phase: 'unacknowledged', armedAt: after(0) });
  });
});

describe('the next moment', () => {
  test('is the next rise or the end of the shelf, and after the last there is none', () => {
    const held = new Held();
    held.look([sampleCondition({ priority: 'life' })], moment(0));
    const next = () => nextMomentOf([...held.states.values()], moment(0));
    expect(next()).toBe(moment(60));
    held.look([sampleCondition({ priority: 'life' })], moment(60));
    expect(nextMomentOf([...held.states.values()], moment(60))).toBe(moment(240));
    held.look([sampleCondition({ priority: 'life' })], moment(240));
    expect(nextMomentOf([...held.states.values()], moment(240))).toBeNull();
  });
});

// Properties: random nights of conditions that come, go and change, and of people who acknowledge and shelve.

interface Night {
  readonly seconds: number;
  readonly conditions: readonly AlarmCondition[];
  readonly acts: readonly { readonly kind: 'acknowledge' | 'shelve' | 'unshelve'; readonly key: number }[];
}

const keys = [0, 1, 2, 3];
const oneCondition = fc.record({
  key: fc.constantFrom(...keys),
  priority: fc.constantFrom('life' as const, 'high' as const, 'low' as const),
  side: fc.constantFrom('uk' as const, 'both' as const),
  role: fc.constantFrom('watch_officer' as const, 'duty_officer' as const, 'safeguarding_officer' as const),
  beginsBefore: fc.integer({ min: 0, max: 40 }),
  actWithin: fc.option(fc.integer({ min: 10, max: 900 }), { nil: null }),
});
const oneStep = fc.record({
  waits: fc.integer({ min: 1, max: 700 }),
  conditions: fc.array(oneCondition, { maxLength: 5 }),
  acts: fc.array(
    fc.record({
      kind: fc.constantFrom('acknowledge' as const, 'shelve' as const, 'unshelve' as const),
      key: fc.constantFrom(...keys),
    }),
    { maxLength: 4 },
  ),
});
const nights = fc.array(oneStep, { minLength: 1, maxLength: 14 }).map((steps): readonly Night[] => {
  let seconds = 0;
  return steps.map(({ waits, conditions, acts }) => {
    seconds += waits;
    return {
      seconds,
      acts,
      conditions: conditions.map(({ key, priority, side, role, beginsBefore, actWithin }) =>
        sampleCondition({
          key: `unread/c-example${key}`,
          priority,
          side,
          role,
          since: after(Math.max(0, seconds - beginsBefore)),
          actBefore: actWithin === null ? null : after(seconds + actWithin),
        }),
      ),
    };
  });
});

function act(held: Held, { acts, seconds }: Night): void {
  for (const { kind, key } of acts) {
    const alarm = alarmIdOf(`unread/c-example${key}`, 'uk');
    const state = held.of(alarm);
    const common = { at: after(seconds), alarm, ...samplePerson() };
    const armedAt = state.phase === 'none' ? after(0) : state.armedAt;
    if (kind === 'acknowledge') held.give({ type: 'AcknowledgeAlarm', armedAt, ...common });
    if (kind === 'shelve') held.give({ type: 'ShelveAlarm', minutes: 10, reason: 'weather', ...common });
    if (kind === 'unshelve') held.give({ type: 'UnshelveAlarm', ...common });
  }
}

describe('in any night', () => {
  test('steps done and asked for again at the same moment are none', () => {
    fc.assert(
      fc.property(nights, (night) => {
        const held = new Held();
        for (const step of night) {
          const now = moment(step.seconds);
          held.look(step.conditions, now);
          expect(stepsFor(step.conditions, [...held.states.values()], now)).toEqual([]);
          act(held, step);
        }
      }),
      { numRuns: 400 },
    );
  });

  test('no alarm of danger to life is ever lost: it is active while its condition holds, and then waits to be seen', () => {
    fc.assert(
      fc.property(nights, (night) => {
        const held = new Held();
        const unseen = new Set<string>();
        for (const step of night) {
          held.look(step.conditions, moment(step.seconds));
          for (const [id, state] of held.states) {
            const isLife = state.phase !== 'none' && state.condition.priority === 'life';
            if (isLife) expect(state.phase).not.toBe('shelved');
            if (isLife && state.phase === 'unacknowledged') unseen.add(id);
            if (unseen.has(id) && isLife && state.phase !== 'unacknowledged')
              expect(state.phase).toBe('returned');
            if (!isLife) unseen.delete(id); // said to be less, by the room that knows
          }
          for (const { key, side, priority } of step.conditions)
            if (priority === 'life') {
              const id = alarmIdOf(key, side === 'both' ? 'uk' : side);
              expect(isActive(held.of(id))).toBe(true);
            }
          act(held, step);
          for (const id of unseen)
            if (held.of(id).phase === 'acknowledged' || held.of(id).phase === 'normal') unseen.delete(id);
        }
      }),
      { numRuns: 400 },
    );
  });

  test('the shelf always ends: by its own moment at the latest nothing is on it', () => {
    fc.assert(
      fc.property(nights, (night) => {
        const held = new Held();
        let last = 0;
        for (const step of night) {
          held.look(step.conditions, moment(step.seconds));
          act(held, step);
          last = step.seconds;
        }
        const longest = Math.max(...Object.values(shelveMinutesMax)) * 60;
        held.look([], moment(last + longest));
        for (const state of held.states.values()) expect(state.phase).not.toBe('shelved');
      }),
      { numRuns: 300 },
    );
  });

  test('however often somebody looks in between, the book is the same', () => {
    fc.assert(
      fc.property(nights, fc.array(fc.integer({ min: 1, max: 9_000 }), { maxLength: 12 }), (night, looks) => {
        const play = (extra: readonly number[]): readonly string[] => {
          const held = new Held();
          let standing: readonly AlarmCondition[] = [];
          let from = 0;
          for (const step of night) {
            for (const seconds of extra
              .filter((one) => one > from && one < step.seconds)
              .toSorted((a, b) => a - b))
              held.look(standing, moment(seconds));
            // The keeper looks at each moment it asked for, and whenever something was recorded.
            for (
              let next = nextMomentOf([...held.states.values()], moment(from));
              next !== null && next < moment(step.seconds);
              next = nextMomentOf([...held.states.values()], next)
            )
              held.look(standing, next);
            held.look(step.conditions, moment(step.seconds));
            act(held, step);
            standing = step.conditions;
            from = step.seconds;
          }
          return held.written.toSorted();
        };
        expect(play(looks)).toEqual(play([]));
      }),
      { numRuns: 300 },
    );
  });
});

test('what has gone and was seen is on no list', () => {
  const held = new Held();
  held.look([sampleCondition()], moment(0));
  held.look([], moment(10));
  expect([...held.states.values()].filter(isStanding)).toEqual([]);
  expect(toUtc(moment(10))).toBe(after(10));
});

describe('what is taken first of many steps', () => {
  const one = (n: number, priority: AlarmCondition['priority'], since = after(0)) =>
    sampleCondition({ key: `k/${n}`, about: `contact/c-${n}`, priority, since });
  const idOf = (n: number) => alarmIdOf(`k/${n}`, 'uk');

  test('while any concerns danger to life, only those: nothing else makes them wait', () => {
    const steps = stepsFor([one(1, 'low'), one(2, 'life'), one(3, 'high'), one(4, 'life')], [], moment(10));
    expect(new Set(firstOf(steps, [], 64).map(({ alarm }) => alarm))).toEqual(new Set([idOf(2), idOf(4)]));
  });

  test('what clears an alarm of danger to life is of life as well', () => {
    const held = new Held();
    held.look([one(1, 'life')], moment(10));
    const alarms = [...held.states.values()];
    const steps = stepsFor([one(2, 'low')], alarms, moment(20));
    expect(steps).toHaveLength(2);
    expect(firstOf(steps, alarms, 64)).toMatchObject([{ type: 'ClearAlarm', alarm: idOf(1) }]);
  });

  test('so many alarms and no more, each with all its steps in their order; the rest by urgency', () => {
    const steps = stepsFor([one(1, 'low'), one(2, 'high'), one(3, 'low')], [], moment(2_000));
    const taken = firstOf(steps, [], 2);
    const alarms = [...new Set(taken.map(({ alarm }) => alarm))];
    expect(alarms).toHaveLength(2);
    expect(alarms[0]).toBe(idOf(2));
    for (const alarm of alarms)
      expect(taken.filter((step) => step.alarm === alarm)).toEqual(
        steps.filter((step) => step.alarm === alarm),
      );
  });

  test('in any night, taken again and again, every step is taken and none twice', () => {
    const priorities = fc.constantFrom<AlarmCondition['priority']>('life', 'high', 'low');
    const drawn = fc.array(fc.tuple(priorities, fc.integer({ min: -2_000, max: 0 })), { maxLength: 40 });
    fc.assert(
      fc.property(drawn, fc.integer({ min: 1, max: 8 }), (night, alarmsMax) => {
        const conditions = night.map(([priority, since], n) => one(n, priority, after(since)));
        const steps = stepsFor(conditions, [], moment(0));
        let left = steps;
        const taken: (typeof steps)[number][] = [];
        while (left.length > 0) {
          const group = firstOf(left, [], alarmsMax);
          expect(group.length).toBeGreaterThan(0);
          taken.push(...group);
          left = left.filter((step) => !group.includes(step));
        }
        expect(taken).toHaveLength(steps.length);
        expect(new Set(taken)).toEqual(new Set(steps));
      }),
    );
  });
});
