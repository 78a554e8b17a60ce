import { ActDialog } from '../../../../kit/acts/act-dialog.tsx';
import { ChoiceDialog } from '../../../../kit/acts/choice-dialog.tsx';
import { ActionButton } from '../../../../kit/elements/action-button.tsx';
import { choicesOf } from '../../../../kit/forms/choices.ts';
import { needed, neededMoment } from '../../../../kit/forms/checks.ts';
import { ChecksField, LongField, SelectField, TextField } from '../../../../kit/forms/fields.tsx';
import { MomentField } from '../../../../kit/forms/moment-field.tsx';
import { momentOrNull, writeMoment } from '../../../../kit/forms/moment-text.ts';
import { readNumber } from '../../../../kit/forms/number-checks.ts';
import { type Form, useForm } from '../../../../kit/forms/use-form.ts';
import { useWords } from '../../../../kit/i18n/language.tsx';
import { useRoom } from '../../../../kit/room/room-context.tsx';
import type { Condition } from '../../selection/conditions.ts';
import { type Reach, reaches } from '../../selection/guard.ts';
import { comparisonsOf, conditionWords, minutesIn, valueTerms } from './condition-words.ts';
import { endText, fieldText, isText, reachText, ruleText as text, selectionText } from './text.ts';
import { selectionOrder, useSelection } from './use-selection.tsx';

type Field =
  | 'rule'
  | 'nameEn'
  | 'nameFr'
  | 'reasonEn'
  | 'reasonFr'
  | 'from'
  | 'to'
  /** Conditions added so far, as JSON: the draft keeps them. */
  | 'conditions'
  | 'field'
  | 'is'
  | 'values';
type RuleForm = Form<Field>;
const conditionsMax = 12;
const dayMilliseconds = 86_400_000;

/** A rule as it is proposed: closed conditions and published words. A second person adopts it, or nobody. */
export function RuleDialog() {
  const { t } = useWords();
  const { clock } = useRoom();
  const { act, may, dialog, close, again } = useSelection();
  const form: RuleForm = useForm<Field>({
    draft: 'freight.rule',
    initial: {
      rule: '',
      nameEn: '',
      nameFr: '',
      reasonEn: '',
      reasonFr: '',
      from: writeMoment(clock.get()),
      to: writeMoment(clock.get() + 90 * dayMilliseconds),
      conditions: '[]',
      field: '',
      is: '',
      values: '',
    },
    checks: {
      rule: (value) => (/^[a-z0-9][a-z0-9-]{1,39}$/.test(value.trim()) ? null : shortForm),
      nameEn: needed,
      nameFr: needed,
      reasonEn: needed,
      reasonFr: needed,
      from: neededMoment,
      to: neededMoment,
      field: (_, values) => (conditionsIn(values.conditions).length === 0 ? text.noConditions : null),
    },
  });
  return (
    <ActDialog<Field>
      title={t(text.add)}
      submit={t(selectionText.propose)}
      form={form}
      refusal={may('AdoptRule')}
      order={() => ruleOrder(form, clock.get())}
      act={act}
      onClose={() => close(dialog)}
      onTaken={again}
      first={<p className="form-hint">{t(text.lead)}</p>}
    >
      <Forbidden />
      <Published form={form} />
      <Conditions form={form} />
    </ActDialog>
  );
}

const shortForm = {
  en: 'Small letters, figures and hyphens.',
  fr: 'Minuscules, chiffres et traits d’union.',
} as const;

/** Which ground the draft reached, how, and by which word: said in the form, which stays as it was typed. */
function Forbidden() {
  const { t } = useWords();
  const { outcome } = useSelection().act;
  if (outcome.kind !== 'refused' || outcome.code !== 'forbidden_ground') return null;
  const { ground, reach, word } = outcome.detail;
  const known: Reach | undefined = reaches.find((one) => one === reach);
  return (
    <p role="alert" className="notice is-trouble">
      {t(text.forbidden, {
        ground: String(ground).replaceAll('_', ' '),
        reach: known === undefined ? '–' : t(reachText[known]),
        word: String(word),
      })}
    </p>
  );
}

function Published({ form }: { readonly form: RuleForm }) {
  const { t } = useWords();
  return (
    <>
      <TextField form={form} name="rule" label={t(selectionText.name)} figures autoFocus />
      <div className="beside-columns">
        <TextField form={form} name="nameEn" label={t(text.nameEn)} />
        <TextField form={form} name="nameFr" label={t(text.nameFr)} />
      </div>
      <div className="beside-columns">
        <LongField form={form} name="reasonEn" label={t(text.reasonEn)} rows={2} />
        <LongField form={form} name="reasonFr" label={t(text.reasonFr)} rows={2} />
      </div>
      <div className="beside-columns">
        <MomentField form={form} name="from" label={t(selectionText.from)} />
        <MomentField form={form} name="to" label={t(selectionText.to)} hint={t(text.days)} />
      </div>
    </>
  );
}

function Conditions({ form }: { readonly form: RuleForm }) {
  const words = useWords();
  const { t } = words;
  const { values } = form;
  const held = conditionsIn(values.conditions);
  const set = (next: readonly Condition[]) =>
    form.setAll({ conditions: JSON.stringify(next), field: '', is: '', values: '' });
  const typed = typedCondition(values);
  const lacks = held.length >= conditionsMax ? text.full : text.conditionMissing;
  const terms = valueTerms[values.field as Condition['field']]; // undefined for what is no field
  return (
    <fieldset className="form-field">
      <legend>{t(text.conditions)}</legend>
      <ul className="plain-list">
        {held.map((one, at) => (
          <li key={JSON.stringify(one)}>
            {conditionWords(one, words)}{' '}
            <ActionButton quiet label={t(text.remove)} onPress={() => set(held.toSpliced(at, 1))} />
          </li>
        ))}
      </ul>
      <div className="beside-columns">
        <SelectField form={form} name="field" label={t(text.field)} choices={choicesOf(fieldText, words)} />
        <SelectField
          form={form}
          name="is"
          label={t(text.is)}
          choices={comparisonsOf(values.field).map((value) => ({ value, label: t(isText[value]) }))}
        />
      </div>
      {terms === undefined ? (
        <TextField
          form={form}
          name="values"
          label={t(text.values)}
          hint={t(values.field === 'passage.minute_of_day' ? text.windowHint : text.valuesHint)}
          figures
        />
      ) : (
        <ChecksField form={form} name="values" label={t(text.values)} choices={choicesOf(terms, words)} />
      )}
      <ActionButton
        label={t(text.addCondition)}
        refusal={typed === null || held.length >= conditionsMax ? t(lacks) : null}
        onPress={() => (typed === null ? undefined : set([...held, typed]))}
      />
    </fieldset>
  );
}

/** Null: something of it is missing. The node reads it again and may refuse it. */
function typedCondition({ field, is, values }: RuleForm['values']): Condition | null {
  if (!Object.hasOwn(fieldText, field)) return null;
  const comparison = comparisonsOf(field).find((one) => one === is);
  const listed = values.split(/[\s,;-]+(?=\S)/).filter(Boolean);
  if (comparison === undefined || listed.length === 0) return null;
  const read: readonly (string | number | null)[] =
    field === 'passage.minute_of_day'
      ? listed.map(minutesIn)
      : field === 'weight.differs_percent'
        ? listed.map(readNumber)
        : values.split(/\s+/).filter(Boolean);
  if (read.includes(null)) return null;
  return { field, is: comparison, values: read } as unknown as Condition; // read again by the node's own schema
}

function conditionsIn(held: string): readonly Condition[] {
  return JSON.parse(held) as readonly Condition[]; // as written above
}

function ruleOrder({ values }: RuleForm, now: number) {
  return selectionOrder('adopt-rule', {
    rule: values.rule.trim(),
    name: { en: values.nameEn.trim(), fr: values.nameFr.trim() },
    reason: { en: values.reasonEn.trim(), fr: values.reasonFr.trim() },
    validFrom: momentOrNull(values.from, now),
    validTo: momentOrNull(values.to, now),
    aliases: [],
    conditions: conditionsIn(values.conditions),
  });
}

/** Ends a rule before its time: one person can. */
export function EndRuleDialog({ rule }: { readonly rule: string }) {
  const { t } = useWords();
  const { act, may, dialog, close, again } = useSelection();
  return (
    <ChoiceDialog
      title={`${t(text.end)} · ${rule}`}
      submit={t(text.end)}
      label={t(text.endWhy)}
      terms={endText}
      refusal={may('EndRule')}
      order={(reason) => selectionOrder('end-rule', { rule, reason })}
      act={act}
      onClose={() => close(dialog)}
      onTaken={again}
    />
  );
}
