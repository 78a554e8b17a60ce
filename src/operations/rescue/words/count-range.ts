import type { Range } from '../wire.ts';

/** How a number was said. */
export type Saying =
  | 'exact'
  | 'about'
  | 'at_least'
  | 'more_than'
  | 'at_most'
  | 'less_than'
  | 'nearly'
  | 'between'
  | 'some';

/** The most people that one boat is taken to hold where no upper figure is said. Source: the house's sizing, 300. */
export const peopleMax = 300;

/**
 * The range that a said number leaves open. From and to, both included:
 * - `exact` n: n to n, best n;
 * - `about` (environ, around, une trentaine, n-ish): a fifth less to a fifth more, at least 2 either way, best n;
 * - `at_least` (au moins, n+): n to one and a half times n, at least n + 10; no best, since n is a bound;
 * - `more_than` (plus de, over): the same from n + 1;
 * - `at_most` (jusqu'à, up to): half of n to n; no best;
 * - `less_than` (moins de, under): half of n to n - 1; no best;
 * - `nearly` (presque, almost): a tenth less to n, at least 2 less, best n;
 * - `some` (several, plusieurs): 2 to 10; no best.
 * `between` has its own two numbers: `spanned`.
 */
export function rangeOf(said: number, saying: Exclude<Saying, 'between'>): Range {
  const slack = Math.max(2, Math.ceil(said / 5));
  const above = Math.max(said + 10, Math.ceil(said * 1.5));
  switch (saying) {
    case 'exact':
      return { min: said, max: said, best: said };
    case 'about':
      return { min: Math.max(0, said - slack), max: said + slack, best: said };
    case 'at_least':
      return { min: said, max: above, best: null };
    case 'more_than':
      return { min: said + 1, max: above, best: null };
    case 'at_most':
      return { min: Math.floor(said / 2), max: said, best: null };
    case 'less_than':
      return { min: Math.floor(said / 2), max: Math.max(0, said - 1), best: null };
    case 'nearly':
      return { min: Math.max(0, said - Math.max(2, Math.ceil(said / 10))), max: said, best: said };
    case 'some':
      return { min: 2, max: 10, best: null };
    default:
      return never(saying);
  }
}

/** From one number to another, both said; the order does not matter. */
export function spanned(a: number, b: number): Range {
  return { min: Math.min(a, b), max: Math.max(a, b), best: a === b ? a : null };
}

/** What is left open where people are spoken of and no number is said: one at least; at most all who are aboard. */
export function unsaid(persons: Range | null): Range {
  return { min: 1, max: Math.max(1, persons?.max ?? peopleMax), best: null };
}

/** Two figures for the same people: both are kept, and none is best unless they agree. */
export function united(a: Range, b: Range): Range {
  return {
    min: Math.min(a.min, b.min),
    max: Math.max(a.max, b.max),
    best: a.best === b.best ? a.best : null,
  };
}

/** Two groups of people together. */
export function added(a: Range, b: Range): Range {
  const best = a.best === null || b.best === null ? null : a.best + b.best;
  return { min: a.min + b.min, max: a.max + b.max, best };
}

function never(saying: never): never {
  throw new TypeError(`no such saying: ${String(saying)}`);
}
