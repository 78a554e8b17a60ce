import { storeFault } from '../../journal/faults.ts';
import type { Journal } from '../../journal/port.ts';
import type { JournalPosition } from '../../kernel/event.ts';
import { followJournal } from '../follow.ts';
import type { Program } from './complete.ts';
import type { VaultDesk } from './desk.ts';
import { rotationOrdered, vaultKeyStream } from './rotate.ts';

export interface RotationParts {
  readonly journal: Pick<Journal, 'head' | 'onAppended' | 'readAfter' | 'readStream'>;
  readonly desk: Pick<VaultDesk, 'carryOutRotation'>;
  readonly by: Program;
  /** Told when a rotation failed, and is tried again; and of subjects whose key was damaged before, which stay as they are. */
  readonly fault: (error: unknown) => void;
  readonly retryMilliseconds?: number;
}

/** Carries out every rotation that is ordered, whichever process ordered it, while the node goes on with its work. */
export interface Rotations {
  /** Resolves true once everything ordered up to a position is carried out, false after `milliseconds`. */
  carriedOut(position: JournalPosition, milliseconds: number): Promise<boolean>;
  close(): Promise<void>;
}

const toldMax = 20;

/** What a stop left undone goes on at once, in the background; then whatever is ordered from here on. */
export async function startRotations(parts: RotationParts): Promise<Rotations> {
  const { journal, desk, by, fault, retryMilliseconds } = parts;
  const stopping = new AbortController();
  const { signal } = stopping;
  const head = await journal.head();
  const last = (await journal.readStream(vaultKeyStream)).at(-1);
  const follower = followJournal({
    journal,
    // An order that is the newest of its stream stands.
    from: last?.type === rotationOrdered ? last.position - 1 : head,
    types: [rotationOrdered],
    async take() {
      const rotated = await desk.carryOutRotation(by, { signal });
      for (const subject of rotated?.damaged.slice(0, toldMax) ?? [])
        fault(storeFault('vault_damaged', { subject, detail: 'key' }));
    },
    fault: (error) => {
      if (!signal.aborted) fault(error);
    },
    ...(retryMilliseconds === undefined ? {} : { retryMilliseconds }),
  });
  void follower.reached(head, 0); // reads on at once, without waiting for another's append
  return {
    carriedOut: (position, milliseconds) => follower.reached(position, milliseconds),
    async close() {
      stopping.abort();
      await follower.close();
    },
  };
}
