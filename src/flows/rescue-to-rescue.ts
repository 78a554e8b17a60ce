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

/**
 * A task is given for one record of a boat and goes on under it, also where that record goes on under another. Whoever
 * looks at the other must see how far the unit has come, and be called when none is coming any more: each step is told
 * to the record under which it goes on, and from there to the next. Automatic: it only shows what was decided in
 * dispatch, and decides about nobody. Source: PROBLEM F11.
 */
export const tasksOfMerged: Flow<BoatEventOf<'TaskNoted'>> = {
  name: 'tasks-of-merged',
  from: 'operations/rescue',
  to: 'operations/rescue',
  kind: 'boat',
  types: ['TaskNoted'],
  mark: 'auto',
  why: {
    en: 'Saving life: a boat’s record shows the units sent to it under a record merged into it. Only task, unit and step travel.',
    fr: 'Sauvegarde de la vie : le dossier de l’embarcation montre les moyens engagés sous un dossier qui lui est réuni. Seuls la mission, le moyen et l’étape circulent.',
  },
  passes: ['boat', 'task', 'unit', 'step', 'of'],
  propose({ event: { at, boat, task, unit, step, of = boat, into } }): readonly FlowCommand[] {
    if (into === undefined) return [];
    const note: BoatCommandOf<'NoteTask'> = { type: 'NoteTask', at, boat: into, task, unit, step, of };
    return [{ key: into, command: note }];
  },
};
