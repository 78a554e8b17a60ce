import { instant } from '../../kernel/time.ts';
import { ok, type Refusal, refuse, type Result } from '../../kernel/result.ts';
import type { AisMessage } from './message.ts';
import { createReader } from './reader.ts';
import type { AisRefusalCode } from './refusal.ts';

/**
 * Decodes one line that holds one whole message, or null where it holds another kind of sentence.
 * Refuses as the reader does; the first part of a longer message is refused 'part_missing'.
 * For single lines typed or shown; a stream goes through `createReader`.
 */
export function decodeLine(line: string | Uint8Array): Result<AisMessage | null, Refusal<AisRefusalCode>> {
  let result: Result<AisMessage | null, Refusal<AisRefusalCode>> = refuse('not_a_sentence');
  const reader = createReader({
    message: (message) => {
      result = ok(message);
    },
    refused: ({ code, lines }) => {
      if (lines > 0) result = refuse(code);
    },
    other: () => {
      result = ok(null);
    },
  });
  reader.push(typeof line === 'string' ? new TextEncoder().encode(line) : line, instant(0));
  reader.end();
  return result;
}
