import type { ReactNode } from 'react';
import { useWords } from '../../../kit/i18n/language.tsx';
import { type PassageReason, passageReasonText } from '../plate/index.ts';
import { standingText } from '../text-terms.ts';
import type { SimilarPassage } from '../wire.ts';
import { controlWords, passageName } from './phrases.ts';
import { joinText as text, passageText } from './text.ts';

/** Passages that may be the same vehicle: what speaks against each before what speaks for it, then what was done. */
export function SimilarList(props: {
  readonly similar: readonly SimilarPassage[];
  readonly isCut: boolean;
  readonly none: string;
  readonly choice?: (similar: SimilarPassage) => ReactNode;
}) {
  const words = useWords();
  const { t } = words;
  const { similar, isCut, none, choice } = props;
  return (
    <>
      {similar.length === 0 ? <p className="quiet">{none}</p> : null}
      <ul className="plain-list">
        {similar.map((one) => (
          <li key={one.passage.passage} className="option">
            <p>
              {choice?.(one)} <strong>{passageName(one.passage, words)}</strong>{' '}
              <span className="quiet figures">
                {one.passage.arrivedAt.slice(0, 16).replace('T', ' ')} UTC ·{' '}
                {t(standingText[one.passage.standing])} · {one.passage.passage}
              </span>
            </p>
            <Reasons similar={one} />
            <p>
              {one.passage.controls.length === 0
                ? t(passageText.noControls)
                : one.passage.controls.map((control) => controlWords(control, words)).join(' · ')}
            </p>
          </li>
        ))}
      </ul>
      {isCut ? <p className="quiet">{t(text.cut)}</p> : null}
    </>
  );
}

function Reasons({ similar: { suggestion } }: { readonly similar: SimilarPassage }) {
  const { t, n } = useWords();
  const said = (reasons: readonly PassageReason[]) =>
    reasons.map(({ kind, on, minutes }) =>
      t(passageReasonText[kind], { on: on ?? 'tractor', minutes: n(minutes ?? 0) }),
    );
  const against = said(suggestion?.against ?? []);
  const speaks = said(suggestion?.for ?? []);
  return (
    <>
      <p className="option-against">
        <strong>{t(text.against)}</strong>{' '}
        {against.length === 0 ? t(text.nothingAgainst) : against.join('; ')}
      </p>
      <p>
        <strong>{t(text.for)}</strong> {speaks.length === 0 ? t(text.nothingFor) : speaks.join('; ')}
      </p>
    </>
  );
}
