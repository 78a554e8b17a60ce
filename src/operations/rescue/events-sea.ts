import { z } from 'zod';
import type { DomainCommand } from '../../kernel/decider.ts';
import type { DomainEvent } from '../../kernel/event.ts';
import { shortName } from '../../kernel/shapes.ts';
import { utcText } from '../../kernel/utc-text.ts';
import type { Frozen } from './frozen.ts';

const degrees = z.number().min(0).lt(360);
const bounds = z
  .strictObject({
    south: z.number().min(-90).max(90),
    west: z.number().min(-180).max(180),
    north: z.number().min(-90).max(90),
    east: z.number().min(-180).max(180),
  })
  .refine(({ south, west, north, east }) => south < north && west < east);

/** Stream and wind in an area at a moment, by one source. Null: it says nothing of it, which is not calm. */
export const seaReportSchema = z.strictObject({
  area: shortName,
  source: shortName,
  bounds,
  /** When it was so, not when it was sent. */
  at: utcText,
  current: z
    .strictObject({
      metresPerSecond: z.number().min(0).max(6),
      towardsDegrees: degrees,
      /** One standard deviation on each axis. */
      errorMetresPerSecond: z.number().min(0.02).max(3),
    })
    .nullable()
    .default(null),
  wind: z
    .strictObject({
      metresPerSecond: z.number().min(0).max(80),
      fromDegrees: degrees,
      errorMetresPerSecond: z.number().min(0.1).max(20),
    })
    .nullable()
    .default(null),
});

/** `measuredAt`: what a report bears as `at`; an order’s own `at` is when it was given. */
export const recordSeaConditionsSchema = seaReportSchema
  .omit({ at: true })
  .extend({ measuredAt: seaReportSchema.shape.at });
export const seaConditionsRecordedSchema = recordSeaConditionsSchema;

export type RecordSeaConditions = DomainCommand & { readonly type: 'RecordSeaConditions' } & Frozen<
    z.infer<typeof recordSeaConditionsSchema>
  >;
export type SeaConditionsRecorded = DomainEvent & { readonly type: 'SeaConditionsRecorded' } & Frozen<
    z.infer<typeof seaConditionsRecordedSchema>
  >;
