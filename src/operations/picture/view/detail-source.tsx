import { formatAge } from '../../../kit/i18n/age.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import { useStore } from '../../../kit/store.ts';
import { detailText, sourceText } from '../text.ts';
import type { SourceHealth } from '../wire.ts';
import { useDesk } from './desk-context.tsx';
import { AgeValue, Field, Fields, MomentValue, Section } from './fields.tsx';

/** One feed: whether it speaks, when it last did, and what was refused of it and why. */
export function DetailSource(props: { readonly source: SourceHealth }) {
  const { t, n, language } = useWords();
  const desk = useDesk();
  const clock = useStore(desk.clock);
  const { source } = props;
  const reasons = Object.entries(source.refusedByReason).sort(([, a], [, b]) => b - a);
  const silent = source.state === 'silent' || source.state === 'disconnected';
  return (
    <>
      <h2 className="detail-title">{source.source}</h2>
      <p className="detail-sub">
        {t(sourceText[source.kind])}, {t(sourceText[source.state])}
        {source.lastAt === null ? null : (
          <>
            {' · '}
            <AgeValue at={source.lastAt} now={clock} stale={silent} />
          </>
        )}
      </p>
      <Section title={t(detailText.source)}>
        <Fields>
          <Field name={t(sourceText.lastAt)}>
            {source.lastAt === null ? null : <MomentValue at={source.lastAt} />}
          </Field>
          <Field name={t(sourceText.silentAfter)}>{formatAge(source.silentAfterSeconds, language)}</Field>
          <Field name={t(sourceText.rate)}>{t(sourceText.perSecond, { n: n(source.rate, 1) })}</Field>
          <Field name={t(sourceText.received)}>
            <span className="figures">{n(source.received)}</span>
          </Field>
          <Field name={t(sourceText.refused)}>
            <span className="figures">{n(source.refused)}</span>
          </Field>
        </Fields>
      </Section>
      {reasons.length === 0 ? null : (
        <Section title={t(sourceText.refusedBy)}>
          <Fields>
            {reasons.map(([reason, count]) => (
              <Field key={reason} name={reason}>
                <span className="figures">{n(count)}</span>
              </Field>
            ))}
          </Fields>
        </Section>
      )}
    </>
  );
}
