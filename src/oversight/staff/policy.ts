import type { DomainEvent } from '../../kernel/event.ts';
import type { Handling } from '../../kernel/marking.ts';
import type { PostEvent, ShiftEvent, StaffEvent } from './events.ts';
import { remits } from './roles.ts';

const days = 3650;

/** Who works where and as what: for those who keep the register and those who look into it, on this node only. */
const ofPeople = {
  purpose: 'oversight',
  marking: 'official',
  release: 'never',
  keepDays: days,
  personal: false,
  jurisdiction: ['oversight'],
} as const satisfies Handling;

/** Bodies, desks and who holds a post: whoever works for oversight in any agency of the node may know. */
const ofBodies = { ...ofPeople, jurisdiction: remits } as const satisfies Handling;

/** Bodies and desks are told to the other state as well. */
export const bodiesHandling = { ...ofBodies, release: 'partner' } as const satisfies Handling;

/** How the name of a member of staff is kept in the vault. */
export const nameHandling = { ...ofPeople, personal: true } as const satisfies Handling;

/** How each event of the staff register may be used, released and kept. */
export const handling = {
  StaffJoined: nameHandling,
  StaffMoved: ofPeople,
  StaffLeft: ofPeople,
  StandInBegun: ofPeople,
  StandInEnded: ofPeople,
  ClearanceGranted: ofPeople,
  ClearanceWithdrawn: ofPeople,
  LanguagesRecorded: ofPeople,
  PostAppointed: ofBodies,
  AppointmentEnded: ofBodies,
  ShiftPut: ofPeople,
  ShiftRetired: ofPeople,
} as const satisfies Record<StaffEvent['type'] | PostEvent['type'] | ShiftEvent['type'], Handling>;

/** Monitors of both states answer for each other's appointment: both may see who holds the post and until when. */
export function postHandlingOf(event: DomainEvent): Handling {
  const isMonitor = 'post' in event && String(event.post).endsWith('-independent_monitor');
  return isMonitor ? { ...ofBodies, bothStates: true } : ofBodies;
}
