import type { Clock } from '../../kernel/time.ts';
import type { Boat } from '../../operations/rescue/boat-state.ts';
import type { Contact } from '../../operations/rescue/contact-state.ts';
import { closingFindings } from '../../operations/rescue/closing.ts';
import type { Board, BoardReader } from './board.ts';
import type { NightConsole } from './console.ts';
import { boatSeen, contactSeen, peopleSeen } from './seen-of.ts';
import { think } from './thought.ts';

interface BoardAnswer {
  readonly position: string;
  readonly reset: boolean;
  readonly contacts: readonly Contact[];
  readonly boats: readonly Boat[];
  readonly gone?: readonly string[];
}

/**
 * Follows the rescue board as a browser does: the whole once, then what changed; and thinks over what it holds by the
 * same pure functions that a browser uses.
 */
export function openBoard(by: NightConsole, clock: Clock): BoardReader {
  const contacts = new Map<string, Contact>();
  const boats = new Map<string, Boat>();
  let position: string | null = null;
  let thought: { readonly at: string; readonly board: Board } | null = null;
  return {
    async look() {
      const after: string = position === null ? '' : `?after=${encodeURIComponent(position)}`;
      const answer = (await by.ask(`/api/operations/rescue/board${after}`)) as BoardAnswer; // as the node's route writes it
      if (answer.reset) {
        contacts.clear();
        boats.clear();
      }
      for (const contact of answer.contacts) contacts.set(contact.facts.contact, contact);
      for (const boat of answer.boats) boats.set(boat.boat, boat);
      const { gone = [] } = answer;
      for (const [kind, name = ''] of gone.map((one) => one.split('/', 2)))
        (kind === 'boat' ? boats : contacts).delete(name);
      const isSame = answer.contacts.length + answer.boats.length + gone.length === 0;
      position = answer.position;
      const now = clock();
      const at = String(now);
      if (thought === null || !isSame || thought.at !== at)
        thought = { at, board: boardOf([...contacts.values()], [...boats.values()], now) };
      return thought.board;
    },
  };
}

/** The board with what is thought of it. */
export function boardOf(contacts: readonly Contact[], boats: readonly Boat[], now: ReturnType<Clock>): Board {
  return {
    contacts: contacts.map(contactSeen),
    boats: boats.map(boatSeen),
    people: Object.fromEntries(boats.map((boat) => [boat.boat, peopleSeen(boat)])),
    ...think({ contacts, boats, now }),
    obstacles({ boat: id, identification }) {
      const boat = boats.find((one) => one.boat === id);
      if (boat === undefined) return [];
      return closingFindings(boat, 'rescued', identification).map(({ obstacle }) => obstacle);
    },
  };
}
