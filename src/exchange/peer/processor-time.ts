import { readFileSync } from 'node:fs';

/** Ticks of the kernel's accounting in one second: fixed at 100 for user programs on Linux. */
const ticksPerSecond = 100;

/**
 * Milliseconds of the processor that a process has used so far; null where this system does not tell, or it has ended.
 * Source: proc(5), /proc/PID/stat, utime and stime.
 */
export function processorMilliseconds(pid: number | undefined): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field, the program's name, may hold spaces: count from behind its bracket.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const ticks = Number(fields[11]) + Number(fields[12]);
    return Number.isFinite(ticks) ? (ticks * 1_000) / ticksPerSecond : null;
  } catch {
    return null;
  }
}

export interface Watched {
  readonly pid: number | undefined;
  readonly milliseconds: number;
  /** Another account than the system's only in tests. */
  readonly read?: (pid: number | undefined) => number | null;
}

/**
 * Calls once a process has worked for so long without an end, or stood still for `stillTimes` as long: a machine that is
 * busy with other things may leave it waiting for seconds, and to start another one would cost it more. Where the system
 * does not tell, it is called after `milliseconds` by the clock. Returns how to stop that.
 */
export function whenHanging(of: Watched, call: () => void): () => void {
  const { pid, milliseconds, read = processorMilliseconds } = of;
  const before = read(pid);
  let looks = 0;
  const look = (): void => {
    const spent = read(pid);
    looks += 1;
    const isStarved = before !== null && spent !== null && spent - before < milliseconds / 2;
    if (isStarved && looks < stillTimes) timer = setTimeout(look, milliseconds);
    else call();
  };
  let timer = setTimeout(look, milliseconds);
  return () => clearTimeout(timer);
}

const stillTimes = 5;
