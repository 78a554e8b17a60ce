import type { RefusalCount } from '../journal/port.ts';
import type { Instant } from '../kernel/time.ts';

/** Refusals counted since the last durable count. */
export interface RefusalTally {
  add(refusal: {
    readonly source: string;
    readonly reason: string;
    readonly count: number;
    readonly at: Instant;
  }): void;
  /** Takes what was counted, leaving the tally empty. */
  take(): readonly RefusalCount[];
  /** Puts back what could not be stored. */
  putBack(counts: readonly RefusalCount[]): void;
}

/** Pairs of source and reason beyond this are counted under one pair, so that the tally stays small. */
const pairsMax = 4_096;

/** An empty tally. */
export function createRefusalTally(): RefusalTally {
  let pairs = new Map<string, RefusalCount>();
  const put = ({ source, reason, count, lastAt }: RefusalCount): void => {
    const key = `${source} ${reason}`;
    const before = pairs.get(key);
    if (before === undefined && pairs.size >= pairsMax && source !== 'other')
      return put({ source: 'other', reason: 'other', count, lastAt });
    const later = before !== undefined && before.lastAt > lastAt ? before.lastAt : lastAt;
    pairs.set(key, { source, reason, count: (before?.count ?? 0) + count, lastAt: later });
  };
  return {
    add: ({ source, reason, count, at }) => put({ source, reason, count, lastAt: at }),
    take() {
      const all = [...pairs.values()];
      pairs = new Map();
      return all;
    },
    putBack: (counts) => counts.forEach(put),
  };
}
