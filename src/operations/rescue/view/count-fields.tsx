import { ActionButton } from '../../../kit/elements/action-button.tsx';
import { LongField, SelectField, TextField } from '../../../kit/forms/fields.tsx';
import { MomentField } from '../../../kit/forms/moment-field.tsx';
import { formatUtcMinute } from '../../../kit/i18n/format.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import { channelText, contactKindText, gradeText, linkReasonText } from '../text.ts';
import { ChangedBoats, CraftLists, PeopleFields } from './call-fields.tsx';
import {
  channelOf,
  countedFields,
  countKinds,
  isFallSaid,
  isOpenFigure,
  kindOf,
  openFigure,
  toldAtOf,
} from './count-values.ts';
import { againstReasons } from './dialog-link.tsx';
import { choicesOf, PlaceField, RadioField } from './form-parts.tsx';
import { LastTouched } from './last-touched.tsx';
import { PhonesAboard } from './phones-aboard.tsx';
import { AgainstFor } from './reason-lines.tsx';
import { useRescue } from './rescue-context.tsx';
import { actsText } from './text-acts.ts';
import { callText } from './text-call.ts';
import { contactText } from './text-contact.ts';
import { countText as text } from './text-count.ts';
import type { Count } from './use-count.ts';

interface Fields {
  readonly count: Count;
}

/** What is asked of a count, and beside it, in sight all the while, what speaks against its link. `isFixed`: its boat is given. */
export function CountFields(props: Fields & { readonly isFixed: boolean }) {
  const words = useWords();
  const { t } = words;
  const { count } = props;
  const { form } = count;
  const kind = kindOf(form.values);
  const byUnit = kind === 'pickup' || kind === 'landing';
  const kinds = choicesOf(contactKindText, words).filter(({ value }) =>
    countKinds.some((one) => one === value),
  );
  return (
    <>
      <RadioField form={form} name="kind" label={t(text.kind)} choices={kinds} row />
      <div className="count-columns">
        <div>
          <WhereAndWhen count={count} />
          {kind === 'statement' ? <Said count={count} /> : <Counted count={count} />}
          {kind === 'pickup' ? <Found count={count} /> : null}
          {byUnit ? <PhonesAboard count={count} /> : null}
          <LongField form={form} name="words" label={t(text.words)} rows={2} optional />
        </div>
        <div className="count-link">
          {props.isFixed ? null : <BoatChoice count={count} />}
          <Linked count={count} />
        </div>
      </div>
    </>
  );
}

/** By whom, where and when. */
function WhereAndWhen({ count: { form } }: Fields) {
  const words = useWords();
  const { t } = words;
  const { board } = useRescue();
  const kind = kindOf(form.values);
  const units =
    board.boats.get(form.values.boat)?.tasks ?? [...board.boats.values()].flatMap(({ tasks }) => tasks);
  return (
    <div className="beside-columns">
      {kind === 'pickup' || kind === 'landing' ? (
        <TextField
          form={form}
          name="unit"
          label={t(kind === 'pickup' ? text.unit : text.broughtBy)}
          list={[...new Set(units.map(({ unit }) => unit))]}
          optional="silent"
          figures
        />
      ) : null}
      {kind === 'pickup' ? null : (
        <TextField
          form={form}
          name="place"
          label={t(text.place)}
          hint={t(text.placeHint)}
          optional="silent"
        />
      )}
      <WhenItWas count={{ form }} />
      {kind === 'statement' ? null : (
        <PlaceField form={form} name="position" label={t(callText.place)} optional="silent" />
      )}
      <SelectField
        form={{ ...form, values: { ...form.values, channel: channelOf(form.values) } }}
        name="channel"
        label={t(text.channel)}
        choices={choicesOf(channelText, words)}
      />
    </div>
  );
}

/** When it happened; of a fall told ashore it must be said, or that nobody knows: the search is counted from then. */
function WhenItWas({ count: { form } }: { readonly count: Pick<Count, 'form'> }) {
  const { t } = useWords();
  const isFall = isFallSaid(form.values);
  const toldAt = formatUtcMinute(Date.parse(toldAtOf(form.values)));
  return (
    <div>
      <MomentField
        form={form}
        name="happenedAt"
        toward="last"
        label={t(callText.happenedAt)}
        hint={isFall ? t(text.fallHint) : t(text.happenedHint, { at: toldAt })}
        {...(isFall ? {} : { optional: 'silent' as const })}
      />
      {isFall ? (
        <ActionButton
          label={t(text.fallUnknown)}
          pressed={isOpenFigure(form.values.happenedAt)}
          quiet
          onPress={() => form.set('happenedAt', openFigure)}
        />
      ) : null}
    </div>
  );
}

function Counted({ count: { form } }: Fields) {
  const { t } = useWords();
  // Who is brought ashore was out of the water long before.
  const asked = countedFields.filter((name) => name !== 'fromWater' || kindOf(form.values) === 'pickup');
  return (
    <fieldset className="form-field">
      <legend>{t(text.people)}</legend>
      <div className="call-grid">
        {asked.map((name) => (
          <TextField
            key={name}
            form={form}
            name={name}
            label={t(text[name])}
            {...(name.startsWith('children') || name === 'alive' ? {} : { optional: 'silent' as const })}
            figures
          />
        ))}
        <ChangedBoats form={form} />
      </div>
      <p className="form-hint">{t(text.countHint)}</p>
    </fieldset>
  );
}

function Said({ count: { form } }: Fields) {
  const { t } = useWords();
  return (
    <fieldset className="form-field">
      <legend>{t(text.said)}</legend>
      <div className="call-grid">
        <PeopleFields form={form} />
        <ChangedBoats form={form} />
      </div>
      <p className="form-hint">{t(actsText.rangeHint)}</p>
    </fieldset>
  );
}

function Found({ count: { form } }: Fields) {
  const { t } = useWords();
  return (
    <fieldset className="form-field">
      <legend>{t(text.craft)}</legend>
      <div className="call-grid">
        <CraftLists form={form} names={['hull', 'hullKind', 'colour']} />
      </div>
    </fieldset>
  );
}

/** Whose people they are, the likeliest first; nothing is chosen by itself. */
function BoatChoice({ count: { form, suggestions } }: Fields) {
  const { t } = useWords();
  const { board, standings } = useRescue();
  const suggested = new Map(suggestions.map(({ boat, strength }) => [boat, strength] as const));
  const nameOf = (boat: string, reference: string): string => {
    const strength = suggested.get(boat);
    return strength === undefined ? reference : `${reference} · ${t(contactText[strength])}`;
  };
  const rest = standings.filter(({ boat }) => !suggested.has(boat.boat)).map(({ boat }) => boat);
  const first = [...suggested.keys()].flatMap((boat) => board.boats.get(boat) ?? []);
  return (
    <SelectField
      form={form}
      name="boat"
      label={t(text.boat)}
      hint={t(text.boatHint)}
      choices={[...first, ...rest].map(({ boat, reference }) => ({
        value: boat,
        label: nameOf(boat, reference),
      }))}
      optional
    />
  );
}

/** What speaks against the link, by the figures as they are typed, then for it, and as what it is made. */
function Linked({ count }: Fields) {
  const words = useWords();
  const { t } = words;
  const { board } = useRescue();
  const { form, offered, link } = count;
  const boat = board.boats.get(form.values.boat);
  if (boat === undefined || offered === null) return null;
  const shown = { ...form, values: { ...form.values, grade: link.grade, reason: link.reason ?? '' } };
  return (
    <fieldset className="form-field">
      <legend>{t(text.link, { reference: boat.reference })}</legend>
      <div role="status">
        <AgainstFor
          against={offered.pair.against}
          for={offered.pair.for}
          findings={offered.findings}
          typed={offered.facts}
        />
      </div>
      <LastTouched boats={[boat]} />
      <RadioField form={shown} name="grade" label={t(actsText.grade)} choices={choicesOf(gradeText, words)} />
      <SelectField
        form={shown}
        name="reason"
        label={t(actsText.reason)}
        choices={choicesOf(linkReasonText, words).filter(({ value }) => !againstReasons.has(value))}
      />
    </fieldset>
  );
}
