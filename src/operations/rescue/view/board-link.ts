import { type AskedLink, type AskedParts, createAskedLink } from '../../../kit/live/asked-link.ts';
import type { BoardAnswer } from '../board-wire.ts';
import { applyAnswer, type Board, emptyBoard } from './board.ts';

/** The board of this console, kept by asking. */
export type BoardLink = AskedLink<Board>;

const path = '/api/operations/rescue/board';

/** Opens a line to the board. Nothing is asked until somebody holds it. */
export function createBoardLink(parts?: AskedParts<BoardAnswer>): BoardLink {
  return createAskedLink<BoardAnswer, Board>(
    {
      empty: emptyBoard,
      path: ({ position }) => (position === null ? path : `${path}?after=${encodeURIComponent(position)}`),
      join: applyAnswer,
      // The stream says when to ask; where it is silent or lost, the board is asked this often all the same.
      everyMilliseconds: 2_000,
    },
    parts,
  );
}
