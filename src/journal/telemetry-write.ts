import type pg from 'pg';
import { type Dictionary, makeDictionary } from './telemetry-names.ts';
import type { Identity, RefusalCount, Report, TelemetryBatch } from './port.ts';
import { makeDays, type Days, dayOf } from './telemetry-days.ts';

/** What a writer remembers between batches; other processes may write beside it. */
export interface TelemetryWriter {
  write(batch: TelemetryBatch): Promise<void>;
  /** Forgets which days exist: after a day was dropped. */
  forgetDays(): void;
}

const insertReports = `insert into strait_telemetry.reports (received_ms, happened_ms, track, lat, lon, accuracy, speed,
    course, heading, status, kind, source)
  select * from unnest($1::bigint[], $2::bigint[], $3::int[], $4::int[], $5::int[], $6::real[], $7::real[], $8::real[],
    $9::real[], $10::smallint[], $11::smallint[], $12::smallint[])`;

const identityTypes = 'int smallint bigint text text bigint int real real real text'.split(' ');

/** `before`: how many parameters stand before those of the identities. */
function insertIdentities(before: number): string {
  const columns = identityTypes.map((type, index) => `$${before + index + 1}::${type}[]`);
  return `insert into strait_telemetry.identities (track, source, received_ms, name, call_sign, imo,
    ship_type, length_metres, beam_metres, draught_metres, destination)
  select * from unnest(${columns.join(', ')})`;
}

/** Writes batches of reports and identities; `count` takes the late rows of a day that was dropped. */
export function makeTelemetryWriter(
  pool: pg.Pool,
  count: (refused: readonly RefusalCount[]) => Promise<void>,
): TelemetryWriter {
  const names = makeDictionary(pool);
  const days = makeDays(pool);
  const writeOnce = async (batch: TelemetryBatch) => {
    const kept = await onHeldDays(batch.reports, { days, count });
    await names.learn({ reports: kept, identities: batch.identities });
    const statement = statementOf({ reports: kept, identities: batch.identities }, names);
    if (statement !== null) await pool.query(statement);
  };
  return {
    async write(batch) {
      try {
        await writeOnce(batch);
      } catch (error) {
        if (!isMissingDay(error)) throw error;
        // Another process dropped the day since: look again, and count or write.
        days.forget();
        await writeOnce({ reports: batch.reports, identities: batch.identities });
      }
    },
    forgetDays: () => days.forget(),
  };
}

/** One statement for both, so that a batch is written whole or not at all: one that failed half would be written twice. */
function statementOf({ reports, identities }: TelemetryBatch, names: Dictionary): pg.QueryConfig | null {
  const reportValues = reports.length === 0 ? [] : reportColumns(reports, names);
  if (identities.length === 0)
    return reports.length === 0
      ? null
      : { name: 'insert reports', text: insertReports, values: reportValues };
  const values = [...reportValues, ...identityColumns(identities, names)];
  const insert = insertIdentities(reportValues.length);
  return reports.length === 0
    ? { name: 'insert identities', text: insert, values }
    : { name: 'insert both', text: `with reports as (${insertReports}) ${insert}`, values };
}

async function onHeldDays(
  reports: readonly Report[],
  { days, count }: { days: Days; count: (refused: readonly RefusalCount[]) => Promise<void> },
): Promise<readonly Report[]> {
  const dropped = await days.ensure(reports);
  if (dropped.size === 0) return reports;
  const late = reports.filter(({ receivedAt }) => dropped.has(dayOf(receivedAt)));
  await count(
    late.map(({ source, receivedAt }) => ({ source, reason: 'day_dropped', count: 1, lastAt: receivedAt })),
  );
  return reports.filter(({ receivedAt }) => !dropped.has(dayOf(receivedAt)));
}

/** PostgreSQL's word for "no partition for this row". */
const isMissingDay = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === '23514';

/** Array literals written by hand: the driver's own take several times as long. */
const numbers = (values: readonly (number | null)[]): string =>
  `{${values.map((value) => value ?? 'NULL').join(',')}}`;

function reportColumns(reports: readonly Report[], names: Dictionary): string[] {
  const column = (pick: (report: Report) => number | null) => numbers(reports.map(pick));
  return [
    column(({ receivedAt }) => receivedAt),
    column(({ happenedAt }) => happenedAt),
    column(({ track }) => names.track(track)),
    column(({ lat }) => Math.round(lat * 1e7)),
    column(({ lon }) => Math.round(lon * 1e7)),
    column(({ accuracyMetres }) => accuracyMetres),
    column(({ speedMetresPerSecond }) => speedMetresPerSecond),
    column(({ courseDegrees }) => courseDegrees),
    column(({ headingDegrees }) => headingDegrees),
    column(({ status }) => status),
    column(({ kind }) => names.word(kind)),
    column(({ source }) => names.word(source)),
  ];
}

function identityColumns(identities: readonly Identity[], names: Dictionary): unknown[] {
  const column = (pick: (identity: Identity) => number | null) => numbers(identities.map(pick));
  // A sender may send anything in a name; what no text column can hold is left out of it.
  const text = (value: string | null) => value?.replaceAll('\u0000', '').toWellFormed() ?? null;
  return [
    column(({ track }) => names.track(track)),
    column(({ source }) => names.word(source)),
    column(({ receivedAt }) => receivedAt),
    identities.map(({ name }) => text(name)),
    identities.map(({ callSign }) => text(callSign)),
    column(({ imo }) => imo),
    column(({ shipType }) => shipType),
    column(({ lengthMetres }) => lengthMetres),
    column(({ beamMetres }) => beamMetres),
    column(({ draughtMetres }) => draughtMetres),
    identities.map(({ destination }) => text(destination)),
  ];
}
