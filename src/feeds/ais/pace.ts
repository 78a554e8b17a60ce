import type { Instant } from '../../kernel/time.ts';

export interface PaceSetting {
  /** Times as fast as recorded; `max`: no waiting at all. */
  readonly speed: number | 'max';
  /** For recordings whose lines bear no time. */
  readonly linesPerSecond: number;
}

/** Says when each line of a recording is due, milliseconds after the first. */
export interface Pace {
  /** `at`: the time the line bears, or null. Never earlier than the line before. */
  dueAfter(at: Instant | null): number;
}

/** A silence in the recording longer than this is cut to it. */
const gapMillisecondsMax = 600_000;

/**
 * The pace of a recording. Until a line bears a time, lines come evenly; from then on lines without a time come with
 * the line before. A time that goes back does not wait; a gap of more than ten minutes is cut to that.
 */
export function createPace({ speed, linesPerSecond }: PaceSetting): Pace {
  const factor = speed === 'max' ? Number.POSITIVE_INFINITY : speed;
  let due = 0;
  let first = true;
  let last: Instant | null = null;
  return {
    dueAfter(at) {
      const gap = last === null || at === null ? 0 : Math.min(Math.max(0, at - last), gapMillisecondsMax);
      const even = last === null && at === null && !first ? 1_000 / linesPerSecond : 0;
      first = false;
      due += (gap + even) / factor;
      if (at !== null && (last === null || at > last || last - at > gapMillisecondsMax)) last = at;
      return due;
    },
  };
}
