import { z } from 'zod';
import { type CommandsOf, type EventsOf, shortName } from '../../../kernel/shapes.ts';
import { utcText } from '../../../kernel/utc-text.ts';
import { actor, passageId } from '../shapes.ts';
import { lookPurposes } from './words-look.ts';

/** One look into what cameras read of plates; made by whoever looks. */
export const lookId = z.string().regex(/^l-[0-9a-z]{6,40}$/);

const look = { look: lookId, passage: passageId, purpose: z.enum(lookPurposes) };

/** What people order: to be told where cameras read the plates of a passage. Without this on record nothing is told. */
export const lookCommandSchemas = {
  LookUpPlateReads: z.strictObject(look),
} as const satisfies Record<string, z.ZodType>;

/** Bodies of the events of a look. `until`: it is over by itself then. */
export const lookEventSchemas = {
  PlateReadsLookedUp: z.strictObject({ ...look, place: shortName, until: utcText, by: actor }),
} as const satisfies Record<string, z.ZodType>;

export type LookEvent = EventsOf<typeof lookEventSchemas>;
export type LookCommand = CommandsOf<typeof lookCommandSchemas>;
