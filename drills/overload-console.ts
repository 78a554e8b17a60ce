import { positionLine, reportOf } from '../bench/ingest-corpus.ts';
import { openLive, readTracks } from '../bench/live-reader.ts';
import type { NodeUnderTest } from './node-under-test.ts';

const recoverySecondsMax = 30;
const normalMilliseconds = 150;

/** What the node says of itself, as far as these drills ask. */
export interface Health {
  readonly store: { readonly state: 'ok' | 'slow' | 'down'; readonly lagMilliseconds: number };
  readonly sources: readonly {
    readonly kind: string;
    readonly refused: number;
    readonly refusedByReason: Readonly<Record<string, number>>;
  }[];
}

export type Console = Awaited<ReturnType<typeof openConsole>>;

/** Told of everything that the console reads, beside what it keeps itself. */
export interface ConsoleEars {
  motions?(motions: readonly (readonly unknown[])[]): void;
  health?(health: Health): void;
}

/** A console that reads: what it saw, when it last saw something, and what the node says of its sources. */
export async function openConsole(node: NodeUnderTest, ears: ConsoleEars = {}) {
  let seen = 0;
  let health: Health | null = null;
  let heard: () => void = () => {};
  const silence = watchSilence();
  const awaited = new Map<number, () => void>();
  const live = { address: node.address, cookie: await node.signIn() };
  const reader = await openLive(live, ({ event, json }) => {
    if (event === 'health') {
      health = JSON.parse(json) as Health; // the node under test writes it
      ears.health?.(health);
      heard();
    }
    if (event !== 'tracks') return;
    silence.broken();
    const { motions, coalesced } = readTracks(json);
    seen += motions.length + coalesced;
    ears.motions?.(motions);
    if (awaited.size === 0) return;
    for (const motion of motions) awaited.get(reportOf(String(motion[0]), Number(motion[4])).ship)?.();
  });
  return {
    close: () => reader.close(),
    silence,
    nextHealth: () => new Promise<void>((resolve) => (heard = resolve)),
    counted: () => ({ seen, refused: aisRefusals(health).total }),
    aisRefusals: () => aisRefusals(health),
    async timeOf(ship: number, send: () => void): Promise<number> {
      const startedAt = performance.now();
      const arrived = new Promise<void>((resolve) => awaited.set(ship, resolve));
      send();
      await Promise.race([arrived, pause(2_000)]);
      awaited.delete(ship);
      return performance.now() - startedAt;
    },
  };
}

function watchSilence() {
  let lastAt = performance.now();
  let longest = 0;
  let watching = false;
  return {
    broken(): void {
      const now = performance.now();
      if (watching) longest = Math.max(longest, now - lastAt);
      lastAt = now;
    },
    watch(): void {
      lastAt = performance.now();
      watching = true;
    },
    /** Milliseconds, also of a silence that still lasts. */
    longest: () => Math.max(longest, performance.now() - lastAt),
  };
}

function aisRefusals(health: Health | null) {
  const source = health?.sources.find(({ kind }) => kind === 'ais');
  return { total: source?.refused ?? 0, byReason: source?.refusedByReason ?? {} };
}

/** Seconds until three probes in a row reach the console as fast as on a quiet day (infinite beyond a minute), and all probes sent. */
export async function recovery(node: NodeUnderTest, console_: Console) {
  const startedAt = performance.now();
  const socket = await node.receiver();
  let normal = 0;
  let probe = 0;
  try {
    for (; normal < 3 && performance.now() - startedAt < 2 * recoverySecondsMax * 1000; probe += 1) {
      // Ships that the load never used in this round, each once: nothing coalesces a probe.
      const took = await console_.timeOf(14_999 - probe, () =>
        socket.write(positionLine(20 * 15_000 + 14_999 - probe)),
      );
      normal = took <= normalMilliseconds ? normal + 1 : 0;
    }
  } finally {
    socket.destroy();
  }
  const seconds = normal >= 3 ? (performance.now() - startedAt) / 1000 : Number.POSITIVE_INFINITY;
  return { seconds, probes: probe };
}

/** Resolves after so many milliseconds. */
export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
