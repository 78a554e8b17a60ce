import { type Instant, toUtc } from '../../kernel/time.ts';
import { rankBoats } from '../../operations/rescue/boat-rank.ts';
import type { Boat } from '../../operations/rescue/boat-state.ts';
import type { Contact } from '../../operations/rescue/contact-state.ts';
import { suggestionsFor } from '../../operations/rescue/match/suggest.ts';
import { boatSuggestions } from '../../operations/rescue/match/suggest-boats.ts';
import type {
  Apart,
  BoatSuggestion,
  MatchBoat,
  MatchScene,
  Reason,
  Suggestion,
} from '../../operations/rescue/match/suggestion.ts';
import type { Board } from './board.ts';
import type { SuggestionSeen } from './night.ts';
import type { PairSeen } from './script-boats.ts';

export interface Scene {
  readonly contacts: readonly Contact[];
  readonly boats: readonly Boat[];
  readonly now: Instant;
}

/**
 * What a screen thinks of the board that it holds, by the room's own functions: the order of boats, which boat a waiting
 * contact may be of, and which boats may be one. A replay judges what a person would have been shown.
 */
export function think({ contacts, boats, now }: Scene): Pick<Board, 'rank' | 'suggestions' | 'pairs'> {
  const scene: MatchScene = { boats: boats.map(matchBoat), apart: apartIn({ contacts, boats }) };
  const waiting = contacts.filter(({ links, answer }) => links.length === 0 && answer === null);
  return {
    rank: rankBoats(boats, toUtc(now)).map(({ boat }) => boat),
    suggestions: Object.fromEntries(
      waiting.map(({ facts }) => [facts.contact, suggestionsFor(facts, scene, now).map(suggestionSeen)]),
    ),
    pairs: boatSuggestions(scene, now).map(pairSeen),
  };
}

const known = new WeakMap<Boat, MatchBoat>();

/** A boat as matching reads it; the same boat gives the same value, so that what was worked out of it stands. */
function matchBoat(boat: Boat): MatchBoat {
  const before = known.get(boat);
  if (before !== undefined) return before;
  const made: MatchBoat = {
    id: boat.boat,
    links: boat.links.map(({ facts, grade }) => ({ facts, grade })),
    closed: boat.status === 'closed',
    mergedInto: boat.mergedInto,
    related: boat.relations.map(({ other, relation, count }) => ({ boat: other, relation, count })),
  };
  known.set(boat, made);
  return made;
}

/** What a person said before that speaks against a suggestion. */
function apartIn({ contacts, boats }: Omit<Scene, 'now'>): readonly Apart[] {
  return [
    ...contacts
      .filter(({ answer }) => answer?.answer === 'not_a_boat')
      .map(({ facts }): Apart => ({ kind: 'not_a_boat', contact: facts.contact })),
    ...boats.flatMap(({ boat, relations }) =>
      relations
        .filter(({ relation }) => relation === 'distinct')
        .map(({ other }): Apart => ({ kind: 'distinct', a: boat, b: other })),
    ),
  ];
}

const kinds = (reasons: readonly Reason[]): readonly string[] => reasons.map(({ kind }) => kind);

function suggestionSeen({ boat, first, strength, against, for: speaksFor }: Suggestion): SuggestionSeen {
  return { boat, first, strength, against: kinds(against), reasons: kinds(speaksFor) };
}

function pairSeen({ boats, relation, count, strength, against, for: speaksFor }: BoatSuggestion): PairSeen {
  const contacts = [...new Set(speaksFor.flatMap((reason) => reason.contacts))];
  return { boats, relation, count, strength, against: kinds(against), contacts };
}
