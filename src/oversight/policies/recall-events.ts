import { z } from 'zod';
import type { DomainCommand } from '../../kernel/decider.ts';
import type { DomainEvent } from '../../kernel/event.ts';
import { markings, purposes } from '../../kernel/marking.ts';
import { sha256Hex } from '../../kernel/sha256.ts';
import { shortName } from '../../kernel/shapes.ts';

/** Why a person takes back what was given: a closed list, so that no sentence about a person stands in the book. */
export const recallOrderReasons = [
  'released_in_error',
  'consent_withdrawn',
  'corrected_elsewhere',
  'court_order',
  'data_protection_order',
  'danger_to_person',
] as const;
export type RecallOrderReason = (typeof recallOrderReasons)[number];

/** The file number of a court or of a letter: a number, no sentence. */
export const recallReference = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._:/-]{0,63}$/);

/** What the sender says: which record of ours, from which peer, and why. */
export const recallAsked = {
  peer: z.string().regex(/^[a-z][a-z0-9-]{1,19}$/),
  reason: z.enum(recallOrderReasons),
  reference: recallReference.nullable(),
};

/**
 * The record by its stream and its version there, not by its place in the book, which tells how much was written before;
 * with its own purpose, marking and remits, since an order to take it back is read by nobody else.
 */
export const orderRecallSchema = z.strictObject({
  ...recallAsked,
  record: z.string().min(3).max(200),
  version: z.int().positive(),
  purpose: z.enum(purposes),
  marking: z.enum(markings),
  jurisdiction: z.array(z.string().max(64)).max(50),
});
export const recallOrderedSchema = orderRecallSchema.extend({ by: shortName });

export type OrderRecall = DomainCommand & { readonly type: 'OrderRecall' } & Readonly<
    z.infer<typeof orderRecallSchema>
  >;
/** Two persons have ordered it: what left of the record is taken back from that peer. */
export type RecallOrdered = DomainEvent & { readonly type: 'RecallOrdered' } & Readonly<
    z.infer<typeof recallOrderedSchema>
  >;

/** First part of the streams of orders. */
export const recallKind = 'recall_order';

/** The order’s own stream, after its kind: the same for one record and one peer. */
export function recallKeyOf(of: Pick<OrderRecall, 'peer' | 'record' | 'version'>): string {
  return `${of.peer}-${sha256Hex(`${of.record} ${of.version}`).slice(0, 32)}`;
}
