import { ok, type Refusal, type Result } from '../../kernel/result.ts';
import { instant, toUtc } from '../../kernel/time.ts';
import type { Who } from '../who.ts';
import { credentialId, type KeyedCredential } from './credentials.ts';
import type { IdentityRouteParts } from './route-parts.ts';

/** A way of signing in as screens list it. */
export function credentialView(keyed: KeyedCredential) {
  const { way, enrolledAt } = keyed.credential;
  return { credential: credentialId(keyed), way, enrolledAt: toUtc(instant(enrolledAt)) };
}

interface Revoking {
  readonly staff: string;
  /** Public id. */
  readonly credential: string;
  /** The session that goes on; null: none. */
  readonly but: string | null;
}

/** Takes a way of signing in away, and with it the sessions it may have opened. Refuses what the decider refuses. */
export async function revokeCredential(
  { identity, sessions }: Pick<IdentityRouteParts, 'identity' | 'sessions'>,
  who: Who,
  { staff, credential, but }: Revoking,
): Promise<Result<null, Refusal>> {
  const command = { type: 'RevokeCredential', staff, credential };
  const recorded = await identity.record(who, { kind: 'access', key: staff, command });
  const held = (await identity.credentials.of(staff)).find((keyed) => credentialId(keyed) === credential);
  // Also where the book knew already: a revocation broken off must be able to end. Any other refusal holds.
  const goesOn = recorded.ok || (held !== undefined && recorded.refusal.code === 'credential_unknown');
  if (!goesOn) return recorded;
  if (held !== undefined) await identity.credentials.drop(held.key);
  for (const session of await sessions.of(staff))
    if (session.id !== but) await identity.entry.revoke(who, session);
  return ok(null);
}
