import { useState } from 'react';
import { ActionButton } from '../../../kit/elements/action-button.tsx';
import { Moment } from '../../../kit/elements/moment.tsx';
import { useWords } from '../../../kit/i18n/language.tsx';
import { noticeText } from '../text.ts';
import type { Notice } from './rows.ts';
import { identityText as text } from './text.ts';

/** What others did about one's ways in since one signed in last: said at the top until it is read. */
export function SignInNotices(props: { readonly notices: readonly Notice[] }) {
  const { t } = useWords();
  const [read, setRead] = useState(false);
  if (read || props.notices.length === 0) return null;
  return (
    <div className="session-ends" role="status">
      {props.notices.map(({ kind, at, by }) => (
        <p key={`${kind} ${at} ${by}`}>
          {t(noticeText[kind])} <Moment at={at} /> {t(text.noticeBy, { by })}
        </p>
      ))}
      <ActionButton label={t(text.noticeRead)} onPress={() => setRead(true)} />
    </div>
  );
}
