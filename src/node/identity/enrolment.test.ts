import { afterEach, describe, expect, test } from 'vitest';
import { accountKey } from '../../app/identity/local.ts';
import { type GivenNode, givenBrowser, givenNode, givenWorld, type NodeOptions } from './given-identity.ts';

const nodes: GivenNode[] = [];
afterEach(async () => {
  for (const node of nodes.splice(0)) await node.close();
});
const words = { name: 'A. Example', way: 'local', account: 'a.example', secret: 'tide clock barnacle' };
const staff = 'uk-staff-0007';

async function begin(options: NodeOptions = {}) {
  const world = givenWorld();
  const node = await givenNode(world, options);
  nodes.push(node);
  const keeper = await givenBrowser(node).signedIn('uk-staff-0009');
  const issue = async (of = staff) =>
    (await keeper.post('/api/oversight/identity/issue-enrolment', { staff: of })).json();
  const enrol = async (code: string, but: object = {}) =>
    (await givenBrowser(node).post('/api/enrol', { ...words, ...but, code })).json();
  return { world, node, issue, enrol };
}

describe('an enrolment', () => {
  test('is told once, kept as a hash, and good for a day', async () => {
    const { world, issue, enrol } = await begin();
    const { code, until } = await issue();
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}(-[0-9A-HJKMNP-TV-Z]{5}){3}$/);
    expect(until).toBe('2026-03-02T08:00:00.000Z');
    const everywhere = JSON.stringify([await world.values.list('enrolment'), world.journal.events]);
    expect(everywhere).not.toContain(code);
    expect(everywhere).not.toContain(code.replaceAll('-', ''));
    world.pass(86_400);
    expect((await enrol(code)).code).toBe('sign_in_refused');
  });

  test('may be typed in any case, with O for 0 and no hyphens', async () => {
    const { issue, enrol } = await begin();
    const { code } = await issue();
    const typed = code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l');
    expect(await enrol(typed)).toEqual({ ok: true });
  });

  test('is used once, also by two at once', async () => {
    const { issue, enrol, world } = await begin();
    const { code } = await issue();
    const both = await Promise.all([enrol(code), enrol(code, { account: 'b.example' })]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await enrol(code, { account: 'c.example' })).code).toBe('sign_in_refused');
    expect(await world.values.list('credential')).toHaveLength(1);
    expect(world.journal.events.filter(({ type }) => type === 'EnrolmentUsed')).toHaveLength(1);
  });

  test('makes the one before worthless', async () => {
    const { issue, enrol } = await begin();
    const [older, newer] = [await issue(), await issue()];
    expect((await enrol(older.code)).code).toBe('sign_in_refused');
    expect(await enrol(newer.code)).toEqual({ ok: true });
  });

  test('a wrong code is refused as any other; an account that is taken, or a common secret, says so', async () => {
    const { issue, enrol } = await begin();
    const first = await issue();
    await enrol(first.code);
    const { code } = await issue('uk-staff-0008');
    expect((await enrol('ABCDE-ABCDE-ABCDE-ABCDE')).code).toBe('sign_in_refused');
    expect((await enrol(code, { secret: 'short' })).code).toBe('secret_too_short');
    expect((await enrol(code, { secret: 'password2026' })).code).toBe('secret_too_common');
    expect((await enrol(code, { secret: 'A. Example 2026' })).code).toBe('secret_too_common');
    expect((await enrol(code)).code).toBe('credential_taken');
    expect(await enrol(code, { account: 'b.example' })).toEqual({ ok: true });
  });

  test('the book names a way in by nothing from which its account could be found by trying', async () => {
    const { issue, enrol, world } = await begin();
    await enrol((await issue()).code);
    const enrolled = world.journal.events.find(({ type }) => type === 'CredentialEnrolled');
    expect(enrolled?.body).toMatchObject({ credential: expect.stringMatching(/^[0-9a-f]{32}$/) });
    const key = accountKey('a.example');
    expect((await world.values.list('credential')).map((held) => held.key)).toEqual([key]);
    const book = JSON.stringify(world.journal.events);
    for (let at = 0; at + 8 <= key.length; at += 1) expect(book).not.toContain(key.slice(at, at + 8));
  });

  test('the name goes to the vault only', async () => {
    const { issue, enrol, world } = await begin();
    await enrol((await issue()).code);
    expect(world.names.get(staff)).toBe('A. Example');
    const rooms = await Promise.all(
      ['credential', 'enrolment', 'challenge', 'lockout'].map((room) => world.values.list(room)),
    );
    for (const word of ['A. Example', 'a.example', 'tide clock barnacle"'])
      expect(
        JSON.stringify([rooms, world.journal.events]).replace('hash of tide clock barnacle', ''),
      ).not.toContain(word);
  });

  test('where the name cannot be sealed nothing is enrolled and the code still holds', async () => {
    let isAway = true;
    const { issue, enrol } = await begin({
      recordName: async () => {
        if (isAway) throw new Error('the example vault is away');
        return `s-${'0'.repeat(32)}`;
      },
    });
    const { code } = await issue();
    expect((await enrol(code)).code).toBe('fault');
    isAway = false;
    expect(await enrol(code)).toEqual({ ok: true });
  });

  test('is issued by those who keep the register, for their own agency, having just proved who they are', async () => {
    const { world, node, issue } = await begin();
    const watcher = await givenBrowser(node).signedIn(staff);
    const refused = await watcher.post('/api/oversight/identity/issue-enrolment', { staff });
    expect(refused.json().code).toBe('not_permitted');
    expect([(await issue('fr-staff-0001')).code, (await issue('nobody')).code]).toEqual([
      'not_found',
      'not_found',
    ]);
    world.pass(301);
    expect((await issue()).code).toBe('not_proven');
    expect(world.journal.events.filter(({ type }) => type === 'EnrolmentIssued')).toEqual([]);
  });
});

describe('an enrolment for somebody who has a way in already', () => {
  async function again() {
    const world = givenWorld();
    world.put('uk-keeper-3', { roles: ['keeper'] });
    const node = await givenNode(world);
    nodes.push(node);
    const keeper = await givenBrowser(node).signedIn('uk-staff-0009');
    const second = await givenBrowser(node).signedIn('uk-keeper-3');
    const act = async (by: typeof keeper, name: string) =>
      (await by.post(`/api/oversight/identity/${name}`, { staff })).json();
    const enrol = async (code: string, account: string) =>
      (await givenBrowser(node).post('/api/enrol', { ...words, account, code })).json();
    await enrol((await act(keeper, 'issue-enrolment')).code, 'a.example');
    const issued = await act(keeper, 'issue-enrolment');
    return { world, node, keeper, second, act, enrol, issued };
  }

  test('waits for a second keeper: one alone could become them', async () => {
    const { keeper, second, act, enrol, issued, world } = await again();
    expect(issued.needsSecond).toBe(true);
    expect((await enrol(issued.code, 'b.example')).code).toBe('enrolment_waits');
    expect((await act(keeper, 'confirm-enrolment')).code).toBe('author_never_confirms');
    const waiting = async (by: typeof keeper) => (await by.get('/api/oversight/identity/enrolments')).json();
    const until = '2026-03-02T08:00:00.000Z';
    expect(await waiting(keeper)).toEqual([{ staff, by: 'uk-staff-0009', until, mine: true }]);
    expect(await waiting(second)).toEqual([{ staff, by: 'uk-staff-0009', until, mine: false }]);
    expect(await act(second, 'confirm-enrolment')).toEqual({ ok: true });
    expect(await waiting(second)).toEqual([]);
    expect((await act(second, 'confirm-enrolment')).code).toBe('confirmed_already');
    expect(await enrol(issued.code, 'b.example')).toEqual({ ok: true });
    expect(world.journal.events.map(({ type }) => type)).toContain('EnrolmentConfirmed');
  });

  test('is confirmed by those who may issue one, in their reach, having just proved who they are', async () => {
    const { node, second, act, world } = await again();
    const watcher = await givenBrowser(node).signedIn('uk-staff-0008');
    expect((await act(watcher, 'confirm-enrolment')).code).toBe('not_permitted');
    const far = await second.post('/api/oversight/identity/confirm-enrolment', { staff: 'fr-staff-0001' });
    expect(far.statusCode).toBe(404);
    const none = await second.post('/api/oversight/identity/confirm-enrolment', { staff: 'uk-staff-0008' });
    expect(none.json().code).toBe('enrolment_unknown');
    world.pass(301);
    expect((await act(second, 'confirm-enrolment')).code).toBe('not_proven');
  });
});

describe('the first start of a real node', () => {
  async function first(options: NodeOptions = {}) {
    const world = givenWorld();
    world.people.clear();
    const node = await givenNode(world, { demonstration: false, ...options });
    nodes.push(node);
    const enrol = async (code: string, account: string) =>
      (await givenBrowser(node).post('/api/enrol', { ...words, account, code })).json();
    return { world, node, enrol };
  }

  test('gives two codes; two keepers come in; then there are none', async () => {
    const { world, node, enrol } = await first();
    const codes = await node.identity.enrolments.bootstrap();
    expect(codes.map(({ staff: id }) => id)).toEqual(['uk-staff-0001', 'uk-staff-0002']);
    expect(await enrol(codes[0]?.code ?? '', 'a.example')).toEqual({ ok: true });
    expect(world.people.get('uk-staff-0001')?.roles).toEqual(['administrator']);
    expect(await enrol(codes[1]?.code ?? '', 'b.example')).toEqual({ ok: true });
    expect(await node.identity.enrolments.bootstrap()).toEqual([]);
    const signIn = await givenBrowser(node).post('/api/sign-in/local', {
      account: 'b.example',
      secret: words.secret,
    });
    expect(signIn.json()).toEqual({ ok: true });
  });

  test('they let in the first keeper of any other agency', async () => {
    const { world, node, enrol } = await first();
    const [one] = await node.identity.enrolments.bootstrap();
    await enrol(one?.code ?? '', 'a.example');
    world.put('uk-staff-0100', { agency: 'agency-b', roles: ['keeper'] });
    const administrator = givenBrowser(node);
    await administrator.post('/api/sign-in/local', { account: 'a.example', secret: words.secret });
    const issue = '/api/oversight/identity/issue-enrolment';
    const issued = (await administrator.post(issue, { staff: 'uk-staff-0100' })).json();
    expect(issued).toMatchObject({ ok: true, needsSecond: false });
    expect(await enrol(issued.code, 'b.example')).toEqual({ ok: true });
  });

  test('a start in between gives the missing one alone, and codes of the start before are worthless', async () => {
    const { node, enrol } = await first();
    const [one, two] = await node.identity.enrolments.bootstrap();
    await enrol(one?.code ?? '', 'a.example');
    const again = await node.identity.enrolments.bootstrap();
    expect(again.map(({ staff: id }) => id)).toEqual(['uk-staff-0002']);
    expect((await enrol(two?.code ?? '', 'b.example')).code).toBe('sign_in_refused');
    expect(await enrol(again[0]?.code ?? '', 'b.example')).toEqual({ ok: true });
  });

  test('is closed once somebody else administers, codes given before included', async () => {
    const { world, node, enrol } = await first();
    const [one] = await node.identity.enrolments.bootstrap();
    world.put('uk-staff-0050', { roles: ['administrator'] });
    expect((await enrol(one?.code ?? '', 'a.example')).code).toBe('sign_in_refused');
    expect(await node.identity.enrolments.bootstrap()).toEqual([]);
  });

  test('who joined and was cut off before the way in stood gets a code again', async () => {
    const { world, node, enrol } = await first();
    const [one] = await node.identity.enrolments.bootstrap();
    world.put('uk-staff-0001', { roles: ['administrator'] });
    expect(await enrol(one?.code ?? '', 'a.example')).toEqual({ ok: true });
  });

  test('where the register refuses nobody is enrolled', async () => {
    const { world, node, enrol } = await first({ join: async () => false });
    const [one] = await node.identity.enrolments.bootstrap();
    expect((await enrol(one?.code ?? '', 'a.example')).code).toBe('sign_in_refused');
    expect(await world.values.list('credential')).toEqual([]);
  });

  test('nobody signs in without a secret there', async () => {
    const { world, node } = await first();
    world.put('uk-staff-0001');
    const answer = await givenBrowser(node).post('/api/sign-in', { staff: 'uk-staff-0001' });
    expect(answer.json().code).toBe('sign_in_refused');
    expect((await givenBrowser(node).get('/api/sign-in/ways')).json().demonstration).toBe(false);
  });
});

test('what has expired is forgotten', async () => {
  const { world, node, issue } = await begin();
  await issue();
  await givenBrowser(node).post('/api/sign-in/local', { account: 'nobody', secret: 'x' });
  world.pass(86_401);
  await node.identity.forget();
  const left = await Promise.all(
    ['session', 'enrolment', 'lockout', 'challenge'].map((room) => world.values.list(room)),
  );
  expect(left.flat()).toEqual([]);
});
