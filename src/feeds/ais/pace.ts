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

/** A step further than this, either way, is a stray line or a joint between two recordings: nobody waits for it. */
const stepMillisecondsMax = 600_000;

/**
 * The pace of a recording. Until a line bears a time, lines come evenly; from then on lines without a time come with
 * the line before. A time that goes back does not wait. A step of more than ten minutes is believed only once the next
 * time agrees with it: real logs hold single lines with a wrong year.
 */
export function createPace({ speed, linesPerSecond }: PaceSetting): Pace {
  const factor = speed === 'max' ? Number.POSITIVE_INFINITY : speed;
  let due = 0;
  let first = true;
  let last: Instant | null = null;
  let doubted: Instant | null = null;

  function gapTo(at: Instant): number {
    const isNear = last !== null && Math.abs(at - last) <= stepMillisecondsMax;
    const isAgreed = doubted !== null && Math.abs(at - doubted) <= stepMillisecondsMax;
    const from = isNear ? last : isAgreed ? doubted : null;
    doubted = isNear || isAgreed ? null : at;
    if (from === null && last !== null) return 0;
    last = from !== null && isNear && at < from ? from : at;
    return from === null ? 0 : Math.max(0, at - from);
  }

  return {
    dueAfter(at) {
      const even = last === null && at === null && !first ? 1_000 / linesPerSecond : 0;
      const gap = at === null ? 0 : gapTo(at);
      first = false;
      due += (gap + even) / factor;
      return due;
    },
  };
}
