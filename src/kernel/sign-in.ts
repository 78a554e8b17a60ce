/** Ways of saying who one is. */
export const signInWays = ['demonstration', 'local', 'passkey', 'oidc'] as const;
export type SignInWay = (typeof signInWays)[number];

/** Why somebody was not let in: for the journal and the counts, never for the answer. */
export const signInFaults = [
  'wrong_secret',
  'locked',
  'no_post',
  'wrong_key',
  'counter',
  'challenge',
  'token',
  'other_person',
] as const;
export type SignInFault = (typeof signInFaults)[number];

/** How long a proof of who one is lasts for grave acts, seconds. Source: the contract of the house; NIST SP 800-63B-4 2.2.3 asks no more. */
export const provenSeconds = 300;
