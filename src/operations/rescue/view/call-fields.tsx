import { SelectField, TextField } from '../../../kit/forms/fields.tsx';
import { MomentField } from '../../../kit/forms/moment-field.tsx';
import type { Form } from '../../../kit/forms/use-form.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import { type CraftField, peopleFields } from './claims-values.ts';
import { choicesOf } from './form-parts.tsx';
import { linkedAs } from './offered-link.ts';
import { AgainstFor } from './reason-lines.tsx';
import { useRescue } from './rescue-context.tsx';
import { callText as text } from './text-call.ts';
import { channelText, gradeText, linkReasonText, promiseText } from '../text.ts';
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
        <CraftFields form={form} />
        <MomentField
          form={form}
          name="happenedAt"
          toward="last"
          label={t(text.happenedAt)}
          hint={t(text.happenedHint)}
          optional="silent"
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
export function CraftFields(props: { readonly form: Form<CraftField> }) {
  const words = useWords();
  const { t } = words;
  const { form } = props;
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
      <TextField form={form} name="course" label={t(text.course)} optional="silent" figures />
    </>
  );
}

/** What speaks against the boat that was chosen, then what speaks for it, and as what the call will be linked to it. */
function LinkOffered(props: { readonly call: Call }) {
  const { t } = useWords();
  const { link } = props.call;
  if (link === null) return null;
  const { grade, reason } = linkedAs(link);
  return (
    <div role="status">
      <AgainstFor
        against={link.pair.against}
        for={link.pair.for}
        findings={link.findings}
        typed={link.facts}
      />
      <p className="form-hint">
        {t(text.linkedAs, { grade: t(gradeText[grade]), reason: t(linkReasonText[reason]) })}
      </p>
    </div>
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
      <LinkOffered call={props.call} />
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
          <MomentField
            form={form}
            name="promiseDue"
            toward="next"
            label={t(text.promiseDue)}
            optional="silent"
          />
        </div>
      )}
    </>
  );
}
