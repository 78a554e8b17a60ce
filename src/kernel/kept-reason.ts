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
] as const;
export type KeptReason = (typeof keptReasons)[number];
