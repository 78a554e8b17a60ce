import type { ContactFacts } from '../wire.ts';
import { type Belief, beliefOf, type Gains, joining, summed } from './belief.ts';
import { clueOf } from './clue.ts';
import { interleavings } from './prior.ts';
import type { MatchBoat } from './suggestion.ts';

/** A contact held against one boat. `score`: log odds before the other boats are looked at. */
export interface Held {
  readonly belief: Belief;
  readonly gains: Gains;
  readonly evidence: number;
  readonly score: number;
}

/** What was worked out of one boat value, and of contacts held against it. */
interface Known {
  readonly belief: Belief;
  readonly contacts: ReadonlySet<string>;
  readonly held: WeakMap<ContactFacts, Held>;
}

// Boats and facts are values that never change: what is kept here is what would be worked out again, and nothing else.
const knownOf = new WeakMap<MatchBoat, Known>();
const aloneOf = new WeakMap<ContactFacts, Belief>();

function know(boat: MatchBoat): Known {
  const before = knownOf.get(boat);
  if (before) return before;
  const made: Known = {
    belief: beliefOf(boat.links.map(({ facts, grade }) => clueOf(facts, grade))),
    contacts: new Set(boat.links.map(({ facts }) => facts.contact)),
    held: new WeakMap(),
  };
  knownOf.set(boat, made);
  return made;
}

/** What a boat's links say together. */
export function boatBelief(boat: MatchBoat): Belief {
  return know(boat).belief;
}

/** One contact as a boat of its own. */
export function aloneBelief(contact: ContactFacts): Belief {
  const before = aloneOf.get(contact);
  if (before) return before;
  const made = beliefOf([clueOf(contact)]);
  aloneOf.set(contact, made);
  return made;
}

/**
 * A contact held against a boat; null where the boat went into another, holds nothing, or holds this contact. Worked out
 * once for as long as neither changes, so that ranking anew costs little.
 */
export function hold(contact: ContactFacts, boat: MatchBoat): Held | null {
  if (boat.mergedInto !== null || boat.links.length === 0) return null;
  const { belief, contacts, held } = know(boat);
  const before = held.get(contact);
  if (before) return before;
  if (contacts.has(contact.contact)) return null;
  const gains = joining(belief, aloneBelief(contact));
  const evidence = summed(gains);
  const made = { belief, gains, evidence, score: evidence + interleavings(belief.clues.length, 1) };
  held.set(contact, made);
  return made;
}
