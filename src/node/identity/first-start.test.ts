import { afterAll, beforeAll, expect, test } from 'vitest';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestServer, testServers } from '../../journal/test-server.ts';
import { readConfig } from '../config.ts';
import { type RunningNode, startNode } from '../wiring.ts';

const folder = mkdtempSync(join(tmpdir(), 'strait-first-'));
let server: TestServer;
let node: RunningNode;
const said: string[] = [];
beforeAll(async () => {
  const [builtIn] = testServers;
  if (builtIn === undefined) throw new Error('there is always a built-in server');
  server = await builtIn.start();
  const file = { databaseUrl: await server.freshUrl(), dataFolder: folder, port: 0 };
  const config = readConfig({ file, env: {}, flags: {} });
  if (!config.ok) throw new Error(JSON.stringify(config.refusal));
  node = await startNode(config.value, (line) => void said.push(line));
});
afterAll(async () => {
  await node.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

const secret = 'tide clock barnacle';
const ask = async (path: string, body?: object, cookie = '') =>
  fetch(`${node.address}${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { 'x-strait': '1', 'content-type': 'application/json', cookie },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
const enrol = async (code: string, account: string) =>
  (await ask('/api/enrol', { code, name: 'A. Example', way: 'local', account, secret })).json();

test('a real node starts with nobody; two one-time codes let two staff officers in, and nobody after them', async () => {
  const [one = '', two = ''] = new Set(said.join('\n').match(/[0-9A-Z]{5}(?:-[0-9A-Z]{5}){3}/g));
  expect((await ask('/api/sign-in', { staff: 'uk-staff-0001' })).status).toBe(401);
  expect([await enrol(one, 'a.example'), await enrol(two, 'b.example')]).toEqual([
    { ok: true },
    { ok: true },
  ]);
  expect(await enrol(one, 'c.example')).toMatchObject({ code: 'sign_in_refused' });
  const signedIn = await ask('/api/sign-in/local', { account: 'a.example', secret });
  const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  expect(await (await ask('/api/session', undefined, cookie)).json()).toMatchObject({
    demonstration: false,
    staff: { id: 'uk-staff-0001', actions: expect.arrayContaining(['oversight/identity/IssueEnrolment']) },
  });
  const again = await ask('/api/oversight/identity/issue-enrolment', { staff: 'uk-staff-0002' }, cookie);
  expect(await again.json()).toMatchObject({ ok: true, needsSecond: true });
  const people = await (await ask('/api/oversight/staff/people', undefined, cookie)).text();
  expect(people).toContain('uk-staff-0002');
  expect(people).not.toContain('A. Example');
  const joined = await fetch(`${node.address}/api/oversight/staff/join-staff`, {
    method: 'POST',
    headers: { 'x-strait': '1', 'content-type': 'application/json', cookie, 'idempotency-key': 'join-third' },
    body: JSON.stringify({
      staff: 'uk-staff-0003',
      name: 'C. Example',
      nameSubject: `s-${'3'.repeat(32)}`,
      until: null,
      agency: 'uk-operator',
      desk: 'uk-operator-administration',
      role: 'administrator',
      from: new Date().toISOString(),
      markings: ['open', 'official'],
    }),
  });
  expect(await joined.json()).toMatchObject({ ok: true });
});
