import type { Chance } from './chance.ts';

interface Due<What> {
  readonly atMilliseconds: number;
  readonly tie: number;
  readonly number: number;
  readonly what: What;
}

/** What is to happen, by virtual time; of two at one moment a drawn number says which is first. */
export interface Schedule<What> {
  readonly size: number;
  at(milliseconds: number, what: What): void;
  /** The next one, off the schedule; null: nothing is left. */
  next(): { readonly atMilliseconds: number; readonly what: What } | null;
}

/** A binary heap: the same draws give the same order. */
export function createSchedule<What>(chance: Chance): Schedule<What> {
  const heap: Due<What>[] = [];
  let count = 0;
  return {
    get size() {
      return heap.length;
    },
    at(atMilliseconds, what) {
      heap.push({ atMilliseconds, tie: chance.next(), number: (count += 1), what });
      rise(heap, heap.length - 1);
    },
    next() {
      const [first] = heap;
      const last = heap.pop();
      if (first === undefined || last === undefined) return null;
      if (heap.length > 0) {
        heap[0] = last;
        sink(heap);
      }
      return first;
    },
  };
}

function isBefore(one: Due<unknown> | undefined, other: Due<unknown> | undefined): boolean {
  if (one === undefined || other === undefined) return other === undefined && one !== undefined;
  if (one.atMilliseconds !== other.atMilliseconds) return one.atMilliseconds < other.atMilliseconds;
  return one.tie === other.tie ? one.number < other.number : one.tie < other.tie;
}

function swap(heap: Due<unknown>[], one: number, other: number): void {
  const [first, second] = [heap[one], heap[other]];
  if (first === undefined || second === undefined) return;
  heap[one] = second;
  heap[other] = first;
}

function rise(heap: Due<unknown>[], from: number): void {
  for (let at = from; at > 0; ) {
    const above = (at - 1) >> 1;
    if (!isBefore(heap[at], heap[above])) return;
    swap(heap, at, above);
    at = above;
  }
}

function sink(heap: Due<unknown>[]): void {
  for (let at = 0; ; ) {
    const [left, right] = [2 * at + 1, 2 * at + 2];
    const least = isBefore(heap[right], heap[left]) ? right : left;
    if (!isBefore(heap[least], heap[at])) return;
    swap(heap, at, least);
    at = least;
  }
}
