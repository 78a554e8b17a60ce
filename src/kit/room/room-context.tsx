import { createContext, useContext, useEffect } from 'react';
import type { LinkStanding } from '../../kernel/link-standing.ts';
import type { Text } from '../../kernel/text.ts';
import { useWords } from '../i18n/language.tsx';
import type { AskedLink } from '../live/asked-link.ts';
import type { Connection } from '../live/live-client.ts';
import { type Store, useStore } from '../store.ts';

/** A boat as other rooms name it: only what a choice of boats must say. */
export interface NamedBoat {
  readonly boat: string;
  readonly reference: string;
  readonly isOpen: boolean;
  readonly isDistress: boolean;
}

/** Who sits here and what every room of the console may ask of the screen around it. */
export interface RoomParts {
  readonly staff: {
    readonly id: string;
    readonly desk: string;
    readonly deskName: Text;
    readonly state: 'fr' | 'uk';
    readonly actions: readonly string[];
  };
  /** Who signs an export or a print: name, desk, state. */
  readonly author: string;
  readonly demonstration: boolean;
  /** The node's clock, once a second. */
  readonly clock: Store<number>;
  /** False: single letters do nothing (WCAG 2.2, 2.1.4). */
  readonly singleKeys: boolean;
  /** Head of the journal as last heard; null where it is not known. */
  readonly journalHead: () => string | null;
  /** How the links with other nodes stand, as last told; none: this post is not told, or there is no other node. */
  readonly links: () => readonly LinkStanding[];
  /** Asks who sits here to prove it again; false: they turned away. */
  readonly prove: () => Promise<boolean>;
  /** Something was written: what is counted around the room is asked again. */
  readonly acted: () => void;
  /** Calls back when the node says over the live stream that something of a room changed; gives the way to stop. */
  readonly onNews: (room: string, heard: () => void) => () => void;
  /** How the live stream of this screen stands: while it does not, rooms ask oftener by themselves. */
  readonly live: Store<Connection>;
  /** Opens another room by its name in the address. */
  readonly goTo: (room: string) => void;
  /**
   * Opens a record in its own room by its short path: `boat/b-7`, `contact/c-4f2`, `unit/u-hebe`. `because`: the kind of
   * alarm for which; where its room has one act for that, the act lies open over the record.
   */
  readonly openRecord: (about: string, because?: string) => void;
  /** Tells the watch that a call is being taken at this desk, or is over: by a name drawn for it, and nothing else. */
  readonly calls: { readonly begun: (call: string) => void; readonly over: (call: string) => void };
  /** The boats that this reader may see, kept while somebody holds the line. */
  readonly boats: AskedLink<NamedBoats>;
}

/** Boats by their id, with the place in the book up to which they were told; null: nothing yet. */
export interface NamedBoats {
  readonly position: string | null;
  readonly byId: ReadonlyMap<string, NamedBoat>;
}

/** The names of boats for a room that is not theirs: asked while it is on the screen. */
export function useBoatNames(): NamedBoats['byId'] {
  const { boats, onNews } = useRoom();
  useEffect(() => boats.hold(), [boats]);
  useEffect(() => onNews('rescue', () => boats.nudge()), [boats, onNews]);
  return useStore(boats.held).byId;
}

/** The screen around the rooms. */
export const RoomContext = createContext<RoomParts | null>(null);

/** The screen around this room. Outside a console this is a bug. */
export function useRoom(): RoomParts {
  const room = useContext(RoomContext);
  if (room === null) throw new Error('no room is open here');
  return room;
}

/** Null where the post may act; else what is missing and who can give it, in the reader's language. */
export function useMay(): (action: string, giver: Text) => string | null {
  const { staff } = useRoom();
  const { t } = useWords();
  return (action, giver) => (staff.actions.includes(action) ? null : t(giver));
}
