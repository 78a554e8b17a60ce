import type { Words } from '../../../kit/i18n/language.tsx';
import { reasonText } from '../match/text.ts';
import type { Board } from './board.ts';
import { contactName } from './phrases.ts';
import type { Reason } from './thought-match.ts';

/** One reason for or against, in words, with its figures and the contacts that say so. */
export function reasonWords(reason: Reason, words: Words, board: Board): string {
  const said = words.t(reasonText[reason.kind], reason.figures);
  const contacts = reason.contacts.flatMap((id) => {
    const contact = board.contacts.get(id);
    return contact === undefined ? [] : [contactName(contact.facts, words)];
  });
  return contacts.length === 0 ? said : `${said} (${[...new Set(contacts)].join(', ')})`;
}
