import { type Opened, textsBySubject } from '../../../kit/open-vault.ts';

/** Words as they were said, with their translation; held in memory while they are shown, never stored. */
export interface OpenedWords {
  readonly words: string;
  readonly translation: string | null;
}

/** What one opening of the vault gave, by subject. */
export function openedWords(opened: Opened): ReadonlyMap<string, OpenedWords> {
  const said = textsBySubject(opened, 'free_text');
  const translated = textsBySubject(opened, 'translation');
  return new Map(
    [...said].map(([subject, words]) => [subject, { words, translation: translated.get(subject) ?? null }]),
  );
}
