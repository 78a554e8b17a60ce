import { ActionButton } from '../../../kit/elements/action-button.tsx';
import { CopyButton } from '../../../kit/elements/copy-button.tsx';
import { elementText } from '../../../kit/elements/text.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import { formatPosition } from '../../../kit/position-format.ts';
import { SideBadge } from '../../../kit/room/their-age.tsx';
import { Part } from '../../../kit/room/values.tsx';
import { termOf } from '../../../kit/room/terms.ts';
import type { ContactView } from '../board-wire.ts';
import type { ContactPosition } from '../wire.ts';
import { newId, rescueOrder } from './orders.ts';
import { isHeardOnly } from '../newest-place.ts';
import { accuracyWords, ageWords, positionWords } from './phrases.ts';
import { useRescue } from './rescue-context.tsx';
import { contactText as text } from './text-contact.ts';
import { flagText, positionSourceText, readingText } from './text-terms.ts';
import { readingKind } from './thought-words.ts';
import { useMayRescue, useQuickAct } from './use-quick-act.ts';

/** Every position with accuracy, source, age and the text it was read from; what is doubtful is flagged, never corrected. */
export function ContactPositions(props: { readonly contact: ContactView }) {
  const { t } = useWords();
  const { facts } = props.contact;
  return (
    <Part title={t(text.positions)}>
      <SideBadge side={facts.side} />
      {facts.positions.length === 0 ? <p className="quiet">{t(text.noPosition)}</p> : null}
      {facts.positions.map((position) => (
        <OnePosition
          key={position.id}
          contact={facts.contact}
          position={position}
          // Only what a rule put together can be taken apart again.
          isFollowed={facts.detected !== undefined && facts.positions.length > 1}
        />
      ))}
    </Part>
  );
}

interface Shown {
  readonly contact: string;
  readonly position: ContactPosition;
  readonly isFollowed: boolean;
}

function OnePosition(props: Shown) {
  const words = useWords();
  const { t, language } = words;
  const { now } = useRescue();
  const { position } = props;
  const shown = formatPosition(position, language);
  const isFix = !isHeardOnly(position);
  return (
    <section className="contact-position">
      <p className="with-copy figures">
        <strong>{positionWords(position, words)}</strong>
        {isFix ? <CopyButton value={shown} label={`${t(elementText.copy)} ${shown}`} /> : null}
      </p>
      <p className="quiet figures">
        {t(text.accuracy, { metres: accuracyWords(position.accuracyMetres, words) })} ·{' '}
        {t(positionSourceText[position.source])} · {t(text.held, { age: ageWords(position.at, now, words) })}
        {position.raw === null ? '' : ` · ${t(text.raw, { raw: position.raw })}`}
      </p>
      {position.flags.length === 0 ? null : (
        <ul className="reasons position-flags">
          {position.flags.map((flag) => (
            <li key={flag}>
              <strong>{t(flagText[flag])}</strong>
            </li>
          ))}
        </ul>
      )}
      <Readings {...props} />
      {props.isFollowed ? <PartButton {...props} /> : null}
    </section>
  );
}

/** A rule put this position with the one before; a person sees that it is another thing. */
function PartButton({ contact, position }: Shown) {
  const { t } = useWords();
  const may = useMayRescue();
  const quick = useQuickAct();
  return (
    <ActionButton
      quiet
      label={t(text.part)}
      refusal={may('PartPosition')}
      onPress={() =>
        quick.send(rescueOrder('PartPosition', { contact, position: position.id, into: newId('c') }))
      }
    />
  );
}

function Readings(props: { readonly contact: string; readonly position: ContactPosition }) {
  const { t, language } = useWords();
  const may = useMayRescue();
  const quick = useQuickAct();
  const { contact, position } = props;
  if (position.candidates.length === 0) return null;
  return (
    <>
      <p>{t(text.readings)}</p>
      <ul className="reasons">
        {position.candidates.map((candidate) => {
          const inUse = candidate.lat === position.lat && candidate.lon === position.lon;
          return (
            <li key={candidate.reading} className="suggestion-line figures">
              {formatPosition(candidate, language)} · {t(termOf(readingText, readingKind(candidate.reading)))}
              <span className="stretch" />
              {inUse ? (
                <span className="quiet">{t(text.chosen)}</span>
              ) : (
                <ActionButton
                  label={t(text.choose)}
                  refusal={may('ChooseReading')}
                  onPress={() =>
                    quick.send(
                      rescueOrder('ChooseReading', {
                        contact,
                        position: position.id,
                        reading: candidate.reading,
                      }),
                    )
                  }
                />
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}
