import { useEffect, useState } from 'react';
import { getJson } from '../kit/http.ts';
import type { SignInWays } from './session.ts';

/** A node of an older version does not say its ways: it then has the demonstration's choices alone. */
const onlyDemonstration: SignInWays = { demonstration: true, local: false, passkey: false, oidc: null };

/** The ways that this node offers; null until it has said. `again` changes where it should be asked anew. */
export function useWays(again: boolean): SignInWays | null {
  const [ways, setWays] = useState<SignInWays | null>(null);
  useEffect(() => {
    void getJson<SignInWays>('/api/sign-in/ways').then((answer) => {
      if (answer.kind === 'ok') setWays(answer.value);
      else if (answer.kind === 'refused') setWays(onlyDemonstration);
    });
  }, [again]);
  return ways;
}
