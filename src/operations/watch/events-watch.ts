import { z } from 'zod';
import type { DomainCommand } from '../../kernel/decider.ts';
import type { DomainEvent } from '../../kernel/event.ts';
import { shortName } from '../../kernel/shapes.ts';
import { actor, desk, side } from './forms.ts';
import { assessments, helpReasons, helpRefusals } from './wire.ts';

const staff = z.int().min(0).max(200);
const reference = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._:/-]{0,79}$/);

/** Heads only: how many, never who. `minimum` null: as `minimumOf` says. */
export const reportStrengthSchema = z.strictObject({
  side,
  team: shortName,
  staff,
  establishment: staff,
  minimum: staff.nullable().default(null),
});
/** The team's time is over: what it was short of is no more anybody's. */
export const relieveWatchSchema = z.strictObject({ side, team: shortName });
export const callForHelpSchema = z.strictObject({
  side,
  call: shortName,
  reason: z.enum(helpReasons),
  /** `boat/b-7`, `incident/i-2`; null: for the watch as a whole. */
  about: reference.nullable().default(null),
});
/** By the other side, on the asker's record. A refusal says why. */
export const answerHelpSchema = z.strictObject({
  side,
  call: shortName,
  answer: z.enum(['accept', 'refuse']),
  reason: z.enum(helpRefusals).nullable().default(null),
});
export const endHelpSchema = z.strictObject({ side, call: shortName });
/** SI, and degrees Celsius as every bulletin has it. Each absent figure is null: not measured is not calm. */
export const reportConditionsSchema = z.strictObject({
  side,
  visibilityMetres: z.number().min(0).max(100_000).nullable().default(null),
  /** Douglas scale. */
  seaState: z.int().min(0).max(9).nullable().default(null),
  windMetresPerSecond: z.number().min(0).max(100).nullable().default(null),
  windFromDegrees: z.number().min(0).lt(360).nullable().default(null),
  waterCelsius: z.number().min(-3).max(40).nullable().default(null),
  assessment: z.enum(assessments),
});

type Of<Name extends string, Schema extends z.ZodType> = DomainCommand & { readonly type: Name } & Readonly<
    z.infer<Schema>
  >;
type Happened<Name extends string, Schema extends z.ZodType> = DomainEvent & {
  readonly type: Name;
} & Readonly<z.infer<Schema>>;

export type ReportStrength = Of<'ReportStrength', typeof reportStrengthSchema>;
export type RelieveWatch = Of<'RelieveWatch', typeof relieveWatchSchema>;
export type CallForHelp = Of<'CallForHelp', typeof callForHelpSchema>;
export type AnswerHelp = Of<'AnswerHelp', typeof answerHelpSchema>;
export type EndHelp = Of<'EndHelp', typeof endHelpSchema>;
export type ReportConditions = Of<'ReportConditions', typeof reportConditionsSchema>;
export type SideCommand =
  | ReportStrength
  | RelieveWatch
  | CallForHelp
  | AnswerHelp
  | EndHelp
  | ReportConditions;

/** The minimum that held, whoever set it. */
export const strengthReportedSchema = reportStrengthSchema.extend({ minimum: staff });
export const watchRelievedSchema = relieveWatchSchema;
export const helpAskedSchema = callForHelpSchema.extend({ by: actor, desk });
export const helpAnsweredSchema = answerHelpSchema.extend({ by: actor, desk });
export const helpEndedSchema = endHelpSchema.extend({ by: actor });
export const conditionsReportedSchema = reportConditionsSchema;

export type StrengthReported = Happened<'StrengthReported', typeof strengthReportedSchema>;
export type WatchRelieved = Happened<'WatchRelieved', typeof watchRelievedSchema>;
export type HelpAsked = Happened<'HelpAsked', typeof helpAskedSchema>;
export type HelpAnswered = Happened<'HelpAnswered', typeof helpAnsweredSchema>;
export type HelpEnded = Happened<'HelpEnded', typeof helpEndedSchema>;
export type ConditionsReported = Happened<'ConditionsReported', typeof conditionsReportedSchema>;
export type OfSide =
  | StrengthReported
  | WatchRelieved
  | HelpAsked
  | HelpAnswered
  | HelpEnded
  | ConditionsReported;
