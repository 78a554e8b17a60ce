import { type Answer, getJson } from '../../../kit/http.ts';
import { type Trouble, troubleOf } from '../../../kit/resource.ts';
import { createStore, type Store } from '../../../kit/store.ts';
import type { BoardAnswer } from '../board-wire.ts';
import { applyAnswer, type Board, emptyBoard } from './board.ts';

/** How the board stands to its node. An old board stays on the screen with its age; what one may not see goes. */
export interface BoardStanding {
  /** When the node last answered, milliseconds of this browser's clock; null: not yet. */
  readonly at: number | null;
  readonly trouble: Trouble | null;
}

/** The board of this console, kept by asking. */
export interface BoardLink {
  readonly board: Store<Board>;
  readonly standing: Store<BoardStanding>;
  /** Asks now, because something was heard or done; while an answer is awaited it is asked once more after it. */
  nudge(): void;
  /** Begins to ask; gives the way to stop. Several readers share one line. */
  hold(): () => void;
}

export interface BoardLinkParts {
  readonly ask: (path: string, signal: AbortSignal) => Promise<Answer<BoardAnswer>>;
  readonly now: () => number;
  readonly every: (act: () => void, milliseconds: number) => () => void;
}

/** The stream says when to ask; where it is silent or lost, the board is asked this often all the same. */
export const askEveryMilliseconds = 2_000;
const answerMilliseconds = 10_000;
const path = '/api/operations/rescue/board';

const browserParts: BoardLinkParts = {
  // A line that neither answers nor breaks is given up, and asked anew.
  ask: (from, signal) =>
    getJson<BoardAnswer>(from, AbortSignal.any([signal, AbortSignal.timeout(answerMilliseconds)])),
  now: () => Date.now(),
  every(act, milliseconds) {
    const timer = setInterval(act, milliseconds);
    return () => clearInterval(timer);
  },
};

/** Opens a line to the board. Nothing is asked until somebody holds it. */
export function createBoardLink(parts: BoardLinkParts = browserParts): BoardLink {
  const board = createStore<Board>(emptyBoard);
  const standing = createStore<BoardStanding>({ at: null, trouble: null });
  let asking: AbortController | null = null;
  let againAfter = false;
  let holders = 0;
  let stop: (() => void) | null = null;

  const ask = async (): Promise<void> => {
    if (asking !== null || holders === 0) return;
    const controller = new AbortController();
    asking = controller;
    const { position } = board.get();
    const from = position === null ? path : `${path}?after=${encodeURIComponent(position)}`;
    const answer = await parts.ask(from, controller.signal);
    if (asking !== controller) return;
    asking = null;
    take({ board, standing, now: parts.now }, answer);
    if (!againAfter) return;
    againAfter = false;
    void ask();
  };
  const release = (): void => {
    holders--;
    if (holders > 0) return;
    stop?.();
    stop = null;
    asking?.abort();
    asking = null;
    againAfter = false;
  };
  return {
    board,
    standing,
    nudge() {
      if (asking === null) void ask();
      else againAfter = true;
    },
    hold() {
      holders++;
      if (holders === 1) {
        stop = parts.every(() => void ask(), askEveryMilliseconds);
        void ask();
      }
      let held = true;
      return () => {
        if (held) release();
        held = false;
      };
    },
  };
}

function take(
  into: { readonly board: Store<Board>; readonly standing: Store<BoardStanding>; readonly now: () => number },
  answer: Answer<BoardAnswer>,
): void {
  const { board, standing } = into;
  if (answer.kind === 'ok') {
    board.update((now) => applyAnswer(now, answer.value));
    standing.set({ at: into.now(), trouble: null });
    return;
  }
  const trouble = troubleOf(answer);
  const isShut = trouble.kind === 'refused';
  // What one may no longer see does not stay on the screen.
  if (isShut) board.set(emptyBoard);
  standing.update(({ at }) => ({ at: isShut ? null : at, trouble }));
}
