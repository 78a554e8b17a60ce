import { fromUtc, type UtcText } from '../../kernel/time.ts';
import { isFromAboard, isRecovery, peopleIn } from './claims.ts';
import { happenedAt } from './contact-state.ts';
import type { Held, HeldLink } from './events-boat.ts';
import type { ContactFacts, Range } from './wire.ts';

/** From and to, both included. */
export interface Span {
  readonly min: number;
  readonly max: number;
}

/** How good a figure of people is: counted by hand, said aboard, seen or passed on, seen at a launch. */
export type Trust = 4 | 3 | 2 | 1;

/** What one contact says of how many there were. */
export interface Claim {
  readonly contact: string;
  readonly at: UtcText;
  readonly said: Range;
  /** How many were ever aboard by this, with those who had left or were yet to come by then. */
  readonly total: Span;
  /** More than this counted contradicts it, but for a few miscounted. */
  readonly atMost: number;
  readonly trust: Trust;
  /** False where an explanation prefers another figure. */
  readonly stands: boolean;
}

/** Observers ashore may count people who are left behind. Source: PROBLEM F1, F13; IMRF counting practice. */
const launchWatchers = new Set<ContactFacts['channel']>(['patrol', 'camera', 'resident']);

/** How good a contact's figure is. */
export function trustOf(facts: ContactFacts): Trust {
  if (isCount(facts)) return 4;
  if (isFromAboard(facts)) return 3;
  return facts.kind === 'report' && launchWatchers.has(facts.channel) ? 1 : 2;
}

/** People were counted by hand. */
export function isCount(facts: ContactFacts): boolean {
  return isRecovery(facts) && peopleIn(facts) !== null;
}

/**
 * What of an explanation counts: the contacts set aside for the figure that it uses. None where it uses none, where
 * one of its contacts is no longer linked, where a better figure would give way to a weaker one, or where those aboard
 * would be said to be fewer than they say, other than by themselves: that callers exaggerate explains nothing (F15).
 */
export function setAside(
  links: readonly HeldLink[],
  { contacts, uses }: Pick<Held['explanations'][number], 'contacts' | 'uses'>,
): readonly string[] {
  const found = contacts.map((contact) => links.find((link) => link.contact === contact));
  const used = found.find((link) => link?.contact === uses);
  if (used === undefined || found.some((link) => link === undefined)) return [];
  const others = found.filter((link) => link !== undefined).filter((link) => link !== used);
  return others.every((other) => mayGiveWay(other.facts, used)) ? others.map(({ contact }) => contact) : [];
}

function mayGiveWay(other: ContactFacts, used: HeldLink): boolean {
  if (used.grade === 'possible' || trustOf(other) > trustOf(used.facts)) return false;
  if (!isFromAboard(other) || other.claims.persons === null || isFromAboard(used.facts)) return true;
  return (peopleIn(used.facts) ?? -1) >= other.claims.persons.max;
}

/** What leaves or joins a boat between two claims. */
export interface Movements {
  readonly out: Span;
  readonly in: Span;
  /** By when they had gone over; null: not known. */
  readonly outAt: UtcText | null;
  readonly inAt: UtcText | null;
  /** People taken off, with the moment. */
  readonly takenOff: readonly { readonly at: UtcText; readonly count: number }[];
}

/** Every claim of how many there were, oldest first. */
export function claimsOf(
  links: readonly HeldLink[],
  aside: ReadonlySet<string>,
  moved: Movements,
): readonly Claim[] {
  return links
    .flatMap(({ contact, facts }): Claim[] => {
      const { persons: said } = facts.claims;
      if (said === null || isCount(facts) || facts.kind === 'prevention') return [];
      const at = happenedAt(facts);
      const { total, atMost } = totalOf(facts, at, moved);
      return [{ contact, at, said, total, atMost, trust: trustOf(facts), stands: !aside.has(contact) }];
    })
    .toSorted((a, b) => fromUtc(a.at) - fromUtc(b.at));
}

/**
 * How many there were in all by one contact. Those who fell in are among the people it speaks of; those in the water
 * may or may not be. What it says at sea is of that moment: whoever had left by then comes on top, surely if it is
 * known when. What is said ashore is of all. A count of many more taken off before does not vouch for itself: half as
 * many as were left at most.
 */
function totalOf(facts: ContactFacts, at: UtcText, moved: Movements): Pick<Claim, 'total' | 'atMost'> {
  const { persons, inWater } = facts.claims;
  const said = { min: persons?.min ?? 0, max: persons?.max ?? 0 };
  if (facts.kind === 'statement') return { total: said, atMost: said.max };
  const taken = moved.takenOff.filter((one) => one.at < at).reduce((all, { count }) => all + count, 0);
  const others = sum(outBy(at, moved), inAfter(at, moved));
  const most = said.max + (inWater?.max ?? 0) + others.max;
  return {
    total: { min: said.min + others.min, max: most + taken },
    atMost: most + Math.min(taken, said.max / 2),
  };
}

function outBy(at: UtcText, { out, outAt }: Movements): Span {
  if (outAt === null) return { min: 0, max: out.max };
  return outAt <= at ? out : { min: 0, max: 0 };
}

function inAfter(at: UtcText, { in: joined, inAt }: Movements): Span {
  if (inAt === null) return { min: 0, max: joined.max };
  return inAt > at ? joined : { min: 0, max: 0 };
}

/**
 * The claims that bound how many there were: the most trusted that stand. Where survivors at two places or sides say
 * the same, theirs alone. Source: PROBLEM F13.
 */
export function credible(claims: readonly Claim[], links: readonly HeldLink[]): readonly Claim[] {
  const standing = claims.filter(({ stands }) => stands);
  const best = Math.max(...standing.map(({ trust }) => trust));
  const trusted = standing.filter(({ trust }) => trust === best);
  const statements = trusted.flatMap((claim) => {
    const facts = links.find(({ contact }) => contact === claim.contact)?.facts;
    return facts?.kind === 'statement' ? [{ claim, from: `${facts.side} ${facts.place ?? ''}` }] : [];
  });
  const agreed = statements.filter(({ claim, from }) =>
    statements.some((other) => other.from !== from && overlaps(other.claim.total, claim.total)),
  );
  return agreed.length > 1 ? agreed.map(({ claim }) => claim) : trusted;
}

function overlaps(a: Span, b: Span): boolean {
  return a.min <= b.max && b.min <= a.max;
}

/** The larger of two spans, end by end. */
export function larger(a: Span, b: Span): Span {
  return { min: Math.max(a.min, b.min), max: Math.max(a.max, b.max) };
}

/** Two spans together. */
export function sum(a: Span, b: Span): Span {
  return { min: a.min + b.min, max: a.max + b.max };
}
