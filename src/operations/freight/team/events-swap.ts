import { z } from 'zod';
import { type CommandsOf, type EventsOf, shortName } from '../../../kernel/shapes.ts';
import { actor, member } from './shapes.ts';

const ofSwap = z.strictObject({ swap: shortName });

/** Commands over one swap: asked by one of two people, accepted by the other, approved by whoever keeps the roster. */
export const swapCommandSchemas = {
  /** `staff` gives `duty` to `other`, for `otherDuty` of theirs, or for nothing (null). */
  ProposeSwap: ofSwap.extend({
    staff: member,
    duty: shortName,
    other: member,
    otherDuty: shortName.nullable(),
    /** Teams whose duties these are: the other must serve in them. */
    team: shortName,
    otherTeam: shortName.nullable(),
  }),
  AcceptSwap: ofSwap,
  DeclineSwap: ofSwap,
  WithdrawSwap: ofSwap,
  ApproveSwap: ofSwap,
  RefuseSwap: ofSwap,
} as const satisfies Record<string, z.ZodType>;

const by = { by: actor };

/** Bodies of the events of one swap. */
export const swapEventSchemas = {
  SwapProposed: swapCommandSchemas.ProposeSwap.extend(by),
  /** The other agrees; nobody's duty has moved yet. */
  SwapAccepted: ofSwap.extend(by),
  SwapDeclined: ofSwap.extend(by),
  SwapWithdrawn: ofSwap.extend(by),
  /** The roster is changed: written with what each loses and gets. */
  SwapApproved: ofSwap.extend(by),
  SwapRefused: ofSwap.extend(by),
} as const satisfies Record<string, z.ZodType>;

export type SwapEvent = EventsOf<typeof swapEventSchemas>;
export type SwapEventOf<Name extends SwapEvent['type']> = Extract<SwapEvent, { readonly type: Name }>;
export type SwapCommand = CommandsOf<typeof swapCommandSchemas>;
export type SwapCommandOf<Name extends SwapCommand['type']> = Extract<SwapCommand, { readonly type: Name }>;
