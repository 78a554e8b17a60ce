import type { Flow, FlowCommand } from '../kernel/flow.ts';
import type { PatrolEvent } from '../operations/dispatch/patrol/events-patrol.ts';
import type { SiteAlarmCommand } from '../operations/site/events-alarm.ts';
import type { PatrolStep } from '../operations/site/words.ts';

/** Events that move a patrol's task, with the step that it is at then. */
const steps = {
  PatrolProposed: 'proposed',
  PatrolOrdered: 'ordered',
  PatrolAccepted: 'accepted',
  PatrolRefused: 'refused',
  PatrolOnScene: 'on_scene',
  PatrolFinished: 'done',
  PatrolWithdrawn: 'withdrawn',
} as const satisfies Partial<Record<PatrolEvent['type'], PatrolStep>>;
type Moving = Extract<PatrolEvent, { readonly type: keyof typeof steps }>;

/**
 * Whoever looks at an alarm must see whether somebody is on the way there. Which patrol is at which step travels, and
 * nothing else: not who ordered it, not why one refused. Automatic: it only shows what was decided in dispatch, and
 * decides about nobody. Source: issue 6, section 3.
 */
export const dispatchToSite: Flow<Moving> = {
  name: 'dispatch-to-site',
  from: 'operations/dispatch',
  to: 'operations/site',
  kind: 'site_alarm',
  types: Object.keys(steps) as (keyof typeof steps)[], // the keys are the types: satisfies above
  mark: 'auto',
  why: {
    en: 'Saving life: the alarm shows whether a patrol is on its way. Only alarm, patrol and step travel.',
    fr: 'Sauvegarde de la vie : l’alarme montre si une patrouille est en route. Seuls l’alarme, la patrouille et l’étape circulent.',
  },
  passes: ['alarm', 'patrol', 'step'],
  propose({ event }): readonly FlowCommand[] {
    const { at, alarm, type } = event;
    const patrol = event.type === 'PatrolProposed' ? null : event.patrol;
    const note: SiteAlarmCommand = { type: 'NotePatrol', at, alarm, step: steps[type], patrol };
    return [{ key: alarm, command: note }];
  },
};
