import type { Instant } from '../../../kernel/time.ts';
import { fromUtc } from '../../../kernel/time.ts';
import type { ContactFacts } from '../wire.ts';
import { type Belief, beliefOf, type Gains, joining, summed } from './belief.ts';
import { type Clue, clueOf } from './clue.ts';
import { explain } from './explain.ts';
import { barAmong, interleavings } from './prior.ts';
import { contradictions, inOrder, type Reasons, reason } from './reason.ts';
import {
  type MatchBoat,
  type MatchScene,
  type Reason,
  reasonsAgainst,
  reasonsFor,
  type Strength,
  type Suggestion,
} from './suggestion.ts';

const believedOf = new WeakMap<MatchBoat, Belief>();

/** What a boat's links say together. The same boat value is worked out once: the answer depends on nothing else. */
export function boatBelief(boat: MatchBoat): Belief {
  const before = believedOf.get(boat);
  if (before) return before;
  const made = beliefOf(boat.links.map(({ facts, grade }) => clueOf(facts, grade)));
  believedOf.set(boat, made);
  return made;
}

/** A contact held against one boat. `score`: log odds before the other boats are looked at. */
interface Held {
  readonly belief: Belief;
  readonly gains: Gains;
  readonly evidence: number;
  readonly score: number;
}

/** One boat for a contact; `chance`: among all boats, and its being a further one. */
export interface Ranked {
  readonly boat: MatchBoat;
  readonly held: Held;
  readonly chance: number;
}

const heldBefore = new WeakMap<Belief, WeakMap<ContactFacts, Held>>();

/** One contact held against one boat: worked out once for as long as neither changes, so that ranking anew costs little. */
function hold(contact: ContactFacts, belief: Belief): Held {
  const ofBoat = heldBefore.get(belief) ?? new WeakMap<ContactFacts, Held>();
  const before = ofBoat.get(contact);
  if (before) return before;
  const gains = joining(belief, aloneBelief(contact));
  const evidence = summed(gains);
  const made = { belief, gains, evidence, score: evidence + interleavings(belief.clues.length, 1) };
  heldBefore.set(belief, ofBoat.set(contact, made));
  return made;
}

const aloneBefore = new WeakMap<ContactFacts, Belief>();

function aloneBelief(contact: ContactFacts): Belief {
  const before = aloneBefore.get(contact);
  if (before) return before;
  const made = beliefOf([clueOf(contact)]);
  aloneBefore.set(contact, made);
  return made;
}

const linkedTo = new WeakMap<MatchBoat, ReadonlySet<string>>();

function contactsOf(boat: MatchBoat): ReadonlySet<string> {
  const before = linkedTo.get(boat);
  if (before) return before;
  const made = new Set(boat.links.map(({ facts }) => facts.contact));
  linkedTo.set(boat, made);
  return made;
}

/** Boats that may be looked at: not gone into another, with something linked, and not this contact's own. */
function candidates(contact: ContactFacts, { boats, apart }: MatchScene): readonly MatchBoat[] {
  if (apart.some((said) => said.kind === 'not_a_boat' && said.contact === contact.contact)) return [];
  return boats.filter(
    (boat) => boat.mergedInto === null && boat.links.length > 0 && !contactsOf(boat).has(contact.contact),
  );
}

/**
 * Boats leave by twos and threes, and a launch is the first that is heard of one: a further launch at the same beach is
 * a further boat, unless more than place and hour speaks for it.
 */
const launchIsNew = 4;

/** So far behind the likeliest a boat has no chance worth a word. */
const outOfQuestion = 15;

/** The boats that come into question, in order of likelihood, unexplained: what suggestions and re-ranking are made of. */
export function rank(contact: ContactFacts, scene: MatchScene): readonly Ranked[] {
  const boats = candidates(contact, scene);
  const own = barAmong(boats.length) + (clueOf(contact).launch === null ? 0 : launchIsNew);
  const all = boats.map((boat) => ({ boat, held: hold(contact, boatBelief(boat)) }));
  let most = Number.NEGATIVE_INFINITY;
  for (const { held } of all) most = Math.max(most, held.score);
  const near = all.filter(({ held }) => held.score > most - outOfQuestion);
  const top = Math.max(most, own);
  const total = near.reduce((sum, { held }) => sum + Math.exp(held.score - top), Math.exp(own - top));
  return near
    .map(({ boat, held }) => ({ boat, held, chance: Math.exp(held.score - top) / total }))
    .toSorted((a, b) => b.held.score - a.held.score || (a.boat.id < b.boat.id ? -1 : 1));
}

/** A first suggestion is at least so likely among all boats and none; and rests on so much evidence. */
export const firstChance = 0.95;
const firstEvidence = 1.5;
const strongChance = 0.97;
const strongEvidence = 4;
const fairChance = 0.2;
/** Nearer than this to the one before it, the second is shown as its equal. */
const closeScore = 1.5;
const shownMost = 5;
const shownChance = 0.01;

interface Telling {
  readonly clue: Clue;
  readonly all: readonly Ranked[];
  readonly scene: MatchScene;
}

/** What speaks against any boat, and what only the others show. */
function furtherAgainst(one: Ranked, { clue, all, scene }: Telling): readonly Reason[] {
  const found: Reason[] = [];
  const { facts } = clue;
  if (
    scene.apart.some(
      (said) => said.kind === 'unlinked' && said.contact === clue.id && said.boat === one.boat.id,
    )
  )
    found.push(reason('said_apart', [clue.id]));
  if (clue.namesNothing) found.push(reason('names_nothing', [clue.id]));
  if ((facts.claims.boats ?? 1) > 1)
    found.push(reason('speaks_of_two_boats', [clue.id], { boats: facts.claims.boats ?? 2 }));
  const elsewhere =
    clue.phone === null ? undefined : all.find((other) => other !== one && hasPhone(other, clue.phone));
  if (elsewhere !== undefined && !hasPhone(one, clue.phone))
    found.push(reason('caller_elsewhere', callsOf(elsewhere, clue.phone)));
  if (one.boat.closed) found.push(reason('boat_closed', []));
  const rival = all.find((other) => other !== one);
  if (rival && Math.abs(rival.held.score - one.held.score) < closeScore && rival.chance > shownChance)
    found.push(reason('close_second', []));
  return found;
}

function callsOf({ held: { belief } }: Ranked, phone: string | null): readonly string[] {
  return belief.clues.flatMap((clue) => (clue.phone === phone ? [clue.id] : [])).slice(-3);
}

function hasPhone(one: Ranked, phone: string | null): boolean {
  return callsOf(one, phone).length > 0;
}

function reasonsOf(one: Ranked, telling: Telling): Reasons {
  const found = explain(one.held.belief, aloneBelief(telling.clue.facts), one.held.gains);
  return {
    against: inOrder([...found.against, ...furtherAgainst(one, telling)], reasonsAgainst),
    for: inOrder(found.for, reasonsFor),
  };
}

function strengthOf(one: Ranked, isFirst: boolean, best: Ranked): Strength {
  if (isFirst && one.chance >= strongChance && one.held.evidence >= strongEvidence) return 'strong';
  if (isFirst) return 'fair';
  const isNearBest = best.held.score - one.held.score < closeScore && one.held.evidence > 0.5;
  return one.chance >= fairChance || (isNearBest && best.chance >= fairChance) ? 'fair' : 'weak';
}

/**
 * Which boats a contact may be of, the likeliest first, each with what speaks against it and what speaks for it. It
 * links nothing. None for a contact that a person said is of no boat, or that came in after `now`.
 */
export function suggestionsFor(
  contact: ContactFacts,
  scene: MatchScene,
  now: Instant,
): readonly Suggestion[] {
  if (fromUtc(contact.receivedAt) > now) return [];
  const all = rank(contact, scene);
  const best = all[0];
  if (best === undefined) return [];
  const telling: Telling = { clue: clueOf(contact), all, scene };
  return all
    .slice(0, shownMost)
    .filter(({ chance, held }, index) => chance >= shownChance && (held.evidence > 0 || index === 0))
    .map((one) => {
      const reasons = reasonsOf(one, telling);
      const isContradicted = reasons.against.some(({ kind }) => contradictions.has(kind));
      const isLikely = one === best && one.chance >= firstChance && one.held.evidence >= firstEvidence;
      const first = isLikely && !isContradicted;
      const found = strengthOf(one, first, best);
      const strength: Strength = telling.clue.namesNothing ? 'weak' : found;
      return { boat: one.boat.id, first, strength, ...reasons };
    });
}

/** What speaks against and for a contact being of one boat that a person has in mind, suggested or not. */
export function heldAgainst(contact: ContactFacts, boat: string, scene: MatchScene): Suggestion {
  const all = rank(contact, scene);
  const [best] = all;
  const one = all.find((each) => each.boat.id === boat);
  if (one === undefined || best === undefined)
    return { boat, first: false, strength: 'weak', against: [], for: [] };
  const telling: Telling = { clue: clueOf(contact), all, scene };
  return { boat, first: false, strength: strengthOf(one, false, best), ...reasonsOf(one, telling) };
}
