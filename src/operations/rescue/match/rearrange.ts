import { type Belief, beliefOf } from './belief.ts';
import type { Clue } from './clue.ts';

/** How two groups are held against each other, and what they must show where so many are about. */
interface Measure {
  readonly fit: (a: Belief, b: Belief) => number;
  readonly barAmong: (boats: number) => number;
}

/** A part of a group that may belong elsewhere: one contact, all before or after a moment, all of one phone. */
type Piece = readonly Clue[];

function piecesOf({ clues }: Belief): readonly Piece[] {
  const pieces: Piece[] = clues.map((clue) => [clue]);
  for (let cut = 2; cut <= clues.length - 2; cut += 1) pieces.push(clues.slice(0, cut), clues.slice(cut));
  const phones = new Set(clues.flatMap(({ phone }) => phone ?? []));
  if (phones.size > 1) for (const phone of phones) pieces.push(clues.filter((clue) => clue.phone === phone));
  return pieces.filter((piece) => piece.length < clues.length);
}

/** Groups still held, each known by its place; a hole where one is gone. */
type Held = (Belief | null)[];

function count(held: Held): number {
  return held.reduce((sum, belief) => sum + (belief === null ? 0 : 1), 0);
}

/** Where a piece fits best other than where it is; -1: as a boat of its own. */
function bestPlace(held: Held, from: number, piece: Belief, measure: Measure): { at: number; most: number } {
  let found = { at: -1, most: measure.barAmong(count(held)) };
  held.forEach((belief, at) => {
    if (belief === null || at === from) return;
    const most = measure.fit(belief, piece);
    if (most > found.most) found = { at, most };
  });
  return found;
}

const clearly = 1e-6;

function tryPiece(held: Held, from: number, piece: Piece, measure: Measure): boolean {
  const whole = held[from];
  if (!whole) return false;
  const rest = beliefOf(whole.clues.filter((clue) => !piece.includes(clue)));
  const own = beliefOf(piece);
  const stays = measure.fit(rest, own);
  const { at, most } = bestPlace(held, from, own, measure);
  if (most <= stays + clearly) return false;
  held[from] = rest;
  const into = at < 0 ? null : (held[at] ?? null);
  const to = at < 0 ? held.length : at;
  held[to] = into === null ? own : beliefOf([...into.clues, ...piece]);
  return true;
}

/** A group whose parts all found better places is tried whole. */
function tryWhole(held: Held, from: number, measure: Measure): boolean {
  const whole = held[from];
  if (!whole) return false;
  const { at } = bestPlace(held, from, whole, measure);
  const into = at < 0 ? null : held[at];
  if (!into) return false;
  held[at] = beliefOf([...into.clues, ...whole.clues]);
  held[from] = null;
  return true;
}

function oneRound(held: Held, measure: Measure): boolean {
  let moved = false;
  for (let from = 0; from < held.length; from += 1) {
    if (tryWhole(held, from, measure)) {
      moved = true;
      continue;
    }
    const before = held[from];
    if (!before) continue;
    for (const piece of piecesOf(before)) {
      if (!tryPiece(held, from, piece, measure)) continue;
      moved = true;
      break;
    }
  }
  return moved;
}

const roundsMost = 6;

/**
 * Takes groups apart where a part fits better elsewhere: what was joined early may show to be wrong once more is
 * joined. Each move makes the whole likelier, so it ends.
 */
export function rearrange(groups: readonly Belief[], measure: Measure): readonly Belief[] {
  const held: Held = [...groups];
  for (let round = 0; round < roundsMost; round += 1) if (!oneRound(held, measure)) break;
  return held.filter((belief) => belief !== null);
}
