import { z } from 'zod';
import type { KeptValues } from '../../journal/kept-values.ts';
import { addSeconds, type Clock, type Instant, instant } from '../../kernel/time.ts';
import { tokenHash } from '../session.ts';

/** How failures of one kind are counted. */
interface Rule {
  /** Failures after which one waits. */
  readonly free: number;
  readonly waitSeconds: number;
  readonly waitSecondsMax: number;
}

/** Quiet for so long, and what was counted is forgotten. */
export const forgetSeconds = 900;

/**
 * `pair`: one account from one address. `account`: one account from addresses it was never entered from; `address`: one
 * address to accounts never entered from it. The last two never wait longer than a minute and never concern a pair that
 * has met: nobody can keep another from where they usually sign in, and elsewhere by no more than this minute after the
 * attack has ended. Source: OWASP ASVS 5.0, 6.1.1 and 6.3.1; docs/decisions/0011-ways-in.md.
 */
export const lockOutRules = {
  pair: { free: 5, waitSeconds: 60, waitSecondsMax: 900 },
  account: { free: 20, waitSeconds: 60, waitSecondsMax: 60 },
  address: { free: 50, waitSeconds: 60, waitSecondsMax: 60 },
} as const satisfies Record<string, Rule>;

const counterSchema = z.object({ failures: z.number(), waitUntil: z.number(), expiresAt: z.number() });
type Counter = z.infer<typeof counterSchema>;

export interface Attempt {
  /** Hash of the account, known or not. */
  readonly account: string;
  readonly address: string;
  /** True where the account was entered from this address of late. */
  readonly met: boolean;
}

export interface Judged {
  readonly allowed: boolean;
  /** Set by this very attempt: the wait that begins if it fails. */
  readonly waitUntil: Instant | null;
}

export interface LockOut {
  /** Counts the attempt before it is judged, so that a hundred at once are not one; says whether it may be judged. */
  attempt(attempt: Attempt): Promise<Judged>;
  /** Takes the count of a right attempt back. */
  succeeded(attempt: Attempt): Promise<void>;
}

const room = 'lockout';
type RuleName = keyof typeof lockOutRules;

/** See `lockOutRules`. */
export function createLockOut({
  values,
  clock,
}: {
  readonly values: KeptValues;
  readonly clock: Clock;
}): LockOut {
  const count = async (name: RuleName, key: string): Promise<Judged> => {
    const now = clock();
    let judged: Judged = { allowed: false, waitUntil: null };
    await values.change(room, key, (before) => {
      const present = read(before, now);
      // Whoever tries during a wait does not make it longer.
      if (present.waitUntil > now) {
        judged = { allowed: false, waitUntil: null };
        return null;
      }
      const after = counted(lockOutRules[name], present, now);
      judged = { allowed: true, waitUntil: after.waitUntil > now ? instant(after.waitUntil) : null };
      return after;
    });
    return judged;
  };
  return {
    async attempt(attempt) {
      const keys = keysOf(attempt);
      const pair = await count('pair', keys.pair);
      if (attempt.met || !pair.allowed) return pair;
      const [account, address] = await Promise.all([
        count('account', keys.account),
        count('address', keys.address),
      ]);
      return {
        allowed: account.allowed && address.allowed,
        waitUntil: pair.waitUntil ?? account.waitUntil,
      };
    },
    async succeeded(attempt) {
      const keys = keysOf(attempt);
      await values.drop(room, keys.pair);
      if (attempt.met) return;
      for (const name of ['account', 'address'] as const)
        await values.change(room, keys[name], (before) =>
          uncounted(lockOutRules[name], read(before, clock())),
        );
    },
  };
}

function keysOf({ account, address }: Attempt): Readonly<Record<RuleName, string>> {
  const from = tokenHash(address);
  return { pair: `pair/${account}/${from}`, account: `account/${account}`, address: `address/${from}` };
}

function read(value: unknown, now: Instant): Counter {
  const kept = counterSchema.safeParse(value);
  return kept.success && kept.data.expiresAt > now ? kept.data : { failures: 0, waitUntil: 0, expiresAt: 0 };
}

/** One failure more. Waits double from the last free one: 1, 2, 4, 8, 15 minutes. */
function counted(rule: Rule, before: Counter, now: Instant): Counter {
  const failures = before.failures + 1;
  const over = failures - rule.free;
  const seconds = over < 0 ? 0 : Math.min(rule.waitSeconds * 2 ** Math.min(over, 20), rule.waitSecondsMax);
  const waitUntil = addSeconds(now, seconds);
  return { failures, waitUntil, expiresAt: addSeconds(waitUntil, forgetSeconds) };
}

function uncounted(rule: Rule, before: Counter): Counter | null {
  if (before.failures === 0) return null;
  const failures = before.failures - 1;
  return { ...before, failures, waitUntil: failures < rule.free ? 0 : before.waitUntil };
}
