import { z } from 'zod';
import type { DomainCommand } from '../../kernel/decider.ts';
import type { DomainEvent } from '../../kernel/event.ts';
import {
  amendedTipSchema,
  releasedTipSchema,
  tipEdition,
  tipId,
  tipRooms,
} from '../../kernel/released-tip.ts';

const ofRoom = z.strictObject({ tip: tipId, room: z.enum(tipRooms) });

/** Of which text it is said; absent: of the first, which was the only one before texts could be amended. */
const ofText = ofRoom.extend({ edition: tipEdition.optional() });

/** Commands of whoever works in the room to which a tip was released. */
export const tipCommandSchemas = {
  NoteTipSeen: ofText,
  NoteTipActedOn: ofText,
} as const satisfies Record<string, z.ZodType>;

/** Given by the flow from intelligence alone: no address takes them, and none asks for more. */
export const tipOwnSchemas = {
  ReceiveTip: releasedTipSchema,
  AmendTip: amendedTipSchema,
  RecallTip: ofRoom,
} as const satisfies Record<string, z.ZodType>;

/** What a room at sea is told serves saving life and may go to the other state's watch; what a room ashore is told stays. */
const addressed = ofRoom.extend({ to: releasedTipSchema.shape.to });

/** Bodies of the events of a released tip in one room. */
export const tipEventSchemas = {
  TipReceived: releasedTipSchema,
  TipAmended: amendedTipSchema,
  TipRecalled: ofRoom,
  TipSeen: ofText,
  TipActedOn: ofText,
  SeaTipReceived: releasedTipSchema,
  SeaTipAmended: amendedTipSchema,
  SeaTipRecalled: addressed,
  SeaTipSeen: ofText,
} as const satisfies Record<string, z.ZodType>;

type Bodies<Schemas extends Readonly<Record<string, z.ZodType>>, Base> = {
  [Name in keyof Schemas & string]: Base & { readonly type: Name } & Readonly<z.infer<Schemas[Name]>>;
}[keyof Schemas & string];

export type TipEvent = Bodies<typeof tipEventSchemas, DomainEvent>;
export type TipCommand = Bodies<typeof tipCommandSchemas & typeof tipOwnSchemas, DomainCommand>;
