import type { Flow, FlowCommand } from '../kernel/flow.ts';
import type { RequestCommandOf, RequestEventOf } from '../operations/dispatch/events-request.ts';
import type { UnitCommandOf, UnitEventOf } from '../operations/dispatch/events-unit.ts';

const why = {
  en: 'Saving life: whoever asks sees whether it has reached the other side’s node. Nothing is answered by it.',
  fr: 'Sauvegarde de la vie : qui demande voit si cela est parvenu au nœud de l’autre État. Cela ne vaut pas réponse.',
};

/**
 * A request to the other side is delivered once that side's node holds it, and not before: that node says so, and its word
 * travels back. While the link is down both read "not delivered". Source: issue 5, sections 3 and 4.
 */
export const requestsDelivered: Flow<RequestEventOf<'SupportAsked' | 'InformationAsked'>> = {
  name: 'requests-delivered',
  from: 'operations/dispatch',
  to: 'operations/dispatch',
  kind: 'side-request',
  types: ['SupportAsked', 'InformationAsked'],
  ofOtherNodes: true,
  mark: 'auto',
  why,
  passes: ['request'],
  // Delivered when it came in, by this node's clock.
  propose({ event: { request }, recordedAt: at }): readonly FlowCommand[] {
    const note: RequestCommandOf<'NoteRequestDelivered'> = { type: 'NoteRequestDelivered', at, request };
    return [{ key: request, command: note }];
  },
};

/**
 * The same for a task of the other side's unit, which is a request: that node holds it. Whether the crew has it is another
 * step, said by whoever told them. A node's task for a unit of its own asks nobody else.
 */
export const tasksReached: Flow<UnitEventOf<'TaskProposed'>> = {
  name: 'tasks-reached',
  from: 'operations/dispatch',
  to: 'operations/dispatch',
  kind: 'unit',
  types: ['TaskProposed'],
  ofOtherNodes: true,
  mark: 'auto',
  why,
  passes: ['unit', 'task'],
  propose({ event: { unit, task, unitSide }, origin, recordedAt: at }): readonly FlowCommand[] {
    if (unitSide === origin) return [];
    const note: UnitCommandOf<'NoteReached'> = { type: 'NoteReached', at, unit, task };
    return [{ key: unit, command: note }];
  },
};
