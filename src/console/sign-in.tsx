import { type FormEvent, useEffect, useState } from 'react';
import { getJson, postJson } from '../kit/http.ts';
import { useWords } from '../kit/i18n/language.tsx';
import type { Store } from '../kit/store.ts';
import { LanguageChoice, LightChoice } from './choices.tsx';
import type { Preferences } from './preferences.ts';
import type { StaffChoice } from './session.ts';
import { shellText, signInText } from './text.ts';

export interface SignInProps {
  readonly preferences: Store<Preferences>;
  readonly asking: boolean;
  readonly unreachable: boolean;
  readonly onSignedIn: () => Promise<void>;
}

/** Choose who takes the watch, press Enter. Demonstration staff only, and labelled so. */
export function SignIn(props: SignInProps) {
  const { t } = useWords();
  return (
    <main className="sign-in">
      <header className="sign-in-head">
        <h1>Strait</h1>
        <span className="stretch" />
        <LanguageChoice preferences={props.preferences} />
        <LightChoice preferences={props.preferences} />
      </header>
      <h2>{t(signInText.title)}</h2>
      <p>
        <strong className="demonstration">{t(shellText.demonstration)}</strong> {t(signInText.demonstration)}
      </p>
      {props.unreachable ? <p role="alert">{t(signInText.unreachable)}</p> : null}
      <Staff onSignedIn={props.onSignedIn} again={props.unreachable} />
    </main>
  );
}

function Staff(props: { readonly onSignedIn: () => Promise<void>; readonly again: boolean }) {
  const { t } = useWords();
  const [choices, setChoices] = useState<readonly StaffChoice[] | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  useEffect(() => {
    void getJson<readonly StaffChoice[]>('/api/sign-in/choices').then((answer) => {
      if (answer.kind !== 'ok') return;
      setChoices(answer.value);
      setChosen((before) => before ?? answer.value[0]?.id ?? null);
    });
  }, [props.again]);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void postJson('/api/sign-in', { staff: chosen }).then((answer) => {
      if (answer.kind === 'ok') return props.onSignedIn();
      if (answer.kind === 'refused')
        setRefused(
          answer.message === null ? t(signInText.refused, { code: answer.code }) : t(answer.message),
        );
      return undefined;
    });
  };
  if (choices === null) return <p className="quiet-note">{t(signInText.loading)}</p>;
  if (choices.length === 0) return <p className="quiet-note">{t(signInText.empty)}</p>;
  return (
    <form onSubmit={onSubmit}>
      <fieldset className="staff">
        <legend>{t(signInText.choose)}</legend>
        {choices.map((one) => (
          <label key={one.id} className="staff-row">
            <input
              type="radio"
              name="staff"
              value={one.id}
              checked={one.id === chosen}
              onChange={() => setChosen(one.id)}
            />
            <span className="state-badge">{one.state.toUpperCase()}</span>
            <span className="staff-name">{one.name}</span>
            <span>{t(one.post)}</span>
            <span className="staff-desk">{t(one.deskName)}</span>
          </label>
        ))}
      </fieldset>
      {refused === null ? null : <p role="alert">{refused}</p>}
      <button type="submit" className="act act-strong" autoFocus>
        {t(signInText.enter)} <kbd>⏎</kbd>
      </button>
    </form>
  );
}
