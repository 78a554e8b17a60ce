import { type Clue, clueOf } from '../src/operations/rescue/match/clue.ts';
import { spotDistance } from '../src/operations/rescue/match/plane.ts';
import type { ContactFacts } from '../src/operations/rescue/wire.ts';

/** A way of grouping: the number of a group for each contact, in their order. */
export type Grouping = (contacts: readonly ContactFacts[]) => readonly number[];

/** Joins what touches, by way of others too. */
export function linked(size: number, pairs: Iterable<readonly [number, number]>): readonly number[] {
  const above = Array.from({ length: size }, (_, index) => index);
  const rootOf = (at: number): number => {
    let root = at;
    while (above[root] !== root) root = above[root] ?? root;
    above[at] = root;
    return root;
  };
  for (const [a, b] of pairs) above[rootOf(a)] = rootOf(b);
  return above.map((_, index) => rootOf(index));
}

/** Each contact a boat. */
export const eachAlone: Grouping = (contacts) => contacts.map((_, index) => index);

function apart(a: Clue, b: Clue): { readonly metres: number; readonly seconds: number } | null {
  const one = a.fixes[0];
  const other = b.fixes[0];
  if (one === undefined || other === undefined) return null;
  return { metres: spotDistance(one, other), seconds: Math.abs(one.atSeconds - other.atSeconds) };
}

/** Single linkage: within half an hour and five kilometres of each other. What has no place stays alone. */
export const singleLinkage: Grouping = (contacts) => {
  const clues = contacts.map((facts) => clueOf(facts));
  const pairs: (readonly [number, number])[] = [];
  clues.forEach((one, a) => {
    for (let b = 0; b < a; b += 1) {
      const between = apart(one, clues[b] as Clue); // b is below the length
      if (between !== null && between.seconds <= 1800 && between.metres <= 5_000) pairs.push([a, b]);
    }
  });
  return linked(clues.length, pairs);
};

/** DBSCAN (Ester and others, 1996) over place and time: `metresPerSecond` makes one of both. */
export interface DbscanTuning {
  readonly epsMetres: number;
  readonly leastNeighbours: number;
  readonly metresPerSecond: number;
}

export function dbscan({ epsMetres, leastNeighbours, metresPerSecond }: DbscanTuning): Grouping {
  return (contacts) => {
    const clues = contacts.map((facts) => clueOf(facts));
    const near = clues.map((one) =>
      clues.flatMap((other, index) => {
        const between = apart(one, other);
        const metres =
          between === null
            ? Number.POSITIVE_INFINITY
            : Math.hypot(between.metres, between.seconds * metresPerSecond);
        return metres <= epsMetres ? [index] : [];
      }),
    );
    const isCore = near.map((list) => list.length >= leastNeighbours);
    const pairs: (readonly [number, number])[] = [];
    near.forEach((list, a) => {
      if (isCore[a] !== true) return;
      for (const b of list) if (isCore[b] === true) pairs.push([a, b]);
    });
    // What is near a core goes with the first of them.
    near.forEach((list, a) => {
      const core = isCore[a] === true ? undefined : list.find((b) => isCore[b] === true);
      if (core !== undefined) pairs.push([a, core]);
    });
    return linked(clues.length, pairs);
  };
}
