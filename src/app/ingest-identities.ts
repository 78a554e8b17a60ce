import type { Identity } from '../journal/port.ts';

/** Identities that say something new, waiting for the store. */
export interface IdentityQueue {
  readonly size: number;
  /** `unchanged` where the store already holds just this, `overloaded` where the queue is full. */
  offer(identity: Identity): 'queued' | 'unchanged' | 'overloaded';
  take(): readonly Identity[];
  /** Called once durable: from now on the same words again are `unchanged`. */
  stored(identities: readonly Identity[]): void;
  /** What a station said of itself last and is durable; null where that is not remembered. */
  lastOf(track: string): Identity | null;
  /** Called for tracks that left the picture: what they say when they come back is written again, as the store may not hold it. */
  left(tracks: readonly string[]): void;
}

/**
 * Keeps what was last stored of each track, so that a ship repeating its name every six minutes writes one row.
 * At most `waitingMax` wait; of at most `knownMax` tracks the words are remembered, the oldest forgotten first
 * (a forgotten one is only written again).
 */
export function createIdentityQueue(bounds: {
  readonly waitingMax: number;
  readonly knownMax: number;
}): IdentityQueue {
  const known = new Map<string, Known>();
  let waiting = new Map<string, Identity>();
  return {
    get size() {
      return waiting.size;
    },
    offer(identity) {
      const pending = waiting.get(identity.track);
      const last = pending === undefined ? known.get(identity.track)?.words : wordsOf(pending);
      if (last === wordsOf(identity)) return 'unchanged';
      if (pending === undefined && waiting.size >= bounds.waitingMax) return 'overloaded';
      waiting.set(identity.track, identity);
      return 'queued';
    },
    take() {
      const all = [...waiting.values()];
      waiting = new Map();
      return all;
    },
    stored(identities) {
      for (const identity of identities) {
        known.delete(identity.track);
        known.set(identity.track, { identity, words: wordsOf(identity) });
      }
      for (const track of known.keys()) {
        if (known.size <= bounds.knownMax) return;
        known.delete(track);
      }
    },
    lastOf: (track) => known.get(track)?.identity ?? null,
    left(tracks) {
      for (const track of tracks) {
        const last = known.get(track);
        if (last !== undefined) known.set(track, { ...last, words: null });
      }
    },
  };
}

/** `words` null: what comes next is written, even if it says the same. */
interface Known {
  readonly identity: Identity;
  readonly words: string | null;
}

function wordsOf(identity: Identity): string {
  const { name, callSign, imo, shipType, lengthMetres, beamMetres, draughtMetres, destination } = identity;
  return JSON.stringify([
    name,
    callSign,
    imo,
    shipType,
    lengthMetres,
    beamMetres,
    draughtMetres,
    destination,
  ]);
}
