/** Words and phrases of one thought in both languages, parted by commas; accents and hyphens do not matter. */
export interface Entry {
  readonly en: string;
  readonly fr: string;
  /** Long words of this thought are known again with one letter wrong. */
  readonly misspelt?: true;
}

export type Lexicon = Readonly<Record<string, Entry>>;
