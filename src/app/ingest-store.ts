import type { Identity, Report, Telemetry, TelemetryBatch } from '../journal/port.ts';
import type { Clock, Instant } from '../kernel/time.ts';
import type { IdentityQueue } from './ingest-identities.ts';
import type { IngestLimits } from './ingest-limits.ts';
import type { ReportQueue } from './ingest-queue.ts';

/** How the store does, as the ingest sees it. `lagMilliseconds`: age of the oldest item not yet durable. */
export interface StoreWatch {
  readonly state: 'ok' | 'slow' | 'down';
  readonly lagMilliseconds: number;
}

interface Write {
  readonly startedAt: Instant;
  readonly oldestAt: Instant;
  readonly batch: TelemetryBatch;
  failures: number;
}

interface WriterParts {
  readonly telemetry: Pick<Telemetry, 'write'>;
  readonly clock: Clock;
  readonly limits: IngestLimits;
  readonly queue: ReportQueue;
  readonly identityQueue: IdentityQueue;
  readonly durable: (reports: readonly Report[], identities: readonly Identity[]) => void;
  readonly fault?: (error: unknown) => void;
}

/** Moves batches from the queues into the store, one at a time per place in flight, until each is durable. */
export interface StoreWriter {
  /** Says that something waits. */
  poke(): void;
  watch(): StoreWatch;
  /** Reports and identities not yet durable. */
  waiting(): number;
  /** Resolves when nothing waits or the time is up, with what the store has not confirmed by then, by source. */
  drain(milliseconds: number): Promise<ReadonlyMap<string, number>>;
}

/** See `createIngest`. A failed batch stays in its place in flight and is tried again, so memory stays bounded. */
export function createStoreWriter(parts: WriterParts): StoreWriter {
  const { limits, queue, identityQueue, clock } = parts;
  const writes = new Set<Write>();
  let timer: NodeJS.Timeout | null = null;
  let stopped = false;
  let idle: (() => void) | null = null;

  const queued = (): number => queue.size + identityQueue.size;

  function poke(): void {
    if (writes.size >= limits.inFlightMax || queued() === 0) return;
    if (queue.size >= limits.batchMax) start();
    else timer ??= setTimeout(start, limits.batchMilliseconds);
  }

  function start(): void {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    if (writes.size >= limits.inFlightMax || queued() === 0) return;
    const now = clock();
    const oldestAt = queue.oldestAt ?? now;
    const batch = { reports: queue.take(limits.batchMax), identities: identityQueue.take() };
    const write: Write = { startedAt: now, oldestAt, batch, failures: 0 };
    writes.add(write);
    void untilDurable(write);
    poke();
  }

  async function untilDurable(write: Write): Promise<void> {
    while (!stopped) {
      try {
        await parts.telemetry.write(write.batch);
        break;
      } catch (error) {
        write.failures += 1;
        parts.fault?.(error);
        await pause(
          Math.min(limits.retryMilliseconds * 2 ** (write.failures - 1), limits.retryMillisecondsMax),
        );
      }
    }
    writes.delete(write);
    if (!stopped) parts.durable(write.batch.reports, write.batch.identities);
    poke();
    if (writes.size === 0 && queued() === 0) idle?.();
  }

  return {
    poke,
    watch: () => watchOf({ writes, waitingSince: queue.oldestAt, now: clock(), limits }),
    waiting: () => queued() + [...writes].reduce((sum, write) => sum + sizeOf(write.batch), 0),
    async drain(milliseconds) {
      if (queued() > 0 || writes.size > 0) {
        start();
        const limit = pause(milliseconds, true);
        await Promise.race([limit, new Promise<void>((resolve) => (idle = resolve))]);
      }
      stopped = true;
      if (timer !== null) clearTimeout(timer);
      const waiting = { reports: queue.take(queue.size), identities: identityQueue.take() };
      return countBySource([...[...writes].map(({ batch }) => batch), waiting]);
    },
  };
}

function sizeOf({ reports, identities }: TelemetryBatch): number {
  return reports.length + identities.length;
}

function countBySource(batches: readonly TelemetryBatch[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { reports, identities } of batches)
    for (const { source } of [...reports, ...identities]) counts.set(source, (counts.get(source) ?? 0) + 1);
  return counts;
}

function watchOf(of: {
  readonly writes: ReadonlySet<Write>;
  readonly waitingSince: Instant | null;
  readonly now: Instant;
  readonly limits: IngestLimits;
}): StoreWatch {
  let oldestAt = of.waitingSince ?? of.now;
  let underWay = 0;
  let failing = false;
  for (const write of of.writes) {
    oldestAt = write.oldestAt < oldestAt ? write.oldestAt : oldestAt;
    underWay = Math.max(underWay, of.now - write.startedAt);
    failing ||= write.failures > 0;
  }
  const lagMilliseconds = Math.max(0, of.now - oldestAt);
  if (failing || underWay > of.limits.downMilliseconds) return { state: 'down', lagMilliseconds };
  const slow = underWay > of.limits.slowMilliseconds || lagMilliseconds > 2 * of.limits.slowMilliseconds;
  return { state: slow ? 'slow' : 'ok', lagMilliseconds };
}

function pause(milliseconds: number, letExit = false): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    if (letExit) timer.unref();
  });
}
