import { z } from 'zod';
import { actor, type CommandsOf, type EventsOf, member, shortName } from './shapes.ts';

const ofSwap = z.strictObject({ swap: shortName });

/** Commands over one swap: proposed by one of two people, settled by the other. */
export const swapCommandSchemas = {
  /** `staff` gives `duty` to `other`, for `otherDuty` of theirs, or for nothing (null). */
  ProposeSwap: ofSwap.extend({
    staff: member,
    duty: shortName,
    other: member,
    otherDuty: shortName.nullable(),
  }),
  AcceptSwap: ofSwap,
  DeclineSwap: ofSwap,
  WithdrawSwap: ofSwap,
} as const satisfies Record<string, z.ZodType>;

const by = { by: actor };

/** Bodies of the events of one swap. */
export const swapEventSchemas = {
  SwapProposed: swapCommandSchemas.ProposeSwap.extend({
    /** Teams whose duties these are: the other must serve in them. */
    team: shortName,
    otherTeam: shortName.nullable(),
    ...by,
  }),
  SwapAccepted: ofSwap.extend(by),
  SwapDeclined: ofSwap.extend(by),
  SwapWithdrawn: ofSwap.extend(by),
} as const satisfies Record<string, z.ZodType>;

export type SwapEvent = EventsOf<typeof swapEventSchemas>;
export type SwapEventOf<Name extends SwapEvent['type']> = Extract<SwapEvent, { readonly type: Name }>;
export type SwapCommand = CommandsOf<typeof swapCommandSchemas>;
export type SwapCommandOf<Name extends SwapCommand['type']> = Extract<SwapCommand, { readonly type: Name }>;
