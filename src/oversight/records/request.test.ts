import { describe, expect, test } from 'vitest';
import { given } from '../../kernel/given.ts';
import type { ActorId } from '../../kernel/ids.ts';
import type { UtcText } from '../../kernel/time.ts';
import { consequencesOf } from './consequences.ts';
import { requestDecider } from './decide.ts';
import type {
  AnswerRequest,
  ExtendRequest,
  ReceiveRequest,
  RefuseRequest,
  RequestCommand,
  RequestEvent,
  VerifyIdentity,
} from './events.ts';
import { grounds, isGroundFor } from './grounds.ts';
import { holidaysOf } from './holidays.ts';
import { answerLimits } from './limits.ts';
import { records } from './index.ts';

const at = '2027-01-31T10:00:00.000Z' as UtcText;
const by = 'demo-fr-dpo-1' as ActorId;
const request = 'FR-007';
const subject = `s-${'0b'.repeat(16)}`;
const other = `s-${'0c'.repeat(16)}`;
const due = {
  answer: { plain: '2027-02-28', rolled: '2027-03-01' },
  extended: { plain: '2027-04-30', rolled: '2027-04-30' },
};

const receive: ReceiveRequest = {
  type: 'ReceiveRequest',
  at,
  by,
  request,
  kind: 'access',
  regime: 'gdpr',
  receivedOn: '2027-01-31',
  identityDoubted: false,
  subject,
  contestedActor: null,
};
const { by: _by, ...said } = receive;
const received: RequestEvent = { ...said, type: 'RequestReceived', due };
const doubted: RequestEvent = { ...received, identityDoubted: true, subject: null };
const contested: RequestEvent = { ...received, kind: 'objection', contestedActor: 'demo-fr-watch-1' };

const assign: RequestCommand = { type: 'AssignRequest', at, by, request, assignee: 'demo-fr-dpo-2' };
const assigned: RequestEvent = { type: 'RequestAssigned', at, request, assignee: 'demo-fr-dpo-2' };
const later = '2027-02-10T10:00:00.000Z' as UtcText;
const verify: VerifyIdentity = {
  type: 'VerifyIdentity',
  at: later,
  by,
  request,
  verifiedOn: '2027-02-10',
  subject,
};
const verified: RequestEvent = {
  type: 'IdentityVerified',
  at: later,
  request,
  verifiedOn: '2027-02-10',
  subject,
  verifiedBy: by,
  due: {
    answer: { plain: '2027-03-10', rolled: '2027-03-10' },
    extended: { plain: '2027-05-10', rolled: '2027-05-10' },
  },
  kind: 'access',
};
const extend: ExtendRequest = {
  type: 'ExtendRequest',
  at: later,
  by,
  request,
  reason: 'complexity',
  toldOn: '2027-02-09',
};
const extended: RequestEvent = {
  type: 'RequestExtended',
  at: later,
  request,
  reason: 'complexity',
  toldOn: '2027-02-09',
  extendedTo: due.extended,
};
const answer: AnswerRequest = {
  type: 'AnswerRequest',
  at: later,
  by,
  request,
  outcome: 'granted',
  ground: null,
  toldBy: 'post',
};
const answered: RequestEvent = {
  type: 'RequestAnswered',
  at: later,
  request,
  outcome: 'granted',
  ground: null,
  toldBy: 'post',
};
const refuse: RefuseRequest = {
  type: 'RefuseRequest',
  at: later,
  by,
  request,
  ground: 'excessive',
  toldBy: 'post',
};
const refused: RequestEvent = { ...answered, outcome: 'refused', ground: 'excessive' };
const close = (because: 'answered' | 'withdrawn'): RequestCommand => ({
  type: 'CloseRequest',
  at: later,
  by,
  request,
  because,
});
const closed: RequestEvent = {
  type: 'RequestClosed',
  at: later,
  request,
  because: 'answered',
  subject,
  kind: 'access',
};

const decider = requestDecider((regime) => holidaysOf(answerLimits[regime].state));
const story = (history: readonly RequestEvent[]) => given(decider, history);
const unsigned = <Order extends RequestCommand>({ by: _author, ...order }: Order) => order;

describe('receiving', () => {
  test('starts the clock: a month, whose date February does not have', () =>
    story([]).when(receive).then([received]));
  test('what the edge says of whoever enters it stays out of the record', () => {
    const givenFrom = { state: 'fr', desk: null, roles: ['data_protection_officer'] } as const;
    const edge: ReceiveRequest = { ...receive, givenFrom, seen: {} };
    story([]).when(edge).then([received]);
  });
  test('a second time is refused', () => {
    for (const history of [[received], [received, answered], [received, answered, closed]])
      story(history).when(receive).refuses('request_exists');
  });
  test('tomorrow’s date is refused, where the state’s clock stands', () => {
    story([])
      .when({ ...receive, receivedOn: '2027-02-01' })
      .refuses('date_ahead');
    // Half past eleven in the evening of the 31st, UTC: past midnight in Paris, not in London.
    const night = { ...receive, at: '2027-01-31T23:30:00.000Z' as UtcText, receivedOn: '2027-02-01' };
    expect(decider.decide({ phase: 'none' }, night).ok).toBe(true);
    story([])
      .when({ ...night, regime: 'uk_gdpr' })
      .refuses('date_ahead');
  });
  test('a date of years ago is refused', () =>
    story([])
      .when({ ...receive, receivedOn: '2026-01-30' })
      .refuses('date_absurd'));
});

describe('assigning', () => {
  test('puts it in work where it is certain who asks', () => {
    story([received]).when(assign).then([assigned]);
    expect(story([received, assigned]).state).toMatchObject({ phase: 'in_work', assignee: 'demo-fr-dpo-2' });
    expect(story([doubted, assigned]).state).toMatchObject({ phase: 'received' });
    expect(story([doubted, assigned, verified]).state).toMatchObject({ phase: 'in_work' });
    expect(story([doubted, verified]).state).toMatchObject({ phase: 'identity_verified' });
  });
  test('to the same is refused, to another is a change', () => {
    story([received, assigned]).when(assign).refuses('already_assigned_so');
    story([received, assigned])
      .when({ ...assign, assignee: 'demo-fr-dpo-3' })
      .then([{ ...assigned, assignee: 'demo-fr-dpo-3' }]);
  });
  test('to the officer whose act is contested is refused', () =>
    story([contested])
      .when({ ...assign, assignee: 'demo-fr-watch-1' })
      .refuses('contested_officer'));
});

describe('identity', () => {
  test('that was doubted starts the clock when it is settled', () =>
    story([doubted]).when(verify).then([verified]));
  test('that was not doubted leaves the clock as it is', () =>
    story([received])
      .when({ ...verify, subject: null })
      .then([{ ...verified, due }]));
  test('is settled once, on a day between receipt and today, by somebody', () => {
    story([doubted, verified]).when(verify).refuses('identity_settled');
    story([doubted])
      .when({ ...verify, verifiedOn: '2027-02-11' })
      .refuses('date_ahead');
    story([doubted])
      .when({ ...verify, verifiedOn: '2027-01-30' })
      .refuses('date_absurd');
    story([doubted]).when(unsigned(verify)).refuses('author_missing');
  });
  test('does not move the request to another subject', () =>
    story([received])
      .when({ ...verify, subject: other })
      .refuses('subject_fixed'));
});

describe('extending', () => {
  test('gives two further months, once', () => {
    story([received]).when(extend).then([extended]);
    story([received, extended]).when(extend).refuses('already_extended');
  });
  test('must be told within the first month, by the earlier end', () => {
    const march = '2027-03-01T10:00:00.000Z' as UtcText;
    story([received])
      .when({ ...extend, at: march, toldOn: '2027-02-28' })
      .then([{ ...extended, at: march, toldOn: '2027-02-28' }]);
    story([received])
      .when({ ...extend, at: march, toldOn: '2027-03-01' })
      .refuses('told_too_late');
  });
  test('was told neither tomorrow nor before the request', () => {
    story([received])
      .when({ ...extend, toldOn: '2027-02-11' })
      .refuses('date_ahead');
    story([received])
      .when({ ...extend, toldOn: '2027-01-30' })
      .refuses('date_absurd');
  });
});

describe('answering', () => {
  test('grants in full without a ground, in part with one of the law', () => {
    story([received]).when(answer).then([answered]);
    story([received, assigned, extended]).when(answer).then([answered]);
    const partly = { ...answer, outcome: 'partly', ground: 'rights_of_others' } as const;
    story([received])
      .when(partly)
      .then([{ ...answered, outcome: 'partly', ground: 'rights_of_others' }]);
    story([received])
      .when({ ...partly, ground: null })
      .refuses('ground_missing');
    story([received])
      .when({ ...answer, ground: 'excessive' })
      .refuses('ground_unasked');
    story([received])
      .when({ ...partly, ground: 'official_inquiry' })
      .refuses('ground_not_in_law');
  });
  test('waits until it is certain who asks', () => {
    story([doubted]).when(answer).refuses('identity_open');
    story([doubted, verified]).when(answer).then([answered]);
  });
  test('is never given by the officer whose act is contested, nor by nobody', () => {
    story([contested])
      .when({ ...answer, by: 'demo-fr-watch-1' as ActorId })
      .refuses('contested_officer');
    story([received]).when(unsigned(answer)).refuses('author_missing');
  });
});

describe('refusing', () => {
  test('has a ground of the law asked under', () => {
    story([received]).when(refuse).then([refused]);
    story([received])
      .when({ ...refuse, ground: 'kept_as_evidence' })
      .refuses('ground_not_in_law');
    story([{ ...received, regime: 'led' }])
      .when({ ...refuse, ground: 'official_inquiry' })
      .then([{ ...refused, ground: 'official_inquiry' }]);
  });
  test('of a person unknown says only that', () => {
    story([doubted])
      .when({ ...refuse, ground: 'identity_not_shown' })
      .then([{ ...refused, ground: 'identity_not_shown' }]);
    story([doubted])
      .when({ ...refuse, ground: 'rights_of_others' })
      .refuses('identity_open');
  });
  test('never comes from the officer whose act is contested, nor from nobody', () => {
    story([contested])
      .when({ ...refuse, by: 'demo-fr-watch-1' as ActorId })
      .refuses('contested_officer');
    story([received]).when(unsigned(refuse)).refuses('author_missing');
  });
  test('waits for a second person', () => {
    const door = records.streams.find(({ kind }) => kind === 'request');
    expect(door?.commands['RefuseRequest']).toMatchObject({ grave: true, fourEyes: { en: /two persons/ } });
  });
});

describe('closing', () => {
  test('ends what was answered', () => {
    story([received, answered]).when(close('answered')).then([closed]);
    story([received, answered]).when(close('withdrawn')).refuses('already_answered');
    story([received, answered, closed]).when(close('answered')).refuses('already_answered');
  });
  test('without an answer only where the person withdrew', () => {
    story([received]).when(close('answered')).refuses('not_answered');
    story([received, assigned])
      .when(close('withdrawn'))
      .then([{ ...closed, because: 'withdrawn' }]);
  });
});

test('of a request nobody entered every step is refused', () => {
  for (const order of [assign, verify, extend, answer, refuse, close('answered')])
    story([]).when(order).refuses('request_unknown');
});

test('once answered, and once closed, nothing moves it', () => {
  for (const order of [assign, verify, extend, answer, refuse]) {
    story([received, answered]).when(order).refuses('already_answered');
    story([received, answered, closed]).when(order).refuses('already_answered');
  }
});

test('a request of access holds its subject from the day it is known to its close', () => {
  const order = { at: later, subject, request };
  expect(consequencesOf(received)).toEqual([{ ...order, at, type: 'HoldForRequest' }]);
  expect(consequencesOf(doubted)).toEqual([]);
  expect(consequencesOf(verified)).toEqual([{ ...order, type: 'HoldForRequest' }]);
  expect(consequencesOf(closed)).toEqual([{ ...order, type: 'ReleaseForRequest' }]);
  for (const event of [assigned, extended, answered, contested]) expect(consequencesOf(event)).toEqual([]);
});

test('every ground stands in some law with its clause, in both languages', () => {
  for (const { text, clauses, kinds } of Object.values(grounds)) {
    expect(text.en).not.toBe(text.fr);
    expect(Object.keys(clauses).length * kinds.length).toBeGreaterThan(0);
  }
  expect(isGroundFor('national_security', 'gdpr', 'access')).toBe(false);
  expect(isGroundFor('national_security', 'dpa_part_3', 'access')).toBe(true);
});
