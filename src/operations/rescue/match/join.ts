import { type Belief, beliefOf } from './belief.ts';
import type { Clue } from './clue.ts';
import { pathGain, pathOf } from './path.ts';
import { barAmong, fit } from './prior.ts';

/** Two contacts whose places cannot be of one boat are not looked at further, unless one phone called both. */
const hopeless = -1.5;
/** Less than this and two groups are not of one boat. */
const apartFrom = Number.NEGATIVE_INFINITY;

function firstFit(a: Belief, b: Belief): number {
  const phone = a.clues[0]?.phone ?? null;
  const isSamePhone = phone !== null && phone === b.clues[0]?.phone;
  if (!isSamePhone && a.path.fixes.length > 0 && b.path.fixes.length > 0) {
    const place = pathGain(pathOf([...a.path.fixes, ...b.path.fixes]));
    if (place < hopeless) return apartFrom;
  }
  return fit(a, b);
}

/** Groups being joined: a hole where one went into another. `fits` is square and the same both ways. */
interface Pool {
  readonly held: (Belief | null)[];
  readonly fits: readonly Float64Array[];
  /** Places of those still held. */
  live: readonly number[];
}

function poolOf(clues: readonly Clue[]): Pool {
  const held = clues.map((clue) => beliefOf([clue]));
  const fits = held.map(() => new Float64Array(held.length).fill(apartFrom));
  held.forEach((one, a) => {
    for (let b = 0; b < a; b += 1) setFit(fits, [a, b], firstFit(one, held[b] as Belief)); // b is below the length
  });
  return { held, fits, live: held.map((_, index) => index) };
}

function setFit(fits: Pool['fits'], [a, b]: readonly [number, number], value: number): void {
  const row = fits[a];
  const column = fits[b];
  if (row) row[b] = value;
  if (column) column[a] = value;
}

interface Pair {
  readonly a: number;
  readonly b: number;
  /** By how much it fits better than what stands against it. */
  readonly lead: number;
}

/** A third group stands against a pair where it fits one of them, and cannot be of one boat with the other. */
const cannotBe = 12;

function leadOf(pool: Pool, [a, b]: readonly [number, number], bar: number): number {
  const one = pool.fits[a] ?? new Float64Array(0);
  const other = pool.fits[b] ?? new Float64Array(0);
  let against = bar;
  for (const third of pool.live) {
    if (third === a || third === b) continue;
    const toOne = one[third] ?? apartFrom;
    const toOther = other[third] ?? apartFrom;
    if (toOne > against && toOther < bar - cannotBe) against = toOne;
    if (toOther > against && toOne < bar - cannotBe) against = toOther;
  }
  return (one[b] ?? apartFrom) - against;
}

function bestOf({ fits, live }: Pool, a: number): number {
  const row = fits[a] ?? new Float64Array(0);
  let best = -1;
  let most = apartFrom;
  for (const b of live) {
    if (b === a || (row[b] ?? apartFrom) <= most) continue;
    most = row[b] ?? apartFrom;
    best = b;
  }
  return best;
}

function surest(pool: Pool, bar: number): Pair {
  let found: Pair = { a: -1, b: -1, lead: apartFrom };
  for (const a of pool.live) {
    const b = bestOf(pool, a);
    if (b < 0 || (pool.fits[a]?.[b] ?? apartFrom) < bar) continue;
    const lead = leadOf(pool, [a, b], bar);
    if (lead > found.lead) found = { a, b, lead };
  }
  return found;
}

function join(pool: Pool, { a, b }: Pair): void {
  const one = pool.held[a];
  const other = pool.held[b];
  if (!one || !other) return;
  const both = beliefOf([...one.clues, ...other.clues]);
  pool.held[a] = both;
  pool.held[b] = null;
  pool.live = pool.live.filter((at) => at !== b);
  for (const at of pool.live) {
    const third = pool.held[at];
    if (third && at !== a) setFit(pool.fits, [a, at], fit(both, third));
  }
}

/** A pair is joined while it leads what stands against it by so much: two in three. */
const leadLeast = 0.6;

/** The surest pair first, then the next: what is joined early makes plain what comes after. */
export function joinSurestFirst(clues: readonly Clue[]): readonly Belief[] {
  const pool = poolOf(clues);
  for (;;) {
    const pair = surest(pool, barAmong(pool.live.length));
    if (pair.a < 0 || pair.lead < leadLeast) break;
    join(pool, pair);
  }
  return pool.held.filter((belief) => belief !== null);
}
