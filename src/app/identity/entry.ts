import type { Refusal } from '../../kernel/result.ts';
import { type Clock, toUtc } from '../../kernel/time.ts';
import type { Client, Directory, DraftSession, Session, Sessions } from '../session.ts';
import type { Who } from '../who.ts';
import type { Credentials } from './credentials.ts';
import { type Proof, unproved } from './proof.ts';
import type { Author, Recorded, RecordActs } from './record.ts';
import type { RefusalLog } from './refusal-log.ts';
import { tellingOf } from './telling.ts';

export interface EntryParts {
  readonly sessions: Sessions;
  readonly directory: Directory;
  readonly credentials: Pick<Credentials, 'find'>;
  readonly clock: Clock;
  readonly record: RecordActs;
  readonly log: RefusalLog;
}

/** What a proof opens. Null is the one answer to every failure; the journal and the counts know which. */
export interface Entry {
  /** Ends the session that the browser had before, if any. */
  signIn(
    proof: Proof,
    from: { readonly client: Client; readonly before: Session | null },
  ): Promise<DraftSession | null>;
  /** The same session, proven now, under a new token. */
  prove(session: Session, proof: Proof): Promise<DraftSession | null>;
  /** The incoming officer's session in place of the outgoing one's, in one step. */
  takeOver(outgoing: Session, proof: Proof, client: Client): Promise<DraftSession | null>;
  signOut(who: Who, session: Session): Promise<void>;
  /** Ends a session by another hand or from another place. The refusal where that hand may not; null: it has ended. */
  revoke(by: Who, session: Session): Promise<Refusal | null>;
  /** Ends every session of somebody who comes in by a new way; the book has said so already. */
  endAll(staff: string): Promise<void>;
}

/**
 * Sessions begin and end here. The journal is written before a token is given: no log, no session. Faults of the store
 * are thrown, and nobody is in.
 */
export function createEntry(parts: EntryParts): Entry {
  const { sessions, clock, record, log } = parts;
  const admit = (proof: Proof, is: (staff: string) => boolean = () => true): Who | null => {
    const checked = proof.ok && !is(proof.staff) ? unproved(proof.way, 'other_person', proof.staff) : proof;
    const who = checked.ok ? parts.directory.staff(checked.staff, clock()) : null;
    if (who === null) log.refused(checked.staff, checked.way, checked.ok ? 'no_post' : checked.fault);
    return who;
  };
  /** Whoever takes a way in away looks for its sessions once it is gone: one that began meanwhile ends here. */
  const begin = async (who: Who, proof: Proof, draft: DraftSession): Promise<DraftSession | null> => {
    await sessions.keep(draft);
    if (await holds(parts, proof)) return draft;
    await signOut(parts, who, draft.session);
    return null;
  };
  return {
    async signIn(proof, { client, before }) {
      const who = admit(proof);
      if (who === null) return null;
      const draft = sessions.draft({ staff: who.actor, way: proof.way, client });
      const recorded = await record(who, beginning('SignIn', draft.session));
      if (!recorded.ok) return null;
      const previous = before === null ? null : parts.directory.staff(before.staff, clock());
      if (before !== null && previous !== null) await signOut(parts, previous, before);
      return begin(who, proof, telling(draft, recorded.value));
    },
    async prove(session, proof) {
      const who = admit(proof, (staff) => staff === session.staff);
      if (who === null) return null;
      const { id, staff } = session;
      const command = { type: 'Prove', staff, session: id, way: proof.way };
      const recorded = await record(who, { kind: 'access', key: staff, command });
      return recorded.ok ? sessions.rotate(id, proof.way) : null;
    },
    async takeOver(outgoing, proof, client) {
      const who = admit(proof, (staff) => staff !== outgoing.staff);
      if (who === null) return null;
      const draft = sessions.draft({ staff: who.actor, way: proof.way, client });
      const taking = beginning('TakeOverDesk', draft.session, { from: outgoing.staff, desk: who.desk });
      const recorded = await record(who, taking, signingOut(outgoing));
      if (!recorded.ok) return null;
      await sessions.end(outgoing.id);
      return begin(who, proof, telling(draft, recorded.value));
    },
    signOut: (who, session) => signOut(parts, who, session),
    async revoke(by, session) {
      const command = { type: 'RevokeSession', staff: session.staff, session: session.id };
      const recorded = await record(by, { kind: 'access', key: session.staff, command });
      // One without a beginning in the book ends all the same: it is nobody's to keep.
      if (!recorded.ok && recorded.refusal.code !== 'session_unknown') return recorded.refusal;
      await sessions.end(session.id);
      return null;
    },
    async endAll(staff) {
      for (const { id } of await sessions.of(staff)) await sessions.end(id);
    },
  };
}

/** The session with what its owner is to be told, which the book knew as it began. */
function telling({ token, session }: DraftSession, { states }: Recorded): DraftSession {
  return { token, session: { ...session, ...tellingOf(states[0]) } };
}

async function signOut({ record, sessions }: EntryParts, who: Author, session: Session): Promise<void> {
  await record(who, signingOut(session)); // refused where it had no beginning in the book: it ends all the same
  await sessions.end(session.id);
}

/** Whether the way in by which somebody was proved is there still; the demonstration has none to take away. */
async function holds({ credentials }: EntryParts, proof: Proof): Promise<boolean> {
  if (!proof.ok) return false;
  const { way, key } = proof;
  return way === 'demonstration' || (key !== null && (await credentials.find(way, key)) !== null);
}

function beginning(
  type: 'SignIn' | 'TakeOverDesk',
  { id, staff, way, expiresAt }: Session,
  more: Readonly<Record<string, unknown>> = {},
) {
  const command = { type, staff, session: id, way, until: toUtc(expiresAt), ...more };
  return { kind: 'access', key: staff, command } as const;
}

function signingOut({ id, staff }: Session) {
  return { kind: 'access', key: staff, command: { type: 'SignOut', staff, session: id } } as const;
}
