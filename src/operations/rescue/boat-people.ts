import { ok, refuse } from '../../kernel/result.ts';
import { type Boat, linkOf } from './boat-state.ts';
import { doneBy, type RescueDecision } from './decision.ts';
import type { BoatCommandOf } from './events-boat.ts';
import { setAside } from './ledger-claims.ts';
import { isSameValue } from './same-value.ts';

/**
 * Says why two figures of the same people differ, and which is used; both stay on view. A figure is never set aside
 * for a weaker one (a count by hand, what those aboard say, what others saw, what was seen at a launch), and what those
 * aboard say never for fewer than they say, other than by themselves.
 * Refuses: `not_linked`, `not_among_them`, `weaker_figure`.
 */
export function explainCounts(boat: Boat, command: BoatCommandOf<'ExplainCounts'>): RescueDecision {
  const { contacts, explanation, uses } = command;
  if (contacts.some((contact) => linkOf(boat, contact) === null)) return refuse('not_linked');
  if (uses !== null && !contacts.includes(uses)) return refuse('not_among_them');
  const isOneOfMany = uses !== null && new Set(contacts).size > 1;
  if (isOneOfMany && setAside(boat.links, { contacts, uses }).length === 0) return refuse('weaker_figure');
  const said = { contacts, explanation, uses };
  if (boat.explanations.some((one) => isSameValue(one, said))) return ok([]);
  return ok([{ type: 'CountsExplained', ...doneBy(command), boat: boat.boat, ...said }]);
}

/** People who went ashore without being counted, as a linked contact says. Refuses: `not_linked`. */
export function recordDispersed(boat: Boat, command: BoatCommandOf<'RecordDispersed'>): RescueDecision {
  const { count, side, contact, met } = command;
  if (linkOf(boat, contact) === null) return refuse('not_linked');
  const said = { count, side, contact, met };
  if (boat.dispersed.some((one) => isSameValue(one, said))) return ok([]);
  return ok([{ type: 'DispersedRecorded', ...doneBy(command), boat: boat.boat, ...said }]);
}

/** An empty hull marked and left: seen again, it makes no new boat. Refuses: `not_linked`, `known_otherwise`. */
export function markHull(boat: Boat, command: BoatCommandOf<'MarkHull'>): RescueDecision {
  const { mark, position, contact } = command;
  if (contact !== null && linkOf(boat, contact) === null) return refuse('not_linked');
  const before = boat.hulls.find((hull) => hull.mark === mark);
  if (before !== undefined)
    return isSameValue(before.position, position) && before.contact === contact
      ? ok([])
      : refuse('known_otherwise');
  return ok([{ type: 'HullMarked', ...doneBy(command), boat: boat.boat, mark, position, contact }]);
}
