import { Moment } from '../../../kit/elements/moment.tsx';
import { formatAge } from '../../../kit/i18n/age.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import { useRoom } from '../../../kit/room/room-context.tsx';
import { Part } from '../../../kit/room/values.tsx';
import { useStore } from '../../../kit/store.ts';
import { tipKindText } from '../text.ts';
import type { TipView } from '../wire.ts';
import { siteText as text } from './text.ts';

/** Tips that intelligence has released for these sites: what, where, when, how sure, from whom and how old. */
export function TipList({ tips }: { readonly tips: readonly TipView[] }) {
  const { t, language } = useWords();
  const { clock } = useRoom();
  const now = useStore(clock);
  const standing = tips.filter(({ until }) => Date.parse(until) > now);
  if (standing.length === 0) return null;
  return (
    <Part title={t(text.tips)}>
      <ul className="plain-list">
        {standing.map(({ tip, site, zone, kind, from, until, source, information, body, receivedAt }) => (
          <li key={tip}>
            <strong>{t(tipKindText[kind])}</strong> · {zone ?? `${site}, ${t(text.wholeSite)}`} ·{' '}
            <Moment at={from} /> – <Moment at={until} /> · {source}
            {information} ·{' '}
            {t(text.tipFrom, {
              body,
              age: formatAge((now - Date.parse(receivedAt)) / 1000, language),
            })}
          </li>
        ))}
      </ul>
    </Part>
  );
}
