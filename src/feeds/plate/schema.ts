import { z } from 'zod';
import { shortName } from '../../kernel/shapes.ts';
import type { UtcText } from '../../kernel/time.ts';
import { parseUtc } from '../../kernel/time.ts';

/** Most reads in one delivery, and most bytes: a camera that was cut off sends an hour of a lane at once. */
export const batchMax = 500;
export const bytesMax = 256 * 1024;

const utcMoment = z.custom<UtcText>(
  (value) => typeof value === 'string' && value.length <= 32 && parseUtc(value) !== null,
  { params: { code: 'not_utc' } },
);

/**
 * One read as a camera sends it. Absent and null mean the same. Unknown fields are refused: no image of a vehicle or of
 * who sits in it comes in beside the plate.
 */
export const plateReadSchema = z.strictObject({
  source: shortName,
  key: shortName,
  readAt: utcMoment,
  site: shortName,
  lane: orNull(shortName),
  plate: z.string().min(1).max(40),
  /** ISO 3166, as the reader takes it. */
  country: orNull(z.string().regex(/^[A-Z]{2}$/)),
  direction: orNull(z.enum(['to_uk', 'to_eu'])),
  facing: orNull(z.enum(['front', 'rear'])),
  confidence: orNull(z.number().min(0).max(1)),
});

/** What a camera says, every absent field null. */
export type PlateReadFields = Readonly<z.output<typeof plateReadSchema>>;

function orNull<Schema extends z.ZodType>(schema: Schema) {
  return schema.nullish().transform((value) => value ?? null);
}
