import { describe, expect, test } from 'vitest';
import type { Concerned } from '../../kernel/decider.ts';
import { given } from '../../kernel/given.ts';
import type { ActorId } from '../../kernel/ids.ts';
import type { UtcText } from '../../kernel/time.ts';
import { accessDecider, deviceDecider } from './decide.ts';
import type { AccessEvent, DeviceEvent } from './events.ts';

const at = '2026-03-01T08:00:00.000Z' as UtcText;
const later = '2026-03-01T09:00:00.000Z' as UtcText;
const until = '2026-03-01T20:00:00.000Z' as UtcText;
const staff = 'uk-staff-0007';
const session = 'a'.repeat(24);
const other = 'b'.repeat(24);
const credential = 'c'.repeat(32);
const enrolment = 'd'.repeat(32);
const by = 'uk-staff-0001' as ActorId;
/** A recruit without weight, and an officer who keeps the register. */
const concerned: Concerned = {
  holds: ['watch_officer'],
  ahead: ['watch_officer'],
  byRoles: ['staff_officer'],
  proposed: null,
};
const signedIn: AccessEvent = { type: 'SignedIn', at, staff, session, way: 'local', until };
const issued: AccessEvent = { type: 'EnrolmentIssued', at, staff, enrolment, until, needsSecond: false, by };
const enrolled: AccessEvent = { type: 'CredentialEnrolled', at, staff, credential, way: 'passkey' };

describe('sessions', () => {
  test('a session begins once', () => {
    given(accessDecider, [])
      .when({ type: 'SignIn', at, by, staff, session, way: 'local', until })
      .then([signedIn]);
    given(accessDecider, [signedIn])
      .when({ type: 'SignIn', at, staff, session, way: 'local', until })
      .refuses('session_known');
  });

  test('what was never begun, or has ended, is not ended or proved', () => {
    const ended: AccessEvent = { type: 'SignedOut', at, staff, session };
    for (const history of [[], [signedIn, ended]]) {
      given(accessDecider, history).when({ type: 'SignOut', at, staff, session }).refuses('session_unknown');
      given(accessDecider, history)
        .when({ type: 'Prove', at, staff, session, way: 'local' })
        .refuses('session_unknown');
      given(accessDecider, history)
        .when({ type: 'RevokeSession', at, by, staff, session, concerned })
        .refuses('session_unknown');
    }
  });

  test('one signs out, proves again, or is signed out by a named hand', () => {
    const open = given(accessDecider, [signedIn]);
    open
      .when({ type: 'SignOut', at: later, staff, session })
      .then([{ type: 'SignedOut', at: later, staff, session }]);
    open
      .when({ type: 'Prove', at: later, staff, session, way: 'passkey' })
      .then([{ type: 'Proven', at: later, staff, session, way: 'passkey' }]);
    open
      .when({ type: 'RevokeSession', at: later, by, staff, session, concerned })
      .then([{ type: 'SessionRevoked', at: later, staff, session, by }]);
    open.when({ type: 'RevokeSession', at: later, staff, session, concerned }).refuses('author_unknown');
    open.when({ type: 'RevokeSession', at: later, by, staff, session }).refuses('author_unknown');
  });

  test('a session that ended by itself is forgotten when another begins', () => {
    const next: AccessEvent = { ...signedIn, at: until, session: other };
    given(accessDecider, [signedIn, next])
      .when({ type: 'SignOut', at: until, staff, session })
      .refuses('session_unknown');
  });

  test('a desk is taken over from another person only', () => {
    const taking = {
      type: 'TakeOverDesk',
      at,
      staff,
      session,
      way: 'local',
      until,
      desk: 'uk-watch-1',
    } as const;
    given(accessDecider, [])
      .when({ ...taking, by, from: 'uk-staff-0009' })
      .then([{ ...taking, type: 'DeskTakenOver', from: 'uk-staff-0009' }]);
    given(accessDecider, [])
      .when({ ...taking, from: staff })
      .refuses('own_desk');
    const taken: AccessEvent = { ...taking, type: 'DeskTakenOver', from: 'uk-staff-0009' };
    given(accessDecider, [taken])
      .when({ type: 'SignOut', at, staff, session })
      .then([{ type: 'SignedOut', at, staff, session }]);
  });

  test('refusals and waits are noted and change nothing', () => {
    const refused: AccessEvent = { type: 'SignInRefused', at, staff, reason: 'wrong_secret', way: 'local' };
    const locked: AccessEvent = { type: 'LockedOut', at, staff, way: 'local', until };
    given(accessDecider, [])
      .when({ ...refused, type: 'RefuseSignIn' })
      .then([refused]);
    given(accessDecider, [])
      .when({ ...locked, type: 'LockOut' })
      .then([locked]);
    const proven: AccessEvent = { type: 'Proven', at, staff, session, way: 'local' };
    expect(given(accessDecider, [refused, locked, proven]).state).toEqual(accessDecider.initial);
  });
});

describe('credentials', () => {
  test('each is revoked once, by a named hand', () => {
    const revoke = { type: 'RevokeCredential', at: later, staff, credential, concerned } as const;
    const revoked: AccessEvent = { type: 'CredentialRevoked', at: later, staff, credential, by };
    given(accessDecider, [enrolled])
      .when({ ...revoke, by })
      .then([revoked]);
    given(accessDecider, [enrolled]).when(revoke).refuses('author_unknown');
    given(accessDecider, [enrolled, revoked])
      .when({ ...revoke, by })
      .refuses('credential_unknown');
  });
});

describe('enrolments', () => {
  const using = { type: 'UseEnrolment', at: later, staff, enrolment, credential, way: 'passkey' } as const;
  const use = { ...using, concerned };
  const used: AccessEvent = { type: 'EnrolmentUsed', at: later, staff, enrolment, way: 'passkey' };
  const gained: AccessEvent = { ...enrolled, at: later };

  test('is issued by a named hand and used once, before its end', () => {
    const issue = { type: 'IssueEnrolment', at, staff, enrolment, until, concerned } as const;
    given(accessDecider, [])
      .when({ ...issue, by })
      .then([issued]);
    given(accessDecider, []).when(issue).refuses('author_unknown');
    given(accessDecider, [issued]).when(use).then([used, gained]);
    given(accessDecider, [
      enrolled,
      { ...issued, needsSecond: true },
      { type: 'EnrolmentConfirmed', at, staff, enrolment, by },
    ])
      .when(use)
      .refuses('credential_known');
    given(accessDecider, [issued, used]).when(use).refuses('enrolment_used');
    given(accessDecider, [issued])
      .when({ ...use, at: until })
      .refuses('enrolment_expired');
    given(accessDecider, []).when(use).refuses('enrolment_unknown');
  });

  test('that needs a second person is used once another than its author has confirmed it', () => {
    const waiting: AccessEvent = { ...issued, needsSecond: true };
    const second = 'uk-staff-0002' as ActorId;
    const confirming = { type: 'ConfirmEnrolment', at: later, staff, enrolment } as const;
    const confirm = { ...confirming, concerned };
    const confirmed: AccessEvent = { ...confirming, type: 'EnrolmentConfirmed', by: second };
    given(accessDecider, [waiting]).when(use).refuses('enrolment_waits');
    given(accessDecider, [waiting])
      .when({ ...confirm, by })
      .refuses('author_never_confirms');
    given(accessDecider, [waiting]).when(confirm).refuses('author_unknown');
    given(accessDecider, [waiting])
      .when({ ...confirm, by: second })
      .then([confirmed]);
    given(accessDecider, [waiting, confirmed]).when(use).then([used, gained]);
    given(accessDecider, [waiting, confirmed])
      .when({ ...confirm, by: second })
      .refuses('confirmed_already');
    given(accessDecider, [issued])
      .when({ ...confirm, by: second })
      .refuses('confirmed_already');
    given(accessDecider, [])
      .when({ ...confirm, by: second })
      .refuses('enrolment_unknown');
    given(accessDecider, [waiting])
      .when({ ...confirm, by: second, at: until })
      .refuses('enrolment_expired');
    expect(given(accessDecider, [confirmed]).state.enrolment).toBe(null);
  });

  test('a newer one makes the one before worthless', () => {
    const newer: AccessEvent = { ...issued, enrolment: 'e'.repeat(32) };
    given(accessDecider, [issued, newer]).when(use).refuses('enrolment_unknown');
    expect(given(accessDecider, [used]).state.enrolment).toBe(null);
  });
});

describe('devices', () => {
  const device = 'uk-camera-7';
  const of = { device, role: 'detection_device', agency: 'uk-hmcg', sources: ['cam-7'], days: 30 } as const;
  const enrol = { type: 'EnrolDevice', at, ...of, sources: ['cam-7'] } as const;
  const keyUntil = '2026-03-31T08:00:00.000Z' as UtcText;
  const known: DeviceEvent = { type: 'DeviceEnrolled', at, ...of, sources: ['cam-7'], keyUntil };
  const revoked: DeviceEvent = { type: 'DeviceRevoked', at: later, device, by };
  const rotate = { type: 'RotateDeviceKey', at: later, device, overlapHours: 24 } as const;
  const rotated: DeviceEvent = {
    type: 'DeviceKeyRotated',
    at: later,
    device,
    keyUntil: '2026-03-31T09:00:00.000Z' as UtcText,
    oldKeyUntil: '2026-03-02T09:00:00.000Z' as UtcText,
  };

  test('is enrolled once, with its end', () => {
    given(deviceDecider, []).when(enrol).then([known]);
    given(deviceDecider, [known]).when(enrol).refuses('device_known');
    given(deviceDecider, [known, revoked]).when(enrol).refuses('device_revoked');
  });

  test('its old key outlives the rotation by the overlap, never its own end', () => {
    given(deviceDecider, [known]).when(rotate).then([rotated]);
    const nearEnd = '2026-03-31T00:00:00.000Z' as UtcText;
    given(deviceDecider, [known])
      .when({ ...rotate, at: nearEnd })
      .then([
        { ...rotated, at: nearEnd, keyUntil: '2026-04-30T00:00:00.000Z' as UtcText, oldKeyUntil: keyUntil },
      ]);
    expect(given(deviceDecider, [known, rotated]).state).toMatchObject({ version: 2, keyFrom: later });
  });

  test('an unknown or revoked one is neither rotated nor revoked', () => {
    const revoke = { type: 'RevokeDevice', at: later, by, device } as const;
    given(deviceDecider, [known]).when(revoke).then([revoked]);
    given(deviceDecider, [known])
      .when({ ...revoke, by: undefined as never })
      .refuses('author_unknown');
    for (const command of [rotate, revoke]) {
      given(deviceDecider, []).when(command).refuses('device_unknown');
      given(deviceDecider, [known, revoked]).when(command).refuses('device_revoked');
    }
  });

  test('says once that it wiped itself, and only after it was revoked', () => {
    const lost = { device, unsent: 2, withPeople: 1 };
    const note = { type: 'NoteDeviceWiped', at: later, ...lost } as const;
    const wiped: DeviceEvent = { type: 'DeviceWiped', at: later, ...lost };
    given(deviceDecider, [known, revoked]).when(note).then([wiped]);
    given(deviceDecider, [known]).when(note).refuses('device_not_revoked');
    given(deviceDecider, [known, revoked, wiped]).when(note).refuses('device_wiped');
    given(deviceDecider, []).when(note).refuses('device_unknown');
    expect(given(deviceDecider, [known, revoked, wiped]).state).toMatchObject({ wipedAt: later });
  });

  test('a history that begins in the middle folds to nothing', () => {
    expect(given(deviceDecider, [rotated, revoked]).state).toEqual({ phase: 'none' });
  });
});
