import { addSeconds, fromUtc, toUtc, type UtcText } from '../../kernel/time.ts';
import type { Boat } from './boat-state.ts';
import type { BoatEventOf, Held } from './events-boat.ts';
import { countsOf, paired } from './ledger-counts.ts';
import type { ContactFacts, Counted } from './wire.ts';

/** Children and injured people are asked for within this. Source: PROBLEM F20. */
export const safeguardingSeconds = 3_600;

type Asked = BoatEventOf<'SafeguardingAsked'>;
type MetAgain = BoatEventOf<'SafeguardingMetAgain'>;

/** Who needs somebody, how tasks for them are named, and how many a count by hand says. */
const needs: readonly {
  readonly kind: Asked['kind'];
  readonly letters: string;
  readonly of: (counted: Counted) => number;
  /** True where whoever was counted afloat is counted ashore as well. Somebody hurt at each may be two. */
  readonly lasts: boolean;
}[] = [
  {
    kind: 'unaccompanied_child_referral',
    letters: 'uc',
    of: ({ childrenAlone }) => childrenAlone,
    lasts: true,
  },
  { kind: 'medical_check', letters: 'mc', of: ({ injured }) => injured, lasts: false },
];

/**
 * What a count by hand asks of the safeguarding desk: one task for each kind of need, by count and token. Children counted
 * at a pickup and again at the landing are asked for once: where the ledger holds the two counts for those of the same
 * people (one boat, and the count at hand-over), and the desk of the same side was asked, the second is kept beside the
 * task. Whoever is more than were asked for is asked for by the difference, and in doubt anew: a child asked for twice
 * costs a call, one asked for by nobody is lost. `boat` holds the evidence already.
 */
export function safeguarding(
  boat: Boat,
  facts: ContactFacts,
  { at }: { readonly at: UtcText },
): readonly (Asked | MetAgain)[] {
  const { contact, counted, side } = facts;
  if (counted === null) return [];
  const dueAt = toUtc(addSeconds(fromUtc(at), safeguardingSeconds));
  const others = countedOfSame(boat, contact);
  return needs.flatMap(({ kind, letters, of, lasts }): readonly (Asked | MetAgain)[] => {
    const ofKind = boat.safeguarding.filter((one) => one.kind === kind);
    const before = ofKind.filter((one) => one.contact === contact);
    const open = of(counted) - sum(before) - sum(ofKind.flatMap(({ again }) => again).filter(isOf(contact)));
    const theirs = ofKind.filter((one) => lasts && one.side === side && others.includes(one.contact));
    const met = metAgain(theirs, open).map(({ task, count }): MetAgain => {
      return { type: 'SafeguardingMetAgain', at, boat: boat.boat, task, contact, kind, count };
    });
    const count = open - sum(met);
    if (count <= 0) return met;
    const task = `${letters}-${contact}-${before.length + 1}`;
    return [
      ...met,
      { type: 'SafeguardingAsked', at, boat: boat.boat, task, contact, kind, count, side, dueAt },
    ];
  });
}

/** The contacts that count the people of this one at the other stage, as the ledger pairs them. */
function countedOfSame(boat: Boat, contact: string): readonly string[] {
  const pair = paired(countsOf(boat.links)).pairs.find(({ afloat, ashore }) =>
    [...afloat, ...ashore].some(isOf(contact)),
  );
  if (pair === undefined) return [];
  const others = pair.afloat.some(isOf(contact)) ? pair.ashore : pair.afloat;
  return others.map((one) => one.contact);
}

/** How many of those to be asked for are covered by which task: by each as many as nobody has met again yet. */
function metAgain(
  tasks: Held['safeguarding'],
  wanted: number,
): readonly { readonly task: string; readonly count: number }[] {
  let left = wanted;
  return tasks.flatMap(({ task, count: asked, again }) => {
    const count = Math.min(left, asked - sum(again));
    if (count <= 0) return [];
    left -= count;
    return [{ task, count }];
  });
}

function isOf(contact: string): (one: { readonly contact: string }) => boolean {
  return (one) => one.contact === contact;
}

function sum(all: readonly { readonly count: number }[]): number {
  return all.reduce((total, { count }) => total + count, 0);
}
