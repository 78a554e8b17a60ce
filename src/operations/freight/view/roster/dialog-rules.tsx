import { useState } from 'react';
import type { State } from '../../../../kernel/label.ts';
import { ActionButton } from '../../../../kit/elements/action-button.tsx';
import { SelectField, TextField } from '../../../../kit/forms/fields.tsx';
import { type Form, useForm } from '../../../../kit/forms/use-form.ts';
import { postJson } from '../../../../kit/http.ts';
import { useWords } from '../../../../kit/i18n/language.tsx';
import { useRoom } from '../../../../kit/room/room-context.tsx';
import { directiveRules } from '../../team/rest-limits.ts';
import type { RestCheckAnswer } from '../../team/wire.ts';
import { RosterForm, rosterOrder, useRoster } from './roster-context.tsx';
import { type LimitName, limitNames, limitOfRule, unitOf } from './rule-rows.ts';
import { rulesChecks, type RulesField, rulesIn, rulesInitial } from './rules-form.ts';
import { limitText, rulesText as text } from './text-rules.ts';

/** What the node said of some rules: those very ones, and no others. */
interface Checked {
  readonly of: string;
  readonly answer: RestCheckAnswer | null;
}

/** A state’s own rest rules; they cannot be entered before it was looked at what they would break. */
export function RulesDialog({ state }: { readonly state: State }) {
  const { t } = useWords();
  const { clock } = useRoom();
  const held = useRoster().roster.value?.rules[state] ?? null;
  const today = new Date(clock.get()).toISOString().slice(0, 10);
  const form = useForm<RulesField>({
    draft: `freight.rules.${state}`,
    initial: rulesInitial(held?.rules ?? null, today),
    checks: rulesChecks,
  });
  const [checked, setChecked] = useState<Checked | null>(null);
  const fields = rulesIn(form.values);
  const of = JSON.stringify(fields);
  const look = () => {
    if (!form.check()) return;
    void postJson<RestCheckAnswer>('/api/operations/freight/rest-check', { state, fields }).then((said) =>
      setChecked({ of, answer: said.kind === 'ok' ? said.value : null }),
    );
  };
  const isChecked = checked?.of === of && checked.answer !== null;
  const put = (rules: object, seenVersion: number | null) =>
    rosterOrder('PutRestRules', { row: state, fields: rules, seenVersion });
  return (
    <RosterForm<RulesField>
      title={t(text.dialog, { state: state.toUpperCase() })}
      submit={t(text.enter)}
      right="PutRestRules"
      form={form}
      lacks={isChecked ? null : t(text.checkFirst)}
      order={() => put(fields, held?.version ?? null)}
      undo={() =>
        held === null
          ? rosterOrder('RetireRestRules', { row: state, seenVersion: null })
          : put(held.rules, null)
      }
    >
      <RulesFields form={form} />
      <div className="act-row">
        <ActionButton label={t(text.check)} onPress={look} />
      </div>
      {checked?.of === of ? <WouldBreak answer={checked.answer} /> : null}
    </RosterForm>
  );
}

function RulesFields({ form }: { readonly form: Form<RulesField> }) {
  const { t } = useWords();
  return (
    <>
      <p className="form-hint">{t(text.stricter)}</p>
      <div className="beside-columns">
        <TextField form={form} name="from" type="date" label={t(text.from)} figures autoFocus />
        <TextField form={form} name="until" type="date" label={t(text.until)} figures optional="silent" />
        <TextField form={form} name="nightFrom" label={t(text.nightFrom)} figures optional="silent" />
        <TextField form={form} name="nightUntil" label={t(text.nightUntil)} figures optional="silent" />
        <SelectField
          form={form}
          name="strain"
          label={t(text.strain)}
          choices={[
            { value: 'yes', label: t(text.yes) },
            { value: 'no', label: t(text.no) },
          ]}
        />
      </div>
      {limitNames.map((name) => (
        <LimitFields key={name} form={form} name={name} />
      ))}
    </>
  );
}

function LimitFields({ form, name }: { readonly form: Form<RulesField>; readonly name: LimitName }) {
  const { t, n } = useWords();
  const directive = directiveRules[name];
  const hint =
    directive === null
      ? t(text.directiveNone)
      : t(text.directiveIs, {
          value: `${n(directive.value)} ${unitOf(name)}`,
          article: t(directive.article),
        });
  return (
    <div className="beside-columns">
      <TextField
        form={form}
        name={name}
        label={t(text.value, { rule: t(limitText[name]), unit: unitOf(name) })}
        hint={hint}
        figures
        optional="silent"
      />
      {name === 'averageWeeklyHours' ? (
        <TextField form={form} name="weeks" label={t(text.weeks)} figures optional="silent" />
      ) : null}
      <TextField form={form} name={`${name}.en`} label={t(text.sourceEn)} optional="silent" />
      <TextField form={form} name={`${name}.fr`} label={t(text.sourceFr)} optional="silent" />
    </div>
  );
}

/** What the rules would break of what is rostered; null: the node did not answer. */
function WouldBreak({ answer }: { readonly answer: RestCheckAnswer | null }) {
  const { t, n } = useWords();
  if (answer === null)
    return (
      <p role="alert" className="notice is-trouble">
        {t(text.checkFailed)}
      </p>
    );
  const { teams, people, places, breaks, breaksLeftOut, standing } = answer;
  const count = breaks.length + breaksLeftOut;
  return (
    <div role="status">
      <p className="quiet">
        {teams === 0 ? t(text.governsNobody) : t(text.governs, { teams, people, places: places.join(', ') })}
      </p>
      <p>{count === 0 ? t(text.breaksNone) : t(text.breaks, { count })}</p>
      <ul className="plain-list">
        {breaks.map(({ staff, team, rule, article, from, limit, found }) => {
          const unit = unitOf(limitOfRule[rule]);
          return (
            <li key={`${staff} ${rule} ${from}`}>
              {t(text.breakLine, {
                staff,
                team,
                at: from.slice(0, 16).replace('T', ' '),
                rule: t(limitText[limitOfRule[rule]]),
                found: `${n(found)} ${unit}`,
                limit: `${n(limit)} ${unit}`,
                article: t(article),
              })}
            </li>
          );
        })}
      </ul>
      {breaksLeftOut === 0 ? null : <p>{t(text.breaksLeftOut, { count: breaksLeftOut })}</p>}
      {standing === 0 ? null : <p className="quiet">{t(text.standing, { count: standing })}</p>}
    </div>
  );
}
