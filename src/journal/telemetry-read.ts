import type pg from 'pg';
import { type Instant, instant } from '../kernel/time.ts';
import type { AsOf, Identity, Report } from './port.ts';

const reportColumns = `t.track, s.word as source, k.word as kind, r.received_ms::float8 as received,
  r.happened_ms::float8 as happened, r.lat, r.lon, r.accuracy, r.speed, r.course, r.heading, r.status`;
const reportNames = `join strait_telemetry.words as s on s.id = r.source join strait_telemetry.words as k on k.id = r.kind`;

interface ReportRow {
  readonly track: string;
  readonly source: string;
  readonly kind: string;
  readonly received: number;
  readonly happened: number;
  readonly lat: number;
  readonly lon: number;
  readonly accuracy: number | null;
  readonly speed: number | null;
  readonly course: number | null;
  readonly heading: number | null;
  readonly status: number | null;
}

const toReport = (row: ReportRow): Report => ({
  track: row.track,
  source: row.source,
  receivedAt: instant(row.received),
  happenedAt: instant(row.happened),
  lat: row.lat / 1e7,
  lon: row.lon / 1e7,
  accuracyMetres: row.accuracy,
  speedMetresPerSecond: row.speed,
  courseDegrees: row.course,
  headingDegrees: row.heading,
  status: row.status,
  kind: row.kind,
});

/** How far a sender's clock may run ahead of ours and still count as later than its other reports. */
const aheadMilliseconds = 60_000;

/**
 * For each track the report last received by T, or one that happened later and was received shortly before it: the
 * second look starts where that last one happened, so a track that sends its backlog is seen where it is, not was.
 */
const knownAt = `select ${reportColumns}
  from strait_telemetry.tracks as t
  cross join lateral (
    select received_ms, happened_ms from strait_telemetry.reports
    where track = t.id and received_ms > $1 and received_ms <= $2 order by received_ms desc limit 1) as newest
  cross join lateral (
    select * from strait_telemetry.reports
    where track = t.id and received_ms > $1 and received_ms <= newest.received_ms
      and received_ms >= least(newest.happened_ms, newest.received_ms) - ${aheadMilliseconds}
    order by happened_ms desc, received_ms desc limit 1) as r
  ${reportNames}
  where t.high_ms > $1 and t.low_ms <= $2`;

/** For each track the report that happened last by T, whenever it came in; $3 and $4 bound the days to look in. */
const happenedAt = `select ${reportColumns}
  from strait_telemetry.tracks as t
  cross join lateral (
    select * from strait_telemetry.reports
    where track = t.id and happened_ms > $1 and happened_ms <= $2 and received_ms >= $3 and received_ms < $4
    order by happened_ms desc, received_ms desc limit 1) as r
  ${reportNames}
  where t.high_ms > $1 and t.low_ms <= $2`;

/** The last report of each track in the window that ends at T. */
export async function readPicture(
  pool: pg.Pool,
  { at, asOf, maxAgeSeconds }: { at: Instant; asOf: AsOf; maxAgeSeconds: number },
): Promise<readonly Report[]> {
  const from = at - maxAgeSeconds * 1000;
  if (asOf === 'known') {
    const { rows } = await pool.query<ReportRow>({ text: inline(knownAt, [from, at]) });
    return rows.map(toReport);
  }
  const [first, end] = await daysThatMayHold(pool, from, at);
  const { rows } = await pool.query<ReportRow>({ text: inline(happenedAt, [from, at, first, end]) });
  return rows.map(toReport);
}

/** Numbers stand in the text itself: only then does the planner leave out the days that cannot hold a row. */
function inline(sql: string, values: readonly number[]): string {
  return sql.replace(/\$(\d)/g, (_, place: string) => {
    const value = values[Number(place) - 1];
    if (value === undefined || !Number.isSafeInteger(Math.floor(value)))
      throw new RangeError(`no number for $${place}`);
    return String(Math.floor(value));
  });
}

/** From the first to past the last day that holds a report that happened in the window. */
async function daysThatMayHold(pool: pg.Pool, from: number, to: number): Promise<[number, number]> {
  const { rows } = await pool.query<{ first: number | null; end: number | null }>(
    `select min(strait_telemetry.day_start(day))::float8 as first, max(strait_telemetry.day_start(day + 1))::float8 as "end"
     from strait_telemetry.days
     where strait_telemetry.day_start(day + 2) > $1 and happened_low_ms <= $2`,
    [Math.floor(from), Math.floor(to)],
  );
  return [rows[0]?.first ?? 0, rows[0]?.end ?? 0];
}

/** Reports of one track by the time they happened, oldest first, the newest `limit`. */
export async function readHistory(
  pool: pg.Pool,
  { track, from, to, limit }: { track: string; from: Instant; to: Instant; limit: number },
): Promise<readonly Report[]> {
  const [first, end] = await daysThatMayHold(pool, from, to);
  const { rows } = await pool.query<ReportRow>(
    `select ${reportColumns} from strait_telemetry.tracks as t
     cross join lateral (
       select * from strait_telemetry.reports
       where track = t.id and happened_ms between $2 and $3 and received_ms >= $4 and received_ms < $5
       order by happened_ms desc limit $6) as r ${reportNames}
     where t.track = $1 order by r.happened_ms desc, r.received_ms desc`,
    [track, from, to, first, end, limit],
  );
  return rows.map(toReport).reverse();
}

export interface Box {
  readonly south: number;
  readonly west: number;
  readonly north: number;
  readonly east: number;
}

/** The newest report of each track that was inside a box between two moments; `west > east` crosses the 180th meridian. */
export async function readWithin(
  pool: pg.Pool,
  { box, from, to, limit }: { box: Box; from: Instant; to: Instant; limit: number },
): Promise<readonly Report[]> {
  const [first, end] = await daysThatMayHold(pool, from, to);
  const { south, west, north, east } = box;
  const joined = west <= east ? 'and' : 'or';
  const { rows } = await pool.query<ReportRow>(
    `select ${reportColumns} from strait_telemetry.tracks as t
     cross join lateral (
       select * from strait_telemetry.reports
       where track = t.id and happened_ms between $1 and $2 and received_ms >= $3 and received_ms < $4
         and lat between $5 and $6 and (lon >= $7 ${joined} lon <= $8)
       order by happened_ms desc limit 1) as r ${reportNames}
     where t.high_ms >= $1 and t.low_ms <= $2
     order by r.happened_ms desc limit $9`,
    [from, to, first, end, ...[south, north, west, east].map((degrees) => Math.round(degrees * 1e7)), limit],
  );
  return rows.map(toReport);
}

const identityColumns = `t.track, s.word as source, i.received_ms::float8 as received, i.name, i.call_sign, i.imo::float8 as imo,
  i.ship_type, i.length_metres, i.beam_metres, i.draught_metres, i.destination`;

interface IdentityRow {
  readonly track: string;
  readonly source: string;
  readonly received: number;
  readonly name: string | null;
  readonly call_sign: string | null;
  readonly imo: number | null;
  readonly ship_type: number | null;
  readonly length_metres: number | null;
  readonly beam_metres: number | null;
  readonly draught_metres: number | null;
  readonly destination: string | null;
}

const toIdentity = (row: IdentityRow): Identity => ({
  track: row.track,
  source: row.source,
  receivedAt: instant(row.received),
  name: row.name,
  callSign: row.call_sign,
  imo: row.imo,
  shipType: row.ship_type,
  lengthMetres: row.length_metres,
  beamMetres: row.beam_metres,
  draughtMetres: row.draught_metres,
  destination: row.destination,
});

/** The identities of these tracks known at T; looking back (`happened`), the first one learned later serves where there was none. */
export async function readIdentities(
  pool: pg.Pool,
  { tracks, at, asOf }: { tracks: readonly string[]; at: Instant; asOf: AsOf },
): Promise<readonly Identity[]> {
  if (tracks.length === 0) return [];
  const later = `union all (select *, 1 as later from strait_telemetry.identities
    where track = t.id and received_ms > $2 order by received_ms limit 1)`;
  const { rows } = await pool.query<IdentityRow>(
    `select ${identityColumns} from strait_telemetry.tracks as t
     cross join lateral (
       select * from (
         (select *, 0 as later from strait_telemetry.identities
          where track = t.id and received_ms <= $2 order by received_ms desc limit 1)
         ${asOf === 'happened' ? later : ''}) as either
       order by later limit 1) as i
     join strait_telemetry.words as s on s.id = i.source
     where t.track = any ($1)`,
    [tracks, at],
  );
  return rows.map(toIdentity);
}

/** The newest identity of each track in which every word stands (name, call sign, IMO, MMSI), newest first. */
export async function searchIdentities(
  pool: pg.Pool,
  words: string,
  limit: number,
): Promise<readonly Identity[]> {
  const patterns = words.replaceAll('\u0000', '').split(/\s+/).filter(Boolean).slice(0, 8);
  if (patterns.length === 0) return [];
  const { rows } = await pool.query<IdentityRow>(
    `select ${identityColumns} from (
       select distinct on (track) * from strait_telemetry.identities order by track, received_ms desc) as i
     join strait_telemetry.tracks as t on t.id = i.track join strait_telemetry.words as s on s.id = i.source
     where concat_ws(' ', i.name, i.call_sign, i.imo, t.track) ilike all ($1)
     order by i.received_ms desc limit $2`,
    [patterns.map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`), limit],
  );
  return rows.map(toIdentity);
}
