import { z } from 'zod';
import { utcText } from '../../../kernel/utc-text.ts';
import { actor, type CommandsOf, type EventsOf, pointSchema, shortName } from '../shapes.ts';
import { patrolNeeds, patrolRefusals, patrolResults, patrolWays, patrolWithdrawals } from './words-patrol.ts';

const ofTask = z.strictObject({ site: shortName, alarm: shortName });
const ofPatrol = ofTask.extend({ patrol: shortName });

/** Commands that people give on the patrols of one site: each names the alarm that the task is for. */
export const patrolCommandSchemas = {
  /** A person confirms the proposal: which patrol goes, and in which way it was told. */
  OrderPatrol: ofPatrol.extend({ way: z.enum(patrolWays) }),
  AcceptPatrol: ofTask,
  RefusePatrol: ofTask.extend({ reason: z.enum(patrolRefusals) }),
  ReportPatrolOnScene: ofTask,
  FinishPatrol: ofTask.extend({ result: z.enum(patrolResults) }),
  WithdrawPatrol: ofTask.extend({ reason: z.enum(patrolWithdrawals) }),
} as const satisfies Record<string, z.ZodType>;

/** Given by the flow from site alone: no address takes them. */
export const patrolOwnSchemas = {
  ProposePatrol: ofTask.extend({
    zone: shortName,
    position: pointSchema,
    need: z.enum(patrolNeeds),
    /** Until when somebody running could stand on the track; null: no track that way. */
    actBefore: utcText.nullable(),
  }),
  /** Whoever looked at the alarm has closed it. */
  LapsePatrol: ofTask,
} as const satisfies Record<string, z.ZodType>;

const by = { by: actor };
/** Bodies of the events of a site's patrols. */
export const patrolEventSchemas = {
  PatrolProposed: patrolOwnSchemas.ProposePatrol.extend(by),
  /** The same alarm has become graver. */
  PatrolNeedRaised: patrolOwnSchemas.ProposePatrol.extend(by),
  PatrolOrdered: patrolCommandSchemas.OrderPatrol.extend(by),
  PatrolAccepted: ofPatrol.extend(by),
  PatrolRefused: ofPatrol.extend({ reason: z.enum(patrolRefusals), ...by }),
  PatrolOnScene: ofPatrol.extend(by),
  PatrolFinished: ofPatrol.extend({ result: z.enum(patrolResults), ...by }),
  /** `patrol` null: nobody had been ordered. */
  PatrolWithdrawn: ofTask.extend({
    patrol: shortName.nullable(),
    reason: z.enum([...patrolWithdrawals, 'alarm_closed']),
    ...by,
  }),
} as const satisfies Record<string, z.ZodType>;

export type PatrolEvent = EventsOf<typeof patrolEventSchemas>;
export type PatrolCommand = CommandsOf<typeof patrolCommandSchemas & typeof patrolOwnSchemas>;
export type PatrolCommandOf<Name extends PatrolCommand['type']> = Extract<
  PatrolCommand,
  { readonly type: Name }
>;
