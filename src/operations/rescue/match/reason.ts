import type { Reason, ReasonKind } from './suggestion.ts';

/** Reasons on either side, not yet in order. */
export interface Reasons {
  readonly against: readonly Reason[];
  readonly for: readonly Reason[];
}

/** Makes a reason: each contact once, figures whole (knots to one place). */
export function reason(
  kind: ReasonKind,
  contacts: readonly string[],
  figures: Readonly<Record<string, number>> = {},
): Reason {
  const rounded = Object.entries(figures).map(([name, value]) => [
    name,
    name === 'knots' ? Math.round(value * 10) / 10 : Math.round(value),
  ]);
  return { kind, contacts: [...new Set(contacts)], figures: Object.fromEntries(rounded) };
}

export const noReasons: Reasons = { against: [], for: [] };

/** With any of these a boat is never put first: somebody must look. */
export const contradictions: ReadonlySet<ReasonKind> = new Set([
  'said_apart',
  'names_nothing',
  'already_picked_up',
  'departure_prevented',
  'unreachable',
  'before_launch',
  'two_launches',
  'counted_more_than_aboard',
  'caller_elsewhere',
  'phone_not_among_them',
  'side_by_side',
  'speaks_of_two_boats',
]);

/** The gravest, or the weightiest, first. */
export function inOrder(reasons: readonly Reason[], order: readonly ReasonKind[]): readonly Reason[] {
  return reasons.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
}
