import { useCallback, useEffect, useState } from 'react';
import { getJson } from '../kit/http.ts';
import { LanguageProvider } from '../kit/i18n/language.tsx';
import { type Store, useStore } from '../kit/store.ts';
import { type Preferences, showLight } from './preferences.ts';
import type { Session } from './session.ts';
import { Shell } from './shell.tsx';
import { SignIn } from './sign-in.tsx';

type Standing =
  | { readonly state: 'asking' }
  | { readonly state: 'signed_out' }
  | { readonly state: 'signed_in'; readonly session: Session };

const askAgainMilliseconds = 5000;

/** The whole screen: sign-in, or the desk of who is signed in. Language and light change at once, without a reload. */
export function Console(props: { readonly preferences: Store<Preferences> }) {
  const preferences = useStore(props.preferences);
  const [standing, setStanding] = useState<Standing>({ state: 'asking' });
  const [unreachable, setUnreachable] = useState(false);
  useEffect(() => showLight(preferences.light), [preferences.light]);

  const ask = useCallback(async () => {
    const answer = await getJson<Session>('/api/session');
    setUnreachable(answer.kind === 'unreachable');
    if (answer.kind === 'ok') setStanding({ state: 'signed_in', session: answer.value });
    else if (answer.kind === 'refused') setStanding({ state: 'signed_out' });
  }, []);
  useEffect(() => {
    void ask();
  }, [ask]);
  useEffect(() => {
    if (!unreachable || standing.state === 'signed_in') return undefined;
    const timer = setInterval(() => void ask(), askAgainMilliseconds);
    return () => clearInterval(timer);
  }, [unreachable, standing.state, ask]);

  return (
    <LanguageProvider language={preferences.language}>
      {standing.state === 'signed_in' ? (
        <Shell session={standing.session} preferences={props.preferences} onAsk={ask} />
      ) : (
        <SignIn
          preferences={props.preferences}
          asking={standing.state === 'asking'}
          unreachable={unreachable}
          onSignedIn={ask}
        />
      )}
    </LanguageProvider>
  );
}
