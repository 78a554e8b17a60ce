import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ReaderRights } from '../kernel/label.ts';
import { keepStricter } from './keep-stricter.ts';
import { labelColumns, labelNames, labelTypes, sameLabel } from './label-columns.ts';
import { versionTable } from './projection.ts';
import { readerFor } from './readers.ts';
import { readable } from './row-security.ts';
import { fillSamples, labels, type Marked, mayRead, rights, samples } from './sample-labels.ts';
import { openStore, type Store } from './store.ts';
import { sqlAt, type TestServer, testServers } from './test-server.ts';

const seed = 2_026;
const drawn: readonly Marked[] = fc.sample(labels, { numRuns: 300, seed });
const readers: readonly ReaderRights[] = fc.sample(rights, { numRuns: 300, seed: seed + 1 });
/** What the contract says, by reader. No entry of a list ends while the tests run. */
const dues: ReadonlyMap<ReaderRights, readonly number[]> = new Map(
  readers.map((reader) => [reader, drawn.flatMap((row, n) => (mayRead(row, reader, Date.now()) ? [n] : []))]),
);
const table = versionTable(samples, 'row');

/** One way to spoil the second lock, and how it is mended. */
interface Plant {
  readonly make: string;
  readonly undo: string;
}

const spoilt = (from: string, to: string): Plant => {
  const wrong = readable.replaceAll(from, to);
  if (wrong === readable) throw new Error(`not in the predicate: ${from}`);
  return {
    make: `alter policy readable on ${table} using (${wrong})`,
    undo: `alter policy readable on ${table} using (${readable})`,
  };
};
const clause = (start: string): string =>
  readable.split('\n  and ').find((one) => one.startsWith(start)) ?? '?';

const plants: Readonly<Record<string, Plant>> = {
  'the marking is not asked': spoilt(clause('label_marking'), 'true'),
  'one caveat is enough': spoilt('label_caveats <@', `label_caveats = '{}' or label_caveats &&`),
  'the purpose is not asked': spoilt(clause('label_purpose'), 'true'),
  'the list of names is not asked': spoilt('label_named is null or', 'true or'),
  'an empty list is no list': spoilt('label_named is null', `label_named is null or label_named = '[]'`),
  'an ended entry still counts': spoilt('> transaction_timestamp()', 'is not null'),
  'an entry for ever has ended': spoilt(`'infinity'`, `'-infinity'`),
  'jurisdiction is anybody’s': spoilt(
    'label_jurisdiction &&',
    `label_jurisdiction <> '{}' or label_jurisdiction &&`,
  ),
  'nobody’s agency has jurisdiction': spoilt(
    `(select nullif(current_setting('strait.agency', true), '')) is not null`,
    'true',
  ),
  'release to an agency is forgotten': spoilt('any (label_released_to)', `any ('{}'::text[])`),
  'release to one state is release to all': spoilt(
    'any (label_released_states)',
    `any (label_released_states) or label_released_states <> '{}'`,
  ),
  'the other state’s records are ours': spoilt(
    clause(`(select nullif(current_setting('strait.state'`),
    'true',
  ),
  'a further policy for everybody': {
    make: `create policy also on ${table} using (true)`,
    undo: `drop policy also on ${table}`,
  },
  'row security is off': {
    make: `alter table ${table} disable row level security`,
    undo: `alter table ${table} enable row level security`,
  },
  'the view reads with its owner’s rights': {
    make: 'alter view strait_projections.sample_row reset (security_invoker)',
    undo: 'alter view strait_projections.sample_row set (security_invoker = true)',
  },
};

describe.each(testServers)('row security on $name', (kind) => {
  if (kind.missing !== null) {
    test.skip(`skipped: ${kind.missing}`, () => {});
    return;
  }
  let server: TestServer;
  let url: string;
  let store: Store;
  beforeAll(async () => {
    server = await kind.start();
    url = await server.freshUrl();
    store = await openStore({ url });
    await fillSamples(store, drawn);
  });
  afterAll(async () => {
    await store.close();
    await server.stop();
  });

  const seenBy = async (reader: ReaderRights, from: Pick<Store, 'pool' | 'readers'> = store) =>
    (await readerFor(from)(samples)(reader)('select n from {row} order by n', [])).map((row) =>
      Number(row['n']),
    );
  const due = (reader: ReaderRights): readonly number[] => dues.get(reader) ?? [];

  /** The first reader to whom the database shows other rows than the contract. */
  async function firstDifference(from?: Pick<Store, 'pool' | 'readers'>): Promise<ReaderRights | undefined> {
    for (const reader of readers) {
      const seen = await seenBy(reader, from);
      if (seen.join() !== due(reader).join()) return reader;
    }
    return undefined;
  }

  test('300 drawn labels and 300 readers: each sees exactly what the contract says', async () => {
    expect(store.readers).toBe('role');
    expect(await firstDifference()).toBeUndefined();
    const shown = readers.map((reader) => due(reader).length);
    // Neither a lock that shuts everything nor one that opens everything would prove anything.
    expect(shown.filter((count) => count > 0).length).toBeGreaterThan(100);
    expect(Math.max(...shown)).toBeLessThan(drawn.length / 2);
  });

  test('whoever holds less never sees more', async () => {
    await fc.assert(
      fc.asyncProperty(rights, fc.nat(), async (reader, pick) => {
        const less: readonly Partial<ReaderRights>[] = [
          { markings: reader.markings.slice(1) },
          { caveats: reader.caveats.slice(1) },
          { purposes: reader.purposes.slice(1) },
          { agency: null },
          { state: null },
          { remits: [] },
        ];
        const all = new Set(await seenBy(reader));
        const fewer = await seenBy({ ...reader, ...less[pick % less.length] });
        expect(fewer.filter((n) => !all.has(n))).toEqual([]);
      }),
      { seed, numRuns: 100 },
    );
  });

  test.each(Object.entries(plants))('found where planted: %s', async (_, { make, undo }) => {
    await sqlAt(url, make);
    expect(await firstDifference()).toBeDefined();
    await sqlAt(url, undo);
  });

  test('found where planted: questions are asked with the program’s rights', async () => {
    expect(await firstDifference({ pool: store.pool, readers: 'settings' })).toBeDefined();
    expect(await firstDifference()).toBeUndefined(); // and everything planted before was taken back
  });

  test.each([
    `create policy also on ${table} using (true)`,
    `alter policy readable on ${table} using (true)`,
    `alter policy readable on ${table} to public using (label_owner <> 'agency-b')`,
    `alter table ${table} disable row level security`,
  ])('the next start puts right: %s', async (make) => {
    await sqlAt(url, make);
    expect(await firstDifference()).toBeDefined();
    await fillSamples(store, drawn); // opens the version as a start does
    expect(await firstDifference()).toBeUndefined();
  });

  test('a start that finds all as it was made changes nothing', async () => {
    const oids = `select array_agg(oid order by oid)::text as oids from pg_policy where polrelid = '${table}'::regclass`;
    const before = await sqlAt(url, oids);
    await fillSamples(store, drawn);
    expect(await sqlAt(url, oids)).toEqual(before);
  });

  test('a row that keeps the stricter of two labels is read only by who may read either', async () => {
    const others = drawn.toReversed();
    await fillSamples(store, drawn);
    const client = new pg.Client(store.program);
    await client.connect();
    const young = `jsonb_to_recordset($1) as young (n integer, ${labelTypes})`;
    const rows = JSON.stringify(others.map((row, n) => ({ n, ...labelColumns(row, false) })));
    const update = `update ${table} d set ${keepStricter('d', 'young')} from ${young} where d.n = young.n`;
    await client.query(update, [rows]);
    let readings = 0;
    const wrong: object[] = [];
    for (const reader of readers.slice(0, 100))
      for (const n of await seenBy(reader)) {
        readings += 1;
        for (const marked of [drawn[n], others[n]])
          if (marked === undefined || !mayRead(marked, reader, Date.now())) wrong.push({ reader, marked });
      }
    expect(wrong).toEqual([]);
    expect(readings).toBeGreaterThan(20);
    // Of a label and itself it is as good as the label.
    await fillSamples(store, drawn);
    await client.query(update, [JSON.stringify(drawn.map((row, n) => ({ n, ...labelColumns(row, false) })))]);
    await client.end();
    expect(await firstDifference()).toBeUndefined();
  });

  test('the same label is told from another by every column, an absent list among them', async () => {
    const pairs = drawn.slice(0, 100).map((row, n) => ({ n, ...labelColumns(row, false) }));
    const { rows } = await store.pool.query<{ same: boolean; equal: boolean }>(
      `select ${sameLabel('a', 'b')} as same, to_jsonb(a) - 'n' = to_jsonb(b) - 'n' as equal
       from jsonb_to_recordset($1) as a (n integer, ${labelTypes}), jsonb_to_recordset($1) as b (n integer, ${labelTypes})`,
      [JSON.stringify(pairs)],
    );
    expect(rows.filter(({ same, equal }) => same !== equal)).toEqual([]);
    expect(rows.filter(({ same }) => same).length).toBeGreaterThanOrEqual(100);
    expect(labelNames.split(', ')).toHaveLength(10);
  });
});
