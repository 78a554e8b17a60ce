import { z } from 'zod';
import type { Told } from '../session.ts';

/** The folded state of `access/<staff>`, as far as whoever signs in is told of it. */
const stateSchema = z.object({
  told: z.array(
    z.object({
      kind: z.enum(['session_ended', 'credential_revoked', 'way_added']),
      at: z.string(),
      by: z.string(),
    }),
  ),
  enrolled: z.object({ by: z.string(), at: z.string() }).nullable(),
});

/** What a session that begins tells its owner; nothing where the book says nothing. */
export function tellingOf(state: unknown): Told {
  const read = stateSchema.safeParse(state);
  return read.success ? read.data : { told: [], enrolled: null };
}
