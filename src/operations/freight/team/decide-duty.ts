import type { Decider, Decision } from '../../../kernel/decider.ts';
import { never, ok, refuse } from '../../../kernel/result.ts';
import { fromUtc } from '../../../kernel/time.ts';
import { checkDuty, type DutyFault } from './duty-check.ts';
import { type Duty, type DutyState, evolveDuty, noDuties, share } from './duty-state.ts';
import type { DutyCommand, DutyCommandOf, DutyEvent } from './events-duty.ts';
import { seenRules } from './rest-rules.ts';
import { seenTeam } from './seen.ts';
import { spansMax } from './shapes.ts';
import { momentsOfSpan, type WallFault } from './wall-span.ts';

export type DutyRefusal =
  | 'actor_missing'
  | 'team_unknown'
  | 'team_disbanded'
  | 'not_a_member'
  | 'duty_unknown'
  | 'duty_too_far'
  | 'unchanged'
  | 'spans_full'
  | 'span_unknown'
  | 'absence_exists'
  | 'absence_unknown'
  | 'absence_over'
  | WallFault
  | DutyFault;

type Answer = Decision<DutyEvent, DutyRefusal>;

/** Nobody is rostered farther ahead. Ours: a bound against a slip of the year. */
export const aheadDaysMax = 400;

/**
 * Decides over one person's duties: the register of the roster with its rules against two places at once and against
 * rosters without rest. An absence is taken as said, never asked why, and never refused for want of cover. Refusals:
 * refusals.ts.
 */
export const dutyDecider: Decider<DutyState, DutyCommand, DutyEvent, DutyRefusal> = {
  initial: noDuties,
  decide(state, command) {
    const { by } = command;
    if (by === undefined) return refuse('actor_missing');
    switch (command.type) {
      case 'PutDuty':
        return put(state, command, by);
      case 'RetireDuty': {
        const { at, staff, duty } = command;
        if (!state.duties.some((one) => one.duty === duty)) return refuse('duty_unknown');
        return ok([{ type: 'DutyRetired', at, staff, duty, swap: null, by }]);
      }
      case 'SetAvailability':
        return setAvailability(state, command, by);
      case 'ClearAvailability': {
        const { at, staff, span } = command;
        if (!state.spans.some((one) => one.span === span)) return refuse('span_unknown');
        return ok([{ type: 'AvailabilityCleared', at, staff, span, by }]);
      }
      case 'ReportAbsence':
        return reportAbsence(state, command, by);
      case 'ReportReturn':
        return reportReturn(state, command, by);
      default:
        return never(command);
    }
  },
  evolve: evolveDuty,
};

function put(state: DutyState, command: DutyCommandOf<'PutDuty'>, by: string): Answer {
  const { at, staff, duty, place, lane, breakMinutes } = command;
  const team = seenTeam(command, command.team);
  if (team === null) return refuse('team_unknown');
  if (team.phase === 'disbanded') return refuse('team_disbanded');
  if (!team.members.includes(staff)) return refuse('not_a_member');
  const moments = momentsOfSpan(command, team.zone);
  if (!moments.ok) return moments;
  const added: Duty = { duty, team: team.team, place, lane, ...moments.value, zone: team.zone, breakMinutes };
  if (isTooFar(added, at)) return refuse('duty_too_far', { daysMax: aheadDaysMax });
  const before = state.duties.find((one) => one.duty === duty);
  if (before !== undefined && isSame(before, added)) return refuse('unchanged');
  const checked = checkDuty(state, added, seenRules(command.seen, team.state));
  return checked.ok ? ok([{ type: 'DutyPut', at, staff, ...added, swap: null, by }]) : checked;
}

/** True where a duty begins later than anybody is rostered. */
export function isTooFar({ from }: Pick<Duty, 'from'>, at: DutyCommand['at']): boolean {
  return fromUtc(from) - fromUtc(at) > aheadDaysMax * 86_400_000;
}

function isSame(one: Duty, other: Duty): boolean {
  const keys = ['team', 'place', 'lane', 'from', 'until', 'zone', 'breakMinutes'] as const;
  return keys.every((key) => one[key] === other[key]);
}

function setAvailability(state: DutyState, command: DutyCommandOf<'SetAvailability'>, by: string): Answer {
  const { at, staff, span, is, from, until } = command;
  const checked = checkSpan(state, command);
  return checked.ok ? ok([{ type: 'AvailabilitySet', at, staff, span, is, from, until, by }]) : checked;
}

type Said = Pick<DutyCommandOf<'SetAvailability'>, 'at' | 'span' | 'is' | 'from' | 'until'>;

/** Whether a span that somebody says of themselves can be entered: refused in reverse, too many, or said already. */
export function checkSpan({ spans }: DutyState, { at, span, is, from, until }: Said) {
  if (fromUtc(until) <= fromUtc(from)) return refuse('ends_before_it_begins');
  const others = spans.filter((one) => one.span !== span && fromUtc(one.until) > fromUtc(at));
  if (others.length >= spansMax) return refuse('spans_full', { most: spansMax });
  const before = spans.find((one) => one.span === span);
  const isSame = before?.is === is && before.from === from && before.until === until;
  return isSame ? refuse('unchanged') : ok(null);
}

function reportAbsence(state: DutyState, command: DutyCommandOf<'ReportAbsence'>, by: string): Answer {
  const { at, staff, absence, from, until } = command;
  if (until !== null && fromUtc(until) <= fromUtc(from)) return refuse('ends_before_it_begins');
  if (state.absences.some((one) => one.absence === absence)) return refuse('absence_exists');
  const uncovered = state.duties
    .filter((duty) => share(duty, { from, until }) && fromUtc(duty.until) > fromUtc(at))
    .map(({ duty }) => duty);
  return ok([{ type: 'AbsenceReported', at, staff, absence, from, until, uncovered, by }]);
}

function reportReturn(state: DutyState, command: DutyCommandOf<'ReportReturn'>, by: string): Answer {
  const { at, staff, absence, returnsAt } = command;
  const known = state.absences.find((one) => one.absence === absence);
  if (known === undefined) return refuse('absence_unknown');
  if (fromUtc(returnsAt) <= fromUtc(known.from)) return refuse('ends_before_it_begins');
  if (known.until === returnsAt) return refuse('unchanged');
  if (known.until !== null && fromUtc(known.until) <= fromUtc(at)) return refuse('absence_over');
  return ok([{ type: 'ReturnReported', at, staff, absence, returnsAt, by }]);
}
