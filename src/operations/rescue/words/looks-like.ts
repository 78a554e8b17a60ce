import type { Language } from '../../../kernel/text.ts';
import { tokensOf } from './word-tokens.ts';

/** The commonest little words of each language and of these calls, folded; none that both have. */
const words: Readonly<Record<Language, ReadonlySet<string>>> = {
  en: new Set(
    "the we are is of and to help please people boat water engine have has they from with not dont' in you my there children come need sea no stop hello say want very near it us".split(
      ' ',
    ),
  ),
  fr: new Set(
    'le la les nous sommes est et de des du au secours personnes bateau eau moteur avons ont ils avec pas dans vous mon il enfants venez besoin mer sur une un aide elle bonjour embarcation svp environ vers'.split(
      ' ',
    ),
  ),
};

/**
 * Which of the two languages a text looks like, by its commonest words; null where neither clearly leads or it is too
 * short to tell. A guess for a form's default, never a fact about the caller.
 */
export function looksLike(text: string): Language | null {
  const tokens = tokensOf(text.slice(0, 2000), []);
  let en = 0;
  let fr = 0;
  for (const { word } of tokens) {
    if (words.en.has(word)) en += 1;
    if (words.fr.has(word)) fr += 1;
  }
  if (en + fr < 2 || Math.max(en, fr) < 1.5 * Math.min(en, fr)) return null;
  return en > fr ? 'en' : 'fr';
}
