import type { Held, HeldLink } from './events-boat.ts';
import { setAside, type Span, sum } from './ledger-claims.ts';
import {
  alive,
  type Count,
  countsOf,
  dead,
  isToldTwice,
  paired,
  type Paired,
  type Pairing,
  repeats,
  spanOf,
} from './ledger-counts.ts';

export type Explanation = Held['explanations'][number];

/** Two figures that cannot both be right, or are of the same people twice; all of them stay on view. */
export interface Discrepancy {
  readonly kind: 'afloat_ashore' | 'told_twice' | 'total_of_others' | 'counted_more' | 'seen_more';
  readonly contacts: readonly string[];
  /** For the sentence that is shown: `{ afloat: 40, ashore: 41 }`. */
  readonly figures: Readonly<Record<string, number>>;
  /** Null: nobody has explained it yet. */
  readonly explanation: Explanation | null;
}

/** Counts by hand with what was said of them: each person once. */
export interface Settled extends Pairing {
  readonly pairs: readonly Settling[];
  readonly discrepancies: readonly Discrepancy[];
}

/** A pair, with the figures that an explanation uses. */
export interface Settling extends Paired {
  readonly alive: Span;
  /** Alive and dead together, each person once. */
  readonly people: Span;
}

/** Explanations whose contacts are all linked still: one that speaks of another boat's evidence explains nothing. */
export function standing({
  explanations,
  links,
}: Pick<Held, 'explanations' | 'links'>): readonly Explanation[] {
  return explanations.filter(({ contacts }) =>
    contacts.every((contact) => links.some((link) => link.contact === contact)),
  );
}

/** The explanation that covers all these contacts, the latest first. */
export function explainedBy(all: readonly Explanation[], contacts: readonly string[]): Explanation | null {
  return all.findLast((one) => contacts.every((contact) => one.contacts.includes(contact))) ?? null;
}

/** Counts each person once: what was told twice or is a total of others is taken out, landings go with their pickups. */
export function settled(links: readonly HeldLink[], explanations: readonly Explanation[]): Settled {
  const all = countsOf(links);
  const given = explanations.map((one) => ({ ...one, aside: setAside(links, one) }));
  const twice = toldTwice(all, explanations);
  const totals = totalsOf(
    all.filter(({ contact }) => !twice.dropped.has(contact)),
    explanations,
  );
  const dropped = new Set([
    ...twice.dropped,
    ...totals.dropped,
    ...given.flatMap((one) => asideOf(all, one)),
  ]);
  const counts = all.filter(({ contact }) => !dropped.has(contact));
  const forced = given.flatMap((one) => forcedPair(counts, one));
  const taken = new Set(forced.flatMap(({ afloat, ashore }) => [...afloat, ...ashore]));
  const rest = paired(counts.filter((count) => !taken.has(count)));
  const pairs = [
    ...forced,
    ...rest.pairs.map((pair) => ({ ...pair, alive: spanOf(pair), people: peopleOf(pair) })),
  ];
  const differing = differences({ ...rest, pairs }, explanations);
  return { ...rest, pairs, discrepancies: [...twice.found, ...totals.found, ...differing] };
}

/**
 * People who were counted, alive or dead, each once, between the lowest and the highest that the counts allow. A death is
 * no further person: whoever was taken aboard alive and is dead ashore was counted already. So of what was landed
 * without anybody alive nobody can say that it is anybody else; a body found is recorded as picked up.
 */
export function countedOf({ pairs, afloat, ashore }: Settled): Span {
  const isOfBodies = ({ alive: living }: Count): boolean => living === 0;
  const landed = ashore.filter((one) => !isOfBodies(one));
  // Of those not paired nobody can say whether they are the same people: no more than one of the two is sure.
  const left = Math.max(alive(afloat) + dead(afloat), alive(landed) + dead(landed));
  const all = pairs.reduce((total, { people }) => sum(total, people), { min: left, max: left });
  const bodies = dead(ashore.filter(isOfBodies));
  return { min: Math.max(all.min, bodies), max: Math.max(all.max, bodies) };
}

interface Found {
  readonly dropped: ReadonlySet<string>;
  readonly found: readonly Discrepancy[];
}

function toldTwice(counts: readonly Count[], explanations: readonly Explanation[]): Found {
  const dropped = new Set<string>();
  const found: Discrepancy[] = [];
  for (const [index, count] of counts.entries()) {
    const first = counts.slice(0, index).find((one) => !dropped.has(one.contact) && isToldTwice(one, count));
    if (first === undefined) continue;
    const contacts = [first.contact, count.contact];
    const explanation = explainedBy(explanations, contacts);
    found.push({ kind: 'told_twice', contacts, figures: { counted: count.alive }, explanation });
    if (explanation === null) dropped.add(count.contact);
  }
  return { dropped, found };
}

function totalsOf(counts: readonly Count[], explanations: readonly Explanation[]): Found {
  const dropped = new Set<string>();
  const found: Discrepancy[] = [];
  for (const count of counts.toSorted((a, b) => b.alive - a.alive)) {
    const others = counts.filter(
      (one) => one !== count && one.kind === count.kind && !dropped.has(one.contact),
    );
    const parts = repeats(count, others);
    if (parts.length === 0) continue;
    const contacts = [count.contact, ...parts.map(({ contact }) => contact)];
    const explanation = explainedBy(explanations, contacts);
    const figures = { total: count.alive, parts: parts.length };
    found.push({ kind: 'total_of_others', contacts, figures, explanation });
    if (explanation === null) dropped.add(count.contact);
  }
  return { dropped, found };
}

type Given = Explanation & { readonly aside: readonly string[] };

/** Counts that give way to another of their own kind are not counted at all. */
function asideOf(counts: readonly Count[], { aside, uses }: Given): readonly string[] {
  const used = counts.find(({ contact }) => contact === uses);
  if (used === undefined) return [];
  return aside.filter((contact) => counts.some((one) => one.contact === contact && one.kind === used.kind));
}

/** A count afloat and one ashore of which one is used are of the same people. */
function forcedPair(counts: readonly Count[], { aside, uses }: Given): readonly Settling[] {
  const used = counts.find(({ contact }) => contact === uses);
  const others = counts.filter(({ contact, kind }) => aside.includes(contact) && kind !== used?.kind);
  if (used === undefined || others.length === 0) return [];
  const one = (figure: number): Span => ({ min: figure, max: figure });
  return used.kind === 'pickup'
    ? [{ afloat: [used], ashore: others, alive: one(used.alive), people: one(used.alive + used.deceased) }]
    : [{ afloat: others, ashore: [used], alive: one(used.alive), people: one(landedOf(others, [used])) }];
}

/** Whoever died between two counts makes them no different. */
function isDifferent(pair: Paired): boolean {
  const { min, max } = peopleOf(pair);
  return alive(pair.afloat) !== alive(pair.ashore) && min !== max;
}

/** People of a pair, alive and dead: between its two counts. */
function peopleOf({ afloat, ashore }: Paired): Span {
  const [up, down] = [alive(afloat) + dead(afloat), landedOf(afloat, ashore)];
  return { min: Math.min(up, down), max: Math.max(up, down) };
}

/** Those of a pair as ashore they were counted: its dead need not be landed where the living are. */
function landedOf(afloat: readonly Count[], ashore: readonly Count[]): number {
  return alive(ashore) + Math.max(dead(afloat), dead(ashore));
}

function differences(
  { pairs, afloat, ashore }: Omit<Settled, 'discrepancies'>,
  explanations: readonly Explanation[],
): readonly Discrepancy[] {
  const unpaired = alive(afloat) > 0 && alive(ashore) > 0 ? [{ afloat, ashore }] : [];
  return [...pairs, ...unpaired].filter(isDifferent).map((pair): Discrepancy => {
    const contacts = [...pair.afloat, ...pair.ashore].map(({ contact }) => contact);
    const figures = { afloat: alive(pair.afloat), ashore: alive(pair.ashore) };
    return { kind: 'afloat_ashore', contacts, figures, explanation: explainedBy(explanations, contacts) };
  });
}
