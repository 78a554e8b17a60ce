import { createHandle } from '../app/handle.ts';
import { createProposals } from '../app/proposals.ts';
import type { Who } from '../app/who.ts';
import type { JournalPosition } from '../kernel/event.ts';
import type { ActorId } from '../kernel/ids.ts';
import { instant } from '../kernel/time.ts';
import { records } from '../oversight/records/index.ts';
import { dataProtection, type GivenVault } from './given-vault.ts';

/** Two administrators who have just proved who they are. */
export const administrator = dataProtection('uk', {
  roles: ['administrator'],
  actor: 'demo-admin-1' as ActorId,
  provenAt: instant(Date.UTC(2027, 0, 31, 9, 59)),
});
export const secondAdministrator: Who = { ...administrator, actor: 'demo-admin-2' as ActorId };

/** For tests: a rotation of the vault's key, proposed by one and approved by another. */
export interface GivenRotation {
  /** The proposal, or the code of the refusal. */
  propose(who?: Who): Promise<{ readonly proposal: string } | { readonly refused: string }>;
  /** Where it is ordered, or the code of the refusal. */
  approve(proposal: string, who?: Who): Promise<JournalPosition | string>;
  /** Both. Throws where either is refused. */
  order(): Promise<JournalPosition>;
}

/** Four eyes over the records of a given vault, as the node wires them. */
export function givenRotation(house: GivenVault): GivenRotation {
  const { journal, access, desk: vault } = house;
  const clock = () => house.clock.now;
  const parts = { journal, access, clock, contexts: [records], agency: 'agency-node', vault };
  const [handle, proposals] = [createHandle(parts), createProposals(parts)];
  let count = 0;
  const keyOf = (what: string) => `${what}-rotation-${(count += 1)}-${Date.now()}`;
  const propose: GivenRotation['propose'] = async (who = administrator) => {
    const asked = { context: 'oversight/records', command: 'RotateVaultKey', fields: {} };
    const answer = await handle(who, { ...asked, idempotencyKey: keyOf('propose') });
    if (!answer.ok) return { refused: answer.refusal.code };
    if (answer.proposal === undefined) throw new Error('done without a second person');
    return { proposal: answer.proposal };
  };
  const approve: GivenRotation['approve'] = async (proposal, who = secondAdministrator) => {
    const { answer } = await proposals.approve(who, proposal, keyOf('approve'));
    return answer.ok ? answer.position : answer.refusal.code;
  };
  return {
    propose,
    approve,
    async order() {
      const told = await propose();
      const position = 'proposal' in told ? await approve(told.proposal) : told.refused;
      if (typeof position === 'string') throw new Error(`no rotation: ${position}`);
      return position;
    },
  };
}
