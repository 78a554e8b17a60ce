import { ok, refuse } from '../../kernel/result.ts';
import { type Boat, linkOf, openSearches } from './boat-state.ts';
import { graver } from './claims.ts';
import { doneBy, type RescueDecision } from './decision.ts';
import type { BoatCommandOf } from './events-boat.ts';

/**
 * Sets the phase: up freely; down only with a reason and evidence that is linked, and never below distress while
 * somebody is searched for in the water. Refuses: `reason_needed`, `evidence_needed`, `not_linked`, `person_in_water`.
 */
export function setPhase(boat: Boat, command: BoatCommandOf<'SetPhase'>): RescueDecision {
  const { phase, reason, evidence } = command;
  if (phase === boat.phase) return ok([]);
  const done = doneBy(command);
  if (graver(phase, boat.phase) === phase)
    return ok([{ type: 'PhaseRaised', ...done, boat: boat.boat, phase }]);
  if (reason === null) return refuse('reason_needed');
  if (evidence.length === 0) return refuse('evidence_needed');
  if (evidence.some((contact) => linkOf(boat, contact) === null)) return refuse('not_linked');
  if (boat.phase === 'distress' && openSearches(boat).some(({ kind }) => kind === 'person_in_water'))
    return refuse('person_in_water');
  return ok([{ type: 'PhaseLowered', ...done, boat: boat.boat, phase, reason, evidence }]);
}
