import { readFileSync } from 'node:fs';
import { createHttp } from '../src/app/http.ts';
import { createPositionSeal } from '../src/app/position-seal.ts';
import { json, type Route } from '../src/app/route.ts';
import type { Sessions } from '../src/app/session.ts';
import { askerOf } from '../src/app/who.ts';
import { type State, states } from '../src/kernel/label.ts';
import { markings } from '../src/kernel/marking.ts';
import { type MatrixCell, standings, standInRecord, standInWho } from '../src/node/golden-matrix.ts';
import { routesAtRest } from '../src/node/golden-sheets.ts';
import { openAccess } from '../src/node/policies.ts';
import type { Access } from '../src/policy/access.ts';

/** One role at one address on one node, as the sheet that people sign says it. */
export interface SheetRow {
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

/** Reads golden/matrix.txt; what is expected is said there and nowhere else. */
export function sheetRows(): readonly SheetRow[] {
  const lines = readFileSync(new URL('../golden/matrix.txt', import.meta.url), 'utf8').split('\n');
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

/** The rows that people ask: devices come with a key of their own, and read nothing. */
export const askedByPeople = ({ caller, role }: SheetRow): boolean =>
  caller !== 'device' && !role.endsWith('_device');

/** The cookie says which stand-in comes, with what help: there is no session behind it. */
interface Visit {
  readonly cell: MatrixCell;
  readonly reasonGiven: boolean;
  readonly approved: boolean;
}

/** The real gate of both nodes with one stand-in record behind every address. */
export interface Doors {
  /** What of a row is not as the sheet says; nothing where all is. */
  wrongOf(row: SheetRow): Promise<readonly string[]>;
  /** Requests asked so far. */
  readonly asked: number;
  close(): Promise<void>;
}

/** Opens them. `accessOf`: the policies as they stand, where no other is given. */
export async function openDoors(accessOf: (node: State) => Access = openAccess): Promise<Doors> {
  const visits = new Map<string, Visit>();
  const servers = {
    fr: await openServer(accessOf('fr'), visits),
    uk: await openServer(accessOf('uk'), visits),
  };
  let asked = 0;
  const visit = async (row: SheetRow, of: Visit): Promise<string> => {
    const token = `visit-${(asked += 1)}`;
    visits.set(token, of);
    const answer = await servers[row.node].inject({
      method: row.method,
      url: row.url.replaceAll(/:\w+/g, 'example'),
      headers: { 'x-strait': '1', cookie: `strait_session=${token}` },
    });
    visits.delete(token);
    if (answer.statusCode !== 200) return String(answer.statusCode);
    return answer.json<{ allowed: boolean }>().allowed ? 'yes' : 'no';
  };
  return {
    wrongOf: (row) => (row.mayKnock ? wrongBehind(row, visit) : wrongBefore(row, visit)),
    get asked() {
      return asked;
    },
    close: async () => void (await Promise.all(states.map((node) => servers[node].close()))),
  };
}

async function openServer(access: Access, visits: ReadonlyMap<string, Visit>) {
  const visitOf = (token: string | undefined): Visit | undefined => visits.get(token ?? '');
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
  const server = await createHttp({
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
    requestsPerMinuteMax: 10_000_000,
    count: () => {},
  });
  await server.ready();
  return server;
}

const bare = { reasonGiven: false, approved: false };
const reasoned = { reasonGiven: true, approved: false };
const helped = { reasonGiven: true, approved: true };

/** The answers that a letter promises: bare, with a reason, with a second person too, and without the clearance. */
const promised: Readonly<Record<string, string>> = {
  O: 'yes yes yes no',
  F: 'yes yes yes no',
  S: 'yes yes yes no',
  r: 'no yes yes no',
  '2': 'no no yes no',
  '-': 'no no no no',
};

type Ask = (row: SheetRow, visit: Visit) => Promise<string>;

const nameOf = ({ method, url, role, node }: SheetRow): string => `${method} ${url} ${role} ${node}`;

/** Whoever is refused at the door hears so whatever the record. */
async function wrongBefore(row: SheetRow, visit: Ask): Promise<readonly string[]> {
  const { node, role } = row;
  const cell = { node, role, standing: 'own', marking: 'open', isCleared: true } as const;
  const told = await visit(row, { cell, ...helped });
  const letters = row.letters.join('');
  return told === '403' && letters === '---------' ? [] : [`${nameOf(row)}: shut, yet ${told} ${letters}`];
}

async function wrongBehind(row: SheetRow, visit: Ask): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (const [index, standing] of standings.entries())
    for (const [place, marking] of markings.entries()) {
      const cell = { node: row.node, role: row.role, standing, marking, isCleared: true };
      const letter = row.letters[index]?.[place] ?? '';
      const answers = await Promise.all([
        visit(row, { cell, ...bare }),
        visit(row, { cell, ...reasoned }),
        visit(row, { cell, ...helped }),
        visit(row, { cell: { ...cell, isCleared: false }, ...helped }),
      ]);
      if (answers.join(' ') !== promised[letter])
        wrong.push(`${nameOf(row)} ${standing} ${marking}: ${letter} promised, ${answers.join(' ')}`);
    }
  return wrong;
}
