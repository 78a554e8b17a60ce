import type { DomainCommand } from '../kernel/decider.ts';
import type { Flow, FlowCommand } from '../kernel/flow.ts';
import type { PassageEventOf } from '../operations/freight/events-passage.ts';

type Asked = PassageEventOf<'CareAsked'>;

/**
 * What the protection room will be asked, in the words it has agreed with rescue: a task by count and token. The token
 * says nothing by itself; vehicle, plate, place and team do not travel, and nothing ever comes back.
 */
export type OpenCareTask = DomainCommand & {
  readonly type: 'OpenCareTask';
  readonly task: Asked['task'];
  readonly kind: Asked['kind'];
  readonly count: Asked['count'];
  readonly side: Asked['side'];
  readonly dueAt: Asked['dueAt'];
};

/**
 * Children, injured and pregnant people found in a vehicle: a task begins for the safeguarding desk at once, at any hour.
 * Automatic: it can but protect, and decides about nobody. A contract: it runs from the day on which `cases/care` stands;
 * until then the task stands on the passage's record, where the freight desk sees it on top and answers for it, and
 * neither police nor release come before medical help. Source: PROBLEM F20; issue 6, section 1.
 */
export const freightToCare: Flow<Asked> = {
  name: 'freight-to-care',
  from: 'operations/freight',
  to: 'cases/care',
  kind: 'task',
  types: ['CareAsked'],
  mark: 'auto',
  why: {
    en: 'Protection: children, injured and pregnant people found in a vehicle are looked after in time. Only kind, number, side and time travel.',
    fr: 'Protection : les enfants, blessés et femmes enceintes trouvés dans un véhicule sont pris en charge à temps. Seuls la nature, le nombre, le côté et le délai circulent.',
  },
  passes: ['task', 'kind', 'count', 'side', 'dueAt'],
  propose({ event: { at, task, kind, count, side, dueAt } }): readonly FlowCommand[] {
    const open: OpenCareTask = { type: 'OpenCareTask', at, task, kind, count, side, dueAt };
    return [{ key: task, command: open }];
  },
};
