import { createHash, randomBytes } from 'node:crypto';
import type { Clock, Instant } from '../kernel/time.ts';
import { addSeconds } from '../kernel/time.ts';
import type { Who } from './who.ts';

/** Where sessions are kept; only hashes of tokens are. */
export interface SessionStore {
  put(session: {
    readonly tokenHash: string;
    readonly staff: string;
    readonly expiresAt: Instant;
  }): Promise<void>;
  find(tokenHash: string): Promise<{ readonly staff: string; readonly expiresAt: Instant } | null>;
  end(tokenHash: string): Promise<void>;
}

/** The people and devices this node knows; the demonstration's are invented and labelled. */
export interface Directory {
  staff(id: string, at: Instant): Who | null;
  /** The device holding this token, by the token's SHA-256 in hex. */
  device(tokenHash: string, at: Instant): Who | null;
}

export interface Sessions {
  /** Opens a session for a known member of staff; null for an unknown one. The token is told once. */
  open(staff: string): Promise<{ readonly token: string; readonly expiresAt: Instant } | null>;
  who(token: string | undefined): Promise<{ readonly staff: string; readonly who: Who } | null>;
  close(token: string | undefined): Promise<void>;
}

/** Sessions bound to a random 256-bit token; unknown, expired and malformed tokens are told apart nowhere. */
export function createSessions(parts: {
  readonly store: SessionStore;
  readonly directory: Directory;
  readonly clock: Clock;
  readonly minutes: number;
}): Sessions {
  return {
    async open(staff) {
      if (parts.directory.staff(staff, parts.clock()) === null) return null;
      const token = randomBytes(32).toString('base64url');
      const expiresAt = addSeconds(parts.clock(), parts.minutes * 60);
      await parts.store.put({ tokenHash: tokenHash(token), staff, expiresAt });
      return { token, expiresAt };
    },
    async who(token) {
      if (token === undefined || !/^[A-Za-z0-9_-]{43}$/.test(token)) return null;
      const session = await parts.store.find(tokenHash(token));
      if (session === null || session.expiresAt <= parts.clock()) return null;
      const who = parts.directory.staff(session.staff, parts.clock());
      return who === null ? null : { staff: session.staff, who };
    },
    async close(token) {
      if (token !== undefined) await parts.store.end(tokenHash(token));
    },
  };
}

/** SHA-256 of a token, hex: what is stored and compared. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
