import { type Claim, type Span } from './ledger-claims.ts';
import { alive, allOf, type Count, dead } from './ledger-counts.ts';
import { type Discrepancy, explainedBy, type Explanation, type Settled } from './ledger-settle.ts';

/** A few may be counted wrongly; the looser the claim, the more. */
export function toleranceOf(trust: number, count: number): number {
  if (trust >= 3) return Math.max(2, 0.1 * count);
  return trust === 2 ? Math.max(5, 0.2 * count) : Math.max(10, 0.3 * count);
}

/**
 * F19: where the counts together are more than anybody said, and one of them is by itself as many as were said, that
 * one may be the total of both sides: the others are taken to be among it.
 */
export function withoutTotal(
  counts: Settled,
  bounds: Span | null,
  explanations: readonly Explanation[],
): Settled {
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
  const others = all.filter((one) => one !== total);
  const rest = withoutOthers(total, others);
  const less = (one: Count): Count => (one === total ? rest : one);
  const people = rest.alive + rest.deceased;
  return {
    ashore: counts.ashore,
    afloat: afloat.map(less),
    pairs: pairs.map((pair) =>
      pair.afloat.includes(total)
        ? {
            ...pair,
            afloat: pair.afloat.map(less),
            alive: { min: rest.alive, max: rest.alive },
            people: { min: people, max: people },
          }
        : pair,
    ),
    discrepancies: [...counts.discrepancies, found],
  };
}

/** What of a total is left when the others among it are counted by themselves: alive, dead, out of the water. */
function withoutOthers(total: Count, others: readonly Count[]): Count {
  const fromWater = others.reduce((all, one) => all + one.fromWater, 0);
  return {
    ...total,
    alive: total.alive - alive(others),
    deceased: Math.max(0, total.deceased - dead(others)),
    fromWater: Math.max(0, total.fromWater - fromWater),
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

interface Compared {
  readonly claims: readonly Claim[];
  readonly known: Span | null;
  readonly accounted: Span;
  readonly counts: Settled;
}

/** Counts and claims that cannot be of the same people. */
export function contradictions(
  { claims, known, accounted, counts }: Compared,
  explanations: readonly Explanation[],
): readonly Discrepancy[] {
  if (known === null) return [];
  const standingClaims = claims.filter(({ stands }) => stands);
  const best = Math.max(1, ...standingClaims.map(({ trust }) => trust));
  const most = Math.max(known.max, accounted.max);
  const found: Omit<Discrepancy, 'explanation'>[] = standingClaims
    .filter(({ trust, total }) => trust < best && total.min > most + toleranceOf(trust, most))
    .map(({ contact, total }) => ({
      kind: 'seen_more',
      contacts: [contact],
      figures: { seen: total.min, known: most },
    }));
  const trusted = standingClaims.filter(({ trust }) => trust === best);
  const claimed = Math.max(...trusted.map(({ atMost }) => atMost));
  if (trusted.length > 0 && accounted.min > claimed + toleranceOf(best, claimed)) {
    const contacts = [...trusted, ...allOf(counts)].map(({ contact }) => contact);
    found.push({ kind: 'counted_more', contacts, figures: { claimed, counted: accounted.min } });
  }
  return found.map((one) => ({ ...one, explanation: explainedBy(explanations, one.contacts) }));
}
