import { z } from 'zod';

/** One vehicle once through one place; made by whoever enters it, also without a link. */
export const passageId = z.string().regex(/^p-[0-9a-z]{6,40}$/);
/** One control of a passage. */
export const controlId = z.string().regex(/^k-[0-9a-z]{6,40}$/);
/** Whoever gave the order: an id, never a name. */
export const actor = z.string().max(80);
/** ISO 3166-1 alpha-2 of the state that gave a plate; null: not said. */
export const country = z
  .string()
  .regex(/^[A-Z]{2}$/)
  .nullable();
