import type { Decider, Decision } from '../../../kernel/decider.ts';
import { never, ok, refuse } from '../../../kernel/result.ts';
import type { UtcText } from '../../../kernel/time.ts';
import type {
  SearchCommand,
  SearchCommandOf,
  SearchEvent,
  SearchEventOf,
  TakeoverReadBack,
} from './events-search.ts';
import type { TeamEvent } from './events-team.ts';
import { evolveSearch, type Search, type SearchState, type Takeover } from './search-state.ts';
import { seenTeam, teamStream } from './seen.ts';
import { openSearchesMax, takeoversMax } from './shapes.ts';

export type SearchRefusal =
  | 'actor_missing'
  | 'search_exists'
  | 'search_unknown'
  | 'search_over'
  | 'team_unknown'
  | 'team_disbanded'
  | 'team_not_up'
  | 'searches_full'
  | 'nothing_left'
  | 'part_twice'
  | 'part_forgotten'
  | 'promise_dropped'
  | 'same_team'
  | 'takeover_open'
  | 'takeover_unknown'
  | 'takeover_settled'
  | 'takeovers_full'
  | 'receiving_team_only'
  | 'same_person'
  | 'read_back_differs'
  | 'parts_left'
  | 'control_missing'
  | 'unchanged';

type Written = SearchEvent | TeamEvent;
type Answer = Decision<Written, SearchRefusal>;

/**
 * Decides over one open search of a vehicle. It always lies with one team: handing it over is proposed with what was
 * done, what is left, the seal and the promises, and until somebody of the next team accepts, the first has it and is
 * not released: as with a boat at sea. Source: PROBLEM section 4 ("first centre keeps it"), F12.
 */
export const searchDecider: Decider<SearchState, SearchCommand, Written, SearchRefusal> = {
  initial: { phase: 'none' },
  decide(state, command) {
    const { by } = command;
    if (by === undefined) return refuse('actor_missing');
    if (command.type === 'BeginSearch') return begin(state, command, by);
    if (state.phase === 'none') return refuse('search_unknown');
    if (state.phase === 'ended') return refuse('search_over');
    switch (command.type) {
      case 'NoteSearchProgress':
        return note(state, command, by);
      case 'ProposeTakeover':
        return propose(state, command, by);
      case 'AcceptTakeover':
      case 'RefuseTakeover':
      case 'WithdrawTakeover':
        return settle(state, command, by);
      case 'EndSearch':
        return end(state, command, by);
      default:
        return never(command);
    }
  },
  evolve: evolveSearch,
};

/** A team's place is written on its own stream: it is released by that alone. */
function onTeam(type: 'SearchHeld' | 'SearchReleased', team: string, said: Said): TeamEvent {
  return { type, on: teamStream(team), team, ...said };
}

interface Said {
  readonly at: UtcText;
  readonly search: string;
  readonly by: string;
}

function begin(state: SearchState, command: SearchCommandOf<'BeginSearch'>, by: string): Answer {
  if (state.phase !== 'none') return refuse('search_exists');
  const { at, search, passage, team, place, lane, left } = command;
  const lacking = cannotTake(command, team);
  if (lacking !== null) return lacking;
  if (left.length === 0) return refuse('nothing_left');
  if (hasTwice(left)) return refuse('part_twice');
  const said = { at, search, by };
  return ok([
    { type: 'VehicleSearchBegun', ...said, passage, team, place, lane, left },
    onTeam('SearchHeld', team, said),
  ]);
}

function cannotTake(command: SearchCommand, name: string) {
  const team = seenTeam(command, name);
  if (team === null) return refuse('team_unknown', { team: name });
  if (team.phase === 'disbanded') return refuse('team_disbanded', { team: name });
  if (team.upSince === null) return refuse('team_not_up', { team: name });
  return team.searches.length >= openSearchesMax ? refuse('searches_full', { most: openSearchesMax }) : null;
}

type Progress = Pick<SearchCommandOf<'NoteSearchProgress'>, 'done' | 'left' | 'seal' | 'promises'>;

/** Nothing that was to be searched may vanish from the list, nor a promise that was made, by another in its name. */
function progressFault(search: Search, { done, left, promises }: Progress) {
  if (hasTwice([...done, ...left])) return refuse('part_twice');
  const named = new Set([...done, ...left]);
  const forgotten = [...search.done, ...search.left].find((part) => !named.has(part));
  if (forgotten !== undefined) return refuse('part_forgotten', { part: forgotten });
  const said = new Map(promises.map((one) => [one.promise, one]));
  const dropped = search.promises.find(({ promise, what, dueAt }) => {
    const now = said.get(promise);
    return now?.what !== what || now.dueAt !== dueAt;
  });
  return dropped === undefined ? null : refuse('promise_dropped', { promise: dropped.promise });
}

function hasTwice(parts: readonly string[]): boolean {
  return new Set(parts).size < parts.length;
}

function progressOf({ done, left, seal, promises }: Progress): Progress {
  return { done, left, seal, promises };
}

/** What the order says of the search; what it leaves out, as it stands. */
function progressSaid(state: Search, said: SearchCommandOf<'ProposeTakeover'>): Progress {
  const { done = state.done, left = state.left, seal = state.seal, promises = state.promises } = said;
  return { done, left, seal, promises };
}

function note(state: Search, command: SearchCommandOf<'NoteSearchProgress'>, by: string): Answer {
  if (openTakeover(state) !== null) return refuse('takeover_open');
  const fault = progressFault(state, command);
  if (fault !== null) return fault;
  const said = progressOf(command);
  if (JSON.stringify(said) === JSON.stringify(progressOf(state))) return refuse('unchanged');
  return ok([{ type: 'SearchProgressNoted', at: command.at, search: command.search, ...said, by }]);
}

function propose(state: Search, command: SearchCommandOf<'ProposeTakeover'>, by: string): Answer {
  const { at, search, takeover, to } = command;
  const open = openTakeover(state);
  if (open !== null) return refuse('takeover_open', { takeover: open.takeover });
  if (state.takeovers.some((one) => one.takeover === takeover)) return refuse('takeover_settled');
  if (state.takeovers.length >= takeoversMax) return refuse('takeovers_full', { most: takeoversMax });
  if (to === state.team) return refuse('same_team');
  const team = seenTeam(command, to);
  if (team === null) return refuse('team_unknown', { team: to });
  if (team.phase === 'disbanded') return refuse('team_disbanded', { team: to });
  const handedOver = progressSaid(state, command);
  const fault = progressFault(state, handedOver);
  if (fault !== null) return fault;
  const proposed = { takeover, from: state.team, to, ...handedOver };
  return ok([{ type: 'TakeoverProposed', at, search, ...proposed, by }]);
}

type Settling = SearchCommandOf<'AcceptTakeover' | 'RefuseTakeover' | 'WithdrawTakeover'>;

function settle(state: Search, command: Settling, by: string): Answer {
  const { at, search, takeover } = command;
  const known = state.takeovers.find((one) => one.takeover === takeover);
  if (known === undefined) return refuse('takeover_unknown');
  if (known.settled !== null) return refuse('takeover_settled');
  if (command.type === 'WithdrawTakeover')
    return ok([{ type: 'TakeoverWithdrawn', at, search, takeover, by }]);
  const isTheirs = seenTeam(command, known.to)?.members.includes(by) ?? false;
  if (!isTheirs) return refuse('receiving_team_only', { team: known.to });
  if (by === known.by) return refuse('same_person');
  if (command.type === 'RefuseTakeover')
    return ok([{ type: 'TakeoverRefused', at, search, takeover, reason: command.reason, by }]);
  const { readBack } = command;
  const differs = readBackFault(state, readBack);
  if (differs !== null) return refuse('read_back_differs', { of: differs });
  const lacking = cannotTake(command, known.to);
  if (lacking !== null) return lacking;
  const said = { at, search, by };
  const { from, to } = known;
  return ok([
    { type: 'TakeoverAccepted', ...said, takeover, from, to, readBack },
    onTeam('SearchHeld', to, said),
    onTeam('SearchReleased', from, said),
  ]);
}

/** In what a repeated hand-over differs from what lies there; null: in nothing. Order is of no matter. */
function readBackFault({ left, seal, promises }: Search, said: TakeoverReadBack) {
  if (!isSameSet(said.left, left)) return 'left';
  if (said.seal !== seal) return 'seal';
  const open = promises.filter(({ kept }) => !kept).map(({ what }) => what);
  return isSameSet(said.promises, open) ? null : 'promises';
}

function isSameSet(one: readonly string[], other: readonly string[]): boolean {
  return one.every((part) => other.includes(part)) && other.every((part) => one.includes(part));
}

function end(state: Search, command: SearchCommandOf<'EndSearch'>, by: string): Answer {
  const { at, search, why, control } = command;
  const open = openTakeover(state);
  if (open !== null) return refuse('takeover_open', { takeover: open.takeover });
  if (why === 'control_recorded') {
    if (control === null) return refuse('control_missing');
    const [part] = state.left;
    if (part !== undefined) return refuse('parts_left', { part, parts: state.left.length });
  }
  const said = { at, search, by };
  const ended: SearchEventOf<'VehicleSearchEnded'> = {
    type: 'VehicleSearchEnded',
    ...said,
    why,
    control,
    team: state.team,
  };
  return ok([ended, onTeam('SearchReleased', state.team, said)]);
}

/** The handing over that nobody has answered; null: none. */
export function openTakeover({ takeovers }: Search): Takeover | null {
  return takeovers.find(({ settled }) => settled === null) ?? null;
}
