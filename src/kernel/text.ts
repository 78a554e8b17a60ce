/** The two working languages. Neither is the other's translation. */
export type Language = 'en' | 'fr';

/** One string in both languages. May hold ICU placeholders such as `{count, plural, ...}`. */
export interface Text {
  readonly en: string;
  readonly fr: string;
}

/** A room's strings by key; use `as const satisfies Texts` so that a missing language does not compile. */
export type Texts = Readonly<Record<string, Text>>;

/** Both languages, in the order in which lists show them. */
export const languages: readonly Language[] = ['en', 'fr'];
