import { type ReactNode, useId } from 'react';
import { formatAge } from '../../../kit/i18n/age.ts';
import { formatLocalMinute, formatUtcDay, formatUtcStamp, zoneOf } from '../../../kit/i18n/format.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import { CopyButton } from '../../../kit/elements/copy-button.tsx';
import { elementText } from '../../../kit/elements/text.ts';
import { formatPosition } from '../../../kit/position-format.ts';
import { detailText } from '../text.ts';
import { useDesk } from './desk-context.tsx';

/** A titled group of values. */
export function Section(props: { readonly title: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <section className="detail-section" aria-labelledby={id}>
      <h3 id={id}>{props.title}</h3>
      {props.children}
    </section>
  );
}

/** Pairs of name and value, aligned. */
export function Fields(props: { readonly children: ReactNode }) {
  return <dl className="fields">{props.children}</dl>;
}

/** One name with its value; null says that the sender gave none, which is not zero. */
export function Field(props: { readonly name: string; readonly children: ReactNode }) {
  const { t } = useWords();
  const absent = props.children === null || props.children === undefined || props.children === '';
  return (
    <div className="field">
      <dt>{props.name}</dt>
      <dd className={absent ? 'absent' : undefined}>{absent ? t(detailText.notGiven) : props.children}</dd>
    </div>
  );
}

/** A place in degrees and decimal minutes, with a button that copies it. */
export function PositionValue(props: { readonly lat: number; readonly lon: number }) {
  const { t, language } = useWords();
  const text = formatPosition(props, language);
  return (
    <span className="with-copy">
      <span className="figures">{text}</span>
      <CopyButton value={text} label={`${t(elementText.copy)} ${text}`} />
    </span>
  );
}

/** A moment in UTC with the wall clock of this control room beside it. */
export function MomentValue(props: { readonly at: number }) {
  const { t, language } = useWords();
  const { staff } = useDesk();
  const stamp = formatUtcStamp(props.at);
  const local = formatLocalMinute(props.at, zoneOf[staff.state], language);
  return (
    <span className="moment figures">
      <time dateTime={new Date(props.at).toISOString()} title={formatUtcDay(props.at, language)}>
        {t(detailText.utc, { at: stamp.slice(11) })}
      </time>
      <span className="beside">
        {stamp.slice(0, 10)} · {t(detailText.local, { at: local })}
      </span>
    </span>
  );
}

/** An age that counts, and changes its form when it is stale. */
export function AgeValue(props: { readonly at: number; readonly now: number; readonly stale: boolean }) {
  const { t, language } = useWords();
  const age = formatAge((props.now - props.at) / 1000, language);
  return (
    <span className={props.stale ? 'age age-stale' : 'age'}>
      {t(props.stale ? detailText.stale : detailText.old, { age })}
    </span>
  );
}
