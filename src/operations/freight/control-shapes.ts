import { z } from 'zod';
import { utcText } from '../../kernel/utc-text.ts';
import { shortName, subjectId } from '../../kernel/shapes.ts';
import { controlId } from './shapes.ts';
import {
  controlFlags,
  controlResults,
  groundKinds,
  methods,
  nextSteps,
  quantities,
  sealStates,
  vehicleParts,
  winds,
} from './words.ts';

const count = z.int().min(0).max(300);

/**
 * People found, by count only: who they are is never held here. `childrenAlone` null: nobody has asked yet whether an
 * adult is with them. The people counted under one word may be those under another.
 */
export const foundSchema = z.strictObject({
  people: count.min(1),
  children: count,
  childrenAlone: count.nullable().default(null),
  injured: count,
  unconscious: count,
  pregnant: count.default(0),
});
export type Found = z.infer<typeof foundSchema>;

/**
 * Why this vehicle was chosen. `reference`: the draw, rule, report, released tip, alarm or instrument that gives the
 * ground; of an observation a fact of the closed list, whose words are sealed. Source: PROBLEM F24.
 */
export const groundSchema = z.strictObject({ kind: z.enum(groundKinds), reference: shortName.nullable() });
export type Ground = z.infer<typeof groundSchema>;

export const readingSchema = z.strictObject({
  quantity: z.enum(quantities),
  value: z.number(),
  unit: z.string().regex(/^[a-z]{1,12}$/),
});
export type Reading = z.infer<typeof readingSchema>;

/** The seal before and after; its number is sealed under a subject of its own. */
export const sealSchema = z.strictObject({
  before: z.enum(sealStates),
  after: z.enum(sealStates),
  numberSubject: subjectId.nullable(),
});

/** What may be put right of a control afterwards; the first value is kept beside. */
export const correctable = {
  where: z.enum(vehicleParts),
  readings: z.array(readingSchema).max(20).readonly(),
  wind: z.enum(winds),
  seal: sealSchema.nullable(),
  result: z.enum(controlResults),
  found: foundSchema.nullable(),
};
export const correctableSchema = z.strictObject(correctable);
export type Correctable = z.infer<typeof correctableSchema>;

/** What a control is, as its team says it. Photos by the name of the evidence, hashes and all stand there. */
export const controlBody = {
  control: controlId,
  method: z.enum(methods),
  ground: groundSchema,
  team: shortName,
  equipment: shortName.nullable(),
  startedAt: utcText,
  endedAt: utcText,
  photos: z.array(shortName).max(20).readonly(),
  /** Words to an observation or a remark; sealed. */
  wordsSubject: subjectId.nullable().default(null),
  next: z.enum(nextSteps),
  ...correctable,
};
export const controlBodySchema = z.strictObject(controlBody);
export type ControlBody = z.infer<typeof controlBodySchema>;

/** What the record adds to it: what speaks against it, and the calibration as it then stood. */
export const controlJudged = {
  flags: z.array(z.enum(controlFlags)).max(controlFlags.length).readonly(),
  /** Nothing found, where this method could have found nothing: it says nothing, in no figure. */
  saysNothing: z.boolean(),
  calibratedAt: utcText.nullable(),
  calibrationDueAt: utcText.nullable(),
};
export const judgedSchema = z.strictObject(controlJudged);
export type Judged = z.infer<typeof judgedSchema>;
