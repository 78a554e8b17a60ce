import type { Instant } from '../../../kernel/time.ts';
import type { BoatView, ContactView } from '../board-wire.ts';
import type {
  Apart,
  BoatSuggestion as Pair,
  MatchBoat,
  MatchScene,
  Reason,
  Suggestion,
} from '../match/suggestion.ts';
import { heldAgainst, suggestionsFor } from '../match/suggest.ts';
import { boatSuggestions } from '../match/suggest-boats.ts';
import type { LinkReason } from '../wire.ts';
import { type Board, isWaiting, ownBoats } from './board.ts';

export type { Reason, Suggestion } from '../match/suggestion.ts';

/** "These two boats may be one", or have to do with one another, as the page of one of them shows it. */
export interface BoatSuggestion extends Pick<Pair, 'relation' | 'count' | 'strength' | 'against' | 'for'> {
  readonly other: string;
}

/**
 * What speaks against and for one contact being of one boat, suggested or not. One that is linked already is held
 * against what else the boat stands on: it is not its own witness.
 */
export function suggestionFor(
  board: Board,
  contact: ContactView,
  { boat }: { readonly boat: string; readonly now: Instant },
): Suggestion {
  return heldAgainst(contact.facts, boat, sceneOf(withoutLink(board, boat, contact.facts.contact)));
}

function withoutLink(board: Board, id: string, contact: string): Board {
  const boat = board.boats.get(id);
  if (boat === undefined || boat.links.every((link) => link.contact !== contact)) return board;
  const others = { ...boat, links: boat.links.filter((link) => link.contact !== contact) };
  return { ...board, boats: new Map([...board.boats, [id, others]]) };
}

/** Boats that one contact may be of, the likeliest first. */
export function suggestionsOf(board: Board, contact: ContactView, now: Instant): readonly Suggestion[] {
  return suggestionsFor(contact.facts, sceneOf(board), now);
}

/** Contacts on no boat that may be of this one, those that are surest to be first. */
export function contactsThatMayBe(
  board: Board,
  boat: BoatView,
  now: Instant,
): readonly { readonly contact: ContactView; readonly suggestion: Suggestion }[] {
  const order = ['strong', 'fair', 'weak'];
  return [...board.contacts.values()]
    .filter(isWaiting)
    .flatMap((contact) => {
      const suggestion = suggestionsOf(board, contact, now).find((one) => one.boat === boat.boat);
      return suggestion === undefined ? [] : [{ contact, suggestion }];
    })
    .toSorted((a, b) => order.indexOf(a.suggestion.strength) - order.indexOf(b.suggestion.strength));
}

/** What speaks against and for two boats being one; nothing of either where nobody would think so. */
export function boatSuggestionFor(
  board: Board,
  boat: BoatView,
  { other, now }: { readonly other: string; readonly now: Instant },
): BoatSuggestion {
  const found = boatSuggestionsOf(board, boat, now).find((one) => one.other === other);
  if (found !== undefined) return found;
  // Not suggested: the newest of the other's contacts is held against this boat, so that one sees why.
  const last = board.boats.get(other)?.links.at(-1);
  const held = last === undefined ? null : heldAgainst(last.facts, boat.boat, sceneOf(board));
  const reasons = { against: held?.against ?? [], for: held?.for ?? [] };
  return { other, relation: 'same', count: null, strength: 'weak', ...reasons };
}

/** Boats that may be this one, or have to do with it. */
export function boatSuggestionsOf(board: Board, boat: BoatView, now: Instant): readonly BoatSuggestion[] {
  return pairsIn(sceneOf(board), now).flatMap(({ boats, ...shown }) => {
    const [a, b] = boats;
    if (a !== boat.boat && b !== boat.boat) return [];
    return [{ ...shown, other: a === boat.boat ? b : a }];
  });
}

/** The reason a person would give for a link, by what speaks most for it; null where nothing does. */
export function linkReasonOf(suggestion: Pick<Suggestion, 'for'>): LinkReason | null {
  return suggestion.for.map(({ kind }) => reasonOfKind[kind]).find((one) => one !== undefined) ?? null;
}

const reasonOfKind: Partial<Record<Reason['kind'], LinkReason>> = {
  same_caller: 'same_caller',
  caller_aboard: 'same_caller',
  place_and_time: 'place_and_time',
  same_place: 'place_and_time',
  launch_fits: 'launch_seen',
  followed_by_unit: 'seen_by_unit',
  count_agrees: 'count_agrees',
  count_agrees_after_transfer: 'count_agrees',
  recovered_count_agrees: 'count_agrees',
  landing_follows_pickup: 'followed_throughout',
  engine_agrees: 'words_agree',
  engine_went_on: 'words_agree',
  hull_agrees: 'words_agree',
  colour_agrees: 'words_agree',
  hull_kind_agrees: 'words_agree',
  children_aboard: 'words_agree',
  words_agree: 'words_agree',
};

const scenes = new WeakMap<Board['boats'], MatchScene>();

/** The board as matching reads it; worked out once for the boats as they stand. */
function sceneOf(board: Board): MatchScene {
  const before = scenes.get(board.boats);
  if (before !== undefined) return before;
  const boats = ownBoats(board);
  const scene: MatchScene = { boats: boats.map(matchBoat), apart: [...apartOf(board), ...distinctOf(boats)] };
  scenes.set(board.boats, scene);
  return scene;
}

const pairs = new WeakMap<MatchScene, readonly Pair[]>();

/** Looked through once for the boats as they stand: that time passes makes no two boats one. */
function pairsIn(scene: MatchScene, now: Instant): readonly Pair[] {
  const before = pairs.get(scene);
  if (before !== undefined) return before;
  const found = boatSuggestions(scene, now);
  pairs.set(scene, found);
  return found;
}

const matchBoats = new WeakMap<BoatView, MatchBoat>();

/** A boat as matching reads it; the same boat gives the same value, so that what was worked out of it stands. */
function matchBoat(boat: BoatView): MatchBoat {
  const before = matchBoats.get(boat);
  if (before !== undefined) return before;
  const made: MatchBoat = {
    id: boat.boat,
    links: boat.links,
    closed: boat.status === 'closed',
    mergedInto: boat.mergedInto,
    related: boat.relations.map(({ other, relation, count }) => ({ boat: other, relation, count })),
  };
  matchBoats.set(boat, made);
  return made;
}

function apartOf({ contacts }: Board): readonly Apart[] {
  return [...contacts.values()].flatMap(({ facts, answer }): readonly Apart[] =>
    answer?.answer === 'not_a_boat' ? [{ kind: 'not_a_boat', contact: facts.contact }] : [],
  );
}

function distinctOf(boats: readonly BoatView[]): readonly Apart[] {
  return boats.flatMap(({ boat, relations }) =>
    relations.flatMap(({ other, relation }): readonly Apart[] =>
      relation === 'distinct' ? [{ kind: 'distinct', a: boat, b: other }] : [],
    ),
  );
}
