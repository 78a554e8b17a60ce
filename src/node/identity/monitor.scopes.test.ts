import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type GivenNode, givenBrowser, givenNode, givenWorld, type World } from './given-identity.ts';

// The monitor cannot be locked out by those whom it watches (issue 3, section 2), nor can one of them become it alone.

let world: World;
let node: GivenNode;
beforeEach(async () => {
  world = givenWorld();
  world.put('uk-monitor-1', { roles: ['independent_monitor'] });
  world.put('uk-keeper-3', { roles: ['keeper'] });
  world.put('uk-keeper-2', { roles: ['keeper'], agency: 'agency-b' });
  node = await givenNode(world);
});
afterEach(async () => node.close());

const idOf = async (staff: string): Promise<string> => (await node.sessions.of(staff))[0]?.id ?? '';
const revoke = async (keeper: string) => {
  const browser = await givenBrowser(node).signedIn(keeper);
  const id = await idOf('uk-monitor-1');
  return browser.post('/api/oversight/identity/revoke-session', { id });
};

describe('the monitor’s way in', () => {
  test('is open before anybody touches it', async () => {
    const monitor = await givenBrowser(node).signedIn('uk-monitor-1');
    expect((await monitor.get('/api/example')).json()).toMatchObject({ who: 'uk-monitor-1' });
    expect(await idOf('uk-monitor-1')).not.toBe('');
  });

  test('is out of reach for whoever keeps identity in another agency', async () => {
    const monitor = await givenBrowser(node).signedIn('uk-monitor-1');
    expect((await revoke('uk-keeper-2')).statusCode).toBe(404);
    expect((await monitor.get('/api/example')).statusCode).toBe(200);
  });

  test('is not ended by whoever keeps identity in its own agency', async () => {
    const monitor = await givenBrowser(node).signedIn('uk-monitor-1');
    await revoke('uk-staff-0009');
    expect((await monitor.get('/api/example')).statusCode).toBe(200);
  });

  test('is not taken over by a code that one keeper issues and uses alone', async () => {
    const keeper = await givenBrowser(node).signedIn('uk-staff-0009');
    const issued = await keeper.post('/api/oversight/identity/issue-enrolment', { staff: 'uk-monitor-1' });
    const enrolling = { code: issued.json().code, name: 'A. Example', way: 'local' };
    const secret = 'tide clock barnacle';
    await givenBrowser(node).post('/api/enrol', { ...enrolling, account: 'not.the.monitor', secret });
    const intruder = givenBrowser(node);
    await intruder.post('/api/sign-in/local', { account: 'not.the.monitor', secret });
    expect((await intruder.get('/api/example')).statusCode).toBe(401);
  });

  test('its ways of signing in are taken by nobody else, and given up by itself', async () => {
    const keeper = await givenBrowser(node).signedIn('uk-staff-0009');
    const second = await givenBrowser(node).signedIn('uk-keeper-3');
    const staff = 'uk-monitor-1';
    const act = async (by: typeof keeper, name: string, body: object) =>
      (await by.post(`/api/oversight/identity/${name}`, body)).json();
    const { code } = await act(keeper, 'issue-enrolment', { staff });
    await act(second, 'confirm-enrolment', { staff });
    const own = { account: 'a.monitor', secret: 'tide clock barnacle' };
    expect(
      (await givenBrowser(node).post('/api/enrol', { code, name: 'A. Example', way: 'local', ...own }))
        .statusCode,
    ).toBe(200);
    const monitor = givenBrowser(node);
    await monitor.post('/api/sign-in/local', own);
    const [held] = (await monitor.get('/api/session/credentials')).json();
    const { credential } = held;
    expect((await act(keeper, 'revoke-credential', { staff, credential })).code).toBe('monitor_protected');
    const elsewhere = givenBrowser(node);
    await elsewhere.post('/api/sign-in/local', own);
    const [mine, other] = [await monitor.get('/api/example'), await elsewhere.get('/api/example')];
    expect([mine.statusCode, other.statusCode]).toEqual([200, 200]);
    expect((await monitor.post('/api/session/revoke-credential', { credential })).json()).toEqual({
      ok: true,
    });
    expect((await monitor.get('/api/example')).statusCode).toBe(200);
    expect((await elsewhere.get('/api/example')).statusCode).toBe(401);
    expect((await givenBrowser(node).post('/api/sign-in/local', own)).statusCode).toBe(401);
    expect((await monitor.post('/api/session/revoke-credential', { credential })).statusCode).toBe(404);
    world.pass(301);
    expect((await monitor.post('/api/session/revoke-credential', { credential })).json().code).toBe(
      'not_proven',
    );
  });
});
