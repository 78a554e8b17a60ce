import { formatAge } from '../i18n/age.ts';
import { useWords } from '../i18n/language.tsx';
import type { AskedLink } from '../live/asked-link.ts';
import { useStore } from '../store.ts';
import { useRoom } from './room-context.tsx';
import { troubleWords } from './resource-notice.tsx';
import { roomText } from './text.ts';

const oldAfterMilliseconds = 30_000;

/** How a list stands: being asked, unreachable, busy, refused, old. Nothing is shown while all is well. */
export function LinkNotice(props: { readonly of: Pick<AskedLink<unknown>, 'standing' | 'everySeconds'> }) {
  const words = useWords();
  const { t, language } = words;
  useStore(useRoom().clock);
  const { at, trouble } = useStore(props.of.standing);
  const ageMilliseconds = at === null ? 0 : Date.now() - at;
  const isOld = at !== null && (trouble !== null || ageMilliseconds > oldAfterMilliseconds);
  const loading = at === null && trouble === null;
  const says = trouble !== null || isOld || loading;
  return (
    <div role="status" className={says ? `notice ${loading ? '' : 'is-trouble'}` : 'unseen'}>
      {loading ? t(roomText.loading) : null}
      {trouble === null ? null : <strong>{troubleWords(trouble, words, props.of.everySeconds)}</strong>}
      {isOld ? <span>{t(roomText.old, { age: formatAge(ageMilliseconds / 1000, language) })}</span> : null}
    </div>
  );
}
