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

/** A ring of the keys of the last changes, and the newest state of each key. */
interface Book {
  readonly latest: Map<string, Entry>;
  readonly ring: string[];
  readonly changesMax: number;
  sequence: number;
  live: number;
}

/** Creates a feed that remembers the last `changesMax` changes (a ring of keys, not of values). */
export function createKeyedFeed(changesMax: number): KeyedFeed {
  const book: Book = { latest: new Map(), ring: [], changesMax, sequence: 0, live: 0 };
  // Consoles at the same cursor are told the same: the answer is put together once.
  let memo: { readonly cursor: number; readonly changes: FeedChanges } | null = null;
  return {
    get sequence() {
      return book.sequence;
    },
    get size() {
      return book.live;
    },
    put: (key, json) => change(book, key, json),
    remove(key) {
      const json = book.latest.get(key)?.json ?? null;
      if (json !== null) change(book, key, null);
    },
    since(cursor) {
      if (memo?.cursor === cursor && memo.changes.sequence === book.sequence) return memo.changes;
      const isKnown = cursor >= 0 && cursor <= book.sequence && book.sequence - cursor <= changesMax;
      const changes = isKnown ? changesAfter(book, cursor) : everything(book);
      memo = { cursor, changes };
      return changes;
    },
  };
}

function change(book: Book, key: string, json: string | null): void {
  const slot = book.sequence % book.changesMax;
  const overwritten = book.sequence >= book.changesMax ? book.ring[slot] : undefined;
  if (overwritten !== undefined) forgetRemoved(book, overwritten);
  book.ring[slot] = key;
  book.sequence += 1;
  const before = book.latest.get(key);
  book.live += (json === null ? 0 : 1) - (before === undefined || before.json === null ? 0 : 1);
  if (before === undefined) book.latest.set(key, { sequence: book.sequence, json });
  else {
    before.sequence = book.sequence;
    before.json = json;
  }
}

// A removal is kept only as long as the ring can tell a reader of it.
function forgetRemoved({ latest, sequence, changesMax }: Book, key: string): void {
  const entry = latest.get(key);
  if (entry?.json === null && entry.sequence === sequence + 1 - changesMax) latest.delete(key);
}

function everything({ latest, sequence }: Book): FeedChanges {
  const values: string[] = [];
  for (const { json } of latest.values()) if (json !== null) values.push(json);
  return { sequence, reset: true, values, removed: [], coalesced: 0 };
}

function changesAfter({ latest, ring, sequence, changesMax }: Book, cursor: number): FeedChanges {
  const values: string[] = [];
  const removed: string[] = [];
  for (let number = cursor + 1; number <= sequence; number += 1) {
    const key = ring[(number - 1) % changesMax];
    const entry = key === undefined ? undefined : latest.get(key);
    // Changed again later: told there, once.
    if (key === undefined || entry === undefined || entry.sequence !== number) continue;
    if (entry.json === null) removed.push(key);
    else values.push(entry.json);
  }
  const coalesced = sequence - cursor - values.length - removed.length;
  return { sequence, reset: false, values, removed, coalesced };
}
