import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold, type GivenFrom } from '../../kernel/decider.ts';
import { given } from '../../kernel/given.ts';
import type { ActorId, DeskId } from '../../kernel/ids.ts';
import type { Text } from '../../kernel/text.ts';
import { addSeconds, fromUtc } from '../../kernel/time.ts';
import { requestConditions } from './conditions-request.ts';
import { requestDecider, type RequestState } from './decide-request.ts';
import {
  requestCommandSchemas,
  type RequestCommand,
  type RequestCommandOf,
  type RequestEvent,
  requestEventSchemas,
} from './events-request.ts';
import { after, at, boat, by } from './given-dispatch.ts';
import { couldFindAPerson } from '../../kernel/plain-words.ts';
import { requestRefusals } from './refusals-request.ts';
import { isRequestOpen, requestView } from './request.ts';

const uk: GivenFrom = { state: 'uk', desk: 'desk-2' as DeskId, roles: ['watch_officer'], node: 'uk' };
const fr: GivenFrom = { ...uk, state: 'fr', node: 'fr' };
const common = { at, by, request: 'q-1' };

const askSupport: RequestCommandOf<'AskSupport'> & { readonly by: ActorId } = {
  ...common,
  type: 'AskSupport',
  calls: 'new_calls',
  boats: [boat],
  until: after(7_200),
  givenFrom: uk,
};
const askInformation: RequestCommandOf<'AskInformation'> & { readonly by: ActorId } = {
  ...common,
  type: 'AskInformation',
  boat,
  topic: 'persons',
  lines: 'How many people did your unit count aboard?',
  language: 'en',
  givenFrom: uk,
};
const answered = { finding: 'known', lines: 'Trente-trois, comptés à bord.', language: 'fr' } as const;
const acts: Readonly<Record<string, RequestCommand>> = {
  arrives: { ...common, type: 'NoteRequestDelivered', givenFrom: fr },
  sees: { ...common, type: 'NoteRequestSeen', givenFrom: fr },
  accepts: { ...common, type: 'AcceptRequest', givenFrom: fr },
  refuses: { ...common, type: 'RefuseRequest', reason: 'overloaded', givenFrom: fr },
  answers: { ...common, type: 'AnswerInformation', ...answered, givenFrom: fr },
  ends: { ...common, type: 'EndSupport', reason: 'relieved', givenFrom: fr },
  withdraws: { ...common, type: 'WithdrawRequest', reason: 'no_longer_needed', givenFrom: uk },
};

/** What is on record after some acts, each given after the one before; a refused one leaves nothing. */
function after_(...commands: readonly RequestCommand[]): readonly RequestEvent[] {
  let events: readonly RequestEvent[] = [];
  for (const command of commands) {
    const decision = requestDecider.decide(fold(requestDecider, events), command);
    events = [...events, ...(decision.ok ? decision.value : [])];
  }
  return events;
}
const stateOf = (...commands: readonly RequestCommand[]) => fold(requestDecider, after_(...commands));
const act = (name: string): RequestCommand => acts[name] ?? askSupport;

const histories: Readonly<Record<string, readonly RequestCommand[]>> = {
  none: [],
  support: [askSupport],
  question: [askInformation],
  delivered: [askInformation, act('arrives')],
  accepted_support: [askSupport, act('arrives'), act('accepts')],
  accepted_question: [askInformation, act('arrives'), act('accepts')],
  refused: [askSupport, act('arrives'), act('refuses')],
  answered: [askInformation, act('answers')],
  ended: [askSupport, act('accepts'), act('ends')],
  withdrawn: [askSupport, act('withdraws')],
};

// none | support | question | delivered | accepted_support | accepted_question | refused | answered | ended | withdrawn
const outcomes: Readonly<Record<string, string>> = {
  arrives:
    'request_unknown | RequestDelivered | RequestDelivered | | | | | RequestDelivered | RequestDelivered | RequestDelivered',
  sees: 'request_unknown | RequestSeen | RequestSeen | RequestSeen | | | | | request_over | request_over',
  accepts:
    'request_unknown | RequestAccepted | RequestAccepted | RequestAccepted | | | RequestAccepted | | request_over | request_over',
  refuses:
    'request_unknown | RequestRefused | RequestRefused | RequestRefused | accepted_already | accepted_already | | request_over | request_over | request_over',
  answers:
    'request_unknown | not_a_question | RequestAccepted+InformationAnswered | RequestAccepted+InformationAnswered | not_a_question | InformationAnswered | not_a_question | InformationAnswered | request_over | request_over',
  ends: 'request_unknown | not_accepted | no_support | no_support | SupportEnded | no_support | not_accepted | no_support | request_over | request_over',
  withdraws:
    'request_unknown | RequestWithdrawn | RequestWithdrawn | RequestWithdrawn | RequestWithdrawn | RequestWithdrawn | RequestWithdrawn | request_over | request_over | request_over',
};

describe.each(Object.entries(outcomes))('%s', (name, row) => {
  const expected = row.split('|').map((one) => one.trim());
  test.each(Object.keys(histories).map((place, index) => [place, expected[index] ?? '?'] as const))(
    'after %s comes to "%s"',
    (place, outcome) => {
      const history = after_(...(histories[place] ?? []));
      const decision = requestDecider.decide(fold(requestDecider, history), act(name));
      const said = decision.ok ? decision.value.map(({ type }) => type).join('+') : decision.refusal.code;
      expect(said).toBe(outcome);
    },
  );
});

describe('nobody assumes', () => {
  test('who asked can say nothing for the side that was asked', () => {
    for (const name of ['sees', 'accepts', 'refuses', 'answers']) {
      const told = { ...act(name), givenFrom: uk } as RequestCommand;
      given(requestDecider, after_(askInformation, act('arrives')))
        .when(told)
        .refuses('asked_side_only');
    }
  });

  test('that it has arrived is said by the node that was asked, and by no third', () => {
    for (const givenFrom of [uk, { state: null, desk: null, roles: [] }]) {
      const told = { ...act('arrives'), givenFrom } as RequestCommand;
      given(requestDecider, after_(askSupport)).when(told).refuses('asked_side_only');
    }
    const { givenFrom: _from, ...unplaced } = act('arrives');
    given(requestDecider, after_(askSupport))
      .when(unplaced as RequestCommand) // of a node that nobody knows
      .refuses('asked_side_only');
  });

  test('the asked side cannot withdraw what it did not ask', () => {
    const told = { ...act('withdraws'), givenFrom: fr } as RequestCommand;
    given(requestDecider, after_(askSupport)).when(told).refuses('asker_only');
  });

  test('a person of the asked side says so on its own node only', () => {
    const elsewhere = { ...act('accepts'), givenFrom: { ...fr, node: 'uk' } } as RequestCommand;
    given(requestDecider, after_(askSupport)).when(elsewhere).refuses('side_missing');
  });

  test('it is not delivered until the other node says so; on a node that stands alone it is there at once', () => {
    expect(stateOf(askSupport)).toMatchObject({ delivered: null });
    const { node: _node, ...alone } = uk;
    expect(after_({ ...askSupport, givenFrom: alone }).map(({ type }) => type)).toEqual([
      'SupportAsked',
      'RequestDelivered',
    ]);
  });

  test('withdrawn by one and accepted by the other unseen: it is withdrawn, and both are on record, in either order', () => {
    const asked = after_(askSupport, act('arrives'));
    const accepted = requestDecider.decide(fold(requestDecider, asked), act('accepts'));
    const withdrawn = requestDecider.decide(fold(requestDecider, asked), act('withdraws'));
    if (!accepted.ok || !withdrawn.ok) throw new Error('refused');
    const one = fold(requestDecider, [...asked, ...accepted.value, ...withdrawn.value]);
    const other = fold(requestDecider, [...asked, ...withdrawn.value, ...accepted.value]);
    expect(one).toEqual(other);
    expect(one === null ? null : requestView(one)).toMatchObject({
      step: 'withdrawn',
      answer: { refusal: null },
    });
  });

  test('whatever comes in whatever order, the state is the same and no step is lost', () => {
    const steps = after_(askInformation, act('arrives'), act('sees'), act('answers'), act('withdraws'));
    const [first, ...rest] = steps;
    if (first === undefined) throw new Error('nothing asked');
    fc.assert(
      fc.property(fc.shuffledSubarray(rest, { minLength: rest.length }), (shuffled) => {
        expect(fold(requestDecider, [first, ...shuffled])).toEqual(fold(requestDecider, steps));
      }),
    );
  });
});

describe('each step has its own clock', () => {
  const due = (state: RequestState) => (state === null ? null : requestView(state).dueAt);
  test.each<[string, readonly RequestCommand[], number | null]>([
    ['asked', [askSupport], 60],
    ['delivered', [askSupport, act('arrives')], 180],
    ['seen: seeing is no answer', [askSupport, act('arrives'), act('sees')], 180],
    ['accepted support, until its end', [askSupport, act('accepts')], 7_200],
    ['an answer promised', [askInformation, act('accepts')], 600],
    ['refused', [askSupport, act('refuses')], null],
  ])('%s', (_name, commands, seconds) => {
    expect(due(stateOf(...commands))).toBe(seconds === null ? null : after(seconds));
  });

  test('support that was accepted is over at the time agreed, without anybody saying so', () => {
    const state = stateOf(askSupport, act('accepts'));
    if (state === null) throw new Error('nothing asked');
    expect(isRequestOpen(state, after(7_199))).toBe(true);
    expect(isRequestOpen(state, after(7_200))).toBe(false);
  });

  test.each<[string, readonly RequestCommand[], number, readonly string[]]>([
    ['nothing yet', [askSupport], 59, []],
    ['not delivered: the asker telephones', [askSupport], 60, ['request_not_delivered uk high']],
    ['delivered: the other side answers', [askSupport, act('arrives')], 0, ['request_waiting fr high']],
    ['a question waits quietly', [askInformation, act('arrives')], 0, ['request_waiting fr low']],
    [
      'unanswered: both sides',
      [askSupport, act('arrives')],
      180,
      ['request_waiting fr high', 'request_unanswered both high'],
    ],
    ['an answer owed', [askInformation, act('accepts')], 600, ['information_owed fr high']],
    ['support runs: nothing to do', [askSupport, act('accepts')], 7_100, []],
    ['refused: nothing to do', [askSupport, act('refuses')], 9_999, []],
  ])('calls for an act: %s', (_name, commands, seconds, expected) => {
    const state = stateOf(...commands);
    if (state === null) throw new Error('nothing asked');
    const now = addSeconds(fromUtc(at), seconds);
    const found = requestConditions(state, now).filter(({ since }) => fromUtc(since) <= now);
    expect(found.map(({ kind, side, priority }) => `${kind} ${side} ${priority}`)).toEqual(expected);
  });
});

describe('what is asked', () => {
  test('names calls or boats, and ends within twelve hours', () => {
    const none = { ...askSupport, calls: 'none', boats: [] } as const;
    given(requestDecider, []).when(none).refuses('nothing_asked');
    given(requestDecider, [])
      .when({ ...askSupport, until: after(43_201) })
      .refuses('until_absurd');
    given(requestDecider, [])
      .when({ ...askSupport, until: at })
      .refuses('until_absurd');
  });

  test('once, by somebody, for a state', () => {
    given(requestDecider, after_(askSupport)).when(askSupport).refuses('request_exists');
    given(requestDecider, after_(askInformation)).when(askInformation).refuses('request_exists');
    const { by: _by, ...nobody } = askSupport;
    given(requestDecider, []).when(nobody).refuses('actor_missing');
    given(requestDecider, [])
      .when({ ...askInformation, givenFrom: { ...uk, state: null } })
      .refuses('side_missing');
  });

  test.each([
    ['how many people did your unit count, 30 or 33?', true],
    ['vue à 02:15, cap au 310, environ 40 personnes', true],
    ['call +44 7700 900123', false],
    ['numéro 07700900123', false],
    ['write to someone@example.org', false],
    ['a line\nand another', false],
    ['', false],
    ['x'.repeat(401), false],
  ])('in words that name nobody: %j', (words, isTaken) => {
    const { request, topic, language } = askInformation;
    const form = { request, boat, topic, lines: words, language };
    expect(requestCommandSchemas.AskInformation.safeParse(form).success).toBe(isTaken);
    const event = { request, boat, topic, lines: words, language, side: 'uk', by };
    expect(requestEventSchemas.InformationAsked.safeParse(event).success).toBe(isTaken);
  });

  test('no figure by which a person could be found gets through, however it is written', () => {
    const separators = fc.constantFrom('', ' ', '.', '-', '/', ' - ');
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(9), separators), { minLength: 6, maxLength: 14 }), (digits) => {
        const words = `call ${digits.map(([digit, between]) => `${digit}${between}`).join('')}x`;
        expect(couldFindAPerson(words)).toBe(true);
        expect(requestCommandSchemas.AnswerInformation.shape.lines.safeParse(words).success).toBe(false);
      }),
    );
  });
});

test('an answer keeps its own words and language beside the question’s', () => {
  const state = stateOf(askInformation, act('arrives'), act('answers'));
  expect(state?.information).toEqual({
    boat,
    topic: 'persons',
    lines: askInformation.lines,
    language: 'en',
    answer: { ...answered, by, at },
  });
});

test('every refusal has its words, and every step of an unknown request folds to nothing', () => {
  expect(Object.values(requestRefusals).every((said: Text) => said.en !== said.fr)).toBe(true);
  const [, ...later] = after_(askSupport, act('arrives'), act('accepts'));
  expect(fold(requestDecider, later)).toBeNull();
});
