import { formatAge } from '../../../kit/i18n/age.ts';
import type { Words } from '../../../kit/i18n/language.tsx';
import { timelinessText } from '../text.ts';
import type { DetectionView } from '../wire.ts';

/** How a detection stands to our clock, in words: `late by 4 min`. Said, never silently corrected. */
export function timelinessWords(
  detection: Pick<DetectionView, 'timeliness' | 'happenedAt' | 'recordedAt'>,
  words: Words,
): string {
  const seconds = Math.abs(Date.parse(detection.recordedAt) - Date.parse(detection.happenedAt)) / 1000;
  return words.t(timelinessText[detection.timeliness], { age: formatAge(seconds, words.language) });
}
