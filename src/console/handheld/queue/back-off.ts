/** Seconds: the first wait, and the longest. A device that comes back into coverage is told by the browser besides. */
const firstSeconds = 2;
export const longestSeconds = 60;

/**
 * Seconds until the next attempt after so many that failed: doubling, at most a minute, of which `chance` (0 to 1)
 * decides the second half, so that eighty devices of one gate do not come back in the same moment. What the node
 * itself asked for is never undercut, and never believed beyond ten times the longest wait.
 */
export function waitSeconds(attempts: number, chance: number, asked: number | null = null): number {
  const whole = Math.min(longestSeconds, firstSeconds * 2 ** Math.min(Math.max(attempts - 1, 0), 10));
  const own = whole / 2 + (whole / 2) * Math.min(Math.max(chance, 0), 1);
  return asked === null ? own : Math.max(own, Math.min(Math.max(asked, 0), longestSeconds * 10));
}
