/**
 * The latest value of each key with the order in which values changed, so that every reader can ask
 * "what changed since my cursor" and gets each key once. Bounded: of a reader too far behind it says so.
 * A value is its JSON text, encoded once for all readers.
 */
export interface KeyedFeed {
  /** Number of the newest change; 0 at first. */
  readonly sequence: number;
  readonly size: number;
  put(key: string, json: string): void;
  remove(key: string): void;
  /** Changes after `cursor`, or everything (`reset`) where the cursor is older than what is remembered. */
  since(cursor: number): FeedChanges;
}

export interface FeedChanges {
  readonly sequence: number;
  readonly reset: boolean;
  /** JSON texts of the newest value of each changed key. */
  readonly values: readonly string[];
  readonly removed: readonly string[];
  /** Changes that this reader will never see, because a newer one of the same key replaced them. */
  readonly coalesced: number;
}

interface Entry {
  sequence: number;
  json: string | null; // null: removed
}

/** Creates a feed that remembers the last `changesMax` changes (a ring of keys, not of values). */
export function createKeyedFeed(changesMax: number): KeyedFeed {
  const latest = new Map<string, Entry>();
  const ring = new Array<string>(changesMax);
  let sequence = 0;
  let live = 0;
  let memo: { readonly cursor: number; readonly changes: FeedChanges } | null = null;

  function change(key: string, json: string | null): void {
    const overwritten = sequence >= changesMax ? ring[sequence % changesMax] : undefined;
    if (overwritten !== undefined) forgetRemoved(overwritten, sequence + 1 - changesMax);
    ring[sequence % changesMax] = key;
    sequence += 1;
    const before = latest.get(key);
    live += (json === null ? 0 : 1) - (before === undefined || before.json === null ? 0 : 1);
    if (before === undefined) latest.set(key, { sequence, json });
    else {
      before.sequence = sequence;
      before.json = json;
    }
  }

  // A removal is kept only as long as the ring can tell a reader of it.
  function forgetRemoved(key: string, changeNumber: number): void {
    const entry = latest.get(key);
    if (entry?.json === null && entry.sequence === changeNumber) latest.delete(key);
  }

  function since(cursor: number): FeedChanges {
    if (memo?.cursor === cursor && memo.changes.sequence === sequence) return memo.changes;
    const changes =
      cursor < 0 || sequence - cursor > changesMax || cursor > sequence ? everything() : after(cursor);
    memo = { cursor, changes };
    return changes;
  }

  function everything(): FeedChanges {
    const values: string[] = [];
    for (const entry of latest.values()) if (entry.json !== null) values.push(entry.json);
    return { sequence, reset: true, values, removed: [], coalesced: 0 };
  }

  function after(cursor: number): FeedChanges {
    const values: string[] = [];
    const removed: string[] = [];
    for (let number = cursor + 1; number <= sequence; number += 1) {
      const key = ring[(number - 1) % changesMax];
      const entry = key === undefined ? undefined : latest.get(key);
      if (key === undefined || entry === undefined || entry.sequence !== number) continue;
      if (entry.json === null) removed.push(key);
      else values.push(entry.json);
    }
    const coalesced = sequence - cursor - values.length - removed.length;
    return { sequence, reset: false, values, removed, coalesced };
  }

  return {
    get sequence() {
      return sequence;
    },
    get size() {
      return live;
    },
    put: (key, json) => change(key, json),
    remove: (key) => {
      if (latest.get(key)?.json != null) change(key, null);
    },
    since,
  };
}
