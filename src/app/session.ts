import { createHash, randomBytes } from 'node:crypto';
import type { SignInWay } from '../kernel/identity.ts';
import type { Clock, Instant } from '../kernel/time.ts';
import { addSeconds, instant, secondsBetween } from '../kernel/time.ts';
import { agentFamily } from './identity/agent-family.ts';
import type { Who } from './who.ts';

/** What others did about somebody's ways in, told to them once: when they sign in next. `by`: a staff id. */
export interface Told {
  readonly told: readonly {
    readonly kind: 'session_ended' | 'credential_revoked' | 'way_added';
    readonly at: string;
    readonly by: string;
  }[];
  /** Who issued the enrolment that they used last, and when; null where the book knows of none. */
  readonly enrolled: { readonly by: string; readonly at: string } | null;
}

/** One session as it is kept: beside the SHA-256 of its token, never with the token. */
export interface Session extends Told {
  /** Public: names the session on screens and in the journal, opens nothing. */
  readonly id: string;
  readonly staff: string;
  readonly way: SignInWay;
  readonly startedAt: Instant;
  readonly lastUsedAt: Instant;
  readonly provenAt: Instant;
  /** Ends then, however much it is used. */
  readonly expiresAt: Instant;
  /** Browser and system families it was opened in. */
  readonly agent: string;
  /** SHA-256 of the address it is bound to; null where it is bound to none. */
  readonly address: string | null;
}

/** Where sessions are kept; only hashes of tokens are. */
export interface SessionStore {
  put(tokenHash: string, session: Session): Promise<void>;
  find(tokenHash: string): Promise<Session | null>;
  /** Ends and gives it: of several who take at once, one is given it. */
  take(tokenHash: string): Promise<Session | null>;
  /** Notes the use; a session that has ended meanwhile stays ended. */
  touch(tokenHash: string, at: Instant): Promise<void>;
  list(where?: { readonly field: 'id' | 'staff'; readonly is: string }): Promise<readonly HashedSession[]>;
}

export interface HashedSession {
  readonly tokenHash: string;
  readonly session: Session;
}

/** The people and devices this node knows, as at a moment; the demonstration's are invented and labelled. */
export interface Directory {
  /** Null for an unknown person and for one whose posts have not begun or have ended. */
  staff(id: string, at: Instant): Who | null;
  /** The device holding this token, by the token's SHA-256 in hex. */
  device(tokenHash: string, at: Instant): Who | null;
}

/** Where a request comes from. */
export interface Client {
  /** The User-Agent header, or nothing. */
  readonly agent: string;
  readonly address: string;
}

/** A session not yet kept, with its token: told once. */
export interface DraftSession {
  readonly token: string;
  readonly session: Session;
}

export interface Standing {
  readonly who: Who;
  readonly session: Session;
}

export interface Sessions {
  draft(of: { readonly staff: string; readonly way: SignInWay; readonly client: Client }): DraftSession;
  keep(draft: DraftSession): Promise<void>;
  /** Whose token this is; counts as use. */
  who(token: string | undefined, client: Client): Promise<Standing | null>;
  /** Whether a session, by its public id, still stands; does not count as use: a picture left open is not work. */
  stands(id: string): Promise<Standing | null>;
  device(token: string): Who | null;
  /** A new token for the same session, proven now; the old one is dead. Null where the session has ended. */
  rotate(id: string, way: SignInWay): Promise<DraftSession | null>;
  of(staff: string): Promise<readonly Session[]>;
  all(): Promise<readonly Session[]>;
  /** Ends a session by its public id; null where there is none. */
  end(id: string): Promise<Session | null>;
  endsAt(session: Session): Instant;
}

export interface SessionParts {
  readonly store: SessionStore;
  readonly directory: Directory;
  readonly clock: Clock;
  readonly minutes: number;
  readonly idleMinutes: number;
  readonly bindAddress: boolean;
}

/** A use is written at most so often: the idle limit is shorter by no more than this. */
const touchSeconds = 30;
const tokenForm = /^[A-Za-z0-9_-]{43}$/;

/**
 * Sessions bound to a random 256-bit token and to the browser they were opened in; unknown, expired, ended, foreign and
 * malformed tokens are told apart nowhere. A person without a post has none. Source: OWASP ASVS 5.0 chapter V7.
 */
export function createSessions(parts: SessionParts): Sessions {
  const { store, directory, clock } = parts;
  const endsAt = ({ expiresAt, lastUsedAt }: Session): Instant =>
    instant(Math.min(expiresAt, addSeconds(lastUsedAt, parts.idleMinutes * 60)));
  const standing = (session: Session | null): Standing | null => {
    const at = clock();
    if (session === null || endsAt(session) <= at) return null;
    const who = directory.staff(session.staff, at);
    return who === null ? null : { who: { ...who, provenAt: session.provenAt }, session };
  };
  const byId = async (id: string): Promise<HashedSession | null> =>
    (await store.list({ field: 'id', is: id }))[0] ?? null;
  return {
    draft: (of) => ({ token: newToken(), session: newSession(parts, of) }),
    keep: ({ token, session }) => store.put(tokenHash(token), session),
    async who(token, client) {
      if (token === undefined || !tokenForm.test(token)) return null;
      const hash = tokenHash(token);
      const found = standing(await store.find(hash));
      if (found === null) return null;
      if (!isSameClient(found.session, client)) {
        await store.take(hash); // a token in another browser was copied: it is worth nothing any more
        return null;
      }
      const at = clock();
      if (secondsBetween(found.session.lastUsedAt, at) >= touchSeconds) await store.touch(hash, at);
      return found;
    },
    stands: async (id) => standing((await byId(id))?.session ?? null),
    device: (token) => directory.device(tokenHash(token), clock()),
    async rotate(id, way) {
      const found = await byId(id);
      if (found === null) return null;
      const at = clock();
      const next = { token: newToken(), session: { ...found.session, way, provenAt: at, lastUsedAt: at } };
      // The new token stands before the old one goes: whoever ends the session meanwhile finds one of the two.
      await store.put(tokenHash(next.token), next.session);
      if ((await store.take(found.tokenHash)) !== null) return next;
      await store.take(tokenHash(next.token));
      return null;
    },
    of: async (staff) => unended(await store.list({ field: 'staff', is: staff }), endsAt, clock()),
    all: async () => unended(await store.list(), endsAt, clock()),
    async end(id) {
      let ended: Session | null = null;
      // Looked for until there is none: a proof under way puts its new token beside the old one.
      for (;;) {
        const found = await store.list({ field: 'id', is: id });
        if (found.length === 0) return ended;
        for (const one of found) ended = (await store.take(one.tokenHash)) ?? ended;
      }
    },
    endsAt,
  };
}

/** SHA-256 of a token, hex: what is stored and compared. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** 256 random bits in 43 letters, digits, - and _. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

function newSession(
  { clock, minutes, bindAddress }: SessionParts,
  { staff, way, client }: { readonly staff: string; readonly way: SignInWay; readonly client: Client },
): Session {
  const at = clock();
  return {
    id: randomBytes(12).toString('hex'),
    staff,
    way,
    startedAt: at,
    lastUsedAt: at,
    provenAt: at,
    expiresAt: addSeconds(at, minutes * 60),
    agent: agentFamily(client.agent),
    address: bindAddress ? tokenHash(client.address) : null,
    told: [],
    enrolled: null,
  };
}

function isSameClient(session: Session, client: Client): boolean {
  if (session.agent !== agentFamily(client.agent)) return false;
  return session.address === null || session.address === tokenHash(client.address);
}

function unended(
  found: readonly HashedSession[],
  endsAt: (session: Session) => Instant,
  at: Instant,
): readonly Session[] {
  return found
    .map(({ session }) => session)
    .filter((session) => endsAt(session) > at)
    .toSorted((a, b) => b.startedAt - a.startedAt);
}
