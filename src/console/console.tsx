import { useCallback, useEffect, useState } from 'react';
import { getJson } from '../kit/http.ts';
import { LanguageProvider } from '../kit/i18n/language.tsx';
import { type Trouble, troubleOf } from '../kit/resource.ts';
import { type Store, useStore } from '../kit/store.ts';
import { type Preferences, showLight } from './preferences.ts';
import type { Session } from './session.ts';
import { Shell } from './shell.tsx';
import { SignIn } from './sign-in.tsx';
import { askAgainSeconds } from './until-told.ts';

/** The whole screen: sign-in, or the desk of who is signed in. Language and light change at once, without a reload. */
export function Console(props: { readonly preferences: Store<Preferences> }) {
  const preferences = useStore(props.preferences);
  const [session, setSession] = useState<Session | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  useEffect(() => showLight(preferences.light), [preferences.light]);

  const ask = useCallback(async () => {
    const answer = await getJson<Session>('/api/session');
    // Nobody is turned out because their node is busy, has failed or is behind: only its own word ends a session.
    const isOver = answer.kind === 'refused' && answer.code === 'not_signed_in';
    setTrouble(answer.kind === 'ok' || isOver ? null : troubleOf(answer));
    if (answer.kind === 'ok') setSession(answer.value);
    else if (isOver) setSession(null);
  }, []);
  useEffect(() => {
    void ask();
  }, [ask]);
  useEffect(() => {
    if (trouble === null) return undefined;
    const timer = setTimeout(() => void ask(), askAgainSeconds * 1000);
    return () => clearTimeout(timer);
  }, [trouble, ask]);

  return (
    <LanguageProvider language={preferences.language}>
      {session === null ? (
        <SignIn preferences={props.preferences} trouble={trouble} onSignedIn={ask} />
      ) : (
        <Shell session={session} preferences={props.preferences} onAsk={ask} />
      )}
    </LanguageProvider>
  );
}
