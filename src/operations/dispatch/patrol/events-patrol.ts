import { z } from 'zod';
import { utcText } from '../../../kernel/utc-text.ts';
import { type CommandsOf, type EventsOf, shortName } from '../../../kernel/shapes.ts';
import { actor, pointSchema } from '../shapes.ts';
import {
  patrolCapabilities,
  patrolKinds,
  patrolNeeds,
  patrolRefusals,
  patrolResults,
  patrolWays,
  patrolWithdrawals,
} from './words-patrol.ts';

const ofTask = z.strictObject({ site: shortName, alarm: shortName });
const ofPatrol = ofTask.extend({ patrol: shortName });

const ofUnit = z.strictObject({ site: shortName, patrol: shortName });
const crew = z.int().min(1).max(40);

/** Commands on the patrols that a site has: who they are, whether they are on duty, where they are. */
export const patrolUnitSchemas = {
  RegisterPatrol: ofUnit.extend({
    kind: z.enum(patrolKinds),
    /** How many it is meant to be. */
    crew,
    capabilities: z.array(z.enum(patrolCapabilities)).max(patrolCapabilities.length).readonly(),
    base: pointSchema,
  }),
  RetirePatrol: ofUnit,
  StartPatrolDuty: ofUnit.extend({ until: utcText, crew }),
  EndPatrolDuty: ofUnit,
  ReportPatrolPosition: ofUnit.extend({ position: pointSchema, heldAt: utcText }),
} as const satisfies Record<string, z.ZodType>;

/** Commands that people give on the patrols of one site: each names the alarm that the task is for. */
export const patrolCommandSchemas = {
  /** A person confirms the proposal: which patrol goes, and in which way it was told. */
  OrderPatrol: ofPatrol.extend({
    way: z.enum(patrolWays),
    /** True: in an emergency one that no register knows may go, and is marked until it is entered. */
    unregistered: z.boolean().default(false),
  }),
  AcceptPatrol: ofTask,
  RefusePatrol: ofTask.extend({ reason: z.enum(patrolRefusals) }),
  ReportPatrolOnScene: ofTask,
  FinishPatrol: ofTask.extend({ result: z.enum(patrolResults) }),
  WithdrawPatrol: ofTask.extend({ reason: z.enum(patrolWithdrawals) }),
  ...patrolUnitSchemas,
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
/** Bodies of the events of the patrols that a site has. */
export const patrolUnitEventSchemas = {
  PatrolRegistered: patrolUnitSchemas.RegisterPatrol.extend(by),
  PatrolRetired: ofUnit.extend(by),
  PatrolOnDuty: patrolUnitSchemas.StartPatrolDuty.extend(by),
  PatrolOffDuty: ofUnit.extend(by),
  PatrolPositionReported: patrolUnitSchemas.ReportPatrolPosition.extend(by),
} as const satisfies Record<string, z.ZodType>;

/** Bodies of the events of what a site's patrols are asked to do. */
export const patrolTaskEventSchemas = {
  PatrolProposed: patrolOwnSchemas.ProposePatrol.extend(by),
  /** The same alarm has become graver. */
  PatrolNeedRaised: patrolOwnSchemas.ProposePatrol.extend(by),
  PatrolOrdered: ofPatrol.extend({ way: z.enum(patrolWays), ...by }),
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

/** Bodies of all events of a site's patrols. */
export const patrolEventSchemas = { ...patrolTaskEventSchemas, ...patrolUnitEventSchemas } as const;

export type PatrolTaskEvent = EventsOf<typeof patrolTaskEventSchemas>;
export type PatrolUnitEvent = EventsOf<typeof patrolUnitEventSchemas>;
export type PatrolEvent = PatrolTaskEvent | PatrolUnitEvent;
export type PatrolUnitCommand = CommandsOf<typeof patrolUnitSchemas>;
export type PatrolCommand = CommandsOf<typeof patrolCommandSchemas & typeof patrolOwnSchemas>;
export type PatrolCommandOf<Name extends PatrolCommand['type']> = Extract<
  PatrolCommand,
  { readonly type: Name }
>;
