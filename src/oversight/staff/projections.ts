import {
  keepStricter,
  labelColumns,
  labelNames,
  labelTypes,
  type Projection,
  type Run,
} from '../../app/project.ts';
import type { DomainEvent, RecordedEvent } from '../../kernel/event.ts';
import { staff } from './index.ts';

const folded = ['agency', 'desk', 'staff', 'post'] as const;

/**
 * The staff register as the directory and the screens ask for it: each stream folded by its own decider, so that a
 * screen and a decision never differ; and the shifts as rows, by their dates. A row that several events made keeps the
 * strictest of their labels: whoever may not read one of them is not shown what came of it.
 */
export const staffProjection: Projection = {
  name: 'staff',
  version: 1,
  tables: [...folded, 'shift'],
  types: staff.streams.flatMap(({ events }) => Object.keys(events)),
  create: `
    ${folded
      .map(
        (table) => `
    create table {${table}} (
      id text primary key,
      changed_position bigint not null,
      version bigint not null,
      state jsonb not null,
      {label}
    );`,
      )
      .join('')}
    create table {shift} (
      id text primary key,
      changed_position bigint not null,
      version bigint not null,
      staff text not null,
      name text not null,
      desk text,
      from_at timestamptz,
      until_at timestamptz,
      {label}
    );
    create index on {shift} (from_at);
    create index on {shift} (staff, until_at);`,
  // One by one: the register changes a few times an hour, and each row's label is that of all its events.
  async apply(events, run) {
    for (const recorded of events) {
      const kind = recorded.stream.slice(0, recorded.stream.indexOf('/'));
      if (kind === 'shift') await writeShift(recorded as RecordedEvent<ShiftEvent>, run);
      else await foldOne(kind, recorded, run);
    }
  },
};

async function foldOne(kind: string, recorded: RecordedEvent, run: Run): Promise<void> {
  const door = staff.streams.find((stream) => stream.kind === kind);
  if (door === undefined) throw new Error(`no stream ${kind} in the staff register`);
  const { decider } = door;
  const id = recorded.stream.slice(kind.length + 1);
  const [before] = await run(`select state from {${kind}} where id = $1`, [id]);
  const state = decider.evolve(before?.['state'] ?? decider.initial, recorded.event);
  const row = { id, changed_position: recorded.position, version: recorded.version, state };
  await run(
    `insert into {${kind}} as old (id, changed_position, version, state, ${labelNames})
     select id, changed_position, version, state, ${labelNames}
     from jsonb_to_recordset($1::jsonb)
       as n(id text, changed_position bigint, version bigint, state jsonb, ${labelTypes})
     on conflict (id) do update set changed_position = excluded.changed_position, version = excluded.version,
       state = excluded.state, ${keepStricter('old', 'excluded')}`,
    [JSON.stringify([{ ...row, ...labelOf(recorded) }])],
  );
}

function labelOf(recorded: RecordedEvent) {
  const kind = recorded.stream.slice(0, recorded.stream.indexOf('/'));
  const door = staff.streams.find((stream) => stream.kind === kind);
  return labelColumns(recorded, door?.handling[recorded.event.type]?.personal ?? true);
}

type ShiftEvent = DomainEvent & {
  readonly staff: string;
  readonly shift: string;
  readonly desk?: string;
  readonly from?: string;
  readonly until?: string;
};

// A retired shift keeps its row without dates, so that its version goes on where it is put again.
async function writeShift(recorded: RecordedEvent<ShiftEvent>, run: Run): Promise<void> {
  const { event, position } = recorded;
  const row = {
    id: `${event.staff}/${event.shift}`,
    changed_position: position,
    staff: event.staff,
    name: event.shift,
    desk: event.desk ?? null,
    from_at: event.from ?? null,
    until_at: event.until ?? null,
  };
  await run(
    `insert into {shift} as old (id, changed_position, version, staff, name, desk, from_at, until_at, ${labelNames})
     select id, changed_position, 1, staff, name, desk, from_at, until_at, ${labelNames}
     from jsonb_to_recordset($1::jsonb) as n(id text, changed_position bigint, staff text, name text, desk text,
       from_at timestamptz, until_at timestamptz, ${labelTypes})
     on conflict (id) do update set changed_position = excluded.changed_position, version = old.version + 1,
       desk = excluded.desk, from_at = excluded.from_at, until_at = excluded.until_at,
       ${keepStricter('old', 'excluded')}`,
    [JSON.stringify([{ ...row, ...labelOf(recorded) }])],
  );
}
