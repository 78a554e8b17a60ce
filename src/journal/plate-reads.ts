import type pg from 'pg';
import { instant } from '../kernel/time.ts';
import type { PlateRead, PlateReads, PlateSighting } from './plate-reads-port.ts';
import type { Store } from './store.ts';
import { open, seal } from './vault-seal.ts';

const insert = `insert into strait_telemetry.plate_reads (source, key, received_ms, happened_ms, clock, site, lane, direction,
    facing, confidence, country, shape, tokens, nonce, sealed)
  select source, key, received_ms, happened_ms, clock, site, lane, direction, facing, confidence, country, shape,
    string_to_array(tokens, ' '), nonce, sealed
  from unnest($1::text[], $2::text[], $3::bigint[], $4::bigint[], $5::text[], $6::text[], $7::text[], $8::text[],
    $9::text[], $10::real[], $11::text[], $12::text[], $13::text[], $14::bytea[], $15::bytea[])
    as new (source, key, received_ms, happened_ms, clock, site, lane, direction, facing, confidence, country, shape,
      tokens, nonce, sealed)
  on conflict (source, key) do nothing returning source, key`;

/**
 * The newest of those that share a token with any asked for. Token by token (`offset 0` keeps it so): asked for all at
 * once the store expects many, and goes through two days of reads, a second for 20,000, where the index knows the few.
 */
const meeting = `select id::text as id, source, received_ms::float8 as received, happened_ms::float8 as happened, clock, site,
    lane, direction, facing, confidence, country, shape, tokens
  from strait_telemetry.plate_reads
  where id = any (array(
      select distinct met.id from unnest($1::text[]) as asked (token) cross join lateral (
        select id from strait_telemetry.plate_reads where tokens @> array[asked.token] offset 0) as met))
    and received_ms >= $2 and received_ms <= $3 and happened_ms >= $2
  order by received_ms desc, plate_reads.id desc limit $4`;

/**
 * Opens the store of plate reads. `key`: 32 bytes that stand in no database; plates are sealed under it. Faults of the store
 * are thrown.
 */
export function createPlateReads({ pool }: Pick<Store, 'pool'>, key: Uint8Array): PlateReads {
  return {
    async write(reads) {
      if (reads.length === 0) return [];
      const { rows } = await pool.query<{ source: string; key: string }>({
        name: 'insert plate reads',
        text: insert,
        values: columns(reads, key),
      });
      const written = new Set(rows.map((row) => nameOf(row)));
      // A key twice in one batch is written once: only its first is new.
      return reads.map((read) => written.delete(nameOf(read)));
    },
    async meeting({ tokens, from, to, limit }) {
      const { rows } = await pool.query<SightingRow>(meeting, [tokens, from, to, limit]);
      return rows.map(toSighting);
    },
    textOf: (id) => textOf(pool, key, id),
    async keep(now, hours) {
      const { rowCount } = await pool.query(
        'delete from strait_telemetry.plate_reads where received_ms < $1 or happened_ms < $1',
        [now - hours * 3_600_000],
      );
      return rowCount ?? 0;
    },
  };
}

const nameOf = ({ source, key }: { readonly source: string; readonly key: string }): string =>
  `${source}\n${key}`;

const contextOf = (read: { readonly source: string; readonly key: string }): string =>
  `strait plate read 1\n${nameOf(read)}`;

function columns(reads: readonly PlateRead[], key: Uint8Array): unknown[] {
  const sealed = reads.map((read) => seal(key, Buffer.from(read.plate, 'utf8'), contextOf(read)));
  const column = <Value>(pick: (read: PlateRead) => Value): Value[] => reads.map(pick);
  return [
    column(({ source }) => source),
    column((read) => read.key),
    column(({ receivedAt }) => receivedAt),
    column(({ happenedAt }) => happenedAt),
    column(({ clock }) => clock),
    column(({ site }) => site),
    column(({ lane }) => lane),
    column(({ direction }) => direction),
    column(({ facing }) => facing),
    column(({ confidence }) => confidence),
    column(({ country }) => country),
    column(({ shape }) => shape),
    // Tokens hold no space; a list in a list has no column of its own in PostgreSQL.
    column(({ tokens }) => tokens.join(' ')),
    sealed.map(({ nonce }) => nonce),
    sealed.map(({ sealed: body }) => body),
  ];
}

interface SightingRow extends Omit<PlateSighting, 'receivedAt' | 'happenedAt'> {
  readonly received: number;
  readonly happened: number;
}

function toSighting({ received, happened, ...row }: SightingRow): PlateSighting {
  return { ...row, receivedAt: instant(received), happenedAt: instant(happened) };
}

async function textOf(pool: pg.Pool, key: Uint8Array, id: string): Promise<string | null> {
  const { rows } = await pool.query<{ source: string; key: string; nonce: Buffer; sealed: Buffer }>(
    'select source, key, nonce, sealed from strait_telemetry.plate_reads where id = $1::bigint',
    [id],
  );
  const [row] = rows;
  return row === undefined ? null : (open(key, row, contextOf(row))?.toString('utf8') ?? null);
}
