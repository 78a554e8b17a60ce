import type pg from 'pg';
import type { ReaderRights } from '../kernel/label.ts';
import { type Projection, type ReadRows, shownTable, withTables } from './projection.ts';
import type { Store } from './store.ts';

const rightsQuery = `select set_config('strait.markings', $1, true), set_config('strait.caveats', $2, true),
  set_config('strait.purposes', $3, true), set_config('strait.agency', $4, true), set_config('strait.remits', $5, true),
  set_config('strait.state', $6, true), set_config('strait.person', $7, true), set_config('strait.life', $8, true),
  current_user as role`;

/** Makes the reader of one projection for one person. */
export type ReaderFor = (
  projection: Pick<Projection, 'name' | 'tables'>,
) => (rights: ReaderRights) => ReadRows;

/**
 * Reads projections for a person: each question in a read-only transaction as strait_reader under that person's rights,
 * so that row security keeps back what they may not see, however the question is written. It holds against mistakes;
 * a statement that itself sets role or rights is not one. Takes one `select` (or `with`) a question: EXPLAIN would
 * count what was kept back. About one round trip: all is sent before the first answer is awaited.
 */
export function readerFor(store: Pick<Store, 'pool' | 'readers'>): ReaderFor {
  return ({ name, tables }) =>
    (rights) => {
      if (rights.person === '') throw new Error('a reader is somebody');
      return async (sql, values) => {
        if (!/^\s*(?:select|with)\b/i.test(sql)) throw new Error('a reader only asks: select or with');
        const text = withTables(sql, tables, (table) => shownTable(name, table));
        return await ask(store, rights, { text, values: [...values], queryMode: 'extended' });
      };
    };
}

type Rows = readonly Record<string, unknown>[];

async function ask(
  { pool, readers }: Pick<Store, 'pool' | 'readers'>,
  rights: ReaderRights,
  question: pg.QueryConfig & { queryMode: 'extended' },
): Promise<Rows> {
  const client = await pool.connect();
  client.on('error', ignore); // the queries tell
  const begin = readers === 'role' ? 'begin read only; set local role strait_reader' : 'begin read only';
  // Taken back, not committed: that undoes also what a question set for longer than its transaction.
  const [begun, limited, asked, ended] = await Promise.allSettled([
    client.query(begin),
    client.query<{ role: string }>({
      name: 'reader rights',
      text: rightsQuery,
      values: rightsValues(rights),
    }),
    client.query<Record<string, unknown>>(question),
    client.query('rollback'),
  ]);
  client.off('error', ignore);
  // Whether the role is still set is known only where beginning and end were heard of.
  const isClean = begun.status === 'fulfilled' && ended.status === 'fulfilled';
  client.release(!isClean);
  for (const step of [begun, limited, asked, ended]) if (step.status === 'rejected') throw step.reason;
  if (limited.status === 'rejected' || asked.status === 'rejected') throw new Error('unreachable'); // thrown above
  if (readers === 'role' && limited.value.rows[0]?.role !== 'strait_reader')
    throw new Error('the question was not asked as strait_reader');
  return asked.value.rows;
}

function rightsValues(rights: ReaderRights) {
  const { markings, caveats, purposes, agency, remits, state, person, lifeAtRisk } = rights;
  return [markings, caveats, purposes, agency ?? '', remits, state ?? '', person, lifeAtRisk ? 'on' : ''];
}

function ignore(): void {}
