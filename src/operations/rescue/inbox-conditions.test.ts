import { describe, expect, test } from 'vitest';
import type { Contact } from './contact-state.ts';
import { at, done, emptySea, give, type Sea } from './given-rescue.ts';
import { inboxConditions } from './inbox-conditions.ts';
import { just, place, received, type Sample } from './sample-contacts.ts';

function held(sea: Sea, clock: string) {
  const contacts = [...sea].flatMap(([name, state]) =>
    name.startsWith('contact/') ? [state as Contact] : [],
  ); // folded by that decider
  return inboxConditions(contacts, at(clock)).filter(({ since }) => since <= at(clock));
}

const call = { contact: 'c-000001' };
const share = place(51.05, 1.62, '02:00');

describe('unread', () => {
  test.for<[string, Sample, string]>([
    ['a location share without a word', { channel: 'message_share', positions: [share] }, 'high'],
    ['a message in which nothing was understood', { channel: 'sms' }, 'high'],
    ['a mail of a charity with a place', { channel: 'charity', positions: [share] }, 'high'],
    ['people in the water', { claims: { inWater: just(2) } }, 'life'],
    ['what a radar has seen', { channel: 'radar', positions: [share] }, 'low'],
    ['what a relative says of nothing', { channel: 'relative' }, 'low'],
  ])('%s', ([, sample, priority]) => {
    const sea = received(emptySea, 'c-000001', sample);
    expect(held(sea, '02:00:59')).toEqual([]);
    expect(held(sea, '02:01')).toMatchObject([{ kind: 'unread_item', priority, role: 'watch_officer' }]);
    expect(held(sea, '02:02')).toMatchObject([{ priority, role: 'duty_officer', since: at('02:01') }]);
  });
});

describe('given a call of 33 with water coming in, when it was opened and nobody decides on it', () => {
  const opened = done(
    received(emptySea, 'c-000001', { claims: { persons: just(33), hull: 'taking_water' } }),
    { order: 'OpenContact', at: at('02:01') },
    call,
  );

  test('it alarms five minutes later, in the inbox of its side', () => {
    expect(held(opened, '02:05:59')).toEqual([]);
    expect(held(opened, '02:06')).toMatchObject([
      {
        kind: 'undecided_item',
        priority: 'high',
        role: 'watch_officer',
        side: 'fr',
        since: at('02:06'),
        cause: 'inbox/fr',
      },
    ]);
  });

  test('linked or answered it does not; taken back, its clock begins anew', () => {
    const linked = done(opened, { order: 'OpenBoat', at: at('02:03') }, { boat: 'b-000001', ...call });
    expect(held(linked, '03:00')).toEqual([]);
    const answer = { ...call, answer: 'for_information', explainedBy: 'b-000009', reason: 'other' };
    const answered = done(opened, { order: 'AnswerContact', at: at('02:03') }, answer);
    expect(held(answered, '03:00')).toEqual([]);
    const back = done(answered, { order: 'ReopenContact', at: at('02:30') }, call);
    expect(held(back, '02:34')).toEqual([]);
    expect(held(back, '02:35')).toMatchObject([{ since: at('02:35') }]);
  });

  test('nobody sets it aside as information either without naming what it was', () => {
    for (const answer of ['for_information', 'not_a_boat'])
      expect(
        give(opened, 'AnswerContact', { ...call, answer, explainedBy: null, reason: 'mistaken' }).refusal,
      ).toBe('people_said_afloat');
  });
});

describe('given two children alone counted at a landing of which nobody says whose people they are', () => {
  const landing = { kind: 'landing', channel: 'port', counted: { alive: 9, childrenAlone: 2 } } as const;
  const sea = done(received(emptySea, 'c-000001', landing), { order: 'OpenContact', at: at('02:00') }, call);
  const kinds = (of: Sea, clock: string) =>
    held(of, clock).map(({ kind, role, since, actBefore }) => [kind, role, since, actBefore]);

  test('it alarms five minutes later, and above once the hour has gone', () => {
    expect(kinds(sea, '02:04:59')).toEqual([]);
    expect(kinds(sea, '02:05')).toEqual([['count_unlinked', 'watch_officer', at('02:05'), at('03:00')]]);
    expect(kinds(sea, '03:00')).toEqual([['count_unlinked', 'duty_officer', at('03:00'), at('03:00')]]);
  });

  test('linked, the boat asks; taken off its only boat, the count alarms again at once as late as it is', () => {
    const opened = done(received(sea, 'c-000002', {}), 'OpenBoat', { boat: 'b-000001', contact: 'c-000002' });
    const link = { boat: 'b-000001', ...call, grade: 'probable', reason: 'other' };
    const linked = done(opened, { order: 'LinkContact', at: at('02:10') }, link);
    expect(kinds(linked, '04:00').filter(([kind]) => kind === 'count_unlinked')).toEqual([]);
    const unlinking = { boat: 'b-000001', ...call, reason: 'mistaken' };
    const undone = done(linked, { order: 'UnlinkContact', at: at('03:30') }, unlinking);
    expect(kinds(undone, '03:34')).toEqual([]);
    expect(kinds(undone, '03:35')).toEqual([['count_unlinked', 'duty_officer', at('03:35'), at('03:00')]]);
  });

  test('nobody sets it aside without naming what it was', () => {
    const answer = { ...call, answer: 'for_information', explainedBy: null, reason: 'other' };
    expect(give(sea, 'AnswerContact', answer).refusal).toBe('people_in_need_counted');
    expect(give(sea, 'AnswerContact', { ...answer, explainedBy: 'c-000009' }).refusal).toBeNull();
  });

  test('a count of nobody in need waits for no clock', () => {
    const other = received(emptySea, 'c-000001', {
      ...landing,
      counted: { alive: 9, childrenWithFamily: 2 },
    });
    expect(held(done(other, { order: 'OpenContact', at: at('02:00') }, call), '09:00')).toEqual([]);
  });
});

test('what speaks of nobody at sea waits for no decision by the clock', () => {
  const sighting = received(emptySea, 'c-000001', { channel: 'radar', positions: [share] });
  expect(held(done(sighting, { order: 'OpenContact', at: at('02:01') }, call), '09:00')).toEqual([]);
});
