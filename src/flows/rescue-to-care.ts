import type { DomainCommand } from '../kernel/decider.ts';
import type { Flow, FlowCommand } from '../kernel/flow.ts';
import type { BoatEventOf } from '../operations/rescue/events-boat.ts';

/**
 * What the protection room will be asked, as both rooms have agreed: a task by count and token. The token is the task's
 * own name; neither boat nor caller nor place travels, and nothing ever comes back.
 */
export type OpenCareTask = DomainCommand & {
  readonly type: 'OpenCareTask';
  readonly task: string;
  readonly kind: BoatEventOf<'SafeguardingAsked'>['kind'];
  readonly count: number;
  readonly side: BoatEventOf<'SafeguardingAsked'>['side'];
  readonly dueAt: BoatEventOf<'SafeguardingAsked'>['dueAt'];
};

/**
 * Children seen alone, and people who need help, among those taken aboard or landed: a task begins for the safeguarding
 * desk at once, within the hour, at any hour. Automatic: it can but protect, and decides about nobody. A contract: it
 * runs from the day on which `cases/care` stands; until then the task stands on the boat's record, where the watch sees
 * it and answers for it. Children counted at a pickup and again at its landing are one task: the second count stays on
 * the boat's record beside the first (`SafeguardingMetAgain`) and does not travel. Source: PROBLEM F20; issue 4, section 3.
 */
export const rescueToCare: Flow<BoatEventOf<'SafeguardingAsked'>> = {
  name: 'rescue-to-care',
  from: 'operations/rescue',
  to: 'cases/care',
  kind: 'task',
  types: ['SafeguardingAsked'],
  mark: 'auto',
  why: {
    en: 'Protection: children alone and people in need are looked after within the hour. Only kind, number, side and time travel.',
    fr: 'Protection : les enfants seuls et les personnes vulnérables sont pris en charge dans l’heure. Seuls la nature, le nombre, le côté et le délai circulent.',
  },
  passes: ['task', 'kind', 'count', 'side', 'dueAt'],
  propose({ event: { at, task, kind, count, side, dueAt } }): readonly FlowCommand[] {
    const open: OpenCareTask = { type: 'OpenCareTask', at, task, kind, count, side, dueAt };
    return [{ key: task, command: open }];
  },
};
