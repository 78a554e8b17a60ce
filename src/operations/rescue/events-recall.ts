import { z } from 'zod';
import { recallReasons } from '../../kernel/recall.ts';
import { shortName, subjectId } from '../../kernel/shapes.ts';
import type { UtcText } from '../../kernel/time.ts';
import { utcText } from '../../kernel/utc-text.ts';
import type { Frozen } from './frozen.ts';
import { boatId, contactId } from './id-shapes.ts';
import { claimedKinds, contactKinds } from './wire.ts';

const actor = z.string().max(80);
/** Whose record it was, by its node, and why it may be used no longer. */
const withdrawn = { origin: shortName, reason: z.enum(recallReasons) };
/** What a record was and of what it spoke: never how many, where or who. */
const said = { kind: z.enum(contactKinds), claimed: z.array(z.enum(claimedKinds)).max(claimedKinds.length) };

/**
 * A record of the other side that this boat stands on was recalled. By the node's own exchange: nobody gives it at a desk.
 * `said`: what it was, where the boat no longer tells; null: as the boat holds it. `wasOpen`: the boat was, until then.
 */
export const noteRecallSchema = z.strictObject({
  boat: boatId,
  contact: contactId,
  ...withdrawn,
  said: z.strictObject(said).nullable(),
  wasOpen: z.boolean(),
});
/** A person has seen that a record was recalled; `contact` null: the boat itself, of which nothing of ours goes on. */
export const acknowledgeRecallSchema = z.strictObject({ boat: boatId, contact: contactId.nullable() });

/** `searches`: those that had ended by it and go on again. */
export const evidenceRecalledSchema = z.strictObject({
  boat: boatId,
  contact: contactId,
  ...withdrawn,
  ...said,
  searches: z.array(shortName).max(100),
  by: actor,
});
export const recallAcknowledgedSchema = acknowledgeRecallSchema.extend({ by: actor });
/** What else stands on the record of a boat, and is no part of what goes along at a merge. */
export const besideHeld = {
  ...withdrawn,
  openedAt: utcText,
  onScene: shortName.nullable(),
  log: z
    .array(
      z.strictObject({
        entry: subjectId,
        language: z.enum(['en', 'fr']),
        at: utcText,
        by: actor,
        translated: z.boolean(),
      }),
    )
    .max(1_000),
};

/**
 * A record that a boat stood on until its origin recalled it. `sinceClosing`: the boat was closed by then. `seen`: who has
 * acknowledged it, and when.
 */
export type RecalledEvidence = Frozen<
  Omit<z.infer<typeof evidenceRecalledSchema>, 'boat' | 'searches' | 'by'>
> & {
  readonly at: UtcText;
  readonly sinceClosing: boolean;
  readonly seen: { readonly at: UtcText; readonly by: string } | null;
};
