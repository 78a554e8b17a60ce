import type { Language } from './text.ts';

/** One piece of a document that is read in order, on paper or aloud. */
export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | {
      readonly kind: 'table';
      /** What the table is about, for those who hear it. */
      readonly caption: string;
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
    }
  | {
      readonly kind: 'picture';
      readonly caption: string;
      /** What is to be seen, for those who do not see it. */
      readonly alternative: string;
      /** A JPEG in base 64. */
      readonly jpeg: string;
    };

/** A document in one language, ready to be set: as a page to print, or as a tagged PDF. */
export interface PrintedDocument {
  readonly language: Language;
  readonly title: string;
  /** Marking and place in the book: stands on every page. */
  readonly footer: string;
  /** The moment the document tells of, UTC text: never when it was printed, so that the same gives the same bytes. */
  readonly asOf: string;
  readonly blocks: readonly Block[];
}
