import type { Words } from '../../../kit/i18n/language.tsx';
import { decisionOf } from '../decide-gap.ts';
import { gapDecisionText, gapEndText } from '../text.ts';
import type { GapView } from '../wire.ts';
import { gapsText as text } from './text.ts';

/** Whose decision holds, or that nobody has decided. */
export function decisionWords(gap: GapView, { t }: Words): string {
  if (gap.closed !== null) return t(text.closed, { reason: t(gapEndText[gap.closed.reason]) });
  const decision = decisionOf(gap);
  return decision === null
    ? t(text.undecided)
    : t(text.decidedBy, { reason: t(gapDecisionText[decision.reason]), by: decision.by });
}
