import { describe, expect, test } from 'vitest';
import { given } from '../../kernel/given.ts';
import { minimumOf, watchDecider, type WatchRefusal } from './decide-watch.ts';
import type { OfSide, SideCommand } from './events-watch.ts';
import { watchRefusals } from './refusals.ts';
import { after, samplePerson } from './sample-watch.ts';

const uk = samplePerson();
const fr = samplePerson({ by: 'example-2', desk: 'desk-2', state: 'fr' });
const desk = 'desk-1';

const strength: OfSide = {
  type: 'StrengthReported',
  at: after(0),
  side: 'uk',
  team: 'UK-NIGHT',
  staff: 4,
  establishment: 5,
  minimum: 4,
};
const asked: OfSide = {
  type: 'HelpAsked',
  at: after(0),
  side: 'uk',
  call: 'help-1',
  reason: 'overload',
  about: null,
  by: uk.by,
  desk,
};
const answered = (answer: 'accept' | 'refuse'): OfSide => ({
  type: 'HelpAnswered',
  at: after(10),
  side: 'uk',
  call: 'help-1',
  answer,
  reason: answer === 'refuse' ? 'own_overload' : null,
  by: fr.by,
  desk: 'desk-2',
});
const ended: OfSide = { type: 'HelpEnded', at: after(20), side: 'uk', call: 'help-1', by: uk.by };

const histories = {
  nothing: [],
  staffed: [strength],
  asked: [asked],
  accepted: [asked, answered('accept')],
  refused: [asked, answered('refuse')],
  ended: [asked, answered('accept'), ended],
} as const satisfies Record<string, readonly OfSide[]>;
type Name = keyof typeof histories;

const at = after(60);
const orders = {
  report: {
    type: 'ReportStrength',
    at,
    side: 'uk',
    team: 'UK-NIGHT',
    staff: 3,
    establishment: 5,
    minimum: null,
    ...uk,
  },
  relieve: { type: 'RelieveWatch', at, side: 'uk', team: 'UK-NIGHT', ...uk },
  call: { type: 'CallForHelp', at, side: 'uk', call: 'help-2', reason: 'below_minimum', about: null, ...uk },
  answer: { type: 'AnswerHelp', at, side: 'uk', call: 'help-1', answer: 'accept', reason: null, ...fr },
  end: { type: 'EndHelp', at, side: 'uk', call: 'help-1', ...uk },
  endByOther: { type: 'EndHelp', at, side: 'uk', call: 'help-1', ...fr },
  conditions: {
    type: 'ReportConditions',
    at,
    side: 'uk',
    visibilityMetres: 800,
    seaState: 2,
    windMetresPerSecond: 3.5,
    windFromDegrees: 90,
    waterCelsius: 18,
    assessment: 'red',
    ...uk,
  },
} as const satisfies Record<string, SideCommand>;

type Told = 'ok' | WatchRefusal;
const same = (told: Told): Readonly<Record<Name, Told>> => ({
  nothing: told,
  staffed: told,
  asked: told,
  accepted: told,
  refused: told,
  ended: told,
});
const table: Readonly<Record<keyof typeof orders, Readonly<Record<Name, Told>>>> = {
  report: same('ok'),
  relieve: { ...same('team_unknown'), staffed: 'ok' },
  call: { ...same('ok'), asked: 'help_already_asked', accepted: 'help_already_asked' },
  answer: {
    ...same('help_unknown'),
    asked: 'ok',
    accepted: 'help_already_answered',
    refused: 'help_already_answered',
    ended: 'help_over',
  },
  end: { ...same('help_unknown'), asked: 'ok', accepted: 'ok', refused: 'help_over', ended: 'help_over' },
  endByOther: {
    ...same('help_unknown'),
    asked: 'other_side',
    accepted: 'ok',
    refused: 'help_over',
    ended: 'help_over',
  },
  conditions: same('ok'),
};

function told(name: Name, command: SideCommand): Told {
  const decided = watchDecider.decide(given(watchDecider, histories[name]).state, command);
  return decided.ok ? 'ok' : decided.refusal.code;
}

describe.each(Object.keys(table) as (keyof typeof table)[])('%s', (order) => {
  test.each(Object.keys(histories) as Name[])('where the watch is %s', (name) => {
    expect(told(name, orders[order])).toBe(table[order][name]);
  });
});

describe('who speaks for a watch', () => {
  test.each(['report', 'relieve', 'call', 'conditions'] as const)('%s: its own people', (order) => {
    expect(told('staffed', { ...orders[order], ...fr } as SideCommand)).toBe('other_side');
  });

  test('a feed or a flow reports as well: it is of neither side', () => {
    const { by: _by, givenFrom: _from, ...feed } = orders.report;
    expect(told('nothing', feed)).toBe('ok');
    const program = { state: null, desk: null, roles: [] };
    expect(told('nothing', { ...feed, givenFrom: program })).toBe('ok');
    expect(told('nothing', { ...orders.report, ...samplePerson({ state: null }) })).toBe('other_side');
  });

  test('help is asked for and answered by somebody, at a desk', () => {
    const nobody = { by: undefined, givenFrom: undefined } as const;
    expect(told('nothing', { ...orders.call, ...nobody } as unknown as SideCommand)).toBe('actor_missing');
    expect(told('asked', { ...orders.answer, ...nobody } as unknown as SideCommand)).toBe('actor_missing');
    expect(told('asked', { ...orders.end, ...nobody } as unknown as SideCommand)).toBe('actor_missing');
    expect(told('nothing', { ...orders.call, ...samplePerson({ desk: null }) })).toBe('desk_missing');
    expect(told('asked', { ...orders.answer, ...samplePerson({ desk: null, state: 'fr' }) })).toBe(
      'desk_missing',
    );
  });

  test('one’s own call for help is not one’s own to answer', () => {
    expect(told('asked', { ...orders.answer, ...uk })).toBe('own_call');
    expect(told('asked', { ...orders.answer, ...samplePerson({ state: null }) })).toBe('own_call');
  });
});

describe('what is written', () => {
  test('strength with the minimum that held', () => {
    given(watchDecider, [])
      .when(orders.report)
      .then([{ ...strength, at, staff: 3 }]);
    given(watchDecider, [])
      .when({ ...orders.report, minimum: 5 })
      .then([{ ...strength, at, staff: 3, minimum: 5 }]);
  });

  test('the minimum is 80 % of the establishment, rounded up', () => {
    expect([0, 1, 2, 3, 4, 5, 6, 10].map(minimumOf)).toEqual([0, 1, 2, 3, 4, 4, 5, 8]);
  });

  test('a minimum above the establishment is a slip', () => {
    given(watchDecider, [])
      .when({ ...orders.report, minimum: 6 })
      .refuses('minimum_above_establishment');
  });

  test('a call for help, and its answer with the reason of a refusal', () => {
    given(watchDecider, [])
      .when({ ...orders.call, about: 'boat/b-example' })
      .then([{ ...asked, at, call: 'help-2', reason: 'below_minimum', about: 'boat/b-example' }]);
    given(watchDecider, histories.asked)
      .when({ ...orders.answer, answer: 'refuse' })
      .refuses('reason_missing');
    given(watchDecider, histories.asked)
      .when({ ...orders.answer, answer: 'refuse', reason: 'own_overload' })
      .then([{ ...answered('refuse'), at }]);
    given(watchDecider, histories.asked)
      .when({ ...orders.answer, reason: 'own_overload' })
      .then([{ ...answered('accept'), at }]);
  });

  test('conditions as measured; what was not measured stays unknown', () => {
    const { by: _by, givenFrom: _from, ...said } = orders.conditions;
    given(watchDecider, [])
      .when({ ...orders.conditions, seaState: null })
      .then([{ ...said, type: 'ConditionsReported', seaState: null }]);
  });

  test('since when a team is below its minimum survives reports that say the same', () => {
    const report = (seconds: number, staff: number): OfSide => ({ ...strength, at: after(seconds), staff });
    const { state } = given(watchDecider, [report(0, 4), report(10, 3), report(20, 2), report(30, 0)]);
    expect(state.teams).toMatchObject([
      { belowSince: after(10), emptySince: after(30), reportedAt: after(30) },
    ]);
    expect(given(watchDecider, [report(0, 3), report(10, 4)]).state.teams[0]?.belowSince).toBeNull();
  });

  test('teams of one watch are counted each for itself', () => {
    const { state } = given(watchDecider, [strength, { ...strength, team: 'UK-AIR', staff: 1 }]);
    expect(state.teams.map(({ team, belowSince }) => [team, belowSince])).toEqual([
      ['UK-AIR', after(0)],
      ['UK-NIGHT', null],
    ]);
  });
});

test('every refusal has words in both languages', () => {
  for (const { en, fr: french } of Object.values(watchRefusals)) expect(en).not.toBe(french);
});
