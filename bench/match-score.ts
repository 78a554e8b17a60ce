/** One item: the group it was put into, and what it really belongs to (none: an item of its own). */
export interface Scored {
  readonly group: number;
  readonly truth: readonly string[];
}

export interface Figures {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly pairPrecision: number;
  readonly pairRecall: number;
  readonly pairF1: number;
  /** Groups that hold the greater part of two boats each: a boat is forgotten. */
  readonly falseMerges: number;
  /** Groups beyond one that hold contacts of one boat: work is done twice. */
  readonly falseSplits: number;
}

function harmonic(a: number, b: number): number {
  return a + b === 0 ? 0 : (2 * a * b) / (a + b);
}

/** Whether two items are really of one boat. An item of two boats goes with either; an item of none only with itself. */
function areOne(items: readonly Scored[], a: number, b: number): boolean {
  return a === b || (items[a]?.truth.some((boat) => items[b]?.truth.includes(boat)) ?? false);
}

/**
 * B-cubed (Bagga and Baldwin, 1998) and pairwise figures of a grouping. Every item counts once; precision looks at
 * those grouped with it, recall at those that belong to it.
 */
export function scoreGroups(items: readonly Scored[]): Figures {
  let precision = 0;
  let recall = 0;
  let both = 0;
  let grouped = 0;
  let belonging = 0;
  for (let a = 0; a < items.length; a += 1) {
    let inGroup = 0;
    let inTruth = 0;
    let inBoth = 0;
    for (let b = 0; b < items.length; b += 1) {
      const isGroup = items[a]?.group === items[b]?.group;
      const isTruth = areOne(items, a, b);
      if (isGroup) inGroup += 1;
      if (isTruth) inTruth += 1;
      if (isGroup && isTruth) inBoth += 1;
    }
    precision += inBoth / inGroup;
    recall += inBoth / inTruth;
    both += inBoth - 1;
    grouped += inGroup - 1;
    belonging += inTruth - 1;
  }
  const size = Math.max(1, items.length);
  const pairPrecision = grouped === 0 ? 1 : both / grouped;
  const pairRecall = belonging === 0 ? 1 : both / belonging;
  return {
    precision: precision / size,
    recall: recall / size,
    f1: harmonic(precision / size, recall / size),
    pairPrecision,
    pairRecall,
    pairF1: harmonic(pairPrecision, pairRecall),
    ...mistakes(items),
  };
}

/** The group that holds most of a boat's contacts is its own; one that is two boats' own has swallowed one. */
function mistakes(items: readonly Scored[]): { readonly falseMerges: number; readonly falseSplits: number } {
  const byBoat = new Map<string, Map<number, number>>();
  for (const { truth, group } of items)
    for (const boat of truth) {
      const groups = byBoat.get(boat) ?? new Map<number, number>();
      groups.set(group, (groups.get(group) ?? 0) + 1);
      byBoat.set(boat, groups);
    }
  const homes = [...byBoat.values()].map((groups) => [...groups].toSorted((a, b) => b[1] - a[1])[0]?.[0]);
  const falseSplits = [...byBoat.values()].reduce((sum, groups) => sum + groups.size - 1, 0);
  return { falseMerges: homes.length - new Set(homes).size, falseSplits };
}
