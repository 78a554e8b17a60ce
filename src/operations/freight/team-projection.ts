import { createFolded, type Folding, folding, streamTable } from '../../app/folded-projection.ts';
import type { Projection } from '../../app/project.ts';
import { registerProjection } from '../../app/register.ts';
import { coverKind } from './team/cover.ts';
import { type DutyState, evolveDuty, noDuties } from './team/duty-state.ts';
import { type DutyEvent, dutyEventSchemas } from './team/events-duty.ts';
import { searchEventSchemas, type SearchEvent } from './team/events-search.ts';
import { swapEventSchemas, type SwapEvent } from './team/events-swap.ts';
import { teamEventSchemas, type TeamEvent } from './team/events-team.ts';
import { rosterHandling } from './team/handling.ts';
import { restRulesKind } from './team/rest-rules.ts';
import { evolveSearch, type SearchState } from './team/search-state.ts';
import { dutyKind, searchKind, swapKind, teamKind } from './team/seen.ts';
import { evolveSwap, isOpenSwap, type SwapState } from './team/swap-state.ts';
import { evolveTeam, type TeamState } from './team/team-state.ts';

/** The tables behind the registers of minimum cover and of rest rules. */
export const coverProjection = registerProjection(coverKind, 'Cover', rosterHandling.personal);
export const restRulesProjection = registerProjection(restRulesKind, 'RestRules', rosterHandling.personal);

const { personal } = rosterHandling;

const tables: readonly Folding[] = [
  folding(
    streamTable<DutyState, DutyEvent>({
      name: 'duty',
      kind: dutyKind,
      decider: { initial: noDuties, evolve: evolveDuty },
      isOpen: () => true,
      personal,
    }),
  ),
  folding(
    streamTable<TeamState, TeamEvent>({
      name: 'team',
      kind: teamKind,
      decider: { initial: { phase: 'none' }, evolve: evolveTeam },
      isOpen: ({ phase }) => phase === 'formed',
      personal,
    }),
  ),
  folding(
    streamTable<SwapState, SwapEvent>({
      name: 'swap',
      kind: swapKind,
      decider: { initial: { phase: 'none' }, evolve: evolveSwap },
      isOpen: isOpenSwap,
      personal,
    }),
  ),
  folding(
    streamTable<SearchState, SearchEvent>({
      name: 'search',
      kind: searchKind,
      decider: { initial: { phase: 'none' }, evolve: evolveSearch },
      isOpen: ({ phase }) => phase === 'open',
      personal,
    }),
  ),
];

/**
 * People's duties, teams, swaps and open searches as folded by their own deciders, so that a screen and a decision never
 * differ. None of it leaves its node, so no stream has a part of another's.
 */
export const teamProjection: Projection = {
  name: 'freight_team',
  version: 3,
  tables: tables.map(({ name }) => name),
  types: [dutyEventSchemas, teamEventSchemas, swapEventSchemas, searchEventSchemas].flatMap((schemas) =>
    Object.keys(schemas),
  ),
  create: `${tables.map(({ name }) => createFolded(name)).join('')}
    create index on {search} ((state ->> 'passage'));`,
  async apply(events, run) {
    for (const table of tables) await table.apply({ events, shared: new Map() }, run);
  },
};
