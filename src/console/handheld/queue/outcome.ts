import type { Text } from '../../../kernel/text.ts';
import type { Outcome } from './entry.ts';

/** An answer of the node as far as the queue asks; null: none came. */
export interface NodeAnswer {
  readonly status: number;
  readonly code: string;
  readonly message: Text | null;
  readonly repeated: boolean;
  /** Seconds of the header `Retry-After`; null where there is none. */
  readonly afterSeconds: number | null;
}

/** Refusals of the state of things: written under another key meanwhile, or held up by others writing. */
const passing = new Set(['contended', 'not_caught_up', 'store_unavailable', 'too_many_requests']);

/**
 * What an answer means for an entry. Only a plain yes is a yes; what may pass is tried again for ever, since a search
 * is never thrown away by software; what the record contradicts goes to a person, and so does what can never be taken.
 */
export function outcomeOf(answer: NodeAnswer | null): Outcome {
  if (answer === null) return { kind: 'later', trouble: 'unreachable', afterSeconds: null };
  const { status, code, message, repeated, afterSeconds } = answer;
  if (status >= 200 && status < 300) return { kind: 'kept', repeated };
  if (status === 401) return { kind: 'shut_out' };
  if (status === 429 || status === 408 || passing.has(code))
    return { kind: 'later', trouble: 'busy', afterSeconds };
  // A proxy’s page where the node is away; a redirect to a captive portal of somebody’s network.
  if (status >= 500 || status < 400) return { kind: 'later', trouble: 'fault', afterSeconds };
  return status === 409 ? { kind: 'conflict', code, message } : { kind: 'refused', code, message };
}
