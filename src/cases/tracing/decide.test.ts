import { describe, expect, test } from 'vitest';
import { fold } from '../../kernel/decider.ts';
import { given } from '../../kernel/given.ts';
import { tracingDecider } from './decide.ts';
import { tracingCommandSchemas, type TracingCommand, type TracingEvent } from './events-tracing.ts';
import {
  atFr,
  atUk,
  beside,
  colleague,
  factsOf,
  hours,
  keeper,
  nameOf,
  openedEvents,
  opening,
  standing,
  toldAcross,
} from './given-tracing.ts';
import { tracingHandling } from './policy.ts';
import type { TracingRefusal } from './refusals.ts';

const wife = factsOf('a');
const husband = factsOf('b', { side: 'fr' });
const [request, other] = [wife.request, husband.request];
const seen = beside(toldAcross(openedEvents(husband)));
const at = hours(2);
const from = { at, by: keeper, givenFrom: atUk, request } as const;
const link = {
  type: 'LinkFamily',
  ...from,
  other,
  grounds: ['each_named_the_other'],
  seen,
} as const satisfies TracingCommand;
const opened = openedEvents(wife);
const linked: TracingEvent[] = [
  { type: 'FamilyLinked', at, request, other, grounds: link.grounds, across: true, by: keeper },
  { type: 'LinkTold', at, request, other, grounds: link.grounds },
];
const agree = {
  type: 'AgreeToContact',
  ...from,
  other,
  consent: 'self',
  seen,
} as const satisfies TracingCommand;
const agreed: TracingEvent[] = [
  { type: 'ContactAgreed', at, request, other, consent: 'self', by: keeper },
  { type: 'AgreementTold', at, request, other },
];
const raise = {
  type: 'RaiseConcern',
  ...from,
  other,
  concern: 'trafficking',
  seen,
} as const satisfies TracingCommand;
const raised: TracingEvent = {
  type: 'ConcernRaised',
  at,
  request,
  other,
  concern: 'trafficking',
  by: keeper,
};

describe('a tracing request', () => {
  test('is opened by the desk of its side, and told to the other state only as its person agreed', () => {
    const { request: _request, side, at: opensAt, ...said } = wife;
    const body = { request, ...said };
    given(tracingDecider, [])
      .when(opening(wife))
      .then([
        {
          type: 'TracingOpened',
          at: opensAt,
          ...body,
          person: `s-${'a'.repeat(32)}`,
          consent: 'self',
          side,
          by: keeper,
        },
        { type: 'TracingShared', at: opensAt, ...body, side },
      ]);
    expect(openedEvents(wife, { shared: false }).map(({ type }) => type)).toEqual(['TracingOpened']);
  });

  const refusals: readonly (readonly [string, readonly TracingEvent[], TracingCommand, TracingRefusal])[] = [
    ['by nobody', [], { type: 'OpenTracing', ...without(opening(wife)) }, 'actor_missing'],
    ['of a name that stands', opened, opening(wife), 'request_exists'],
    [
      'by a desk of neither state',
      [],
      opening(wife, { givenFrom: { ...atUk, state: null } }),
      'side_missing',
    ],
    ['for a child that agrees alone', [], opening(factsOf('a', { seeker: 'child' })), 'child_needs_guardian'],
    [
      'with an end before its start',
      [],
      opening(factsOf('a', { parting: { ...wife.parting, until: hours(-9) } })),
      'end_before_start',
    ],
    [
      'of a parting that lies ahead',
      [],
      opening(factsOf('a', { parting: { ...wife.parting, from: hours(1), until: hours(2) } })),
      'not_yet',
    ],
    ['linked by the other state', opened, { ...link, givenFrom: atFr }, 'not_own'],
    ['linked as it was only told here', toldOf(opened), link, 'not_own'],
    ['that nobody opened', [], link, 'request_unknown'],
    ['linked with itself', opened, { ...link, other: request }, 'same_request'],
    ['linked with what was never told here', opened, { ...link, seen: {} }, 'other_gone'],
    [
      'linked across before its person agreed to share',
      openedEvents(wife, { shared: false }),
      link,
      'share_first',
    ],
    ['linked twice', [...opened, ...linked], link, 'already_linked'],
    ['agreed upon before it is linked', opened, agree, 'not_linked'],
    ['agreed upon while somebody is feared', [...opened, ...linked, raised], agree, 'concern_stands'],
    [
      'cleared by whoever raised the concern',
      [...opened, raised],
      { type: 'ClearConcern', ...from, other },
      'second_person',
    ],
    ['cleared of no concern', opened, { type: 'ClearConcern', ...from, other }, 'concern_unknown'],
    [
      'withheld that nobody was told of',
      openedEvents(wife, { shared: false }),
      { type: 'WithholdTracing', ...from },
      'not_shared',
    ],
    ['shared again', opened, { type: 'ShareTracing', ...from, consent: 'self' }, 'already_shared'],
    ['reopened while open', opened, { type: 'ReopenTracing', ...from }, 'request_open'],
    [
      'unlinked that was not linked',
      opened,
      { type: 'UnlinkFamily', ...from, other, ground: 'safety' },
      'not_linked',
    ],
    [
      'linked once it is closed',
      [...opened, { type: 'TracingClosed', at, request, outcome: 'not_found', by: keeper }],
      link,
      'request_closed',
    ],
  ];
  test.for(refusals)('is refused: %s', ([, history, command, code]) => {
    given(tracingDecider, history).when(command).refuses(code);
  });

  test('of a child: a guardian agrees to contact, or whoever protects it', () => {
    const child = openedEvents(factsOf('a', { seeker: 'child', relation: 'parent' }), {
      consent: 'guardian',
    });
    given(tracingDecider, [...child, ...linked])
      .when(agree)
      .refuses('child_needs_guardian');
    given(tracingDecider, [...child, ...linked])
      .when({ ...agree, consent: 'safeguarding' })
      .then([{ ...agreed[0], consent: 'safeguarding' } as TracingEvent, agreed[1] as TracingEvent]);
  });

  test('corrected to be a child’s: what the child agreed to alone stands no longer, and the other side hears so', () => {
    const { relation, parting } = wife;
    const correct = { type: 'CorrectTracing', ...from, relation, seeker: 'child', parting } as const;
    const corrected: readonly TracingEvent[] = [
      { type: 'TracingCorrected', at, request, relation, seeker: 'child', parting, by: keeper },
      { type: 'TracingShared', at, request, relation, seeker: 'child', parting, side: 'uk' },
    ];
    const takenBack: TracingEvent = { type: 'AgreementTakenBack', at, request, other };
    const history = [...opened, ...linked, ...agreed];
    given(tracingDecider, history)
      .when(correct)
      .then([...corrected, takenBack]);
    const after = fold(tracingDecider, [...history, ...corrected, takenBack]);
    expect(after.own?.pairs[0]).toMatchObject({ agreed: null, link: { across: true } });
    expect(after.told).toMatchObject([{ other, agreedAt: null }]);
    // An agreement by whoever protects the person stands.
    const guarded = { ...agreed[0], consent: 'guardian' } as TracingEvent;
    given(tracingDecider, [...opened, ...linked, guarded, ...agreed.slice(1)])
      .when(correct)
      .then([...corrected]);
  });

  test('corrected to be a child’s, is agreed to anew by whoever protects it, and stays told meanwhile', () => {
    const { relation, parting } = wife;
    const corrected: TracingEvent = {
      type: 'TracingCorrected',
      at,
      request,
      relation,
      seeker: 'child',
      parting,
      by: keeper,
    };
    const share = { type: 'ShareTracing', ...from, consent: 'guardian' } as const satisfies TracingCommand;
    const renewed: TracingEvent = { type: 'ConsentGiven', at, request, consent: 'guardian', by: keeper };
    given(tracingDecider, [...opened, corrected])
      .when(share)
      .then([renewed]);
    given(tracingDecider, [...opened, corrected])
      .when({ ...share, consent: 'self' })
      .refuses('child_needs_guardian');
    given(tracingDecider, [...opened, corrected, renewed])
      .when(share)
      .refuses('already_shared');
  });

  test('corrected, is told anew only where it was told', () => {
    const correct = {
      type: 'CorrectTracing',
      ...from,
      relation: 'sibling',
      seeker: 'adult',
      parting: wife.parting,
    } as const;
    const told = (shared: boolean) => {
      const decided = tracingDecider.decide(fold(tracingDecider, openedEvents(wife, { shared })), correct);
      return decided.ok ? decided.value.map(({ type }) => type) : decided.refusal.code;
    };
    expect(told(true)).toEqual(['TracingCorrected', 'TracingShared']);
    expect(told(false)).toEqual(['TracingCorrected']);
  });
});

describe('two requests', () => {
  test('are linked upon what people said, and the other side is told of it, and upon what', () => {
    given(tracingDecider, opened).when(link).then(linked);
  });

  test('of one side are linked without a word to the other', () => {
    const near = beside(standing(factsOf('b')));
    given(tracingDecider, opened)
      .when({ ...link, seen: near })
      .then([{ ...linked[0], across: false } as TracingEvent]);
  });

  test('undone: the agreement goes with the link, and the other side hears that it is so no longer, not why', () => {
    const history = [...opened, ...linked, ...agreed];
    given(tracingDecider, history)
      .when({ type: 'UnlinkFamily', ...from, other, ground: 'safety' })
      .then([
        { type: 'FamilyUnlinked', at, request, other, ground: 'safety', by: keeper },
        { type: 'LinkTakenBack', at, request, other },
      ]);
  });

  test('declined: the other side hears nothing, or that there is no agreement now', () => {
    const decline: TracingCommand = { type: 'DeclineContact', ...from, other };
    const declined: TracingEvent = { type: 'ContactDeclined', at, request, other, by: keeper };
    given(tracingDecider, [...opened, ...linked])
      .when(decline)
      .then([declined]);
    given(tracingDecider, [...opened, ...linked, ...agreed])
      .when(decline)
      .then([declined, { type: 'AgreementTakenBack', at, request, other }]);
  });

  test('a concern takes an agreement back, and a second person clears it', () => {
    given(tracingDecider, [...opened, ...linked, ...agreed])
      .when(raise)
      .then([raised, { type: 'AgreementTakenBack', at, request, other }]);
    const clear: TracingCommand = { type: 'ClearConcern', ...from, by: colleague, other };
    given(tracingDecider, [...opened, ...linked, raised])
      .when(clear)
      .then([{ type: 'ConcernCleared', at, request, other, by: colleague }]);
  });

  test('ruled out, and linked after all: the last word of a person stands', () => {
    const ruledOut: TracingEvent = {
      type: 'FamilyRuledOut',
      at,
      request,
      other,
      ground: 'names_differ',
      by: keeper,
    };
    given(tracingDecider, opened)
      .when({ type: 'RuleOutFamily', ...from, other, ground: 'names_differ', seen })
      .then([ruledOut]);
    given(tracingDecider, [...opened, ruledOut])
      .when(link)
      .then(linked);
    const reconsider: TracingCommand = { type: 'ReconsiderFamily', ...from, other };
    const reconsidered: TracingEvent = { type: 'FamilyReconsidered', at, request, other, by: keeper };
    given(tracingDecider, [...opened, ruledOut])
      .when(reconsider)
      .then([reconsidered]);
    given(tracingDecider, [...opened, ruledOut, reconsidered])
      .when(reconsider)
      .refuses('not_ruled_out');
  });
});

test('withheld, it is in no list of the other node; shared again, its links are told, and contact is agreed to anew', () => {
  const history = [...opened, ...linked, ...agreed];
  const state = fold(tracingDecider, history);
  const withhold = tracingDecider.decide(state, { type: 'WithholdTracing', ...from });
  if (!withhold.ok) throw new Error(withhold.refusal.code);
  expect(toldAcross([...history, ...withhold.value])).toEqual(tracingDecider.initial);
  const share = tracingDecider.decide(fold(tracingDecider, [...history, ...withhold.value]), {
    type: 'ShareTracing',
    ...from,
    consent: 'self',
  });
  if (!share.ok) throw new Error(share.refusal.code);
  const again = toldAcross([...history, ...withhold.value, ...share.value]);
  const [before] = toldAcross(history).told;
  expect(before).toMatchObject({ other, agreedAt: at });
  expect(again.told).toEqual([{ ...before, agreedAt: null }]);
  expect(again.facts).toMatchObject({ request, relation: 'spouse' });
});

test('closed and reopened, nobody agrees to contact by what they said before', () => {
  const closed: TracingEvent = {
    type: 'TracingClosed',
    at,
    request,
    outcome: 'withdrawn_by_person',
    by: keeper,
  };
  const state = fold(tracingDecider, [...opened, ...linked, ...agreed, closed]);
  expect(state.own?.pairs).toMatchObject([{ other, agreed: null, link: { across: true } }]);
});

test('what crosses names no person, no desk, no decline, no fear and no outcome', () => {
  const history: TracingEvent[] = [...opened, ...linked, ...agreed];
  for (const command of [
    { type: 'DeclineContact', ...from, other },
    raise,
    { type: 'CloseTracing', ...from, outcome: 'withdrawn_by_person' },
  ] as const) {
    const decided = tracingDecider.decide(fold(tracingDecider, history), command);
    if (!decided.ok) throw new Error(decided.refusal.code);
    history.push(...decided.value);
  }
  const crossing = history.filter(({ type }) => tracingHandling[type].release === 'partner');
  expect(new Set(crossing.map(({ type }) => type))).toEqual(
    new Set(['TracingShared', 'LinkTold', 'AgreementTold', 'AgreementTakenBack', 'TracingWithheld']),
  );
  const said = JSON.stringify(crossing);
  for (const kept of [keeper, 'person', 's-', 'declin', 'trafficking', 'withdrawn_by_person', 'consent'])
    expect(said).not.toContain(kept);
});

test('an order with a name, a place or free text beside its fields is refused by its form', () => {
  const form = { request: nameOf('a'), other: nameOf('b'), grounds: ['document_seen'] };
  expect(tracingCommandSchemas.LinkFamily.safeParse(form).success).toBe(true);
  expect(tracingCommandSchemas.LinkFamily.safeParse({ ...form, note: 'text' }).success).toBe(false);
  expect(tracingCommandSchemas.LinkFamily.safeParse({ ...form, grounds: [] }).success).toBe(false);
});

function without({ type: _type, by: _by, ...rest }: ReturnType<typeof opening>) {
  return rest;
}

function toldOf(events: readonly TracingEvent[]): readonly TracingEvent[] {
  return events.filter(({ type }) => type === 'TracingShared');
}
