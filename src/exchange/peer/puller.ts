import { setTimeout as sleep } from 'node:timers/promises';
import { lanes } from '../../kernel/exchange.ts';
import type { Clock } from '../../kernel/time.ts';
import { afterAnswer, afterFault, type LinkFault, type LinkState, perLane } from './link.ts';
import type { Pulled } from './pull.ts';
import type { ChainPlace, Inlet, Received } from './reception.ts';
import type { ArrivedText } from './reception.ts';
import type { Asking, PerLane } from './wire.ts';

export interface PullerParts {
  readonly inlet: Pick<Inlet, 'standing'>;
  readonly ask: (asking: Asking, stop: AbortSignal) => Promise<Pulled>;
  readonly receive: (arrived: readonly ArrivedText[]) => Promise<Received>;
  readonly link: () => LinkState;
  /** The link stands otherwise. */
  readonly changed: (link: LinkState) => void;
  readonly clock: Clock;
  /** 0 <= n < 1. */
  readonly random: () => number;
  readonly waitMilliseconds: number;
  /** The store failed, or a bug: told once each, and tried again. */
  readonly fault: (error: unknown) => void;
}

/** First and longest wait after an attempt that brought nothing: short, since lives may hang on what comes next. */
const backOff = { firstMilliseconds: 250, lastMilliseconds: 5_000 } as const;

/** Asks, takes, and asks again, for as long as it runs; one question at a time, and bounded by one answer. */
export function startPuller(parts: PullerParts): { close(): Promise<void> } {
  const stop = new AbortController();
  const running = run(parts, stop.signal);
  return {
    async close() {
      stop.abort();
      await running;
    },
  };
}

/** What asking until nothing was missing brought: envelopes taken, and why it ended early; null: it did not. */
export interface Brought {
  readonly taken: number;
  readonly fault: LinkFault | null;
}

/** For whoever drives the clock: asks at once, again and again, until we have all that they have made. */
export async function pullAll(parts: PullerParts, stop: AbortSignal): Promise<Brought> {
  let taken = 0;
  const receive: PullerParts['receive'] = async (arrived) => {
    const received = await parts.receive(arrived);
    taken += received.taken;
    return received;
  };
  for (;;) {
    const fault = await once({ ...parts, receive }, { stop, waits: false });
    if (fault !== null) parts.changed(afterFault(parts.link(), fault));
    const { missing } = parts.link().hearing;
    if (fault !== null || lanes.every((lane) => missing[lane] === 0)) return { taken, fault };
  }
}

async function run(parts: PullerParts, stop: AbortSignal): Promise<void> {
  let failures = 0;
  while (!stop.aborted) {
    const fault = await once(parts, { stop, waits: failures === 0 });
    if (stop.aborted) return;
    failures = fault === null ? 0 : failures + 1;
    if (fault === null) continue;
    parts.changed(afterFault(parts.link(), fault));
    await sleep(backOffMilliseconds(failures, parts.random()), undefined, { signal: stop }).catch(() => {});
  }
}

/** Doubles, with chance in its upper half, so that two nodes do not come back in step. */
function backOffMilliseconds(attempt: number, chance: number): number {
  const { firstMilliseconds, lastMilliseconds } = backOff;
  const whole = Math.min(lastMilliseconds, firstMilliseconds * 2 ** Math.min(attempt - 1, 10));
  return whole / 2 + (whole / 2) * chance;
}

async function once(
  { inlet, ask, receive, link, changed, clock, waitMilliseconds, fault }: PullerParts,
  { stop, waits }: { readonly stop: AbortSignal; readonly waits: boolean },
): Promise<LinkFault | null> {
  try {
    const after = await having(inlet);
    const { heardAt } = link().hearing;
    const hears = heardAt === null ? null : Math.max(0, clock() - heardAt);
    // After a failure the first whole answer is wanted at once: it says that the link is up.
    const pulled = await ask({ after, hears, waitMilliseconds: waits ? waitMilliseconds : 0 }, stop);
    if (!pulled.ok) return pulled.fault;
    const { stopped } = await receive(pulled.texts);
    changed(afterAnswer(link(), { ...pulled, having: await having(inlet) }));
    return stopped.length > 0 ? 'not_taken' : null;
  } catch (error) {
    if (!stop.aborted) fault(error);
    return 'not_taken';
  }
}

async function having(inlet: Pick<Inlet, 'standing'>): Promise<PerLane> {
  const places = new Map<string, ChainPlace>();
  for (const lane of lanes) places.set(lane, await inlet.standing(lane));
  return perLane((lane) => places.get(lane)?.sequence ?? 0);
}
