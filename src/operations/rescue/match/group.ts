import type { Instant } from '../../../kernel/time.ts';
import { fromUtc } from '../../../kernel/time.ts';
import type { ContactFacts } from '../wire.ts';
import { type Belief, beliefOf } from './belief.ts';
import { byTime, type Clue, clueOf } from './clue.ts';
import { barAmong, fit } from './prior.ts';
import { rearrange } from './rearrange.ts';

/** Contacts that are likely of one boat; in order of time. */
export interface Group {
  readonly contacts: readonly string[];
  /** How far it can be taken for a boat of its own that went to sea, 0 to 1: a lone echo or a joke mostly is none. */
  readonly likelyBoat: number;
}

/** Two contacts whose places cannot be of one boat are not looked at further, unless one phone called both. */
const hopeless = -1.5;

function firstFit(a: Belief, b: Belief): number {
  const phone = a.clues[0]?.phone ?? null;
  const isSamePhone = phone !== null && phone === b.clues[0]?.phone;
  if (!isSamePhone && a.path.fixes.length > 0 && b.path.fixes.length > 0) {
    const place = beliefOf([...a.clues, ...b.clues]).gains.place;
    if (place < hopeless) return Number.NEGATIVE_INFINITY;
  }
  return fit(a, b);
}

/** Groups being joined: a hole where one went into another, and how well each pair fits, below the diagonal. */
interface Pool {
  readonly held: (Belief | null)[];
  readonly fits: readonly Float64Array[];
  /** For each, the best fit among those before it, and with which: so that not all is looked through each time. */
  readonly best: Int32Array;
}

function poolOf(clues: readonly Clue[]): Pool {
  const held = clues.map((clue) => beliefOf([clue]));
  const fits = held.map((one, a) => {
    const row = new Float64Array(a);
    for (let b = 0; b < a; b += 1) row[b] = firstFit(one, held[b] as Belief); // b is below the length
    return row;
  });
  const pool: Pool = { held, fits, best: new Int32Array(held.length).fill(-1) };
  for (let a = 0; a < held.length; a += 1) lookThrough(pool, a);
  return pool;
}

function lookThrough({ held, fits, best }: Pool, a: number): void {
  let most = Number.NEGATIVE_INFINITY;
  best[a] = -1;
  if (held[a] === null) return;
  const row = fits[a] ?? new Float64Array(0);
  for (let b = 0; b < a; b += 1) {
    if (held[b] === null || (row[b] ?? most) <= most) continue;
    most = row[b] ?? most;
    best[a] = b;
  }
}

function bestPair({ fits, best }: Pool): { readonly a: number; readonly b: number; readonly most: number } {
  let found = { a: -1, b: -1, most: Number.NEGATIVE_INFINITY };
  best.forEach((b, a) => {
    const most = b < 0 ? Number.NEGATIVE_INFINITY : (fits[a]?.[b] ?? Number.NEGATIVE_INFINITY);
    if (most > found.most) found = { a, b, most };
  });
  return found;
}

function setFit({ fits }: Pool, pair: readonly [number, number], value: number): void {
  const row = fits[Math.max(...pair)];
  if (row) row[Math.min(...pair)] = value;
}

function join(pool: Pool, a: number, b: number): void {
  const { held, best } = pool;
  const one = held[a];
  const other = held[b];
  if (!one || !other) return;
  const both = beliefOf([...one.clues, ...other.clues]);
  held[b] = both;
  held[a] = null;
  best[a] = -1;
  held.forEach((third, at) => {
    if (third !== null && at !== b) setFit(pool, [at, b], fit(both, third));
  });
  for (let at = 0; at < held.length; at += 1)
    if (at === b || (at > b && held[at] !== null)) lookThrough(pool, at);
}

/** The surest pair first, then the next: what is joined early makes plain what comes after. */
function joinSurestFirst(clues: readonly Clue[]): readonly Belief[] {
  const pool = poolOf(clues);
  let left = clues.length;
  for (;;) {
    const { a, b, most } = bestPair(pool);
    if (a < 0 || most <= barAmong(left)) break;
    join(pool, a, b);
    left -= 1;
  }
  return pool.held.filter((belief) => belief !== null);
}

/** Groups contacts into likely boats. The answer does not depend on their order, only on what they say. */
export function groupClues(given: readonly Clue[]): readonly Belief[] {
  return rearrange(joinSurestFirst(given.toSorted(byTime)), { fit, barAmong });
}

/**
 * Clusters contacts that nobody has linked yet into likely boats: for estimates of how many there are and a first
 * ranking. It links nothing. Contacts received after `now` are left out.
 */
export function groupOf(contacts: readonly ContactFacts[], now: Instant): readonly Group[] {
  const clues = contacts.filter(({ receivedAt }) => fromUtc(receivedAt) <= now).map((facts) => clueOf(facts));
  return groupClues(clues).map((belief) => ({
    contacts: belief.clues.map(({ id }) => id),
    likelyBoat: likelyBoat(belief),
  }));
}

/** How far contacts taken together are a boat of their own that went to sea. */
export function likelyBoat({ clues }: Belief): number {
  if (clues.some(({ facts }) => facts.kind === 'prevention')) return 0;
  if (clues.length > 1) return 1;
  return clues.every(({ facts, namesNothing }) => facts.kind === 'news' || namesNothing) ? 0 : 0.5;
}
