import type { Flow, FlowCommand } from '../kernel/flow.ts';
import type { BoatCommandOf, BoatEventOf } from '../operations/rescue/events-boat.ts';

/**
 * A proposal to hand a boat over is delivered once the other side's node holds it, and not before: that node says so on
 * the boat's own record, and its word travels back. While the link is down both read "not delivered". Automatic: it says
 * what has arrived, answers nothing and releases nobody. Source: issue 5, section 3; PROBLEM F4, F17.
 */
export const rescueToRescue: Flow<BoatEventOf<'TransferProposed'>> = {
  name: 'rescue-to-rescue',
  from: 'operations/rescue',
  to: 'operations/rescue',
  kind: 'boat',
  types: ['TransferProposed'],
  ofOtherNodes: true,
  mark: 'auto',
  why: {
    en: 'Saving life: whoever proposes a transfer sees whether it has reached the other side’s node. Nothing is answered by it.',
    fr: 'Sauvegarde de la vie : qui propose un transfert voit s’il est parvenu au nœud de l’autre État. Cela ne vaut pas réponse.',
  },
  passes: ['boat', 'transfer'],
  // Delivered when it came in, by this node's clock.
  propose({ event: { boat, transfer }, recordedAt: at }): readonly FlowCommand[] {
    const note: BoatCommandOf<'NoteTransferDelivered'> = {
      type: 'NoteTransferDelivered',
      at,
      boat,
      transfer,
    };
    return [{ key: boat, command: note }];
  },
};
