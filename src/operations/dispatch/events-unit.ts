import { z } from 'zod';
import { states } from '../../kernel/label.ts';
import { utcText } from '../../kernel/utc-text.ts';
import { type CommandsOf, type EventsOf, shortName } from '../../kernel/shapes.ts';
import { actor, boatId, placeSchema } from './shapes.ts';
import {
  cancelReasons,
  delayReasons,
  diversionReasons,
  outOfServiceReasons,
  proposalReasons,
  reportedStatuses,
  taskKinds,
  taskRefusals,
  taskResults,
  taskSteps,
  unitKinds,
  unitPositionSources,
  urgencies,
} from './words.ts';

const ofUnit = z.strictObject({ unit: shortName });
const ofTask = ofUnit.extend({ task: shortName });

const order = {
  boat: boatId,
  kind: z.enum(taskKinds),
  urgency: z.enum(urgencies),
  place: placeSchema,
  /** When somebody must be there; null: as soon as can be. */
  onSceneBy: utcText.nullable(),
  reason: z.enum(proposalReasons),
};

/** Commands of a unit's stream with their schemas. ProposeTask, DivertUnit and StartShift stand beside the unit's row. */
export const unitCommandSchemas = {
  ReportUnitStatus: ofUnit.extend({ status: z.enum(reportedStatuses) }),
  ReportUnitPosition: ofUnit.extend({
    position: placeSchema,
    heldAt: utcText,
    source: z.enum(unitPositionSources),
  }),
  StartShift: ofUnit.extend({ shift: shortName, until: utcText, crew: z.int().min(0).max(500) }),
  EndShift: ofUnit,
  TakeOutOfService: ofUnit.extend({ reason: z.enum(outOfServiceReasons) }),
  ReturnToService: ofUnit,
  ProposeTask: ofTask.extend(order),
  /** Takes the unit from the task that it has, `from`, for one that outranks it. */
  DivertUnit: ofTask.extend({ ...order, from: shortName, diversion: z.enum(diversionReasons) }),
  NoteDelivered: ofTask,
  NoteSeen: ofTask,
  AcceptTask: ofTask,
  RefuseTask: ofTask.extend({ reason: z.enum(taskRefusals) }),
  StartTask: ofTask,
  ReportOnScene: ofTask,
  FinishTask: ofTask.extend({ result: z.enum(taskResults) }),
  AskCancel: ofTask.extend({ reason: z.enum(cancelReasons) }),
  AcknowledgeCancel: ofTask,
  /** Of a task that is open: until when the clock waits. Of one that is over: why the boat gets no other unit. */
  ExplainDelay: ofTask.extend({ reason: z.enum(delayReasons), expectedAt: utcText.nullable() }),
  /** Null: no more check-ins. */
  SetCheckIn: ofUnit.extend({ everyMinutes: z.int().min(5).max(240).nullable() }),
  CheckIn: ofUnit,
} as const satisfies Record<string, z.ZodType>;

const by = { by: actor };
const tasked = ofTask.extend({ boat: boatId, ...by });

/** Bodies of the events of a unit's stream. */
export const unitEventSchemas = {
  UnitStatusReported: ofUnit.extend({ status: z.enum(reportedStatuses), ...by }),
  UnitPositionReported: unitCommandSchemas.ReportUnitPosition.extend(by),
  ShiftStarted: unitCommandSchemas.StartShift.extend(by),
  ShiftEnded: ofUnit.extend({ shift: shortName.nullable(), ...by }),
  UnitTakenOut: unitCommandSchemas.TakeOutOfService.extend(by),
  UnitReturned: ofUnit.extend(by),
  TaskProposed: ofTask.extend({
    ...order,
    unitKind: z.enum(unitKinds),
    unitSide: z.enum(states),
    /** For which side it was proposed; null: given by no desk. */
    side: z.enum(states).nullable(),
    /** The crew was off shift: only distress calls it out. */
    calledOut: z.boolean(),
    divertedFrom: shortName.nullable(),
    ...by,
  }),
  /** The node of the unit’s side holds it: said by that node, and by nobody else. */
  TaskReached: tasked,
  TaskDelivered: tasked,
  TaskSeen: tasked,
  TaskAccepted: tasked,
  TaskRefused: tasked.extend({ reason: z.enum(taskRefusals) }),
  TaskStarted: tasked,
  TaskOnScene: tasked,
  TaskFinished: tasked.extend({ result: z.enum(taskResults) }),
  CancelAsked: tasked.extend({ reason: z.enum(cancelReasons) }),
  /** It ends here: the unit knows that it is not to go on. */
  CancelAcknowledged: tasked,
  /** Cancelled before it had reached anybody: nobody needs to acknowledge. */
  TaskWithdrawn: tasked.extend({ reason: z.enum(cancelReasons) }),
  /** Its unit was taken for another boat: `to` and `toBoat` say for what. */
  TaskDiverted: tasked.extend({ to: shortName, toBoat: boatId, reason: z.enum(diversionReasons) }),
  /** Its unit fell out. */
  TaskFailed: tasked.extend({ reason: z.enum(outOfServiceReasons) }),
  DelayExplained: tasked.extend({
    step: z.enum(taskSteps),
    reason: z.enum(delayReasons),
    expectedAt: utcText.nullable(),
  }),
  CheckInSet: unitCommandSchemas.SetCheckIn.extend(by),
  CheckedIn: ofUnit.extend(by),
} as const satisfies Record<string, z.ZodType>;

export type UnitEvent = EventsOf<typeof unitEventSchemas>;
/** What the flow gives on the node of the unit’s side: it has no address. */
export const noteReachedSchema = ofTask;
export type UnitCommand = CommandsOf<typeof unitCommandSchemas & { NoteReached: typeof ofTask }>;
export type UnitEventOf<Name extends UnitEvent['type']> = Extract<UnitEvent, { readonly type: Name }>;
export type UnitCommandOf<Name extends UnitCommand['type']> = Extract<UnitCommand, { readonly type: Name }>;
/** Events that move one task. */
export type TaskEvent = Extract<UnitEvent, { readonly task: string }>;
