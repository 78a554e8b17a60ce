import type { SignInWays } from './session.ts';
import { type Told, useUntilTold } from './until-told.ts';

/** A node of an older version does not say its ways: it then has the demonstration's choices alone. */
const onlyDemonstration: SignInWays = { demonstration: true, local: false, passkey: false, oidc: null };

/** The ways that this node offers; null until it has said. */
export function useWays(): Told<SignInWays> {
  return useUntilTold<SignInWays>('/api/sign-in/ways', onlyDemonstration);
}
