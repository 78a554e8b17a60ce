import { z } from 'zod';
import type { DomainCommand } from '../../kernel/decider.ts';
import type { DomainEvent } from '../../kernel/event.ts';
import { releasedTipSchema, tipId, tipRooms } from '../../kernel/released-tip.ts';

const ofRoom = z.strictObject({ tip: tipId, room: z.enum(tipRooms) });

/** Commands of whoever works in the room to which a tip was released. */
export const tipCommandSchemas = {
  NoteTipSeen: ofRoom,
  NoteTipActedOn: ofRoom,
} as const satisfies Record<string, z.ZodType>;

/** Given by the flow from intelligence alone: no address takes them, and none asks for more. */
export const tipOwnSchemas = {
  ReceiveTip: releasedTipSchema,
  RecallTip: ofRoom,
} as const satisfies Record<string, z.ZodType>;

/** What a room at sea is told serves saving life and may go to the other state's watch; what a room ashore is told stays. */
const addressed = ofRoom.extend({ to: releasedTipSchema.shape.to });

/** Bodies of the events of a released tip in one room. */
export const tipEventSchemas = {
  TipReceived: releasedTipSchema,
  TipRecalled: ofRoom,
  TipSeen: ofRoom,
  TipActedOn: ofRoom,
  SeaTipReceived: releasedTipSchema,
  SeaTipRecalled: addressed,
  SeaTipSeen: ofRoom,
} as const satisfies Record<string, z.ZodType>;

type Bodies<Schemas extends Readonly<Record<string, z.ZodType>>, Base> = {
  [Name in keyof Schemas & string]: Base & { readonly type: Name } & Readonly<z.infer<Schemas[Name]>>;
}[keyof Schemas & string];

export type TipEvent = Bodies<typeof tipEventSchemas, DomainEvent>;
export type TipCommand = Bodies<typeof tipCommandSchemas & typeof tipOwnSchemas, DomainCommand>;
