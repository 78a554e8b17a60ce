import { ok, refuse } from '../../kernel/result.ts';
import { type Boat, linkOf } from './boat-state.ts';
import { closingFindings } from './closing.ts';
import { doneBy, type RescueDecision } from './decision.ts';
import type { BoatCommandOf } from './events-boat.ts';
import type { ClosingObstacle } from './wire.ts';

/**
 * Closes a boat: four eyes, decided on to propose and again to approve. Refused with the count of everything that
 * stands against it, and the attempt stays on record. Refuses: `cannot_close`.
 */
export function close(boat: Boat, command: BoatCommandOf<'CloseBoat'>): RescueDecision {
  const { outcome, identification } = command;
  const done = doneBy(command);
  const findings = closingFindings(boat, outcome, identification);
  if (findings.length === 0)
    return ok([{ type: 'BoatClosed', ...done, boat: boat.boat, outcome, identification }]);
  const obstacles = [...new Set(findings.map(({ obstacle }) => obstacle))];
  const detail: Partial<Record<ClosingObstacle, number>> = {};
  for (const { obstacle } of findings) detail[obstacle] = (detail[obstacle] ?? 0) + 1;
  const refused = { type: 'ClosingRefused', ...done, boat: boat.boat, outcome, obstacles } as const;
  return { ok: false, refusal: { code: 'cannot_close', detail }, trace: [refused] };
}

/** Opens a closed boat again, under the same number. Refuses: `not_closed`, `not_linked`. */
export function reopen(boat: Boat, command: BoatCommandOf<'ReopenBoat'>): RescueDecision {
  const { contact, reason } = command;
  if (boat.status !== 'closed') return refuse('not_closed');
  if (contact !== null && linkOf(boat, contact) === null) return refuse('not_linked');
  const done = doneBy(command);
  const calm = boat.phase === 'uncertainty';
  return ok([
    { type: 'BoatReopened', ...done, boat: boat.boat, contact, reason },
    ...(calm ? [{ type: 'PhaseRaised', ...done, boat: boat.boat, phase: 'alert' } as const] : []),
  ]);
}
