import {
  keepStricter,
  labelColumns,
  labelNames,
  labelTypes,
  type Projection,
  type Run,
} from '../../app/project.ts';
import type { DomainEvent, RecordedEvent } from '../../kernel/event.ts';
import { applyCounted, countedTable, countedTypes } from './counted-projection.ts';
import { type PassageEvent, passageEventSchemas } from './events-passage.ts';
import { plain } from './handling.ts';
import { reportDecider, type ReportState } from './report/decide-report.ts';
import { reportKind } from './report/door.ts';
import { type ReportEvent, reportEventSchemas } from './report/events-report.ts';
import { drawDecider, type ShareState } from './selection/decide-draw.ts';
import { evolveRule, type RuleState } from './selection/decide-rule.ts';
import { drawKind, ruleKind } from './selection/door.ts';
import { type DrawEvent, drawEventSchemas } from './selection/events-draw.ts';
import { type RuleEvent, ruleEventSchemas } from './selection/events-rule.ts';

interface Folded {
  readonly kind: string;
  readonly table: string;
  /** Null: nothing was there before, or nothing is to be kept. */
  evolve(state: unknown, event: DomainEvent): unknown;
  /** Moment by which rows are found: seen, arrived, valid to. */
  momentOf(state: unknown): string | null;
}

/** Of a report: the first 48 bits of its receipt's number, as hex digits. Its number is letters and figures alone. */
export const numberPrefixSql = "left(encode(sha256(decode(id, 'escape')), 'hex'), 12)";

const none = { phase: 'none' } as const;

// States as these very functions wrote them, and a stream's own events: the table erases both types.
const folded: readonly Folded[] = [
  {
    kind: ruleKind,
    table: 'rule',
    evolve: (state, event) => evolveRule((state ?? none) as RuleState, event as RuleEvent),
    momentOf: (state) => ((state as RuleState).phase === 'none' ? null : ruleMoment(state as RuleState)),
  },
  {
    kind: drawKind,
    table: 'share',
    evolve: (state, event) =>
      drawDecider.evolve((state ?? drawDecider.initial) as ShareState, event as DrawEvent),
    momentOf: (state) => (state as ShareState).periods.at(-1)?.to ?? null,
  },
  {
    kind: reportKind,
    table: 'report',
    evolve: (state, event) => reportDecider.evolve((state ?? none) as ReportState, event as ReportEvent),
    momentOf: (state) => ((state as ReportState).phase === 'made' ? seenAt(state as ReportState) : null),
  },
];

function ruleMoment(state: RuleState): string | null {
  return state.phase === 'none' ? null : state.rule.validTo;
}

function seenAt(state: ReportState): string | null {
  return state.phase === 'none' ? null : state.report.seenAt;
}

/** How vehicles are chosen and what drivers say, as folded by their own deciders; passages as the fairness report counts them. */
export const selectionProjection: Projection = {
  name: 'freight_selection',
  version: 3,
  tables: [...folded.map(({ table }) => table), 'counted'],
  types: [
    ...[ruleEventSchemas, drawEventSchemas, reportEventSchemas].flatMap((schemas) => Object.keys(schemas)),
    ...countedTypes,
  ],
  create: [
    ...folded.map(
      ({ table }) => `
    create table {${table}} (
      id text primary key,
      changed bigint not null,
      moment timestamptz not null,
      state jsonb not null,
      {label}
    );
    create index on {${table}} (moment);`,
    ),
    `create index on {report} (${numberPrefixSql});`,
    countedTable,
  ].join(''),
  async apply(events, run) {
    for (const one of folded) await applyTo(one, events, run);
    await applyCounted(events.filter(isOfPassage), run);
  },
};

const isOfPassage = (recorded: RecordedEvent): recorded is RecordedEvent<PassageEvent> =>
  recorded.event.type in passageEventSchemas;

async function applyTo(one: Folded, events: readonly RecordedEvent[], run: Run): Promise<void> {
  const own = events.flatMap((recorded) => {
    const [kind, id] = recorded.stream.split(/\/(.*)/s);
    return kind === one.kind && id !== undefined ? [{ id, recorded }] : [];
  });
  if (own.length === 0) return;
  const ids = [...new Set(own.map(({ id }) => id))];
  const known = await run(`select id, state from {${one.table}} where id = any($1::text[])`, [ids]);
  const states = new Map(known.map(({ id, state }): [string, unknown] => [String(id), state]));
  // One write an event: a row's label is then the strictest of each that made it, in the order of the book.
  for (const { id, recorded } of own) {
    const state = one.evolve(states.get(id) ?? null, recorded.event);
    const moment = state === null ? null : one.momentOf(state);
    if (moment === null) continue;
    states.set(id, state);
    const row = { id, changed: recorded.position, moment, state, ...labelColumns(recorded, plain.personal) };
    await run(
      `insert into {${one.table}} as old (id, changed, moment, state, ${labelNames})
       select id, changed, moment, state, ${labelNames}
       from jsonb_to_recordset($1::jsonb) as n(id text, changed bigint, moment timestamptz, state jsonb, ${labelTypes})
       on conflict (id) do update set changed = excluded.changed, moment = excluded.moment,
         state = excluded.state, ${keepStricter('old', 'excluded')}`,
      [JSON.stringify([row])],
    );
  }
}
