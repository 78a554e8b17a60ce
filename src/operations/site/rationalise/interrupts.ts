import type { Instant } from '../../../kernel/time.ts';
import { standardFigures } from './figures.ts';

/** Counts what interrupts the operators of a site, so that no more does than they can take. */
export interface InterruptBudget {
  /** True where an alarm may interrupt now; one of a person or of life always may, and counts. */
  take(now: Instant, always: boolean): boolean;
  /** So many operators share the alarms from now on; what has interrupted them still counts. */
  share(operators: number): void;
}

const tenMinutes = 600_000;
const hour = 3_600_000;

/**
 * At most ten interruptions in any ten minutes and six in any hour for each operator, as the watch's desks have them.
 * Persons are outside it on purpose: a limit that could silence one would be worse than any flood.
 */
export function createInterruptBudget(operatorsAtFirst: number): InterruptBudget {
  let operators = operatorsAtFirst;
  let taken: Instant[] = [];
  return {
    share: (among) => void (operators = among),
    take(now, always) {
      taken = taken.filter((at) => now - at < hour);
      const lately = taken.filter((at) => now - at < tenMinutes).length;
      const isFree =
        lately < standardFigures.floodAbove * operators &&
        taken.length < standardFigures.meanPerTenMinutesMax * 6 * operators;
      if (!always && !isFree) return false;
      taken.push(now);
      return true;
    },
  };
}
