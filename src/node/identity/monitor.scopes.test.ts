import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Role } from '../../oversight/staff/roles.ts';
import { openAccess } from '../policies.ts';
import { type GivenNode, givenBrowser, givenNode, givenWorld, type World } from './given-identity.ts';

// The monitor cannot be locked out, nor its place taken, by those whom it watches (issue 3, section 2): by the policies
// in force, through the doors of the ways in.

const access = openAccess('uk');
const monitor = 'uk-monitor-1';
const other = 'fr-monitor-1';
const secret = 'tide clock barnacle';
let world: World;
let node: GivenNode;
beforeEach(async () => {
  world = givenWorld();
  const oversight = { purposes: ['oversight'], remits: ['oversight'] } as const;
  const put = (id: string, role: Role, but: Parameters<World['put']>[1] = {}) =>
    world.put(id, { roles: [role], ...oversight, agency: 'agency-a', state: 'uk', ...but });
  put(monitor, 'independent_monitor');
  put(other, 'independent_monitor', { agency: 'agency-fr', state: 'fr' });
  put('uk-dpo-1', 'data_protection_officer');
  for (const n of [1, 2]) {
    put(`uk-administrator-${n}`, 'administrator', { remits: [] });
    put(`uk-staff-officer-${n}`, 'staff_officer', { remits: [] });
    put(`uk-security-${n}`, 'security_officer', { remits: [] });
  }
  put('uk-stranger-1', 'staff_officer', { agency: 'agency-b', remits: [] });
  put('uk-watch-1', 'watch_officer', { remits: ['channel'], purposes: ['save_life'] });
  node = await givenNode(world, { access });
});
afterEach(async () => node.close());

const keepers = ['uk-administrator-1', 'uk-staff-officer-1', 'uk-security-1'];
const officers = ['uk-administrator-1', 'uk-staff-officer-1'];
const post = async (who: string, act: string, fields: object) => {
  const answer = await (await givenBrowser(node).signedIn(who)).post(
    `/api/oversight/identity/${act}`,
    fields,
  );
  return answer.json();
};
const codeOf = async (who: string, act: string, fields: object): Promise<string> => {
  const { ok, code } = await post(who, act, fields);
  return ok === true ? 'done' : code;
};
const idOf = async (staff: string): Promise<string> => (await node.sessions.of(staff))[0]?.id ?? '';
const issue = (who: string, staff = monitor) => post(who, 'issue-enrolment', { staff });
const confirm = (who: string, staff = monitor) => codeOf(who, 'confirm-enrolment', { staff });
const enrol = async (code: string, account: string) => {
  const words = { code, name: 'A. Example', way: 'local', account, secret };
  return (await givenBrowser(node).post('/api/enrol', words)).json();
};
const isIn = async (browser: Awaited<ReturnType<ReturnType<typeof givenBrowser>['signedIn']>>) =>
  (await browser.get('/api/example')).statusCode === 200;
/** The first way in of the monitor, by two; its public id. */
async function enrolMonitor(): Promise<string> {
  const { code } = await issue('uk-staff-officer-1');
  expect(await confirm('uk-dpo-1')).toBe('done');
  expect(await enrol(code, 'the.monitor')).toEqual({ ok: true });
  const held = await node.identity.credentials.of(monitor);
  return held[0]?.credential.id ?? '';
}

describe('the monitor’s sessions', () => {
  test('are open before anybody touches them', async () => {
    const browser = await givenBrowser(node).signedIn(monitor);
    expect((await browser.get('/api/example')).json()).toMatchObject({ who: monitor });
    expect(await idOf(monitor)).not.toBe('');
  });

  test('are out of reach for whoever keeps identity in another agency', async () => {
    const browser = await givenBrowser(node).signedIn(monitor);
    expect(await codeOf('uk-stranger-1', 'revoke-session', { id: await idOf(monitor) })).toBe('not_found');
    expect(await isIn(browser)).toBe(true);
  });

  test.each(keepers)('are not ended by %s of its own agency', async (keeper) => {
    const browser = await givenBrowser(node).signedIn(monitor);
    expect(await codeOf(keeper, 'revoke-session', { id: await idOf(monitor) })).toBe('monitor_in_office');
    expect(await isIn(browser)).toBe(true);
    expect(world.journal.events.filter(({ type }) => type === 'SessionRevoked')).toEqual([]);
  });

  test('are ended by the monitor itself and by the other state’s monitor', async () => {
    const own = await givenBrowser(node).signedIn(monitor);
    expect((await own.post('/api/session/revoke', { id: await idOf(monitor) })).statusCode).toBe(200);
    expect(await isIn(own)).toBe(false);
    const again = await givenBrowser(node).signedIn(monitor);
    expect(await codeOf(other, 'revoke-session', { id: await idOf(monitor) })).toBe('done');
    expect(await isIn(again)).toBe(false);
  });

  test('give no hold over anybody else’s', async () => {
    const browser = await givenBrowser(node).signedIn('uk-watch-1');
    expect(await codeOf(monitor, 'revoke-session', { id: await idOf('uk-watch-1') })).toBe('monitors_only');
    expect(await isIn(browser)).toBe(true);
    expect(await codeOf('uk-security-1', 'revoke-session', { id: await idOf('uk-watch-1') })).toBe('done');
    expect(await isIn(browser)).toBe(false);
  });
});

describe('the monitor’s way in', () => {
  test.each(keepers)('is not revoked by %s, and its sessions go on', async (keeper) => {
    const credential = await enrolMonitor();
    const browser = await givenBrowser(node).signedIn(monitor);
    const taken = { staff: monitor, credential };
    expect(await codeOf(keeper, 'revoke-credential', taken)).toBe('monitor_in_office');
    // An id that the monitor does not hold ends nothing on the way either.
    const invented = { staff: monitor, credential: '0'.repeat(32) };
    expect(await codeOf(keeper, 'revoke-credential', invented)).toBe('monitor_in_office');
    expect(await isIn(browser)).toBe(true);
    expect(await node.identity.credentials.of(monitor)).toHaveLength(1);
  });

  test.each(officers)('is not given by %s alone, who would be signed in as the monitor', async (keeper) => {
    const issued = await issue(keeper);
    expect(issued).toMatchObject({ ok: true, needsSecond: true });
    expect(await confirm(keeper)).toBe('author_never_confirms');
    expect(await confirm(monitor)).toBe('own_way_in');
    expect((await enrol(issued.code, 'not.the.monitor')).code).toBe('enrolment_waits');
    const intruder = givenBrowser(node);
    await intruder.post('/api/sign-in/local', { account: 'not.the.monitor', secret });
    expect((await intruder.get('/api/example')).statusCode).toBe(401);
  });

  test('once there is one, is not given by any of those whom it watches, however many', async () => {
    await enrolMonitor();
    for (const keeper of [...officers, 'uk-administrator-2', 'uk-staff-officer-2'])
      expect([keeper, (await issue(keeper)).code]).toEqual([keeper, 'monitor_in_office']);
    expect((await issue('uk-dpo-1')).code).toBe('not_permitted');
    expect((await issue('uk-security-1')).code).toBe('not_permitted');
    expect((await issue(monitor)).code).toBe('own_way_in');
    expect(world.journal.events.filter(({ type }) => type === 'EnrolmentIssued')).toHaveLength(1);
  });

  test.each(['uk-dpo-1', 'uk-staff-officer-1'])(
    'is renewed by the other state’s monitor, with %s as the second person',
    async (second) => {
      await enrolMonitor();
      const { code } = await issue(other);
      expect((await enrol(code, 'the.monitor.again')).code).toBe('enrolment_waits');
      expect(await confirm(other)).toBe('author_never_confirms');
      expect(await confirm(second)).toBe('done');
      expect(await enrol(code, 'the.monitor.again')).toEqual({ ok: true });
    },
  );

  test('a lost one is taken by the other state’s monitor', async () => {
    const credential = await enrolMonitor();
    expect(await codeOf(other, 'revoke-credential', { staff: monitor, credential })).toBe('done');
    expect(await node.identity.credentials.of(monitor)).toEqual([]);
  });

  test('or given up by itself, and its other sessions end', async () => {
    const credential = await enrolMonitor();
    const [here, there] = [
      await givenBrowser(node).signedIn(monitor),
      await givenBrowser(node).signedIn(monitor),
    ];
    expect((await here.post('/api/session/revoke-credential', { credential })).json()).toEqual({ ok: true });
    expect([await isIn(here), await isIn(there)]).toEqual([true, false]);
    expect((await here.post('/api/session/revoke-credential', { credential })).statusCode).toBe(404);
    world.pass(301);
    expect((await here.post('/api/session/revoke-credential', { credential })).json().code).toBe(
      'not_proven',
    );
  });

  test('the monitor and data protection give nobody else one', async () => {
    expect((await issue(monitor, 'uk-watch-1')).code).toBe('monitors_only');
    await issue('uk-staff-officer-1', 'uk-security-1');
    expect(await confirm(monitor, 'uk-security-1')).toBe('monitors_only');
    expect(await confirm('uk-dpo-1', 'uk-security-1')).toBe('monitors_only');
  });
});
