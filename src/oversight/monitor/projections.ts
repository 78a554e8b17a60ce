import { labelColumns, labelNames, labelTypes, type Projection } from '../../app/project.ts';
import type { DomainEvent, RecordedEvent } from '../../kernel/event.ts';
import type { MonitorEvent } from './events.ts';
import { handling } from './policy.ts';

/** An opening of the vault or a search in it, as oversight/records keeps them; here only that there was one, and whose. */
interface VaultLooked extends DomainEvent {
  readonly type: 'SubjectOpened' | 'SubjectSearched';
}
type Watched = MonitorEvent | VaultLooked;

/** What the monitor asks: reviews, reports, and how often the vault was opened and searched. */
export const monitorProjection: Projection<Watched> = {
  name: 'monitor',
  version: 1,
  tables: ['review', 'report', 'looked'],
  types: [
    'ReviewOpened',
    'GlassEndNoted',
    'BreakGlassReviewed',
    'MonitorReportWritten',
    'SubjectOpened',
    'SubjectSearched',
  ],
  create: `
    create table {review} (
      id text primary key,
      position bigint not null,
      staff text not null,
      desk text,
      reason text not null,
      reference text not null,
      from_at timestamptz not null,
      until_at timestamptz not null,
      due_at timestamptz not null,
      finding text,
      reviewed_by text,
      {label}
    );
    create index on {review} (position desc);
    create table {report} (
      report text primary key,
      position bigint not null,
      by_actor text not null,
      at timestamptz not null,
      subject text not null,
      sha256 text not null,
      about text,
      {label}
    );
    create index on {report} (position desc);
    create table {looked} (
      position bigint primary key,
      actor text not null,
      act text not null,
      at timestamptz not null,
      {label}
    );
    create index on {looked} (at);
    create index on {looked} (actor, at);`,
  async apply(events, run) {
    const put = async (sql: string, rows: readonly object[]): Promise<void> => {
      if (rows.length > 0) await run(sql, [JSON.stringify(rows)]);
    };
    await put(insertReviews, events.flatMap(reviewRow));
    await put(setEnds, events.flatMap(endRow));
    await put(setFindings, events.flatMap(findingRow));
    await put(insertReports, events.flatMap(reportRow));
    await put(insertLooked, events.flatMap(lookedRow));
  },
};

const insertReviews = `
  insert into {review} (id, position, staff, desk, reason, reference, from_at, until_at, due_at, ${labelNames})
  select id, position, staff, desk, reason, reference, from_at, until_at, due_at, ${labelNames}
  from jsonb_to_recordset($1::jsonb) as n(id text, position bigint, staff text, desk text, reason text, reference text,
    from_at timestamptz, until_at timestamptz, due_at timestamptz, ${labelTypes})`;

// Both bear the handling of the review that they belong to: the row's own label stays.
const setEnds = `
  update {review} r set until_at = n.at
  from jsonb_to_recordset($1::jsonb) as n(id text, at timestamptz) where r.id = n.id`;
const setFindings = `
  update {review} r set finding = n.finding, reviewed_by = n.by_actor
  from jsonb_to_recordset($1::jsonb) as n(id text, finding text, by_actor text) where r.id = n.id`;

const insertReports = `
  insert into {report} (report, position, by_actor, at, subject, sha256, about, ${labelNames})
  select report, position, by_actor, at, subject, sha256, about, ${labelNames}
  from jsonb_to_recordset($1::jsonb) as n(report text, position bigint, by_actor text, at timestamptz, subject text,
    sha256 text, about text, ${labelTypes})`;

const insertLooked = `
  insert into {looked} (position, actor, act, at, ${labelNames})
  select position, actor, act, at, ${labelNames}
  from jsonb_to_recordset($1::jsonb) as n(position bigint, actor text, act text, at timestamptz, ${labelTypes})`;

function reviewRow(recorded: RecordedEvent<Watched>) {
  const { event, position } = recorded;
  if (event.type !== 'ReviewOpened') return [];
  const { id, staff, desk, reason, reference, at, until, due } = event;
  const times = { from_at: at, until_at: until, due_at: due };
  return [{ id, position, staff, desk, reason, reference, ...times, ...labelOf(recorded, event.type) }];
}

function endRow({ event }: RecordedEvent<Watched>) {
  return event.type === 'GlassEndNoted' ? [{ id: event.id, at: event.at }] : [];
}

function findingRow({ event, actor }: RecordedEvent<Watched>) {
  return event.type === 'BreakGlassReviewed'
    ? [{ id: event.id, finding: event.finding, by_actor: actor }]
    : [];
}

function reportRow(recorded: RecordedEvent<Watched>) {
  const { event, position, actor } = recorded;
  if (event.type !== 'MonitorReportWritten') return [];
  const { report, at, subject, sha256, about } = event;
  return [
    { report, position, by_actor: actor, at, subject, sha256, about, ...labelOf(recorded, event.type) },
  ];
}

function lookedRow(recorded: RecordedEvent<Watched>) {
  const { event, position, actor, recordedAt } = recorded;
  if (event.type !== 'SubjectOpened' && event.type !== 'SubjectSearched') return [];
  const act = event.type === 'SubjectOpened' ? 'opened' : 'searched';
  return [{ position, actor, act, at: recordedAt, ...labelColumns(recorded, true) }];
}

function labelOf(recorded: RecordedEvent<Watched>, type: MonitorEvent['type']) {
  return labelColumns(recorded, handling[type].personal);
}
