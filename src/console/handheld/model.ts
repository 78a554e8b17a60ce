import type { StorageRoom } from './device/storage-room.ts';
import type { ReaderStanding } from './plate-reader/plate-reader.ts';
import type { Queue } from './queue/queue.ts';
import type { Double } from './shift/doubles.ts';
import type { EarlierPassage } from './shift/earlier.ts';
import type {
  Found,
  Method,
  ReferredGround,
  SearchPart,
} from '../../operations/freight/view/handheld/freight-words.ts';
import type { Settings } from './shift/settings.ts';
import type { Work } from './shift/work.ts';
import type { Text } from '../../kernel/text.ts';

/** What the screen shows now. */
export type Screen =
  | {
      readonly at: 'enrol';
      readonly typed: string;
      readonly trouble: Text | null;
      readonly isAsking: boolean;
    }
  | { readonly at: 'set_up' }
  | { readonly at: 'plate' }
  /** A picture of a plate, being read or read: what it says is taken by a person or not at all. */
  | { readonly at: 'scan'; readonly scan: Scan }
  | { readonly at: 'method' | 'result' | 'ground' | 'confirm' | 'more' }
  /** Asked once where no default is remembered, then back to the step. */
  | { readonly at: 'instrument'; readonly method: Method; readonly typed: string }
  | { readonly at: 'reference'; readonly ground: ReferredGround; readonly typed: string }
  | { readonly at: 'people'; readonly found: Found; readonly back: 'plate' | 'confirm' }
  | { readonly at: 'entries'; readonly opened: string | null }
  | {
      readonly at: 'hand_over';
      readonly passage: string | null;
      readonly typed: string;
      /** What the team says it has searched already. */
      readonly done: readonly SearchPart[];
    }
  | {
      readonly at: 'revoked';
      readonly unsent: number;
      readonly withPeople: number;
      readonly times: readonly string[];
      readonly isWiped: boolean;
    }
  /** The browser closed the store under the app: until it is opened again nothing can be kept. */
  | { readonly at: 'store_closed' };

/** How a picture of a plate stands. `cut`: the address of the part that was read, in this page’s memory. */
export type Scan =
  /** Before any picture: the reader is not on this device yet. */
  | { readonly phase: 'reader' }
  | { readonly phase: 'reading' }
  | { readonly phase: 'read'; readonly plates: readonly string[]; readonly cut: string }
  | { readonly phase: 'unread'; readonly why: Text; readonly cut: string | null };

/** What was last said to the person. `alert`: read out at once. */
export interface Notice {
  readonly text: Text;
  readonly values: Readonly<Record<string, string | number>>;
  readonly isAlert: boolean;
}

export interface Earlier {
  readonly own: readonly EarlierPassage[];
  readonly told: readonly EarlierPassage[];
  readonly asked: 'asking' | 'answered' | 'alone';
}

/** Everything a screen is drawn from. */
export interface Model {
  readonly screen: Screen;
  readonly settings: Settings;
  /** The plate being typed. */
  readonly typed: string;
  readonly work: Work | null;
  readonly earlier: Earlier;
  readonly queue: Queue;
  /** What other teams entered of this device’s vehicles while it was without a link. */
  readonly doubles: readonly Double[];
  readonly isLinked: boolean;
  readonly room: StorageRoom | null;
  /** The reader of plates: whether it lies on this device. */
  readonly reader: ReaderStanding;
  readonly isUpdateReady: boolean;
  readonly isPhotoBusy: boolean;
  readonly notice: Notice | null;
}

export const nothingEarlier: Earlier = { own: [], told: [], asked: 'answered' };

/** The screen of handing over before a search was chosen. */
export const handOverFirst = {
  at: 'hand_over',
  passage: null,
  typed: '',
  done: [],
} as const satisfies Screen;

/** True where nothing is half done: only then may the program be exchanged. */
export function isBetweenEntries({ work, typed, screen, isPhotoBusy }: Model): boolean {
  const isQuiet = screen.at === 'plate' || screen.at === 'entries' || screen.at === 'set_up';
  return work === null && typed === '' && isQuiet && !isPhotoBusy;
}
