import type { Labelled } from '../kernel/label.ts';

/** A folded stream and the version it stands at. */
export interface FoldedStream {
  readonly state: unknown;
  readonly version: number;
  /** By which access to it is judged: as its newest entry says; null before the first. */
  readonly label: Labelled | null;
  /** Another node has a part in it: what follows is not folded upon it, but anew. */
  readonly shared?: boolean;
}

/**
 * Folded streams last used, at most `entriesMax`. Only a shortcut: every append still names the version
 * it was decided on, so a stale entry leads to a conflict and a fresh read, never to a wrong decision.
 */
export function createStateCache(entriesMax: number) {
  const entries = new Map<string, FoldedStream>();
  const set = (stream: string, entry: FoldedStream): void => {
    entries.delete(stream);
    entries.set(stream, entry);
    if (entries.size <= entriesMax) return;
    for (const oldest of entries.keys()) {
      entries.delete(oldest);
      return;
    }
  };
  return {
    get(stream: string): FoldedStream | undefined {
      const entry = entries.get(stream);
      if (entry !== undefined) {
        entries.delete(stream);
        entries.set(stream, entry);
      }
      return entry;
    },
    set,
    /** What a stream is once something was written upon `before`; of a shared one only the whole says that. */
    follow(stream: string, before: FoldedStream, after: FoldedStream): void {
      if (before.shared === true) entries.delete(stream);
      else set(stream, after);
    },
    drop(stream: string): void {
      entries.delete(stream);
    },
  };
}
