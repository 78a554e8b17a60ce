import type { Zone } from '../../../kernel/local-clock.ts';
import type { State } from '../../../kernel/label.ts';
import { never } from '../../../kernel/result.ts';
import type { UtcText } from '../../../kernel/time.ts';
import type { TeamEvent } from './events-team.ts';

/** A team as the roster has it: members by id, where it stands, and what lies with it. */
export interface Team {
  readonly phase: 'formed' | 'disbanded';
  readonly team: string;
  readonly state: State;
  readonly zone: Zone;
  readonly place: string;
  readonly lane: string;
  readonly members: readonly string[];
  /** Since when it is on; null: it is not. */
  readonly upSince: UtcText | null;
  /** Searches that lie with it: it is not released before they are over or taken over. */
  readonly searches: readonly string[];
  readonly shifts: readonly string[];
}
export type TeamState = { readonly phase: 'none' } | Team;

/** Shift names are kept so far back: a name is free again after so many more. */
const shiftsKept = 200;

/** Folds one event into a team. */
export function evolveTeam(state: TeamState, event: TeamEvent): TeamState {
  if (event.type === 'TeamFormed') {
    if (state.phase !== 'none') return state;
    const { team, state: ofState, zone, place, lane } = event;
    const empty = { members: [], upSince: null, searches: [], shifts: [] };
    return { phase: 'formed', team, state: ofState, zone, place, lane, ...empty };
  }
  return state.phase === 'none' ? state : changed(state, event);
}

function changed(team: Team, event: Exclude<TeamEvent, { readonly type: 'TeamFormed' }>): Team {
  switch (event.type) {
    case 'TeamAssigned':
      return { ...team, place: event.place, lane: event.lane };
    case 'MemberAdded':
      return { ...team, members: [...team.members, event.staff].toSorted() };
    case 'MemberRemoved':
      return { ...team, members: team.members.filter((one) => one !== event.staff) };
    case 'TeamRostered':
      return { ...team, shifts: [...team.shifts, event.shift].slice(-shiftsKept) };
    case 'TeamStoodUp':
      return { ...team, upSince: event.at };
    case 'TeamStoodDown':
      return { ...team, upSince: null };
    case 'SearchHeld':
      return { ...team, searches: [...team.searches, event.search] };
    case 'SearchReleased':
      return { ...team, searches: team.searches.filter((one) => one !== event.search) };
    case 'TeamDisbanded':
      return { ...team, phase: 'disbanded', upSince: null };
    default:
      return never(event);
  }
}
