import { z } from 'zod';
import { utcText } from '../../kernel/utc-text.ts';
import { shortName } from '../../kernel/shapes.ts';
import type { DomainCommand } from '../../kernel/decider.ts';
import type { UtcText } from '../../kernel/time.ts';
import { assessments, detectedObjects, detectionKinds } from './wire.ts';

const latitude = z.number().min(-90).max(90);
const longitude = z.number().min(-180).max(180);

/** A place with the radius, metres, in which it holds (95 %). */
export const placeSchema = z.strictObject({
  lat: latitude,
  lon: longitude,
  accuracyMetres: z.number().positive().max(500_000),
});

/** A line of sight: degrees true from a known place; range unknown unless the device bounds it. */
export const bearingSchema = z.strictObject({
  from: z.strictObject({ lat: latitude, lon: longitude }),
  degrees: z.number().min(0).lt(360),
  accuracyDegrees: z.number().positive().max(180),
  rangeMetresMax: z.number().positive().max(200_000).nullable(),
});

/** A reference into the image store: never an address with credentials, never the image itself. */
export const imageReference = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._/-]{0,199}$/);

const detectionFields = {
  source: shortName,
  /** The device's own key: the same observation sent twice bears the same key. */
  key: shortName,
  kind: z.enum(detectionKinds),
  happenedAt: utcText,
  position: placeSchema.nullable(),
  bearing: bearingSchema.nullable(),
  confidence: z.number().min(0).max(1).nullable(),
  /** How many objects the device says it sees; never who. */
  count: z.int().min(0).max(10_000).nullable(),
  imageReference: imageReference.nullable(),
  /** What the device takes it for; null, or absent in what was recorded before there was such a field: it does not say. */
  object: z.enum(detectedObjects).nullish(),
};

export const recordDetectionSchema = z.strictObject(detectionFields);
export const assessDetectionSchema = z.strictObject({
  detection: z.string().max(130),
  assessment: z.enum(assessments),
});
export const withdrawAssessmentSchema = z.strictObject({ detection: z.string().max(130) });

/** What one observation says, without its times. */
export type Observation = Omit<z.infer<typeof recordDetectionSchema>, 'happenedAt'>;

export type RecordDetection = DomainCommand & { readonly type: 'RecordDetection' } & Readonly<
    z.infer<typeof recordDetectionSchema>
  >;
export type AssessDetection = DomainCommand & { readonly type: 'AssessDetection' } & Readonly<
    z.infer<typeof assessDetectionSchema>
  >;
export type WithdrawAssessment = DomainCommand & { readonly type: 'WithdrawAssessment' } & Readonly<
    z.infer<typeof withdrawAssessmentSchema>
  >;
export type PictureCommand = RecordDetection | AssessDetection | WithdrawAssessment;

export const detectionRecordedSchema = recordDetectionSchema.omit({ happenedAt: true }).extend({
  /** The time the device claims; the event's own `at` is never later than the receipt. */
  claimedAt: utcText,
  timeliness: z.enum(['in_time', 'late', 'future']),
});
export const detectionAssessedSchema = z.strictObject({
  detection: z.string(),
  assessment: z.enum(assessments),
});
export const assessmentWithdrawnSchema = z.strictObject({ detection: z.string() });

type Happened = { readonly at: UtcText };
export type DetectionRecorded = Happened & { readonly type: 'DetectionRecorded' } & Readonly<Observation> & {
    readonly claimedAt: UtcText;
    readonly timeliness: 'in_time' | 'late' | 'future';
  };
export type DetectionAssessed = Happened & { readonly type: 'DetectionAssessed' } & Readonly<
    z.infer<typeof detectionAssessedSchema>
  >;
export type AssessmentWithdrawn = Happened & { readonly type: 'AssessmentWithdrawn' } & Readonly<
    z.infer<typeof assessmentWithdrawnSchema>
  >;
export type PictureEvent = DetectionRecorded | DetectionAssessed | AssessmentWithdrawn;

/** A detection's id: its source and the source's own key. */
export function detectionId(of: { readonly source: string; readonly key: string }): string {
  return `${of.source}/${of.key}`;
}
