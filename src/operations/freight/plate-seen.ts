import { z } from 'zod';
import { subjectId } from '../../kernel/shapes.ts';
import { plateKeys, plateTokens } from './plate/index.ts';
import { country } from './shapes.ts';
import { plateHolders } from './words.ts';

/** A keyed hash of a normal form; the key is the node's own and lies outside its database. */
export type TokenOf = (form: string) => string;

const token = z.string().regex(/^[A-Za-z0-9_-]{16,64}$/);

/** A plate as a person names it: on what, under which subject of the vault, of which state. Its text is sealed beside. */
export const plateNamedSchema = z.strictObject({ on: z.enum(plateHolders), subject: subjectId, country });
export type PlateNamed = z.infer<typeof plateNamedSchema>;

/** A plate as events know it: tokens, the shape, and its last two signs for the eye. Never the plate. */
export const plateSeenSchema = plateNamedSchema.extend({
  tokens: z.strictObject({
    exact: token,
    near: z.array(token).max(80).readonly(),
    country,
    shape: z.string().regex(/^[A9 -]{0,24}$/),
  }),
  hint: z.string().max(2),
});
export type PlateSeen = z.infer<typeof plateSeenSchema>;

/**
 * What may be known of a plate without saying it; null: no plate can be read from what was typed.
 * `tokenOf` hides the forms, so that only this node can tell that two typings are alike.
 */
export function plateSeen(named: PlateNamed, typed: string, tokenOf: TokenOf): PlateSeen | null {
  const keys = plateKeys(typed, named.country);
  return keys.ok ? { ...named, tokens: plateTokens(keys.value, tokenOf), hint: keys.value.hint } : null;
}
