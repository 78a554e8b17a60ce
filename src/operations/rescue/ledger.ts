import type { State } from '../../kernel/label.ts';
import { isRecovery, saysSome } from './claims.ts';
import { type Boat, firmLinks, linkOf, namesOf } from './boat-state.ts';
import { happenedAt } from './contact-state.ts';
import type { Held } from './events-boat.ts';
import {
  type Claim,
  claimsOf,
  credible,
  isCount,
  larger,
  type Movements,
  saidInWater,
  setAside,
  type Span,
  sum,
} from './ledger-claims.ts';
import { alive, type Count } from './ledger-counts.ts';
import {
  aliveOf,
  type Discrepancy,
  explainedBy,
  type Explanation,
  settled,
  type Settled,
  standing,
} from './ledger-settle.ts';
import type { ContactFacts } from './wire.ts';

export type { Claim, Span } from './ledger-claims.ts';
export type { Discrepancy } from './ledger-settle.ts';

export type BySide = Readonly<Record<State, number>>;

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

/** What the ledger reads of a boat. */
export type Peopled = Held & Pick<Boat, 'boat' | 'merged'>;

const none: Span = { min: 0, max: 0 };

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
 * Whoever is said to be in the water stays unaccounted until taken out of it, whatever the counts say.
 * Source: PROBLEM F13, F14, F19; IMRF, accounting for people in mass rescue operations.
 */
export function ledgerOf(boat: Peopled): Ledger {
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
  const unaccounted = known && {
    min: Math.max(0, known.min - people.accounted.max, inWater.min),
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

/** What the most trusted claims allow; null where nobody says how many. */
function boundsOf(claims: readonly Claim[], { links }: Peopled): Span | null {
  const [first, ...rest] = credible(claims, links).map(({ total }) => total);
  if (first === undefined) return null;
  return rest.reduce(
    (all, one) => ({ min: Math.min(all.min, one.min), max: Math.max(all.max, one.max) }),
    first,
  );
}

/** Every claim was set aside for a count by hand: that is then how many there were. */
function isCountUsed({ links, explanations }: Peopled, claims: readonly Claim[]): boolean {
  return explanations.some((one) => {
    const used = links.find(({ contact }) => contact === one.uses);
    const aside = setAside(links, one);
    return used !== undefined && isCount(used.facts) && claims.some(({ contact }) => aside.includes(contact));
  });
}

/** A few may be counted wrongly; the looser the claim, the more. */
function toleranceOf(trust: number, count: number): number {
  if (trust >= 3) return Math.max(2, 0.1 * count);
  return trust === 2 ? Math.max(5, 0.2 * count) : Math.max(10, 0.3 * count);
}

/**
 * F19: where the counts together are more than anybody said, and one of them is by itself as many as were said, that
 * one may be the total of both sides: the others are taken to be among it.
 */
function withoutTotal(counts: Settled, bounds: Span | null, explanations: readonly Explanation[]): Settled {
  const { afloat, pairs } = counts;
  const all = [...afloat, ...pairs.flatMap((pair) => pair.afloat)];
  const tolerance = bounds === null ? 0 : toleranceOf(3, bounds.max);
  if (bounds === null || all.length < 2 || alive(all) <= bounds.max + tolerance) return counts;
  const total = all
    .toSorted((a, b) => b.alive - a.alive)
    .find((one) => isTotal(one, all, { bounds, tolerance }));
  if (total === undefined) return counts;
  const contacts = [total.contact, ...all.filter((one) => one !== total).map(({ contact }) => contact)];
  const explanation = explainedBy(explanations, contacts);
  const figures = { total: total.alive, counted: alive(all) };
  const found: Discrepancy = { kind: 'total_of_others', contacts, figures, explanation };
  if (explanation !== null) return { ...counts, discrepancies: [...counts.discrepancies, found] };
  const rest = total.alive - (alive(all) - total.alive);
  const less = (one: Count): Count => (one === total ? { ...one, alive: rest } : one);
  return {
    ashore: counts.ashore,
    afloat: afloat.map(less),
    pairs: pairs.map((pair) =>
      pair.afloat.includes(total)
        ? { ...pair, afloat: pair.afloat.map(less), alive: { min: rest, max: rest } }
        : pair,
    ),
    discrepancies: [...counts.discrepancies, found],
  };
}

function isTotal(
  one: Count,
  all: readonly Count[],
  { bounds, tolerance }: { readonly bounds: Span; readonly tolerance: number },
): boolean {
  const others = alive(all) - one.alive;
  const isAll = one.alive >= bounds.min - tolerance && one.alive <= bounds.max + tolerance;
  return isAll && others > 0 && others <= one.alive;
}

/** People who went between this boat and others that are not part of it, and by when. */
function movementsOf(boat: Peopled): Movements {
  const names = namesOf(boat);
  const went = (way: 'in' | 'out'): Span =>
    boat.relations
      .filter(
        (one) => one.relation === 'persons_transferred' && one.way === way && !names.includes(one.other),
      )
      .reduce((all, { count, grade }) => {
        if (count === null) return all;
        if (grade !== 'possible') return sum(all, count);
        // Nobody is known to be elsewhere by a mere possibility; but more may have come.
        return way === 'out' ? all : sum(all, { min: 0, max: count.max });
      }, none);
  const takenOff = firmLinks(boat).flatMap(({ facts }) =>
    facts.kind === 'pickup' && facts.counted !== null
      ? [{ at: happenedAt(facts), count: facts.counted.alive + facts.counted.deceased }]
      : [],
  );
  return { out: went('out'), in: went('in'), outAt: wentAt(boat, 'out'), inAt: wentAt(boat, 'in'), takenOff };
}

/** The earliest moment by which what is linked here says that people had gone over. */
function wentAt(boat: Peopled, way: 'in' | 'out'): Movements['outAt'] {
  const cited = boat.relations.filter((one) => one.way === way).flatMap(({ contacts }) => contacts);
  const says = ({ claims }: ContactFacts): boolean =>
    saysSome(way === 'out' ? claims.toOtherBoat : claims.fromOtherBoat);
  const times = boat.links
    .filter(({ contact, facts }) => cited.includes(contact) || says(facts))
    .map(({ facts }) => happenedAt(facts));
  return times.toSorted().at(0) ?? null;
}

function accountedFor(boat: Peopled, counts: Settled, { out }: Movements) {
  const all = [
    ...counts.afloat,
    ...counts.ashore,
    ...counts.pairs.flatMap((pair) => [...pair.afloat, ...pair.ashore]),
  ];
  const deceased = largestOf(all, ({ deceased: dead }) => dead);
  const dispersed = { met: dispersedOf(boat, true), notMet: dispersedOf(boat, false) };
  const gone = sum(sum(dispersed.met, dispersed.notMet), out);
  const accounted = sum(sum(aliveOf(counts), gone), { min: deceased, max: deceased });
  const ashore = all.filter(({ kind }) => kind === 'landing');
  return {
    recoveredAlive: withAll(recoveredBySide(counts)),
    landed: withAll(bySide(ashore)),
    deceased,
    dispersed,
    accounted,
  };
}

/** Afloat and ashore the same people are counted: whichever says more. */
function largestOf(counts: readonly Count[], figure: (count: Count) => number): number {
  const of = (kind: Count['kind']): number =>
    counts.filter((one) => one.kind === kind).reduce((total, one) => total + figure(one), 0);
  return Math.max(of('pickup'), of('landing'));
}

function dispersedOf({ dispersed, links }: Peopled, met: boolean): Span {
  return dispersed
    .filter((one) => one.met === met && (linkOf({ links }, one.contact)?.grade ?? 'possible') !== 'possible')
    .reduce<Span>((all, { count }) => sum(all, count), none);
}

function bySide(counts: readonly Count[]): BySide {
  const of = (side: State): number => alive(counts.filter((one) => one.side === side));
  return { fr: of('fr'), uk: of('uk') };
}

/** By the side that took them aboard; those never seen afloat, by the side on which they came ashore. */
function recoveredBySide({ pairs, afloat, ashore }: Settled): BySide {
  const total = { fr: 0, uk: 0 };
  for (const pair of pairs) {
    const taken = bySide(pair.afloat);
    const most: State = taken.fr > taken.uk ? 'fr' : 'uk';
    // Ashore they are counted in peace: where nobody has chosen, that figure is shown.
    const best = pair.alive.min === pair.alive.max ? pair.alive.max : alive(pair.ashore);
    total.fr += taken.fr;
    total.uk += taken.uk;
    total[most] += best - alive(pair.afloat);
  }
  const left = alive(afloat) >= alive(ashore) ? bySide(afloat) : bySide(ashore);
  return { fr: total.fr + left.fr, uk: total.uk + left.uk };
}

function withAll({ fr, uk }: BySide): BySide & { readonly all: number } {
  return { fr, uk, all: fr + uk };
}

/** Said to have fallen in, less those taken out, alive or dead, or found by what ended a search for them. */
function stillInWater(
  boat: Peopled,
  { aside, counts }: { readonly aside: ReadonlySet<string>; readonly counts: Settled },
): Span {
  const said = saidInWater(boat.links, aside);
  const all = [
    ...counts.afloat,
    ...counts.ashore,
    ...counts.pairs.flatMap((pair) => [...pair.afloat, ...pair.ashore]),
  ];
  const out = largestOf(all, ({ fromWater, deceased }) => fromWater + deceased) + foundBySearch(boat);
  return { min: Math.max(0, said.min - out), max: Math.max(0, said.max - out) };
}

function foundBySearch({ searches, links }: Peopled): number {
  return searches
    .filter(({ status, kind }) => status === 'ended' && kind === 'person_in_water')
    .reduce((found, { endedBy, persons }) => {
      const facts = endedBy === null ? undefined : linkOf({ links }, endedBy)?.facts;
      if (facts === undefined) return found;
      const { counted } = facts;
      if (!isRecovery(facts) || counted === null) return found + persons.max;
      // Those are counted as taken out of the water already.
      if (counted.fromWater + counted.deceased > 0) return found;
      return found + Math.min(counted.alive, persons.max);
    }, 0);
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

interface Compared {
  readonly claims: readonly Claim[];
  readonly known: Span | null;
  readonly accounted: Span;
  readonly counts: Settled;
}

/** Counts and claims that cannot be of the same people. */
function contradictions(
  { claims, known, accounted, counts }: Compared,
  explanations: readonly Explanation[],
): readonly Discrepancy[] {
  if (known === null) return [];
  const standingClaims = claims.filter(({ stands }) => stands);
  const best = Math.max(1, ...standingClaims.map(({ trust }) => trust));
  const most = Math.max(known.max, accounted.max);
  const all = [
    ...counts.afloat,
    ...counts.ashore,
    ...counts.pairs.flatMap((pair) => [...pair.afloat, ...pair.ashore]),
  ];
  const found: Omit<Discrepancy, 'explanation'>[] = standingClaims
    .filter(({ trust, total }) => trust < best && total.min > most + toleranceOf(trust, most))
    .map(({ contact, total }) => ({
      kind: 'seen_more',
      contacts: [contact],
      figures: { seen: total.min, known: most },
    }));
  if (accounted.min > known.max + toleranceOf(best, known.max)) {
    const contacts = [...standingClaims.filter(({ trust }) => trust === best), ...all].map(
      ({ contact }) => contact,
    );
    found.push({ kind: 'counted_more', contacts, figures: { claimed: known.max, counted: accounted.min } });
  }
  return found.map((one) => ({ ...one, explanation: explainedBy(explanations, one.contacts) }));
}
