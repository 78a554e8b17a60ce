import type { Instant } from '../../../kernel/time.ts';
import type { CameraUnfit } from '../cameras.ts';
import type { Signal } from '../words.ts';
import { standardFigures } from './figures.ts';
import type { DeviceEvent } from './shapes.ts';

/** Which signal ends which: what stands until it is said to be over. */
const endedBy: Partial<Record<Signal, readonly Signal[]>> = {
  cleared: ['beam_broken', 'disturbance', 'motion', 'tamper', 'cut'],
  door_closed: ['door_opened', 'door_forced'],
  power_back: ['power_lost'],
  link_back: ['link_lost'],
  fault_over: ['fault'],
};
/** What is a state and not a moment: only this can be stale. */
const lasting: ReadonlySet<Signal> = new Set([
  'beam_broken',
  'door_opened',
  'door_forced',
  'power_lost',
  'link_lost',
  'fault',
  'tamper',
]);

/** What each device last said that is not over yet. */
export interface Standing {
  note(event: DeviceEvent): void;
  /** Devices whose state became stale by now, each told once while it lasts. */
  staleBy(
    now: Instant,
  ): readonly { readonly device: string; readonly signal: Signal; readonly since: Instant }[];
  unfitOf(device: string): CameraUnfit | null;
  readonly size: number;
}

interface Held {
  readonly signal: Signal;
  readonly since: Instant;
  isTold: boolean;
}

/** Bounded by the number of devices: one state each. */
export function createStanding(): Standing {
  const held = new Map<string, Held>();
  let lookAt = 0;
  return {
    note({ device, signal, receivedAt }) {
      const before = held.get(device);
      if (lasting.has(signal) && before?.signal !== signal)
        held.set(device, { signal, since: receivedAt, isTold: false });
      if (before === undefined) return;
      // Whatever has something to say is heard: its link is back, whether or not anybody said so.
      const isHeard = before.signal === 'link_lost' && !lasting.has(signal);
      if (isHeard || endedBy[signal]?.includes(before.signal) === true) held.delete(device);
    },
    staleBy(now) {
      if (now < lookAt) return [];
      lookAt = now + 60_000;
      const old = [...held].filter(
        ([, one]) => !one.isTold && now - one.since > standardFigures.staleAfterHours * 3_600_000,
      );
      for (const [, one] of old) one.isTold = true;
      return old.map(([device, { signal, since }]) => ({ device, signal, since }));
    },
    unfitOf(device) {
      const signal = held.get(device)?.signal;
      return signal === 'link_lost' || signal === 'power_lost' ? signal : null;
    },
    get size() {
      return held.size;
    },
  };
}
