import { SelectField, TextField } from '../../../kit/forms/fields.tsx';
import { MomentField } from '../../../kit/forms/moment-field.tsx';
import type { Form } from '../../../kit/forms/use-form.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import type { Texts } from '../../../kernel/text.ts';
import { changedBoats, type CraftField, type PeopleField, peopleFields } from './claims-values.ts';
import { choicesOf } from './form-parts.tsx';
import { linkedAs } from './offered-link.ts';
import { AgainstFor } from './reason-lines.tsx';
import { useRescue } from './rescue-context.tsx';
import { callText as text } from './text-call.ts';
import { channelText, gradeText, linkReasonText, promiseText } from '../text.ts';
import { countText } from './text-count.ts';
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
        <PeopleFields form={form} />
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

/** How many people are said to be so: each a number or a range. */
export function PeopleFields(props: { readonly form: Form<PeopleField> }) {
  const { t } = useWords();
  return peopleFields.map((name) => (
    <TextField key={name} form={props.form} name={name} label={t(text[name])} optional="silent" figures />
  ));
}

/** Who went over to another boat, or came from one: by it the same people are not missed twice, nor counted twice. */
export function ChangedBoats(props: { readonly form: Form<(typeof changedBoats)[number]> }) {
  const { t } = useWords();
  return changedBoats.map((name) => (
    <TextField
      key={name}
      form={props.form}
      name={name}
      label={t(countText[name])}
      optional="silent"
      figures
    />
  ));
}

type CraftList = Exclude<CraftField, 'underWay' | 'course'>;
const craftLists: Readonly<Record<CraftList, Texts>> = {
  hull: hullText,
  engine: engineText,
  lifeJackets: jacketText,
  hullKind: hullKindText,
  colour: colourText,
};

/** What is said of the craft by closed lists: each once, in this order. */
export function CraftLists<Name extends CraftList>(props: {
  readonly form: Form<NoInfer<Name>>;
  readonly names: readonly Name[];
}) {
  const words = useWords();
  return props.names.map((name) => (
    <SelectField<Name>
      key={name}
      form={props.form}
      name={name}
      label={words.t(text[name])}
      choices={choicesOf(craftLists[name], words)}
      optional="silent"
    />
  ));
}

/** How the boat is, as it was said. */
export function CraftFields(props: { readonly form: Form<CraftField> }) {
  const { t } = useWords();
  const { form } = props;
  const yesNo = [
    { value: 'yes', label: t(text.yes) },
    { value: 'no', label: t(text.no) },
  ];
  return (
    <>
      <CraftLists form={form} names={['hull', 'engine', 'lifeJackets', 'hullKind', 'colour']} />
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
