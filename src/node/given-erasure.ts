import { createHandle } from '../app/handle.ts';
import { createProposals } from '../app/proposals.ts';
import { answeredWhenErased, type Erasures } from '../app/vault/erasures.ts';
import type { Who } from '../app/who.ts';
import type { Journal } from '../journal/port.ts';
import type { Vault } from '../journal/vault.ts';
import type { ActorId } from '../kernel/ids.ts';
import { instant } from '../kernel/time.ts';
import { records } from '../oversight/records/index.ts';
import { dataProtection, type GivenVault } from './given-vault.ts';

/** Two data protection officers who have just proved who they are. */
export const author = dataProtection('uk', { provenAt: instant(Date.UTC(2027, 0, 31, 9, 59)) });
export const approver: Who = { ...author, actor: 'demo-dpo-2' as ActorId };

/** For tests: both sides of four eyes over the records of a given vault, as the node wires them. */
export interface GivenErasure {
  /** Proposes an erasure. Gives the proposal. */
  propose(subject: string): Promise<string>;
  approve(proposal: string, key?: string): Promise<string>;
  withdraw(proposal: string): Promise<string>;
}

interface With {
  readonly journal?: Journal;
  readonly vault?: Vault;
  /** Absent: nothing that is ordered is completed. */
  readonly erasures?: Pick<Erasures, 'completed'>;
}

/** Four eyes with some parts replaced; each answer is `ok` or the code of its refusal. */
export function givenErasure(house: GivenVault, { erasures, ...but }: With = {}): GivenErasure {
  const parts = {
    journal: but.journal ?? house.journal,
    access: house.access,
    clock: () => house.clock.now,
    contexts: [records],
    agency: 'agency-node',
    vault: house.deskWith(but),
  };
  const bare = createProposals(parts);
  const proposals = erasures === undefined ? bare : answeredWhenErased(bare, erasures);
  const handle = createHandle(parts);
  return {
    async propose(subject) {
      const fields = { subject, ground: 'unlawful' };
      const asked = { context: 'oversight/records', command: 'EraseSubject', fields };
      const answer = await handle(author, { ...asked, idempotencyKey: `propose-${subject}` });
      if (!answer.ok || answer.proposal === undefined) throw new Error(JSON.stringify(answer));
      return answer.proposal;
    },
    approve: async (proposal, key = `approve-${proposal}`) =>
      codeOf(await proposals.approve(approver, proposal, key)),
    withdraw: async (proposal) => codeOf(await proposals.withdraw(author, proposal, `withdraw-${proposal}`)),
  };
}

function codeOf({ answer }: Awaited<ReturnType<ReturnType<typeof createProposals>['approve']>>): string {
  return answer.ok ? 'ok' : answer.refusal.code;
}
