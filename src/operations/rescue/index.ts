import type { ContextDoor } from '../../kernel/door.ts';
import { boatStream, numberingStream } from './boat-door.ts';
import { contactStream } from './contact-door.ts';
import { callerStream } from './decide-caller.ts';
import { seaStream } from './decide-sea.ts';
import type { ContactSurroundings } from './read-contact.ts';

export { type Danger, nextAct, type NextAct, type Ranked, rankBoats } from './boat-rank.ts';
export { closingFindings } from './closing.ts';
export { rescueConditions } from './conditions.ts';
export { type Ledger, ledgerOf } from './ledger.ts';
export { placeAt, positionHistory } from './position-history.ts';

/** The rescue: what is received, the boats that it may be, their people, and who answers for them. */
export function rescueOver(surroundings: ContactSurroundings): ContextDoor {
  return {
    name: 'operations/rescue',
    streams: [contactStream(surroundings), boatStream, numberingStream, seaStream, callerStream],
  };
}

/** The same where no coast is known: for routes, shapes and sheets, and for thought without a chart. */
export const rescue: ContextDoor = rescueOver({ isOnLand: () => false });
