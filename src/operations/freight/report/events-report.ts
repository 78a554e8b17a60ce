import { z } from 'zod';
import { utcText } from '../../../kernel/utc-text.ts';
import type { CommandsOf, EventsOf } from '../../../kernel/shapes.ts';
import { directions } from '../words.ts';
import {
  answeredTogetherMax,
  answerReasons,
  checkAnswers,
  checkMoments,
  checks,
  reportAnswers,
  reportKinds,
} from './words.ts';

/** Made on the driver's device: long enough that nobody comes upon another's by trying. */
export const reportId = z.string().regex(/^r-[0-9a-z]{22,40}$/);
const place = z.string().regex(/^[A-Za-z][A-Za-z0-9.-]{3,39}$/);
const ofReport = z.strictObject({ report: reportId });

const checklist = z.strictObject({
  moment: z.enum(checkMoments),
  answers: z
    .array(z.strictObject({ check: z.enum(checks), answer: z.enum(checkAnswers) }))
    .min(1)
    .max(checks.length)
    .readonly(),
});
export type Checklist = z.infer<typeof checklist>;

const said = {
  /** Null: nothing was noticed, the checklist alone is kept. */
  what: z.enum(reportKinds).nullable(),
  /** A place of the register; null: on the road. */
  place: place.nullable(),
  direction: z.enum(directions),
  seenAt: utcText,
  checklist: checklist.nullable(),
};

/** Commands of a driver's report. No name, no plate, no tongue, no words: there is no place for them. */
export const reportCommandSchemas = {
  MakeDriverReport: ofReport.extend(said),
  AnswerDriverReport: ofReport.extend({
    answer: z.enum(reportAnswers),
    /** Null: none was given, as for one answered by itself. */
    reason: z.enum(answerReasons).nullable().default(null),
    /** How many were answered in the same act, this one included. */
    together: z.int().min(1).max(answeredTogetherMax).default(1),
  }),
  WithdrawReportAnswer: ofReport,
} as const satisfies Record<string, z.ZodType>;

/** Bodies of the events of a driver's report. */
export const reportEventSchemas = {
  DriverReported: ofReport.extend(said),
  DriverReportAnswered: reportCommandSchemas.AnswerDriverReport.extend({
    by: z.string().max(80),
    /** What the report said and where; null: as written before this was told along. */
    said: z.strictObject({ what: said.what, place: said.place }).nullable().default(null),
  }),
  /** The answer was taken back: the report waits again. */
  ReportAnswerWithdrawn: ofReport.extend({ answer: z.enum(reportAnswers), by: z.string().max(80) }),
} as const satisfies Record<string, z.ZodType>;

export type ReportEvent = EventsOf<typeof reportEventSchemas>;
export type ReportCommand = CommandsOf<typeof reportCommandSchemas>;
export type DriverReportAnswered = Extract<ReportEvent, { readonly type: 'DriverReportAnswered' }>;
export type DriverReported = Extract<ReportEvent, { readonly type: 'DriverReported' }>;
