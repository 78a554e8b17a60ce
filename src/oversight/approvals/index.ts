import type { ContextDoor } from '../../kernel/door.ts';
import { proposalDoor } from '../../kernel/proposal-door.ts';

/** Four eyes: acts that wait for a second person, and what became of them. */
export const approvals: ContextDoor = { name: 'oversight/approvals', streams: [proposalDoor] };
