import {
  ownOriginSql,
  keepStricter,
  labelColumns,
  labelNames,
  labelTypes,
  type Projection,
  recalledPositions,
  type Run,
  runTogether,
  type SharedStreams,
} from '../../app/project.ts';
import { foldShared } from '../../kernel/causal.ts';
import type { RecordedEvent } from '../../kernel/event.ts';
import { demandsOf } from './alarm-demands.ts';
import type { OfAlarm } from './events-alarm.ts';
import type { WatchEvent } from './events.ts';
import { watch } from './index.ts';
import { handling } from './policy.ts';

const folded = ['alarm', 'watch', 'handover', 'incident', 'call'] as const;
type Folded = (typeof folded)[number];
type Recorded = RecordedEvent<WatchEvent>;

/**
 * The watch as the desks ask for it. Each stream is folded by its own decider, so that a screen and a decision never
 * differ; beside it, every event of an alarm, and what these events asked of which desks, from which it is measured how
 * often a desk was interrupted. A row that several events made keeps the strictest of their labels. Notes to an incident have rows of their own: whoever may not
 * know that something was said sees the report as if nothing had been.
 */
export const watchProjection: Projection<WatchEvent> = {
  name: 'watch',
  version: 3,
  tables: [...folded, 'alarm_event', 'alarm_demand', 'incident_note'],
  types: watch.streams.flatMap(({ events }) => Object.keys(events)) as WatchEvent['type'][], // the door's own keys
  create: `
    ${folded
      .map(
        (table) => `
    create table {${table}} (
      id text primary key,
      changed_position bigint not null,
      changed_at timestamptz not null,
      phase text,
      desk text,
      state jsonb not null,
      {label}
    );`,
      )
      .join('')}
    create index on {alarm} (id) where phase <> 'normal';
    create index on {call} (id) where phase = 'begun';
    create index on {handover} (desk, changed_position desc);
    create index on {incident} (changed_position desc);
    create table {alarm_event} (
      position bigint primary key,
      alarm text not null,
      happened_at timestamptz not null,
      event jsonb not null,
      {label}
    );
    create index on {alarm_event} (happened_at);
    create index on {alarm_event} (alarm, position);
    create table {alarm_demand} (
      alarm text not null,
      ordinal int not null,
      cause text not null,
      priority text not null,
      side text not null,
      role text not null,
      asked_from timestamptz not null,
      asked_until timestamptz,
      {label},
      primary key (alarm, ordinal)
    );
    create index on {alarm_demand} (asked_until);
    create table {incident_note} (
      position bigint primary key,
      incident text not null,
      subject text not null,
      {label}
    );
    create index on {incident_note} (incident, position);`,
  foldsShared: true,
  async apply(events, run, shared) {
    await runTogether([
      ...folded.map((kind) => foldAll(kind, { events, shared }, run)),
      keepRows(events, run, shared),
    ]);
    await keepDemands(events, run, shared);
  },
};

function kindOf(stream: string): string {
  return stream.slice(0, stream.indexOf('/'));
}

function idOf(stream: string): string {
  return stream.slice(stream.indexOf('/') + 1);
}

/** The first event of each stream, then the second of each, ...: one statement writes a row once only. */
function roundsOf(events: readonly Recorded[]): readonly (readonly Recorded[])[] {
  const rounds: Recorded[][] = [];
  const count = new Map<string, number>();
  for (const recorded of events) {
    const round = count.get(recorded.stream) ?? 0;
    count.set(recorded.stream, round + 1);
    (rounds[round] ??= []).push(recorded);
  }
  return rounds;
}

interface Applied {
  readonly events: readonly Recorded[];
  readonly shared: SharedStreams<WatchEvent>;
}

async function foldAll(kind: Folded, { events, shared }: Applied, run: Run): Promise<void> {
  const own = events.filter(({ stream, event }) => kindOf(stream) === kind && event.type !== 'IncidentNoted');
  for (const round of roundsOf(own)) await foldRound(kind, { round, shared }, run);
  await foldRecalled(kind, shared, run);
  await keepOwn(kind, shared, run);
}

/** Whose a row of both nodes is: this node's, as with a decision. Else nobody's people could read it. */
async function keepOwn(kind: Folded, shared: SharedStreams<WatchEvent>, run: Run): Promise<void> {
  const rows = [...shared].flatMap(([stream, { history }]) => {
    const own = history.find(({ recorded }) => recorded.imported === null)?.origin;
    return kindOf(stream) !== kind || own === undefined ? [] : [{ id: idOf(stream), own }];
  });
  await insertAll(run, ownOriginSql(kind), rows);
}

/** What is kept record by record; of what was recalled no row is left. */
async function keepRows(
  events: readonly Recorded[],
  run: Run,
  shared: SharedStreams<WatchEvent>,
): Promise<void> {
  await insertAll(run, insertAlarmEvents, events.flatMap(alarmEventRow));
  await insertAll(run, insertNotes, events.flatMap(noteRow));
  const recalled = recalledPositions(shared);
  for (const table of recalled.length > 0 ? ['alarm_event', 'incident_note'] : [])
    await run(`delete from {${table}} where position = any ($1)`, [recalled]);
}

/**
 * What each alarm that anything new concerns has asked of whom, anew from its kept events: few for one alarm, so that
 * whoever asks for all alarms reads what follows from them, and not the events of a whole night. Labelled as the alarm.
 */
async function keepDemands(
  events: readonly Recorded[],
  run: Run,
  shared: SharedStreams<WatchEvent>,
): Promise<void> {
  const recalled = [...shared].flatMap(([stream, whole]) => (whole.recalled.length > 0 ? [stream] : []));
  const concerned = [...events.map(({ stream }) => stream), ...recalled].filter(
    (stream) => kindOf(stream) === 'alarm',
  );
  if (concerned.length === 0) return;
  const alarms = [...new Set(concerned.map(idOf))];
  const kept = await run(`select event from {alarm_event} where alarm = any ($1) order by position`, [
    alarms,
  ]);
  const demands = demandsOf(kept.map(({ event }) => event as OfAlarm)); // as it was inserted
  const ordinals = new Map<string, number>();
  const rows = demands.map(({ from, until, ...demand }) => {
    const ordinal = ordinals.get(demand.alarm) ?? 0;
    ordinals.set(demand.alarm, ordinal + 1);
    return { ...demand, ordinal, asked_from: from, asked_until: until };
  });
  await run(`delete from {alarm_demand} where alarm = any ($1)`, [alarms]);
  await insertAll(run, insertDemands, rows);
}

interface Round {
  readonly round: readonly Recorded[];
  readonly shared: SharedStreams<WatchEvent>;
}

function deciderOf(kind: Folded) {
  const decider = watch.streams.find((stream) => stream.kind === kind)?.decider;
  if (decider === undefined) throw new Error(`no stream ${kind} in the watch`);
  return decider;
}

/** A stream in which another node has a part is folded anew: what has come may belong before what stands. */
async function foldRound(kind: Folded, { round, shared }: Round, run: Run): Promise<void> {
  const decider = deciderOf(kind);
  const found = await run(`select id, state from {${kind}} where id = any ($1)`, [
    round.map(({ stream }) => idOf(stream)),
  ]);
  const before = new Map(found.map(({ id, state }) => [id, state]));
  const rows = round.map((recorded) => {
    const id = idOf(recorded.stream);
    const whole = shared.get(recorded.stream);
    const state =
      whole === undefined
        ? decider.evolve(before.get(id) ?? decider.initial, recorded.event)
        : foldShared(decider, whole.history);
    return { ...rowOf(id, state), ...changeOf(recorded), ...labelOf(recorded) };
  });
  await run(upsert(kind), [JSON.stringify(rows)]);
}

/** Of what was recalled nothing is left: neither in a state, nor a row of its own. */
async function foldRecalled(kind: Folded, shared: SharedStreams<WatchEvent>, run: Run): Promise<void> {
  const recalled = [...shared].filter(
    ([stream, whole]) => kindOf(stream) === kind && whole.recalled.length > 0,
  );
  const rows = recalled.map(([stream, { history }]) => ({
    ...rowOf(idOf(stream), foldShared(deciderOf(kind), history)),
    is_gone: history.length === 0,
  }));
  await insertAll(run, updateRecalled(kind), rows);
}

function updateRecalled(kind: Folded): string {
  return `
    with n as (
      select * from jsonb_to_recordset($1::jsonb) as n(id text, phase text, desk text, state jsonb, is_gone boolean)
    ), gone as (delete from {${kind}} as old using n where old.id = n.id and n.is_gone)
    update {${kind}} as old set phase = n.phase, desk = n.desk, state = n.state
    from n where old.id = n.id and not n.is_gone`;
}

/** Columns by which rows are found; the whole state stands beside them. */
function rowOf(id: string, state: unknown) {
  const {
    phase = null,
    desk = null,
    prepared = null,
  } = state as {
    readonly phase?: string;
    readonly desk?: string;
    readonly prepared?: { readonly desk: string };
  }; // folded by the room's own deciders
  return { id, phase, desk: prepared?.desk ?? desk, state };
}

function changeOf({ position, event }: Recorded) {
  return { changed_position: position, changed_at: event.at };
}

function labelOf(recorded: Recorded) {
  return labelColumns(recorded, handling[recorded.event.type].personal);
}

function upsert(kind: Folded): string {
  return `
    insert into {${kind}} as old (id, changed_position, changed_at, phase, desk, state, ${labelNames})
    select id, changed_position, changed_at, phase, desk, state, ${labelNames}
    from jsonb_to_recordset($1::jsonb) as n(id text, changed_position bigint, changed_at timestamptz, phase text,
      desk text, state jsonb, ${labelTypes})
    on conflict (id) do update set changed_position = excluded.changed_position, changed_at = excluded.changed_at,
      phase = excluded.phase, desk = excluded.desk, state = excluded.state, ${keepStricter('old', 'excluded')}`;
}

const insertAlarmEvents = `
  insert into {alarm_event} (position, alarm, happened_at, event, ${labelNames})
  select position, alarm, happened_at, event, ${labelNames}
  from jsonb_to_recordset($1::jsonb)
    as n(position bigint, alarm text, happened_at timestamptz, event jsonb, ${labelTypes})`;

const insertDemands = `
  insert into {alarm_demand} (alarm, ordinal, cause, priority, side, role, asked_from, asked_until, ${labelNames})
  select n.*, ${labelNames.replaceAll('label_', 'a.label_')}
  from jsonb_to_recordset($1::jsonb)
    as n(alarm text, ordinal int, cause text, priority text, side text, role text, asked_from timestamptz, asked_until timestamptz)
  join {alarm} a on a.id = n.alarm`;

const insertNotes = `
  insert into {incident_note} (position, incident, subject, ${labelNames})
  select position, incident, subject, ${labelNames}
  from jsonb_to_recordset($1::jsonb) as n(position bigint, incident text, subject text, ${labelTypes})`;

async function insertAll(run: Run, sql: string, rows: readonly object[]): Promise<void> {
  if (rows.length > 0) await run(sql, [JSON.stringify(rows)]);
}

function alarmEventRow(recorded: Recorded) {
  const { event, position, stream } = recorded;
  if (kindOf(stream) !== 'alarm') return [];
  return [{ position, alarm: idOf(stream), happened_at: event.at, event, ...labelOf(recorded) }];
}

function noteRow(recorded: Recorded) {
  const { event, position } = recorded;
  if (event.type !== 'IncidentNoted') return [];
  return [{ position, incident: event.incident, subject: event.subject, ...labelOf(recorded) }];
}
