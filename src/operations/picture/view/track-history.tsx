import { useEffect, useState } from 'react';
import { instant, toUtc } from '../../../kernel/time.ts';
import { ActionButton } from '../../../kit/elements/action-button.tsx';
import { getJson } from '../../../kit/http.ts';
import { formatUtcClock } from '../../../kit/i18n/format.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import { formatPosition } from '../../../kit/position-format.ts';
import { useStore } from '../../../kit/store.ts';
import { detailText } from '../text.ts';
import type { MotionRow } from '../wire.ts';
import { useDesk } from './desk-context.tsx';
import { Section } from './fields.tsx';
import { formatBearing, formatSpeed } from './units.ts';

type History =
  | { readonly state: 'loading' }
  | { readonly state: 'failed' }
  | { readonly state: 'shown'; readonly reports: readonly MotionRow[] };

const hour = 3_600_000;
const rowsShown = 120;

/** The positions of the last hour before the moment shown, newest first, and their line on the map. */
export function TrackHistory(props: { readonly track: string }) {
  const { t } = useWords();
  const desk = useDesk();
  const time = useStore(desk.travel.time);
  const [history, setHistory] = useState<History>({ state: 'loading' });
  const [attempt, setAttempt] = useState(0);
  // While live the list is fetched once a minute; at a past moment, when that moment changes by a minute.
  const clock = useStore(desk.clock);
  const minute = Math.floor((time.mode === 'live' ? clock : desk.now()) / 60_000);
  useEffect(() => {
    const abort = new AbortController();
    const to = desk.now();
    const path = `/api/picture/tracks/${encodeURIComponent(props.track)}/history`;
    const query = `?from=${toUtc(instant(to - hour))}&to=${toUtc(instant(to))}`;
    void getJson<{ readonly reports: readonly MotionRow[] }>(path + query, abort.signal).then((answer) => {
      if (abort.signal.aborted) return;
      if (answer.kind !== 'ok')
        return setHistory((before) => (before.state === 'shown' ? before : { state: 'failed' }));
      const reports = [...answer.value.reports].sort((a, b) => a[7] - b[7]);
      setHistory({ state: 'shown', reports });
      desk.history.set({ track: props.track, reports });
    });
    return () => abort.abort();
  }, [desk, props.track, minute, time.mode, attempt]);
  useEffect(() => () => desk.history.set(null), [desk]);
  return (
    <Section title={t(detailText.history)}>
      {history.state === 'loading' ? <p className="quiet-note">{t(detailText.historyLoading)}</p> : null}
      {history.state === 'failed' ? (
        <p className="quiet-note">
          {t(detailText.historyError)}{' '}
          <ActionButton label={t(detailText.retry)} onPress={() => setAttempt((n) => n + 1)} />
        </p>
      ) : null}
      {history.state === 'shown' ? <Reports reports={history.reports} /> : null}
    </Section>
  );
}

function Reports(props: { readonly reports: readonly MotionRow[] }) {
  const words = useWords();
  const { t, language } = words;
  if (props.reports.length === 0) return <p className="quiet-note">{t(detailText.historyEmpty)}</p>;
  const newest = props.reports.slice(-rowsShown).toReversed();
  return (
    <table className="history">
      <thead>
        <tr>
          <th scope="col">UTC</th>
          <th scope="col">{t(detailText.position)}</th>
          <th scope="col">{t(detailText.speed)}</th>
          <th scope="col">{t(detailText.course)}</th>
        </tr>
      </thead>
      <tbody>
        {newest.map(([, lat, lon, speed, course, , , happenedAt]) => (
          <tr key={happenedAt}>
            <td>{formatUtcClock(happenedAt)}</td>
            <td>{formatPosition({ lat, lon }, language)}</td>
            <td>{speed === null ? '–' : formatSpeed(speed, words)}</td>
            <td>{course === null ? '–' : formatBearing(course, words)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
