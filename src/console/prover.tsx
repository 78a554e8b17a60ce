import { useEffect, useMemo } from 'react';
import { ActionButton } from '../kit/elements/action-button.tsx';
import { Sheet } from '../kit/elements/sheet.tsx';
import { useWords } from '../kit/i18n/language.tsx';
import { troubleWords } from '../kit/room/resource-notice.tsx';
import { createStore, type Store, useStore } from '../kit/store.ts';
import { type CredentialPaths, Credentials } from './credentials.tsx';
import { proveText } from './sign-in-text.ts';
import { askAgainSeconds } from './until-told.ts';
import { useWays } from './ways.ts';

/** Asks whoever sits here to prove it again, and tells whoever asked for it how that went. */
export interface Prover {
  readonly prove: () => Promise<boolean>;
  readonly pending: Store<((proven: boolean) => void) | null>;
}

/** The prover of one screen. Two acts that ask at once are answered by one proof. */
export function useProver(): Prover {
  return useMemo(() => {
    const pending = createStore<((proven: boolean) => void) | null>(null);
    const waiting: ((proven: boolean) => void)[] = [];
    const settle = (proven: boolean) => {
      pending.set(null);
      for (const one of waiting.splice(0)) one(proven);
    };
    return {
      pending,
      prove: () =>
        new Promise<boolean>((resolve) => {
          waiting.push(resolve);
          pending.set(settle);
        }),
    };
  }, []);
}

const paths: CredentialPaths = {
  demonstration: '/api/session/prove/demonstration',
  local: '/api/session/prove/local',
  passkeyOptions: '/api/session/prove/passkey/options',
  passkeyVerify: '/api/session/prove/passkey/verify',
  provider: '/api/session/prove/oidc',
};

/** The sheet on which one proves it; turned away from, the act is not sent and what was typed stands. */
export function ProofSheet(props: { readonly prover: Prover; readonly onProven: () => Promise<void> }) {
  const settle = useStore(props.prover.pending);
  return settle === null ? null : <Proof settle={settle} onProven={props.onProven} />;
}

function Proof(props: {
  readonly settle: (proven: boolean) => void;
  readonly onProven: () => Promise<void>;
}) {
  const words = useWords();
  const { t } = words;
  const { value: ways, trouble } = useWays();
  // The screen may go (the session ended) while the sheet stands: the act must not wait for ever.
  useEffect(() => () => props.settle(false), [props.settle]);
  return (
    <Sheet title={t(proveText.title)} onClose={() => props.settle(false)}>
      <div className="sheet-body">
        <p>{t(proveText.why)}</p>
        {trouble === null ? null : <p role="alert">{troubleWords(trouble, words, askAgainSeconds)}</p>}
        {ways === null ? null : (
          <Credentials
            ways={ways}
            paths={paths}
            submit={proveText.prove}
            demonstration={(send) => (
              <div className="way">
                <p className="form-hint">{t(proveText.demonstrationHint)}</p>
                <ActionButton strong label={t(proveText.demonstration)} onPress={() => send({})} />
              </div>
            )}
            onDone={() => {
              props.settle(true);
              void props.onProven();
            }}
          />
        )}
      </div>
    </Sheet>
  );
}
