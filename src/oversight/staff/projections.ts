import type { Projection, Run } from '../../app/project.ts';
import type { DomainEvent, RecordedEvent } from '../../kernel/event.ts';
import { staff } from './index.ts';

// One switch: the columns by which row security judges each row are `{label}` once the journal fills them.
const label = '';

const folded = ['agency', 'desk', 'staff', 'post'] as const;

/**
 * The staff register as the directory and the screens ask for it: each stream folded by its own decider, so that a
 * screen and a decision never differ; and the shifts as rows, by their dates.
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
      state jsonb not null${label}
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
      until_at timestamptz${label}
    );
    create index on {shift} (from_at);
    create index on {shift} (staff, until_at);`,
  async apply(events, run) {
    for (const kind of folded) await foldStreams(kind, of(events, kind), run);
    await writeShifts(of(events, 'shift'), run);
  },
};

function of(events: readonly RecordedEvent[], kind: string): readonly RecordedEvent[] {
  return events.filter(({ stream }) => stream.startsWith(`${kind}/`));
}

interface FoldedRow {
  readonly id: string;
  readonly changed_position: number;
  readonly version: number;
  readonly state: unknown;
}

async function foldStreams(kind: string, events: readonly RecordedEvent[], run: Run): Promise<void> {
  if (events.length === 0) return;
  const decider = staff.streams.find((stream) => stream.kind === kind)?.decider;
  if (decider === undefined) throw new Error(`no stream ${kind} in the staff register`);
  const ids = [...new Set(events.map(keyOf))];
  const before = await run(`select id, state from {${kind}} where id = any($1)`, [ids]);
  const states = new Map<string, unknown>(before.map((row) => [String(row['id']), row['state']]));
  const rows = new Map<string, FoldedRow>();
  for (const recorded of events) {
    const id = keyOf(recorded);
    const state = decider.evolve(states.get(id) ?? decider.initial, recorded.event);
    states.set(id, state);
    rows.set(id, { id, changed_position: recorded.position, version: recorded.version, state });
  }
  await run(
    `insert into {${kind}} (id, changed_position, version, state)
     select id, changed_position, version, state
     from jsonb_to_recordset($1::jsonb) as n(id text, changed_position bigint, version bigint, state jsonb)
     on conflict (id) do update
     set changed_position = excluded.changed_position, version = excluded.version, state = excluded.state`,
    [JSON.stringify([...rows.values()])],
  );
}

function keyOf({ stream }: RecordedEvent): string {
  return stream.slice(stream.indexOf('/') + 1);
}

type ShiftEvent = DomainEvent & {
  readonly staff: string;
  readonly shift: string;
  readonly desk?: string;
  readonly from?: string;
  readonly until?: string;
};

// A retired shift keeps its row without dates, so that its version goes on where it is put again.
async function writeShifts(events: readonly RecordedEvent[], run: Run): Promise<void> {
  for (const { event, position } of events as readonly RecordedEvent<ShiftEvent>[])
    await run(
      `insert into {shift} as s (id, changed_position, version, staff, name, desk, from_at, until_at)
       values ($1, $2, 1, $3, $4, $5, $6, $7)
       on conflict (id) do update set changed_position = excluded.changed_position, version = s.version + 1,
         desk = excluded.desk, from_at = excluded.from_at, until_at = excluded.until_at`,
      [
        `${event.staff}/${event.shift}`,
        position,
        event.staff,
        event.shift,
        event.desk ?? null,
        event.from ?? null,
        event.until ?? null,
      ],
    );
}
