import type { State } from '../../kernel/label.ts';
import { fromUtc, secondsBetween, type UtcText } from '../../kernel/time.ts';
import { happenedAt } from './contact-state.ts';
import type { HeldLink } from './events-boat.ts';
import { isCount, type Span } from './ledger-claims.ts';
import type { ContactKind } from './wire.ts';

/** People counted by hand at one moment. */
export interface Count {
  readonly contact: string;
  readonly kind: 'pickup' | 'landing';
  readonly side: State;
  readonly unit: string | null;
  readonly place: string | null;
  readonly at: UtcText;
  readonly alive: number;
  readonly deceased: number;
  readonly fromWater: number;
}

/** Counts of the same people, afloat and ashore. */
export interface Paired {
  readonly afloat: readonly Count[];
  readonly ashore: readonly Count[];
}

/** Counts matched with one another, and those left on either side. */
export interface Pairing {
  readonly pairs: readonly Paired[];
  readonly afloat: readonly Count[];
  readonly ashore: readonly Count[];
}

/** The same count told again within this is taken for one. Ours. */
const toldTwiceSeconds = 1_800;
/** Subsets are tried among so many counts at most. */
const subsetOfMax = 10;

/** The counts that are linked firmly, oldest first. */
export function countsOf(links: readonly HeldLink[]): readonly Count[] {
  return links
    .flatMap(({ grade, contact, facts }): Count[] => {
      const { counted, kind, side, unit, place } = facts;
      if (grade === 'possible' || !isCount(facts) || counted === null) return [];
      if (kind !== 'pickup' && kind !== 'landing') return [];
      const { alive, deceased, fromWater } = counted;
      // What is not yet counted accounts for nobody.
      if (alive === null) return [];
      return [{ contact, kind, side, unit, place, at: happenedAt(facts), alive, deceased, fromWater }];
    })
    .toSorted((a, b) => fromUtc(a.at) - fromUtc(b.at) || (a.contact < b.contact ? -1 : 1));
}

/** Whether two counts look like one told twice: same kind, same people, same unit or place, within half an hour. */
export function isToldTwice(a: Count, b: Count): boolean {
  if (a.kind !== b.kind || a.side !== b.side || a.alive !== b.alive || a.deceased !== b.deceased)
    return false;
  if (Math.abs(secondsBetween(fromUtc(a.at), fromUtc(b.at))) > toldTwiceSeconds) return false;
  const where = (count: Count): string | null => (count.kind === 'pickup' ? count.unit : count.place);
  return where(a) === where(b) || where(a) === null || where(b) === null;
}

/** Counts among the others that make up exactly this one: it may be a total of them. */
export function repeats(count: Count, others: readonly Count[]): readonly Count[] {
  const parts = subsets(others.filter(({ alive }) => alive > 0));
  return parts.find((part) => part.length > 1 && alive(part) === count.alive) ?? [];
}

/** Pairs landings with the pickups of the same people: what agrees exactly first, then what agrees nearly. */
export function paired(counts: readonly Count[]): Pairing {
  let left: Pairing = {
    pairs: [],
    afloat: counts.filter(({ kind }) => kind === 'pickup'),
    ashore: counts.filter(({ kind }) => kind === 'landing'),
  };
  for (const fits of steps) {
    let found = fits(left);
    while (found !== null) {
      left = without(left, found);
      found = fits(left);
    }
  }
  return left;
}

type Step = (left: Pairing) => Paired | null;

const steps: readonly Step[] = [
  (left) => single(left, (up, down) => up.alive === down.alive && isOfOne(up, down)),
  (left) => single(left, (up, down) => up.alive === down.alive),
  (left) => manyToOne(left),
  (left) => oneToMany(left),
  (left) => single(left, (up, down) => isNear(up.alive, down.alive) && isOfOne(up, down)),
  (left) => single(left, (up, down) => isNear(up.alive, down.alive)),
  ({ afloat, ashore }) =>
    afloat.length > 0 && ashore.length > 0 && isNear(alive(afloat), alive(ashore))
      ? { afloat, ashore }
      : null,
];

function isOfOne(up: Count, down: Count): boolean {
  return down.unit === null ? up.side === down.side : up.unit === down.unit;
}

/** Two counts of the same people differ by a few: children carried, people who moved while they were counted. */
function isNear(a: number, b: number): boolean {
  return Math.abs(a - b) <= Math.max(3, 0.1 * Math.max(a, b));
}

function single({ afloat, ashore }: Pairing, fits: (up: Count, down: Count) => boolean): Paired | null {
  for (const down of ashore) {
    if (down.alive === 0) continue;
    const up = afloat.find((one) => one.alive > 0 && one.at <= down.at && fits(one, down));
    if (up !== undefined) return { afloat: [up], ashore: [down] };
  }
  return null;
}

function manyToOne({ afloat, ashore }: Pairing): Paired | null {
  for (const down of ashore) {
    const before = afloat.filter((one) => one.alive > 0 && one.at <= down.at);
    const part = subsets(before).find((one) => one.length > 1 && alive(one) === down.alive);
    if (part !== undefined) return { afloat: part, ashore: [down] };
  }
  return null;
}

function oneToMany({ afloat, ashore }: Pairing): Paired | null {
  for (const up of afloat) {
    const after = ashore.filter((one) => one.alive > 0 && one.at >= up.at);
    const part = subsets(after).find((one) => one.length > 1 && alive(one) === up.alive);
    if (part !== undefined) return { afloat: [up], ashore: part };
  }
  return null;
}

function without({ pairs, afloat, ashore }: Pairing, found: Paired): Pairing {
  return {
    pairs: [...pairs, found],
    afloat: afloat.filter((one) => !found.afloat.includes(one)),
    ashore: ashore.filter((one) => !found.ashore.includes(one)),
  };
}

/** Every choice among a few counts; of many only all together, lest it take for ever. */
function subsets(counts: readonly Count[]): readonly (readonly Count[])[] {
  if (counts.length > subsetOfMax) return [counts];
  return counts.reduce<readonly (readonly Count[])[]>(
    (all, count) => [...all, ...all.map((part) => [...part, count])],
    [[]],
  );
}

/** People alive in all of these counts. */
export function alive(counts: readonly Count[]): number {
  return counts.reduce((total, count) => total + count.alive, 0);
}

/** People dead in all of these counts. */
export function dead(counts: readonly Count[]): number {
  return counts.reduce((total, { deceased }) => total + deceased, 0);
}

/**
 * People taken out of the water by one count, alive or dead. The dead of a count of others were found aboard or died
 * since: only where nobody alive was aboard, or all of those were in the water, were the dead found there.
 */
export function outOfWater({ kind, alive: living, deceased, fromWater }: OutOf): number {
  return kind === 'pickup' && fromWater >= living ? fromWater + deceased : fromWater;
}

type OutOf = Pick<Count, 'alive' | 'deceased' | 'fromWater'> & { readonly kind: ContactKind };

/** People alive by a pair: between its two counts. */
export function spanOf({ afloat, ashore }: Paired): Span {
  const [up, down] = [alive(afloat), alive(ashore)];
  return { min: Math.min(up, down), max: Math.max(up, down) };
}

/** Every count of a pairing, matched or not. */
export function allOf({ pairs, afloat, ashore }: Pairing): readonly Count[] {
  return [...afloat, ...ashore, ...pairs.flatMap((pair) => [...pair.afloat, ...pair.ashore])];
}
