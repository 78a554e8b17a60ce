import { type Decider, type DomainCommand } from '../../kernel/decider.ts';
import type { State } from '../../kernel/label.ts';
import { ok } from '../../kernel/result.ts';
import type { UtcText } from '../../kernel/time.ts';
import type { BoatEventOf } from './events-boat.ts';

/** The last number of a side in each year that is given, or passed over. */
export interface NumberingState {
  readonly lastOfYear: Readonly<Record<string, number>>;
}

type NumberingEvent = BoatEventOf<'NumberTaken' | 'NumbersPassedOver'>;

/**
 * Counts the boats of one side, year by year. It takes no orders: a boat's opening takes its number in the same append,
 * so that two boats never bear the same.
 */
export const numberingDecider: Decider<NumberingState, DomainCommand, NumberingEvent, never> = {
  initial: { lastOfYear: {} },
  decide: () => ok([]),
  evolve(state, event) {
    if (event.type !== 'NumberTaken' && event.type !== 'NumbersPassedOver') return state;
    const last = state.lastOfYear[event.year] ?? 0;
    return { lastOfYear: { ...state.lastOfYear, [event.year]: Math.max(last, event.number) } };
  },
};

/** The next number of a side in the year of `at` (UTC), and the name that people call the boat by: `FR-26-007`. */
export function nextNumber(
  { lastOfYear }: NumberingState,
  side: State,
  at: UtcText,
): { readonly year: number; readonly number: number; readonly reference: string } {
  const year = Number(at.slice(0, 4));
  const number = (lastOfYear[year] ?? 0) + 1;
  const count = String(number).padStart(3, '0');
  return { year, number, reference: `${side.toUpperCase()}-${at.slice(2, 4)}-${count}` };
}

/** The number that an opening took, read from the name that it gave the boat; null: that names none of its side. */
export function numberOf({
  reference,
  side,
  at,
}: Pick<BoatEventOf<'BoatOpened'>, 'reference' | 'side' | 'at'>): {
  readonly year: number;
  readonly number: number;
} | null {
  const [ofSide, ofYear, count] = reference.split('-');
  const number = Number(count);
  if (ofSide !== side.toUpperCase() || ofYear !== at.slice(2, 4) || !Number.isInteger(number)) return null;
  return { year: Number(at.slice(0, 4)), number };
}
