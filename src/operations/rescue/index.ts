import type { ContextDoor } from '../../kernel/door.ts';
import { boatStream, numberingStream } from './boat-door.ts';
import { contactStream } from './contact-door.ts';

export { type Danger, nextAct, type NextAct, type Ranked, rankBoats } from './boat-rank.ts';
export { closingFindings } from './closing.ts';
export { rescueConditions } from './conditions.ts';
export { explainedByHull, type LeftHull } from './hull-drift.ts';
export { type Ledger, ledgerOf } from './ledger.ts';
export { placeAt, positionHistory } from './position-history.ts';

/** The rescue: what is received, the boats that it may be, their people, and who answers for them. */
export const rescue: ContextDoor = {
  name: 'operations/rescue',
  streams: [contactStream, boatStream, numberingStream],
};
