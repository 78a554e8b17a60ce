import type { Decider, Decision } from '../../../kernel/decider.ts';
import { never, ok, refuse } from '../../../kernel/result.ts';
import { checkSpan, isTooFar } from './decide-duty.ts';
import { checkDuty, type DutyFault } from './duty-check.ts';
import type { DutyEvent } from './events-duty.ts';
import type { TeamCommand, TeamCommandOf, TeamEvent } from './events-team.ts';
import { seenRules } from './rest-rules.ts';
import { dutyStream, seenDuties } from './seen.ts';
import { membersMax } from './shapes.ts';
import { evolveTeam, type Team, type TeamState } from './team-state.ts';
import { momentsOfSpan, type WallFault } from './wall-span.ts';

export type TeamRefusal =
  | 'actor_missing'
  | 'team_exists'
  | 'team_unknown'
  | 'team_disbanded'
  | 'member_known'
  | 'member_unknown'
  | 'members_full'
  | 'nobody_left'
  | 'shift_exists'
  | 'duty_too_far'
  | 'unchanged'
  | 'spans_full'
  | 'span_unknown'
  | 'up_already'
  | 'not_up'
  | 'search_open'
  | WallFault
  | DutyFault;

type Written = TeamEvent | DutyEvent;
type Answer = Decision<Written, TeamRefusal>;

/**
 * Decides over one team. A roster entered for the whole team stands for each member or for nobody: the refusal names
 * whose rest it would break, and `without` leaves them out. A team with which an open search lies is not released.
 */
export const teamDecider: Decider<TeamState, TeamCommand, Written, TeamRefusal> = {
  initial: { phase: 'none' },
  decide(state, command) {
    const { by } = command;
    if (by === undefined) return refuse('actor_missing');
    if (command.type === 'FormTeam') {
      if (state.phase !== 'none') return refuse('team_exists');
      const { at, team, state: ofState, zone, place, lane } = command;
      return ok([{ type: 'TeamFormed', at, team, state: ofState, zone, place, lane, by }]);
    }
    if (state.phase === 'none') return refuse('team_unknown');
    if (state.phase === 'disbanded') return refuse('team_disbanded');
    return change(state, command, by);
  },
  evolve(state, event) {
    switch (event.type) {
      case 'DutyPut':
      case 'DutyRetired':
      case 'AvailabilitySet':
      case 'AvailabilityCleared':
      case 'AbsenceReported':
      case 'ReturnReported':
        return state; // written on a person's own stream
      default:
        return evolveTeam(state, event);
    }
  },
};

type Change = Exclude<TeamCommand, { readonly type: 'FormTeam' }>;

function change(team: Team, command: Change, by: string): Answer {
  const { at } = command;
  const said = { at, team: team.team, by };
  switch (command.type) {
    case 'AssignTeam': {
      const { place, lane } = command;
      if (team.place === place && team.lane === lane) return refuse('unchanged');
      return ok([{ type: 'TeamAssigned', ...said, place, lane }]);
    }
    case 'AddMember':
      if (team.members.includes(command.staff)) return refuse('member_known');
      if (team.members.length >= membersMax) return refuse('members_full', { most: membersMax });
      return ok([{ type: 'MemberAdded', ...said, staff: command.staff }]);
    case 'RemoveMember': {
      if (!team.members.includes(command.staff)) return refuse('member_unknown');
      const kept = team.members.length === 1 ? holding(team) : null;
      return kept ?? ok([{ type: 'MemberRemoved', ...said, staff: command.staff }]);
    }
    case 'RosterTeam':
      return roster(team, command, by);
    case 'SetTeamAvailability':
      return setAvailability(team, command, by);
    case 'ClearTeamAvailability':
      return clearAvailability(team, command, by);
    case 'StandUpTeam':
      return team.upSince === null ? ok([{ type: 'TeamStoodUp', ...said }]) : refuse('up_already');
    case 'StandDownTeam':
      if (team.upSince === null) return refuse('not_up');
      return holding(team) ?? ok([{ type: 'TeamStoodDown', ...said }]);
    case 'DisbandTeam':
      return holding(team) ?? ok([{ type: 'TeamDisbanded', ...said }]);
    default:
      return never(command);
  }
}

/** A search is left open by nobody: until it is over or taken over, the team that has it stays. */
function holding({ searches }: Team): Answer | null {
  const [search] = searches;
  return search === undefined ? null : refuse('search_open', { search, searches: searches.length });
}

/** The members whom an order for the whole team concerns. */
function membersBut({ members }: Team, without: readonly string[]) {
  const stranger = without.find((one) => !members.includes(one));
  if (stranger !== undefined) return refuse('member_unknown', { staff: stranger });
  const staff = members.filter((one) => !without.includes(one));
  return staff.length === 0 ? refuse('nobody_left') : ok(staff);
}

/** Written on each member's own stream; who has said the very same already stays as they are. */
function setAvailability(team: Team, command: TeamCommandOf<'SetTeamAvailability'>, by: string): Answer {
  const { at, span, is, from, until } = command;
  const members = membersBut(team, command.without);
  if (!members.ok) return members;
  const written: DutyEvent[] = [];
  for (const staff of members.value) {
    const checked = checkSpan(seenDuties(command, staff), command);
    if (checked.ok)
      written.push({ type: 'AvailabilitySet', on: dutyStream(staff), at, staff, span, is, from, until, by });
    else if (checked.refusal.code !== 'unchanged')
      return refuse(checked.refusal.code, { ...checked.refusal.detail, staff });
  }
  return written.length === 0 ? refuse('unchanged') : ok(written);
}

function clearAvailability(team: Team, command: TeamCommandOf<'ClearTeamAvailability'>, by: string): Answer {
  const { at, span } = command;
  const said = team.members.filter((staff) =>
    seenDuties(command, staff).spans.some((one) => one.span === span),
  );
  if (said.length === 0) return refuse('span_unknown');
  return ok(
    said.map((staff): DutyEvent => {
      return { type: 'AvailabilityCleared', on: dutyStream(staff), at, staff, span, by };
    }),
  );
}

function roster(team: Team, command: TeamCommandOf<'RosterTeam'>, by: string): Answer {
  const { at, shift, breakMinutes } = command;
  if (team.shifts.includes(shift)) return refuse('shift_exists');
  const members = membersBut(team, command.without);
  if (!members.ok) return members;
  const { value: staff } = members;
  const moments = momentsOfSpan(command, team.zone);
  if (!moments.ok) return moments;
  if (isTooFar(moments.value, at)) return refuse('duty_too_far');
  const { place, lane, zone } = team;
  const duty = { duty: shift, team: team.team, place, lane, ...moments.value, zone, breakMinutes };
  const national = seenRules(command.seen, team.state);
  for (const one of staff) {
    const held = seenDuties(command, one);
    // A duty is put by its name: one that another team gave this person would be gone.
    if (held.duties.some((known) => known.duty === shift)) return refuse('shift_exists', { staff: one });
    const checked = checkDuty(held, duty, national);
    if (!checked.ok) return refuse(checked.refusal.code, { ...checked.refusal.detail, staff: one });
  }
  const { from, until } = moments.value;
  return ok([
    { type: 'TeamRostered', at, team: team.team, shift, place, lane, from, until, staff, by },
    ...staff.map((one): DutyEvent => {
      return { type: 'DutyPut', on: dutyStream(one), at, staff: one, ...duty, swap: null, by };
    }),
  ]);
}
