import { describe, test } from 'vitest';
import type { Concerned } from '../../kernel/decider.ts';
import { given } from '../../kernel/given.ts';
import type { ActorId } from '../../kernel/ids.ts';
import type { EndAppointment, EndMonitorAppointment, PostCommand } from './commands.ts';
import { postDecider } from './decide-post.ts';
import { type AppointmentEnded, endReasons, type PostAppointed, type PostEvent } from './events.ts';
import { now, officer, person, utc } from './sample-staff.ts';

const story = (...history: readonly PostEvent[]) => given(postDecider, history);
const until = utc('2026-07-01T00:00:00.000Z');
const post = 'uk-gold_commander';
const monitor = 'uk-independent_monitor';
const appoint: PostCommand = {
  type: 'AppointPost',
  at: now,
  by: officer,
  post,
  holder: person,
  from: now,
  until,
};
const appointed: PostAppointed = { type: 'PostAppointed', at: now, post, holder: person, from: now, until };
const end: EndAppointment = {
  type: 'EndAppointment',
  at: utc('2026-02-01T00:00:00.000Z'),
  by: officer,
  post,
  holder: person,
  reason: 'replaced',
};
const ended: AppointmentEnded = {
  type: 'AppointmentEnded',
  at: end.at,
  post,
  holder: person,
  reason: 'replaced',
  endedAt: end.at,
};

describe('an appointment', () => {
  test('has a holder and dates', () => story().when(appoint).then([appointed]));
  test('days are those of the post’s state', () =>
    story()
      .when({ ...appoint, post: 'fr-gold_commander', until: '2026-06-30' })
      .then([{ ...appointed, post: 'fr-gold_commander', until: utc('2026-06-30T22:00:00.000Z') }]));
  test('begins with the approval at the earliest, which may come days after it was asked for', () => {
    const approved = utc('2026-01-13T09:00:00.000Z');
    story()
      .when({ ...appoint, at: approved })
      .then([{ ...appointed, at: approved, from: approved }]);
  });
  test('one holder at a time, and the next may be named ahead', () => {
    story(appointed)
      .when({ ...appoint, holder: 'uk-staff-0008' })
      .refuses('post_held');
    const next = utc('2026-08-01T00:00:00.000Z');
    story(appointed)
      .when({ ...appoint, holder: 'uk-staff-0008', from: until, until: next })
      .then([{ ...appointed, holder: 'uk-staff-0008', from: until, until: next }]);
    story(appointed, ended)
      .when({ ...appoint, at: end.at, from: end.at })
      .then([{ ...appointed, at: end.at, from: end.at }]);
  });
  test('is never one’s own, nobody’s, past or empty', () => {
    story()
      .when({ ...appoint, by: person as ActorId })
      .refuses('own_record');
    const { by: _, ...unsigned } = appoint;
    story().when(unsigned).refuses('author_missing');
    story()
      .when({ ...appoint, from: '2025-12-31' })
      .refuses('begins_too_early');
    story()
      .when({ ...appoint, until: now })
      .refuses('ends_before_it_begins');
  });
});

describe('the end of an appointment', () => {
  test('holds from that moment', () => story(appointed).when(end).then([ended]));
  test('before its beginning leaves nothing of it', () => {
    const ahead = { ...appointed, from: utc('2026-03-01T00:00:00.000Z') };
    story(ahead)
      .when(end)
      .then([{ ...ended, endedAt: ahead.from }]);
  });
  test('of whoever does not hold it is refused, and by nobody', () => {
    story().when(end).refuses('not_the_holder');
    story(appointed)
      .when({ ...end, holder: 'uk-staff-0008' })
      .refuses('not_the_holder');
    story(appointed, ended).when(end).refuses('not_the_holder');
    const { by: _, ...unsigned } = end;
    story(appointed).when(unsigned).refuses('author_missing');
  });
});

describe('the monitor’s appointment', () => {
  const office: PostAppointed = { ...appointed, post: monitor };
  const dataProtection = { by: 'uk-staff-0020' as ActorId, roles: ['data_protection_officer'] };
  const otherMonitor = { by: 'fr-staff-0021' as ActorId, roles: ['independent_monitor'] };
  const concerned = (second: readonly string[], proposed: Concerned['proposed'] = null): Concerned => ({
    holds: ['independent_monitor'],
    ahead: ['independent_monitor'],
    byRoles: second,
    proposed,
  });
  const dismiss: EndMonitorAppointment = {
    ...end,
    type: 'EndMonitorAppointment',
    by: otherMonitor.by,
    post: monitor,
    reason: 'court_order',
    concerned: concerned(otherMonitor.roles, dataProtection),
  };

  test.each(endReasons)('does not end by the act for every other post: %s', (reason) => {
    story(office)
      .when({ ...end, post: monitor, reason })
      .refuses('monitor_post_apart');
    story(office)
      .when({ ...end, post: monitor, reason, at: until })
      .refuses('monitor_post_apart');
  });
  test.each(['term_ended', 'resigned'] as const)('%s: not before the term', (reason) => {
    story(office)
      .when({ ...dismiss, reason })
      .refuses('term_still_runs');
    story(office)
      .when({ ...dismiss, reason, at: utc('2026-06-30T23:59:59.999Z') })
      .refuses('term_still_runs');
    story(office)
      .when({ ...dismiss, reason, at: until })
      .then([{ ...ended, at: until, post: monitor, reason, endedAt: until }]);
  });
  test('a court may end it at any time', () =>
    story(office)
      .when(dismiss)
      .then([{ ...ended, post: monitor, reason: 'court_order' }]));
  test('takes one of each office, whoever of them proposes', () => {
    const proposed = { ...dismiss, by: dataProtection.by };
    story(office)
      .when({ ...proposed, concerned: concerned(dataProtection.roles, otherMonitor) })
      .then([{ ...ended, post: monitor, reason: 'court_order' }]);
    for (const [second, first] of [
      [dataProtection.roles, dataProtection],
      [otherMonitor.roles, otherMonitor],
      [['staff_officer'], otherMonitor],
      [['administrator'], dataProtection],
      [['gold_commander'], otherMonitor],
    ] as const)
      story(office)
        .when({ ...dismiss, concerned: concerned(second, first) })
        .refuses('two_offices_needed');
  });
  test('is ended by nobody unnamed, and only for its holder', () => {
    const { by: _, ...unsigned } = dismiss;
    story(office).when(unsigned).refuses('author_missing');
    const { concerned: __, ...unknown } = dismiss;
    story(office).when(unknown).refuses('author_missing');
    story().when(dismiss).refuses('not_the_holder');
  });
});
