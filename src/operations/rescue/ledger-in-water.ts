import { fromUtc, secondsBetween, type UtcText } from '../../kernel/time.ts';
import { linkOf } from './boat-state.ts';
import { isRecovery, saysSome } from './claims.ts';
import { happenedAt, isMomentSaid, toldAt } from './contact-state.ts';
import type { HeldLink, HeldSearch } from './events-boat.ts';
import { larger, type Span, sum } from './ledger-claims.ts';
import { allOf, type Count, outOfWater } from './ledger-counts.ts';
import type { Peopled } from './ledger-movements.ts';
import type { Settled } from './ledger-settle.ts';
import type { ContactFacts } from './wire.ts';

/** One account of somebody in the water. */
interface Account {
  readonly at: UtcText;
  /** False: told ashore, of a moment that nobody has said; `at` is then when it was told. */
  readonly isDated: boolean;
  /** Until when it says that they were not out: whoever speaks ashore knows of everybody taken out before. */
  readonly until: UtcText;
  readonly count: Span;
}

/** Accounts of about one moment: of one fall. */
interface Fall {
  readonly since: UtcText;
  readonly count: Span;
  readonly accounts: readonly Account[];
}

/** So many known to be out of the water, by one contact and by a moment. */
interface Taken {
  readonly contact: string;
  readonly at: UtcText;
  readonly count: number;
}

/** Two accounts of somebody in the water within this are taken for one fall. Ours. */
const sameFallSeconds = 3_600;

/**
 * Said to have fallen in, less those taken out, alive or dead, or found by what ended a search for them. Whoever was taken
 * out before somebody fell is not who fell; and whoever is missed ashore after that is missed (`max`) until somebody says
 * by a search ended that it was one of them. Source: PROBLEM F14.
 */
export function stillInWater(
  boat: Peopled,
  { aside, counts }: { readonly aside: ReadonlySet<string>; readonly counts: Settled },
): Span {
  const falls = fallsIn(boat.links, aside);
  const said = falls.reduce<Span>((all, { count }) => sum(all, count), { min: 0, max: 0 });
  const { further, named } = foundBySearch(boat);
  // Afloat and ashore the same people are counted: whichever says more.
  const series = (['pickup', 'landing'] as const).map((kind) => [
    ...named.reduce(knownAsNamed, takenBy(counts, kind)),
    ...further,
  ]);
  const out = (room: (at: UtcText) => number): number => Math.max(...series.map((one) => outOf(one, room)));
  return {
    min: said.min - out((at) => roomFor(falls, 'min', ({ at: fell, isDated }) => isDated && fell > at)),
    max: said.max - out((at) => roomFor(falls, 'max', ({ until }) => until > at)),
  };
}

/** How many of those fallen in may be out by a moment, where some accounts say that by then they were not. */
function roomFor(
  falls: readonly Fall[],
  end: 'min' | 'max',
  isStillIn: (account: Account) => boolean,
): number {
  return falls.reduce((all, { count, accounts }) => {
    const left = accounts.filter(isStillIn).map((account) => account.count[end]);
    return all + count[end] - Math.max(0, ...left);
  }, 0);
}

/** Of those taken out, in the order of time, no more by any moment than had fallen in by then. */
function outOf(taken: readonly Taken[], roomAt: (at: UtcText) => number): number {
  return taken
    .toSorted((a, b) => fromUtc(a.at) - fromUtc(b.at))
    .reduce((all, { at, count }) => Math.min(all + count, roomAt(at)), 0);
}

function fallsIn(links: readonly HeldLink[], aside: ReadonlySet<string>): readonly Fall[] {
  const accounts = links
    .filter(({ contact, facts }) => !aside.has(contact) && !isRecovery(facts))
    .map(({ facts }) => accountOf(facts))
    .filter(({ count }) => count.max > 0);
  return undated(accounts).reduce<readonly Fall[]>(
    (falls, account) => {
      // Of when it was nobody has said: of the last that was known of by then, rather than of a further one.
      const last = falls.findLastIndex(({ since }) => since <= account.at);
      return falls.map((fall, index) => (index === last ? joined(fall, account) : fall));
    },
    fallsOf(accounts.filter((one) => !undated(accounts).includes(one))),
  );
}

/** Those of which nobody has said when, but by then somebody had fallen in. */
function undated(accounts: readonly Account[]): readonly Account[] {
  return accounts.filter(
    ({ isDated, at }) => !isDated && accounts.some((other) => other.isDated && other.at <= at),
  );
}

function fallsOf(accounts: readonly Account[]): readonly Fall[] {
  return accounts
    .toSorted((a, b) => fromUtc(a.at) - fromUtc(b.at))
    .reduce<readonly Fall[]>((falls, account) => {
      const last = falls.at(-1);
      const isSame =
        last !== undefined && secondsBetween(fromUtc(last.since), fromUtc(account.at)) <= sameFallSeconds;
      return isSame
        ? [...falls.slice(0, -1), joined(last, account)]
        : [...falls, { since: account.at, count: account.count, accounts: [account] }];
    }, []);
}

/**
 * When those of an account fell in: as it says; or, where it does not, as other accounts do, if they know of one fall only.
 * Null: nobody has said.
 */
export function fellInAt(links: readonly HeldLink[], facts: ContactFacts): UtcText | null {
  if (isMomentSaid(facts)) return happenedAt(facts);
  const dated = links
    .filter((link) => link.contact !== facts.contact && !isRecovery(link.facts))
    .map((link) => accountOf(link.facts))
    .filter(({ isDated, count, at }) => isDated && count.max > 0 && at <= toldAt(facts));
  const [fall, ...others] = fallsOf(dated);
  return fall === undefined || others.length > 0 ? null : fall.since;
}

function joined({ since, count, accounts }: Fall, account: Account): Fall {
  return { since, count: larger(count, account.count), accounts: [...accounts, account] };
}

function accountOf(facts: ContactFacts): Account {
  const at = happenedAt(facts);
  const until = facts.kind === 'statement' ? latest(at, toldAt(facts)) : at;
  return { at, isDated: isMomentSaid(facts), until, count: fallenIn(facts) };
}

function fallenIn({ claims: { overboard, inWater } }: ContactFacts): Span {
  const spans = [overboard, inWater].filter(saysSome);
  return spans.reduce<Span>((all, span) => larger(all, span ?? all), { min: 0, max: 0 });
}

/** Those taken out by the counts of one kind. Whoever is landed was out by when they were picked up, where that is known. */
function takenBy(counts: Settled, kind: Count['kind']): readonly Taken[] {
  const pickedUpAt = (landing: Count): UtcText => {
    const pair = counts.pairs.find(({ ashore }) => ashore.includes(landing));
    const before = (pair?.afloat ?? []).filter(({ at }) => at <= landing.at).map(({ at }) => at);
    return before.toSorted().at(-1) ?? landing.at;
  };
  return allOf(counts)
    .filter((one) => one.kind === kind)
    .map((one) => ({
      contact: one.contact,
      at: kind === 'landing' ? pickedUpAt(one) : one.at,
      count: outOfWater(one),
    }))
    .filter(({ count }) => count > 0);
}

/**
 * Whom a person named, by ending a search with a count, among those it took out of the water: no further people, but known
 * by then to be those sought. The same people may stand in another count that is used instead.
 */
function knownAsNamed(taken: readonly Taken[], named: Taken): readonly Taken[] {
  const own = taken.filter(({ contact }) => contact === named.contact);
  const others = taken.filter(({ contact }) => contact !== named.contact);
  let left = named.count;
  const rest = [...own, ...others].map((one) => {
    const moved = one.at > named.at ? 0 : Math.min(left, one.count);
    left -= moved;
    return { ...one, count: one.count - moved };
  });
  return [...rest, { ...named, count: named.count - left }];
}

/** By searches for people in the water that a person ended: who comes on top of the counts, and who is named among them. */
function foundBySearch({ searches, links }: Peopled): {
  readonly further: readonly Taken[];
  readonly named: readonly Taken[];
} {
  const further: Taken[] = [];
  const named: Taken[] = [];
  for (const search of searches) {
    const link = search.endedBy === null ? null : linkOf({ links }, search.endedBy);
    if (search.status !== 'ended' || search.kind !== 'person_in_water' || link === null) continue;
    const { contact, facts, grade } = link;
    const at = endKnownAt(search, facts, links);
    const { max: sought } = search.persons;
    const { counted } = facts;
    if (!isRecovery(facts) || counted === null) {
      further.push({ contact, at, count: sought });
      continue;
    }
    const { alive, deceased, fromWater } = counted;
    // Until it is counted, nobody is known to be out of the water but whom it tells of.
    const out = alive === null ? 0 : outOfWater({ alive, deceased, fromWater, kind: facts.kind });
    if (out === 0) further.push({ contact, at, count: Math.min(alive ?? fromWater, sought) });
    else if (grade !== 'possible') named.push({ contact, at, count: Math.min(out, sought) });
  }
  return { further, named };
}

/** Whoever ends a search knows by then what it was opened on and what ended it, whatever the clocks of both say. */
function endKnownAt(search: HeldSearch, endedBy: ContactFacts, links: readonly HeldLink[]): UtcText {
  const opened = search.contact === null ? null : linkOf({ links }, search.contact);
  const facts = opened === null ? [endedBy] : [endedBy, opened.facts];
  return facts
    .flatMap((one) => [happenedAt(one), toldAt(one)])
    .reduce(latest, latest(search.changedAt, search.datumAt));
}

function latest(a: UtcText, b: UtcText): UtcText {
  return a > b ? a : b;
}
