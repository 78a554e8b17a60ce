import { AlarmCell } from '../../../kit/alarms/alarm-cell.tsx';
import { lineOrder } from '../../../kit/alarms/line-alarm.ts';
import { formatAge } from '../../../kit/i18n/age.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import { useRoom } from '../../../kit/room/room-context.tsx';
import { useStore } from '../../../kit/store.ts';
import { foundLineText as text } from './text-found.ts';
import { useFoundLine } from './use-found-line.ts';

const cellsMax = 6;

/** The line of a freight post without the picture: people found come before whatever room is in sight. None: no line. */
export function FoundLine() {
  const { t, language } = useWords();
  const now = useStore(useRoom().clock);
  const { alarms, vehicles, isCut, oldSeconds } = useFoundLine(now);
  const isMore = isCut || alarms.length > cellsMax;
  if (alarms.length === 0) return null;
  return (
    <section className="alarms" aria-label={t(text.title)}>
      <div className="alarm-count-column">
        <p className="alarm-count" role="status" aria-live="assertive">
          <strong>{t(text.count, { count: vehicles })}</strong>
        </p>
      </div>
      <ul className="alarm-cells">
        {lineOrder(alarms)
          .slice(0, cellsMax)
          .map((alarm) => (
            <li key={alarm.key}>
              <AlarmCell alarm={alarm} now={now} wall={false} />
            </li>
          ))}
      </ul>
      {isMore || oldSeconds !== null ? (
        <p className="alarm-quiet figures" role="status">
          {isMore ? <span>{t(text.more)}</span> : null}
          {oldSeconds === null ? null : (
            <strong>{t(text.old, { age: formatAge(oldSeconds, language) })}</strong>
          )}
        </p>
      ) : null}
    </section>
  );
}
