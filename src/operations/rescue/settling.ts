import type { DomainCommand } from '../../kernel/decider.ts';
import { type State, states } from '../../kernel/label.ts';
import { ok, type Refusal, refuse } from '../../kernel/result.ts';
import { agreedOn, type Dispute, type Settlement, withSettlement } from './dispute.ts';
import type { RescueRefusal } from './refusal-codes.ts';
import { sideOf } from './seen.ts';

/** Which account a side says stands, and whether every side says so now. */
export interface Settling {
  readonly dispute: Dispute;
  readonly side: State;
  readonly sides: readonly State[];
  readonly stands: State | 'both';
  /** This word makes it unanimous: what follows elsewhere is written with it. */
  readonly carried: boolean;
  /** The same side said the same before, and nothing follows from saying it again. */
  readonly isRepeated: boolean;
}

interface Order extends DomainCommand {
  readonly dispute: string;
  readonly stands: 'own' | 'other' | 'both';
}

type Answer =
  | { readonly ok: true; readonly value: Settling }
  | { readonly ok: false; readonly refusal: Refusal<RescueRefusal> };

/**
 * Reads an order to settle a dispute: only a side of it may, each for itself. Refuses: `dispute_unknown`, `side_unknown`,
 * `other_side_only`.
 */
export function settlingOf(
  disputes: readonly Dispute[],
  settlements: readonly Settlement[],
  order: Order,
): Answer {
  const side = sideOf(order);
  if (side === null) return refuse('side_unknown');
  const dispute = disputes.find((one) => one.dispute === order.dispute);
  if (dispute === undefined) return refuse('dispute_unknown');
  const sides = states.filter((state) => dispute.sides.includes(state));
  if (!sides.includes(side)) return refuse('other_side_only');
  const stands = standsBy(order.stands, side, sides);
  const said = { dispute: dispute.dispute, side, stands, reason: 'other', at: order.at, by: '' } as const;
  const carried = agreedOn(withSettlement(settlements, said), { ...dispute, sides }) !== null;
  const before = settlements.find((one) => one.dispute === dispute.dispute && one.side === side);
  const isRepeated = before?.stands === stands && !carried;
  return ok({ dispute, side, sides, stands, carried, isRepeated });
}

function standsBy(stands: Order['stands'], side: State, sides: readonly State[]): State | 'both' {
  if (stands === 'both') return 'both';
  if (stands === 'own') return side;
  return sides.find((one) => one !== side) ?? side;
}
