import { clockSecondsMax, type LinkStanding } from '../../../kernel/link-standing.ts';
import type { TimelineEntry } from '../board-wire.ts';

/**
 * Whether a record stood here long after it was said. `unsure`: two clocks tell, and by how much theirs differs decides;
 * `clockSeconds` is theirs less ours, as it was measured last, which may not be how it was then.
 */
export type Lateness =
  | { readonly is: 'in_time' | 'late' }
  | { readonly is: 'unsure'; readonly clockSeconds: number };

/** Ours: what a person compares by reads to the minute. */
const lateMilliseconds = 60_000;

/**
 * Recorded long after it happened, or come in long after the other side had recorded it. Theirs is set against this node's
 * clock as it stands, and once more with the difference taken off: where only one of the two is late, nobody knows.
 */
export function latenessOf(
  {
    happenedAt,
    recordedAt,
    toldAt,
    returnedBy,
    origin,
  }: Pick<TimelineEntry, 'happenedAt' | 'recordedAt' | 'toldAt' | 'returnedBy' | 'origin'>,
  links: readonly Pick<LinkStanding, 'peer' | 'clockSeconds'>[],
): Lateness {
  const after = Date.parse(recordedAt) - Date.parse(toldAt ?? happenedAt);
  const isLate = after > lateMilliseconds;
  const isByTheirs = toldAt !== null && returnedBy === null; // what came back was first recorded by our own
  const clockSeconds = isByTheirs ? (links.find(({ peer }) => peer === origin)?.clockSeconds ?? 0) : 0;
  const isLateByOurs = after + clockSeconds * 1_000 > lateMilliseconds;
  if (Math.abs(clockSeconds) > clockSecondsMax && isLateByOurs !== isLate)
    return { is: 'unsure', clockSeconds };
  return { is: isLate ? 'late' : 'in_time' };
}
