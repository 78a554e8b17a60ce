/** What the drill asks of the process of its node; each is answered by its number. */
export type Asked =
  | { readonly kind: 'clock'; readonly number: number; readonly at: number }
  | { readonly kind: 'look' | 'settle' | 'count'; readonly number: number };

/** Rows that the node’s store holds of what came in by its feeds, and refusals that it counted by `source reason`. */
export interface Counts {
  readonly plateReads: number;
  readonly deviceEvents: number;
  readonly refusals: Readonly<Record<string, number>>;
}

/** What that process tells. */
export type Told =
  | { readonly kind: 'open'; readonly address: string }
  | { readonly kind: 'said'; readonly line: string }
  | {
      readonly kind: 'done';
      readonly number: number;
      readonly cpuMicroseconds: number;
      readonly counts: Counts | null;
    }
  | { readonly kind: 'failed'; readonly number: number; readonly why: string };
