import { z } from 'zod';
import type { KeptValues } from '../journal/kept-values.ts';
import { signInWays } from '../kernel/identity.ts';
import { instant } from '../kernel/time.ts';
import type { Session, SessionStore } from './session.ts';

const moment = z.number().transform((milliseconds) => instant(milliseconds));
const sessionSchema = z.object({
  id: z.string(),
  staff: z.string(),
  way: z.enum(signInWays),
  startedAt: moment,
  lastUsedAt: moment,
  provenAt: moment,
  expiresAt: moment,
  agent: z.string(),
  address: z.string().nullable(),
  told: z
    .array(
      z.object({
        kind: z.enum(['session_ended', 'credential_revoked', 'way_added']),
        at: z.string(),
        by: z.string(),
      }),
    )
    .default([]),
  enrolled: z.object({ by: z.string(), at: z.string() }).nullable().default(null),
});
const room = 'session';

/**
 * Sessions among the store's kept values, so that they outlive a restart and hold, and end, on every process of the
 * node. What is no session in the present form is none: its holder signs in again.
 */
export function keptSessions(values: KeptValues): SessionStore {
  return {
    put: (tokenHash, session) => values.put(room, tokenHash, { ...session }),
    find: async (tokenHash) => read(await values.get(room, tokenHash)),
    take: async (tokenHash) => read(await values.take(room, tokenHash)),
    async touch(tokenHash, at) {
      await values.change(room, tokenHash, (before) => {
        const session = read(before);
        return session === null ? null : { ...session, lastUsedAt: Math.max(at, session.lastUsedAt) };
      });
    },
    async list(where) {
      const found = await values.list(room, where);
      return found.flatMap(({ key, value }) => {
        const session = read(value);
        return session === null ? [] : [{ tokenHash: key, session }];
      });
    },
  };
}

function read(value: unknown): Session | null {
  const kept = sessionSchema.safeParse(value);
  return kept.success ? kept.data : null;
}
