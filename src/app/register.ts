import type { DomainEvent } from '../kernel/event.ts';
import { type Instant, toUtc } from '../kernel/time.ts';
import {
  labelColumns,
  labelNames,
  labelTypes,
  type Projection,
  type ReadRows,
  recalledPositions,
} from './project.ts';

/** One row of a register as it stood at a moment. */
export interface RegisterRow {
  readonly row: string;
  readonly version: number;
  readonly fields: unknown;
  readonly happenedAt: string;
}

type RowEvent = DomainEvent & { readonly row: string; readonly fields?: unknown };

/**
 * The table behind a register: every version of every row, so that any past moment can be asked for. Each version bears
 * the label of its own event: to whoever may not read a change, the row stands as before it. `personal` as the
 * register's handling declares.
 */
export function registerProjection(kind: string, noun: string, personal = false): Projection<RowEvent> {
  return {
    name: `register_${kind}`,
    version: 2,
    tables: ['version'],
    types: [`${noun}Put`, `${noun}Retired`],
    create: `
      create table {version} (
        position bigint primary key,
        row_name text not null,
        version bigint not null,
        fields jsonb,
        happened_at timestamptz not null,
        recorded_at timestamptz not null,
        {label}
      );
      create index on {version} (row_name, position desc);`,
    foldsShared: true,
    async apply(events, run, shared) {
      const rows = events.map(({ event, ...envelope }) => ({
        position: envelope.position,
        version: envelope.version,
        row_name: event.row,
        fields: event.type === `${noun}Put` ? event.fields : null,
        happened_at: event.at,
        recorded_at: envelope.recordedAt,
        ...labelColumns(envelope, personal),
      }));
      await run(
        `insert into {version} select position, row_name, version, fields, happened_at, recorded_at, ${labelNames}
         from jsonb_to_recordset($1::jsonb) as n(position bigint, row_name text, version bigint, fields jsonb,
           happened_at timestamptz, recorded_at timestamptz, ${labelTypes})`,
        [JSON.stringify(rows)],
      );
      const recalled = recalledPositions(shared);
      if (recalled.length > 0) await run('delete from {version} where position = any ($1)', [recalled]);
    },
  };
}

/** The rows held at a moment, as recorded by then; retired ones are not among them. */
export async function registerRows(read: ReadRows, at: Instant): Promise<readonly RegisterRow[]> {
  const rows = await read(
    `select row_name, version::float8 as version, fields, to_char(happened_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as happened
     from (select distinct on (row_name) * from {version} where recorded_at <= $1 order by row_name, position desc) newest
     where fields is not null order by row_name limit 10000`,
    [toUtc(at)],
  );
  return rows.map((row) => ({
    row: String(row['row_name']),
    version: Number(row['version']),
    fields: row['fields'],
    happenedAt: String(row['happened']),
  }));
}
