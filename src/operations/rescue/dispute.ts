import type { State } from '../../kernel/label.ts';
import type { UtcText } from '../../kernel/time.ts';
import type { Closure } from './boat-state.ts';
import type { Coordinator, DisputeKind, Phase, settleReasons } from './wire.ts';

/** What one side has on record: an event of its node, in its own words. */
export interface Account {
  /** Whose node recorded it. */
  readonly origin: string;
  /** In that node's journal. */
  readonly position: number;
  readonly type: string;
  readonly at: UtcText;
  readonly by: string | null;
  readonly contact: string | null;
  /** Another boat that it names. */
  readonly other: string | null;
  readonly says: Readonly<Record<string, string | number | boolean | null>>;
}

/** What one side has said of a dispute. */
export interface Settlement {
  readonly dispute: string;
  readonly side: State;
  /** Whose account stands, by its node. */
  readonly stands: State | 'both';
  readonly reason: (typeof settleReasons)[number];
  readonly at: UtcText;
  readonly by: string;
}

/** Two accounts, given without sight of each other, that cannot both be. It is over when every side says the same. */
export interface Dispute {
  /** The same on every node: made of the two events that began it. */
  readonly dispute: string;
  readonly kind: DisputeKind;
  readonly decided: Account;
  /** What the author of the first had not seen; at least one. */
  readonly unseen: readonly Account[];
  /** The nodes whose people must settle it. */
  readonly sides: readonly string[];
  readonly settlements: readonly Settlement[];
  /** What hangs on it, each null or empty where nothing does. */
  readonly closing: Closure | null;
  /** Who coordinates by the first account, and by the other. */
  readonly coordinators: readonly [Coordinator, Coordinator] | null;
  readonly phase: Phase | null;
  readonly search: string | null;
  /** Other boats that it is about. */
  readonly boats: readonly string[];
  readonly contacts: readonly string[];
}

interface Said {
  readonly dispute: string;
  readonly sides: readonly State[];
}

/** What each side last said, with this added. */
export function withSettlement(before: readonly Settlement[], said: Settlement): readonly Settlement[] {
  const { dispute, side, stands, reason, at, by } = said;
  const others = before.filter((one) => one.dispute !== dispute || one.side !== side);
  return [...others, { dispute, side, stands, reason, at, by }];
}

/** What all sides of a dispute have said alike; null: not all, or not alike. */
export function agreedOn(
  settlements: readonly Settlement[],
  { dispute, sides }: Pick<Said, 'dispute'> & { readonly sides: readonly string[] },
): Settlement['stands'] | null {
  const said = sides.map((side) => settlements.find((one) => one.dispute === dispute && one.side === side));
  const stands = said[0]?.stands;
  return stands !== undefined && said.every((one) => one?.stands === stands) ? stands : null;
}
