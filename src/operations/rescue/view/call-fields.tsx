import { SelectField, TextField } from '../../../kit/forms/fields.tsx';
import { formText } from '../../../kit/forms/text.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import { peopleFields } from './call-values.ts';
import { choicesOf } from './form-parts.tsx';
import { useRescue } from './rescue-context.tsx';
import { callText as text } from './text-call.ts';
import { channelText, promiseText } from '../text.ts';
import { colourText, engineText, hullKindText, hullText, jacketText } from './text-terms.ts';
import type { Call } from './use-call.ts';

/** The right of the sheet: what is claimed, when it happened, what was promised, which boat it is. Nothing is needed. */
export function CallFields(props: { readonly call: Call }) {
  const words = useWords();
  const { t } = words;
  const { form } = props.call;
  return (
    <div className="call-column">
      <div className="call-grid">
        {peopleFields.map((name) => (
          <TextField key={name} form={form} name={name} label={t(text[name])} optional="silent" figures />
        ))}
        <CraftFields call={props.call} />
        <TextField form={form} name="course" label={t(text.course)} optional="silent" figures />
        <TextField
          form={form}
          name="happenedAt"
          label={t(text.happenedAt)}
          hint={t(text.happenedHint)}
          optional="silent"
          figures
        />
        <SelectField
          form={form}
          name="channel"
          label={t(text.channel)}
          choices={choicesOf(channelText, words)}
        />
        <TextField form={form} name="source" label={t(text.source)} optional="silent" />
      </div>
      <BoatAndPromise call={props.call} />
      <p className="form-hint">{t(form.keeping === 'sealed' ? text.keptSealed : text.notKept)}</p>
    </div>
  );
}

/** How the boat is, as it was said. */
function CraftFields(props: { readonly call: Call }) {
  const words = useWords();
  const { t } = words;
  const { form } = props.call;
  const yesNo = [
    { value: 'yes', label: t(text.yes) },
    { value: 'no', label: t(text.no) },
  ];
  return (
    <>
      <SelectField
        form={form}
        name="hull"
        label={t(text.hull)}
        choices={choicesOf(hullText, words)}
        optional="silent"
      />
      <SelectField
        form={form}
        name="engine"
        label={t(text.engine)}
        choices={choicesOf(engineText, words)}
        optional="silent"
      />
      <SelectField
        form={form}
        name="lifeJackets"
        label={t(text.lifeJackets)}
        choices={choicesOf(jacketText, words)}
        optional="silent"
      />
      <SelectField
        form={form}
        name="hullKind"
        label={t(text.hullKind)}
        choices={choicesOf(hullKindText, words)}
        optional="silent"
      />
      <SelectField
        form={form}
        name="colour"
        label={t(text.colour)}
        choices={choicesOf(colourText, words)}
        optional="silent"
      />
      <SelectField form={form} name="underWay" label={t(text.underWay)} choices={yesNo} optional="silent" />
    </>
  );
}

/** Which boat it is, where that is known while the caller is on the line, and what they were promised. */
function BoatAndPromise(props: { readonly call: Call }) {
  const words = useWords();
  const { t } = words;
  const { standings } = useRescue();
  const { form } = props.call;
  const boats = standings
    .filter(({ boat }) => boat.status === 'open' || boat.boat === form.values.boat)
    .map(({ boat }) => ({ value: boat.boat, label: boat.reference }));
  return (
    <>
      <SelectField form={form} name="boat" label={t(text.boat)} choices={boats} optional="silent" />
      {form.values.boat === '' ? (
        <p className="form-hint">{t(text.promiseNeedsBoat)}</p>
      ) : (
        <div className="call-pair">
          <SelectField
            form={form}
            name="promise"
            label={t(text.promise)}
            choices={choicesOf(promiseText, words)}
            optional="silent"
          />
          <TextField
            form={form}
            name="promiseDue"
            label={t(text.promiseDue)}
            hint={t(formText.momentHint)}
            optional="silent"
            figures
          />
        </div>
      )}
    </>
  );
}
