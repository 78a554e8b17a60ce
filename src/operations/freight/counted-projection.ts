import {
  keepStricter,
  labelColumns,
  type LabelColumns,
  labelNames,
  labelTypes,
  type Run,
} from '../../app/project.ts';
import type { JournalPosition, RecordedEvent } from '../../kernel/event.ts';
import type { PassageEvent } from './events-passage.ts';
import { plain } from './handling.ts';
import { type CountedState, countedWhole, evolveCounted } from './selection/counted.ts';

/** What the fairness report reads of passages. */
export const countedTypes: readonly PassageEvent['type'][] = [
  'PassageOpened',
  'VehicleCorrected',
  'ControlRecorded',
  'ControlCorrected',
  'PassagesJoined',
  'PassagesParted',
];

/**
 * One row an entry. `state`: the entry alone; beside it the passage that is counted under it, of so many `entries`; none
 * where it is counted under another that a person joined to it. So a quarter is counted in one pass, without looking for
 * partners.
 */
export const countedTable = `
    create table {counted} (
      id text primary key,
      changed bigint not null,
      moment timestamptz not null,
      state jsonb not null,
      entries int not null,
      place text not null,
      form text not null,
      grounds jsonb not null,
      found boolean not null,
      found_by jsonb not null,
      {label}
    );
    create index on {counted} (moment);`;

/** By their text, each once. */
type Labels = ReadonlyMap<string, LabelColumns>;

interface Kept {
  readonly state: CountedState;
  readonly changed: JournalPosition;
  readonly labels: Labels;
}

/**
 * Folds passages' events, and counts anew every group that one of them concerns, as it was before and as it is after.
 * Entries of one group bear the strictest label of all: a passage is counted whole for whoever may see all of it.
 */
export async function applyCounted(events: readonly RecordedEvent<PassageEvent>[], run: Run): Promise<void> {
  const kept = await readKept(events, run);
  const concerned = new Set<string>();
  for (const recorded of events) {
    const { passage } = recorded.event;
    const before = kept.get(passage);
    const state = evolveCounted(before?.state ?? null, recorded.event);
    if (state === null) continue;
    const label = labelColumns(recorded, plain.personal);
    kept.set(passage, { state, changed: recorded.position, labels: before?.labels ?? new Map() });
    const circle = [...new Set([passage, ...(before?.state.group ?? []), ...state.group])].flatMap((id) => {
      const one = kept.get(id);
      return one === undefined ? [] : [{ id, one }];
    });
    const labels = new Map([...circle.flatMap(({ one }) => [...one.labels]), [JSON.stringify(label), label]]);
    for (const { id, one } of circle) {
      kept.set(id, { ...one, changed: recorded.position, labels });
      concerned.add(id);
    }
  }
  await write([...concerned], kept, run);
}

/** The entries that these events are of, and those that are or come to be joined to them, as they stand. */
async function readKept(
  events: readonly RecordedEvent<PassageEvent>[],
  run: Run,
): Promise<Map<string, Kept>> {
  const kept = new Map<string, Kept>();
  const read = async (ids: readonly string[]): Promise<void> => {
    const asked = [...new Set(ids)].filter((id) => !kept.has(id));
    if (asked.length === 0) return;
    const rows = await run(
      `select id, state, changed, ${labelNames} from {counted} where id = any($1::text[])`,
      [asked],
    );
    for (const row of rows) kept.set(String(row['id']), keptOf(row));
  };
  await read(events.flatMap(({ event }) => [event.passage, ...('group' in event ? event.group : [])]));
  // Every entry of a group names all of it, so that one more look finds whoever was joined before.
  await read([...kept.values()].flatMap(({ state }) => state.group));
  return kept;
}

function keptOf(row: Readonly<Record<string, unknown>>): Kept {
  const label = Object.fromEntries(labelNames.split(', ').map((name) => [name, row[name]]));
  return {
    // As the projection wrote both.
    state: row['state'] as CountedState,
    changed: Number(row['changed']),
    labels: new Map([[JSON.stringify(label), label as unknown as LabelColumns]]),
  };
}

const upsert = `
  insert into {counted} as old (id, changed, moment, state, entries, place, form, grounds, found, found_by, ${labelNames})
  select id, changed, moment, state, entries, place, form, grounds, found, found_by, ${labelNames}
  from jsonb_to_recordset($1::jsonb) as n(id text, changed bigint, moment timestamptz, state jsonb, entries int, place text,
    form text, grounds jsonb, found boolean, found_by jsonb, ${labelTypes})
  on conflict (id) do update set changed = excluded.changed, state = excluded.state, entries = excluded.entries,
    place = excluded.place, form = excluded.form, grounds = excluded.grounds, found = excluded.found,
    found_by = excluded.found_by,
    ${keepStricter('old', 'excluded')}`;

/** A row once for each label that went into it: the store keeps the stricter. Nearly always that is one. */
async function write(ids: readonly string[], kept: ReadonlyMap<string, Kept>, run: Run): Promise<void> {
  const rows = ids.map((id) => rowsOf(id, kept));
  const rounds = Math.max(0, ...rows.map(({ length }) => length));
  for (let round = 0; round < rounds; round += 1) {
    const now = rows.flatMap((labelled) => labelled[round] ?? []);
    await run(upsert, [JSON.stringify(now)]);
  }
}

function rowsOf(id: string, kept: ReadonlyMap<string, Kept>): readonly object[] {
  const own = kept.get(id);
  if (own === undefined) return [];
  const { state, changed, labels } = own;
  const ids = state.group.length === 0 ? [id] : state.group;
  const whole = countedWhole(
    ids.flatMap((one) => {
      const entry = kept.get(one);
      return entry === undefined ? [] : [{ id: one, state: entry.state }];
    }),
  );
  if (whole === null) return [];
  const { head, entries, foundBy, ...counted } = whole;
  const told = { ...counted, found_by: foundBy, entries: head === id ? entries : 0 };
  const row = { id, changed, moment: state.arrivedAt, state, ...told };
  return [...labels.values()].map((label) => ({ ...row, ...label }));
}
