import { ok, refuse } from '../../kernel/result.ts';
import { linkedEvents } from './boat-links.ts';
import { type BoatState, type Boat } from './boat-state.ts';
import { evolveBoat } from './boat-evolve.ts';
import { graver, phaseSaid } from './claims.ts';
import { doneBy, type RescueDecision } from './decision.ts';
import type { BoatCommandOf, BoatEventOf } from './events-boat.ts';
import { nextNumber } from './numbering.ts';
import { nodeOf, seenContact, seenNumbers, sideOf } from './seen.ts';

/**
 * Opens a boat on a contact: the opener's side coordinates, its number is the next of that side. Beside another node both
 * are this node's: nobody else gives its numbers, and nobody answers for a boat of which their own node knows nothing.
 * Never calm while somebody says that people are afloat. Refuses: `side_unknown`, `contact_unknown`, `boat_known`,
 * `alert_at_least`.
 */
export function open(state: BoatState, command: BoatCommandOf<'OpenBoat'>): RescueDecision {
  const { boat, contact, phase, at } = command;
  if (state.status !== 'none') return state.contact === contact ? ok([]) : refuse('boat_known');
  const opener = sideOf(command);
  if (opener === null) return refuse('side_unknown');
  const side = nodeOf(command) ?? opener;
  const on = seenContact(command, contact);
  if (on === null) return refuse('contact_unknown');
  const least = phaseSaid(on.facts);
  if (phase === 'uncertainty' && graver(phase, least) !== phase) return refuse('alert_at_least', { least });
  const done = doneBy(command);
  const { year, number, reference } = nextNumber(seenNumbers(command, side), side, at);
  const opened: BoatEventOf<'BoatOpened'> = {
    type: 'BoatOpened',
    ...done,
    boat,
    reference,
    side,
    phase,
    contact,
  };
  const taken = { type: 'NumberTaken', at, on: `numbering/${side}`, side, year, number, boat } as const;
  // Just opened: it is a boat from here on.
  const begun = evolveBoat(state, opened) as Boat;
  const link = { grade: 'confirmed', reason: 'opened_on' } as const;
  return ok([opened, ...linkedEvents(begun, { contact: on, ...link }, command), taken]);
}
