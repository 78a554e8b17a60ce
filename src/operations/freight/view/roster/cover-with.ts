import { localTime, type Zone } from '../../../../kernel/local-clock.ts';
import type { Instant } from '../../../../kernel/time.ts';
import type { Cover, CoverHours } from '../../team/cover.ts';

/**
 * A minimum with one line more, in its newest period; where that is over the line would hold on no day to come, so that a
 * new period begins today, as the wall clock of the place has it. `zone`: of a place that has no minimum yet.
 */
export function coverWith(
  line: CoverHours,
  held: Cover | undefined,
  { zone, now }: { readonly zone: Zone; readonly now: Instant },
): Cover {
  const today = localTime(now, held?.zone ?? zone).day;
  const begun = { from: today, until: null, hours: [line] };
  if (held === undefined) return { zone, periods: [begun] };
  const last = held.periods.at(-1);
  if (last === undefined || (last.until !== null && last.until < today))
    return { ...held, periods: [...held.periods, begun] };
  return { ...held, periods: [...held.periods.slice(0, -1), { ...last, hours: [...last.hours, line] }] };
}
