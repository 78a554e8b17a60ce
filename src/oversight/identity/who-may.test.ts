import { describe, expect, test } from 'vitest';
import type { Concerned } from '../../kernel/decider.ts';
import { given } from '../../kernel/given.ts';
import type { ActorId } from '../../kernel/ids.ts';
import type { UtcText } from '../../kernel/time.ts';
import { accessDecider } from './decide.ts';
import type { AccessEvent, EnrolmentIssued } from './events.ts';
import { guardedRoles } from './who-may.ts';

const at = '2026-03-01T08:00:00.000Z' as UtcText;
const later = '2026-03-01T09:00:00.000Z' as UtcText;
const until = '2026-03-02T08:00:00.000Z' as UtcText;
const staff = 'uk-staff-0007';
const session = 'a'.repeat(24);
const credential = 'c'.repeat(32);
const enrolment = 'd'.repeat(32);
const one = 'uk-staff-0001' as ActorId;
const two = 'uk-staff-0002' as ActorId;

const by = (role: string, of: readonly string[], but: Partial<Concerned> = {}): Concerned => ({
  holds: of,
  ahead: of,
  byRoles: [role],
  proposed: null,
  ...but,
});
const monitor = ['independent_monitor'];
const watch = ['watch_officer'];
const signedIn: AccessEvent = { type: 'SignedIn', at, staff, session, way: 'local', until };
const enrolled: AccessEvent = { type: 'CredentialEnrolled', at, staff, credential, way: 'passkey' };
const gone: AccessEvent = { type: 'CredentialRevoked', at, staff, credential, by: one };
const issue = { type: 'IssueEnrolment', at: later, staff, enrolment, until, by: one } as const;
const issuedBy = (author: ActorId, needsSecond = false): EnrolmentIssued => ({
  type: 'EnrolmentIssued',
  at: later,
  staff,
  enrolment,
  until,
  needsSecond,
  by: author,
});
const confirm = { type: 'ConfirmEnrolment', at: later, staff, enrolment, by: two } as const;
const confirmed: AccessEvent = { ...confirm, type: 'EnrolmentConfirmed' };
const use = { type: 'UseEnrolment', at: later, staff, enrolment, credential, way: 'local' } as const;

describe('what is taken from a monitor in office', () => {
  const taking = [
    { type: 'RevokeSession', at: later, staff, session, by: one },
    { type: 'RevokeCredential', at: later, staff, credential, by: one },
  ] as const;
  const history = [enrolled, signedIn];
  test.each(taking)('$type: by no keeper of access, by a monitor, by oneself', (command) => {
    const story = given(accessDecider, history);
    for (const role of ['administrator', 'staff_officer', 'security_officer', 'data_protection_officer'])
      story.when({ ...command, concerned: by(role, monitor) }).refuses('monitor_in_office');
    for (const author of [
      { by: one, roles: 'independent_monitor' },
      { by: staff as ActorId, roles: 'x' },
    ]) {
      const decided = accessDecider.decide(story.state, {
        ...command,
        by: author.by,
        concerned: by(author.roles, monitor),
      });
      expect(decided).toMatchObject({ ok: true });
    }
  });
  test.each(taking)('$type: a monitor takes nothing from anybody else', (command) => {
    const story = given(accessDecider, history);
    story.when({ ...command, concerned: by('independent_monitor', watch) }).refuses('monitors_only');
    const decided = accessDecider.decide(story.state, {
      ...command,
      concerned: by('security_officer', watch),
    });
    expect(decided).toMatchObject({ ok: true });
  });
  test('a refusal says so before it says whether there is such a session', () => {
    const command = { ...taking[0], concerned: by('administrator', monitor) };
    given(accessDecider, []).when(command).refuses('monitor_in_office');
  });
});

describe('one pair of hands', () => {
  const watcher = by('staff_officer', watch);
  test('suffices for a recruit who never had a way in', () => {
    given(accessDecider, [])
      .when({ ...issue, concerned: watcher })
      .then([issuedBy(one)]);
  });
  test.each(guardedRoles)('does not for %s, held or entered for later', (role) => {
    for (const holds of [[role], watch])
      given(accessDecider, [])
        .when({ ...issue, concerned: by('staff_officer', holds, { ahead: [role] }) })
        .then([issuedBy(one, true)]);
  });
  test('does not for whoever has, or ever had, a way in', () => {
    for (const history of [[enrolled], [enrolled, gone]])
      given(accessDecider, history)
        .when({ ...issue, concerned: watcher })
        .then([issuedBy(one, true)]);
  });
  test('is never one’s own, and never nobody’s', () => {
    const concerned = by('staff_officer', ['staff_officer']);
    const story = given(accessDecider, [issuedBy(one, true)]);
    story.when({ ...issue, by: staff as ActorId, concerned }).refuses('own_way_in');
    story.when({ ...confirm, by: staff as ActorId, concerned }).refuses('own_way_in');
    story.when(issue).refuses('author_unknown');
    story.when(confirm).refuses('author_unknown');
  });
  test('opens nothing with a code issued before the person was given a role that needs two', () => {
    const promoted = by('', watch, { ahead: ['security_officer'] });
    given(accessDecider, [issuedBy(one)])
      .when({ ...use, concerned: promoted })
      .refuses('enrolment_waits');
    given(accessDecider, [issuedBy(one)])
      .when(use)
      .refuses('enrolment_waits');
    const decided = accessDecider.decide(given(accessDecider, [issuedBy(one, true), confirmed]).state, {
      ...use,
      concerned: promoted,
    });
    expect(decided).toMatchObject({ ok: true });
  });
  test('holds for the first people of an empty node, whom nobody could confirm', () => {
    given(accessDecider, [])
      .when({ ...issue, bootstrap: true })
      .then([issuedBy(one)]);
    const decided = accessDecider.decide(given(accessDecider, [issuedBy(one)]).state, {
      ...use,
      bootstrap: true,
    });
    expect(decided).toMatchObject({ ok: true });
  });
});

describe('two pairs of hands', () => {
  test('are two: the second confirms what the first issued', () => {
    const story = given(accessDecider, [enrolled, issuedBy(one, true)]);
    const concerned = by('administrator', watch);
    story.when({ ...confirm, by: one, concerned }).refuses('author_never_confirms');
    story.when({ ...confirm, concerned }).then([confirmed]);
  });
  test('for a monitor who has a way in: a monitor issues, anybody who may confirms', () => {
    const story = given(accessDecider, [enrolled]);
    for (const role of ['administrator', 'staff_officer'])
      story.when({ ...issue, concerned: by(role, monitor) }).refuses('monitor_in_office');
    story.when({ ...issue, concerned: by('independent_monitor', monitor) }).then([issuedBy(one, true)]);
    for (const role of ['administrator', 'staff_officer', 'data_protection_officer', 'independent_monitor'])
      given(accessDecider, [enrolled, issuedBy(one, true)])
        .when({ ...confirm, concerned: by(role, monitor) })
        .then([confirmed]);
  });
  test('for a monitor who has none yet, or whose only one a monitor took: any two who may', () => {
    for (const history of [[], [enrolled, gone]])
      given(accessDecider, history)
        .when({ ...issue, concerned: by('staff_officer', monitor) })
        .then([issuedBy(one, true)]);
  });
  test('of those who watch the house are there for a monitor only', () => {
    given(accessDecider, [])
      .when({ ...issue, concerned: by('independent_monitor', watch) })
      .refuses('monitors_only');
    for (const role of ['independent_monitor', 'data_protection_officer'])
      given(accessDecider, [issuedBy(one, true)])
        .when({ ...confirm, concerned: by(role, watch) })
        .refuses('monitors_only');
  });
});

describe('what a person is told when they sign in next', () => {
  const ended: AccessEvent = { type: 'SessionRevoked', at: later, staff, session, by: one };
  const used: AccessEvent = { type: 'EnrolmentUsed', at: until, staff, enrolment, way: 'local' };
  const again: AccessEvent = { ...signedIn, at: until, session: 'b'.repeat(24) };
  test('who ended a session, took a credential away or issued a way in; once', () => {
    const history = [enrolled, signedIn, ended, gone, issuedBy(two), used];
    const { state } = given(accessDecider, [...history, again]);
    expect(state.told).toEqual([
      { kind: 'session_ended', at: later, by: one },
      { kind: 'credential_revoked', at, by: one },
      { kind: 'way_added', at: until, by: two },
    ]);
    expect(state.enrolled).toEqual({ by: two, at: later });
    expect(state.unseen).toEqual([]);
    expect(given(accessDecider, [...history, again, again]).state.told).toEqual([]);
  });
  test('nothing of what they did themselves', () => {
    const own = { ...ended, by: staff };
    expect(given(accessDecider, [signedIn, own, again]).state.told).toEqual([]);
  });
  test('a new way in ends every session that stood', () => {
    const { state } = given(accessDecider, [signedIn, issuedBy(two), used]);
    expect([...state.sessions.keys()]).toEqual([]);
  });
});
