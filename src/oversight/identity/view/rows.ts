export type { Notice } from '../state.ts';

/** `GET /api/oversight/identity/devices`. Times UTC text. */
export interface DeviceRow {
  readonly device: string;
  readonly role: string;
  readonly agency: string;
  readonly sources: readonly string[];
  readonly enrolledAt: string;
  readonly keyFrom: string;
  readonly keyUntil: string;
  readonly state: 'in_use' | 'revoked' | 'expired';
  readonly version: number;
  /** When a revoked handheld said that it was wiped; absent: it has not, or is none. */
  readonly wipedAt?: string | null;
}

/** `GET /api/oversight/identity/sessions`. Times UTC text. */
export interface SessionRow {
  readonly id: string;
  readonly staff: string;
  readonly desk: string | null;
  readonly startedAt: string;
  readonly lastUsedAt: string;
  readonly endsAt: string;
  readonly way: string;
}

/** `GET /api/oversight/identity/enrolments`: codes that wait for a second person. */
export interface EnrolmentRow {
  readonly staff: string;
  readonly by: string;
  readonly until: string;
  readonly mine: boolean;
}

/** `GET /api/oversight/identity/credentials?staff=`: ways of signing in that a person has. */
export interface CredentialRow {
  readonly credential: string;
  readonly way: string;
  readonly enrolledAt: string;
}
