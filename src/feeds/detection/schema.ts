import { z } from 'zod';
import type { UtcText } from '../../kernel/time.ts';
import { parseUtc } from '../../kernel/time.ts';
import { shortName } from '../../kernel/shapes.ts';
import { bearingSchema, imageReference, placeSchema } from '../../operations/picture/events.ts';
import { detectedObjects, detectionKinds } from '../../operations/picture/wire.ts';

/** Most items in one delivery, and most bytes. */
export const batchMax = 500;
export const bytesMax = 512 * 1024;

export { shortName };

const utcMoment = z.custom<UtcText>(
  (value) => typeof value === 'string' && value.length <= 32 && parseUtc(value) !== null,
  { params: { code: 'not_utc' } },
);

/** The context's own form, but that a device may leave the range out. */
const bearing = bearingSchema.extend({ rangeMetresMax: orNull(bearingSchema.shape.rangeMetresMax) });

/**
 * One detection as a device sends it. Absent and null mean the same: the device does not say. Unknown fields are
 * refused, so that neither a name nor an image slips in under a field of someone's own.
 */
export const detectionSchema = z.strictObject({
  source: shortName,
  /** The device's own key: the same observation sent twice bears the same key. */
  key: shortName,
  kind: z.enum(detectionKinds),
  happenedAt: utcMoment,
  position: orNull(placeSchema),
  bearing: orNull(bearing),
  /** The device's own confidence in the object, 0..1; never about a person. */
  confidence: orNull(z.number().min(0).max(1)),
  /** How many objects the device says it sees; never who. */
  count: orNull(z.int().min(0).max(10_000)),
  /** A path in the image store: no scheme and no colon, so no address with credentials, and no data. */
  imageReference: orNull(imageReference),
  /** What the device takes it for: by this it reaches the inbox of the rescue at once, or stays in the picture. */
  object: orNull(z.enum(detectedObjects)),
});

/** What a device says, every absent field null. */
export type DetectionFields = Readonly<z.output<typeof detectionSchema>>;

function orNull<Schema extends z.ZodType>(schema: Schema) {
  return schema.nullish().transform((value) => value ?? null);
}
