import type { SignInWay } from '../../kernel/identity.ts';
import type { UtcText } from '../../kernel/time.ts';

/** What others did about somebody's ways in, as that person is told. `by`: a staff id. */
export interface Notice {
  readonly kind: 'session_ended' | 'credential_revoked' | 'way_added';
  readonly at: UtcText;
  readonly by: string;
}

/** What stands open for one person. */
export interface AccessState {
  /** Sessions begun and not ended, with the moment at which each ends by itself. */
  readonly sessions: ReadonlyMap<string, UtcText>;
  readonly credentials: ReadonlyMap<string, SignInWay>;
  /** A way in was held once, if not now. */
  readonly everHeld: boolean;
  /** The newest: a new one makes the one before worthless. */
  readonly enrolment: Issued | null;
  /** Of the enrolment used last: who issued it, and when. */
  readonly enrolled: { readonly by: string; readonly at: UtcText } | null;
  /** What the person has not been told yet, and what they were told when they signed in last. */
  readonly unseen: readonly Notice[];
  readonly told: readonly Notice[];
}

interface Issued {
  readonly id: string;
  readonly until: UtcText;
  readonly used: boolean;
  /** Nobody may use it before a second person has confirmed it. */
  readonly waits: boolean;
  readonly confirmed: boolean;
  readonly by: string;
  readonly at: UtcText;
}

const noticesMax = 20;

/** With one more notice; the oldest are let go. */
export function noticing(state: AccessState, notice: Notice): AccessState {
  return { ...state, unseen: [...state.unseen, notice].slice(-noticesMax) };
}
