import { canonicalText } from './canonical.ts';
import type { EventEnvelope } from './event.ts';
import { sha256Hex } from './sha256.ts';

/**
 * An entry of the book as it is cited to whoever may not count the book: by its own stream, its number there, and what it
 * says. Neither its position nor its hash in the chain: both tell of what others wrote in between.
 */
export interface CitedRecord {
  readonly stream: string;
  /** 1 for the stream's first entry. */
  readonly version: number;
  /** SHA-256 of what it says, 64 lower-case hex digits: `contentHash`. */
  readonly hash: string;
}

/**
 * SHA-256 (64 lower-case hex digits) of what an entry says, without its place: the members that its hash in the chain is
 * made of, but `cause`, `imported`, `position` and `previousHash`, which are places or hang on them. `idempotencyKey` is
 * left out where the node itself gave it, since a place may stand in it; a person's own key is chance, and keeps what the
 * entry says from being guessed. Source: journal/CHAIN.md, “An entry as it is cited”.
 */
export function contentHash(entry: EventEnvelope & { readonly body: unknown }): string {
  const { actor, body, desk, happenedAt, idempotencyKey, label, marking, origin } = entry;
  const { purpose, recordedAt, shape, stream, type, version } = entry;
  const said = { actor, body, desk, happenedAt, marking, origin, purpose, recordedAt, shape, stream, type };
  const own = idempotencyKey.startsWith(`${actor}/`) ? { idempotencyKey } : {};
  return sha256Hex(canonicalText({ ...said, version, ...own, ...(label === null ? {} : { label }) }));
}

/** An entry as it is cited. */
export function citedRecord(entry: EventEnvelope & { readonly body: unknown }): CitedRecord {
  return { stream: entry.stream, version: entry.version, hash: contentHash(entry) };
}

/** How a person reads such an entry: `passage/p-000001, 3`. The stream's name, and the number of the entry in it. */
export function referenceOf({ stream, version }: Pick<CitedRecord, 'stream' | 'version'>): string {
  return `${stream}, ${version}`;
}

/** Of entries in the order of the book the newest of each stream, by name of the stream. */
export function newestOf(entries: readonly CitedRecord[]): readonly CitedRecord[] {
  const newest = new Map(entries.map(({ stream, version, hash }) => [stream, { stream, version, hash }]));
  return [...newest.values()].toSorted((one, other) => (one.stream < other.stream ? -1 : 1));
}
