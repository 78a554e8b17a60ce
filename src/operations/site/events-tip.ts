import { z } from 'zod';
import { utcText } from '../../kernel/utc-text.ts';
import { type CommandsOf, type EventsOf, shortName } from './shapes.ts';
import { tipKinds } from './words.ts';

const ofTip = z.strictObject({ tip: shortName });

/** Given by the flow from intelligence alone: no address takes them, and none asks for more. */
export const tipOwnSchemas = {
  ReceiveTip: ofTip.extend({
    site: shortName,
    /** Null: all of the site. */
    zone: shortName.nullable(),
    kind: z.enum(tipKinds),
    from: utcText,
    until: utcText,
    /** Reliability of source and of information, as released. Source: Europol 4x4. */
    source: z.enum(['A', 'B', 'C', 'X']),
    information: z.enum(['1', '2', '3', '4']),
    /** Who released it. */
    body: shortName,
  }),
  RecallTip: ofTip,
} as const satisfies Record<string, z.ZodType>;

/** Bodies of the events of a released tip at its site. */
export const tipEventSchemas = {
  SiteTipReceived: tipOwnSchemas.ReceiveTip,
  SiteTipRecalled: ofTip,
} as const satisfies Record<string, z.ZodType>;

export type TipEvent = EventsOf<typeof tipEventSchemas>;
export type TipCommand = CommandsOf<typeof tipOwnSchemas>;
