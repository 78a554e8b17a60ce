import type { SameCaller } from '../../../kernel/caller-mark.ts';
import type { BoardAnswer, BoatView, ContactView } from '../board-wire.ts';

/** Everything that this console holds of contacts and boats: a snapshot, kept by deltas. */
export interface Board {
  /** Sealed place in the book up to which it was told; null: nothing yet. */
  readonly position: string | null;
  readonly contacts: ReadonlyMap<string, ContactView>;
  readonly boats: ReadonlyMap<string, BoatView>;
  /** Callers of one telephone that both sides took, each under a subject of its own. */
  readonly sameCallers: readonly SameCaller[];
}

export const emptyBoard: Board = { position: null, contacts: new Map(), boats: new Map(), sameCallers: [] };

/** The board after one answer; the same object where the answer holds nothing new, so that nothing is drawn again. */
export function applyAnswer(board: Board, answer: BoardAnswer): Board {
  const { gone = [] } = answer;
  const isEmpty = answer.contacts.length === 0 && answer.boats.length === 0 && gone.length === 0;
  const quiet = !answer.reset && isEmpty && answer.sameCallers === undefined;
  if (quiet && board.position !== null)
    return board.position === answer.position ? board : { ...board, position: answer.position };
  const before = answer.reset ? emptyBoard : board;
  return {
    position: answer.position,
    contacts: without(
      withAll(before.contacts, answer.contacts, ({ facts }) => facts.contact),
      'contact',
      gone,
    ),
    boats: without(
      withAll(before.boats, answer.boats, ({ boat }) => boat),
      'boat',
      gone,
    ),
    sameCallers: answer.sameCallers ?? before.sameCallers,
  };
}

function withAll<Item>(
  before: ReadonlyMap<string, Item>,
  changed: readonly Item[],
  keyOf: (item: Item) => string,
): ReadonlyMap<string, Item> {
  if (changed.length === 0) return before;
  const after = new Map(before);
  for (const item of changed) after.set(keyOf(item), item);
  return after;
}

/** What its origin has recalled leaves the screen at once. */
function without<Item>(
  before: ReadonlyMap<string, Item>,
  kind: 'boat' | 'contact',
  gone: readonly string[],
): ReadonlyMap<string, Item> {
  const names = gone.filter((one) => one.startsWith(`${kind}/`)).map((one) => one.slice(kind.length + 1));
  if (names.length === 0) return before;
  const after = new Map(before);
  for (const name of names) after.delete(name);
  return after;
}

/** The boat under whose record another goes on: itself where it was not merged. */
export function standingBoat(board: Board, id: string): BoatView | undefined {
  let boat = board.boats.get(id);
  // A chain of merges ends; the count stops a ring that no node should ever write.
  for (let steps = 0; steps < 50 && boat?.mergedInto != null; steps++)
    boat = board.boats.get(boat.mergedInto);
  return boat;
}

/** Boats that bear their own record, open ones and closed ones. */
export function ownBoats(board: Board): readonly BoatView[] {
  return [...board.boats.values()].filter(({ mergedInto }) => mergedInto === null);
}

/** The boats on which a contact stands, by their own record. */
export function boatsOf(board: Board, contact: ContactView): readonly BoatView[] {
  const found = contact.links.flatMap(({ boat }) => standingBoat(board, boat) ?? []);
  return [...new Map(found.map((boat) => [boat.boat, boat])).values()];
}

/** True where somebody must still say what it is: on no boat, and not answered. */
export function isWaiting(contact: ContactView): boolean {
  return contact.links.length === 0 && contact.answer === null;
}

/** Whom the other side took by the same telephone, with the epoch of the mark that says so. */
export function takenElsewhere(
  { sameCallers }: Board,
  caller: string,
): readonly { readonly caller: string; readonly epoch: number }[] {
  return sameCallers.flatMap(({ subject, twin, epoch }) => {
    if (subject === caller) return [{ caller: twin, epoch }];
    return twin === caller ? [{ caller: subject, epoch }] : [];
  });
}

/** Contacts of one caller, the newest first; also those of the same telephone that the other side took. */
export function contactsOfCallers(board: Board, callers: readonly string[]): readonly ContactView[] {
  const elsewhere = callers.flatMap((one) => takenElsewhere(board, one).map(({ caller }) => caller));
  const wanted = new Set([...callers, ...elsewhere]);
  return [...board.contacts.values()]
    .filter(({ facts }) => facts.caller !== null && wanted.has(facts.caller))
    .toSorted((a, b) => b.facts.receivedAt.localeCompare(a.facts.receivedAt, 'en'));
}
