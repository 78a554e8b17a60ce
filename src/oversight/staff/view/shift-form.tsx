import { ActStatus } from '../../../kit/acts/act-status.tsx';
import { useAct } from '../../../kit/acts/use-act.ts';
import { ActionButton } from '../../../kit/elements/action-button.tsx';
import { ActForm } from '../../../kit/forms/act-form.tsx';
import { needed, neededMoment, shortName } from '../../../kit/forms/checks.ts';
import { SelectField, TextField } from '../../../kit/forms/fields.tsx';
import { MomentField } from '../../../kit/forms/moment-field.tsx';
import { writeMoment } from '../../../kit/forms/moment-text.ts';
import { useForm } from '../../../kit/forms/use-form.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import { useMay, useRoom } from '../../../kit/room/room-context.tsx';
import type { ShiftView } from '../wire.ts';
import { deskChoices, staffIds } from './choices.ts';
import { retireShiftOrder, shiftOrder } from './orders.ts';
import { useStaff } from './staff-context.ts';
import { actFormText as text, columnText, giverText } from './text.ts';

/** A shift entered, changed or taken off the roster; each can be taken back. */
export function ShiftForm(props: { readonly shift: ShiftView | null }) {
  const words = useWords();
  const { t } = words;
  const room = useRoom();
  const may = useMay();
  const { registers } = useStaff();
  const { shift } = props;
  const form = useForm({
    draft: `staff.shift.${shift?.id ?? 'new'}`,
    initial: {
      staff: shift?.staff ?? '',
      shift: shift?.id ?? '',
      desk: shift?.desk ?? '',
      from: writeMoment(shift?.from ?? null),
      until: writeMoment(shift?.until ?? null),
    },
    checks: { staff: needed, shift: shortName, desk: needed, from: neededMoment, until: neededMoment },
  });
  const { values } = form;
  return (
    <>
      <ActForm
        title={t(shift === null ? text.newShift : text.changeShift)}
        submit={t(text.write)}
        form={form}
        keep={shift !== null}
        refusal={may('oversight/staff/PutShift', giverText.staff)}
        order={() => shiftOrder(values, shift?.version ?? null, room.clock.get())}
        undo={() =>
          shift === null
            ? retireShiftOrder(values.staff.trim(), values.shift.trim(), null)
            : shiftOrder(
                { ...shift, shift: shift.id, from: writeMoment(shift.from), until: writeMoment(shift.until) },
                null,
                room.clock.get(),
              )
        }
        onTaken={registers.again}
      >
        {shift === null ? (
          <>
            <TextField form={form} name="shift" label={t(text.shiftId)} hint={t(text.idHint)} figures />
            <TextField form={form} name="staff" label={t(columnText.id)} figures list={staffIds(registers)} />
          </>
        ) : null}
        <SelectField
          form={form}
          name="desk"
          label={t(columnText.desk)}
          choices={deskChoices(registers, words, null)}
        />
        <MomentField form={form} name="from" label={t(text.fromLabel)} />
        <MomentField form={form} name="until" label={t(text.untilLabel)} />
      </ActForm>
      {shift === null ? null : <Retire shift={shift} />}
    </>
  );
}

function Retire(props: { readonly shift: ShiftView }) {
  const { t } = useWords();
  const may = useMay();
  const { registers } = useStaff();
  const act = useAct();
  const { staff, id, version } = props.shift;
  return (
    <>
      <ActionButton
        label={t(text.retire)}
        refusal={may('oversight/staff/RetireShift', giverText.staff)}
        onPress={() => act.send(retireShiftOrder(staff, id, version), { onTaken: registers.again })}
      />
      <ActStatus act={act} />
    </>
  );
}
