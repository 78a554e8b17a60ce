import type { Clock } from '../kernel/time.ts';
import { isLifeAtRisk, type Who } from './who.ts';

/**
 * What many desks ask at the same moment, worked out once for all who have the same rights. `asked` names the question
 * with everything that it depends on beside the asker's rights.
 */
export type Share = <Value>(who: Who, asked: string, make: () => Promise<Value>) => Promise<Value>;

interface Kept {
  readonly at: number;
  readonly value: Promise<unknown>;
}

/**
 * Shares answers for so many milliseconds. Only for what no list of names restricts: who somebody is plays no part in
 * the key, everything else that a policy or row security asks of them does. An answer that fails is not kept.
 */
export function createShare({
  clock,
  milliseconds,
  entriesMax = 200,
}: {
  readonly clock: Clock;
  readonly milliseconds: number;
  readonly entriesMax?: number;
}): Share {
  const kept = new Map<string, Kept>();
  return <Value>(who: Who, asked: string, make: () => Promise<Value>): Promise<Value> => {
    const at = clock();
    const key = `${rightsKey(who, isLifeAtRisk(who, at))} ${asked}`;
    const before = kept.get(key);
    // The clock may be driven, and set back: what lies in the future is as good as new.
    if (before !== undefined && Math.abs(at - before.at) <= milliseconds)
      return before.value as Promise<Value>; // the key names its type
    const value = make();
    kept.delete(key);
    kept.set(key, { at, value });
    value.catch(() => kept.delete(key));
    if (kept.size > entriesMax) dropOldest(kept);
    return value;
  };
}

function dropOldest(kept: Map<string, Kept>): void {
  for (const oldest of kept.keys()) {
    kept.delete(oldest);
    return;
  }
}

/** Everything by which a reader of records without lists of names is judged. A desk counts as being there or not. */
export function rightsKey(who: Who, lifeAtRisk: boolean): string {
  const { kind, roles, agency, remits, state, markings, caveats, purposes, desk } = who;
  return JSON.stringify([
    kind,
    roles,
    agency,
    remits,
    state,
    markings,
    caveats,
    purposes,
    desk !== null,
    lifeAtRisk,
  ]);
}
