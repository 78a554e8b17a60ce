import type { Outcome } from '../../../kit/acts/send-act.ts';
import { type Board, standingBoat } from './board.ts';

/**
 * How an order stands, with the record named under which to act instead, where the refusal speaks of one and the board
 * knows it: the last of the merges, since that is the one that takes orders.
 */
export function namedRefusal<Value>(outcome: Outcome<Value>, board: Board): Outcome<Value> {
  if (outcome.kind !== 'refused' || outcome.message === null) return outcome;
  const { into } = outcome.detail;
  const standing = typeof into === 'string' ? standingBoat(board, into) : undefined;
  if (standing === undefined) return outcome;
  const { en, fr } = outcome.message;
  const { reference } = standing;
  const message = {
    en: `${en} The record that stands: ${reference}.`,
    fr: `${fr} Fiche qui fait foi : ${reference}.`,
  };
  return { ...outcome, message };
}
