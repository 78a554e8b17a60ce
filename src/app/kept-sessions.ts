import type { KeptValues } from '../journal/kept-values.ts';
import { instant } from '../kernel/time.ts';
import { z } from 'zod';
import type { SessionStore } from './session.ts';

const sessionSchema = z.object({ staff: z.string(), expiresAt: z.number() });

/** Sessions among the store's kept values, so that they outlive a restart and hold on every process of the node. */
export function keptSessions(values: KeptValues): SessionStore {
  return {
    put: ({ tokenHash, staff, expiresAt }) => values.put('session', tokenHash, { staff, expiresAt }),
    async find(tokenHash) {
      const kept = sessionSchema.safeParse(await values.get('session', tokenHash));
      return kept.success ? { staff: kept.data.staff, expiresAt: instant(kept.data.expiresAt) } : null;
    },
    end: (tokenHash) => values.drop('session', tokenHash),
  };
}
