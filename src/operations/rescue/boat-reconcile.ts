import type { ConcurrentPair } from '../../kernel/decider.ts';
import { coordinatedBy, phased, reopenedIn, summed } from './boat-evolve.ts';
import { isHollowed } from './boat-recalled.ts';
import type { Boat, BoatState } from './boat-state.ts';
import { graver } from './claims.ts';
import { closingFindings } from './closing.ts';
import type { RescueEvent } from './decision.ts';
import type { Dispute } from './dispute.ts';
import { disputesOf } from './disputes.ts';

/**
 * A boat with what its two sides dispute, on the safe side until each side has settled it: a closing that had not seen
 * everything does not hold, whoever coordinates stays responsible beside whoever took over, records merged unseen stand by
 * themselves, the graver phase stands, a search goes on.
 */
export function reconcileBoat(state: BoatState, pairs: readonly ConcurrentPair<RescueEvent>[]): BoatState {
  if (state.status === 'none') return state;
  const { standing, over } = disputesOf(state, pairs);
  if (standing.length === 0 && over.length === 0) return state;
  const safe = standing.reduce<Boat>((boat, dispute) => safely(boat, dispute), {
    ...state,
    disputes: standing,
  });
  const at = standing
    .flatMap(({ decided, unseen }) => [decided, ...unseen])
    .map((account) => account.at)
    .reduce((latest, one) => (one > latest ? one : latest), state.openedAt);
  const settled = summed(safe, at);
  return isStillSound(settled) ? settled : summed(unclosed(settled), at);
}

function safely(boat: Boat, { kind, phase, search, boats, closing }: Dispute): Boat {
  switch (kind) {
    case 'closed_unseen':
    case 'closed_differently':
      return unclosed({ ...boat, voided: boat.voided ?? closing });
    case 'both_coordinators':
      // What is settled from here on is settled by whoever says so: a side that had named one before says it again.
      return { ...coordinatedBy(boat, 'both'), settling: boat.settling };
    case 'merged_unseen':
    case 'merged_twice':
      return { ...boat, mergedInto: null };
    case 'merged_crosswise':
      return {
        ...boat,
        mergedInto: null,
        merged: boat.merged.filter(({ from }) => !boats.includes(from)),
      };
    case 'phase_lowered_unseen':
      return phase === null ? boat : phased(boat, { phase: graver(boat.phase, phase) });
    case 'search_over_unseen':
      return search === null ? boat : reopenedIn(boat, search);
    // What is counted twice stays counted, both links and both units stay: nothing is closed on it meanwhile.
    case 'counted_twice':
    case 'tasked_twice':
    case 'both_linked':
      return boat;
  }
}

function unclosed(boat: Boat): Boat {
  return { ...boat, closure: null, voided: boat.voided ?? boat.closure };
}

/**
 * While anything is disputed nothing is closed; what both sides settled since must bear a closing that stood before. A recall
 * since then opens nothing.
 */
function isStillSound(boat: Boat): boolean {
  const { closure } = boat;
  return (
    closure === null ||
    isHollowed(boat) ||
    closingFindings(boat, closure.outcome, closure.identification).length === 0
  );
}
