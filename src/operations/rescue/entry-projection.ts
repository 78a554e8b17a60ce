import { labelColumns, labelNames, labelTypes, type Run, type SharedStreams } from '../../app/project.ts';
import type { DomainEvent, RecordedEvent } from '../../kernel/event.ts';
import { isPersonal } from './policy.ts';

type Recorded = RecordedEvent<DomainEvent>;

/** Columns of a record of a boat or a contact. `place`: among all of its stream, in the order that every node has. */
export const entryTable = `
  create table {entry} (
    position bigint primary key,
    place bigint not null,
    record text not null,
    type text not null,
    happened_at timestamptz not null,
    recorded_at timestamptz not null,
    told_at timestamptz,
    returned_by text,
    by_actor text not null,
    by_desk text,
    origin text not null,
    body jsonb not null,
    {label}
  );
  create index on {entry} (record, place);`;

/**
 * Writes records of boats and contacts, each at its place: what another node decided stands where every node has it, not
 * where it came in. What was recalled is said no more.
 */
export async function writeEntries(
  events: readonly Recorded[],
  run: Run,
  shared: SharedStreams,
): Promise<void> {
  const told = [...shared.values()];
  const places = new Map(
    told.flatMap(({ history }) =>
      history.map(({ recorded }, index) => [recorded.position, index + 1] as const),
    ),
  );
  const rows = events.map((event) => entryRow(event, places.get(event.position) ?? event.version));
  if (rows.length > 0) await run(insertEntries, [JSON.stringify(rows)]);
  for (const { position } of rows) places.delete(position); // they stand at their place
  const moved = [...places].map(([position, place]) => ({ position, place }));
  if (moved.length > 0) await run(movePlaces, [JSON.stringify(moved)]);
  const gone = told.flatMap(({ recalled }) => recalled.map(({ position }) => position));
  if (gone.length > 0) await run('delete from {entry} where position = any ($1::bigint[])', [gone]);
}

const insertEntries = `
  insert into {entry}
  select position, place, record, type, happened_at, recorded_at, told_at, returned_by, by_actor, by_desk, origin, body,
    ${labelNames}
  from jsonb_to_recordset($1::jsonb) as n(position bigint, place bigint, record text, type text, happened_at timestamptz,
    recorded_at timestamptz, told_at timestamptz, returned_by text, by_actor text, by_desk text, origin text, body jsonb, ${labelTypes})`;

const movePlaces = `
  update {entry} as e set place = n.place
  from jsonb_to_recordset($1::jsonb) as n(position bigint, place bigint)
  where e.position = n.position and e.place <> n.place`;

function entryRow(recorded: Recorded, place: number) {
  const { event, position, stream, type, happenedAt, recordedAt, actor, desk, origin, imported } = recorded;
  // What a contact says stands with the contact: here its id is enough.
  const {
    type: _type,
    at: _at,
    on: _on,
    facts: _facts,
    links: _links,
    ...body
  } = event as DomainEvent & {
    readonly facts?: unknown;
    readonly links?: unknown;
  };
  return {
    position,
    place,
    record: stream,
    type,
    happened_at: happenedAt,
    recorded_at: recordedAt,
    told_at: imported?.recordedAt ?? null,
    returned_by: imported?.returnedBy ?? null,
    by_actor: actor,
    by_desk: desk,
    origin,
    body,
    ...labelColumns(recorded, isPersonal(type)),
  };
}
