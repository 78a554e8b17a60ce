import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { lineTimeOf } from './line-time.ts';
import type { PaceSetting } from './pace.ts';
import { createPace } from './pace.ts';

export interface ReplayParts {
  readonly path: string;
  readonly pace: PaceSetting;
  readonly signal: AbortSignal;
  /** Milliseconds of any steady clock. */
  readonly steady: () => number;
  /** Takes the lines due now, each with its line end, and says when it can take more. */
  readonly take: (lines: Buffer, count: number) => Promise<void> | undefined;
}

/** Most bytes handed over at once. */
const chunkBytesMax = 32_768;

/**
 * Plays a recorded file line by line at its own pace. Memory does not grow with the file. Resolves at its end or when
 * aborted; rejects where the file cannot be read.
 */
export async function replay({ path, pace: setting, signal, steady, take }: ReplayParts): Promise<void> {
  // latin1: bytes stay bytes, whatever a logger wrote between the sentences.
  const input = createReadStream(path, { encoding: 'latin1', highWaterMark: 65_536, signal });
  const lines = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
  const pace = createPace(setting);
  const startedAt = steady();
  let due: string[] = [];
  let bytes = 0;

  async function handOver(): Promise<void> {
    if (due.length === 0) return;
    const taken = take(Buffer.from(`${due.join('\r\n')}\r\n`, 'latin1'), due.length);
    due = [];
    bytes = 0;
    await taken;
  }

  try {
    for await (const line of lines) {
      const waitMilliseconds = pace.dueAfter(lineTimeOf(line)) - (steady() - startedAt);
      if (waitMilliseconds > 1) {
        await handOver();
        await pause(waitMilliseconds, undefined, { signal });
      }
      due.push(line);
      bytes += line.length + 2;
      if (bytes >= chunkBytesMax) await handOver();
    }
    await handOver();
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    lines.close();
    input.destroy();
  }
}
