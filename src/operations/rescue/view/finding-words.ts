import type { Words } from '../../../kit/i18n/language.tsx';
import type { ClosingFinding } from '../wire.ts';
import { rangeWords } from './phrases.ts';
import { figureText, obstacleText } from './text-terms.ts';

/** One thing that stands against closing, in words, with its figures. */
export function findingWords({ obstacle, figures }: ClosingFinding, words: Words): string {
  const { t, n } = words;
  const { min, max } = figures;
  const count = max === undefined ? '–' : rangeWords({ min: min ?? 0, max, best: null }, words);
  const named = Object.entries(figureText).flatMap(([name, text]) => {
    const figure = figures[name];
    return figure === undefined ? [] : [t(text, { n: n(figure) })];
  });
  return t(obstacleText[obstacle], { count, figures: named.length === 0 ? '–' : named.join(', ') });
}
