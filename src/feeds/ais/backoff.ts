/**
 * Milliseconds to wait before attempt `attempt` (from 1): doubles from `first` up to `last`; the upper half is chance,
 * so that many nodes do not come back to one receiver at the same moment. `chance`: 0 <= n < 1.
 */
export function backoffMilliseconds(
  attempt: number,
  chance: number,
  bounds: { readonly first: number; readonly last: number },
): number {
  const whole = Math.min(bounds.last, bounds.first * 2 ** Math.min(attempt - 1, 30));
  return Math.round(whole / 2 + (whole / 2) * chance);
}
