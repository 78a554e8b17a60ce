import { isShortName } from '../../../kernel/short-name.ts';
import { ActDialog } from '../../../kit/acts/act-dialog.tsx';
import { ChoiceDialog } from '../../../kit/acts/choice-dialog.tsx';
import type { Act } from '../../../kit/acts/use-act.ts';
import { chosen } from '../../../kit/forms/checks.ts';
import { choicesOf } from '../../../kit/forms/choices.ts';
import { ChecksField, LongField, SelectField, TextField } from '../../../kit/forms/fields.tsx';
import { numberForm } from '../../../kit/forms/number-checks.ts';
import { PlaceField, placeForm, readPlace } from '../../../kit/forms/place-field.tsx';
import { type Form, useForm } from '../../../kit/forms/use-form.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import { formatPosition } from '../../../kit/position-format.ts';
import {
  accessText,
  casualtyText,
  hazardText,
  incidentKindText,
  incidentLevelText,
  serviceText,
  standDownText,
} from '../text-incident.ts';
import { casualtyKinds, type IncidentView, services } from '../wire.ts';
import { type MethaneField, methaneOf, methaneValues } from './methane-values.ts';
import { newId, watchOrder } from './orders.ts';
import { incidentText as text, watchText } from './text-watch.ts';
import { useMayWatch, useWatchDesk } from './use-watch.ts';

const people = numberForm({ min: 0, max: 5_000, whole: true });
const units = numberForm({ min: 0, max: 200, whole: true });
const casualtyChecks = Object.fromEntries(casualtyKinds.map((kind) => [`casualty_${kind}`, people]));
const serviceChecks = Object.fromEntries(
  services.flatMap((service) => [
    [`present_${service}`, units],
    [`required_${service}`, units],
  ]),
);

/** Declares a major incident letter by letter, or gives its report anew. What is left empty is not known, never zero. */
export function MethaneDialog(props: { readonly before: IncidentView | null; readonly act: Act }) {
  const { t, language } = useWords();
  const desk = useWatchDesk();
  const may = useMayWatch();
  const { before } = props;
  const location = before?.methane.location ?? null;
  const place = location === null ? '' : formatPosition(location, language);
  const form = useForm<MethaneField>({
    draft: before === null ? 'watch.methane' : `watch.methane.${before.incident}`,
    initial: methaneValues(before?.methane ?? null, place),
    personal: ['words'],
    sealed: true,
    running: ['words'],
    checks: {
      ...casualtyChecks,
      ...serviceChecks,
      level: chosen,
      kind: chosen,
      position: (value, values) =>
        placeForm(value) ??
        (readPlace(value) === null && values.place.trim() === '' ? text.locationMissing : null),
      accuracy: numberForm({ min: 1, max: 500_000 }),
      place: (value) => (value.trim() === '' || isShortName(value.trim()) ? null : watchText.teamForm),
    },
  });
  const right = before === null ? 'DeclareMajorIncident' : 'UpdateMethane';
  return (
    <ActDialog
      title={t(before === null ? text.declareTitle : text.updateTitle)}
      submit={t(before === null ? text.declareIt : text.updateIt)}
      form={form}
      refusal={may(right)}
      act={props.act}
      onClose={() => desk.dialog.set(null)}
      onTaken={() => desk.incidents.nudge()}
      order={() => {
        const { words } = form.values;
        const said = words.trim() === '' ? {} : { wordsSubject: newId('s'), words: words.trim() };
        return watchOrder(right, {
          incident: before?.incident ?? newId('i'),
          ...methaneOf(form.values),
          ...said,
        });
      }}
    >
      <MethaneFields form={form} />
      <LongField form={form} name="words" label={t(text.words)} rows={2} optional />
    </ActDialog>
  );
}

function MethaneFields(props: { readonly form: Form<MethaneField> }) {
  const words = useWords();
  const { t } = words;
  const { form } = props;
  const hazards = choicesOf(hazardText, words);
  return (
    <>
      <div className="beside-columns">
        <SelectField
          form={form}
          name="level"
          label={t(text.level)}
          choices={choicesOf(incidentLevelText, words)}
        />
        <SelectField
          form={form}
          name="kind"
          label={t(text.kind)}
          choices={choicesOf(incidentKindText, words)}
        />
      </div>
      <div className="beside-columns">
        <PlaceField form={form} name="position" label={t(text.position)} optional="silent" />
        <TextField form={form} name="accuracy" label={t(text.accuracy)} optional="silent" figures />
      </div>
      <TextField form={form} name="place" label={t(text.place)} optional="silent" />
      <ChecksField
        form={form}
        name="hazardsPresent"
        label={t(text.hazardsPresent)}
        optional="silent"
        choices={hazards}
      />
      <ChecksField
        form={form}
        name="hazardsPossible"
        label={t(text.hazardsPossible)}
        optional="silent"
        choices={hazards}
      />
      <ChecksField
        form={form}
        name="access"
        label={t(text.access)}
        optional="silent"
        choices={choicesOf(accessText, words)}
      />
      <CasualtyFields form={form} />
      <ServiceFields form={form} />
    </>
  );
}

function CasualtyFields(props: { readonly form: Form<MethaneField> }) {
  const { t } = useWords();
  const { form } = props;
  return (
    <fieldset className="form-field">
      <legend>{t(text.casualties)}</legend>
      <div className="methane">
        {casualtyKinds.map((kind) => (
          <TextField
            key={kind}
            form={form}
            name={`casualty_${kind}`}
            label={t(casualtyText[kind])}
            optional="silent"
            figures
          />
        ))}
      </div>
    </fieldset>
  );
}

function ServiceFields(props: { readonly form: Form<MethaneField> }) {
  const { t } = useWords();
  const { form } = props;
  return (
    <fieldset className="form-field">
      <legend>
        {t(text.servicesPresent)} · {t(text.servicesRequired)}
      </legend>
      <div className="methane">
        {services.map((service) => (
          <div key={service}>
            <TextField
              form={form}
              name={`present_${service}`}
              label={`${t(serviceText[service])}, ${t(text.onScene)}`}
              optional="silent"
              figures
            />
            <TextField
              form={form}
              name={`required_${service}`}
              label={`${t(serviceText[service])}, ${t(text.required)}`}
              optional="silent"
              figures
            />
          </div>
        ))}
      </div>
    </fieldset>
  );
}

/** A major incident ends with its reason; declared, it never slides back to standby. */
export function StandDownDialog({ incident: { incident }, act }: StandDownProps) {
  const { t } = useWords();
  const desk = useWatchDesk();
  const may = useMayWatch();
  return (
    <ChoiceDialog
      title={t(text.standDownTitle)}
      submit={t(text.standDownIt)}
      label={t(watchText.helpReason)}
      terms={standDownText}
      refusal={may('StandDown')}
      act={act}
      onClose={() => desk.dialog.set(null)}
      onTaken={() => desk.incidents.nudge()}
      order={(reason) => watchOrder('StandDown', { incident, reason })}
    />
  );
}

interface StandDownProps {
  readonly incident: IncidentView;
  readonly act: Act;
}
