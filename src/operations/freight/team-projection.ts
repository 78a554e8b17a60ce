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
import { coverKind } from './team/cover.ts';
import { type DutyState, evolveDuty, noDuties } from './team/duty-state.ts';
import { type DutyEvent, dutyEventSchemas } from './team/events-duty.ts';
import { searchEventSchemas, type SearchEvent } from './team/events-search.ts';
import { swapEventSchemas, type SwapEvent } from './team/events-swap.ts';
import { teamEventSchemas, type TeamEvent } from './team/events-team.ts';
import { rosterHandling } from './team/handling.ts';
import { restRulesKind } from './team/rest-rules.ts';
import { evolveSearch } from './team/search-state.ts';
import { dutyKind, searchKind, swapKind, teamKind } from './team/seen.ts';
import { evolveSwap, isOpenSwap, type SwapState } from './team/swap-state.ts';
import { evolveTeam } from './team/team-state.ts';

/** The tables behind the registers of minimum cover and of rest rules. */
export const coverProjection = registerProjection(coverKind, 'Cover', rosterHandling.personal);
export const restRulesProjection = registerProjection(restRulesKind, 'RestRules', rosterHandling.personal);

interface Folded {
  readonly kind: string;
  readonly table: string;
  /** Null: nothing was there before. */
  evolve(state: unknown, event: DomainEvent): unknown;
  isOpen(state: unknown): boolean;
}

const hasPhase = (state: unknown, ...phases: readonly string[]): boolean =>
  typeof state === 'object' && state !== null && 'phase' in state && phases.includes(String(state.phase));

// States as these very functions wrote them, and a stream's own events: the table erases both types.
const folded: readonly Folded[] = [
  {
    kind: dutyKind,
    table: 'duty',
    evolve: (state, event) => evolveDuty((state ?? noDuties) as DutyState, event as DutyEvent),
    isOpen: () => true,
  },
  {
    kind: teamKind,
    table: 'team',
    evolve: (state, event) =>
      evolveTeam((state ?? { phase: 'none' }) as Parameters<typeof evolveTeam>[0], event as TeamEvent),
    isOpen: (state) => hasPhase(state, 'formed'),
  },
  {
    kind: swapKind,
    table: 'swap',
    evolve: (state, event) => evolveSwap((state ?? { phase: 'none' }) as SwapState, event as SwapEvent),
    isOpen: (state) => isOpenSwap(state as SwapState),
  },
  {
    kind: searchKind,
    table: 'search',
    evolve: (state, event) =>
      evolveSearch((state ?? { phase: 'none' }) as Parameters<typeof evolveSearch>[0], event as SearchEvent),
    isOpen: (state) => hasPhase(state, 'open'),
  },
];

/**
 * People's duties, teams, swaps and open searches as folded by their own deciders, so that a screen and a decision never
 * differ. None of it leaves its node, so no stream has a part of another's.
 */
export const teamProjection: Projection = {
  name: 'freight_team',
  version: 2,
  tables: folded.map(({ table }) => table),
  types: [dutyEventSchemas, teamEventSchemas, swapEventSchemas, searchEventSchemas].flatMap((schemas) =>
    Object.keys(schemas),
  ),
  create: `${folded.map(({ table }) => createTable(table)).join('')}
    create index on {search} ((state ->> 'passage'));`,
  async apply(events, run) {
    for (const one of folded) await applyTo(one, events, run);
  },
};

function createTable(table: string): string {
  return `
    create table {${table}} (
      id text primary key,
      changed bigint not null,
      is_open boolean not null,
      state jsonb not null,
      {label}
    );
    create index on {${table}} (is_open, changed desc);`;
}

/** What stands is read once and folded in memory; each row keeps the stricter of the labels of all that made it. */
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
    states.set(id, state);
    const row = {
      id,
      changed: recorded.position,
      is_open: one.isOpen(state),
      state,
      ...labelColumns(recorded, rosterHandling.personal),
    };
    await run(
      `insert into {${one.table}} as old (id, changed, is_open, state, ${labelNames})
       select id, changed, is_open, state, ${labelNames}
       from jsonb_to_recordset($1::jsonb) as n(id text, changed bigint, is_open boolean, state jsonb, ${labelTypes})
       on conflict (id) do update set changed = excluded.changed, is_open = excluded.is_open,
         state = excluded.state, ${keepStricter('old', 'excluded')}`,
      [JSON.stringify([row])],
    );
  }
}
