import type { Report } from '../journal/port.ts';
import type { Instant } from '../kernel/time.ts';

/** What became of one report offered to the queue. */
export type Offered = 'queued' | 'coalesced' | 'overloaded';

/** Reports waiting for the store: first in, first out, bounded. */
export interface ReportQueue {
  readonly size: number;
  /** Receipt of the oldest one waiting, or null. */
  readonly oldestAt: Instant | null;
  offer(report: Report): Offered;
  /** Takes at most `count` from the front. */
  take(count: number): readonly Report[];
}

/**
 * A bounded queue. Up to `coalesceAbove` every report is kept. Above it a report replaces the waiting one of the same
 * track (the later `happenedAt` stays): the store is behind, and the newest place is worth more than the way there.
 * At `max` a report of a track that is not waiting is refused; a call of distress only `distressMax` later.
 */
export function createReportQueue(bounds: {
  readonly max: number;
  readonly coalesceAbove: number;
  readonly distressMax: number;
  readonly isDistress: (report: Report) => boolean;
}): ReportQueue {
  let waiting: Report[] = [];
  /** Place of each waiting track; built only while the queue is long. */
  let places: Map<string, number> | null = null;

  function coalesce(report: Report): boolean {
    places ??= new Map(waiting.map((each, place) => [each.track, place]));
    const place = places.get(report.track);
    const before = place === undefined ? undefined : waiting[place];
    if (place === undefined || before === undefined) return false;
    if (report.happenedAt >= before.happenedAt) waiting[place] = report;
    return true;
  }

  const hasReserve = (report: Report): boolean =>
    waiting.length < bounds.max + bounds.distressMax && bounds.isDistress(report);

  return {
    get size() {
      return waiting.length;
    },
    get oldestAt() {
      return waiting[0]?.receivedAt ?? null;
    },
    offer(report) {
      if (waiting.length >= bounds.coalesceAbove && coalesce(report)) return 'coalesced';
      if (waiting.length >= bounds.max && !hasReserve(report)) return 'overloaded';
      places?.set(report.track, waiting.length);
      waiting.push(report);
      return 'queued';
    },
    take(count) {
      places = null;
      if (waiting.length <= count) {
        const all = waiting;
        waiting = [];
        return all;
      }
      return waiting.splice(0, count);
    },
  };
}
