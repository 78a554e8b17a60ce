import type { Text } from '../../../kernel/text.ts';
import type { Words } from '../../../kit/i18n/language.tsx';
import type { TimelineEntry } from '../board-wire.ts';
import type { ClaimedKind, ClosingObstacle } from '../wire.ts';
import {
  contactKindText,
  correctionReasonText,
  countExplanationText,
  gradeText,
  linkReasonText,
  lowerReasonText,
  outcomeText,
  phaseText,
  promiseText,
  safeguardingOutcomeText,
  searchKindText,
  transferReasonText,
  transferRefusalText,
  withdrawalReasonText,
} from '../text.ts';
import { settleReasonText } from './text-disputes.ts';
import { claimedKindText, recallReasonText } from './text-recalls.ts';
import { obstacleShortText, requestWordText, taskStepText } from './text-terms.ts';

/** Every closed list in which a word of a record may stand. */
const lists: readonly Readonly<Record<string, Text>>[] = [
  phaseText,
  gradeText,
  linkReasonText,
  correctionReasonText,
  lowerReasonText,
  outcomeText,
  promiseText,
  safeguardingOutcomeText,
  withdrawalReasonText,
  transferReasonText,
  transferRefusalText,
  searchKindText,
  countExplanationText,
  taskStepText,
  settleReasonText,
  requestWordText,
  recallReasonText,
  claimedKindText,
  contactKindText,
];

/**
 * What one record says beside its name: words of the closed lists in the reader's language, figures as they are.
 * `nameOf`: the name of a contact.
 */
export function saysWords(entry: TimelineEntry, words: Words, nameOf: (contact: string) => string): string {
  const said = Object.entries(entry.says).flatMap(([name, value]) => {
    if (value === null || value === '') return [];
    return [`${valueWords(name, value, words)}`];
  });
  return [...said, ...(entry.contact === null ? [] : [nameOf(entry.contact)])].join(' · ');
}

/** Fields that name a state: a badge on every screen, and capital letters here. */
const sideNames: ReadonlySet<string> = new Set(['side', 'from', 'to', 'coordinator', 'origin']);

function isObstacle(name: string): name is ClosingObstacle {
  return Object.hasOwn(obstacleShortText, name);
}

function isClaimed(name: string): name is ClaimedKind {
  return Object.hasOwn(claimedKindText, name);
}

/** One word or figure of a record in the reader's language. */
export function valueWords(name: string, value: string | number | boolean, { t }: Words): string {
  if (typeof value !== 'string') return `${name} ${String(value)}`;
  if (name === 'obstacles')
    return value
      .split(/[ ,]+/)
      .map((one) => (isObstacle(one) ? t(obstacleShortText[one]) : one))
      .join(', ');
  if (name === 'claimed')
    return value
      .split(' ')
      .map((one) => (isClaimed(one) ? t(claimedKindText[one]) : one))
      .join(', ');
  if (sideNames.has(name)) return value.toUpperCase();
  const list = lists.find((one) => Object.hasOwn(one, value));
  const term = list?.[value];
  return term === undefined ? value : t(term);
}
