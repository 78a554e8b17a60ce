import { z } from 'zod';
import { marksMax } from '../../kernel/caller-mark.ts';
import type { DomainCommand } from '../../kernel/decider.ts';
import type { DomainEvent } from '../../kernel/event.ts';
import { subjectId } from '../../kernel/shapes.ts';
import type { Frozen } from './frozen.ts';

/**
 * What the telephones of a caller are under the key that this node shares with one peer: sealed from everybody but the
 * two nodes, for the one purpose of knowing a telephone again. Never a number. It replaces what was marked before under
 * the same key.
 */
export const callerMarkedSchema = z.strictObject({
  subject: subjectId,
  /** The node whose key it is, and the only one that is told. */
  peer: z.string().regex(/^[a-z][a-z0-9-]{1,19}$/),
  epoch: z.int().min(1).max(2_000_000),
  /** Id of the joint key. */
  key: z.string().regex(/^[0-9a-f]{16}$/),
  marks: z.array(z.string().regex(/^[0-9a-f]{64}$/)).max(marksMax),
});
/** The caller is erased: no mark of it may be borne any more. */
export const callerForgottenSchema = z.strictObject({ subject: subjectId });

type Of<Name extends string, Schema extends z.ZodType> = { readonly type: Name } & Frozen<z.infer<Schema>>;

export type MarkCaller = DomainCommand & Of<'MarkCaller', typeof callerMarkedSchema>;
export type ForgetCaller = DomainCommand & Of<'ForgetCaller', typeof callerForgottenSchema>;
export type CallerCommand = MarkCaller | ForgetCaller;
export type CallerMarked = DomainEvent & Of<'CallerMarked', typeof callerMarkedSchema>;
export type CallerForgotten = DomainEvent & Of<'CallerForgotten', typeof callerForgottenSchema>;
export type CallerEvent = CallerMarked | CallerForgotten;

/** Schemas of the bodies of every event of a caller's stream, by type. */
export const callerEventSchemas = {
  CallerMarked: callerMarkedSchema,
  CallerForgotten: callerForgottenSchema,
} as const satisfies Record<CallerEvent['type'], z.ZodType>;
