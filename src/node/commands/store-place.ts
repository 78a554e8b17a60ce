import { existsSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbedded } from '../../journal/index.ts';
import { UsageError } from '../command-line.ts';

/** Where a node's store lies: a data folder, or a database by URL. */
export type StorePlace =
  | { readonly data: string; readonly url?: never }
  | { readonly url: string; readonly data?: never };

type Environment = Readonly<Record<string, string | undefined>>;

/** The place from `--data` or `--database`, or from the same configuration keys a node reads. Both at once is wrong use. */
export function storePlace(
  { data, database }: { readonly data: string | undefined; readonly database: string | undefined },
  env: Environment,
): StorePlace {
  if (data !== undefined && database !== undefined)
    throw new UsageError({
      en: 'either --data or --database',
      fr: '--data ou bien --database, pas les deux',
    });
  if (data !== undefined) return { data };
  const url = database ?? env['STRAIT_DATABASE_URL'];
  if (url !== undefined) return { url };
  const home = join(import.meta.dirname, '..', '..', '..', '.data');
  return { data: env['STRAIT_DATA_FOLDER'] ?? join(home, env['STRAIT_STATE'] ?? 'uk') };
}

/** The same place; wrong use where a data folder holds no store. */
export function requireStore(place: StorePlace): StorePlace {
  if (place.data !== undefined && !existsSync(join(place.data, 'postgres', 'PG_VERSION')))
    throw new UsageError({ en: `no store in ${place.data}`, fr: `aucune base dans ${place.data}` });
  return place;
}

/** The owner's way into a store beside a node that may be running. Never makes a store where there is none. */
export async function visitStore(
  place: StorePlace,
): Promise<{ config: pg.ClientConfig; leave(): Promise<void> }> {
  if (place.url !== undefined) return { config: { connectionString: place.url }, leave: async () => {} };
  requireStore(place);
  const server = await startEmbedded({ dataDir: place.data, shared: true });
  return { config: server.url, leave: () => server.stop() };
}

/** Reads a store's book as it stands at one moment, beside a node that may be running; nothing can be written. */
export async function readBook<Read>(
  place: StorePlace,
  read: (client: pg.Client) => Promise<Read>,
): Promise<Read> {
  const visit = await visitStore(place);
  const client = new pg.Client({ ...visit.config, application_name: 'strait evidence' });
  client.on('error', () => {}); // the running query tells
  try {
    await client.connect();
    await client.query('begin transaction isolation level repeatable read read only');
    return await read(client);
  } finally {
    await client.end().catch(() => {});
    await visit.leave();
  }
}
