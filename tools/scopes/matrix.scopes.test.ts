import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createHttp } from '../../src/app/http.ts';
import { createPositionSeal } from '../../src/app/position-seal.ts';
import { json, type Route } from '../../src/app/route.ts';
import type { Sessions } from '../../src/app/session.ts';
import { askerOf } from '../../src/app/who.ts';
import { type State, states } from '../../src/kernel/label.ts';
import { type Marking, markings } from '../../src/kernel/marking.ts';

import { type MatrixCell, standings, standInRecord, standInWho } from '../../src/node/golden-matrix.ts';
import { routesAtRest } from '../../src/node/golden-sheets.ts';
import { openAccess } from '../../src/node/policies.ts';

// Every cell of golden/matrix.txt, asked of the real gate: what is expected is read from the sheet that people sign.
// Behind the gate stands one stand-in record, with which the act is then asked as a room would ask it.

interface SheetRow {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly caller: string;
  readonly action: string;
  readonly role: string;
  readonly node: State;
  readonly mayKnock: boolean;
  /** Three letters for each standing. */
  readonly letters: readonly string[];
}

const lines = readFileSync(new URL('../../golden/matrix.txt', import.meta.url), 'utf8').split('\n');
const rows = sheetRows();

function sheetRows(): readonly SheetRow[] {
  const read: SheetRow[] = [];
  let at: Pick<SheetRow, 'method' | 'url' | 'caller' | 'action'> | null = null;
  for (const line of lines) {
    const [, method, url = '', caller = '', action = ''] =
      /^(GET|POST) (\S+) \((\w+)\) (\S+)$/.exec(line) ?? [];
    if (method === 'GET' || method === 'POST') at = { method, url, caller, action };
    else if (!line.startsWith('  ')) at = null;
    for (const node of states) {
      const cell = new RegExp(`^ {2}(\\S+) .*\\b${node} (yes|no ) (\\S{3}) (\\S{3}) (\\S{3})`).exec(line);
      const [, role, may, ...letters] = cell ?? [];
      if (at !== null && role !== undefined)
        read.push({ ...at, role, node, mayKnock: may === 'yes', letters });
    }
  }
  return read;
}

/** The cookie says which stand-in comes, with what help: there is no session behind it. */
interface Visit {
  readonly cell: MatrixCell;
  readonly reasonGiven: boolean;
  readonly approved: boolean;
}

const visits: Visit[] = [];
const cookieOf = (visit: Visit): string => `strait_session=visit-${visits.push(visit) - 1}`;
const visitOf = (token: string | undefined): Visit | undefined =>
  visits[Number(/^visit-(\d+)$/.exec(token ?? '')?.[1] ?? -1)];

async function open(node: State) {
  const access = openAccess(node);
  const standIn = (route: Route): Route => {
    const { query: _q, params: _p, body: _b, ...rest } = route;
    return {
      ...rest,
      answer: async ({ who, request }) => {
        const visit = visitOf(request.cookies['strait_session']);
        if (visit === undefined) return json({ allowed: false });
        const { cell, ...help } = visit;
        const record = standInRecord(cell, route.action);
        const asked = { asker: askerOf(who), action: route.action, record, instrument: null, ...help };
        return json({ allowed: access.decide(asked).allowed });
      },
    };
  };
  return createHttp({
    access,
    sessions: {
      who: async (token: string | undefined) => {
        const visit = visitOf(token);
        return visit === undefined ? null : { staff: 'example-1', who: standInWho(visit.cell) };
      },
    } as unknown as Sessions, // the gate asks nothing else of it
    routes: routesAtRest().map(standIn),
    seal: createPositionSeal(Buffer.alloc(32, 1)),
    version: '0',
    consoleFolder: null,
    caughtUp: async () => true,
    requestsPerMinuteMax: 1_000_000,
    count: () => {},
  });
}

const servers = { fr: await open('fr'), uk: await open('uk') };
beforeAll(async () => void (await Promise.all(states.map((node) => servers[node].ready()))));
afterAll(async () => void (await Promise.all(states.map((node) => servers[node].close()))));

/** What the gate and the record answer: the status, and whether the act is allowed. */
async function visit(row: SheetRow, asked: Visit): Promise<string> {
  const answer = await servers[row.node].inject({
    method: row.method,
    url: row.url.replaceAll(/:\w+/g, 'example'),
    headers: { 'x-strait': '1', cookie: cookieOf(asked) },
  });
  if (answer.statusCode !== 200) return String(answer.statusCode);
  return answer.json<{ allowed: boolean }>().allowed ? 'yes' : 'no';
}

const bare = { reasonGiven: false, approved: false };
const reasoned = { reasonGiven: true, approved: false };
const helped = { reasonGiven: true, approved: true };

/** The answers that a letter promises: bare, with a reason, with a second person too, and without the clearance. */
const promised: Readonly<Record<string, readonly string[]>> = {
  O: ['yes', 'yes', 'yes', 'no'],
  F: ['yes', 'yes', 'yes', 'no'],
  S: ['yes', 'yes', 'yes', 'no'],
  r: ['no', 'yes', 'yes', 'no'],
  '2': ['no', 'no', 'yes', 'no'],
  '-': ['no', 'no', 'no', 'no'],
};

async function answersOf(row: SheetRow, at: Omit<MatrixCell, 'isCleared'>): Promise<readonly string[]> {
  const cell: MatrixCell = { ...at, isCleared: true };
  const uncleared = { ...cell, isCleared: false };
  return Promise.all([
    visit(row, { cell, ...bare }),
    visit(row, { cell, ...reasoned }),
    visit(row, { cell, ...helped }),
    visit(row, { cell: uncleared, ...helped }),
  ]);
}

test('the sheet has every route that asks for an action, with every role on both nodes', () => {
  const asked = routesAtRest().filter(({ action }) => action.includes('/'));
  const roles = new Set(openAccess('uk').roles);
  const expected = asked.flatMap(({ method, url }) =>
    [...roles].flatMap((role) => states.map((node) => `${method} ${url} ${role} ${node}`)),
  );
  expect(expected.length).toBeGreaterThan(500);
  expect(rows.map(({ method, url, role, node }) => `${method} ${url} ${role} ${node}`).toSorted()).toEqual(
    expected.toSorted(),
  );
});

describe('each cell is what the gate and the record answer', () => {
  const guarded = rows.filter(({ caller, role }) => caller !== 'device' && !role.endsWith('_device'));

  test('whoever is refused at the door hears so whatever the record', async () => {
    const refused = guarded.filter(({ mayKnock }) => !mayKnock);
    expect(refused.length).toBeGreaterThan(200);
    for (const row of refused) {
      const at = {
        node: row.node,
        role: row.role,
        standing: 'own',
        marking: 'open',
        isCleared: true,
      } as const;
      expect([row.url, row.role, await visit(row, { cell: at, ...helped })]).toEqual([
        row.url,
        row.role,
        '403',
      ]);
      expect(row.letters).toEqual(['---', '---', '---']);
    }
  });

  test.for(guarded.filter(({ mayKnock }) => mayKnock))('$method $url: $role on $node', async (row) => {
    for (const [index, standing] of standings.entries())
      for (const [place, marking] of markings.entries()) {
        const cell = { node: row.node, role: row.role, standing, marking: marking satisfies Marking };
        const letter = row.letters[index]?.[place] ?? '';
        expect([standing, marking, letter, await answersOf(row, cell)]).toEqual([
          standing,
          marking,
          letter,
          promised[letter],
        ]);
      }
  });
});
