import type { Words } from '../../../kit/i18n/language.tsx';
import type { Board } from './board.ts';
import type { Reason } from './thought.ts';

/** One reason for or against, in words, with the contacts that say so. */
export function reasonWords(reason: Reason, _words: Words, _board: Board): string {
  return reason.kind;
}
