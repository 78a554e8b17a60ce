import type pg from 'pg';
import type { Instant } from '../kernel/time.ts';
import type { Report } from './port.ts';

/** Days since 1970-01-01, UTC. */
export const dayOf = (at: Instant): number => Math.floor(at / 86_400_000);

/** `2021-11-24` of a day number. */
export const dayText = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);

/** The partitions this process knows of. */
export interface Days {
  /** Makes the days of these reports where they are missing; answers with those dropped for good. */
  ensure(reports: readonly Report[]): Promise<ReadonlySet<number>>;
  forget(): void;
}

interface Low {
  received: number;
  happened: number;
}

/** Keeps in memory which days exist and how far back each reaches. */
export function makeDays(pool: pg.Pool): Days {
  const held = new Map<number, Low>();
  const ensureDay = async (day: number, low: Low): Promise<boolean> => {
    const known = held.get(day);
    if (known && known.received <= low.received && known.happened <= low.happened) return true;
    if (!known && !(await makeDay(pool, day))) return false;
    held.set(day, await lower(pool, day, low));
    return true;
  };
  return {
    async ensure(reports) {
      const dropped = new Set<number>();
      for (const [day, low] of lowest(reports)) if (!(await ensureDay(day, low))) dropped.add(day);
      return dropped;
    },
    forget: () => held.clear(),
  };
}

function lowest(reports: readonly Report[]): ReadonlyMap<number, Low> {
  const days = new Map<number, Low>();
  for (const { receivedAt, happenedAt } of reports) {
    const day = dayOf(receivedAt);
    const low = days.get(day);
    if (!low) days.set(day, { received: receivedAt, happened: happenedAt });
    else {
      if (receivedAt < low.received) low.received = receivedAt;
      if (happenedAt < low.happened) low.happened = happenedAt;
    }
  }
  return days;
}

/** Makes one day's partition; false where that day was dropped for good. */
export async function makeDay(pool: pg.Pool, day: number): Promise<boolean> {
  const { rows } = await pool.query<{ held: boolean }>('select strait_telemetry.make_day($1) as held', [
    dayText(day),
  ]);
  return rows[0]?.held === true;
}

async function lower(pool: pg.Pool, day: number, low: Low): Promise<Low> {
  const { rows } = await pool.query<Low>(
    `update strait_telemetry.days set received_low_ms = least(received_low_ms, $2),
       happened_low_ms = least(happened_low_ms, $3)
     where day = $1 returning received_low_ms::float8 as received, happened_low_ms::float8 as happened`,
    [dayText(day), low.received, low.happened],
  );
  return rows[0] ?? low;
}
