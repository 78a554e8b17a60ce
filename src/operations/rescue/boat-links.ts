import { ok, refuse } from '../../kernel/result.ts';
import { afterwards, consequences, isOpenedBy } from './boat-evidence.ts';
import { safeguardingAfter } from './boat-safeguarding.ts';
import { type Boat, linkOf } from './boat-state.ts';
import type { Contact } from './contact-state.ts';
import { openedBy } from './contact-acts.ts';
import { doneBy, type RescueDecision, type RescueEvent } from './decision.ts';
import type { BoatCommand, BoatCommandOf, BoatEvent, BoatEventOf } from './events-boat.ts';
import { seenContact } from './seen.ts';
import type { Grade, LinkReason } from './wire.ts';

/** Ties a contact to a boat. Refuses: `contact_unknown`, `already_linked` (grade it instead). */
export function link(boat: Boat, command: BoatCommandOf<'LinkContact'>): RescueDecision {
  const contact = seenContact(command, command.contact);
  if (contact === null) return refuse('contact_unknown');
  const { grade, reason } = command;
  const before = linkOf(boat, command.contact);
  if (before !== null)
    return before.grade === grade && before.reason === reason ? ok([]) : refuse('already_linked');
  return ok(linkedEvents(boat, { contact, grade, reason }, command));
}

/** A link with its other end on the contact, and all that follows from the evidence at once. */
export function linkedEvents(
  boat: Boat,
  by: { readonly contact: Contact; readonly grade: Grade; readonly reason: LinkReason },
  command: BoatCommand,
): readonly RescueEvent[] {
  const { contact: record, grade, reason } = by;
  const { facts } = record;
  const { contact } = facts;
  const done = doneBy(command);
  const linked: BoatEventOf<'ContactLinked'> = {
    type: 'ContactLinked',
    ...done,
    boat: boat.boat,
    contact,
    grade,
    reason,
    facts,
  };
  const on = `contact/${contact}`;
  return [
    linked,
    ...openedBy(record, command),
    // What is evidence of a boat is no longer set aside.
    ...(record.answer === null ? [] : [{ type: 'ContactReopened', ...done, on, contact } as const]),
    { type: 'LinkedToBoat', at: done.at, on, contact, boat: boat.boat, grade },
    ...consequences(afterwards(boat, [linked]), { facts, reason, before: boat }, done),
  ];
}

/** Says how sure a link is. Refuses: `not_linked`, `contact_unknown`. */
export function grade(boat: Boat, command: BoatCommandOf<'GradeLink'>): RescueDecision {
  const before = linkOf(boat, command.contact);
  if (before === null) return refuse('not_linked');
  if (seenContact(command, command.contact) === null) return refuse('contact_unknown');
  const { contact, reason } = command;
  if (before.grade === command.grade && before.reason === reason) return ok([]);
  const done = doneBy(command);
  const graded = { boat: boat.boat, contact, grade: command.grade };
  const told: BoatEvent = { type: 'LinkGraded', ...done, ...graded, reason };
  return ok([
    told,
    { type: 'LinkedToBoat', at: done.at, on: `contact/${contact}`, ...graded },
    // What may be another boat's people vouches for nobody counted here.
    ...safeguardingAfter(afterwards(boat, [told]), done, [contact]),
  ]);
}

/**
 * Undoes a link, the search that it opened by itself, and what was asked for those it counted: they are asked for where
 * it is linked next. What may only go down with evidence (the phase) stays. Refuses: `not_linked`, `evidence_needed` for
 * the last contact.
 */
export function unlink(boat: Boat, command: BoatCommandOf<'UnlinkContact'>): RescueDecision {
  const { contact, reason } = command;
  if (linkOf(boat, contact) === null) return refuse('not_linked');
  // A hypothesis that nothing stands for is merged into another, or closed: never left empty. One that its origin has
  // recalled is no hypothesis of this side's: its contacts go on to another boat.
  if (boat.links.length === 1 && boat.recalled === undefined) return refuse('evidence_needed');
  const done = doneBy(command);
  const withdrawn = boat.searches
    .filter(({ search, status }) => status === 'open' && isOpenedBy(search, contact))
    .map(({ search }): BoatEvent => ({ type: 'SearchWithdrawn', ...done, boat: boat.boat, search, contact }));
  const told: BoatEvent = { type: 'ContactUnlinked', ...done, boat: boat.boat, contact, reason };
  return ok([
    told,
    { type: 'UnlinkedFromBoat', at: done.at, on: `contact/${contact}`, contact, boat: boat.boat },
    ...withdrawn,
    ...safeguardingAfter(afterwards(boat, [told]), done, [contact]),
  ]);
}
