import { z } from 'zod';
import type { KeptValues } from '../../journal/kept-values.ts';
import { addSeconds, type Clock, instant } from '../../kernel/time.ts';
import { tokenHash } from '../session.ts';

/** What a challenge was given for: one for one purpose opens no other. */
export const challengePurposes = ['sign_in', 'prove', 'take_over', 'enrol'] as const;
export type ChallengePurpose = (typeof challengePurposes)[number];

const keptSchema = z.object({
  way: z.enum(['passkey', 'oidc']),
  purpose: z.enum(challengePurposes),
  /** The session that is to be proved or taken over. */
  session: z.string().nullable(),
  /** Whose credential is to be enrolled, and by which enrolment (hash of its code). */
  staff: z.string().nullable(),
  enrolment: z.string().nullable(),
  /** The subject under which the name of whoever enrols stands in the vault. */
  nameSubject: z.string().nullable(),
  expiresAt: z.number(),
});

export type Challenge = Readonly<Omit<z.infer<typeof keptSchema>, 'expiresAt'>>;

/** Of a challenge that is about no session and no enrolment. */
export const forNothingElse = { session: null, staff: null, enrolment: null, nameSubject: null } as const;

export interface Challenges {
  keep(text: string, challenge: Challenge): Promise<void>;
  /** Uses it up: null where it is unknown, used, expired, or was given for something else. */
  take(
    text: string,
    asked: Pick<Challenge, 'way'> & { readonly purposes: readonly ChallengePurpose[] },
  ): Promise<Challenge | null>;
}

const room = 'challenge';
/** Source: W3C Web Authentication Level 3, 13.4.3: a challenge is used once, and within minutes. */
const lifeSeconds = 300;

/** Challenges given out: kept as hashes, each taken once, by whichever process is asked. */
export function createChallenges({
  values,
  clock,
}: {
  readonly values: KeptValues;
  readonly clock: Clock;
}): Challenges {
  return {
    keep: (text, challenge) =>
      values.put(room, tokenHash(text), { ...challenge, expiresAt: addSeconds(clock(), lifeSeconds) }),
    async take(text, { way, purposes }) {
      const kept = keptSchema.safeParse(await values.take(room, tokenHash(text)));
      if (!kept.success || instant(kept.data.expiresAt) <= clock()) return null;
      const { expiresAt: _end, ...challenge } = kept.data;
      return challenge.way === way && purposes.includes(challenge.purpose) ? challenge : null;
    },
  };
}
