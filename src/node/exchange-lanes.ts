import type { Lane } from '../kernel/exchange.ts';

/** Kinds of streams of which something may leave, and the lane on which each travels. Held complete by a test. */
const laneOfKind: Readonly<Record<string, Lane>> = {
  boat: 'life',
  contact: 'life',
  caller: 'life',
  relay: 'life',
  incident: 'life',
  watch: 'life', // calls for help
  'side-request': 'life',
  unit: 'work',
  gap: 'work',
  sea: 'work',
  'room-tip': 'work',
  tracing: 'work',
  detection: 'bulk',
  source: 'bulk',
  fleet: 'bulk',
};

/** The lane of a stream, always the same; `bulk` for a kind that nobody has placed. */
export function laneOf(stream: string): Lane {
  return laneOfKind[stream.split('/', 1)[0] ?? ''] ?? 'bulk';
}

/** Every kind that has its lane. */
export const placedKinds: readonly string[] = Object.keys(laneOfKind);
