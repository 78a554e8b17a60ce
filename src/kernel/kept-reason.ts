/** Why a record stays on its node, in the order in which it is asked: the further a rule came, the later its reason. */
export const keptReasons = [
  'never',
  'no_rule',
  'direction',
  'recipient',
  'instrument_not_in_force',
  'purpose',
  'marking',
  'condition',
  'expired',
  'unreadable',
  'too_large',
  'unfit',
] as const;
export type KeptReason = (typeof keptReasons)[number];

/** Reasons that no rule gave: a rule lets the record go, and this program can make nothing of it that travels. A fault. */
export const faultReasons = ['unreadable', 'too_large', 'unfit'] as const satisfies readonly KeptReason[];
export type FaultReason = (typeof faultReasons)[number];

/** Whether a record stays by a fault of the program and not by a rule. */
export function isFault(reason: KeptReason): reason is FaultReason {
  return faultReasons.some((fault) => fault === reason);
}
