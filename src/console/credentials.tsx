import { type FormEvent, type ReactNode, useId, useState } from 'react';
import type { Text } from '../kernel/text.ts';
import { postJson } from '../kit/http.ts';
import { useWords, type Words } from '../kit/i18n/language.tsx';
import { answerPasskey, type PasskeyAnswer } from './passkey.ts';
import type { SignInWays } from './session.ts';
import { signInText as text } from './sign-in-text.ts';
import { StaffChoices } from './staff-choices.tsx';

/** Where each way of one proof is sent. */
export interface CredentialPaths {
  readonly demonstration: string;
  readonly local: string;
  readonly passkeyOptions: string;
  readonly passkeyVerify: string;
  /** The state's own provider: the page goes there and comes back. */
  readonly provider: string;
}

export interface CredentialsProps {
  readonly ways: SignInWays;
  readonly paths: CredentialPaths;
  /** The word on the button that sends. */
  readonly submit: Text;
  /** The word on the button of the account, where another stands beside it; absent: the same. */
  readonly submitAccount?: Text;
  /** What the demonstration asks instead of the choice of who one is; absent: the choice. */
  readonly demonstration?: (send: (body: unknown) => void) => ReactNode;
  readonly onDone: () => Promise<void> | void;
}

/** The ways of saying who one is: for signing in, for proving it again, for taking a desk over. */
export function Credentials(props: CredentialsProps) {
  const words = useWords();
  const { t } = words;
  const { ways, paths } = props;
  const [said, setSaid] = useState<string | null>(null);
  const finish = async (asked: Promise<PasskeyAnswer>) => {
    setSaid(t(text.sending));
    const answer = await asked;
    const trouble = answerWords(answer, words);
    setSaid(trouble);
    if (trouble === null) await props.onDone();
  };
  const demonstrate = (body: unknown) => void finish(postJson(paths.demonstration, body));
  const passkey = () =>
    void finish(answerPasskey({ options: paths.passkeyOptions, verify: paths.passkeyVerify }));
  const none = !ways.demonstration && !ways.local && !ways.passkey && ways.oidc === null;
  return (
    <div className="credentials">
      {none ? <p>{t(text.noWay)}</p> : null}
      {ways.demonstration && props.demonstration !== undefined ? props.demonstration(demonstrate) : null}
      {ways.demonstration && props.demonstration === undefined ? (
        <StaffChoices submit={props.submit} onChoose={(staff) => demonstrate({ staff })} />
      ) : null}
      {ways.local ? (
        <LocalAccount
          submit={props.submitAccount ?? props.submit}
          focus={!ways.demonstration}
          onSend={(body) => void finish(postJson(paths.local, body))}
        />
      ) : null}
      {ways.passkey ? (
        <section className="way">
          <h3>{t(text.passkey)}</h3>
          <p className="form-hint">{t(text.passkeyHint)}</p>
          <button type="button" className="act" onClick={passkey}>
            {t(text.usePasskey)}
          </button>
        </section>
      ) : null}
      {ways.oidc === null ? null : (
        <section className="way">
          <h3>{t(text.provider)}</h3>
          <a className="act" href={paths.provider}>
            {t(text.useProvider, { name: t(ways.oidc.name) })}
          </a>
          <p className="form-hint">{t(text.providerHint)}</p>
        </section>
      )}
      <p role="alert" className="act-trouble">
        {said}
      </p>
    </div>
  );
}

/** Null where the node said yes; else its words. */
export function answerWords(answer: PasskeyAnswer, { t }: Words): string | null {
  switch (answer.kind) {
    case 'ok':
      return null;
    case 'no_passkey':
      return t(text.passkeyFailed);
    case 'unreachable':
      return t(text.notSent);
    case 'refused':
      return t(answer.message ?? text.refused, { code: answer.code });
  }
}

function LocalAccount(props: {
  readonly submit: Text;
  readonly focus: boolean;
  readonly onSend: (body: { readonly account: string; readonly secret: string }) => void;
}) {
  const { t } = useWords();
  const [account, setAccount] = useState('');
  const [secret, setSecret] = useState('');
  const [missing, setMissing] = useState(false);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    const empty = account.trim() === '' || secret === '';
    setMissing(empty);
    if (empty) return;
    props.onSend({ account: account.trim(), secret });
    setSecret('');
  };
  return (
    <form className="way" noValidate onSubmit={onSubmit}>
      <h3>{t(text.local)}</h3>
      <Line
        label={t(text.account)}
        value={account}
        autoComplete="username"
        autoFocus={props.focus}
        onChange={setAccount}
      />
      <Line
        label={t(text.secret)}
        value={secret}
        secret
        autoComplete="current-password"
        fault={missing ? t(text.needed) : undefined}
        onChange={setSecret}
      />
      <button type="submit" className="act act-strong">
        {t(props.submit)}
      </button>
    </form>
  );
}

/** One line of a form outside the rooms: nothing of it is kept. */
export function Line(props: {
  readonly label: string;
  readonly value: string;
  readonly secret?: boolean;
  readonly hint?: string;
  readonly fault?: string | undefined;
  readonly autoComplete?: string;
  readonly autoFocus?: boolean;
  readonly onChange: (value: string) => void;
}) {
  const id = useId();
  return (
    <div className="form-field">
      <label htmlFor={id}>{props.label}</label>
      <input
        id={id}
        className="input"
        type={props.secret ? 'password' : 'text'}
        autoComplete={props.autoComplete ?? 'off'}
        autoFocus={props.autoFocus}
        spellCheck={false}
        value={props.value}
        aria-invalid={props.fault !== undefined}
        aria-describedby={`${id}said`}
        onChange={(event) => props.onChange(event.target.value)}
      />
      <p id={`${id}said`} className={props.fault === undefined ? 'form-hint' : 'form-error'}>
        {props.fault ?? props.hint ?? ''}
      </p>
    </div>
  );
}
