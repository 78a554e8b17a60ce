import { firmLinks } from './boat-state.ts';
import { isRecovery } from './claims.ts';
import { type Claim, claimsOf, credible, isCount, larger, setAside, type Span } from './ledger-claims.ts';
import { contradictions, toleranceOf, withoutTotal } from './ledger-contradictions.ts';
import { stillInWater } from './ledger-in-water.ts';
import { movementsOf, type Peopled } from './ledger-movements.ts';
import { accountedFor, type BySide } from './ledger-people.ts';
import { type Discrepancy, settled, standing } from './ledger-settle.ts';

export type { Claim, Span } from './ledger-claims.ts';
export type { BySide } from './ledger-people.ts';
export type { Discrepancy } from './ledger-settle.ts';

/** The people of one boat, as everything linked to it says. Computed, never kept. */
export interface Ledger {
  readonly claims: readonly Claim[];
  /** From the lowest to the highest claim that stands; null: nobody has said. */
  readonly claimed: Span | null;
  /** Who were ever aboard, those from other boats included; null: nothing is known. */
  readonly onBoard: { readonly min: number; readonly max: number; readonly best: number } | null;
  readonly recoveredAlive: BySide & { readonly all: number };
  readonly landed: BySide & { readonly all: number };
  readonly deceased: number;
  /** The contacts by which people were taken aboard or put ashore whom nobody has counted yet: in no figure here. */
  readonly uncounted: readonly string[];
  /** Said to be in the water and not taken out of it. */
  readonly inWater: Span;
  readonly transferredIn: Span;
  readonly transferredOut: Span;
  readonly dispersed: { readonly met: Span; readonly notMet: Span };
  /** Alive, deceased, gone over to another boat, dispersed ashore: whoever is known to be somewhere. */
  readonly accounted: Span;
  /** Null: nobody has said how many there were. */
  readonly unaccounted: Span | null;
  readonly discrepancies: readonly Discrepancy[];
}

/**
 * Accounts for the people of a boat.
 *
 * How many there were: by the best that stands of what those aboard say, what others saw or passed on, and what was
 * seen at a launch (loose: people may be left behind); a hand count that nobody contradicts is the best figure. Claims
 * made before people came from another boat, or after some had left, are brought to the same footing.
 * Who is accounted for: pickups and landings that are linked as confirmed or probable, each person once. Landings go
 * with the pickups of the same people; of two figures of the same people the lower one is sure. The same count told
 * twice (same unit within 30 minutes) and a count that is the total of others count once, and are shown. Units of one
 * boat add up.
 * People taken aboard and not yet counted account for nobody, and nobody is surely missing until they are.
 * Whoever is said to be in the water stays unaccounted until taken out of it, whatever the counts say.
 * Source: PROBLEM F13, F14, F19; IMRF, accounting for people in mass rescue operations.
 */
export function ledgerOf(boat: Peopled): Ledger {
  const kept = ledgers.get(boat);
  if (kept !== undefined) return kept;
  const ledger = accountFor(boat);
  ledgers.set(boat, ledger);
  return ledger;
}

// A folded boat never changes: rank, next act, alarms and screens all ask for the same account of the same one.
const ledgers = new WeakMap<Peopled, Ledger>();

function accountFor(boat: Peopled): Ledger {
  const explanations = standing(boat);
  const aside = new Set(explanations.flatMap((one) => setAside(boat.links, one)));
  const moved = movementsOf(boat);
  const claims = claimsOf(boat.links, aside, moved);
  const before = settled(boat.links, explanations);
  const bounds = boundsOf(claims, boat);
  const counts = withoutTotal(before, bounds, explanations);
  const people = accountedFor(boat, counts, moved);
  const inWater = stillInWater(boat, { aside, counts });
  const known = bounds ?? (isCountUsed(boat, claims) ? people.accounted : null);
  const uncounted = uncountedIn(boat);
  const unaccounted = known && {
    // Whoever was taken aboard and not counted yet may be all that are missing, or none of them.
    min:
      uncounted.length > 0
        ? inWater.min
        : Math.max(0, known.min - looseness(claims, known) - people.accounted.max, inWater.min),
    max: Math.max(0, known.max - people.accounted.min, inWater.max),
  };
  const standingClaims = claims.filter(({ stands }) => stands);
  return {
    claims,
    claimed: standingClaims.reduce<Span | null>(
      (all, { total }) =>
        all === null ? total : { min: Math.min(all.min, total.min), max: Math.max(all.max, total.max) },
      null,
    ),
    onBoard: onBoardOf({ known, ...people, unaccounted, claims: credible(claims, boat.links) }),
    ...people,
    uncounted,
    inWater,
    transferredIn: moved.in,
    transferredOut: moved.out,
    unaccounted,
    discrepancies: [
      ...counts.discrepancies,
      ...contradictions({ claims, known, accounted: people.accounted, counts }, explanations),
    ],
  };
}

function uncountedIn(boat: Peopled): readonly string[] {
  const open = firmLinks(boat).filter(({ facts }) => isRecovery(facts) && facts.counted?.alive === null);
  return open.map(({ contact }) => contact);
}

/** What the most trusted claims allow; null where nobody says how many. */
function boundsOf(claims: readonly Claim[], { links }: Peopled): Span | null {
  const [first, ...rest] = credible(claims, links).map(({ total }) => total);
  if (first === undefined) return null;
  return rest.reduce(
    (all, one) => ({ min: Math.min(all.min, one.min), max: Math.max(all.max, one.max) }),
    first,
  );
}

/** What others saw may be fewer than they thought; what those aboard say is taken at its word. */
function looseness(claims: readonly Claim[], { min }: Span): number {
  const best = Math.max(...claims.filter(({ stands }) => stands).map(({ trust }) => trust));
  return best < 3 ? Math.floor(toleranceOf(best, min)) : 0;
}

/** Every claim was set aside for a count by hand: that is then how many there were. */
function isCountUsed({ links, explanations }: Peopled, claims: readonly Claim[]): boolean {
  return explanations.some((one) => {
    const used = links.find(({ contact }) => contact === one.uses);
    const aside = setAside(links, one);
    return used !== undefined && isCount(used.facts) && claims.some(({ contact }) => aside.includes(contact));
  });
}

function onBoardOf(of: {
  readonly known: Span | null;
  readonly accounted: Span;
  readonly unaccounted: Span | null;
  readonly claims: readonly Claim[];
  readonly recoveredAlive: { readonly all: number };
  readonly deceased: number;
}): Ledger['onBoard'] {
  const { known, accounted, unaccounted, claims } = of;
  if (known === null && accounted.max === 0) return null;
  const { min, max } = larger(known ?? accounted, accounted);
  const isCounted = unaccounted === null || unaccounted.max === 0;
  const counted = Math.min(max, Math.max(min, accounted.max));
  return { min, max, best: isCounted ? counted : bestClaim(claims, { min, max }) };
}

/** What most of them say; of two said as often the larger. */
function bestClaim(claims: readonly Claim[], { min, max }: Span): number {
  const figures = claims.map(({ said, total }) => total.min - said.min + (said.best ?? said.max));
  const often = (figure: number): number => figures.filter((one) => one === figure).length;
  const best = figures.toSorted((a, b) => often(b) - often(a) || b - a).at(0) ?? max;
  return Math.min(max, Math.max(min, best));
}
