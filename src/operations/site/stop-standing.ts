import type { StopView } from './wire.ts';

/** True where a train may have stopped for a request: only a release that was repeated ends it. */
export function mayHaveStopped({
  told,
  refused,
  stopped,
}: Pick<StopView, 'told' | 'refused' | 'stopped'>): boolean {
  return stopped !== null || (told !== null && refused === null);
}
