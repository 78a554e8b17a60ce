import { instant } from '../../kernel/time.ts';
import type { Answering } from './wire.ts';

const none = { life: 0, work: 0, bulk: 0 };
const answeredAt = instant(Date.UTC(2026, 10, 24, 2));

/** For tests: what an answer of the French says of them. */
export function sampleHead(over: Partial<Answering> = {}): Answering {
  const said = { node: 'fr', now: answeredAt, asOf: answeredAt, heads: none, hears: null };
  return { ...said, from: null, keys: null, waitedMilliseconds: 0, ...over };
}
