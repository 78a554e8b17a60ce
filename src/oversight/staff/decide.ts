import type { Decider } from '../../kernel/decider.ts';
import { type Marking, markings } from '../../kernel/marking.ts';
import { never, ok, refuse } from '../../kernel/result.ts';
import type { Refusal, Result } from '../../kernel/result.ts';
import type { UtcText } from '../../kernel/time.ts';
import type {
  EndStandIn,
  GrantClearance,
  JoinStaff,
  LeaveStaff,
  MoveStaff,
  RecordLanguages,
  StaffCommand,
  StandIn,
  WithdrawClearance,
} from './commands.ts';
import {
  authorFault,
  type AuthorFault,
  dutiesFault,
  type DutiesFault,
  spanByTwo,
  spanOf,
  type SpanFault,
} from './duties.ts';
import type { StaffEvent } from './events.ts';
import type { Assignment } from './forms.ts';
import { tooBroadToInterpret } from './languages.ts';
import { daysLater, ending, zoneOf } from './local-day.ts';
import { isAppointed, type Role } from './roles.ts';
import { type Clearance, endedBy, type Person, type PersonState } from './state.ts';

/** A stand-in bridges an absence; whoever is away for longer is replaced. */
export const standInDaysMax = 14;

export type StaffRefusal =
  | AuthorFault
  | SpanFault
  | DutiesFault
  | 'staff_known'
  | 'staff_unknown'
  | 'left_already'
  | 'leaving_so'
  | 'ends_too_early'
  | 'assignment_unknown'
  | 'assignment_over'
  | 'term_needed'
  | 'monitor_in_office'
  | 'stand_in_for_oneself'
  | 'stand_in_too_long'
  | 'post_not_stood_in'
  | 'stand_in_unknown'
  | 'clearance_by_two'
  | 'clearance_held'
  | 'clearance_unknown'
  | 'same_languages'
  | 'language_twice'
  | 'language_too_broad';

type Decision = Result<readonly StaffEvent[], Refusal<StaffRefusal>>;

/**
 * Decides over one member of staff. An id is never used again: whoever comes back joins under a new one.
 * A right reaches no further than its dates, and nothing outlasts the day of leaving.
 */
export const staffDecider: Decider<PersonState, StaffCommand, StaffEvent, StaffRefusal> = {
  initial: { phase: 'none' },
  decide(state, command) {
    if (command.type === 'JoinStaff') return join(state, command);
    if (state.phase === 'none') return refuse('staff_unknown');
    if (state.leavesAt !== null && state.leavesAt <= command.at) return refuse('left_already');
    switch (command.type) {
      case 'MoveStaff':
        return move(state, command);
      case 'LeaveStaff':
        return leave(state, command);
      case 'StandIn':
        return standIn(state, command);
      case 'EndStandIn':
        return endStandIn(state, command);
      case 'GrantClearance':
        return grantClearance(state, command);
      case 'WithdrawClearance':
        return withdrawClearance(state, command);
      case 'RecordLanguages':
        return recordLanguages(state, command);
      default:
        return never(command);
    }
  },
  evolve(state, event) {
    // What is told of somebody who never joined changes nothing.
    const changed = (by: (person: Person) => Partial<Person>): PersonState =>
      state.phase === 'none' ? state : { ...state, ...by(state) };
    switch (event.type) {
      case 'StaffJoined':
        return joined(event);
      case 'StaffMoved':
        return changed((person) => ({
          assignments: [...endOne(person, event.ended, event.assignment.from), event.assignment],
        }));
      case 'StaffLeft':
        return changed(() => ({ leavesAt: event.leavesAt }));
      case 'StandInBegun':
        return changed(({ assignments }) => ({ assignments: [...assignments, event.assignment] }));
      case 'StandInEnded':
        return changed((person) => ({ assignments: endOne(person, event.assignment, event.at) }));
      case 'ClearanceGranted': {
        const { marking, caveats, from, until } = event;
        return changed(({ clearances }) => ({
          clearances: [...clearances, { marking, caveats, from, until }],
        }));
      }
      case 'ClearanceWithdrawn':
        return changed(({ clearances }) => ({
          clearances: clearances.map((one) => withdrawnFrom(one, event)),
        }));
      case 'LanguagesRecorded':
        return changed(() => ({ languages: event.languages }));
      default:
        return never(event);
    }
  },
};

function withdrawnFrom(
  clearance: Clearance,
  { marking, at }: { readonly marking: Marking; readonly at: UtcText },
): Clearance {
  return rank(clearance.marking) >= rank(marking) ? endedBy(clearance, at) : clearance;
}

function joined(event: Extract<StaffEvent, { type: 'StaffJoined' }>): Person {
  const { nameSubject, assignment, markings: held } = event;
  const { from } = assignment;
  return {
    phase: 'joined',
    nameSubject,
    joinedAt: from,
    leavesAt: null,
    assignments: [assignment],
    clearances: held.map((marking) => ({ marking, caveats: [], from, until: null })),
    languages: [],
  };
}

const rank = (marking: Marking): number => markings.indexOf(marking);

function endOne({ assignments }: Person, id: string | null, end: UtcText): readonly Assignment[] {
  return assignments.map((one) => (one.id === id ? endedBy(one, end) : one));
}

function join(state: PersonState, command: JoinStaff): Decision {
  if (state.phase !== 'none') return refuse('staff_known');
  const author = authorFault(command, command.staff);
  if (author !== null) return refuse(author);
  // The highest marking is a clearance: it is granted by two people, not with the chair.
  if (command.markings.includes('official_sensitive')) return refuse('clearance_by_two');
  const span = spanOf(command, zoneOf(command.agency));
  if (!span.ok) return span;
  const { agency, desk, role, staff, nameSubject, at } = command;
  const assignment: Assignment = { id: 'a1', agency, desk, role, ...span.value, standsInFor: null };
  if (isWithoutTerm(assignment)) return refuse('term_needed');
  const held = markings.filter((marking) => marking !== 'open' && command.markings.includes(marking));
  return ok([{ type: 'StaffJoined', at, staff, nameSubject, assignment, markings: held }]);
}

function move(state: Person, command: MoveStaff): Decision {
  const author = authorFault(command, command.staff);
  if (author !== null) return refuse(author);
  const span = spanOf(command, zoneOf(command.agency));
  if (!span.ok) return span;
  const { staff, ends, agency, desk, role, at } = command;
  const leaving = leavesBefore(state, { role, ...span.value });
  if (leaving) return refuse('left_already');
  if (ends !== null) {
    const ended = state.assignments.find(({ id, standsInFor }) => id === ends && standsInFor === null);
    if (ended === undefined) return refuse('assignment_unknown');
    if (ended.until !== null && ended.until <= at) return refuse('assignment_over');
    if (isMonitor(ended) && ended.until !== null && span.value.from < ended.until)
      return refuse('monitor_in_office');
  }
  const assignment: Assignment = {
    id: nextId(state),
    agency,
    desk,
    role,
    ...span.value,
    standsInFor: null,
  };
  if (isWithoutTerm(assignment)) return refuse('term_needed');
  const fault = dutiesFault(endOne(state, ends, assignment.from), assignment);
  if (fault !== null) return fault;
  return ok([{ type: 'StaffMoved', at, staff, ended: ends, assignment }]);
}

function leave(state: Person, { staff, reason, at, ...command }: LeaveStaff): Decision {
  const zone = zoneOf(agencyOf(state));
  const leavesAt = ending(command.leavesAt, zone);
  if (leavesAt < daysLater(at, -1, zone)) return refuse('ends_too_early');
  if (leavesAt === state.leavesAt) return refuse('leaving_so');
  const term = monitorTerm(state, at);
  if (term !== null && leavesAt < term) return refuse('monitor_in_office', { until: term });
  return ok([{ type: 'StaffLeft', at, staff, leavesAt, reason }]);
}

function standIn(state: Person, command: StandIn): Decision {
  const author = authorFault(command, command.staff);
  if (author !== null) return refuse(author);
  const { staff, desk, role, at } = command;
  if (command.for === staff) return refuse('stand_in_for_oneself');
  if (isAppointed(role)) return refuse('post_not_stood_in', { role });
  const agency = agencyOf(state);
  const zone = zoneOf(agency);
  const span = spanOf(command, zone);
  if (!span.ok) return span;
  const { from, until } = span.value;
  if (until === null || until > daysLater(from, standInDaysMax, zone))
    return refuse('stand_in_too_long', { daysMax: standInDaysMax });
  if (leavesBefore(state, { role, from, until })) return refuse('left_already');
  const assignment: Assignment = {
    id: nextId(state),
    agency,
    desk,
    role,
    from,
    until,
    standsInFor: command.for,
  };
  const fault = dutiesFault(state.assignments, assignment);
  return fault ?? ok([{ type: 'StandInBegun', at, staff, assignment }]);
}

function endStandIn(state: Person, { staff, assignment, at }: EndStandIn): Decision {
  const found = state.assignments.find(({ id, standsInFor }) => id === assignment && standsInFor !== null);
  if (found === undefined) return refuse('stand_in_unknown');
  if (found.until !== null && found.until <= at) return refuse('assignment_over');
  return ok([{ type: 'StandInEnded', at, staff, assignment }]);
}

function grantClearance(state: Person, command: GrantClearance): Decision {
  const author = authorFault(command, command.staff);
  if (author !== null) return refuse(author);
  const span = spanByTwo(command, zoneOf(agencyOf(state)));
  if (!span.ok) return span;
  const { staff, marking, at } = command;
  const { from, until } = span.value;
  if (leavesBefore(state, { role: null, from, until })) return refuse('left_already');
  const caveats = [...new Set(command.caveats)].toSorted();
  const isHeld = state.clearances.some(
    (held) =>
      held.marking === marking &&
      caveats.every((caveat) => held.caveats.includes(caveat)) &&
      held.from <= from &&
      (held.until === null || held.until >= until),
  );
  if (isHeld) return refuse('clearance_held');
  return ok([{ type: 'ClearanceGranted', at, staff, marking, caveats, from, until }]);
}

function withdrawClearance(state: Person, { staff, marking, at }: WithdrawClearance): Decision {
  const reaching = state.clearances.filter(
    (held) => rank(held.marking) >= rank(marking) && (held.until === null || held.until > at),
  );
  if (reaching.length === 0) return refuse('clearance_unknown');
  if (monitorTerm(state, at) !== null) return refuse('monitor_in_office');
  return ok([{ type: 'ClearanceWithdrawn', at, staff, marking }]);
}

function recordLanguages(state: Person, { staff, languages, at }: RecordLanguages): Decision {
  const codes = languages.map(({ code }) => code);
  if (new Set(codes).size < codes.length) return refuse('language_twice');
  const broad = languages.find(({ code, interprets }) => interprets && tooBroadToInterpret.includes(code));
  if (broad !== undefined) return refuse('language_too_broad', { language: broad.code });
  const listed = languages.toSorted((one, other) => (one.code < other.code ? -1 : 1));
  const said = (list: Person['languages']): string =>
    JSON.stringify(list.map(({ code, level, interprets }) => [code, level, interprets]));
  if (said(listed) === said(state.languages)) return refuse('same_languages');
  return ok([{ type: 'LanguagesRecorded', at, staff, languages: listed }]);
}

function nextId({ assignments }: Person): string {
  return `a${assignments.length + 1}`;
}

/** The agency of the newest assignment: its clock counts the days. */
function agencyOf({ assignments }: Person): string {
  return assignments.at(-1)?.agency ?? '';
}

const isMonitor = ({ role }: { readonly role: Role | null }): boolean => role === 'independent_monitor';

function isWithoutTerm({ role, until }: Assignment): boolean {
  return isMonitor({ role }) && until === null;
}

interface Wanted {
  readonly role: Role | null;
  readonly from: UtcText;
  readonly until: UtcText | null;
}

/** Whoever leaves gets nothing that begins afterwards; a monitor's mandate may not be cut short by a leaving either. */
function leavesBefore({ leavesAt }: Person, { role, from, until }: Wanted): boolean {
  if (leavesAt === null) return false;
  return leavesAt <= from || (isMonitor({ role }) && until !== null && leavesAt < until);
}

/** The end of the monitor's mandate, where one runs or is to come; null where there is none. */
function monitorTerm({ assignments }: Person, at: UtcText): UtcText | null {
  const terms = assignments.flatMap((one) => {
    if (!isMonitor(one) || one.until === null || one.until <= at || one.until <= one.from) return [];
    return [one.until];
  });
  return terms.reduce<UtcText | null>((last, term) => (last === null || term > last ? term : last), null);
}
