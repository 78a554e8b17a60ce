import { formatAge } from '../../../kit/i18n/age.ts';
import { formatUtcStamp } from '../../../kit/i18n/format.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import { useRoom } from '../../../kit/room/room-context.tsx';
import { useStore } from '../../../kit/store.ts';
import type { LastEntry, PassageRow } from '../wire.ts';
import { useFreight } from './freight-context.tsx';
import { liveText as text } from './text.ts';

const staleAfterMilliseconds = 15_000;

/** How the desk hears of handhelds: at once, or only by asking. What is lost is said, with its age. */
export function LiveMark() {
  const { t, language } = useWords();
  const { live, clock } = useRoom();
  const { state, since } = useStore(live);
  useStore(clock);
  const lost = state === 'lost';
  const age = formatAge((Date.now() - since) / 1000, language);
  return (
    <div role="status" className={lost ? 'notice is-trouble' : 'unseen'}>
      {lost ? t(text.lost, { age }) : t(state === 'live' ? text.live : text.connecting)}
    </div>
  );
}

/** True where what is shown may not be how things stand: no answer, or no stream and no answer of late. */
function useIsStale(): boolean {
  const { live, clock } = useRoom();
  const { list } = useFreight();
  useStore(clock);
  const { state } = useStore(live);
  const isOld = list.at !== null && Date.now() - list.at > staleAfterMilliseconds;
  return list.trouble !== null || (state !== 'live' && isOld);
}

/** How old the last entry of a passage is and whose: `4 min · TEAM-1`; dashed where the desk itself is not fresh. */
export function EntryAge({ row: { heard } }: { readonly row: PassageRow }) {
  const { t, language } = useWords();
  const now = useStore(useRoom().clock);
  const stale = useIsStale();
  const age = formatAge((now - Date.parse(heard.at)) / 1000, language);
  const stamp = (at: string) => formatUtcStamp(Date.parse(at)).slice(0, 19);
  return (
    <span title={t(text.entered, { at: stamp(heard.at), made: stamp(heard.happenedAt) })}>
      <span className={stale ? 'figures age-stale' : 'figures'}>{age}</span> · {heard.source}
      {isLate(heard) ? <em> · {t(text.late)}</em> : null}
    </span>
  );
}

const lateMilliseconds = 300_000;

/** Entered long after it was done: a device had no link. */
function isLate({ at, happenedAt }: LastEntry): boolean {
  return Date.parse(at) - Date.parse(happenedAt) > lateMilliseconds;
}
