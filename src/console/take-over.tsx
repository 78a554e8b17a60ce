import { Sheet } from '../kit/elements/sheet.tsx';
import { useWords } from '../kit/i18n/language.tsx';
import { troubleWords } from '../kit/room/resource-notice.tsx';
import { type CredentialPaths, Credentials } from './credentials.tsx';
import { takeOverText as text } from './sign-in-text.ts';
import { askAgainSeconds } from './until-told.ts';
import { useWays } from './ways.ts';

const paths: CredentialPaths = {
  demonstration: '/api/session/take-over',
  local: '/api/session/take-over',
  passkeyOptions: '/api/session/take-over/passkey/options',
  passkeyVerify: '/api/session/take-over',
  provider: '/api/session/take-over/oidc',
};

/** Shift change: the incoming officer says who they are, the outgoing one's session ends, the screen stays as it is. */
export function TakeOver(props: { readonly onAsk: () => Promise<void>; readonly onClose: () => void }) {
  const words = useWords();
  const { t } = words;
  const { value: ways, trouble } = useWays();
  return (
    <Sheet title={t(text.title)} onClose={props.onClose}>
      <div className="sheet-body sheet-wide">
        <p>{t(text.why)}</p>
        {trouble === null ? null : <p role="alert">{troubleWords(trouble, words, askAgainSeconds)}</p>}
        {ways === null ? null : (
          <Credentials
            ways={ways}
            paths={paths}
            submit={text.take}
            submitAccount={text.takeAccount}
            onDone={async () => {
              await props.onAsk();
              props.onClose();
            }}
          />
        )}
      </div>
    </Sheet>
  );
}
