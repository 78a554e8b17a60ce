import type { Instant } from '../../../kernel/time.ts';
import { fromUtc } from '../../../kernel/time.ts';
import type { ContactFacts } from '../wire.ts';
import type { Belief } from './belief.ts';
import { byTime, type Clue, clueOf } from './clue.ts';
import { joinSurestFirst } from './join.ts';

/** Contacts that are likely of one boat; in order of time. */
export interface Group {
  readonly contacts: readonly string[];
  /** About how many boats of their own that went to sea: a lone echo or a joke mostly is none. */
  readonly likelyBoat: number;
}

/** Groups contacts into likely boats. The answer does not depend on their order, only on what they say. */
export function groupClues(given: readonly Clue[]): readonly Belief[] {
  return joinSurestFirst(given.toSorted(byTime));
}

/**
 * Clusters contacts that nobody has linked yet into likely boats: for estimates of how many there are and a first
 * ranking. It links nothing. Contacts received after `now` are left out.
 */
export function groupOf(contacts: readonly ContactFacts[], now: Instant): readonly Group[] {
  const clues = contacts.filter(({ receivedAt }) => fromUtc(receivedAt) <= now).map((facts) => clueOf(facts));
  return groupClues(clues).map((belief) => ({
    contacts: belief.clues.map(({ id }) => id),
    likelyBoat: likelyBoat(belief),
  }));
}

/**
 * How often a group of so many contacts was a boat that no larger group stood for, on made nights: boats are seldom
 * heard of once, so that what is left over mostly belongs to others. A group of many may hold a second boat.
 * Source: docs/decisions/0016.
 */
const boatsAGroup = [0, 0.03, 0.38, 0.8, 0.8] as const;
const boatsALargeGroup = 1.01;

/** How far contacts taken together are a boat of their own that went to sea: for counts, never for closing anything. */
function likelyBoat({ clues }: Belief): number {
  if (clues.some(({ facts }) => facts.kind === 'prevention')) return 0;
  if (clues.every(({ facts, namesNothing }) => facts.kind === 'news' || namesNothing)) return 0;
  return boatsAGroup[clues.length] ?? boatsALargeGroup;
}
