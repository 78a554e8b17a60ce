import { ok, refuse } from '../../kernel/result.ts';
import { evidenceCorrected } from './boat-evidence.ts';
import { openedBy } from './contact-acts.ts';
import { type Contact, corrected } from './contact-state.ts';
import { doneBy, type RescueDecision } from './decision.ts';
import type { ContactEventOf, NoteAssessment, PartPosition } from './events-contact.ts';
import { deskOf, seenBoat, seenContact } from './seen.ts';

/** What the watch of the picture makes of a detection stands beside the contact; told by its flow alone. */
export function noteAssessment(
  { assessments }: Contact,
  { at, by, contact, detection, assessment }: NoteAssessment,
): RescueDecision {
  const standing = assessments.find((one) => one.detection === detection)?.assessment ?? null;
  if (standing === assessment) return ok([]);
  return ok([{ type: 'AssessmentNoted', at, contact, detection, assessment, by: String(by) }]);
}

/**
 * Undoes what the rule of following did: a position that was another thing's goes out of the contact and into one of
 * its own, unread, with what the device claimed. The boats that stand on the first are told.
 */
export function partPosition(state: Contact, command: PartPosition): RescueDecision {
  const { at, by, contact, position: id, into } = command;
  const { facts, recorded, links } = state;
  const position = facts.positions.find((one) => one.id === id);
  if (position === undefined) return refuse('position_unknown');
  // What somebody said stands as it was said: only what a device followed was put together by a rule.
  if (facts.detected === undefined || facts.positions.length < 2) return refuse('nothing_to_part');
  if (into === contact || seenContact(command, into) !== null) return refuse('contact_known');
  const parted: ContactEventOf<'PositionParted'> = {
    type: 'PositionParted',
    at,
    contact,
    position: id,
    into,
    by: String(by),
  };
  const left = corrected(facts, parted);
  const other: ContactEventOf<'ContactRecorded'> = {
    ...recorded,
    type: 'ContactRecorded',
    at,
    on: `contact/${into}`,
    contact: into,
    happenedAt: position.at,
    positions: [position],
    by: String(by),
    desk: deskOf(command),
  };
  const told = links.flatMap(({ boat }) =>
    evidenceCorrected({ boat, seen: seenBoat(command, boat), facts: left }, doneBy(command)),
  );
  return ok([...openedBy(state, command), parted, other, ...told]);
}
