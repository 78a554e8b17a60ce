import type { Flow, FlowCommand } from '../kernel/flow.ts';
import type { TaskEvent, UnitEventOf } from '../operations/dispatch/events-unit.ts';
import type { TaskStep } from '../operations/dispatch/words.ts';
import type { BoatCommandOf } from '../operations/rescue/events-boat.ts';

/** Events that move a task up its ladder or end it, with the step that it is at then. */
const steps = {
  TaskProposed: 'proposed',
  TaskDelivered: 'delivered',
  TaskSeen: 'seen',
  TaskAccepted: 'accepted',
  TaskStarted: 'under_way',
  TaskOnScene: 'on_scene',
  TaskFinished: 'done',
  TaskRefused: 'refused',
  TaskWithdrawn: 'withdrawn',
  CancelAcknowledged: 'cancelled',
  TaskDiverted: 'diverted',
  TaskFailed: 'failed',
} as const satisfies Partial<Record<TaskEvent['type'], TaskStep>>;
type Moving = UnitEventOf<keyof typeof steps>;

/**
 * Whoever looks at a boat must see which unit goes there and how far it has come. Which task of which unit is at which
 * step travels, when it happened, and nothing else: not where, not why, not who ordered it. Automatic: it only shows
 * what was decided in dispatch, and decides about nobody. Source: issue 4, section 4; PROBLEM F11.
 */
export const dispatchToRescue: Flow<Moving> = {
  name: 'dispatch-to-rescue',
  from: 'operations/dispatch',
  to: 'operations/rescue',
  kind: 'boat',
  types: Object.keys(steps) as (keyof typeof steps)[], // the keys are the types: satisfies above
  mark: 'auto',
  why: {
    en: 'Saving life: the boat’s record shows which unit goes there and how far it has come. Only task, unit and step travel.',
    fr: 'Sauvegarde de la vie : le dossier de l’embarcation montre quel moyen s’y rend et où il en est. Seuls la mission, le moyen et l’étape circulent.',
  },
  passes: ['boat', 'task', 'unit', 'step'],
  propose({ event: { type, at, boat, task, unit } }): readonly FlowCommand[] {
    const note: BoatCommandOf<'NoteTask'> = { type: 'NoteTask', at, boat, task, unit, step: steps[type] };
    return [{ key: boat, command: note }];
  },
};
