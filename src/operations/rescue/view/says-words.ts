import type { Text } from '../../../kernel/text.ts';
import type { Words } from '../../../kit/i18n/language.tsx';
import type { TimelineEntry } from '../board-wire.ts';
import {
  countExplanationText,
  gradeText,
  linkReasonText,
  lowerReasonText,
  obstacleText,
  outcomeText,
  phaseText,
  promiseText,
  searchKindText,
  transferReasonText,
  transferRefusalText,
} from '../text.ts';
import { settleReasonText } from './text-disputes.ts';
import { taskStepText } from './text-terms.ts';

/** Every closed list in which a word of a record may stand. */
const lists: readonly Readonly<Record<string, Text>>[] = [
  phaseText,
  gradeText,
  linkReasonText,
  lowerReasonText,
  outcomeText,
  promiseText,
  transferReasonText,
  transferRefusalText,
  searchKindText,
  countExplanationText,
  taskStepText,
  settleReasonText,
];

/** What one record says beside its name: words of the closed lists in the reader's language, figures as they are. */
export function saysWords(entry: TimelineEntry, words: Words): string {
  const said = Object.entries(entry.says).flatMap(([name, value]) => {
    if (value === null || value === '') return [];
    return [`${valueWords(name, value, words)}`];
  });
  return [...said, ...(entry.contact === null ? [] : [entry.contact])].join(' · ');
}

/** One word or figure of a record in the reader's language. */
export function valueWords(name: string, value: string | number | boolean, { t }: Words): string {
  if (typeof value !== 'string') return `${name} ${String(value)}`;
  if (name === 'obstacles')
    return value
      .split(/[ ,]+/)
      .map((one) => (Object.hasOwn(obstacleText, one) ? one.replaceAll('_', ' ') : one))
      .join(', ');
  const list = lists.find((one) => Object.hasOwn(one, value));
  const term = list?.[value];
  return term === undefined ? value : t(term);
}
