import type { Claims, Range } from '../wire.ts';
import { type Fit, fitsOf, type Pattern, pattern, type Reading } from './phrases.ts';

/** Why a claim needs a second look by a person. */
export type Doubt = 'widened' | 'not_multiplied' | 'added_up' | 'not_counted' | null;

/** Where in the text a claim was read: UTF-16 offsets, end excluded. */
export interface Said {
  readonly claim: keyof Claims;
  readonly start: number;
  readonly end: number;
  /**
   * `widened`: a rough word; `not_multiplied`: "twice 34" may be 34 or 68; `added_up`: groups were added;
   * `not_counted`: people were spoken of without a number; null: as said.
   */
  readonly doubt: Doubt;
}

/** A pattern and what it says. */
export interface Rule<Value> {
  readonly when: Pattern;
  /** Undefined: the words are spoken for, and claim nothing. */
  readonly says: Value | undefined;
}

/** A rule that fitted, and where. */
export interface Finding<Value> {
  readonly says: Value;
  readonly fit: Fit;
}

/** Rules from lines of pattern and value, earlier ones first to be tried. */
export function rules<Value>(
  lines: readonly (readonly [string, Value | undefined])[],
): readonly Rule<Value>[] {
  return lines.map(([when, says]) => ({ when: pattern(when), says }));
}

/**
 * Tries the rules in order; no unit serves two of them. `used` holds the units that are spoken for, and takes in those
 * that are now. Findings come in the order of the text.
 */
export function findingsOf<Value>(
  reading: Reading,
  list: readonly Rule<Value>[],
  used: Set<number>,
): readonly Finding<Value>[] {
  const found: Finding<Value>[] = [];
  for (const { when, says } of list)
    for (const fit of fitsOf(reading, when)) {
      if (isUsed(fit, used)) continue;
      for (let at = fit.from; at < fit.to; at += 1) used.add(at);
      if (says !== undefined) found.push({ says, fit });
    }
  return found.toSorted((a, b) => a.fit.from - b.fit.from);
}

function isUsed(fit: Fit, used: ReadonlySet<number>): boolean {
  for (let at = fit.from; at < fit.to; at += 1) if (used.has(at)) return true;
  return false;
}

/** Where a fit stands in the text. */
export function saidOf(reading: Reading, fit: Fit, { claim, doubt }: Pick<Said, 'claim' | 'doubt'>): Said {
  const start = reading.units[fit.from]?.start ?? 0;
  return { claim, start, end: reading.units[fit.to - 1]?.end ?? start, doubt };
}

/** The number that a fit caught; one where it caught an article or "someone"; null where it caught nothing. */
export function caughtIn(
  reading: Reading,
  fit: Fit,
): { readonly range: Range; readonly doubt: Doubt } | null {
  const unit = reading.units[fit.caught];
  if (unit === undefined) return null;
  if (unit.count !== null) return unit.count;
  if (unit.concepts.has('several')) return { range: { min: 2, max: 10, best: null }, doubt: 'widened' };
  return { range: { min: 1, max: 1, best: 1 }, doubt: null };
}
