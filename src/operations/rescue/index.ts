import type { ContextDoor } from '../../kernel/door.ts';
import { boatStream, numberingStream } from './boat-door.ts';
import { contactStream } from './contact-door.ts';

/** The rescue: what is received, the boats that it may be, their people, and who answers for them. */
export const rescue: ContextDoor = {
  name: 'operations/rescue',
  streams: [contactStream, boatStream, numberingStream],
};
