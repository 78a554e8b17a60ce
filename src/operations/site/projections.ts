import {
  keepStricter,
  labelColumns,
  labelNames,
  labelTypes,
  type Projection,
  type Run,
} from '../../app/project.ts';
import { registerProjection } from '../../app/register.ts';
import type { DomainEvent, RecordedEvent } from '../../kernel/event.ts';
import { siteAlarmDecider, type SiteAlarmState } from './decide-alarm.ts';
import { pointDecider, type PointState } from './decide-point.ts';
import { stopDecider, type StopState } from './decide-stop.ts';
import { alarmEventSchemas } from './events-alarm.ts';
import { pointEventSchemas } from './events-point.ts';
import { stopEventSchemas } from './events-stop.ts';
import { registerKinds } from './registers.ts';

/** The tables behind the registers of sites, zones, devices and works. */
export const siteRegisterProjections = {
  site: registerProjection(registerKinds.site, 'Site'),
  zone: registerProjection(registerKinds.zone, 'SiteZone'),
  device: registerProjection(registerKinds.device, 'SiteDevice'),
  work: registerProjection(registerKinds.work, 'SiteWork'),
} as const;

/** A table of states as folded by a decider, by the kind of stream it is folded from. */
export interface StateTable {
  readonly name: string;
  readonly kind: string;
  evolve(state: unknown, event: DomainEvent): unknown;
  isOpen(state: unknown): boolean;
  /** True where a subject of the vault is named in its rows. */
  readonly isPersonal?: true;
}

// States are read back as they were written below, and each stream has one kind of events: the casts say no more.
const tables: readonly StateTable[] = [
  {
    name: 'alarm',
    kind: 'site_alarm',
    evolve: (state, event) =>
      siteAlarmDecider.evolve(
        (state as SiteAlarmState | undefined) ?? siteAlarmDecider.initial,
        event as never,
      ),
    isOpen: (state) => {
      const known = state as SiteAlarmState;
      return known.phase === 'known' && known.alarm.closed === null;
    },
  },
  {
    name: 'point',
    kind: 'site_point',
    evolve: (state, event) =>
      pointDecider.evolve((state as PointState | undefined) ?? pointDecider.initial, event as never),
    isOpen: () => true,
  },
  {
    name: 'stop',
    kind: 'train_stop',
    evolve: (state, event) =>
      stopDecider.evolve((state as StopState | undefined) ?? stopDecider.initial, event as never),
    isOpen: (state) => {
      const known = state as StopState;
      return known.phase === 'known' && known.stop.ended === null;
    },
  },
];

/**
 * Alarms, states of devices and requests to stop trains as folded by their own deciders, so that a screen and a decision
 * never differ. Nothing of a site is shared with another node: a row is folded from this node's book alone.
 */
export const siteProjection: Projection = {
  name: 'site',
  version: 4,
  tables: tables.map(({ name }) => name),
  types: [alarmEventSchemas, pointEventSchemas, stopEventSchemas].flatMap((schemas) => Object.keys(schemas)),
  create: tables.map(stateTableSql).join(''),
  async apply(events, run) {
    for (const table of tables) await foldInto(table, events, run);
  },
};

/** The statement that makes such a table. */
export function stateTableSql({ name }: StateTable): string {
  return `
    create table {${name}} (
      id text primary key,
      changed bigint not null,
      changed_at timestamptz not null,
      is_open boolean not null,
      state jsonb not null,
      {label}
    );
    create index on {${name}} (is_open, changed_at desc);`;
}

/** Folds the events of a table's own kind into its rows. */
export async function foldInto(table: StateTable, events: readonly RecordedEvent[], run: Run): Promise<void> {
  const own = events.flatMap((recorded) =>
    recorded.stream.startsWith(`${table.kind}/`)
      ? [{ id: recorded.stream.slice(table.kind.length + 1), recorded }]
      : [],
  );
  if (own.length === 0) return;
  const rows = await run(`select id, state from {${table.name}} where id = any($1::text[])`, [
    [...new Set(own.map(({ id }) => id))],
  ]);
  const states = new Map(rows.map(({ id, state }) => [String(id), state]));
  const written = new Map<string, Record<string, unknown>>();
  for (const { id, recorded } of own) {
    const state = table.evolve(states.get(id), recorded.event);
    states.set(id, state);
    written.set(id, {
      id,
      changed: recorded.position,
      changed_at: recorded.recordedAt,
      is_open: table.isOpen(state),
      state,
      ...labelColumns(recorded, table.isPersonal === true),
    });
  }
  await run(
    `insert into {${table.name}} as old (id, changed, changed_at, is_open, state, ${labelNames})
     select id, changed, changed_at, is_open, state, ${labelNames}
     from jsonb_to_recordset($1::jsonb)
       as n(id text, changed bigint, changed_at timestamptz, is_open boolean, state jsonb, ${labelTypes})
     on conflict (id) do update set changed = excluded.changed, changed_at = excluded.changed_at,
       is_open = excluded.is_open, state = excluded.state, ${keepStricter('old', 'excluded')}`,
    [JSON.stringify([...written.values()])],
  );
}
