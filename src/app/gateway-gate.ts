import type { Instant } from '../kernel/time.ts';

/** How much is taken in at once, waits, and may come from one device. */
export interface GateLimits {
  readonly insideMax: number;
  readonly waitingMax: number;
  readonly perMinuteMax: number;
}

/** Whether something may come in now. */
export type Entry = 'in' | 'too_fast' | 'overloaded';

/** The way in of messages: so many at once, so many a minute of each device, what speaks of life first. */
export interface GatewayGate {
  enter(device: string, forLife: boolean, now: Instant): Promise<Entry>;
  leave(): void;
}

/** The last part of what a device may send is kept for what speaks of people in danger. */
const keptForLife = 0.25;
/** Devices counted: a node has a handful of gateways. */
const devicesMax = 1_000;

interface Waiting {
  readonly forLife: boolean;
  readonly told: (entry: Entry) => void;
}

/**
 * Lets `insideMax` in at once; what speaks of life goes before all else that waits, each in its order. Where no more may
 * wait, the last of the rest is sent back for what speaks of life: its gateway keeps it and sends it again.
 */
export function createGatewayGate({ insideMax, waitingMax, perMinuteMax }: GateLimits): GatewayGate {
  const waiting: Waiting[] = [];
  const rates = createRates(perMinuteMax);
  let inside = 0;
  return {
    async enter(device, forLife, now) {
      if (!rates.take(device, forLife, now)) return 'too_fast';
      if (inside < insideMax) {
        inside += 1;
        return 'in';
      }
      if (waiting.length >= waitingMax && !(forLife && sendOneBack(waiting))) return 'overloaded';
      return new Promise<Entry>((told) => {
        const at = forLife ? waiting.findIndex((one) => !one.forLife) : -1;
        waiting.splice(at === -1 ? waiting.length : at, 0, { forLife, told });
      });
    },
    leave() {
      const next = waiting.shift();
      if (next === undefined) inside -= 1;
      else next.told('in');
    },
  };
}

function sendOneBack(waiting: Waiting[]): boolean {
  const last = waiting.at(-1);
  if (last === undefined || last.forLife) return false;
  waiting.pop();
  last.told('overloaded');
  return true;
}

/** A bucket for each device that fills by the minute. */
function createRates(perMinuteMax: number) {
  const buckets = new Map<string, { left: number; at: Instant }>();
  return {
    take(device: string, forLife: boolean, now: Instant): boolean {
      const before = buckets.get(device) ?? { left: perMinuteMax, at: now };
      const filled = before.left + (Math.max(0, now - before.at) / 60_000) * perMinuteMax;
      const left = Math.min(perMinuteMax, filled);
      const needed = forLife ? 1 : 1 + perMinuteMax * keptForLife;
      const isTaken = left >= needed;
      buckets.delete(device);
      buckets.set(device, { left: isTaken ? left - 1 : left, at: now });
      const [oldest] = buckets.keys();
      if (buckets.size > devicesMax && oldest !== undefined) buckets.delete(oldest);
      return isTaken;
    },
  };
}
