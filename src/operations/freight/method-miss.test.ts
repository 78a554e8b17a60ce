import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold } from '../../kernel/decider.ts';
import { passageDecider } from './decide-passage.ts';
import type { PassageCommandOf, PassageEvent } from './events-passage.ts';
import {
  after,
  at,
  beside,
  body,
  edge,
  found,
  givenPassage,
  opened,
  other,
  passage,
  positive,
  record,
  registers,
  written,
} from './given-freight.ts';

const negative = written([opened()], record(body('k-000001')));
const searched = [opened(), ...negative];
const join: PassageCommandOf<'JoinPassages'> = {
  type: 'JoinPassages',
  ...edge,
  other,
  grade: 'confirmed',
  reason: 'plate_mistyped',
};
/** The same vehicle as another team entered it, with people in it. */
const evening = [
  opened(other, 'HGV 3X-77'),
  ...written([opened(other)], { ...record(positive('k-000002')), passage: other }),
];
const misses = (events: readonly PassageEvent[]) => events.filter(({ type }) => type === 'MethodMissed');

describe('a positive after a negative', () => {
  test('raises a miss on the control that found nothing', () => {
    const events = written(searched, record(positive('k-000002', { where: 'trailer_rear' })));
    expect(misses(events)).toEqual([
      {
        type: 'MethodMissed',
        at,
        passage,
        control: 'k-000001',
        method: 'physical_search',
        found: { passage, control: 'k-000002', method: 'physical_search', where: 'trailer_rear' },
        samePart: true,
      },
    ]);
  });
  test('also where the negative comes in later, from a device without a link', () => {
    const first = [opened(), ...written([opened()], record(positive('k-000002')))];
    expect(misses(written(first, record(body('k-000001'))))).toMatchObject([{ control: 'k-000001' }]);
  });
  test('not where the negative was made after the people were out', () => {
    const first = [opened(), ...written([opened()], record(positive('k-000002')))];
    const later = body('k-000003', { startedAt: after(3_100), endedAt: after(3_400) });
    expect(misses(written(first, record(later)))).toEqual([]);
  });
  test('people in the part that it looked at are its miss, whoever was found elsewhere before them', () => {
    const first = [opened(), ...written([opened()], record(body('k-000001', { where: 'trailer_rear' })))];
    const inCab = [...first, ...written(first, record(positive('k-000002', { where: 'cab' })))];
    const rear = { where: 'trailer_rear', startedAt: after(3_100), endedAt: after(3_300) } as const;
    expect(misses(inCab)).toMatchObject([{ samePart: false, found: { control: 'k-000002' } }]);
    expect(misses(written(inCab, record(positive('k-000003', rear))))).toMatchObject([
      { control: 'k-000001', samePart: true, found: { control: 'k-000003' } },
    ]);
  });
  test('papers miss nobody', () => {
    const papers = [opened(), ...written([opened()], record(body('k-000001', { method: 'document' })))];
    expect(misses(written(papers, record(positive('k-000002'))))).toEqual([]);
  });
  test('people met by the driver count as found', () => {
    const met = { type: 'NotePeopleMet', ...edge, metAt: at, source: 'driver', found: found(1) } as const;
    expect(misses(written(searched, met))).toMatchObject([{ control: 'k-000001', found: { control: null } }]);
  });
  test('put right, the miss is withdrawn', () => {
    const history = [...searched, ...written(searched, record(positive('k-000002')))];
    const { where, readings, wind, seal } = body('k-000002');
    const corrected = written(history, {
      type: 'CorrectControl',
      ...edge,
      control: 'k-000002',
      where,
      readings,
      wind,
      seal,
      result: 'nothing_found',
      found: null,
      reason: 'wrong_vehicle',
    });
    expect(corrected.map(({ type }) => type)).toEqual(['ControlCorrected', 'MethodMissWithdrawn']);
  });
});

describe('two entries of one vehicle', () => {
  const joined = written(searched, { ...join, seen: beside(evening) });
  test('are joined by a person, on both, and the miss comes out', () => {
    expect(joined).toMatchObject([
      { type: 'PassagesJoined', passage, joined: other, group: [passage, other] },
      { type: 'PassagesJoined', passage: other, joined: passage, on: `passage/${other}` },
      { type: 'MethodMissed', passage, control: 'k-000001', found: { passage: other } },
    ]);
  });
  test('and parted again: each stands for itself, and the miss goes', () => {
    const own = joined.filter((event) => event.passage === passage);
    const theirs = joined.filter((event) => event.passage === other);
    const history = [...searched, ...own];
    const parted = written(history, {
      type: 'PartPassages',
      ...edge,
      other,
      reason: 'other_vehicle',
      seen: beside([...evening, ...theirs]),
    });
    expect(parted).toMatchObject([
      { type: 'PassagesParted', passage, group: [] },
      { type: 'PassagesParted', passage: other, group: [], on: `passage/${other}` },
      { type: 'MethodMissWithdrawn', passage },
    ]);
  });
  test('a later finding in one names the miss in the other, on its own record', () => {
    const calm = [opened(other)];
    const both = written(searched, { ...join, seen: beside(calm) });
    const theirs = [...searched, ...both.filter((event) => event.passage === passage)];
    const own = [...calm, ...both.filter((event) => event.passage === other)];
    const command = record(positive('k-000002'), { ...registers(), ...beside(theirs) });
    expect(misses(written(own, { ...command, passage: other }))).toMatchObject([
      { passage, on: `passage/${passage}`, control: 'k-000001' },
    ]);
  });
  test.each([
    ['same_passage', { other: passage }],
    ['other_unknown', { seen: {} }],
    ['directions_differ', { seen: beside([{ ...opened(other), direction: 'to_eu' as const }]) }],
    [
      'other_in_group',
      {
        seen: beside([
          opened(other),
          ...written([opened(other)], {
            ...join,
            passage: other,
            other: 'p-000003',
            seen: beside([opened('p-000003')]),
          }).filter((event) => event.passage === other),
        ]),
      },
    ],
  ] as const)('else it is refused: %s', (code, said) => {
    givenPassage(searched)
      .when({ ...join, seen: beside(evening), ...said })
      .refuses(code);
  });
  test('nothing is joined twice, nor parted that was not joined', () => {
    const own = [...searched, ...joined.filter((event) => event.passage === passage)];
    givenPassage(own)
      .when({ ...join, seen: beside(evening) })
      .refuses('unchanged');
    givenPassage(searched)
      .when({ type: 'PartPassages', ...edge, other, reason: 'other' })
      .refuses('not_joined');
  });
});

test('in whatever order controls come in, the same controls have missed people', () => {
  const made = fc.array(
    fc.record({
      minute: fc.integer({ min: 0, max: 40 }),
      isPositive: fc.boolean(),
    }),
    { minLength: 1, maxLength: 6 },
  );
  const missedIn = (controls: readonly ReturnType<typeof body>[]) => {
    const history = controls.reduce<readonly PassageEvent[]>(
      (before, control) => [...before, ...written(before, record(control))],
      [opened()],
    );
    const state = fold(passageDecider, history);
    if (state.phase === 'none') throw new Error('no passage');
    return state.controls.flatMap(({ control, missed }) => (missed === null ? [] : [control])).toSorted();
  };
  fc.assert(
    fc.property(made, fc.infiniteStream(fc.nat()), (drawn, order) => {
      const controls = drawn.map(({ minute, isPositive }, index) => {
        const times = { startedAt: after(minute * 60), endedAt: after(minute * 60 + 30) };
        const id = `k-00000${index}`;
        return isPositive ? positive(id, times) : body(id, times);
      });
      const keys = new Map(controls.map(({ control }) => [control, order.next().value ?? 0]));
      const shuffled = controls.toSorted((a, b) => (keys.get(a.control) ?? 0) - (keys.get(b.control) ?? 0));
      const expected = controls
        .filter(
          (one) =>
            one.result === 'nothing_found' &&
            controls.some(({ result, startedAt }) => result === 'people_found' && startedAt >= one.endedAt),
        )
        .map(({ control }) => control);
      expect(missedIn(controls)).toEqual(expected.toSorted());
      expect(missedIn(shuffled)).toEqual(expected.toSorted());
    }),
    { seed: 2_026, numRuns: 150 },
  );
});
