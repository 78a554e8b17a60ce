import { askedTogether } from './asked-together.ts';
import type { JsonObject } from './port.ts';
import type { Store } from './store.ts';

/** A kept value with its key. */
export interface KeptValue {
  readonly key: string;
  readonly value: unknown;
}

/** Small values a room keeps between runs (sessions, checkpoints); never a decision. */
export interface KeptValues {
  get(room: string, key: string): Promise<unknown>;
  put(room: string, key: string, value: JsonObject): Promise<void>;
  /** Keeps `value` where nothing is kept yet; answers with what is kept now: of several processes one wins. */
  keepFirst(room: string, key: string, value: JsonObject): Promise<unknown>;
  drop(room: string, key: string): Promise<void>;
  /** Drops a value and gives it; null where there was none. Of several who take at once, one is given it. */
  take(room: string, key: string): Promise<unknown>;
  /**
   * Puts what `next` makes of the present value (null: none) and gives it; where it makes null, nothing is written.
   * No other change of the same key comes between. `next` must be pure: it may be asked again.
   */
  change<Next extends JsonObject>(
    room: string,
    key: string,
    next: (before: unknown) => Next | null,
  ): Promise<Next | null>;
  /** At most 10,000 values of a room, or those whose text `field` is `is`; by key. */
  list(room: string, where?: { readonly field: string; readonly is: string }): Promise<readonly KeptValue[]>;
  /** Drops the values of a room whose numeric `field` lies before `limit`; returns how many. */
  dropBefore(room: string, field: string, limit: number): Promise<number>;
}

/** Kept values on an open store. */
export function createKeptValues({ pool }: Pick<Store, 'pool'>): KeptValues {
  // Each request asks for its session: forty desks that ask at the same moment are one question to the store.
  const asked = askedTogether<unknown>(async (names) => {
    const { rows } = await pool.query<{ name: string; value: unknown }>({
      name: 'kept values',
      text: `select name, value from unnest($1::text[], $2::text[], $3::text[]) as n(name, room, key)
        join strait.kept_values using (room, key)`,
      values: [names, ...roomsAndKeys(names)],
    });
    return new Map(rows.map(({ name, value }) => [name, value]));
  });
  return {
    get: (room, key) => asked(JSON.stringify([room, key])),
    async put(room, key, value) {
      await pool.query(putText, [room, key, JSON.stringify(value)]);
    },
    async keepFirst(room, key, value) {
      await pool.query(
        'insert into strait.kept_values (room, key, value) values ($1, $2, $3) on conflict do nothing',
        [room, key, JSON.stringify(value)],
      );
      const { rows } = await pool.query<{ value: unknown }>(
        'select value from strait.kept_values where room = $1 and key = $2',
        [room, key],
      );
      return rows[0]?.value ?? null;
    },
    async drop(room, key) {
      await pool.query('delete from strait.kept_values where room = $1 and key = $2', [room, key]);
    },
    async take(room, key) {
      const { rows } = await pool.query<{ value: unknown }>(
        'delete from strait.kept_values where room = $1 and key = $2 returning value',
        [room, key],
      );
      return rows[0]?.value ?? null;
    },
    change: (room, key, next) => change({ pool }, [room, key], next),
    async list(room, where) {
      const { rows } = await pool.query<KeptValue>(
        `select key, value from strait.kept_values where room = $1 and ($2::text is null or value ->> $2 = $3)
         order by key limit 10000`,
        [room, where?.field ?? null, where?.is ?? null],
      );
      return rows;
    },
    async dropBefore(room, field, limit) {
      const { rowCount } = await pool.query(
        'delete from strait.kept_values where room = $1 and (value ->> $2)::float8 < $3',
        [room, field, limit],
      );
      return rowCount ?? 0;
    },
  };
}

function roomsAndKeys(names: readonly string[]): readonly [readonly string[], readonly string[]] {
  const pairs = names.map((name) => JSON.parse(name) as readonly [string, string]); // written by `get`
  return [pairs.map(([room]) => room), pairs.map(([, key]) => key)];
}

const putText = `insert into strait.kept_values (room, key, value) values ($1, $2, $3)
  on conflict (room, key) do update set value = excluded.value, updated_at = now()`;

async function change<Next extends JsonObject>(
  { pool }: Pick<Store, 'pool'>,
  [room, key]: readonly [string, string],
  next: (before: unknown) => Next | null,
): Promise<Next | null> {
  const client = await pool.connect();
  let failure: Error | undefined;
  try {
    await client.query('begin');
    // A row that is not there yet cannot be locked: the key's name is.
    await client.query(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [`kept/${room}/${key}`]);
    const { rows } = await client.query<{ value: unknown }>(
      'select value from strait.kept_values where room = $1 and key = $2 for update',
      [room, key],
    );
    const after = next(rows[0]?.value ?? null);
    if (after !== null) await client.query(putText, [room, key, JSON.stringify(after)]);
    await client.query('commit');
    return after;
  } catch (error) {
    failure = error instanceof Error ? error : new Error('change failed', { cause: error });
    throw error;
  } finally {
    client.release(failure); // a connection in doubt is not given back
  }
}
