import { instant } from '../../kernel/time.ts';
import type { AisMessage } from './message.ts';
import { createReader, type ReaderOptions } from './reader.ts';
import type { AisRefusal } from './refusal.ts';

/** Everything that came of some bytes. */
export interface Reading {
  readonly messages: readonly AisMessage[];
  readonly refusals: readonly AisRefusal[];
  readonly others: number;
  readonly linesRead: number;
}

/**
 * Reads whole bytes or text at once, at one moment. Refuses as `createReader` does; holds everything in memory:
 * for files of known size and for tests.
 */
export function readAll(bytes: Uint8Array | string, options: ReaderOptions = {}): Reading {
  const messages: AisMessage[] = [];
  const refusals: AisRefusal[] = [];
  let others = 0;
  const reader = createReader(
    {
      message: (message) => messages.push(message),
      refused: (refusal) => refusals.push(refusal),
      other: () => {
        others++;
      },
    },
    options,
  );
  reader.push(typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes, instant(0));
  reader.end();
  return { messages, refusals, others, linesRead: reader.linesRead() };
}
