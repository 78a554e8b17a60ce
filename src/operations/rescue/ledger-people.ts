import type { State } from '../../kernel/label.ts';
import { linkOf } from './boat-state.ts';
import { type Movements, type Span, sum } from './ledger-claims.ts';
import { alive, allOf, type Count } from './ledger-counts.ts';
import type { Peopled } from './ledger-movements.ts';
import { countedOf, type Settled } from './ledger-settle.ts';

export type BySide = Readonly<Record<State, number>>;

/** Who is known to be somewhere: taken aboard or landed by side, dead, dispersed, gone over. */
export function accountedFor(boat: Peopled, counts: Settled, { out }: Movements) {
  const all = allOf(counts);
  const deceased = largestOf(all, ({ deceased: dead }) => dead);
  const dispersed = { met: dispersedOf(boat, true), notMet: dispersedOf(boat, false) };
  const gone = sum(sum(dispersed.met, dispersed.notMet), out);
  const accounted = sum(countedOf(counts), gone);
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

function dispersedOf({ dispersed, links }: Peopled, met: boolean): Span {
  return dispersed
    .filter((one) => one.met === met && (linkOf({ links }, one.contact)?.grade ?? 'possible') !== 'possible')
    .reduce<Span>((all, { count }) => sum(all, count), { min: 0, max: 0 });
}
