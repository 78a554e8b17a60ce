import { ok, type Refusal, refuse, type Result } from '../../kernel/result.ts';
import { type Clock, fromUtc, type Instant, toUtc, type UtcText } from '../../kernel/time.ts';
import {
  leftSeconds,
  viewersPerCameraMax,
  viewingsPerPersonMax,
} from '../../operations/site/camera/figures.ts';
import type { PictureRefusal, ViewingRefusal } from '../../operations/site/camera/refusals.ts';
import type { ViewingView } from '../../operations/site/camera/wire.ts';
import type { ViewingEnd } from '../../operations/site/camera/words.ts';

/** What a viewing came to, as it goes on record when it ends. */
export interface ViewingSum {
  readonly viewing: string;
  readonly reason: ViewingEnd;
  readonly given: number | null;
  readonly firstAt: UtcText | null;
  readonly lastAt: UtcText | null;
}

export interface ViewingParts {
  /** The viewing as the book has it; null: it has none of that name. */
  readonly read: (viewing: string) => Promise<ViewingView | null>;
  /** Puts the end on record. */
  readonly end: (sum: ViewingSum) => Promise<void>;
  readonly clock: Clock;
  readonly fault: (error: unknown) => void;
  readonly leftMilliseconds?: number;
}

/** A place before a camera, while pictures are given. */
export interface Seat {
  readonly device: string;
  /** From here on the past may be seen; null: not at all. */
  readonly beforeFrom: Instant | null;
  /** Counts pictures as given: told before their bytes go out. */
  give(): void;
  /** Aborted when the viewing is over, whoever ends it. */
  readonly over: AbortSignal;
  /** The connection is done; the viewing goes on for a moment. */
  leave(): void;
}

export interface Viewings {
  /** Takes a seat for one request. Refuses whoever has no viewing on record, and too many of them. */
  enter(actor: string, viewing: string): Promise<Result<Seat, Refusal<ViewingRefusal | PictureRefusal>>>;
  /** Ends a viewing of one's own at once; resolves when that is on record. Refuses what is not theirs, or over. */
  leave(actor: string, viewing: string): Promise<Result<null, Refusal<ViewingRefusal>>>;
  viewers(device: string): number;
  /** Ends what nobody looks at any more and what is past its time. */
  sweep(): void;
  /** True for a viewing that this process gives pictures of. */
  has(viewing: string): boolean;
  close(): Promise<void>;
}

interface Sitting {
  readonly view: ViewingView;
  readonly ending: AbortController;
  seats: number;
  given: number;
  firstAt: Instant | null;
  lastAt: Instant | null;
  /** Milliseconds of the process. */
  askedMs: number;
}

/**
 * Who looks through which camera at this moment, on this process. Nobody is let in whose viewing is not in the book
 * already; whoever was is told into the book as gone, with what they were given. Limits hold for each process.
 */
export function createViewings(parts: ViewingParts): Viewings {
  const { read, end, clock, fault, leftMilliseconds = leftSeconds * 1_000 } = parts;
  const sitting = new Map<string, Sitting>();
  const ending = new Map<string, Promise<void>>();
  const over = (viewing: string, one: Sitting, reason: ViewingEnd): Promise<void> => {
    sitting.delete(viewing);
    one.ending.abort();
    const [firstAt, lastAt] = [one.firstAt, one.lastAt].map((at) => (at === null ? null : toUtc(at)));
    const sum = { viewing, reason, given: one.given, firstAt: firstAt ?? null, lastAt: lastAt ?? null };
    const told = end(sum)
      .catch(fault)
      .finally(() => ending.delete(viewing));
    ending.set(viewing, told);
    return told;
  };
  /** The viewing as it stands, if it is theirs and goes on; one whose end is being written is over. */
  const theirs = async (actor: string, viewing: string): Promise<ViewingView | null> => {
    const view = sitting.get(viewing)?.view ?? (await read(viewing));
    const isOver = view === null || view.ended !== null || ending.has(viewing);
    return isOver || view.opened.by !== actor ? null : view;
  };
  return {
    async enter(actor, viewing) {
      const view = await theirs(actor, viewing);
      if (view === null || clock() >= fromUtc(view.until)) return refuse('viewing_unknown');
      const one = sitting.get(viewing) ?? newSitting(view);
      if (!sitting.has(viewing)) {
        const refused = crowded(sitting, view);
        if (refused !== null) return refuse(refused);
        sitting.set(viewing, one);
      }
      one.seats += 1;
      one.askedMs = performance.now();
      return ok(seatOf(one, clock));
    },
    async leave(actor, viewing) {
      const view = await theirs(actor, viewing);
      if (view === null) return refuse('viewing_unknown');
      await over(viewing, sitting.get(viewing) ?? newSitting(view), 'left');
      return ok(null);
    },
    viewers: (device) => [...sitting.values()].filter(({ view }) => view.device === device).length,
    sweep() {
      const now = clock();
      for (const [viewing, one] of sitting)
        if (now >= fromUtc(one.view.until)) void over(viewing, one, 'expired');
        else if (one.seats === 0 && performance.now() - one.askedMs >= leftMilliseconds)
          void over(viewing, one, 'left');
    },
    has: (viewing) => sitting.has(viewing),
    async close() {
      for (const [viewing, one] of sitting) void over(viewing, one, 'node_stopped');
      await Promise.all(ending.values());
    },
  };
}

function newSitting(view: ViewingView): Sitting {
  const never = { firstAt: null, lastAt: null, askedMs: 0 };
  return { view, ending: new AbortController(), seats: 0, given: 0, ...never };
}

function crowded(
  sitting: ReadonlyMap<string, Sitting>,
  { device, opened }: ViewingView,
): PictureRefusal | null {
  const all = [...sitting.values()].map(({ view }) => view);
  if (all.filter((one) => one.opened.by === opened.by).length >= viewingsPerPersonMax)
    return 'too_many_viewings';
  return all.filter((one) => one.device === device).length >= viewersPerCameraMax ? 'too_many_viewers' : null;
}

function seatOf(one: Sitting, clock: Clock): Seat {
  let isLeft = false;
  const { device, beforeFrom } = one.view;
  return {
    device,
    beforeFrom: beforeFrom === null ? null : fromUtc(beforeFrom),
    over: one.ending.signal,
    give() {
      one.given += 1;
      one.lastAt = clock();
      one.firstAt ??= one.lastAt;
      one.askedMs = performance.now();
    },
    leave() {
      if (isLeft) return;
      isLeft = true;
      one.seats -= 1;
      one.askedMs = performance.now();
    },
  };
}
