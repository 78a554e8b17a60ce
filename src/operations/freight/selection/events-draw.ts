import { z } from 'zod';
import { utcText } from '../../../kernel/utc-text.ts';
import type { CommandsOf, EventsOf } from '../../../kernel/shapes.ts';
import { placeForm } from './conditions.ts';
import { secretForm } from './draw.ts';

const period = z.string().regex(/^[a-z0-9][a-z0-9-]{1,39}$/);
const ofPeriod = z.strictObject({ place: placeForm, period });
const by = { by: z.string().max(80) };
const hash = z.string().regex(/^[0-9a-f]{64}$/);

/** Commands of a place's random share. The node itself seals and opens: the secret is in nobody's hands. */
export const drawCommandSchemas = {
  PublishShare: ofPeriod.extend({ from: utcText, to: utcText, ratePermille: z.int().min(1).max(1_000) }),
  SealSecret: ofPeriod.extend({ fingerprint: hash }),
  OpenSecret: ofPeriod.extend({ secret: z.string().regex(secretForm) }),
} as const satisfies Record<string, z.ZodType>;

/** Bodies of the events of a place's random share. */
export const drawEventSchemas = {
  SharePublished: drawCommandSchemas.PublishShare.extend(by),
  SecretSealed: drawCommandSchemas.SealSecret.extend(by),
  SecretOpened: drawCommandSchemas.OpenSecret.extend(by),
} as const satisfies Record<string, z.ZodType>;

export type DrawEvent = EventsOf<typeof drawEventSchemas>;
export type DrawCommand = CommandsOf<typeof drawCommandSchemas>;
