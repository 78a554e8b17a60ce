import type { Store } from './store.ts';
import type { JsonObject } from './port.ts';

/** Small values a room keeps between runs (sessions, checkpoints); never a decision. */
export interface KeptValues {
  get(room: string, key: string): Promise<unknown>;
  put(room: string, key: string, value: JsonObject): Promise<void>;
  /** Keeps `value` where nothing is kept yet; answers with what is kept now: of several processes one wins. */
  keepFirst(room: string, key: string, value: JsonObject): Promise<unknown>;
  drop(room: string, key: string): Promise<void>;
  /** Drops the values of a room whose numeric `field` lies before `limit`; returns how many. */
  dropBefore(room: string, field: string, limit: number): Promise<number>;
}

/** Kept values on an open store. */
export function createKeptValues({ pool }: Pick<Store, 'pool'>): KeptValues {
  return {
    async get(room, key) {
      const { rows } = await pool.query<{ value: unknown }>({
        name: 'kept value',
        text: 'select value from strait.kept_values where room = $1 and key = $2',
        values: [room, key],
      });
      return rows[0]?.value ?? null;
    },
    async put(room, key, value) {
      await pool.query(
        `insert into strait.kept_values (room, key, value) values ($1, $2, $3)
         on conflict (room, key) do update set value = excluded.value, updated_at = now()`,
        [room, key, JSON.stringify(value)],
      );
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
    async dropBefore(room, field, limit) {
      const { rowCount } = await pool.query(
        'delete from strait.kept_values where room = $1 and (value ->> $2)::float8 < $3',
        [room, field, limit],
      );
      return rowCount ?? 0;
    },
  };
}
