import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Role } from '../../oversight/staff/roles.ts';
import { openAccess } from '../policies.ts';
import { type GivenNode, givenBrowser, givenNode, givenWorld, type World } from './given-identity.ts';

// Nobody becomes somebody else alone: who may not give a way in, and what whoever has a new one is told.

const access = openAccess('uk');
const watch = 'uk-watch-1';
const secret = 'tide clock barnacle';
let world: World;
let node: GivenNode;
beforeEach(async () => {
  world = givenWorld();
  const put = (id: string, role: Role) =>
    world.put(id, { roles: [role], purposes: ['oversight'], remits: [], agency: 'agency-a' });
  for (const n of [1, 2, 3]) {
    put(`uk-administrator-${n}`, 'administrator');
    put(`uk-staff-officer-${n}`, 'staff_officer');
    put(`uk-security-${n}`, 'security_officer');
  }
  put('uk-dpo-1', 'data_protection_officer');
  put(watch, 'watch_officer');
  world.put('uk-stranger-1', {
    roles: ['staff_officer'],
    purposes: ['oversight'],
    remits: [],
    agency: 'agency-b',
  });
  node = await givenNode(world, { access });
});
afterEach(async () => node.close());

const browserOf = (staff: string) => givenBrowser(node).signedIn(staff);
const act = async (who: string, name: string, fields: object) =>
  (await (await browserOf(who)).post(`/api/oversight/identity/${name}`, fields)).json();
const issue = (who: string, staff = watch) => act(who, 'issue-enrolment', { staff });
const confirm = async (who: string, staff = watch): Promise<string> => {
  const { ok, code } = await act(who, 'confirm-enrolment', { staff });
  return ok === true ? 'done' : code;
};
const enrol = async (code: string, account = 'a.example') =>
  (
    await givenBrowser(node).post('/api/enrol', { code, name: 'A. Example', way: 'local', account, secret })
  ).json();
const types = (type: string) => world.journal.events.filter((event) => event.type === type);

describe('one pair of hands', () => {
  test('lets in a recruit, who is told by whom and when', async () => {
    const { code } = await issue('uk-staff-officer-1');
    world.pass(60);
    expect(await enrol(code)).toEqual({ ok: true });
    const recruit = givenBrowser(node);
    await recruit.post('/api/sign-in/local', { account: 'a.example', secret });
    const session = (await recruit.get('/api/session')).json();
    expect(session).toMatchObject({
      enrolledBy: 'uk-staff-officer-1',
      enrolledAt: '2026-03-01T08:00:00.000Z',
      notices: [{ kind: 'way_added', at: '2026-03-01T08:01:00.000Z', by: 'uk-staff-officer-1' }],
    });
    const [row] = (await recruit.get('/api/session/mine')).json();
    expect(row.newWayAt).toBe('2026-03-01T08:01:00.000Z');
    const next = givenBrowser(node);
    await next.post('/api/sign-in/local', { account: 'a.example', secret });
    expect((await next.get('/api/session')).json()).toMatchObject({
      enrolledBy: 'uk-staff-officer-1',
      notices: [],
    });
  });

  test('does not for whoever has a way in, or had one', async () => {
    await enrol((await issue('uk-staff-officer-1')).code);
    const again = await issue('uk-staff-officer-1');
    expect((await enrol(again.code, 'b.example')).code).toBe('enrolment_waits');
    const [held] = await node.identity.credentials.of(watch);
    const taking = { staff: watch, credential: held?.credential.id };
    expect((await act('uk-security-1', 'revoke-credential', taking)).ok).toBe(true);
    // Taking the way in away alone, and giving a new one alone, would be becoming that person alone.
    const third = await issue('uk-administrator-1');
    expect(third.needsSecond).toBe(true);
    expect((await enrol(third.code, 'b.example')).code).toBe('enrolment_waits');
    expect(await node.identity.credentials.of(watch)).toEqual([]);
  });

  test.each(['uk-dpo-1', 'uk-administrator-2', 'uk-security-2', 'uk-staff-officer-2'])(
    'does not for %s',
    async (staff) => {
      for (const who of ['uk-administrator-1', 'uk-staff-officer-1'])
        expect((await enrol((await issue(who, staff)).code)).code).toBe('enrolment_waits');
      expect((await issue('uk-staff-officer-2', 'uk-staff-officer-2')).code).toBe('own_way_in');
      expect(types('CredentialEnrolled')).toEqual([]);
    },
  );

  test('does not for a recruit who is entered for a guarded role from tomorrow on', async () => {
    world.ahead.set(watch, ['independent_monitor']);
    expect((await issue('uk-staff-officer-1')).needsSecond).toBe(true);
  });

  test('a code of one is worth nothing once the recruit is given a guarded role', async () => {
    const { code } = await issue('uk-staff-officer-1');
    world.ahead.set(watch, ['security_officer']);
    expect((await enrol(code)).code).toBe('sign_in_refused');
    expect(await node.identity.credentials.of(watch)).toEqual([]);
  });
});

describe('two pairs of hands', () => {
  beforeEach(async () => {
    await enrol((await issue('uk-staff-officer-1')).code);
  });

  test('let somebody in anew: one issues, another confirms', async () => {
    const { code } = await issue('uk-staff-officer-1');
    expect(await confirm('uk-administrator-1')).toBe('done');
    expect(await enrol(code, 'b.example')).toEqual({ ok: true });
    expect(types('EnrolmentIssued').at(-1)).toMatchObject({ actor: 'uk-staff-officer-1' });
    expect(types('EnrolmentConfirmed').at(-1)).toMatchObject({ actor: 'uk-administrator-1' });
  });

  test('are never the same, never the person’s, never another agency’s or role’s', async () => {
    const { code } = await issue('uk-staff-officer-1');
    expect(await confirm('uk-staff-officer-1')).toBe('author_never_confirms');
    expect(await confirm('uk-security-1')).toBe('not_permitted');
    expect(await confirm(watch)).toBe('not_permitted');
    expect(await confirm('uk-stranger-1')).toBe('not_found');
    expect(await confirm('uk-dpo-1')).toBe('monitors_only');
    expect((await issue('uk-stranger-1')).code).toBe('not_found');
    expect((await enrol(code, 'b.example')).code).toBe('enrolment_waits');
    await issue('uk-staff-officer-1', 'uk-staff-officer-2');
    expect(await confirm('uk-staff-officer-2', 'uk-staff-officer-2')).toBe('own_way_in');
  });

  test('a new way in ends every session that stood: the owner notices', async () => {
    const [here, there] = [await browserOf(watch), await browserOf(watch)];
    const { code } = await issue('uk-administrator-1');
    await confirm('uk-staff-officer-1');
    expect((await here.get('/api/example')).statusCode).toBe(200);
    await enrol(code, 'b.example');
    for (const browser of [here, there]) expect((await browser.get('/api/example')).statusCode).toBe(401);
    expect(await node.sessions.of(watch)).toEqual([]);
    const again = (await (await browserOf(watch)).get('/api/session')).json();
    expect(again.notices.at(-1)).toMatchObject({ kind: 'way_added', by: 'uk-administrator-1' });
  });
});

describe('what one keeper takes at once is told at the next sign-in', () => {
  test('a session and a credential, by whom and when; not what one ended oneself', async () => {
    await enrol((await issue('uk-staff-officer-1')).code);
    const browser = await browserOf(watch);
    await browser.post('/api/session/revoke', { all: true });
    const keeper = await browserOf('uk-security-1');
    const [session] = await node.sessions.of(watch);
    await keeper.post('/api/oversight/identity/revoke-session', { id: session?.id });
    const [held] = await node.identity.credentials.of(watch);
    const taking = { staff: watch, credential: held?.credential.id };
    await keeper.post('/api/oversight/identity/revoke-credential', taking);
    expect((await browser.get('/api/example')).statusCode).toBe(401);
    const { notices } = (await (await browserOf(watch)).get('/api/session')).json();
    expect(notices).toEqual(
      ['session_ended', 'credential_revoked'].map((kind) => ({
        kind,
        at: '2026-03-01T08:00:00.000Z',
        by: 'uk-security-1',
      })),
    );
  });

  test('a credential that nobody holds ends no session on the way', async () => {
    const browser = await browserOf(watch);
    const keeper = await browserOf('uk-security-1');
    const taking = { staff: watch, credential: '0'.repeat(32) };
    const answer = await keeper.post('/api/oversight/identity/revoke-credential', taking);
    expect(answer.json().code).toBe('credential_unknown');
    expect((await browser.get('/api/example')).statusCode).toBe(200);
  });
});
