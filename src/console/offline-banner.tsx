import { formatAge } from '../kit/i18n/age.ts';
import { formatUtcClock } from '../kit/i18n/format.ts';
import { useWords } from '../kit/i18n/language.tsx';
import { useStore } from '../kit/store.ts';
import { useDesk } from '../operations/picture/view/desk-context.tsx';
import { shellText } from './text.ts';

/** Says that the connection is lost, since when, and how old what is shown has become. The old picture stays. */
export function OfflineBanner() {
  const { t, language } = useWords();
  const desk = useDesk();
  const connection = useStore(desk.live.connection);
  const clock = useStore(desk.clock);
  if (connection.state !== 'lost') return null;
  const age = formatAge((clock - connection.since) / 1000, language);
  const at = formatUtcClock(connection.since);
  return (
    <section className="offline" aria-label={t(shellText.offlineName)}>
      {/* Told to whoever listens once, not with each second of its age. */}
      <span role="alert" className="unseen">
        {t(shellText.offlineOnce, { at })}
      </span>
      {t(shellText.offline, { at, age })}
    </section>
  );
}
