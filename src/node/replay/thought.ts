import { type Instant, toUtc } from '../../kernel/time.ts';
import { rankBoats } from '../../operations/rescue/boat-rank.ts';
import type { Boat } from '../../operations/rescue/boat-state.ts';
import type { Contact } from '../../operations/rescue/contact-state.ts';
import type { Board } from './board.ts';

export interface Scene {
  readonly contacts: readonly Contact[];
  readonly boats: readonly Boat[];
  readonly now: Instant;
}

/** What a browser thinks of the board that it holds: the order of boats, and what may belong together. */
export function think({ boats, now }: Scene): Pick<Board, 'rank' | 'suggestions' | 'pairs'> {
  const rank = rankBoats(boats, toUtc(now)).map(({ boat }) => boat);
  return { rank, suggestions: {}, pairs: [] };
}
