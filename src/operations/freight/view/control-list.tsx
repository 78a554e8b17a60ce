import { ActionButton } from '../../../kit/elements/action-button.tsx';
import { Moment } from '../../../kit/elements/moment.tsx';
import type { Text } from '../../../kernel/text.ts';
import { useWords, type Words } from '../../../kit/i18n/language.tsx';
import { Part } from '../../../kit/room/values.tsx';
import type { Correctable } from '../control-shapes.ts';
import { methodLimits } from '../method-limits.ts';
import type { Control } from '../passage-state.ts';
import {
  correctionText,
  factText,
  flagText,
  groundText,
  nextText,
  partText,
  resultText,
  sealText,
} from '../text-terms.ts';
import type { PassageView } from '../wire.ts';
import { observedFacts } from '../words.ts';
import { useFreight } from './freight-context.tsx';
import { controlWords, countWords } from './phrases.ts';
import { actsText, passageText as text } from './text.ts';

interface Shown {
  readonly control: Control;
  readonly of: PassageView;
  readonly isOther: boolean;
}

/** All controls of a vehicle, the newest first, those of joined entries among them; what speaks against each beside it. */
export function ControlList(props: {
  readonly passage: PassageView;
  readonly others: readonly PassageView[];
}) {
  const { t } = useWords();
  const { passage, others } = props;
  const all = [passage, ...others]
    .flatMap((of): readonly Shown[] =>
      of.controls.map((control) => ({ control, of, isOther: of !== passage })),
    )
    .toSorted((a, b) => b.control.startedAt.localeCompare(a.control.startedAt, 'en'));
  return (
    <Part title={t(text.controls)}>
      {all.length === 0 ? <p className="quiet">{t(text.noControls)}</p> : null}
      <ul className="plain-list">
        {all.map((shown) => (
          <li key={`${shown.of.passage} ${shown.control.control}`} className="option">
            <ControlRow {...shown} />
          </li>
        ))}
      </ul>
    </Part>
  );
}

function ControlRow({ control, of, isOther }: Shown) {
  const words = useWords();
  const { t } = words;
  const { may, setDialog } = useFreight();
  const { method, result, found, flags, where, next, nextRefused, corrections } = control;
  // Where something speaks against it, and where nothing was found, one must know what the method cannot do.
  const isLimited = flags.length > 0 || result === 'nothing_found';
  return (
    <>
      <p>
        <strong>{controlWords(control, words)}</strong> · {t(partText[where])} ·{' '}
        <Moment at={control.startedAt} />{' '}
        {isOther ? (
          <span className="quiet">{t(text.ofOther, { passage: of.passage, place: of.place })}</span>
        ) : (
          <ActionButton
            quiet
            label={t(actsText.correct)}
            refusal={may('CorrectControl')}
            onPress={() => setDialog({ kind: 'correct', passage: of.passage, control: control.control })}
          />
        )}
      </p>
      {found === null ? null : <p>{countWords(found, words)}</p>}
      <Against control={control} />
      <p className="quiet">{detailsOf(control, words).join(' · ')}</p>
      <p className="quiet">{t(text.named, { name: t(text.next), value: t(nextText[next]) })}</p>
      {nextRefused === undefined ? null : (
        <p>
          <strong>{t(text.nextRefused, { asked: t(nextText[nextRefused]) })}</strong>
        </p>
      )}
      {corrections.map((one) => (
        <p key={one.at} className="quiet">
          {t(text.corrected, { was: wasWords(one.was, words) })} · {t(correctionText[one.reason])} · {one.by}{' '}
          · <Moment at={one.at} />
        </p>
      ))}
      {isLimited ? <p className="quiet">{t(methodLimits[method])}</p> : null}
    </>
  );
}

/** What speaks against it, gravest first: it missed people, it says nothing, then each doubt. */
function Against({ control: { missed, saysNothing, flags } }: { readonly control: Control }) {
  const { t } = useWords();
  if (missed === null && flags.length === 0) return null;
  return (
    <ul className="plain-list option-against">
      {missed === null ? null : (
        <li>
          <strong className="overdue">{t(missed.samePart ? text.missed : text.missedElsewhere)}</strong>
        </li>
      )}
      {saysNothing ? <li>{t(text.saysNothing)}</li> : null}
      {flags.map((flag) => (
        <li key={flag}>{t(flagText[flag])}</li>
      ))}
    </ul>
  );
}

function detailsOf(control: Control, words: Words): readonly string[] {
  const { t, n } = words;
  const { readings, seal, photos, team, equipment, calibrationDueAt } = control;
  const until =
    calibrationDueAt === null ? [] : [t(text.calibrated, { until: calibrationDueAt.slice(0, 10) })];
  const named = (name: Text, value: string) => t(text.named, { name: t(name), value });
  return [
    named(text.ground, groundWords(control, words)),
    ...readings.map(({ quantity, value, unit }) => `${quantity.replaceAll('_', ' ')} ${n(value)} ${unit}`),
    ...(seal === null ? [] : [named(text.seal, `${t(sealText[seal.before])} → ${t(sealText[seal.after])}`)]),
    ...(photos.length === 0 ? [] : [t(text.photos, { n: photos.length })]),
    `${t(text.team)} ${team}`,
    ...(equipment === null ? [] : [equipment]),
    ...until,
  ];
}

/** Everything that a correction may have changed, as it stood before. */
function wasWords({ result, where, found, seal }: Correctable, words: Words): string {
  const { t } = words;
  return [
    t(resultText[result]),
    t(partText[where]),
    ...(found === null ? [] : [countWords(found, words)]),
    ...(seal === null ? [] : [`${t(sealText[seal.before])} → ${t(sealText[seal.after])}`]),
  ].join(', ');
}

function groundWords({ ground: { kind, reference } }: Control, { t }: Words): string {
  const fact = observedFacts.find((one) => kind === 'observation' && one === reference);
  const said = fact === undefined ? reference : t(factText[fact]);
  return said === null ? t(groundText[kind]) : `${t(groundText[kind])}, ${said}`;
}
