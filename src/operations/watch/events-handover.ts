import { z } from 'zod';
import type { DomainCommand } from '../../kernel/decider.ts';
import type { DomainEvent } from '../../kernel/event.ts';
import { shortName } from '../../kernel/shapes.ts';
import { utcText } from '../../kernel/utc-text.ts';
import { actor, desk, handoverId, hashText, sealedPlace, side } from './forms.ts';
import { handoverKinds, handoverParts } from './wire.ts';

/** `sheetAt`, `sheetHash`, `place`: as told with the sheet. Prepared again, the signatures given so far fall. */
export const prepareHandoverSchema = z.strictObject({
  handover: handoverId,
  desk: shortName,
  kind: z.enum(handoverKinds),
  sheetAt: utcText,
  sheetHash: hashText,
  place: sealedPlace,
});
/** `sheetHash`: of the sheet that whoever signs has before them. */
export const signHandoverSchema = z.strictObject({
  handover: handoverId,
  part: z.enum(handoverParts),
  sheetHash: hashText,
});
export const withdrawHandoverSchema = z.strictObject({ handover: handoverId });

type Of<Name extends string, Schema extends z.ZodType> = DomainCommand & { readonly type: Name } & Readonly<
    z.infer<Schema>
  >;
type Happened<Name extends string, Schema extends z.ZodType> = DomainEvent & {
  readonly type: Name;
} & Readonly<z.infer<Schema>>;

export type PrepareHandover = Of<'PrepareHandover', typeof prepareHandoverSchema>;
export type SignHandover = Of<'SignHandover', typeof signHandoverSchema>;
export type WithdrawHandover = Of<'WithdrawHandover', typeof withdrawHandoverSchema>;
export type HandoverCommand = PrepareHandover | SignHandover | WithdrawHandover;

export const handoverPreparedSchema = prepareHandoverSchema.extend({ side, by: actor });
export const handoverSignedSchema = signHandoverSchema.extend({ by: actor, desk });
export const handoverWithdrawnSchema = withdrawHandoverSchema.extend({ by: actor });

export type HandoverPrepared = Happened<'HandoverPrepared', typeof handoverPreparedSchema>;
export type HandoverSigned = Happened<'HandoverSigned', typeof handoverSignedSchema>;
export type HandoverWithdrawn = Happened<'HandoverWithdrawn', typeof handoverWithdrawnSchema>;
export type OfHandover = HandoverPrepared | HandoverSigned | HandoverWithdrawn;
