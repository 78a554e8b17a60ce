import type { ActorId } from '../../kernel/ids.ts';
import type { UtcText } from '../../kernel/time.ts';
import type { JoinStaff, MoveStaff } from './commands.ts';
import type { StaffEvent, StaffJoined, StaffMoved } from './events.ts';
import type { Assignment } from './forms.ts';
import type { Role } from './roles.ts';

// For tests: one invented person of an invented agency, and the officer who keeps the register.

export const utc = (text: string): UtcText => text as UtcText;
export const officer = 'uk-staff-0001' as ActorId;
export const person = 'uk-staff-0007';
export const now = utc('2026-01-10T08:00:00.000Z');
export const subject = 's-00112233445566778899aabbccddeeff';

/** An assignment of the invented person; `but` overrides. */
export function assigned(but: Partial<Assignment> = {}): Assignment {
  return {
    id: 'a1',
    agency: 'uk-example',
    desk: 'uk-desk-1',
    role: 'watch_officer',
    from: now,
    until: null,
    standsInFor: null,
    ...but,
  };
}

/** The event of joining; `but` overrides the assignment. */
export function joined(but: Partial<Assignment> = {}): StaffJoined {
  return {
    type: 'StaffJoined',
    at: now,
    staff: person,
    nameSubject: subject,
    assignment: assigned(but),
    markings: ['official'],
  };
}

/** The order to join; `but` overrides. */
export function join(but: Partial<JoinStaff> = {}): JoinStaff {
  return {
    type: 'JoinStaff',
    at: now,
    by: officer,
    staff: person,
    nameSubject: subject,
    agency: 'uk-example',
    desk: 'uk-desk-1',
    role: 'watch_officer',
    from: now,
    until: null,
    markings: ['open', 'official'],
    ...but,
  };
}

/** The order to take up a role from `now` on beside what is held; `but` overrides. */
export function move(role: Role, but: Partial<MoveStaff> = {}): MoveStaff {
  return {
    type: 'MoveStaff',
    at: now,
    by: officer,
    staff: person,
    ends: null,
    agency: 'uk-example',
    desk: 'uk-desk-2',
    role,
    from: now,
    until: null,
    ...but,
  };
}

/** The event of moving; `but` overrides the assignment. */
export function moved(ended: string | null, but: Partial<Assignment>): StaffMoved {
  const assignment = assigned({ id: 'a2', desk: 'uk-desk-2', ...but });
  return { type: 'StaffMoved', at: now, staff: person, ended, assignment };
}

/** The event of leaving. */
export function left(leavesAt: UtcText): StaffEvent {
  return { type: 'StaffLeft', at: now, staff: person, leavesAt, reason: 'resigned' };
}
