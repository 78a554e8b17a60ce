import { z } from 'zod';
import { states } from '../../kernel/label.ts';
import { utcText } from '../../kernel/utc-text.ts';
import { type CommandsOf, type EventsOf, shortName } from '../../kernel/shapes.ts';
import { actor, pointSchema } from './shapes.ts';
import { compensationKinds, gapCauses, gapDecisions, gapEnds, gapLosses } from './words.ts';

const ofGap = z.strictObject({ gap: shortName });
const money = z.number().min(0).max(100_000_000).nullable();

const lacking = {
  /** Unit, sensor or aircraft that falls out. */
  asset: shortName,
  loses: z.array(z.enum(gapLosses)).min(1).max(gapLosses.length).readonly(),
  /** Ring, not closed: three corners at least. */
  area: z.array(pointSchema).min(3).max(60).readonly(),
  from: utcText,
  to: utcText,
  cause: z.enum(gapCauses),
};
const offer = {
  compensation: shortName,
  kind: z.enum(compensationKinds),
  /** Which unit of the register, where it is one. */
  unit: shortName.nullable(),
  /** As stated; an amount that is not stated is null, zero is a price. */
  cost: z.strictObject({ hours: z.number().positive().max(1_000), euros: money, pounds: money }),
};

/** Commands of a gap's stream with their schemas. */
export const gapCommandSchemas = {
  OpenGap: ofGap.extend(lacking),
  CompensateGap: ofGap.extend(offer),
  WithdrawCompensation: ofGap.extend({ compensation: shortName }),
  /** A named decision: whoever gives it bears the gap, with these proposals in its place, or none. */
  AcceptGap: ofGap.extend({ taken: z.array(shortName).max(20).readonly(), reason: z.enum(gapDecisions) }),
  CloseGap: ofGap.extend({ reason: z.enum(gapEnds) }),
  /** The other side’s watch says that it has it: it decides and offers nothing by that. */
  ReceiveGap: ofGap,
} as const satisfies Record<string, z.ZodType>;

const by = { by: actor };
/** Bodies of the events of a gap's stream. */
export const gapEventSchemas = {
  GapOpened: gapCommandSchemas.OpenGap.extend({ side: z.enum(states).nullable(), ...by }),
  GapCompensated: gapCommandSchemas.CompensateGap.extend({ side: z.enum(states), ...by }),
  CompensationWithdrawn: gapCommandSchemas.WithdrawCompensation.extend(by),
  GapAccepted: gapCommandSchemas.AcceptGap.extend(by),
  GapClosed: gapCommandSchemas.CloseGap.extend(by),
  GapReceived: ofGap.extend({ side: z.enum(states), ...by }),
} as const satisfies Record<string, z.ZodType>;

export type GapEvent = EventsOf<typeof gapEventSchemas>;
export type GapCommand = CommandsOf<typeof gapCommandSchemas>;
export type GapCommandOf<Name extends GapCommand['type']> = Extract<GapCommand, { readonly type: Name }>;
