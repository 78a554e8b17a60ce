import { ActionButton } from '../elements/action-button.tsx';
import { formatAge } from '../i18n/age.ts';
import { formatUtcClock } from '../i18n/format.ts';
import { useWords, type Words } from '../i18n/language.tsx';
import type { Resource, Trouble } from '../resource.ts';
import { useStore } from '../store.ts';
import { useRoom } from './room-context.tsx';
import { roomText } from './text.ts';

/**
 * How an answer of the node stands: being asked, unreachable, busy, failed, refused. One form for every room;
 * an empty answer is the list's own to say. Nothing is shown while all is well.
 */
export function ResourceNotice(props: { readonly of: Resource<unknown> }) {
  const words = useWords();
  const { value, asking, trouble, at, everySeconds, again } = props.of;
  // The role stands always: what it comes to say is then said.
  const says = trouble !== null || (value === null && asking);
  return (
    <div role="status" className={says ? `notice ${trouble === null ? '' : 'is-trouble'}` : 'unseen'}>
      {trouble === null ? null : (
        <>
          <strong>{troubleWords(trouble, words, everySeconds)}</strong>{' '}
          {at === null ? null : <OldAnswer at={at} />}
          <ActionButton label={words.t(roomText.again)} onPress={again} />
        </>
      )}
      {trouble === null && value === null && asking ? words.t(roomText.loading) : null}
    </div>
  );
}

function OldAnswer(props: { readonly at: number }) {
  const { t, language } = useWords();
  useStore(useRoom().clock);
  const age = formatAge((Date.now() - props.at) / 1000, language);
  return <span>{t(roomText.old, { age })}</span>;
}

/** Whoever is asked again less often than this is better asked by hand: no hope of it is given. */
const soonSecondsMax = 600;

/**
 * What went wrong, in the reader's language. The node's own words come first. `everySeconds`: how often it is asked again
 * by itself; null where it is not.
 */
export function troubleWords(trouble: Trouble, words: Words, everySeconds: number | null = null): string {
  const { t } = words;
  switch (trouble.kind) {
    case 'offline':
    case 'overloaded':
      return [t(roomText[trouble.kind]), askedAgainWords(everySeconds, words)].join(' ').trim();
    case 'fault':
      return [t(roomText.fault, { code: trouble.code }), askedAgainWords(everySeconds, words)]
        .join(' ')
        .trim();
    case 'refused':
      return t(trouble.message ?? roomText.refused, { code: trouble.code });
  }
}

function askedAgainWords(everySeconds: number | null, { t, n }: Words): string {
  if (everySeconds === null || everySeconds > soonSecondsMax) return '';
  const inMinutes = everySeconds > 90;
  return inMinutes
    ? t(roomText.askedInMinutes, { n: n(everySeconds / 60) })
    : t(roomText.askedInSeconds, { n: n(everySeconds) });
}

/** `as of 02:14:08 UTC`: when the answer shown was given, with the button that asks again. */
export function AskedAt(props: { readonly of: Resource<unknown> }) {
  const { t } = useWords();
  const { at, again } = props.of;
  return (
    <>
      {at === null ? null : (
        <span className="quiet figures">{t(roomText.askedAt, { at: formatUtcClock(at) })}</span>
      )}
      <ActionButton quiet label={t(roomText.again)} onPress={again} />
    </>
  );
}
