import { z } from 'zod';
import { alarmRoles } from '../../kernel/alarm.ts';
import type { DomainCommand } from '../../kernel/decider.ts';
import type { DomainEvent } from '../../kernel/event.ts';
import { utcText } from '../../kernel/utc-text.ts';
import { actor, alarmId, conditionSchema, desk } from './forms.ts';
import { shelveReasons } from './wire.ts';

/** `armedAt`: since when it asked, as the person saw it. What rose since is not acknowledged with it. */
export const acknowledgeAlarmSchema = z.strictObject({ alarm: alarmId, armedAt: utcText });
export const shelveAlarmSchema = z.strictObject({
  alarm: alarmId,
  minutes: z.int().min(1).max(60),
  reason: z.enum(shelveReasons),
});
export const unshelveAlarmSchema = z.strictObject({ alarm: alarmId });

type Of<Name extends string, Fields> = DomainCommand & { readonly type: Name } & Readonly<Fields>;
type Happened<Name extends string, Schema extends z.ZodType> = DomainEvent & {
  readonly type: Name;
} & Readonly<z.infer<Schema>>;
type Condition = z.infer<typeof conditionSchema>;

/** By the keeper only; `at`: since when the condition holds, or since when it holds again. */
export type RaiseAlarm = Of<'RaiseAlarm', { alarm: string; condition: Readonly<Condition> }>;
/** By the keeper only: the condition is now more or less urgent, or another's. */
export type ChangeAlarm = Of<'ChangeAlarm', { alarm: string; condition: Readonly<Condition> }>;
/** By the keeper only. */
export type EscalateAlarm = Of<'EscalateAlarm', { alarm: string }>;
/** By the keeper only: the condition has gone. */
export type ClearAlarm = Of<'ClearAlarm', { alarm: string }>;
/** By a person at any time, by the keeper when its time is over. */
export type UnshelveAlarm = Of<'UnshelveAlarm', z.infer<typeof unshelveAlarmSchema>>;
export type AcknowledgeAlarm = Of<'AcknowledgeAlarm', z.infer<typeof acknowledgeAlarmSchema>>;
export type ShelveAlarm = Of<'ShelveAlarm', z.infer<typeof shelveAlarmSchema>>;

/** What the keeper gives. */
export type WatchCommand = RaiseAlarm | ChangeAlarm | EscalateAlarm | ClearAlarm | UnshelveAlarm;
export type AlarmCommand = WatchCommand | AcknowledgeAlarm | ShelveAlarm;

export const alarmRaisedSchema = z.strictObject({ alarm: alarmId, condition: conditionSchema });
export const alarmChangedSchema = alarmRaisedSchema;
/** `not_acted`: acknowledged, and the time to act ran out. */
export const alarmEscalatedSchema = z.strictObject({
  alarm: alarmId,
  from: z.enum(alarmRoles),
  to: z.enum(alarmRoles),
  reason: z.enum(['unacknowledged', 'not_acted']),
});
export const alarmAcknowledgedSchema = z.strictObject({ alarm: alarmId, by: actor, desk });
export const alarmShelvedSchema = shelveAlarmSchema.extend({ until: utcText, by: actor, desk });
/** `more_urgent`: it became more than what was put aside. */
export const alarmUnshelvedSchema = z.strictObject({
  alarm: alarmId,
  reason: z.enum(['expired', 'person', 'more_urgent']),
  by: actor,
});
export const alarmClearedSchema = z.strictObject({ alarm: alarmId });

export type AlarmRaised = Happened<'AlarmRaised', typeof alarmRaisedSchema>;
export type AlarmChanged = Happened<'AlarmChanged', typeof alarmChangedSchema>;
export type AlarmEscalated = Happened<'AlarmEscalated', typeof alarmEscalatedSchema>;
export type AlarmAcknowledged = Happened<'AlarmAcknowledged', typeof alarmAcknowledgedSchema>;
export type AlarmShelved = Happened<'AlarmShelved', typeof alarmShelvedSchema>;
export type AlarmUnshelved = Happened<'AlarmUnshelved', typeof alarmUnshelvedSchema>;
export type AlarmCleared = Happened<'AlarmCleared', typeof alarmClearedSchema>;
export type OfAlarm =
  | AlarmRaised
  | AlarmChanged
  | AlarmEscalated
  | AlarmAcknowledged
  | AlarmShelved
  | AlarmUnshelved
  | AlarmCleared;
