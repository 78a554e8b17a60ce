import type { Text } from '../../../../kernel/text.ts';
import { choicesOf } from '../../../../kit/forms/choices.ts';
import { needed } from '../../../../kit/forms/checks.ts';
import { ChecksField, SelectField, TextField } from '../../../../kit/forms/fields.tsx';
import { neededNumber, readNumber } from '../../../../kit/forms/number-checks.ts';
import { type Form, type FormValues, useForm } from '../../../../kit/forms/use-form.ts';
import { useWords } from '../../../../kit/i18n/language.tsx';
import type { Team } from '../../team/team-state.ts';
import { rowForm } from '../register-checks.ts';
import { rosterFormText as text } from './form-text.ts';
import { RosterForm, rosterOrder, type Stretch } from './roster-context.tsx';
import { wallOf } from './wall-of.ts';

type WallField = 'date' | 'starts' | 'ends' | 'startsRepeat' | 'endsRepeat' | 'breakMinutes';

const wallForm = (value: string): Text | null =>
  /^([01]\d|2[0-3]):[0-5]\d$/.test(value.trim()) ? null : text.wallForm;
const wallChecks = {
  date: needed,
  starts: wallForm,
  ends: wallForm,
  breakMinutes: neededNumber({ min: 0, max: 240, whole: true }),
} as const;
const wallInitial = { date: '', starts: '', ends: '', startsRepeat: '', endsRepeat: '', breakMinutes: '30' };

/** When a duty is, on the wall clock of its team, which is named. The night on which clocks go back is asked for only by those it meets. */
function WallFields<Name extends string>(props: {
  readonly form: Form<Name | WallField>;
  readonly zone: Team['zone'];
}) {
  const words = useWords();
  const { t } = words;
  const { form, zone } = props;
  const clock = t(text.byClock, { zone: zone.replace('Europe/', '') });
  const repeats = choicesOf({ first: text.first, second: text.second }, words);
  return (
    <>
      <div className="beside-columns">
        <TextField form={form} name="date" type="date" label={t(text.date)} figures />
        <TextField form={form} name="starts" label={t(text.starts)} hint={clock} figures />
        <TextField form={form} name="ends" label={t(text.ends)} hint={t(text.endsHint)} figures />
        <TextField form={form} name="breakMinutes" label={t(text.breakMinutes)} figures />
      </div>
      <div className="beside-columns">
        <SelectField
          form={form}
          name="startsRepeat"
          label={t(text.repeatStarts)}
          optional="silent"
          choices={repeats}
        />
        <SelectField
          form={form}
          name="endsRepeat"
          label={t(text.repeatEnds)}
          optional="silent"
          choices={repeats}
        />
      </div>
    </>
  );
}

function wallIn(values: FormValues<WallField>) {
  return {
    date: values.date,
    starts: values.starts.trim(),
    ends: values.ends.trim(),
    startsRepeat: values.startsRepeat === '' ? null : values.startsRepeat,
    endsRepeat: values.endsRepeat === '' ? null : values.endsRepeat,
    breakMinutes: readNumber(values.breakMinutes) ?? 0,
  };
}

/** A shift for a whole team: all of it stands within the rest of each, or nothing. */
export function ShiftDialog({ team }: { readonly team: Team }) {
  const { t } = useWords();
  const form = useForm<WallField | 'shift' | 'without'>({
    draft: 'freight.shift',
    initial: { ...wallInitial, shift: '', without: '' },
    checks: { ...wallChecks, shift: rowForm },
  });
  const { values } = form;
  return (
    <RosterForm<WallField | 'shift' | 'without'>
      title={`${t(text.roster)} · ${team.team}`}
      submit={t(text.rosterIt)}
      right="RosterTeam"
      form={form}
      lacks={team.members.length === 0 ? t(text.noMembers) : null}
      order={() =>
        rosterOrder('RosterTeam', {
          team: team.team,
          shift: values.shift.trim(),
          ...wallIn(values),
          without: values.without.split(' ').filter(Boolean),
        })
      }
    >
      <TextField form={form} name="shift" label={t(text.shift)} figures autoFocus />
      <WallFields form={form} zone={team.zone} />
      <ChecksField
        form={form}
        name="without"
        label={t(text.without)}
        optional
        choices={team.members.map((value) => ({ value, label: value }))}
      />
    </RosterForm>
  );
}

/** One person on what is missing, as proposed; it can be taken back. */
export function DutyDialog(props: {
  readonly staff: string;
  readonly team: Team;
  readonly stretch: Stretch;
}) {
  const { t } = useWords();
  const { staff, team, stretch } = props;
  const [from, until] = [wallOf(stretch.from, team), wallOf(stretch.until, team)];
  const form = useForm<WallField | 'duty'>({
    draft: null,
    initial: {
      ...wallInitial,
      date: from.day,
      starts: from.time,
      ends: until.time,
      startsRepeat: from.repeat ?? '',
      endsRepeat: until.repeat ?? '',
      breakMinutes: String(stretch.breakMinutes),
      duty: `${stretch.lane}-${from.day}-${from.time.slice(0, 2)}`,
    },
    checks: { ...wallChecks, duty: rowForm },
  });
  const { values } = form;
  const duty = values.duty.trim();
  return (
    <RosterForm<WallField | 'duty'>
      title={`${t(text.put)} · ${staff}`}
      submit={t(text.putIt)}
      right="PutDuty"
      form={form}
      order={() =>
        rosterOrder('PutDuty', {
          staff,
          duty,
          team: team.team,
          place: stretch.place,
          lane: stretch.lane,
          ...wallIn(values),
        })
      }
      undo={() => rosterOrder('RetireDuty', { staff, duty })}
    >
      <TextField form={form} name="duty" label={t(text.duty)} figures />
      <WallFields form={form} zone={team.zone} />
    </RosterForm>
  );
}
