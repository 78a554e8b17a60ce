import { states } from '../../../../kernel/label.ts';
import { zones } from '../../../../kernel/local-clock.ts';
import { chosen } from '../../../../kit/forms/checks.ts';
import { SelectField, TextField } from '../../../../kit/forms/fields.tsx';
import { useForm } from '../../../../kit/forms/use-form.ts';
import { useWords } from '../../../../kit/i18n/language.tsx';
import { rowForm } from '../register-checks.ts';
import { rosterFormText as text } from './form-text.ts';
import { RosterForm, rosterOrder, useRoster } from './roster-context.tsx';
import { rosterText } from './text.ts';

type Field = 'team' | 'state' | 'zone' | 'place' | 'lane';

/** Forms a team on a lane; it can be taken back. */
export function TeamDialog() {
  const { t } = useWords();
  const { registers } = useRoster();
  const places = registers.value?.places ?? [];
  const form = useForm<Field>({
    draft: 'freight.team',
    initial: { team: '', state: '', zone: '', place: '', lane: '' },
    checks: { team: rowForm, state: chosen, zone: chosen, place: chosen, lane: chosen },
  });
  const { values } = form;
  const team = values.team.trim();
  const lanes = places.find(({ place }) => place === values.place)?.lanes ?? [];
  return (
    <RosterForm<Field>
      title={t(text.form)}
      submit={t(text.formIt)}
      right="FormTeam"
      form={form}
      order={() => rosterOrder('FormTeam', { ...values, team })}
      undo={() => rosterOrder('DisbandTeam', { team })}
    >
      <TextField form={form} name="team" label={t(text.teamName)} figures autoFocus />
      <div className="beside-columns">
        <SelectField
          form={form}
          name="state"
          label={t(text.state)}
          hint={t(text.stateHint)}
          choices={states.map((value) => ({ value, label: value.toUpperCase() }))}
        />
        <SelectField
          form={form}
          name="zone"
          label={t(text.zone)}
          choices={zones.map((value) => ({ value, label: value.replace('Europe/', '') }))}
        />
      </div>
      <div className="beside-columns">
        <SelectField
          form={form}
          name="place"
          label={t(rosterText.place)}
          choices={places.map(({ place, name }) => ({ value: place, label: name }))}
        />
        <SelectField
          form={form}
          name="lane"
          label={t(rosterText.lane)}
          choices={lanes.map(({ lane }) => ({ value: lane, label: lane }))}
        />
      </div>
    </RosterForm>
  );
}

/** Adds somebody to a team by their number; it can be taken back. */
export function MemberDialog({ team }: { readonly team: string }) {
  const { t } = useWords();
  const form = useForm({ draft: null, initial: { staff: '' }, checks: { staff: rowForm } });
  const body = { team, staff: form.values.staff.trim() };
  return (
    <RosterForm<'staff'>
      title={`${t(text.addMember)} · ${team}`}
      submit={t(text.addIt)}
      right="AddMember"
      form={form}
      order={() => rosterOrder('AddMember', body)}
      undo={() => rosterOrder('RemoveMember', body)}
    >
      <TextField form={form} name="staff" label={t(text.staffId)} figures autoFocus />
    </RosterForm>
  );
}
