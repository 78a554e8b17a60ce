import type { Instant } from '../../kernel/time.ts';

/** What became of the lines so far. `refused`: the node said no to them; `failed`: not sent or not readable. */
export interface FeedCounts {
  readonly sent: number;
  readonly refused: number;
  readonly failed: number;
}

/** Where a recording goes. */
export interface FeedTarget {
  readonly encoding: 'latin1' | 'utf8';
  /** Most lines in one `send`. */
  readonly linesMax: number;
  timeOf(line: string): Instant | null;
  /** Resolves when more may be sent; rejects where the target is gone for good. */
  send(lines: readonly string[]): Promise<void>;
  counts(): FeedCounts;
  close(): Promise<void>;
}
