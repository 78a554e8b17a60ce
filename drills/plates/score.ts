import type { Entry } from './day.ts';
import type { SlipKind } from './slips.ts';

/** Of what was to be found, what was suggested and how much of it is right. */
export interface Count {
  suggested: number;
  right: number;
  truth: number;
}

/**
 * `pairs`: an earlier entry for a later one. `passages`: the passage of a later entry, whose earlier entries persons have
 * joined: it is found where one of them is suggested, and another passage suggested is wrong once.
 */
export interface Tally {
  readonly pairs: Count;
  readonly passages: Count;
  /** The same, where a mistyped plate stands in the way. */
  readonly mistypedPairs: Count;
  readonly mistypedPassages: Count;
  /** By the one slip that stands in the way; `several`: more than one. */
  readonly bySlip: Map<SlipKind | 'several', Count>;
}

const newCount = (): Count => ({ suggested: 0, right: 0, truth: 0 });

/** An empty tally. */
export function newTally(): Tally {
  return {
    pairs: newCount(),
    passages: newCount(),
    mistypedPairs: newCount(),
    mistypedPassages: newCount(),
    bySlip: new Map(),
  };
}

const isMistyped = (one: Entry, other: Entry): boolean => one.slips.length > 0 || other.slips.length > 0;

/** True where two entries are of one passage and somebody looked at a plate that both looked at. */
export function isTruePair(one: Entry, other: Entry): boolean {
  return one.truth === other.truth && one.looked.some((on) => other.looked.includes(on));
}

interface Judged {
  /** Earlier entries of its own passage. */
  readonly earlier: readonly Entry[];
  readonly suggested: readonly Entry[];
}

/** Counts what was suggested for one entry. What had no plate in common to be compared by counts neither way. */
export function count(tally: Tally, entry: Entry, { earlier, suggested }: Judged): void {
  const own = earlier.filter((other) => isTruePair(entry, other));
  for (const other of own)
    for (const each of pairCounts(tally, entry, other)) found(each, suggested.includes(other));
  const strangers = suggested.filter(({ truth }) => truth !== entry.truth);
  for (const other of strangers) for (const each of pairCounts(tally, entry, other)) each.suggested += 1;
  // A passage is hard to find where no clean entry stands beside a clean one.
  const isHard = own.every((other) => isMistyped(entry, other));
  const isFound = own.some((other) => suggested.includes(other));
  if (own.length > 0) for (const each of passageCounts(tally, isHard)) found(each, isFound);
  if (own.length > 0 && isHard) found(slipCount(tally, entry, own), isFound);
  for (const truth of new Set(strangers.map((other) => other.truth))) {
    const hard = strangers.some((other) => other.truth === truth && isMistyped(entry, other));
    for (const each of passageCounts(tally, hard)) each.suggested += 1;
  }
}

function pairCounts({ pairs, mistypedPairs }: Tally, one: Entry, other: Entry): readonly Count[] {
  return isMistyped(one, other) ? [pairs, mistypedPairs] : [pairs];
}

function passageCounts({ passages, mistypedPassages }: Tally, isHard: boolean): readonly Count[] {
  return isHard ? [passages, mistypedPassages] : [passages];
}

function slipCount({ bySlip }: Tally, entry: Entry, own: readonly Entry[]): Count {
  const slips = [...entry.slips, ...own.flatMap((other) => other.slips)];
  const [first] = slips;
  const kind = first !== undefined && slips.length === 1 ? first : 'several';
  const held = bySlip.get(kind) ?? newCount();
  bySlip.set(kind, held);
  return held;
}

function found(each: Count, isFound: boolean): void {
  each.truth += 1;
  if (!isFound) return;
  each.suggested += 1;
  each.right += 1;
}

/** Share of the suggested that is right; of none, all. */
export const precision = ({ right, suggested }: Count): number => (suggested === 0 ? 1 : right / suggested);

/** Share of the true that was suggested. */
export const recall = ({ right, truth }: Count): number => (truth === 0 ? 1 : right / truth);
