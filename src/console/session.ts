import type { Text } from '../kernel/text.ts';
import type { Notice } from '../oversight/identity/view/rows.ts';

/** A member of staff as the node offers them for a demonstration. */
export interface StaffChoice {
  readonly id: string;
  readonly name: string;
  readonly post: Text;
  readonly desk: string;
  readonly deskName: Text;
  readonly state: 'fr' | 'uk';
}

/** Who is signed in, and at which node. */
export interface Session {
  readonly staff: {
    readonly id: string;
    readonly name: string;
    readonly post: Text | string;
    readonly desk: string;
    readonly deskName: Text;
    readonly state: 'fr' | 'uk';
    readonly actions: readonly string[];
  };
  /** Public id of the session; absent where the node does not say it. */
  readonly session?: string;
  readonly node: string;
  readonly version: string;
  readonly demonstration: boolean;
  /** Head of the journal when this was answered; absent where the node does not say it. */
  readonly bookmark?: string;
  /** When they last proved who they are, and until when that holds for grave acts. UTC text. */
  readonly provenAt?: string | null;
  readonly provenUntil?: string | null;
  readonly endsAt?: string | null;
  /** Who issued the enrolment that they used last, and when. */
  readonly enrolledBy?: string | null;
  readonly enrolledAt?: string | null;
  /** What others did about their ways in since they signed in last. */
  readonly notices?: readonly Notice[];
  /** Until when the glass is broken; null: it is whole. */
  readonly lifeAtRiskUntil?: string | null;
}

/** The ways of signing in that this node offers. */
export interface SignInWays {
  readonly demonstration: boolean;
  readonly local: boolean;
  readonly passkey: boolean;
  readonly oidc: { readonly name: Text } | null;
}
