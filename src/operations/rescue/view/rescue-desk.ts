import type { Outcome } from '../../../kit/acts/send-act.ts';
import { createDraft } from '../../../kit/forms/draft.ts';
import { createStore, type Store } from '../../../kit/store.ts';
import { callDraft, personalFields } from './call-values.ts';
import { newName } from './orders.ts';
import { type BoardLink, createBoardLink } from './board-link.ts';

/** What lies over a room of the rescue: at most one at a time. */
export type Dialog =
  | { readonly kind: 'link'; readonly contact: string | null; readonly boat: string | null }
  | { readonly kind: 'count'; readonly boat: string | null }
  | { readonly kind: 'unlink'; readonly contact: string; readonly boat: string }
  | { readonly kind: 'grade'; readonly contact: string; readonly boat: string }
  | { readonly kind: 'open_boat'; readonly contact: string }
  | {
      readonly kind: 'answer';
      readonly contact: string;
      readonly answer: 'not_a_boat' | 'for_information';
    }
  | { readonly kind: 'translate' | 'correct' | 'correct_time' | 'add_position'; readonly contact: string }
  | { readonly kind: 'settle_link'; readonly contact: string; readonly dispute: string }
  | { readonly kind: 'settle'; readonly boat: string; readonly dispute: string }
  | { readonly kind: 'translate_log'; readonly boat: string; readonly entry: string }
  | {
      readonly kind:
        | 'phase'
        | 'merge'
        | 'relate'
        | 'close'
        | 'reopen'
        | 'transfer'
        | 'log'
        | 'promise'
        | 'search'
        | 'dispersed'
        | 'explain'
        | 'hull';
      readonly boat: string;
    }
  | { readonly kind: 'decide'; readonly boat: string; readonly proposal: string }
  | { readonly kind: 'split'; readonly boat: string; readonly from: string }
  | { readonly kind: 'refuse_transfer'; readonly boat: string; readonly transfer: string }
  | { readonly kind: 'effort' | 'end_search'; readonly boat: string; readonly search: string };

/** A call being taken: when it began, by the node's clock, and what is typed so far. */
export interface OpenCall {
  /** Drawn for this call alone; by it the watch knows that somebody is taking one. */
  readonly call: string;
  readonly began: number;
  /** Milliseconds of this page since its start, so that the way to the record is measured by one clock. */
  readonly startedAt: number;
  /** True: set aside; what was typed stands, and `n` comes back to it. */
  readonly aside: boolean;
}

/** The last call that was recorded here: when, how long it took, and what of its follow-ups was not taken. */
export interface RecordedCall {
  /** By the node’s clock. */
  readonly at: number;
  readonly seconds: number;
  readonly refused: Outcome<unknown> | null;
}

/** One person at the rooms of the rescue: the board, what is opened, the call in hand. It outlives a change of room. */
export interface RescueDesk {
  readonly link: BoardLink;
  readonly boat: Store<string | null>;
  readonly contact: Store<string | null>;
  readonly dialog: Store<Dialog | null>;
  readonly call: Store<OpenCall | null>;
  /** How long the last call took from its beginning to the record; null: none was recorded here. */
  readonly recorded: Store<RecordedCall | null>;
}

function createRescueDesk(staff: string): RescueDesk {
  return {
    link: createBoardLink(),
    boat: createStore<string | null>(null),
    contact: createStore<string | null>(null),
    dialog: createStore<Dialog | null>(null),
    call: createStore<OpenCall | null>(callLeft(staff)),
    recorded: createStore<RecordedCall | null>(null),
  };
}

/** A call that a crash or a reload left unfinished: it stands aside until one comes back to it. */
function callLeft(staff: string): OpenCall | null {
  const draft = createDraft<'began' | 'call'>({ key: callDraft, staff, personal: personalFields });
  const kept = draft.read({ began: '', call: '' }, Date.now());
  const began = Number(kept?.began ?? '');
  const call = kept?.call || newName('call'); // a draft of before calls had names
  return began > 0 ? { call, began, startedAt: performance.now(), aside: true } : null;
}

let seated: { readonly owner: string; readonly desk: RescueDesk } | null = null;

/** The rescue desk of whoever sits here; another person, or other rights, begin afresh. */
export function rescueDeskOf(owner: string, staff: string): RescueDesk {
  if (seated?.owner !== owner) seated = { owner, desk: createRescueDesk(staff) };
  return seated.desk;
}
