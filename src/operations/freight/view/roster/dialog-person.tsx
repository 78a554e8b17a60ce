import type { Text } from '../../../../kernel/text.ts';
import { chosen, momentForm, neededMoment } from '../../../../kit/forms/checks.ts';
import { choicesOf } from '../../../../kit/forms/choices.ts';
import { ChecksField, SelectField } from '../../../../kit/forms/fields.tsx';
import { MomentField } from '../../../../kit/forms/moment-field.tsx';
import { momentOrNull, readMoment, writeMoment } from '../../../../kit/forms/moment-text.ts';
import { type Form, useForm } from '../../../../kit/forms/use-form.ts';
import { useWords } from '../../../../kit/i18n/language.tsx';
import { useRoom } from '../../../../kit/room/room-context.tsx';
import type { RosterPerson } from '../../team/wire.ts';
import { rosterFormText as text } from './form-text.ts';
import { RosterForm, rosterOrder, useRoster } from './roster-context.tsx';
import { peopleText } from './text-people.ts';

/** The name of what somebody said: by its moment, which says nothing of why. */
function nameAt(kind: 'a' | 's', at: string | null): string {
  return `${kind}-${(at ?? '').replaceAll(/[^0-9]/g, '').slice(0, 12)}`;
}

/** An absence is taken back by a return as soon as there can be one: it ends after it begins. */
function minuteAfter(at: string | null): string | null {
  return at === null ? null : new Date(Date.parse(at) + 60_000).toISOString();
}

/** Somebody is away without notice. Why is asked nowhere; the duties that nobody stands then show as gaps. */
export function AbsenceDialog({ staff }: { readonly staff: string }) {
  const { t } = useWords();
  const { clock } = useRoom();
  const form = useForm<'from' | 'until'>({
    draft: null,
    initial: { from: writeMoment(clock.get()), until: '' },
    checks: { from: neededMoment, until: momentForm },
  });
  const at = (name: 'from' | 'until') => momentOrNull(form.values[name], clock.get());
  const from = at('from');
  const absence = nameAt('a', from);
  return (
    <RosterForm<'from' | 'until'>
      title={`${t(text.absent)} · ${staff}`}
      submit={t(text.absent)}
      right="ReportAbsence"
      form={form}
      order={() => rosterOrder('ReportAbsence', { staff, absence, from, until: at('until') })}
      undo={() => rosterOrder('ReportReturn', { staff, absence, returnsAt: minuteAfter(from) })}
    >
      <p className="form-hint">{t(text.absentWhy)}</p>
      <div className="beside-columns">
        <MomentField form={form} name="from" label={t(text.from)} autoFocus />
        <MomentField form={form} name="until" label={t(text.until)} hint={t(text.untilHint)} optional />
      </div>
    </RosterForm>
  );
}

/** Somebody is back, or says from when; a return can be taken back by another, or by the absence anew. */
export function ReturnDialog(props: {
  readonly staff: string;
  readonly absence: RosterPerson['absences'][number];
}) {
  const { t } = useWords();
  const { clock } = useRoom();
  const { staff, absence } = props;
  const form = useForm<'at'>({
    draft: null,
    initial: { at: writeMoment(clock.get()) },
    checks: { at: neededMoment },
  });
  const returnsAt = momentOrNull(form.values.at, clock.get());
  const { absence: name, until } = absence;
  return (
    <RosterForm<'at'>
      title={`${t(peopleText.returned)} · ${staff}`}
      submit={t(peopleText.returned)}
      right="ReportReturn"
      form={form}
      order={() => rosterOrder('ReportReturn', { staff, absence: name, returnsAt })}
      undo={() =>
        until === null
          ? rosterOrder('ReportAbsence', { staff, absence: `${name}.again`, from: returnsAt, until: null })
          : rosterOrder('ReportReturn', { staff, absence: name, returnsAt: until })
      }
    >
      <MomentField form={form} name="at" label={t(peopleText.returnsAt)} autoFocus />
    </RosterForm>
  );
}

type AvailableField = 'is' | 'from' | 'until' | 'without';

/** When somebody, or a whole team but some, is willing or unable. Why is asked nowhere. */
export function AvailabilityDialog({
  of,
}: {
  readonly of: { readonly staff: string } | { readonly team: string };
}) {
  const { t } = useWords();
  const { clock } = useRoom();
  const { roster } = useRoster();
  const isAfter = (value: string, from: string): Text | null => {
    const [begins, ends] = [readMoment(from, clock.get()), readMoment(value, clock.get())];
    return begins !== null && ends !== null && ends <= begins ? text.hoursReversed : null;
  };
  const form = useForm<AvailableField>({
    draft: null,
    initial: { is: '', from: '', until: '', without: '' },
    checks: {
      is: chosen,
      from: neededMoment,
      until: (value, values) => neededMoment(value) ?? isAfter(value, values.from),
    },
  });
  const { values } = form;
  const from = momentOrNull(values.from, clock.get());
  const span = nameAt('s', from);
  const said = { span, is: values.is, from, until: momentOrNull(values.until, clock.get()) };
  const isOfTeam = 'team' in of;
  const members = isOfTeam ? roster.value?.teams.find(({ team }) => team === of.team)?.members : undefined;
  return (
    <RosterForm<AvailableField>
      title={`${t(isOfTeam ? peopleText.teamAvailability : peopleText.sayWhen)} · ${isOfTeam ? of.team : of.staff}`}
      submit={t(peopleText.sayIt)}
      right={isOfTeam ? 'SetTeamAvailability' : 'SetAvailability'}
      form={form}
      order={() =>
        isOfTeam
          ? rosterOrder('SetTeamAvailability', {
              ...of,
              ...said,
              without: values.without.split(' ').filter(Boolean),
            })
          : rosterOrder('SetAvailability', { ...of, ...said })
      }
      undo={() => rosterOrder(isOfTeam ? 'ClearTeamAvailability' : 'ClearAvailability', { ...of, span })}
    >
      <AvailabilityFields form={form} members={members ?? null} />
    </RosterForm>
  );
}

/** `members`: those of the team of whom some may be left out; null: it is one person’s own. */
function AvailabilityFields(props: {
  readonly form: Form<AvailableField>;
  readonly members: readonly string[] | null;
}) {
  const words = useWords();
  const { t } = words;
  const { form, members } = props;
  return (
    <>
      <p className="form-hint">{t(peopleText.whyNot)}</p>
      <SelectField
        form={form}
        name="is"
        label={t(peopleText.is)}
        choices={choicesOf({ willing: peopleText.willing, unable: peopleText.unable }, words)}
        autoFocus
      />
      <div className="beside-columns">
        <MomentField form={form} name="from" label={t(text.from)} />
        <MomentField form={form} name="until" label={t(text.until)} />
      </div>
      {members === null ? null : (
        <ChecksField
          form={form}
          name="without"
          label={t(peopleText.without)}
          optional
          choices={members.map((value) => ({ value, label: value }))}
        />
      )}
    </>
  );
}
