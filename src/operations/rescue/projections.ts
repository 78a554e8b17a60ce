import {
  ownOriginSql,
  keepStricter,
  labelColumns,
  labelNames,
  labelTypes,
  type Projection,
  type Run,
  runTogether,
  type SharedStreams,
} from '../../app/project.ts';
import { foldShared } from '../../kernel/causal.ts';
import type { Decider, DomainCommand } from '../../kernel/decider.ts';
import type { DomainEvent, RecordedEvent } from '../../kernel/event.ts';
import type { BoatState } from './boat-state.ts';
import type { ContactState } from './contact-state.ts';
import { boatDecider } from './decide-boat.ts';
import { contactDecider } from './decide-contact.ts';
import { callerDecider, type CallerState } from './decide-caller.ts';
import { seaDecider, seaStream } from './decide-sea.ts';
import { boatEventSchemas } from './events-boat.ts';
import { callerEventSchemas } from './events-caller.ts';
import { entryTable, writeEntries } from './entry-projection.ts';
import { isPersonal } from './policy.ts';
import { contactEventSchemas } from './events-contact.ts';

type Recorded = RecordedEvent<DomainEvent>;
type Table = 'contact' | 'boat' | 'sea' | 'caller';

const deciders = {
  contact: contactDecider,
  boat: boatDecider,
  sea: seaDecider,
  caller: callerDecider,
} as const;
/** One of them, for events of its own stream. */
type Folding = Pick<
  Decider<unknown, DomainCommand, DomainEvent, string>,
  'initial' | 'evolve' | 'contested' | 'reconcile'
>;

const ofRecords = new Set(['contact', 'boat']);

/**
 * Contacts, boats, callers' marks and what was reported of the sea as they stand, each folded by its own decider, and every record of each in the order of the book.
 * A row bears the stricter of the labels of all that it says. Ids, figures and tokens only: words and numbers lie in the
 * vault.
 */
export const rescueProjection: Projection<DomainEvent> = {
  name: 'rescue',
  version: 6,
  tables: ['contact', 'boat', 'sea', 'caller', 'entry'],
  types: [contactEventSchemas, boatEventSchemas, seaStream.events, callerEventSchemas].flatMap(Object.keys),
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
    create table {sea} (
      id text primary key,
      position bigint not null,
      first_at timestamptz not null,
      changed_at timestamptz not null,
      is_open boolean not null,
      state jsonb not null,
      {label}
    );
    create index on {sea} (changed_at);
    create table {caller} (
      id text primary key,
      position bigint not null,
      first_at timestamptz not null,
      changed_at timestamptz not null,
      is_open boolean not null,
      state jsonb not null,
      {label}
    );
    create index on {caller} (position);
    create index on {caller} (changed_at);
    create index on {caller} using gin ((state -> 'borne'));
    ${entryTable}`,
  foldsShared: true,
  async apply(events, run, shared) {
    const entries = events.filter(({ stream }) => ofRecords.has(kindOf(stream)));
    const tables = ['contact', 'boat', 'sea', 'caller'] as const;
    const folds = tables.map((table) => fold(table, { events, shared }, run));
    await runTogether([...folds, writeEntries(entries, run, shared)]);
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

interface Applied {
  readonly events: readonly Recorded[];
  readonly shared: SharedStreams;
}

/**
 * Folds what is new onto what stands, and writes each row once for each label that its events bear. A record of two nodes
 * is folded anew.
 */
async function fold(table: Table, { events, shared }: Applied, run: Run): Promise<void> {
  const mine = events.filter(({ stream }) => kindOf(stream) === table);
  const anew = sharedStates(table, shared);
  if (mine.length > 0) {
    const ids = [...new Set(mine.map(({ stream }) => stream.slice(table.length + 1)))];
    const standing = await run(`select id, state from {${table}} where id = any ($1)`, [ids]);
    const states = new Map(standing.map((row) => [String(row['id']), row['state']]));
    for (const wave of waves(mine)) {
      const rows = wave.map((group) => rowOf(table, { states, anew }, group));
      for (const { id, state } of rows) states.set(id, state);
      await run(upsert(table), [JSON.stringify(rows)]);
    }
  }
  const written = new Map(mine.map(({ stream, position }) => [stream.slice(table.length + 1), position]));
  await writeShared(table, [...anew].map(sharedRow(table, written)), run);
}

/** What a record of two nodes is, as folded from all that is held of it. */
interface Anew {
  readonly state: BoatState | ContactState | CallerState;
  readonly position: number;
  /** This node, where it has a part in it; null: all of it is another's. */
  readonly own: string | null;
}

function sharedStates(table: Table, shared: SharedStreams): ReadonlyMap<string, Anew> {
  return new Map(
    [...shared]
      .filter(([stream]) => kindOf(stream) === table)
      .map(([stream, { history, position }]) => {
        const decider = deciders[table] as Folding; // folds the events of its own kind of stream, and passes over others
        const state = foldShared(decider, history) as BoatState | ContactState | CallerState;
        const own = history.find(({ recorded }) => recorded.imported === null)?.origin ?? null;
        return [stream.slice(table.length + 1), { state, position, own }] as const;
      }),
  );
}

/** `written`: the last position that was just written of a record, as folded anew. */
function sharedRow(table: Table, written: ReadonlyMap<string, number>) {
  return ([id, { state, position, own }]: readonly [string, Anew]) => ({
    id,
    own,
    state,
    position,
    is_open: isOpen(table, state),
    stands: written.get(id) === position,
  });
}

/**
 * What changed without a new event of its own, because something was recalled. Of what is wholly recalled the row stays, and
 * says nothing: whoever looks what changed is to see that it went.
 */
async function writeShared(
  table: Table,
  rows: readonly ReturnType<ReturnType<typeof sharedRow>>[],
  run: Run,
): Promise<void> {
  const changed = rows.filter(({ stands }) => !stands);
  if (changed.length > 0)
    await run(
      `update {${table}} as old set state = n.state, is_open = n.is_open, position = n.position
       from jsonb_to_recordset($1::jsonb) as n(id text, state jsonb, position bigint, is_open boolean)
       where old.id = n.id and old.position < n.position`,
      [JSON.stringify(changed)],
    );
  const owned = rows.flatMap(({ id, own }) => (own === null ? [] : [{ id, own }]));
  if (owned.length > 0) await run(ownOriginSql(table), [JSON.stringify(owned)]);
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

interface Standing {
  readonly states: ReadonlyMap<string, unknown>;
  readonly anew: ReadonlyMap<string, Anew>;
}

function rowOf(table: Table, { states, anew }: Standing, group: readonly Recorded[]) {
  const decider = deciders[table] as Folding; // as above
  const [first] = group;
  const last = group.at(-1);
  if (first === undefined || last === undefined) throw new Error('no event, no row');
  const id = first.stream.slice(table.length + 1);
  // The table holds what this fold wrote: the state of the record's own decider.
  const shared = anew.get(id);
  let state: unknown = shared?.state ?? states.get(id) ?? decider.initial;
  if (shared === undefined) for (const { event } of group) state = decider.evolve(state, event);
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

/**
 * A contact stays open until it stands on a boat or was answered; a boat until it is closed or goes on under another.
 * What was reported of the sea is told by its age.
 */
function isOpen(table: Table, state: unknown): boolean {
  if (table === 'sea' || table === 'caller') return false;
  if (table === 'boat') return (state as BoatState).status === 'open'; // folded by that decider above
  const contact = state as ContactState; // likewise
  return contact.status === 'recorded' && contact.answer === null && contact.links.length === 0;
}

const upsert = (table: Table): string => `
  insert into {${table}} as old (id, position, first_at, changed_at, is_open, state, ${labelNames})
  select id, position, first_at, changed_at, is_open, state, ${labelNames}
  from jsonb_to_recordset($1::jsonb) as n(id text, position bigint, first_at timestamptz, changed_at timestamptz,
    is_open boolean, state jsonb, ${labelTypes})
  on conflict (id) do update set position = excluded.position, changed_at = excluded.changed_at,
    is_open = excluded.is_open, state = excluded.state, ${keepStricter('old', 'excluded')}`;
