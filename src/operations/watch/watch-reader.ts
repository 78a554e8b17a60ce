import type { ReadRows } from '../../app/project.ts';
import { type Instant, instant, toUtc, type UtcText } from '../../kernel/time.ts';
import type { Demand } from './alarm-demands.ts';
import type { StandingAlarm } from './alarm-state.ts';
import type { BegunHandover } from './decide-handover.ts';
import type { KnownIncident } from './decide-incident.ts';
import type { WatchState } from './decide-watch.ts';
import type { OfAlarm } from './events-alarm.ts';
import type { KnownStream } from './watch-book.ts';

/** Alarms told at once; a watch with more has lost them already, and is told so. */
export const alarmsMax = 500;
const demandsMax = 50_000;
const recordMax = 200;
const handoversMax = 20;
const incidentsMax = 50;

/** What the watch has on record, as one reader may see it; every list is bounded. */
export interface WatchReader {
  /** Alarms on some list: danger to life first, then the longest standing. At most one more than is told. */
  standingAlarms(): Promise<readonly StandingAlarm[]>;
  /** The longest ago first: what asked any desk within the span, also what began before it or lasts beyond. */
  demands(span: { readonly from: Instant; readonly to: Instant }): Promise<readonly Demand[]>;
  /** The latest events of one alarm, oldest first; none where there is no such alarm for this reader. */
  alarmRecord(alarm: string): Promise<readonly OfAlarm[]>;
  watches(): Promise<readonly WatchState[]>;
  /** Newest first. */
  handovers(desk: string): Promise<readonly BegunHandover[]>;
  /** Newest first, each with the subjects of its notes. */
  incidents(): Promise<readonly { readonly incident: KnownIncident; readonly notes: readonly string[] }[]>;
  /** When the desk was last handed over; null: never on record. */
  lastHandover(desk: string): Promise<UtcText | null>;
}

type Row = Readonly<Record<string, unknown>>;

/**
 * Reads the projection; each state was folded by the room's own decider and is told as it is. `seesProtected` false: alarms
 * that are protected are as if they had never been raised, in lists, records and demands alike.
 */
export function createWatchReader(read: ReadRows, seesProtected: boolean): WatchReader {
  const states = async <Kind>(sql: string, values: readonly unknown[]): Promise<readonly Kind[]> =>
    (await read(sql, values)).map((row: Row) => row['state'] as Kind); // as above
  return {
    standingAlarms: () => states<StandingAlarm>(standingSql, [alarmsMax + 1, seesProtected]),
    demands: async ({ from, to }) =>
      (await read(demandsSql, [toUtc(from), toUtc(to), demandsMax, seesProtected])).map(demandOf),
    alarmRecord: async (alarm) =>
      (await read(recordSql, [alarm, recordMax, seesProtected]))
        .map((row) => row['event'] as OfAlarm)
        .toReversed(),
    watches: () => states<WatchState>(`select state from {watch} order by id limit 10`, []),
    handovers: (desk) =>
      states<BegunHandover>(
        `select state from {handover} where desk = $1 order by changed_position desc limit $2`,
        [desk, handoversMax],
      ),
    async incidents() {
      const rows = await read(incidentsSql, [incidentsMax]);
      return rows.map((row) => ({
        incident: row['state'] as KnownIncident, // as above
        notes: (row['notes'] as readonly string[] | null) ?? [], // aggregated below
      }));
    },
    async lastHandover(desk) {
      const [row] = await read(
        `select state #>> '{incoming,at}' as at from {handover} where desk = $1 and phase = 'done'
         order by changed_position desc limit 1`,
        [desk],
      );
      return (row?.['at'] as UtcText | undefined) ?? null; // written by the decider
    },
  };
}

const isProtected = `coalesce((state #>> '{condition,isProtected}')::boolean, false)`;
/** Of an alarm named in another table. */
const isTold = (mayAll: string): string =>
  `(${mayAll}::boolean or alarm not in (select id from {alarm} where ${isProtected}))`;

const standingSql = `
  select state from {alarm} where phase <> 'normal' and ($2::boolean or not ${isProtected})
  order by array_position(array['life', 'high', 'low'], state #>> '{condition,priority}'),
    state #>> '{condition,since}', id limit $1`;

// What began before the span and lasts into it interrupts no second time.
const demandsSql = `
  select alarm, cause, priority, side, role, asked_from, asked_until from {alarm_demand}
  where asked_from <= $2 and (asked_until is null or asked_until >= $1) and ${isTold('$4')}
  order by asked_from, alarm, ordinal limit $3`;

function demandOf(row: Row): Demand {
  const { asked_from: from, asked_until: until, ...demand } = row;
  const moment = (at: unknown): UtcText => toUtc(instant((at as Date).getTime())); // the store's timestamptz
  return {
    ...(demand as Pick<Demand, 'alarm' | 'cause' | 'priority' | 'side' | 'role'>), // as `demandsOf` told them
    from: moment(from),
    until: until === null ? null : moment(until),
  };
}

const recordSql = `select event from {alarm_event} where alarm = $1 and ${isTold('$3')} order by position desc limit $2`;

const incidentsSql = `
  select i.state, (select jsonb_agg(n.subject order by n.position) from {incident_note} n where n.incident = i.id) as notes
  from {incident} i order by i.changed_position desc limit $1`;

/**
 * The streams that a keeper's book begins with, from the projection as the program itself reads it: alarms that stand,
 * the watches, handovers under way, calls in hand.
 */
export async function knownStreams(read: ReadRows): Promise<readonly KnownStream[]> {
  const rows = await read(knownSql, []);
  return rows.map((row) => ({
    stream: String(row['stream']),
    position: Number(row['position']),
    state: row['state'],
  }));
}

const knownSql = `
  select 'alarm/' || id as stream, changed_position::float8 as position, state from {alarm} where phase <> 'normal'
  union all
  select 'watch/' || id, changed_position::float8, state from {watch}
  union all
  select 'handover/' || id, changed_position::float8, state from {handover}
  where phase in ('prepared', 'signed_by_one')
  union all
  select 'call/' || id, changed_position::float8, state from {call} where phase = 'begun'
  limit 20000`;
