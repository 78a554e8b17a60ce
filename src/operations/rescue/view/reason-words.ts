import type { Words } from '../../../kit/i18n/language.tsx';
import type { Board } from './board.ts';
import { accuracyWords, contactName } from './phrases.ts';
import { reasonText } from './text-reasons.ts';
import type { Reason } from './thought-match.ts';

/** One reason for or against, in words, with its figures and the contacts that say so. */
export function reasonWords(reason: Reason, words: Words, board: Board): string {
  const text = Object.hasOwn(reasonText, reason.kind) ? reasonText[reason.kind] : undefined;
  const figures = Object.entries(reason.figures).map(([name, value]) => [
    name,
    name === 'metres' ? accuracyWords(value, words) : words.n(value),
  ]);
  const said = text === undefined ? reason.kind : words.t(text, Object.fromEntries(figures));
  const contacts = reason.contacts.flatMap((id) => {
    const contact = board.contacts.get(id);
    return contact === undefined ? [] : [contactName(contact.facts, words)];
  });
  return contacts.length === 0 ? said : `${said} (${[...new Set(contacts)].join(', ')})`;
}
