import type { ZodType } from 'zod';
import type { Decider, DomainCommand } from '../../../kernel/decider.ts';
import type { CommandDoor, StreamDoor } from '../../../kernel/door.ts';
import type { DomainEvent } from '../../../kernel/event.ts';
import { states } from '../../../kernel/label.ts';
import { shortName } from '../../../kernel/shapes.ts';
import { coverRegister } from './cover.ts';
import { dutyDecider } from './decide-duty.ts';
import { searchDecider } from './decide-search.ts';
import { swapDecider } from './decide-swap.ts';
import { teamDecider } from './decide-team.ts';
import { dutyCommandSchemas, dutyEventSchemas } from './events-duty.ts';
import { searchCommandSchemas, searchEventSchemas } from './events-search.ts';
import { swapCommandSchemas, swapEventSchemas } from './events-swap.ts';
import { teamCommandSchemas, teamEventSchemas } from './events-team.ts';
import { dutyHandling, searchStreamHandling, swapHandling, teamHandling } from './policy.ts';
import { dutyRefusals, searchRefusals, swapRefusals, teamRefusals } from './refusals.ts';
import { restRulesRegister, restRulesStream } from './rest-rules.ts';
import type { SearchState } from './search-state.ts';
import { dutyKind, dutyStream, searchKind, swapKind, teamKind, teamStream } from './seen.ts';
import { summaries } from './summaries.ts';
import type { ProposedSwap, SwapState } from './swap-state.ts';
import type { TeamState } from './team-state.ts';

type Erased = Decider<unknown, DomainCommand, DomainEvent, string>; // the door erases state types
type Beside = NonNullable<CommandDoor['beside']>;

/** The rest rules of either state: which of them binds is the team's, known only once it is read. */
const bothRules: readonly string[] = states.map(restRulesStream);
const named = (value: unknown): string => shortName.parse(value);

/** What each order is decided on beside its own stream. The edge folds each by its own decider. */
const besides: Readonly<Record<string, Beside>> = {
  PutDuty: ({ team }) => [teamStream(named(team)), ...bothRules],
  RosterTeam: (_fields, state) => {
    const members = membersOf(state);
    return members.length === 0 ? [] : [...members, ...bothRules];
  },
  SetTeamAvailability: (_fields, state) => membersOf(state),
  ClearTeamAvailability: (_fields, state) => membersOf(state),
  ProposeSwap: ({ staff, other, team, otherTeam }) =>
    swapStreams({
      staff: named(staff),
      other: named(other),
      team: named(team),
      otherTeam: otherTeam === null ? null : named(otherTeam),
    }),
  AcceptSwap: (_fields, state) => streamsOfSwap(state),
  ApproveSwap: (_fields, state) => streamsOfSwap(state),
  BeginSearch: ({ team }) => [teamStream(named(team))],
  ProposeTakeover: ({ to }) => [teamStream(named(to))],
  AcceptTakeover: (_fields, state) => teamsOf(state),
  RefuseTakeover: (_fields, state) => teamsOf(state),
  EndSearch: (_fields, state) => teamsOf(state),
};

function membersOf(state: unknown): readonly string[] {
  const team = state as TeamState; // as said above
  return team.phase === 'none' ? [] : team.members.map(dutyStream);
}

function streamsOfSwap(state: unknown): readonly string[] {
  const swap = state as SwapState; // as said above
  return swap.phase === 'none' ? [] : swapStreams(swap.proposed);
}

type SwapParties = Pick<ProposedSwap, 'staff' | 'other' | 'team' | 'otherTeam'>;

/** Both people’s duties, the teams that these are of, and the rest rules: asked for anew at each step of a swap. */
function swapStreams({ staff, other, team, otherTeam }: SwapParties): readonly string[] {
  const teams = otherTeam === null ? [team] : [team, otherTeam];
  return [dutyStream(staff), dutyStream(other), ...teams.map(teamStream), ...bothRules];
}

/** The team that has a search, and those to which it was ever offered. */
function teamsOf(state: unknown): readonly string[] {
  const search = state as SearchState; // as said above
  if (search.phase === 'none') return [];
  return [...new Set([search.team, ...search.takeovers.map(({ to }) => to)])].map(teamStream);
}

function commandsOf(
  schemas: Readonly<Record<string, ZodType>>,
  key: 'staff' | 'team' | 'swap' | 'search',
): Readonly<Record<string, CommandDoor>> {
  const texts: Readonly<Record<string, CommandDoor['summary']>> = summaries;
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]): [string, CommandDoor] => {
      const summary = texts[name];
      if (summary === undefined) throw new Error(`no summary of ${name}`); // the table is checked by its type
      const beside = besides[name];
      const more: Pick<CommandDoor, 'beside'> = beside === undefined ? {} : { beside };
      return [name, { schema, summary, streamKey: (fields) => named(fields[key]), ...more }];
    }),
  );
}

/** The streams of the teams: people's duties, teams, swaps, open searches, minimum cover and rest rules. */
export const teamStreams: readonly StreamDoor[] = [
  {
    kind: dutyKind,
    decider: dutyDecider as unknown as Erased,
    commands: commandsOf(dutyCommandSchemas, 'staff'),
    events: dutyEventSchemas,
    handling: dutyHandling,
    upcasters: {},
    refusals: dutyRefusals,
  },
  {
    kind: teamKind,
    decider: teamDecider as unknown as Erased,
    commands: commandsOf(teamCommandSchemas, 'team'),
    events: teamEventSchemas,
    handling: teamHandling,
    upcasters: {},
    refusals: teamRefusals,
  },
  {
    kind: swapKind,
    decider: swapDecider as unknown as Erased,
    commands: commandsOf(swapCommandSchemas, 'swap'),
    events: swapEventSchemas,
    handling: swapHandling,
    upcasters: {},
    refusals: swapRefusals,
  },
  {
    kind: searchKind,
    decider: searchDecider as unknown as Erased,
    commands: commandsOf(searchCommandSchemas, 'search'),
    events: searchEventSchemas,
    handling: searchStreamHandling,
    upcasters: {},
    refusals: searchRefusals,
  },
  coverRegister,
  restRulesRegister,
];
