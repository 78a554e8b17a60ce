import { createRemembered } from '../../../kit/remembered.ts';
import type { Store } from '../../../kit/store.ts';

/** Which of the picture's alarms the officer of this desk has seen. Kept for this browser session and this person only. */
export interface Acknowledged {
  readonly held: Store<AcknowledgedBy>;
  readonly add: (keys: readonly string[]) => void;
  /** Forgets what no longer stands: where it comes back it is a new alarm, and nobody has seen that one. */
  readonly keepStanding: (standing: ReadonlySet<string>) => void;
  /** The next officer begins with nothing acknowledged, and so does whoever sat here before when they come back. */
  readonly handOver: (staff: string) => void;
}

/** Whose, and the keys of the alarms. */
export interface AcknowledgedBy {
  readonly staff: string;
  readonly keys: readonly string[];
}

/** Opens it for one officer; after a reload of the page what they acknowledged still stands. */
export function createAcknowledged(staff: string, storage: Storage = sessionStorage): Acknowledged {
  const held = createRemembered<AcknowledgedBy>(
    'strait.acknowledged',
    { staff, keys: [] },
    { storage, read },
  );
  if (held.get().staff !== staff) held.set({ staff, keys: [] });
  return {
    held,
    add: (keys) => held.update((now) => ({ ...now, keys: [...new Set([...now.keys, ...keys])] })),
    keepStanding(standing) {
      const now = held.get();
      const keys = now.keys.filter((key) => standing.has(key));
      if (keys.length < now.keys.length) held.set({ ...now, keys });
    },
    handOver: (next) => held.set({ staff: next, keys: [] }),
  };
}

function read(stored: unknown): AcknowledgedBy | null {
  if (typeof stored !== 'object' || stored === null) return null;
  const { staff, keys } = stored as Partial<Record<keyof AcknowledgedBy, unknown>>;
  if (typeof staff !== 'string' || !Array.isArray(keys)) return null;
  return { staff, keys: keys.filter((one) => typeof one === 'string') };
}
