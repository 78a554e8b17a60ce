import { ActionButton } from '../../../kit/elements/action-button.tsx';
import { formatUtcStamp } from '../../../kit/i18n/format.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import { useStore } from '../../../kit/store.ts';
import { timeText } from '../text.ts';
import { useDesk } from './desk-context.tsx';

/** Says over the whole screen that this is not now, and of which moment it is. Nothing while live. */
export function PastBanner() {
  const { t } = useWords();
  const desk = useDesk();
  const time = useStore(desk.travel.time);
  if (time.mode === 'live') return null;
  const { shown } = time;
  const wanted = formatUtcStamp(time.at);
  return (
    <div className="past" aria-live={time.play === 0 ? 'polite' : 'off'}>
      <strong>
        {shown === null
          ? t(timeText.nothingHeld)
          : t(shown.as === 'known' ? timeText.asKnownAt : timeText.asHappenedAt, {
              at: formatUtcStamp(shown.at),
            })}
      </strong>
      <span>{t(timeText.notLive)}</span>
      <span className="past-fetch">
        {time.fetch === 'failed'
          ? t(timeText.failedAt, { at: wanted })
          : time.fetch === 'loading' && time.play === 0
            ? t(timeText.loadingAt, { at: wanted })
            : ''}
      </span>
      <ActionButton label={t(timeText.backToLive)} hint="l" onPress={() => desk.travel.live()} />
    </div>
  );
}
