import { createChance } from './chance.ts';
import { whoOf } from './noninterference-acts-vault.ts';
import { masked, parting } from './noninterference-masks.ts';
import { cookieOf, headersOf } from './noninterference-people.ts';
import { type FaultSwitch, spoiling } from './planted-leaks.ts';
import { sqlFaults, switchSql } from './planted-sql.ts';
import type { Proof, ProofResult, ProofRun } from './proof.ts';
import { askers, fillWorlds, type Hidden, tellingWords } from './wall-people.ts';
import { probe } from './wall-probes.ts';
import { readAs, sqlProbe, tablesOf } from './wall-sql.ts';
import { openHouse, type Worlds } from './worlds.ts';

const sizes = {
  small: { queries: 150, statements: 30, people: 6 },
  full: { queries: 5_000, statements: 600, people: 60 },
} as const;

/** Whatever enforcement and intelligence ask, nobody behind the humanitarian wall can be told from nobody. */
export const wall: Proof = { name: 'wall', run };

/** Faults that take a piece out of the wall: each must be found by the same questions. */
const planted = [
  'the wall taken out of the decision',
  'missing leaves out what is there',
  'an answer that quotes another name',
  'a search that tells of other purposes',
  'the vault granted to readers',
  'openings that every reader may read',
  'records of a rescue that every reader may read',
  'alarms that every reader may read',
  'the board open to whoever asks',
] as const;
const triesMax = 400;

interface Tally {
  queries: number;
  statements: number;
  bytes: number;
}

async function run({ size, seed, progress }: ProofRun): Promise<ProofResult> {
  const wanted = sizes[size];
  const fault: FaultSwitch = { active: null };
  const tally: Tally = { queries: 0, statements: 0, bytes: 0 };
  const leaks: string[] = [];
  const found = new Map<string, number | null>();
  const house = await openHouse();
  try {
    const worlds = await house.pair(() => spoiling(fault));
    try {
      const hidden = await fillWorlds(worlds, wanted.people);
      const siege = await layTo({ worlds, hidden, seed, tally });
      while (tally.queries < wanted.queries) {
        leaks.push(...(await siege.ask()));
        if (tally.queries % 50 === 0)
          progress(`${tally.queries} of ${wanted.queries} questions, ${leaks.length} leaks`);
      }
      while (tally.statements < wanted.statements) leaks.push(...(await siege.read()));
      const before = { ...tally };
      for (const one of planted) found.set(one, await tries(worlds, { fault, one, siege }));
      Object.assign(tally, before);
    } finally {
      await worlds.close();
    }
  } finally {
    await house.close();
  }
  const missed = planted.filter((one) => found.get(one) === null);
  return {
    pass: leaks.length === 0 && missed.length === 0,
    figures: {
      people: wanted.people,
      ...tally,
      leaks: leaks.length,
      ...(leaks[0] === undefined ? {} : { first: leaks[0] }),
      planted: planted.length,
      found: planted.length - missed.length,
      ...(missed.length === 0 ? {} : { missed: missed.join('; ') }),
      table: [...found].map(([one, took]) => `[${one}: question ${took ?? 'never'}]`).join(' '),
    },
  };
}

interface Siege {
  /** One question over HTTP to both worlds; what it gives away. */
  ask(): Promise<readonly string[]>;
  /** One statement as the role of readers. */
  read(): Promise<readonly string[]>;
}

async function layTo(parts: {
  readonly worlds: Worlds;
  readonly hidden: Hidden;
  readonly seed: number;
  readonly tally: Tally;
}): Promise<Siege> {
  const { worlds, hidden, seed, tally } = parts;
  const { people, records } = hidden;
  const [rich, empty] = worlds.all;
  const chance = createChance(seed);
  const words = tellingWords(hidden);
  const harvest = new Set<string>([...people.map(({ subject }) => subject), ...records.boats]);
  const tables = await tablesOf(rich);
  const judge = (asked: string, a: string, b: string): readonly string[] => {
    tally.bytes += a.length;
    const parts = parting(a, b);
    if (parts !== null) return [`${asked}: ${parts[0]} | ${parts[1]}`];
    const word = words.find((one) => a.includes(one) && !asked.includes(one));
    if (word !== undefined) return [`${asked}: tells ${word}`];
    return a.startsWith('5') ? [`${asked}: a fault: ${a.slice(0, 200)}`] : [];
  };
  return {
    async ask() {
      const staff = chance.pick(askers);
      const { roles } = whoOf(rich, staff);
      const mayKnock = (action: string): boolean => rich.parts.access.allows(roles, action);
      const {
        method,
        path,
        body,
        headers = {},
        headersIn,
      } = probe({ chance, world: rich, people, records, harvest, mayKnock }, tally.queries);
      tally.queries += 1;
      const told = await Promise.all(
        worlds.all.map(async (world) => {
          const own = { ...headersOf(world, staff), ...headers, ...(await headersIn?.(world)) };
          const answer = await world.wire.send({
            method,
            path,
            headers: own,
            ...(body === undefined ? {} : { body }),
          });
          const cookie = cookieOf(answer);
          if (cookie !== undefined) world.cookies.set(staff, cookie);
          return answer;
        }),
      );
      gather(harvest, told[0]?.body ?? '');
      const [a = '', b = ''] = told.map(masked);
      return judge(`${staff} ${method} ${path} ${JSON.stringify([body, headers])}`, a, b);
    },
    async read() {
      const drawn = sqlProbe(chance, { tables, words, staff: askers });
      tally.statements += 1;
      const [a, b] = await Promise.all([readAs(rich, drawn), readAs(empty, drawn)]);
      return judge(`${drawn.staff} ${drawn.sql} ${drawn.values.join(' ')}`, a, b);
    },
  };
}

/** Whatever looks like an id is tried again later. */
function gather(harvest: Set<string>, body: string): void {
  for (const [id] of body.matchAll(/[a-z]-[0-9a-f]{32}|[0-9a-f]{24}|p\.[\w-]{48}/g))
    if (harvest.size < 2_000) harvest.add(id);
}

async function tries(
  worlds: Worlds,
  { fault, one, siege }: { readonly fault: FaultSwitch; readonly one: string; readonly siege: Siege },
): Promise<number | null> {
  for (const world of worlds.all) await switchSql(world, one, true);
  fault.active = one;
  let took: number | null = null;
  for (let n = 1; took === null && n <= triesMax; n += 1) {
    // A fault of the database is looked for where it lies; statements do not pass the program's own reader.
    const given = one in sqlFaults ? await siege.read() : await siege.ask();
    if (given.length > 0) took = n;
  }
  fault.active = null;
  for (const world of worlds.all) await switchSql(world, one, false);
  return took;
}
