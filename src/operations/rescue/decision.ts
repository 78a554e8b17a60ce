import type { Decision } from '../../kernel/decider.ts';
import type { BoatCommand, BoatEvent } from './events-boat.ts';
import type { ContactEvent } from './events-contact.ts';
import type { RescueRefusal } from './refusal-codes.ts';

/** What either decider of the rescue may write: a decision on a contact may fall on its boats as well, and back. */
export type RescueEvent = ContactEvent | BoatEvent;
/** What a decider of the rescue answers. */
export type RescueDecision = Decision<RescueEvent, RescueRefusal>;

/** When and by whom an order was given: what every event that follows from it bears. */
export function doneBy({ at, by }: Pick<BoatCommand, 'at' | 'by'>): {
  readonly at: BoatCommand['at'];
  readonly by: string;
} {
  return { at, by: String(by) };
}
