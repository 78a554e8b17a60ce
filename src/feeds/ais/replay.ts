import { setTimeout as pause } from 'node:timers/promises';
import type { Instant } from '../../kernel/time.ts';
import type { PaceSetting } from './pace.ts';
import { createPace } from './pace.ts';
import { readLines } from './read-lines.ts';

export interface ReplayParts {
  readonly path: string;
  /** latin1 keeps bytes as they are, whatever a logger wrote between sentences. */
  readonly encoding: 'latin1' | 'utf8';
  readonly pace: PaceSetting;
  /** The time a line bears, or null. */
  readonly timeOf: (line: string) => Instant | null;
  readonly signal: AbortSignal;
  /** Milliseconds of any steady clock. */
  readonly steady: () => number;
  /** Takes lines that are due, without line ends; the next come when it can take more. */
  readonly take: (lines: readonly string[]) => Promise<void>;
  /** Most lines handed over at once. */
  readonly linesMax: number;
}

/**
 * Plays a recorded file line by line at its own pace. Memory does not grow with the file. Resolves at its end or when
 * aborted; rejects where the file cannot be read or `take` rejects.
 */
export async function replay(parts: ReplayParts): Promise<void> {
  const { signal, steady } = parts;
  const pace = createPace(parts.pace);
  const startedAt = steady();
  let due: string[] = [];

  async function handOver(): Promise<void> {
    if (due.length === 0) return;
    const lines = due;
    due = [];
    await parts.take(lines);
  }

  async function play(line: string): Promise<void> {
    const waitMilliseconds = pace.dueAfter(parts.timeOf(line)) - (steady() - startedAt);
    if (waitMilliseconds > 1) {
      await handOver();
      await pause(waitMilliseconds, undefined, { signal });
    }
    due.push(line);
    if (due.length >= parts.linesMax) await handOver();
  }

  try {
    for await (const lines of readLines(parts.path, parts)) for (const line of lines) await play(line);
    await handOver();
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
