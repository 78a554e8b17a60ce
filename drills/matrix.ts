import type { State } from '../src/kernel/label.ts';
import { standings } from '../src/node/golden-matrix.ts';
import { openAccess } from '../src/node/policies.ts';
import type { Access } from '../src/policy/access.ts';
import { createChance } from './chance.ts';
import { askedByPeople, openDoors, type SheetRow, sheetRows } from './matrix-cells.ts';
import type { Proof, ProofResult, ProofRun } from './proof.ts';

/** Small asks one row in so many, drawn by the seed: all of them stand in tools/scopes/matrix.scopes.test.ts. */
const oneIn = { small: 30, full: 1 } as const;

/** Every role at every address with every marking, standing and state, asked of the real gate against the signed sheet. */
export const matrix: Proof = { name: 'matrix', run };

/** Policies with a hole, each to be found by the same rows. */
const planted: Readonly<Record<string, (access: Access) => Access>> = {
  'a role let in at a door it does not hold': (access) => ({
    ...access,
    allows: (roles, action) =>
      access.allows(roles, action) || (roles.includes('observer') && action === 'oversight/records/seeLog'),
  }),
  'a marking that nobody asks for': (access) => ({
    ...access,
    decide: (request) =>
      access.decide({
        ...request,
        asker: { ...request.asker, markings: ['open', 'official', 'official_sensitive'] },
      }),
  }),
  'the other state treated as one’s own': (access) => ({
    ...access,
    decide: ({ record, ...request }) =>
      access.decide({
        ...request,
        record:
          record === null || request.asker.state === null
            ? record
            : { ...record, origin: request.asker.state },
      }),
  }),
  'a second person taken for granted': (access) => ({
    ...access,
    decide: (request) => access.decide({ ...request, approved: true }),
  }),
};

async function run({ size, seed, progress }: ProofRun): Promise<ProofResult> {
  const all = sheetRows().filter(askedByPeople);
  const rows = drawn(all, oneIn[size], seed);
  const access = { fr: openAccess('fr'), uk: openAccess('uk') };
  const doors = await openDoors((node) => access[node]);
  const wrong: string[] = [];
  try {
    for (const [at, row] of rows.entries()) {
      wrong.push(...(await doors.wrongOf(row)));
      if (at % 50 === 0) progress(`${at} of ${rows.length} rows, ${wrong.length} wrong`);
    }
  } finally {
    await doors.close();
  }
  const missed: string[] = [];
  for (const [hole, make] of Object.entries(planted))
    if (!(await isFound((node) => make(access[node]), all))) missed.push(hole);
  const urls = new Set(all.map(({ method, url }) => `${method} ${url}`));
  return {
    pass: wrong.length === 0 && missed.length === 0,
    figures: {
      addresses: urls.size,
      streams: all.some(({ url }) => url === '/api/live') ? 1 : 0,
      exports: [...urls].filter((url) => /\.csv$|export/.test(url)).length,
      roles: new Set(all.map(({ role }) => role)).size,
      rows: rows.length,
      rowsOfSheet: all.length,
      cells: rows.length * standings.length * 3,
      requests: doors.asked,
      wrong: wrong.length,
      ...(wrong[0] === undefined ? {} : { first: wrong[0] }),
      planted: Object.keys(planted).length,
      found: Object.keys(planted).length - missed.length,
      ...(missed.length === 0 ? {} : { missed: missed.join('; ') }),
    },
  };
}

function drawn(rows: readonly SheetRow[], one: number, seed: number): readonly SheetRow[] {
  const chance = createChance(seed);
  return one === 1 ? rows : rows.filter(() => chance.isOneIn(one));
}

async function isFound(accessOf: (node: State) => Access, rows: readonly SheetRow[]): Promise<boolean> {
  const doors = await openDoors(accessOf);
  try {
    for (const row of rows) if ((await doors.wrongOf(row)).length > 0) return true;
    return false;
  } finally {
    await doors.close();
  }
}
