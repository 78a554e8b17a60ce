import { ok, refuse } from '../../kernel/result.ts';
import type { Contact } from './contact-state.ts';
import type { RescueDecision } from './decision.ts';
import type { ContactEventOf, JoinWords } from './events-contact.ts';
import { isSameValue } from './same-value.ts';
import { deskOf, seenContact } from './seen.ts';

/**
 * A further part of a message: what its words say in whole takes the place of what they said so far, while nobody has
 * looked. After that it is a contact of its own, unread, of the same caller: a place that comes late must be seen.
 */
export function joinWords(state: Contact, command: JoinWords): RescueDecision {
  const { at, contact, into, claims, positions, notes, receivedAt, happenedAt } = command;
  const { facts } = state;
  // Whoever does not hold its words is not told either that the contact stands.
  if (facts.words === null || facts.words !== command.wordsSubject) return refuse('contact_unknown');
  if (state.joined.includes(into)) return ok([]);
  const by = String(command.by);
  // Told even where nothing more was read of it: the words themselves stand or fall with this.
  if (isUntouched(state))
    return ok([{ type: 'WordsJoined', at, contact, into, claims, positions, notes, by }]);
  if (into === contact || seenContact(command, into) !== null) return refuse('contact_known');
  const { notes: _notes, ...said } = facts;
  const own: ContactEventOf<'ContactRecorded'> = {
    ...said,
    type: 'ContactRecorded',
    at,
    on: `contact/${into}`,
    contact: into,
    receivedAt,
    happenedAt,
    claims,
    positions,
    ...(notes.length === 0 ? {} : { notes }),
    by,
    desk: deskOf(command),
  };
  return ok([own]);
}

function isUntouched({ opened, answer, links, facts, recorded }: Contact): boolean {
  return opened === null && answer === null && links.length === 0 && isSameValue(facts, recorded);
}
