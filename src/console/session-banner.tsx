import { useEffect } from 'react';
import { formatAge } from '../kit/i18n/age.ts';
import { formatUtcMinute } from '../kit/i18n/format.ts';
import { useWords } from '../kit/i18n/language.tsx';
import { type Store, useStore } from '../kit/store.ts';
import { shellText } from './text.ts';

const saidBeforeMilliseconds = 10 * 60_000;

/** Says ten minutes ahead that the session ends, and asks the node when it has. */
export function SessionBanner(props: {
  readonly endsAt: string | null;
  readonly clock: Store<number>;
  readonly onAsk: () => Promise<void>;
}) {
  const { t, language } = useWords();
  const now = useStore(props.clock);
  const endsAt = props.endsAt === null ? Number.NaN : Date.parse(props.endsAt);
  const left = endsAt - now;
  const ended = left <= 0;
  const { onAsk } = props;
  useEffect(() => {
    if (ended) void onAsk();
  }, [ended, onAsk]);
  if (!(left > 0 && left <= saidBeforeMilliseconds)) return null;
  return (
    <p className="session-ends" role="status">
      {t(shellText.sessionEnds, { left: formatAge(left / 1000, language), at: formatUtcMinute(endsAt) })}
    </p>
  );
}
