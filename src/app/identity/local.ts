import { addSeconds, type Clock, instant } from '../../kernel/time.ts';
import { type Client, tokenHash } from '../session.ts';
import { credentialKey, type CredentialOf, type Credentials, newCredentialId } from './credentials.ts';
import type { LockOut } from './lock-out.ts';
import { type Proof, proved, unproved } from './proof.ts';
import type { RefusalLog } from './refusal-log.ts';
import { nobodysHash, type SecretHashes } from './secrets.ts';

export interface LocalParts {
  readonly credentials: Credentials;
  readonly lockOut: LockOut;
  readonly hashes: SecretHashes;
  readonly log: Pick<RefusalLog, 'lockedOut'>;
  readonly clock: Clock;
}

export interface AccountSecret {
  readonly account: string;
  readonly secret: string;
}

type Account = CredentialOf<'local'>;

/** How long an address from which an account was entered is remembered, and how many. */
const knownDays = 30;
const knownMax = 8;

/** The key under which an account's credential stands; the name itself is kept nowhere. */
export function accountKey(account: string): string {
  return credentialKey('local', account.normalize('NFKC').trim().toLowerCase());
}

/**
 * Proves somebody by the account and secret of a small site. An unknown account, a wrong secret and a waiting time take
 * the same way: one comparison, one answer. Source: OWASP ASVS 5.0, 6.3.
 */
export async function proveLocal(
  parts: LocalParts,
  { account, secret }: AccountSecret,
  { address }: Client,
): Promise<Proof> {
  const key = accountKey(account);
  const kept = await parts.credentials.find('local', key);
  const attempt = { account: key, address, met: kept !== null && isKnown(kept, address, parts.clock) };
  const judged = await parts.lockOut.attempt(attempt);
  const matches = await parts.hashes.verify(kept?.hash ?? nobodysHash, secret);
  if (kept !== null && matches && judged.allowed) {
    await parts.lockOut.succeeded(attempt);
    const still = await parts.credentials.change('local', key, (before) =>
      withKnown(before, address, parts.clock),
    );
    // Taken away while the secret was compared: it opens nothing any more.
    return still === null ? unproved('local', 'wrong_secret', kept.staff) : proved('local', kept.staff, key);
  }
  const staff = kept?.staff ?? null;
  if (judged.waitUntil !== null) parts.log.lockedOut(staff, 'local', judged.waitUntil);
  return unproved('local', judged.allowed ? 'wrong_secret' : 'locked', staff);
}

/** The credential of a new account; its secret was checked by `secretFault`. */
export async function newAccount(
  { hashes, clock }: Pick<LocalParts, 'hashes' | 'clock'>,
  staff: string,
  secret: string,
): Promise<Account> {
  const id = newCredentialId();
  return { way: 'local', id, staff, enrolledAt: clock(), hash: await hashes.hash(secret), known: [] };
}

function isKnown({ known }: Account, address: string, clock: Clock): boolean {
  const from = tokenHash(address);
  return known.some(
    (one) => one.address === from && addSeconds(instant(one.at), knownDays * 86_400) > clock(),
  );
}

function withKnown(account: Account, address: string, clock: Clock): Account {
  const at = clock();
  const from = tokenHash(address);
  const others = account.known.filter(
    (one) => one.address !== from && addSeconds(instant(one.at), knownDays * 86_400) > at,
  );
  return { ...account, known: [{ address: from, at }, ...others].slice(0, knownMax) };
}
