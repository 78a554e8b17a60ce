import type { Range } from '../wire.ts';
import { caughtIn, findingsOf, rules, type Said, saidOf } from './claim-rules.ts';
import { added, unsaid } from './count-range.ts';
import type { Reading } from './phrases.ts';

type Whom = 'caught' | 'one' | 'some' | 'nobody';

const childRules = rules<Whom>([
  ['not child|children|baby|babies', 'nobody'],
  ['NUM "de"|"d"? ~1 child|children|baby|babies', 'caught'],
  ['several child|children|baby|babies', 'caught'],
  ['article ~1 child|baby', 'one'],
  ['child|baby', 'one'],
  ['children|babies', 'some'],
]);

const adultRules = rules<'caught'>([
  ['NUM "de"|"d"? ~1 man', 'caught'],
  ['NUM "de"|"d"? ~1 woman', 'caught'],
]);

export interface ChildrenRead {
  readonly range: Range | null;
  /** They were spoken of without a number. */
  readonly isUnsaid: boolean;
  /** Men, women and children added up, where at least two groups were numbered and nothing else was: for want of a total. */
  readonly total: Range | null;
  readonly said: readonly Said[];
  /** Units spoken for. */
  readonly used: ReadonlySet<number>;
}

/**
 * Children and babies: groups are added, unless one is said to be among another ("5 children including a baby").
 * `taken`: units that say what happened to people; children among those are counted here as well.
 */
export function childrenIn(reading: Reading, taken: ReadonlySet<number>): ChildrenRead {
  const used = new Set<number>();
  const findings = findingsOf(reading, childRules, used);
  const numbered = findings.filter(({ says }) => says !== 'some');
  const list = numbered.length > 0 ? numbered : findings;
  let range: Range | null = null;
  for (const { says, fit } of list) {
    const own = rangeFor(says, caughtIn(reading, fit)?.range ?? null);
    const isAmong = range !== null && isIncluded(reading, fit.from);
    if (!isAmong) range = range === null ? own : added(range, own);
  }
  const doubt = list.length > 1 ? 'added_up' : null;
  const said = list.map(({ says, fit }) =>
    saidOf(reading, fit, { claim: 'children', doubt: says === 'some' ? 'not_counted' : doubt }),
  );
  return {
    range,
    isUnsaid: list.length > 0 && numbered.length === 0,
    total: totalOf(reading, range, taken),
    said,
    used,
  };
}

function rangeFor(whom: Whom, caught: Range | null): Range {
  if (whom === 'nobody') return { min: 0, max: 0, best: 0 };
  if (whom === 'some') return unsaid(null);
  return whom === 'caught' && caught !== null ? caught : { min: 1, max: 1, best: 1 };
}

/** "including", or the French "dont", within two units before. */
function isIncluded({ units }: Reading, at: number): boolean {
  const before = [units[at - 1], units[at - 2]];
  return before.some((unit) => unit !== undefined && unit.concepts.has('rest'));
}

function totalOf(reading: Reading, children: Range | null, taken: ReadonlySet<number>): Range | null {
  const adults = findingsOf(reading, adultRules, new Set(taken));
  const groups = adults.map(({ fit }) => caughtIn(reading, fit)?.range ?? unsaid(null));
  const all = children === null || children.best === 0 ? groups : [...groups, children];
  if (all.length < 2 || groups.length === 0) return null;
  const [first = unsaid(null), ...rest] = all;
  const sum = rest.reduce(added, first);
  // That these are all is not said: the largest group is certain, the sum is likely.
  return { ...sum, min: Math.max(...all.map(({ min }) => min)) };
}
