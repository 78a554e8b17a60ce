import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addSeconds, fromUtc, toUtc, type UtcText } from '../../../kernel/time.ts';
import { faultsWith, type RestFrame, restFaults, type Worked } from './rest.ts';
import { directiveRules, rulesOn } from './rest-limits.ts';
import { britishRules, frenchRules } from './sample-rules.ts';

const directive: RestFrame = { rules: directiveRules, zone: 'Europe/Paris' };
const french: RestFrame = { rules: rulesOn('2026-06-01', frenchRules), zone: 'Europe/Paris' };

/** `worked('2026-06-01T06:00', 8)`: UTC, hours, with twenty minutes of break. */
function worked(from: string, hours: number, breakMinutes = 20): Worked {
  const begins = fromUtc(`${from}:00.000Z` as UtcText);
  return { from: toUtc(begins), until: toUtc(addSeconds(begins, hours * 3_600)), breakMinutes };
}

const rulesOf = (held: readonly Worked[], added: Worked, frame = directive): readonly string[] =>
  faultsWith(held, added, frame).map(({ rule }) => rule);

describe('daily rest (Art. 3)', () => {
  test('eleven hours after a duty suffice, one minute less does not', () => {
    const first = worked('2026-06-01T06:00', 8);
    expect(rulesOf([first], worked('2026-06-02T01:00', 4))).toEqual([]);
    expect(rulesOf([first], worked('2026-06-02T00:59', 4))).toEqual(['daily_rest']);
  });

  test('a divided day stands while eleven hours follow within its 24', () => {
    const morning = worked('2026-06-01T05:00', 4);
    expect(rulesOf([morning], worked('2026-06-01T14:00', 4))).toEqual([]);
    expect(rulesOf([morning], worked('2026-06-01T14:00', 5))).toEqual(['daily_rest']);
  });

  test('more than thirteen hours at a stretch leave no rest', () => {
    expect(rulesOf([], worked('2026-06-01T05:00', 13))).toEqual([]);
    expect(rulesOf([], worked('2026-06-01T05:00', 13.5))).toEqual(['daily_rest']);
  });

  test('the night on which clocks go forward has an hour less: real hours count', () => {
    // 28 March, off at 19:00 in Calais; on at 06:00 by the wall: ten hours.
    const evening = worked('2026-03-28T12:00', 6);
    expect(rulesOf([evening], worked('2026-03-29T04:00', 4))).toEqual(['daily_rest']);
    // In October the same wall times leave twelve.
    const autumn = worked('2026-10-24T11:00', 6);
    expect(rulesOf([autumn], worked('2026-10-25T05:00', 4))).toEqual([]);
  });
});

describe('weekly rest (Art. 5)', () => {
  const days = ['01', '02', '03', '04', '05'].map((day) => worked(`2026-06-${day}T08:00`, 6, 0));

  test('a week from Monday keeps 35 hours together', () => {
    const five = days.map((one) => ({ ...one, breakMinutes: 20 }));
    // Monday is 1 June, Sunday ends at 22:00 UTC: off on Saturday at 10:00 leaves 36 hours, at 16:00 thirty.
    expect(rulesOf(five, worked('2026-06-06T08:00', 2))).toEqual([]);
    expect(rulesOf(five, worked('2026-06-06T08:00', 8))).toEqual(['weekly_rest']);
  });

  test('names the week and what is left of it', () => {
    const [fault] = faultsWith(days, worked('2026-06-07T08:00', 2), directive).filter(
      ({ rule }) => rule === 'weekly_rest',
    );
    expect(fault).toBeUndefined();
    const [short] = faultsWith(
      [...days, worked('2026-06-06T08:00', 6)],
      worked('2026-06-07T08:00', 2),
      directive,
    ).filter(({ rule }) => rule === 'weekly_rest');
    expect(short).toMatchObject({ from: '2026-05-31T22:00:00.000Z', limit: 35, found: 18 });
    expect(short?.article.en).toBe('Directive 2003/88/EC, Art. 5');
  });
});

describe('breaks, night and averages', () => {
  test('six hours of duty ask for a break (Art. 4)', () => {
    expect(rulesOf([], worked('2026-06-01T08:00', 6, 0))).toEqual(['break']);
    expect(rulesOf([], worked('2026-06-01T08:00', 5.9, 0))).toEqual([]);
    expect(rulesOf([], worked('2026-06-01T08:00', 8, 10))).toEqual([]);
    expect(rulesOf([], worked('2026-06-01T08:00', 8, 10), french)).toEqual(['break']);
  });

  test('two duties end to end are one stretch of work; a pause of a break’s length parts them', () => {
    const first = worked('2026-06-01T06:00', 5.5, 0);
    expect(rulesOf([first], worked('2026-06-01T11:30', 5.5, 0))).toEqual(['break']);
    expect(rulesOf([first], worked('2026-06-01T11:30', 5.5, 20))).toEqual([]);
    expect(rulesOf([first], worked('2026-06-01T12:00', 5.5, 0))).toEqual([]);
    // France asks for twenty minutes: ten between two duties are none of it, with ten more they are.
    expect(rulesOf([first], worked('2026-06-01T11:40', 4, 0), french)).toEqual(['break']);
    expect(rulesOf([first], worked('2026-06-01T11:40', 4, 10), french)).toEqual([]);
  });

  test('eight hours where three of them are at night (Art. 8(b))', () => {
    expect(rulesOf([], worked('2026-06-01T20:00', 8, 1))).toEqual([]);
    expect(rulesOf([], worked('2026-06-01T20:00', 9))).toEqual(['night_work']);
    // Two hours of the night only: an evening's duty.
    expect(rulesOf([], worked('2026-06-01T13:00', 9))).toEqual([]);
  });

  test('a state whose assessment finds no strain is held by its own limits', () => {
    expect(rulesOf([], worked('2026-06-01T20:00', 10), french)).toEqual([]);
    expect(rulesOf([], worked('2026-06-01T20:00', 10.5), french)).toEqual(['daily_work']);
    expect(rulesOf([], worked('2026-06-01T08:00', 12.5, 160), french)).toEqual(['span']);
  });

  test('48 hours a week on average over seventeen weeks (Arts 6(b), 16(b))', () => {
    const weeks = Array.from({ length: 17 }, (_, week) =>
      [0, 1, 2, 3, 4].map((day) => {
        const from = addSeconds(fromUtc('2026-01-05T06:00:00.000Z' as UtcText), (week * 7 + day) * 86_400);
        return { from: toUtc(from), until: toUtc(addSeconds(from, 10 * 3_600)), breakMinutes: 24 };
      }),
    ).flat(); // 48 hours a week to the minute
    expect(restFaults(weeks, directive).map(({ rule }) => rule)).not.toContain('average_work');
    const more = faultsWith(weeks, worked('2026-05-02T06:00', 2), directive);
    expect(more.map(({ rule }) => rule)).toEqual(['average_work']);
    expect(more[0]?.found).toBe(48.1);
  });

  test('the stricter of the directive and the state’s own holds, in its own time only', () => {
    expect(rulesOn('2026-06-01', britishRules).breakMinutes).toMatchObject({ value: 20 });
    expect(rulesOn('2025-12-31', britishRules)).toEqual(directiveRules);
    const laxer = { ...britishRules, nightWorkHours: { value: 12, article: { en: 'x', fr: 'x' } } };
    expect(rulesOn('2026-06-01', laxer).nightWorkHours).toEqual(directiveRules.nightWorkHours);
    expect(rulesOn('2026-06-01', frenchRules).night).toEqual({ fromHour: 22, untilHour: 5 });
    expect(rulesOn('2026-06-01', britishRules).night).toEqual({ fromHour: 22, untilHour: 6 });
  });
});

const duty = fc
  .record({
    day: fc.integer({ min: 0, max: 20 }),
    hour: fc.integer({ min: 0, max: 23 }),
    hours: fc.integer({ min: 1, max: 12 }),
  })
  .map(({ day, hour, hours }): Worked => {
    const from = addSeconds(fromUtc('2026-03-20T00:00:00.000Z' as UtcText), (day * 24 + hour) * 3_600);
    return { from: toUtc(from), until: toUtc(addSeconds(from, hours * 3_600)), breakMinutes: 20 };
  });

describe('laws', () => {
  test('the order in which duties stand is of no matter', () => {
    fc.assert(
      fc.property(fc.array(duty, { maxLength: 8 }), (duties) => {
        expect(restFaults(duties.toReversed(), directive)).toEqual(restFaults(duties, directive));
      }),
      { numRuns: 100 },
    );
  });

  test('a roster built of duties that break nothing breaks nothing', () => {
    fc.assert(
      fc.property(fc.array(duty, { maxLength: 12 }), (duties) => {
        let held: readonly Worked[] = [];
        for (const one of duties) if (faultsWith(held, one, french).length === 0) held = [...held, one];
        expect(restFaults(held, french)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});
