import { z } from 'zod';
import type { DomainCommand } from '../../kernel/decider.ts';
import {
  type PositionLost,
  positionLostBody,
  resumptionReasons,
  resumptionRefusals,
  withoutReasons,
} from '../../kernel/set-back.ts';
import type { UtcText } from '../../kernel/time.ts';
import { shortName } from '../../kernel/shapes.ts';

const position = z.int().min(0);
const node = z.string().regex(/^[a-z][a-z0-9-]{1,19}$/);
const stretch = { after: position, upTo: position };
const count = z.int().min(0);

export const resumeAfterSetBackSchema = z.strictObject({
  ...stretch,
  reason: z.enum(resumptionReasons),
  /** Of what both states wrote to one another, where they did: a number, no sentence. */
  reference: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._:/-]{0,63}$/)
    .nullable(),
  /** Peers that cannot give back, and why. */
  without: z.array(z.strictObject({ peer: node, why: z.enum(withoutReasons) })).max(20),
});
export const resumptionOrderedSchema = resumeAfterSetBackSchema.extend({
  by: shortName,
});
export const bookResumedSchema = z.strictObject({
  ...stretch,
  /** Positions whose records are lost. */
  lost: count,
  /** Records written since, which stand after the stretch. */
  moved: count,
  /** Records that came back, and those that this version could not read. */
  returned: count,
  unread: count,
});
export const resumptionStoppedSchema = z.strictObject({ ...stretch, why: z.enum(resumptionRefusals) });
export const positionLostSchema = positionLostBody;

/** Two persons order that a book which was set back goes on, over a stretch that they were shown. */
export type ResumeAfterSetBack = DomainCommand & { readonly type: 'ResumeAfterSetBack' } & Readonly<
    z.infer<typeof resumeAfterSetBackSchema>
  >;
type Counts = Pick<z.infer<typeof bookResumedSchema>, 'lost' | 'moved' | 'returned' | 'unread'>;
/** By the program, which has carried it out. */
export type EndResumption = DomainCommand & { readonly type: 'EndResumption' } & Readonly<Counts>;
/** By the program, which may not: a condition does not hold any more. */
export interface StopResumption extends DomainCommand {
  readonly type: 'StopResumption';
  readonly why: z.infer<typeof resumptionStoppedSchema>['why'];
}
export type BookCommand = ResumeAfterSetBack | EndResumption | StopResumption;

interface Said<Type extends string> {
  readonly type: Type;
  readonly at: UtcText;
}
export type ResumptionOrdered = Said<'ResumptionOrdered'> & Readonly<z.infer<typeof resumptionOrderedSchema>>;
export type BookResumed = Said<'BookResumed'> & Readonly<z.infer<typeof bookResumedSchema>>;
export type ResumptionStopped = Said<'ResumptionStopped'> & Readonly<z.infer<typeof resumptionStoppedSchema>>;
export type BookEvent = ResumptionOrdered | BookResumed | ResumptionStopped | PositionLost;
