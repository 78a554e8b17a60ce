import type { Words } from '../../../kit/i18n/language.tsx';
import { obstacleText } from '../text.ts';
import type { ClosingFinding } from '../wire.ts';
import { figureText } from './text-terms.ts';

/** One thing that stands against closing, in words, with the figures that contradict one another. */
export function findingWords({ obstacle, figures }: ClosingFinding, words: Words): string {
  const { t, n } = words;
  const said = t(obstacleText[obstacle], { max: figures['max'] ?? 0 });
  const named = Object.entries(figureText).flatMap(([name, text]) => {
    const figure = figures[name];
    return figure === undefined ? [] : [t(text, { n: n(figure) })];
  });
  return named.length === 0 ? said : `${said} (${named.join(', ')})`;
}
