import {
  keepStricter,
  labelColumns,
  labelNames,
  labelTypes,
  type Projection,
  type Run,
} from '../../app/project.ts';
import type { DomainEvent, RecordedEvent } from '../../kernel/event.ts';
import type { BoatState } from './boat-state.ts';
import type { ContactState } from './contact-state.ts';
import { boatDecider } from './decide-boat.ts';
import { contactDecider } from './decide-contact.ts';
import { boatEventSchemas } from './events-boat.ts';
import { handling } from './policy.ts';
import { contactEventSchemas } from './events-contact.ts';

type Recorded = RecordedEvent<DomainEvent>;
type Table = 'contact' | 'boat';

const deciders = { contact: contactDecider, boat: boatDecider } as const;

/**
 * Contacts and boats as they stand, each folded by its own decider, and every record of each in the order of the book.
 * A row bears the stricter of the labels of all that it says. Ids, figures and tokens only: words and numbers lie in the
 * vault.
 */
export const rescueProjection: Projection<DomainEvent> = {
  name: 'rescue',
  version: 2,
  tables: ['contact', 'boat', 'entry'],
  types: [...Object.keys(contactEventSchemas), ...Object.keys(boatEventSchemas)],
  create: `
    create table {contact} (
      id text primary key,
      position bigint not null,
      first_at timestamptz not null,
      changed_at timestamptz not null,
      is_open boolean not null,
      state jsonb not null,
      {label}
    );
    create index on {contact} (position);
    create index on {contact} (is_open, changed_at);
    create table {boat} (
      id text primary key,
      position bigint not null,
      first_at timestamptz not null,
      changed_at timestamptz not null,
      is_open boolean not null,
      state jsonb not null,
      {label}
    );
    create index on {boat} (position);
    create index on {boat} (is_open, changed_at);
    create table {entry} (
      position bigint primary key,
      record text not null,
      type text not null,
      happened_at timestamptz not null,
      recorded_at timestamptz not null,
      by_actor text not null,
      by_desk text,
      origin text not null,
      body jsonb not null,
      {label}
    );
    create index on {entry} (record, position);`,
  async apply(events, run) {
    for (const table of ['contact', 'boat'] as const) await fold(table, events, run);
    const entries = events.filter(({ stream }) => kindOf(stream) !== 'numbering').map(entryRow);
    if (entries.length > 0) await run(insertEntries, [JSON.stringify(entries)]);
  },
};

/** `contact/c-1` is of kind `contact`. */
function kindOf(stream: string): string {
  return stream.split('/', 1)[0] ?? '';
}

interface Row {
  readonly id: string;
  readonly state: unknown;
}

/** Folds what is new onto what stands, and writes each row once for each label that its events bear. */
async function fold(table: Table, events: readonly Recorded[], run: Run): Promise<void> {
  const mine = events.filter(({ stream }) => kindOf(stream) === table);
  if (mine.length === 0) return;
  const ids = [...new Set(mine.map(({ stream }) => stream.slice(table.length + 1)))];
  const standing = await run(`select id, state from {${table}} where id = any ($1)`, [ids]);
  const states = new Map(standing.map((row) => [String(row['id']), row['state']]));
  for (const wave of waves(mine)) {
    const rows = wave.map((group) => rowOf(table, states, group));
    for (const { id, state } of rows) states.set(id, state);
    await run(upsert(table), [JSON.stringify(rows)]);
  }
}

/** Events in runs that touch one record with one label, and those runs so that no wave holds a record twice. */
function waves(events: readonly Recorded[]): readonly (readonly (readonly Recorded[])[])[] {
  const runs = new Map<string, Recorded[][]>();
  for (const event of events) {
    const groups = runs.get(event.stream) ?? [];
    const last = groups.at(-1);
    if (last?.[0] !== undefined && sameLabelled(last[0], event)) last.push(event);
    else groups.push([event]);
    runs.set(event.stream, groups);
  }
  const most = Math.max(...[...runs.values()].map((groups) => groups.length));
  return Array.from({ length: most }, (_, n) =>
    [...runs.values()].flatMap((groups) => (groups[n] === undefined ? [] : [groups[n]])),
  );
}

function sameLabelled(one: Recorded, other: Recorded): boolean {
  const said = ({ event, marking, purpose, label, origin }: Recorded): string =>
    JSON.stringify([marking, purpose, label, origin, isPersonal(event.type)]);
  return said(one) === said(other);
}

function rowOf(table: Table, states: ReadonlyMap<string, unknown>, group: readonly Recorded[]) {
  const decider = deciders[table];
  const [first] = group;
  const last = group.at(-1);
  if (first === undefined || last === undefined) throw new Error('no event, no row');
  const id = first.stream.slice(table.length + 1);
  // The table holds what this fold wrote: the state of the record's own decider.
  let state: unknown = states.get(id) ?? decider.initial;
  for (const { event } of group)
    state = (decider.evolve as (before: unknown, event: DomainEvent) => unknown)(state, event);
  return {
    id,
    state,
    position: last.position,
    first_at: first.recordedAt,
    changed_at: last.recordedAt,
    is_open: isOpen(table, state),
    ...labelColumns(last, isPersonal(last.event.type)),
  } satisfies Row & Record<string, unknown>;
}

/** A contact stays open until it stands on a boat or was answered; a boat until it is closed or goes on under another. */
function isOpen(table: Table, state: unknown): boolean {
  if (table === 'boat') return (state as BoatState).status === 'open'; // folded by that decider above
  const contact = state as ContactState; // likewise
  return contact.status === 'recorded' && contact.answer === null && contact.links.length === 0;
}

function isPersonal(type: string): boolean {
  return (handling as Readonly<Record<string, { readonly personal: boolean }>>)[type]?.personal ?? true;
}

const upsert = (table: Table): string => `
  insert into {${table}} as old (id, position, first_at, changed_at, is_open, state, ${labelNames})
  select id, position, first_at, changed_at, is_open, state, ${labelNames}
  from jsonb_to_recordset($1::jsonb) as n(id text, position bigint, first_at timestamptz, changed_at timestamptz,
    is_open boolean, state jsonb, ${labelTypes})
  on conflict (id) do update set position = excluded.position, changed_at = excluded.changed_at,
    is_open = excluded.is_open, state = excluded.state, ${keepStricter('old', 'excluded')}`;

const insertEntries = `
  insert into {entry}
  select position, record, type, happened_at, recorded_at, by_actor, by_desk, origin, body, ${labelNames}
  from jsonb_to_recordset($1::jsonb) as n(position bigint, record text, type text, happened_at timestamptz,
    recorded_at timestamptz, by_actor text, by_desk text, origin text, body jsonb, ${labelTypes})`;

function entryRow(recorded: Recorded) {
  const { event, position, stream, type, happenedAt, recordedAt, actor, desk, origin } = recorded;
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
    record: stream,
    type,
    happened_at: happenedAt,
    recorded_at: recordedAt,
    by_actor: actor,
    by_desk: desk,
    origin,
    body,
    ...labelColumns(recorded, isPersonal(type)),
  };
}
