import { useState } from 'react';
import { ActionButton } from '../kit/elements/action-button.tsx';
import { useWords } from '../kit/i18n/language.tsx';
import type { Trouble } from '../kit/resource.ts';
import { troubleWords } from '../kit/room/resource-notice.tsx';
import type { Store } from '../kit/store.ts';
import { LanguageChoice, LightChoice } from './choices.tsx';
import { type CredentialPaths, Credentials } from './credentials.tsx';
import { Enrol } from './enrol.tsx';
import type { Preferences } from './preferences.ts';
import { signInText as text } from './sign-in-text.ts';
import { shellText } from './text.ts';
import { askAgainSeconds } from './until-told.ts';
import { useWays } from './ways.ts';

export interface SignInProps {
  readonly preferences: Store<Preferences>;
  /** Why the node has not said who is signed in; null: nobody is, or it is being asked. */
  readonly trouble: Trouble | null;
  readonly onSignedIn: () => Promise<void>;
}

const paths: CredentialPaths = {
  demonstration: '/api/sign-in',
  local: '/api/sign-in/local',
  passkeyOptions: '/api/sign-in/passkey/options',
  passkeyVerify: '/api/sign-in/passkey/verify',
  provider: '/api/sign-in/oidc',
};

/** The way in: whatever the node offers, and enrolment for those who come for the first time. */
export function SignIn(props: SignInProps) {
  const words = useWords();
  const { t } = words;
  const { value: ways, trouble: troubleOfWays } = useWays();
  const [enrolling, setEnrolling] = useState(false);
  const trouble = props.trouble ?? troubleOfWays;
  const mayEnrol = ways?.local === true || ways?.passkey === true;
  return (
    <main className="sign-in">
      <header className="sign-in-head">
        <h1>Strait</h1>
        <span className="stretch" />
        <LanguageChoice preferences={props.preferences} />
        <LightChoice preferences={props.preferences} />
      </header>
      <h2>{t(enrolling ? text.enrol : text.title)}</h2>
      {ways?.demonstration === true && !enrolling ? (
        <p>
          <strong className="demonstration">{t(shellText.demonstration)}</strong> {t(text.demonstration)}
        </p>
      ) : null}
      {trouble === null ? null : <p role="alert">{troubleWords(trouble, words, askAgainSeconds)}</p>}
      {ways === null && trouble === null ? <p className="quiet-note">{t(text.loadingWays)}</p> : null}
      {ways !== null && !enrolling ? (
        <Credentials
          ways={ways}
          paths={paths}
          submit={text.enter}
          submitAccount={text.signIn}
          onDone={props.onSignedIn}
        />
      ) : null}
      {ways !== null && enrolling ? <Enrol ways={ways} onBack={() => setEnrolling(false)} /> : null}
      {mayEnrol && !enrolling ? (
        <p>
          <ActionButton quiet label={t(text.firstTime)} onPress={() => setEnrolling(true)} />
        </p>
      ) : null}
    </main>
  );
}
