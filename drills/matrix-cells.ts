import { readFileSync } from 'node:fs';
import { createHttp } from '../src/app/http.ts';
import { createPositionSeal } from '../src/app/position-seal.ts';
import { json, type Route } from '../src/app/route.ts';
import type { Sessions } from '../src/app/session.ts';
import { askerOf, type Who } from '../src/app/who.ts';
import { type State, states } from '../src/kernel/label.ts';
import { markings } from '../src/kernel/marking.ts';
import { type MatrixCell, standings, standInRecord, standInWho } from '../src/node/golden-matrix.ts';
import { routesAtRest } from '../src/node/golden-sheets.ts';
import { openAccess } from '../src/node/policies.ts';
import type { Access } from '../src/policy/access.ts';
import type { AccessRequest } from '../src/policy/request.ts';

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

type Help = Pick<AccessRequest, 'reasonGiven' | 'approved'>;

/** One question about the record behind an address: how it stands, how it is marked, with what help. */
interface Question extends Help {
  readonly cell: MatrixCell;
}

/** The cookie says which stand-in comes, with which questions: there is no session behind it. */
interface Visit {
  readonly who: Who;
  readonly questions: readonly Question[];
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
  const visit: Ask = async (row, of) => {
    const token = `visit-${(asked += 1)}`;
    visits.set(token, of);
    const answer = await servers[row.node].inject({
      method: row.method,
      url: row.url.replaceAll(/:\w+/g, 'example'),
      headers: { 'x-strait': '1', cookie: `strait_session=${token}` },
    });
    visits.delete(token);
    if (answer.statusCode !== 200) return of.questions.map(() => String(answer.statusCode));
    return answer.json<{ allowed: boolean[] }>().allowed.map((may) => (may ? 'yes' : 'no'));
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
        const { questions } = visitOf(request.cookies['strait_session']) ?? { questions: [] };
        const { action } = route;
        const asker = askerOf(who);
        const allowed = questions.map(({ cell, ...help }) => {
          const record = standInRecord(cell, action);
          return access.decide({ asker, action, record, instrument: null, ...help }).allowed;
        });
        return json({ allowed });
      },
    };
  };
  const server = await createHttp({
    access,
    sessions: {
      who: async (token: string | undefined) => {
        const visit = visitOf(token);
        return visit === undefined ? null : { staff: 'example-1', who: visit.who };
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

/** The answers to a visit's questions in their order; where the gate does not let it in, its status for each. */
type Ask = (row: SheetRow, visit: Visit) => Promise<readonly string[]>;

const nameOf = ({ method, url, role, node }: SheetRow): string => `${method} ${url} ${role} ${node}`;

/** Whoever is refused at the door hears so whatever the record. */
async function wrongBefore(row: SheetRow, visit: Ask): Promise<readonly string[]> {
  const { node, role } = row;
  const cell = { node, role, standing: 'own', marking: 'open', isCleared: true } as const;
  const [told] = await visit(row, { who: standInWho(cell), questions: [{ cell, ...helped }] });
  const letters = row.letters.join('');
  return told === '403' && letters === '---------' ? [] : [`${nameOf(row)}: shut, yet ${told} ${letters}`];
}

async function wrongBehind(row: SheetRow, visit: Ask): Promise<readonly string[]> {
  const { node, role } = row;
  const cells = standings.flatMap((standing) =>
    markings.map((marking): MatrixCell => ({ node, role, standing, marking, isCleared: true })),
  );
  const answered = await answersTo(row, cells.flatMap(questionsOf), visit);
  return cells.flatMap((cell) => {
    const { standing, marking } = cell;
    const answers = questionsOf(cell).map((question) => answered.get(JSON.stringify(question)));
    const letter = row.letters[standings.indexOf(standing)]?.[markings.indexOf(marking)] ?? '';
    if (answers.join(' ') === promised[letter]) return [];
    return [`${nameOf(row)} ${standing} ${marking}: ${letter} promised, ${answers.join(' ')}`];
  });
}

/** What is asked of a cell, in the order of `promised`. */
function questionsOf(cell: MatrixCell): readonly Question[] {
  return [
    { cell, ...bare },
    { cell, ...reasoned },
    { cell, ...helped },
    { cell: { ...cell, isCleared: false }, ...helped },
  ];
}

/** One person asks at one visit whatever is to be asked of them: the gate sees who comes, and neither record nor help. */
async function answersTo(
  row: SheetRow,
  questions: readonly Question[],
  visit: Ask,
): Promise<ReadonlyMap<string, string>> {
  const byPerson = Map.groupBy(questions, ({ cell }) => JSON.stringify(standInWho(cell)));
  const answered = await Promise.all(
    [...byPerson.values()].map(async (asked) => {
      const [first] = asked;
      if (first === undefined) return [];
      const answers = await visit(row, { who: standInWho(first.cell), questions: asked });
      return asked.map((question, index) => [JSON.stringify(question), answers[index] ?? ''] as const);
    }),
  );
  return new Map(answered.flat());
}
