import type pg from 'pg';
import { type Instant, instant } from '../kernel/time.ts';
import type { RefusalCount, Telemetry } from './port.ts';
import type { Store } from './store.ts';
import { dayOf, dayText, makeDay } from './telemetry-days.ts';
import { readHistory, readIdentities, readPicture, readWithin, searchIdentities } from './telemetry-read.ts';
import { makeTelemetryWriter } from './telemetry-write.ts';

/** Opens the telemetry of a store. `countRefusals` adds to what is counted already. */
export function createTelemetry({ pool }: Store): Telemetry {
  const countRefusals = (counts: readonly RefusalCount[]) => addRefusals(pool, counts);
  const writer = makeTelemetryWriter(pool, countRefusals);
  return {
    write: (batch) => writer.write(batch),
    async pictureAt(at, asOf, maxAgeSeconds) {
      const reports = await readPicture(pool, { at, asOf, maxAgeSeconds });
      const tracks = reports.map(({ track }) => track);
      return { reports, identities: await readIdentities(pool, { tracks, at, asOf }) };
    },
    history: (asked) => readHistory(pool, asked),
    within: (asked) => readWithin(pool, asked),
    identities: (tracks, at, asOf) => readIdentities(pool, { tracks, at, asOf }),
    search: (words, limit) => searchIdentities(pool, words, limit),
    oldest: () => readOldest(pool),
    countRefusals,
    refusals: () => readRefusals(pool),
    async keep(now, rules) {
      const outcome = await keepDays(pool, now, rules);
      writer.forgetDays();
      return outcome;
    },
  };
}

async function readOldest(pool: pg.Pool): Promise<Instant | null> {
  const { rows } = await pool.query<{ oldest: number | null }>(
    'select min(received_low_ms)::float8 as oldest from strait_telemetry.days',
  );
  const oldest = rows[0]?.oldest ?? null;
  return oldest === null ? null : instant(oldest);
}

async function addRefusals(pool: pg.Pool, counts: readonly RefusalCount[]): Promise<void> {
  if (counts.length === 0) return;
  await pool.query(
    `insert into strait_telemetry.refusals as held (source, reason, count, last_ms)
     select source, reason, sum(count), max(last_ms)
     from unnest($1::text[], $2::text[], $3::bigint[], $4::bigint[]) as new (source, reason, count, last_ms)
     group by source, reason order by source, reason
     on conflict (source, reason) do update set count = held.count + excluded.count,
       last_ms = greatest(held.last_ms, excluded.last_ms)`,
    [
      counts.map(({ source }) => source),
      counts.map(({ reason }) => reason),
      counts.map(({ count }) => count),
      counts.map(({ lastAt }) => lastAt),
    ],
  );
}

async function readRefusals(pool: pg.Pool): Promise<readonly RefusalCount[]> {
  const { rows } = await pool.query<{ source: string; reason: string; count: number; last: number }>(
    `select source, reason, count::float8 as count, last_ms::float8 as last
     from strait_telemetry.refusals order by source, reason`,
  );
  return rows.map(({ source, reason, count, last }) => ({ source, reason, count, lastAt: instant(last) }));
}

interface KeepRules {
  readonly fullDays: number;
  readonly thinSeconds: number;
  readonly keepDays: number;
}

/** A node that starts with a clock so far past what it last received may have the wrong one. Ours. */
const silentDaysMax = 2;

async function keepDays(
  pool: pg.Pool,
  now: Instant,
  { fullDays, thinSeconds, keepDays: keep }: KeepRules,
): Promise<'kept' | 'clock_doubted'> {
  const today = dayOf(now);
  await makeDay(pool, today);
  await makeDay(pool, today + 1);
  // What is dropped is gone, and its days are closed for good: a clock far ahead at start must not take every position.
  const newest = await newestReceipt(pool);
  if (newest !== null && today - dayOf(newest) > silentDaysMax) return 'clock_doubted';
  const oldestKept = dayText(today - keep);
  await pool.query('select strait_telemetry.drop_days($1)', [oldestKept]);
  await dropIdentities(pool, (today - keep) * 86_400_000);
  const { rows } = await pool.query<{ day: string }>(
    `select day::text as day from strait_telemetry.days
     where day < $1::date and thinned_seconds is distinct from $2 order by days.day`,
    [dayText(today - fullDays), thinSeconds],
  );
  for (const { day } of rows)
    await pool.query('select strait_telemetry.thin_day($1, $2)', [day, thinSeconds]);
  return 'kept';
}

/** The day of the newest receipt, by its first one; null where nothing is held. */
async function newestReceipt(pool: pg.Pool): Promise<Instant | null> {
  const { rows } = await pool.query<{ newest: number | null }>(
    'select max(received_low_ms)::float8 as newest from strait_telemetry.days',
  );
  const newest = rows[0]?.newest ?? null;
  return newest === null ? null : instant(newest);
}

/** An identity goes with the last report it could stand beside: the one valid at the horizon stays while its track lives. */
async function dropIdentities(pool: pg.Pool, horizon: number): Promise<void> {
  await pool.query(
    `delete from strait_telemetry.identities as old using strait_telemetry.tracks as t
     where t.id = old.track and old.received_ms < $1 and (t.high_ms < $1 or exists (
       select from strait_telemetry.identities as next
       where next.track = old.track and next.received_ms > old.received_ms and next.received_ms <= $1))`,
    [horizon],
  );
}
