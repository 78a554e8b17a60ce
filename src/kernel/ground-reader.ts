/** A name that says a forbidden ground, or stands for one: the ground's code, and the word by which it was found. */
export interface GroundWord {
  readonly ground: string;
  readonly word: string;
}

/**
 * Reads what people type for forbidden grounds, however it is spelt. A context that lets people write rules is given it by
 * the node: the lists and their reading stay in one place, with the policies.
 */
export interface GroundReader {
  /** The ground that a name says; null: none. */
  groundIn(path: readonly string[]): GroundWord | null;
  /** The ground for which a name stands (a plate, a firm, a language); null: none. */
  proxyIn(path: readonly string[]): GroundWord | null;
  /** True where a value is the code, sign or name of a country or tongue, or what its people are called. */
  isCountry(value: string): boolean;
  /** The word by which a text names a country, tongue or people other than the house's own two states; null: none. */
  countryIn(text: string): string | null;
  /** True of a word, plain and lower case, that speaks of a person. */
  isPersonWord(word: string): boolean;
  /** Words of a text, plain and lower case, in each spelling in which it may be meant, the plain one first. */
  wordsIn(text: string): readonly (readonly string[])[];
  /** The text with letters that were set apart closed up again. */
  closedUp(text: string): string;
}
