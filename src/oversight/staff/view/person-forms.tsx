import { ActForm } from '../../../kit/forms/act-form.tsx';
import { momentForm, needed, neededMoment } from '../../../kit/forms/checks.ts';
import { LongField, SelectField, TextField } from '../../../kit/forms/fields.tsx';
import { MomentField } from '../../../kit/forms/moment-field.tsx';
import { formText } from '../../../kit/forms/text.ts';
import { useForm } from '../../../kit/forms/use-form.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import { useMay, useRoom } from '../../../kit/room/room-context.tsx';
import { markingText } from '../../../kit/room/terms.ts';
import { roleText } from '../text.ts';
import type { PersonView } from '../wire.ts';
import { AssignmentFields } from './assignment-fields.tsx';
import { choicesOf, deskChoices, roleChoices, staffIds } from './choices.ts';
import {
  clearanceOrder,
  languagesOrder,
  leaveOrder,
  moveOrder,
  readLanguages,
  standInOrder,
  writeLanguages,
} from './orders.ts';
import { useStaff } from './staff-context.ts';
import { actFormText as text, columnText, giverText, leavingText } from './text.ts';

interface PersonProps {
  readonly person: PersonView;
}

/** A new assignment, instead of one that runs or beside it. */
export function MoveForm({ person }: PersonProps) {
  const words = useWords();
  const { t } = words;
  const room = useRoom();
  const may = useMay();
  const { registers, known } = useStaff();
  const running = person.assignments.filter(({ current, standsInFor }) => current && standsInFor === null);
  const form = useForm({
    draft: `staff.move.${person.id}`,
    initial: {
      ends: running[0]?.id ?? '',
      agency: person.agency,
      desk: '',
      role: '',
      from: t(formText.now),
      until: '',
    },
    checks: { agency: needed, desk: needed, role: needed, from: neededMoment, until: momentForm },
  });
  const { values } = form;
  return (
    <ActForm
      focus
      title={t(text.move)}
      submit={t(text.moveDo)}
      form={form}
      refusal={may('oversight/staff/MoveStaff', giverText.staff)}
      order={() => moveOrder(person.id, values, room.clock.get())}
      onTaken={registers.again}
    >
      <SelectField
        form={form}
        name="ends"
        label={t(text.ends)}
        optional
        hint={values.ends === '' ? t(text.beside) : ''}
        choices={running.map(({ id, desk, role }) => ({
          value: id,
          label: `${t(roleText[role])}, ${t(known.desk(desk))}`,
        }))}
      />
      <AssignmentFields form={form} />
    </ActForm>
  );
}

/** Standing in for somebody for some days; it can be ended at once. */
export function StandInForm({ person }: PersonProps) {
  const words = useWords();
  const { t } = words;
  const room = useRoom();
  const may = useMay();
  const { registers } = useStaff();
  const form = useForm({
    draft: `staff.stand-in.${person.id}`,
    initial: { for: '', desk: '', role: '', from: t(formText.now), until: '' },
    checks: { for: needed, desk: needed, role: needed, from: neededMoment, until: neededMoment },
  });
  const { values } = form;
  return (
    <ActForm
      focus
      title={t(text.standIn)}
      submit={t(text.standInDo)}
      form={form}
      refusal={may('oversight/staff/StandIn', giverText.staff)}
      order={() => standInOrder(person.id, values, room.clock.get())}
      onTaken={registers.again}
    >
      <TextField form={form} name="for" label={t(text.insteadOf)} figures list={staffIds(registers)} />
      <SelectField
        form={form}
        name="desk"
        label={t(columnText.desk)}
        choices={deskChoices(registers, words, null)}
      />
      <SelectField
        form={form}
        name="role"
        label={t(columnText.role)}
        choices={roleChoices(registers, words, values.desk)}
      />
      <MomentField form={form} name="from" label={t(text.fromLabel)} />
      <MomentField form={form} name="until" label={t(text.untilLabel)} />
    </ActForm>
  );
}

/** A clearance: it opens protected records, so two persons answer for it. */
export function ClearanceForm({ person }: PersonProps) {
  const words = useWords();
  const { t } = words;
  const room = useRoom();
  const may = useMay();
  const { registers } = useStaff();
  const form = useForm({
    draft: `staff.clearance.${person.id}`,
    initial: { marking: '', caveats: '', from: t(formText.now), until: '' },
    checks: { marking: needed, from: neededMoment, until: neededMoment },
  });
  return (
    <ActForm
      focus
      title={t(text.clearance)}
      submit={t(text.clearanceDo)}
      form={form}
      second
      grave
      refusal={may('oversight/staff/GrantClearance', giverText.security)}
      order={() => clearanceOrder(person.id, form.values, room.clock.get())}
      onTaken={registers.again}
    >
      <SelectField
        form={form}
        name="marking"
        label={t(text.marking)}
        choices={choicesOf(markingText, words)}
      />
      <TextField
        form={form}
        name="caveats"
        label={t(columnText.caveats)}
        hint={t(text.caveatsHint)}
        optional
      />
      <MomentField form={form} name="from" label={t(text.fromLabel)} hint={t(text.dayHint)} />
      <MomentField form={form} name="until" label={t(text.untilLabel)} />
    </ActForm>
  );
}

/** The languages somebody speaks, as a whole; what stood before is one undo away. */
export function LanguagesForm({ person }: PersonProps) {
  const { t } = useWords();
  const may = useMay();
  const { registers } = useStaff();
  const before = writeLanguages(person.languages);
  const form = useForm({
    draft: `staff.languages.${person.id}`,
    initial: { languages: before },
    checks: { languages: (value) => (readLanguages(value) === null ? text.languagesFault : null) },
  });
  return (
    <ActForm
      focus
      title={t(text.languages)}
      submit={t(text.languagesDo)}
      form={form}
      keep
      refusal={may('oversight/staff/RecordLanguages', giverText.staff)}
      order={() => languagesOrder(person.id, form.values.languages)}
      undo={() => languagesOrder(person.id, before)}
      onTaken={registers.again}
    >
      <LongField
        form={form}
        name="languages"
        label={t(text.languagesLabel)}
        hint={t(text.languagesHint)}
        rows={4}
        code
      />
    </ActForm>
  );
}

/** Somebody leaves; their access ends at that moment. */
export function LeaveForm({ person }: PersonProps) {
  const words = useWords();
  const { t } = words;
  const room = useRoom();
  const may = useMay();
  const { registers } = useStaff();
  const form = useForm({
    draft: `staff.leave.${person.id}`,
    initial: { leavesAt: '', reason: '' },
    checks: { leavesAt: neededMoment, reason: needed },
  });
  return (
    <ActForm
      focus
      title={t(text.leave)}
      submit={t(text.leaveDo)}
      form={form}
      refusal={may('oversight/staff/LeaveStaff', giverText.staff)}
      order={() => leaveOrder(person.id, form.values, room.clock.get())}
      onTaken={registers.again}
    >
      <MomentField form={form} name="leavesAt" label={t(text.leavesAt)} hint={t(text.dayHint)} />
      <SelectField form={form} name="reason" label={t(text.why)} choices={choicesOf(leavingText, words)} />
    </ActForm>
  );
}
