import { type FormEvent, useState } from 'react';
import { ActionButton } from '../kit/elements/action-button.tsx';
import { postJson } from '../kit/http.ts';
import { useWords } from '../kit/i18n/language.tsx';
import { answerWords, Line } from './credentials.tsx';
import { type PasskeyAnswer, registerPasskey } from './passkey.ts';
import type { SignInWays } from './session.ts';
import { signInText as text } from './sign-in-text.ts';

const secretLengthMin = 12;

/** First time here: the code, the name for the vault, and a password or a passkey. Nothing of it is kept by the browser. */
export function Enrol(props: { readonly ways: SignInWays; readonly onBack: () => void }) {
  const words = useWords();
  const { t } = words;
  const [fields, setFields] = useState({ code: '', name: '', account: '', secret: '' });
  const [said, setSaid] = useState<string | null>(null);
  const [done, setDone] = useState(false);
  const set = (name: keyof typeof fields) => (value: string) => setFields({ ...fields, [name]: value });
  const identity = { code: fields.code.trim(), name: fields.name.trim() };
  const known = identity.code !== '' && identity.name !== '';
  const finish = async (asked: Promise<PasskeyAnswer>) => {
    setSaid(t(text.sending));
    const trouble = answerWords(await asked, words);
    setSaid(trouble);
    setDone(trouble === null);
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    const account = fields.account.trim();
    if (!known || account === '') setSaid(t(text.allNeeded));
    else if (fields.secret.length < secretLengthMin) setSaid(t(text.secretShort));
    else void finish(postJson('/api/enrol', { ...identity, way: 'local', account, secret: fields.secret }));
  };
  const onPasskey = () => (known ? void finish(registerPasskey(identity)) : setSaid(t(text.allNeeded)));
  if (done)
    return (
      <>
        <p role="status">{t(text.enrolled)}</p>
        <p>
          <ActionButton strong label={t(text.back)} onPress={props.onBack} />
        </p>
      </>
    );
  return (
    <form className="way" noValidate onSubmit={onSubmit}>
      <p>{t(text.enrolLead)}</p>
      <Line label={t(text.code)} value={fields.code} autoFocus onChange={set('code')} />
      <Line label={t(text.name)} value={fields.name} hint={t(text.nameHint)} onChange={set('name')} />
      {props.ways.local ? <Password fields={fields} set={set} /> : null}
      <p role="alert" className="act-trouble">
        {said}
      </p>
      <div className="act-form-end">
        {props.ways.local ? (
          <button type="submit" className="act act-strong">
            {t(text.enrolLocal)}
          </button>
        ) : null}
        {props.ways.passkey ? <ActionButton label={t(text.enrolPasskey)} onPress={onPasskey} /> : null}
        <ActionButton quiet label={t(text.back)} onPress={props.onBack} />
      </div>
    </form>
  );
}

function Password(props: {
  readonly fields: { readonly account: string; readonly secret: string };
  readonly set: (name: 'account' | 'secret') => (value: string) => void;
}) {
  const { t } = useWords();
  return (
    <>
      <Line
        label={t(text.account)}
        value={props.fields.account}
        autoComplete="username"
        onChange={props.set('account')}
      />
      <Line
        label={t(text.secret)}
        value={props.fields.secret}
        secret
        autoComplete="new-password"
        hint={t(text.secretHint)}
        onChange={props.set('secret')}
      />
    </>
  );
}
