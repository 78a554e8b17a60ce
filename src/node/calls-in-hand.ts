import { load } from '../app/handle.ts';
import type { VaultDeskParts } from '../app/vault/parts.ts';
import type { Journal } from '../journal/index.ts';
import { type Clock, toUtc } from '../kernel/time.ts';
import { type CallState, isInHand } from '../operations/watch/decide-call.ts';
import { watch } from '../operations/watch/index.ts';

/**
 * Whether a call is being taken at somebody's own desk now, as the watch's record of that call says: begun there, not
 * over, and not too old to be.
 */
export function callsInHand(journal: Journal, clock: Clock): NonNullable<VaultDeskParts['isCallInHand']> {
  const door = watch.streams.find(({ kind }) => kind === 'call');
  if (door === undefined) throw new Error('the watch has no calls');
  return async ({ desk, state }, call) => {
    if (desk === null || state === null) return false;
    const folded = await load(journal, door, `call/${call}`);
    const of = folded.state as CallState; // folded by the decider of calls
    return of.phase === 'begun' && of.desk === desk && of.side === state && isInHand(of, toUtc(clock()));
  };
}
