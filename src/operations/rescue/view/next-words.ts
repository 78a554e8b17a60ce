import type { Words } from '../../../kit/i18n/language.tsx';
import { rescueText as text } from './text.ts';
import type { Standing } from './thought.ts';

/** What must be done next for a boat, in words. */
export function nextWords(standing: Standing, { t }: Words): string {
  return standing.next === null ? t(text.nothingNext) : standing.next.kind;
}
