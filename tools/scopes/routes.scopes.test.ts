import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fakeKeptValues } from '../../src/app/fake-kept-values.ts';
import { createHttp } from '../../src/app/http.ts';
import { keptSessions } from '../../src/app/kept-sessions.ts';
import { json, type Route } from '../../src/app/route.ts';
import { createPositionSeal } from '../../src/app/position-seal.ts';
import { createSessions, type Directory } from '../../src/app/session.ts';
import { sampleWho } from '../../src/app/sample-who.ts';
import type { Who } from '../../src/app/who.ts';
import type { ActorId } from '../../src/kernel/ids.ts';
import { instant } from '../../src/kernel/time.ts';
import { routesAtRest } from '../../src/node/golden-sheets.ts';
import { openAccess } from '../../src/node/policies.ts';

// Every real route, asked by everybody: what is expected is read from the golden sheets that people sign, not from
// the code that decides. Behind the gate stands a stand-in, so that only the gate is proved.

interface SheetRow {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly caller: string;
  readonly action: string;
}

const golden = (name: string): readonly string[] =>
  readFileSync(new URL(`../../golden/${name}`, import.meta.url), 'utf8').split('\n');

const sheet = golden('routes.txt').flatMap((line): SheetRow[] => {
  const [method, url, caller, action] = line.split(/\s+/);
  if ((method !== 'GET' && method !== 'POST') || !url || !caller || !action) return [];
  return [{ method, url, caller, action }];
});
const granted = new Set(
  golden('access.txt')
    .filter((line) => line.trimEnd().endsWith(' yes'))
    .map((line) => line.split(/\s+/).slice(0, 2).join(' ')),
);
const roles = [
  ...new Set(
    [...golden('access.txt')]
      .filter((line) => / (?:yes|no)$/.test(line.trimEnd()))
      .map((line) => line.split(/\s+/)[0] ?? ''),
  ),
];

const whoHas = (role: string): Who => sampleWho({ actor: `example-${role}` as ActorId, roles: [role] });
const token = (role: string): string => `example-token-of-${role}-0000`;
const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
const roleByToken = new Map(roles.map((role) => [hash(token(role)), role]));
const directory: Directory = {
  staff: (id) => (roles.includes(id) ? whoHas(id) : null),
  device: (tokenHash) => {
    const role = roleByToken.get(tokenHash);
    return role === undefined ? null : whoHas(role);
  },
};
const access = openAccess('uk');
const sessions = createSessions({
  store: keptSessions(fakeKeptValues()),
  directory,
  clock: () => instant(1_000_000),
  minutes: 10,
  idleMinutes: 10,
  bindAddress: false,
});
const cookies = new Map<string, string>();
const routes = routesAtRest().map(
  (route): Route => ({ ...route, answer: async () => json({ passed: true }) }),
);
const seal = createPositionSeal(Buffer.alloc(32, 1));
const server = await createHttp({
  access,
  sessions,
  routes,
  seal,
  version: '0',
  consoleFolder: null,
  caughtUp: async () => true,
  requestsPerMinuteMax: 1_000_000,
  count: () => {},
});

beforeAll(async () => {
  await server.ready();
  for (const role of roles) {
    const client = { agent: 'lightMyRequest', address: '127.0.0.1' };
    const draft = sessions.draft({ staff: role, way: 'demonstration', client });
    await sessions.keep(draft);
    cookies.set(role, `strait_session=${draft.token}`);
  }
});
afterAll(async () => server.close());

async function status(row: SheetRow, headers: Readonly<Record<string, string>>): Promise<number> {
  const url = row.url.replaceAll(/:\w+/g, 'example');
  const answer = await server.inject({ method: row.method, url, headers: { 'x-strait': '1', ...headers } });
  return answer.statusCode;
}

/** 401: we do not know you here; 403: we do, and you may not; `passed`: the gate let it through to the schema or beyond. */
function verdict(code: number): 401 | 403 | 'passed' {
  return code === 401 || code === 403 ? code : 'passed';
}

test('the sheets hold what the program answers, and something to prove', () => {
  expect(sheet.length).toBeGreaterThan(10);
  expect(roles.length).toBeGreaterThan(2);
  expect(new Set(sheet.map(({ method, url }) => `${method} ${url}`))).toEqual(
    new Set(routes.map(({ method, url }) => `${method} ${url}`)),
  );
});

describe('who may not', () => {
  const guarded = sheet.filter(({ action }) => action !== 'public');

  const bySheet = (row: SheetRow, role: string): 403 | 'passed' =>
    row.action === 'signed_in' || granted.has(`${role} ${row.action}`) ? 'passed' : 403;

  test.for(guarded)('$method $url: nobody, and every role by session and by token', async (row) => {
    const asked = [
      { by: 'nobody', headers: {}, due: 401 },
      { by: 'an invented session', headers: { cookie: `strait_session=${'A'.repeat(43)}` }, due: 401 },
      { by: 'an invented token', headers: { authorization: `Bearer ${'A'.repeat(43)}` }, due: 401 },
      ...roles.flatMap((role) => [
        {
          by: `${role} by session`,
          headers: { cookie: cookies.get(role) ?? '' },
          due: row.caller === 'device' ? 401 : bySheet(row, role),
        },
        {
          by: `${role} by token`,
          headers: { authorization: `Bearer ${token(role)}` },
          due: row.caller === 'console' ? 401 : bySheet(row, role),
        },
      ]),
    ];
    const wrong: string[] = [];
    for (const { by, headers, due } of asked) {
      const told = verdict(await status(row, headers));
      if (told !== due) wrong.push(`${by}: ${told}, not ${due}`);
    }
    expect(wrong).toEqual([]);
  });
});
