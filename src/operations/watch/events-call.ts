import { z } from 'zod';
import type { DomainCommand } from '../../kernel/decider.ts';
import type { DomainEvent } from '../../kernel/event.ts';
import { shortName } from '../../kernel/shapes.ts';
import { desk, side } from './forms.ts';

/** A name drawn for this call alone: neither the contact nor the caller can be told from it. */
export const beginCallSchema = z.strictObject({ call: shortName });
/** Recorded or dropped: nobody is held up by it any more. */
export const endCallSchema = z.strictObject({ call: shortName });

type Of<Name extends string> = DomainCommand & { readonly type: Name; readonly call: string };
export type BeginCall = Of<'BeginCall'>;
export type EndCall = Of<'EndCall'>;
export type CallCommand = BeginCall | EndCall;

/** At which desk a call is being taken: no word of it, and nobody's name. */
export const callBegunSchema = z.strictObject({ call: shortName, side, desk });
export const callEndedSchema = z.strictObject({ call: shortName });

type Happened<Name extends string, Schema extends z.ZodType> = DomainEvent & {
  readonly type: Name;
} & Readonly<z.infer<Schema>>;
export type CallBegun = Happened<'CallBegun', typeof callBegunSchema>;
export type CallEnded = Happened<'CallEnded', typeof callEndedSchema>;
export type OfCall = CallBegun | CallEnded;
