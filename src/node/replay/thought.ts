import { type Instant, toUtc } from '../../kernel/time.ts';
import { rankBoats } from '../../operations/rescue/boat-rank.ts';
import type { Boat } from '../../operations/rescue/boat-state.ts';
import type { Contact } from '../../operations/rescue/contact-state.ts';
import type { Range } from '../../operations/rescue/wire.ts';
import { type Board as Screen, isWaiting, ownBoats } from '../../operations/rescue/view/board.ts';
import { boatSuggestionsOf, type Reason, suggestionsOf } from '../../operations/rescue/view/thought-match.ts';
import type { Board } from './board.ts';
import type { SuggestionSeen } from './night.ts';
import type { PairSeen } from './script-boats.ts';

export interface Scene {
  readonly contacts: readonly Contact[];
  readonly boats: readonly Boat[];
  readonly now: Instant;
}

/**
 * What a screen thinks of the board that it holds, by the screen's own functions: the order of boats, which boat a waiting
 * contact may be of, and which boats may be one. A replay judges what a person would have been shown.
 */
export function think({ contacts, boats, now }: Scene): Pick<Board, 'rank' | 'suggestions' | 'pairs'> {
  const screen: Screen = {
    position: null,
    contacts: new Map(contacts.map((contact) => [contact.facts.contact, contact])),
    boats: new Map(boats.map((boat) => [boat.boat, boat])),
  };
  return {
    rank: rankBoats(boats, toUtc(now)).map(({ boat }) => boat),
    suggestions: Object.fromEntries(
      contacts
        .filter(isWaiting)
        .map((contact) => [contact.facts.contact, suggestionsOf(screen, contact, now).map(suggestionSeen)]),
    ),
    pairs: pairsOf(screen),
  };
}

const kinds = (reasons: readonly Reason[]): readonly string[] => reasons.map(({ kind }) => kind);

function suggestionSeen(shown: ReturnType<typeof suggestionsOf>[number]): SuggestionSeen {
  const { boat, first, strength, against } = shown;
  return { boat, first, strength, against: kinds(against), reasons: kinds(shown.for) };
}

/** Each pair once, as the page of the first of the two shows it. */
function pairsOf(screen: Screen): readonly PairSeen[] {
  const seen = new Set<string>();
  return ownBoats(screen)
    .filter(({ status }) => status === 'open')
    .flatMap((boat) =>
      boatSuggestionsOf(screen, boat).flatMap((shown): readonly PairSeen[] => {
        const key = [boat.boat, shown.other].toSorted().join(' ');
        if (seen.has(key)) return [];
        seen.add(key);
        const { strength, against } = shown;
        const contacts = [...new Set(shown.for.flatMap((reason) => reason.contacts))];
        const { relation, count } = relationOf(shown);
        const said = { relation, count, strength, against: kinds(against), contacts };
        return [{ boats: [boat.boat, shown.other], ...said }];
      }),
    );
}

interface Related {
  readonly relation?: PairSeen['relation'];
  readonly count?: Range | null;
}

/** What the two have to do with one another: the same, where the screen says nothing else. */
function relationOf(shown: object): Required<Related> {
  const { relation = 'same', count = null }: Related = shown; // both are optional members
  return { relation, count };
}
