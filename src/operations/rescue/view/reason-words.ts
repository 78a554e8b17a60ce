import type { Words } from '../../../kit/i18n/language.tsx';
import { reasonText } from '../match/text.ts';
import type { ContactFacts } from '../wire.ts';
import { contactName } from './phrases.ts';
import type { Reason } from './thought-match.ts';

/**
 * One reason for or against, in words, with its figures and the contacts that say so. `factsOf`: of a contact, where it is
 * on the board or just being typed.
 */
export function reasonWords(
  reason: Reason,
  words: Words,
  factsOf: (contact: string) => ContactFacts | undefined,
): string {
  const said = words.t(reasonText[reason.kind], reason.figures);
  const contacts = reason.contacts.flatMap((id) => {
    const facts = factsOf(id);
    return facts === undefined ? [] : [contactName(facts, words)];
  });
  return contacts.length === 0 ? said : `${said} (${[...new Set(contacts)].join(', ')})`;
}
