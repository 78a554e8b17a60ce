import { useState } from 'react';
import { ActForm } from '../../../kit/forms/act-form.tsx';
import { momentForm, needed, neededMoment, shortName } from '../../../kit/forms/checks.ts';
import { ChecksField, TextField } from '../../../kit/forms/fields.tsx';
import { useForm } from '../../../kit/forms/use-form.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import { useMay, useRoom } from '../../../kit/room/room-context.tsx';
import { markingText } from '../../../kit/room/terms.ts';
import { AssignmentFields } from './assignment-fields.tsx';
import { choicesOf } from './choices.ts';
import { joinOrder, newSubject } from './orders.ts';
import { useStaff } from './staff-context.ts';
import { actFormText as text, columnText, giverText } from './text.ts';

/** Somebody joins: their name goes sealed into the vault, and stands in no draft. */
export function JoinForm() {
  const words = useWords();
  const { t } = words;
  const room = useRoom();
  const may = useMay();
  const { registers } = useStaff();
  const [subject, setSubject] = useState(newSubject);
  const form = useForm({
    draft: 'staff.join',
    initial: { staff: '', name: '', agency: '', desk: '', role: '', from: '', until: '', markings: '' },
    personal: ['name'],
    checks: {
      staff: shortName,
      name: needed,
      agency: needed,
      desk: needed,
      role: needed,
      from: neededMoment,
      until: momentForm,
    },
  });
  const { values } = form;
  return (
    <ActForm
      title={t(text.join)}
      submit={t(text.joinDo)}
      form={form}
      refusal={may('oversight/staff/JoinStaff', giverText.staff)}
      order={() => joinOrder(values, subject, room.clock.get())}
      onTaken={() => {
        setSubject(newSubject());
        registers.again();
      }}
    >
      <TextField form={form} name="staff" label={t(columnText.id)} hint={t(text.idHint)} figures autoFocus />
      <TextField form={form} name="name" label={t(text.name)} />
      <AssignmentFields form={form} />
      <ChecksField
        form={form}
        name="markings"
        label={t(text.markingsOfOrigin)}
        optional
        choices={choicesOf(markingText, words)}
      />
    </ActForm>
  );
}
