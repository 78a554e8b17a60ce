import {
  type LabelColumns,
  labelColumns,
  labelNames,
  labelTypes,
  type Projection,
  type Run,
} from '../../app/project.ts';
import type { RecordedEvent } from '../../kernel/event.ts';
import type { RequestEvent, SearchEvent, SubjectEvent } from './events.ts';
import { requestDecider } from './decide.ts';
import { holidaysOf } from './holidays.ts';
import { answerLimits } from './limits.ts';
import type { RequestState } from './request.ts';

type Recorded = RecordedEvent<SubjectEvent | SearchEvent | RequestEvent>;

/**
 * What the records say is the oversight's, whatever the subject serves: no row holds anything of a person, and a
 * marking, a caveat or a list that the event bears stays. `personal`: a subject id stands in each.
 */
function oversightLabel(row: Recorded): LabelColumns {
  return {
    ...labelColumns(row, true),
    label_purpose: 'oversight',
    label_jurisdiction: [...new Set([...(row.label?.jurisdiction ?? []), 'oversight'])],
  };
}

/** Who was shown what, and who searched: the log that outlives what was erased, because it holds ids only. */
export const openingProjection: Projection<SubjectEvent | SearchEvent> = {
  name: 'vault_log',
  version: 2,
  tables: ['opening'],
  types: ['SubjectOpened', 'SubjectSearched'],
  create: `
    create table {opening} (
      position bigint primary key,
      happened_at timestamptz not null,
      actor text not null,
      desk text,
      subject text,
      kinds jsonb not null,
      purpose text not null,
      reason text not null,
      reference text,
      standing text,
      note text,
      recipient text,
      act text not null,
      under text not null,
      {label}
    );
    create index on {opening} (subject, position desc);
    create index on {opening} (actor, position desc);`,
  async apply(events, run) {
    await insert(run, { table: 'opening', columns: openingColumns, rows: events.flatMap(openingRow) });
  },
};

const openingColumns =
  'position bigint, happened_at timestamptz, actor text, desk text, subject text, kinds jsonb, purpose text, reason text, reference text, standing text, note text, recipient text, act text, under text';

function openingRow(row: RecordedEvent<SubjectEvent | SearchEvent>) {
  const { event: said, position, actor, desk } = row;
  if (said.type !== 'SubjectOpened' && said.type !== 'SubjectSearched') return [];
  const { purpose, reason, reference, note } = said;
  const standing = said.type === 'SubjectSearched' ? (said.standing ?? null) : null;
  const common = { position, happened_at: said.at, actor, desk, purpose, reason, reference, standing, note };
  const rest =
    said.type === 'SubjectOpened'
      ? {
          subject: said.subject,
          kinds: said.kinds,
          recipient: said.recipient,
          act: said.act,
          under: said.under,
        }
      : { subject: null, kinds: [said.kind], recipient: null, act: 'searched', under: 'duty' };
  return [{ ...common, ...rest, ...oversightLabel(row) }];
}

/**
 * Subjects with the time they are kept until, when their erasure was ordered, and their holds. An erased subject's row
 * goes; its holds' history stays.
 */
export const subjectProjection: Projection<SubjectEvent> = {
  name: 'vault_subject',
  version: 2,
  tables: ['subject', 'hold'],
  types: [
    'SubjectRegistered',
    'KeepUntilChanged',
    'HoldPlaced',
    'HoldLifted',
    'ErasureOrdered',
    'SubjectErased',
  ],
  create: `
    create table {subject} (
      subject text primary key,
      kind text not null,
      purpose text not null,
      marking text not null,
      owner text not null,
      keep_until timestamptz not null,
      ordered_at timestamptz,
      {label}
    );
    create index on {subject} (keep_until, subject);
    create index on {subject} (subject) where ordered_at is not null;
    create table {hold} (
      position bigint primary key,
      hold text not null,
      subject text not null,
      reason text not null,
      placed_by text not null,
      placed_at timestamptz not null,
      lifted_at timestamptz,
      {label}
    );
    create index on {hold} (subject) where lifted_at is null;`,
  async apply(events, run) {
    // In their order: what is registered and erased in one batch must not stay.
    for (const row of events) await applySubject(row, run);
  },
};

async function applySubject(row: RecordedEvent<SubjectEvent>, run: Run): Promise<void> {
  const { event: said } = row;
  switch (said.type) {
    case 'SubjectRegistered': {
      const { subject, kind, purpose, marking, keepUntil } = said;
      const owner = row.label?.owner ?? row.origin;
      const one = { subject, kind, purpose, marking, owner, keep_until: keepUntil, ...oversightLabel(row) };
      return insert(run, { table: 'subject', columns: subjectColumns, rows: [one] });
    }
    case 'KeepUntilChanged':
      await run('update {subject} set keep_until = $2 where subject = $1', [said.subject, said.keepUntil]);
      return;
    case 'HoldPlaced': {
      const { subject, hold, reason, at } = said;
      const placed = { position: row.position, hold, subject, reason, placed_by: row.actor, placed_at: at };
      const one = { ...placed, lifted_at: null, ...oversightLabel(row) };
      return insert(run, { table: 'hold', columns: holdColumns, rows: [one] });
    }
    case 'HoldLifted':
      await run('update {hold} set lifted_at = $3 where subject = $1 and hold = $2 and lifted_at is null', [
        said.subject,
        said.hold,
        said.at,
      ]);
      return;
    case 'ErasureOrdered':
      await run('update {subject} set ordered_at = $2 where subject = $1', [said.subject, said.at]);
      return;
    case 'SubjectErased':
      await run('delete from {subject} where subject = $1', [said.subject]);
      return;
    default:
      return; // not among the types it reads
  }
}

const subjectColumns =
  'subject text, kind text, purpose text, marking text, owner text, keep_until timestamptz';
const holdColumns =
  'position bigint, hold text, subject text, reason text, placed_by text, placed_at timestamptz, lifted_at timestamptz';

/** Requests of persons, each folded by its own decider: the table cannot say otherwise than the record. */
export const requestProjection: Projection<RequestEvent> = {
  name: 'vault_request',
  version: 1,
  tables: ['request'],
  types: [
    'RequestReceived',
    'RequestAssigned',
    'IdentityVerified',
    'RequestExtended',
    'RequestAnswered',
    'RequestClosed',
  ],
  create: `
    create table {request} (
      request text primary key,
      version bigint not null,
      state jsonb not null,
      {label}
    );`,
  async apply(events, run) {
    for (const row of events) await applyRequest(row, run);
  },
};

const decider = requestDecider((regime) => holidaysOf(answerLimits[regime].state));

async function applyRequest(row: RecordedEvent<RequestEvent>, run: Run): Promise<void> {
  const { request } = row.event;
  const [before] = await run('select state from {request} where request = $1', [request]);
  // Written here below, by the same decider.
  const state = decider.evolve((before?.['state'] as RequestState | undefined) ?? decider.initial, row.event);
  const one = { request, version: row.version, state, ...oversightLabel(row) };
  if (before === undefined)
    return insert(run, {
      table: 'request',
      columns: 'request text, version bigint, state jsonb',
      rows: [one],
    });
  await run('update {request} set version = $2, state = $3::jsonb where request = $1', [
    request,
    row.version,
    JSON.stringify(state),
  ]);
}

interface Insert {
  readonly table: string;
  /** `name type, ...` without the label's. */
  readonly columns: string;
  readonly rows: readonly object[];
}

async function insert(run: Run, { table, columns, rows }: Insert): Promise<void> {
  if (rows.length === 0) return;
  const names = columns.split(', ').map((column) => column.split(' ', 1)[0] ?? '');
  const all = [...names, labelNames].join(', ');
  await run(
    `insert into {${table}} (${all}) select ${all} from jsonb_to_recordset($1::jsonb) as n(${columns}, ${labelTypes})`,
    [JSON.stringify(rows)],
  );
}
