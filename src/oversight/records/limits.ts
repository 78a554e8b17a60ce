import type { State } from '../../kernel/label.ts';
import { type Ends, type IsHoliday, type Period, periodEnds } from './clock.ts';
import type { DateText, Regime } from './wire.ts';

/** How long a state has to answer a person under one law, and where that stands. */
export interface AnswerLimit {
  readonly state: State;
  readonly answer: Period;
  /** Counted from the same day as `answer`, once; the person must be told within the first period. */
  readonly extended: Period;
  readonly clause: string;
}

/**
 * The time to answer, as data. All of it is from memory [M] and to be confirmed by the legal desk of each state before
 * the first real use.
 */
export const answerLimits = {
  gdpr: {
    state: 'fr',
    answer: { amount: 1, unit: 'months' },
    // One month, "extended by two further months".
    extended: { amount: 3, unit: 'months' },
    clause: 'Regulation (EU) 2016/679 Art. 12(3)', // [M]
  },
  led: {
    state: 'fr',
    // The directive says "without undue delay"; the month is this node's own rule.
    answer: { amount: 1, unit: 'months' },
    extended: { amount: 3, unit: 'months' },
    clause: 'Directive (EU) 2016/680 Art. 12(3)', // [M]
  },
  uk_gdpr: {
    state: 'uk',
    answer: { amount: 1, unit: 'months' },
    extended: { amount: 3, unit: 'months' },
    clause: 'UK GDPR Art. 12(3), 12A', // [M]
  },
  dpa_part_3: {
    state: 'uk',
    answer: { amount: 1, unit: 'months' },
    // Extension for complexity or number since the Data (Use and Access) Act 2025.
    extended: { amount: 3, unit: 'months' },
    clause: 'Data Protection Act 2018 s. 54', // [M]
  },
} as const satisfies Record<Regime, AnswerLimit>;

/** The dates by which a request is answered, with and without extension. */
export interface Due {
  readonly answer: Ends;
  readonly extended: Ends;
}

/** When the answer is due under a law, counted from the day the clock started. */
export function dueFrom(regime: Regime, startedOn: DateText, isHoliday: IsHoliday): Due {
  const { answer, extended } = answerLimits[regime];
  return {
    answer: periodEnds(startedOn, answer, isHoliday),
    extended: periodEnds(startedOn, extended, isHoliday),
  };
}
