import type { ClosingObstacle } from '../../operations/rescue/wire.ts';
import type { BoatSeen, ContactSeen, PeopleSeen, SuggestionSeen } from './night.ts';
import type { ClosingDue, PairSeen } from './script-boats.ts';

/** The rescue board as the desks have it at one moment. */
export interface Board {
  readonly contacts: readonly ContactSeen[];
  readonly boats: readonly BoatSeen[];
  readonly rank: readonly string[];
  readonly people: Readonly<Record<string, PeopleSeen>>;
  /** By contact; those of boats stand in `pairs`. */
  readonly suggestions: Readonly<Record<string, readonly SuggestionSeen[]>>;
  readonly pairs: readonly PairSeen[];
  /** What stands against closing a boat as rescued on that evidence: asked before anybody tries. */
  obstacles(due: ClosingDue): readonly ClosingObstacle[];
}

/** Reads the board, as a browser does: everything once, then what changed. */
export interface BoardReader {
  look(): Promise<Board>;
}
