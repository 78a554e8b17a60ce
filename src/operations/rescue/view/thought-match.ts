import type { Instant } from '../../../kernel/time.ts';
import { telephonesOf, type Telephones, toldAcross, underOneName } from '../match/across.ts';
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
  contact: Pick<ContactView, 'facts'>,
  { boat }: { readonly boat: string },
): Suggestion {
  const scene = sceneOf(withoutLink(board, boat, contact.facts.contact));
  return told(board, heldAgainst(underOneName(contact.facts, telephonesOf(board.sameCallers)), boat, scene));
}

function withoutLink(board: Board, id: string, contact: string): Board {
  const boat = board.boats.get(id);
  if (boat === undefined || boat.links.every((link) => link.contact !== contact)) return board;
  const others = { ...boat, links: boat.links.filter((link) => link.contact !== contact) };
  return { ...board, boats: new Map([...board.boats, [id, others]]) };
}

/** Boats that one contact may be of, the likeliest first. */
export function suggestionsOf(
  board: Board,
  contact: Pick<ContactView, 'facts'>,
  now: Instant,
): readonly Suggestion[] {
  const facts = underOneName(contact.facts, telephonesOf(board.sameCallers));
  return suggestionsFor(facts, sceneOf(board), now).map((one) => told(board, one));
}

/** The same with what is known of telephones across the two sides said in the words of its own. */
function told<Of extends { readonly for: readonly Reason[] }>(board: Board, suggestion: Of): Of {
  const telephones = telephonesOf(board.sameCallers);
  const callerOf = (contact: string): string | null => callerIn(board, contact);
  return { ...suggestion, for: toldAcross(suggestion.for, { telephones, callerOf }) };
}

function callerIn({ contacts, boats }: Board, contact: string): string | null {
  const known = contacts.get(contact)?.facts.caller;
  if (known !== undefined) return known;
  for (const { links } of boats.values())
    for (const link of links) if (link.contact === contact) return link.facts.caller;
  return null;
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
  const facts = last === undefined ? null : underOneName(last.facts, telephonesOf(board.sameCallers));
  const held = facts === null ? null : told(board, heldAgainst(facts, boat.boat, sceneOf(board)));
  const reasons = { against: held?.against ?? [], for: held?.for ?? [] };
  return { other, relation: 'same', count: null, strength: 'weak', ...reasons };
}

/** Boats that may be this one, or have to do with it. */
export function boatSuggestionsOf(board: Board, boat: BoatView, now: Instant): readonly BoatSuggestion[] {
  return pairsIn(sceneOf(board), now).flatMap(({ boats, ...shown }) => {
    const [a, b] = boats;
    if (a !== boat.boat && b !== boat.boat) return [];
    return [told(board, { ...shown, other: a === boat.boat ? b : a })];
  });
}

/** The reason a person would give for a link, by what speaks most for it; null where nothing does. */
export function linkReasonOf(suggestion: Pick<Suggestion, 'for'>): LinkReason | null {
  return suggestion.for.map(({ kind }) => reasonOfKind[kind]).find((one) => one !== undefined) ?? null;
}

const reasonOfKind: Partial<Record<Reason['kind'], LinkReason>> = {
  same_caller: 'same_caller',
  same_telephone: 'same_caller',
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

interface OfTelephones<Made> {
  readonly telephones: Telephones;
  readonly made: Made;
}

const scenes = new WeakMap<Board['boats'], OfTelephones<MatchScene>>();

/** The board as matching reads it; worked out once for the boats as they stand. */
function sceneOf(board: Board): MatchScene {
  const telephones = telephonesOf(board.sameCallers);
  const before = scenes.get(board.boats);
  if (before?.telephones === telephones) return before.made;
  const boats = ownBoats(board);
  const scene: MatchScene = {
    boats: boats.map((boat) => matchBoat(boat, telephones)),
    apart: [...apartOf(board), ...distinctOf(boats)],
  };
  scenes.set(board.boats, { telephones, made: scene });
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

const matchBoats = new WeakMap<BoatView, OfTelephones<MatchBoat>>();

/** A boat as matching reads it; the same boat gives the same value, so that what was worked out of it stands. */
function matchBoat(boat: BoatView, telephones: Telephones): MatchBoat {
  const before = matchBoats.get(boat);
  if (before?.telephones === telephones) return before.made;
  const made: MatchBoat = {
    id: boat.boat,
    links: boat.links.map(({ facts, grade }) => ({ facts: underOneName(facts, telephones), grade })),
    closed: boat.status === 'closed',
    mergedInto: boat.mergedInto,
    related: boat.relations.map(({ other, relation, count }) => ({ boat: other, relation, count })),
  };
  matchBoats.set(boat, { telephones, made });
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
