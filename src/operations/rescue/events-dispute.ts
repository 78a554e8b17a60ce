import { z } from 'zod';
import { states } from '../../kernel/label.ts';
import { shortName } from '../../kernel/shapes.ts';
import { utcText } from '../../kernel/utc-text.ts';
import { boatId, contactId } from './id-shapes.ts';
import { coordinators, disputeKinds, phases, settleReasons } from './wire.ts';

const side = z.enum(states);
const given = {
  dispute: shortName,
  /** Whose account stands, seen from whoever says so; `both`: each for itself. */
  stands: z.enum(['own', 'other', 'both']),
  reason: z.enum(settleReasons),
};

/** One side says which of two accounts stands. It is settled once a person of each side has said the same. */
export const settleDisputeSchema = z.strictObject({ boat: boatId, ...given });
/** The same of a contact that stands on two boats. */
export const settleLinkSchema = z.strictObject({ contact: contactId, ...given });

const settled = {
  dispute: shortName,
  kind: z.enum(disputeKinds),
  /** Whose account stands, by its node; `both`: each for itself. */
  stands: z.enum([...states, 'both']),
  reason: z.enum(settleReasons),
  /** For which side it was said; every side of the dispute must say the same. */
  side,
  sides: z.array(side).min(1).max(8),
  by: z.string().max(80),
};

/** What one side has said of a dispute over a boat, and what follows once every side has said so. */
export const disputeSettledSchema = z.strictObject({
  boat: boatId,
  ...settled,
  /** The others had said the same by then: what follows on other records is written beside. */
  carried: z.boolean(),
  /** The closing that no longer holds; null: none. */
  voids: z.strictObject({ at: utcText, by: z.string().max(80) }).nullable(),
  coordinator: z.enum(coordinators).nullable(),
  phase: z.enum(phases).nullable(),
  /** The search that goes on; null: none. */
  search: shortName.nullable(),
});
/** What one side has said of a contact that both sides linked. */
export const linkSettledSchema = z.strictObject({ contact: contactId, ...settled });
