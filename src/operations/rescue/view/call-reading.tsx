import { ActionButton } from '../../../kit/elements/action-button.tsx';
import { LongField, SelectField, TextField } from '../../../kit/forms/fields.tsx';
import { useWords } from '../../../kit/i18n/language.tsx';
import { formatPosition } from '../../../kit/position-format.ts';
import { termOf } from '../../../kit/room/terms.ts';
import type { ContactPosition } from '../wire.ts';
import { takenPositions } from './call-values.ts';
import { choicesOf, PlaceField } from './form-parts.tsx';
import { accuracyWords, claimWords } from './phrases.ts';
import { callText as text, languageText } from './text-call.ts';
import { flagText, readingText } from './text-terms.ts';
import { readingKind, underReading } from './thought-words.ts';
import type { Call } from './use-call.ts';

/** The left of the sheet: what is said, what was read in it, who says it. */
export function CallReading(props: { readonly call: Call }) {
  const words = useWords();
  const { t } = words;
  const { form } = props.call;
  return (
    <div className="call-column">
      <LongField
        form={form}
        name="words"
        label={t(text.words)}
        hint={t(text.wordsHint)}
        rows={5}
        optional="silent"
      />
      <Offered call={props.call} />
      <PlaceField form={form} name="place" label={t(text.place)} optional="silent" />
      <Taken call={props.call} />
      <div className="call-pair">
        <TextField form={form} name="phone" label={t(text.phone)} optional="silent" figures />
        <SelectField
          form={form}
          name="language"
          label={t(text.language)}
          choices={choicesOf(languageText, words)}
          optional="silent"
        />
      </div>
      <LongField form={form} name="translation" label={t(text.translation)} rows={2} optional="silent" />
    </div>
  );
}

/** What was read in the words, each with one key: offered, never taken by itself. */
function Offered(props: { readonly call: Call }) {
  const words = useWords();
  const { t } = words;
  const { call } = props;
  const { positions, claims } = call.reading;
  const said = claimWords(claims, words);
  const nothing = positions.length === 0 && said.length === 0;
  return (
    <section className="call-offered" aria-label={t(text.offered)} aria-live="polite">
      <h4 className="lines-name">{t(text.offered)}</h4>
      {nothing ? <p className="quiet">{t(text.nothingOffered)}</p> : null}
      {positions.map((position, at) => (
        <OfferedPosition key={position.id} call={call} position={position} first={at === 0} />
      ))}
      {said.length === 0 ? null : (
        <p className="suggestion-line">
          <span>{said.join(', ')}</span>
          <span className="stretch" />
          <ActionButton label={t(text.takePeople)} hint="F4" onPress={call.takePeople} />
          <ActionButton label={t(text.takeAll)} hint="F8" onPress={call.takeClaims} />
        </p>
      )}
    </section>
  );
}

function OfferedPosition(props: {
  readonly call: Call;
  readonly position: ContactPosition;
  readonly first: boolean;
}) {
  const { t, language } = useWords();
  const { call, position } = props;
  const doubts = position.flags.filter((flag) => flag !== 'text_position_parsed');
  return (
    <>
      <p className="suggestion-line figures">
        <strong>{formatPosition(position, language)}</strong>
        {doubts.map((flag) => (
          <em key={flag} className="doubt">
            {t(flagText[flag])}
          </em>
        ))}
        <span className="stretch" />
        <ActionButton
          label={t(text.takePlace)}
          {...(props.first ? { hint: 'F2' } : {})}
          onPress={() => call.take(position)}
        />
      </p>
      {position.candidates.map((candidate) => (
        <p key={candidate.reading} className="suggestion-line figures quiet">
          {formatPosition(candidate, language)} · {t(termOf(readingText, readingKind(candidate.reading)))}
          <span className="stretch" />
          <ActionButton
            quiet
            label={t(text.take)}
            onPress={() => call.take(underReading(position, candidate.reading))}
          />
        </p>
      ))}
    </>
  );
}

function Taken(props: { readonly call: Call }) {
  const words = useWords();
  const { t, language } = words;
  const taken = takenPositions(props.call.form.values);
  if (taken.length === 0) return null;
  return (
    <section className="call-taken">
      <h4 className="lines-name">{t(text.taken)}</h4>
      <ul className="reasons">
        {taken.map((position) => (
          <li key={position.id} className="suggestion-line figures">
            {formatPosition(position, language)} ± {accuracyWords(position.accuracyMetres, words)}
            <span className="stretch" />
            <ActionButton quiet label={t(text.leave)} onPress={() => props.call.leave(position.id)} />
          </li>
        ))}
      </ul>
    </section>
  );
}
