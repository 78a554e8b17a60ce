import { choicesOf, memberOf } from '../../../kit/forms/choices.ts';
import { chosen, momentForm, needed } from '../../../kit/forms/checks.ts';
import { SelectField, TextField } from '../../../kit/forms/fields.tsx';
import { MomentField } from '../../../kit/forms/moment-field.tsx';
import { momentOrNull, readMoment, writeMoment } from '../../../kit/forms/moment-text.ts';
import { type Form, type FormValues, useForm } from '../../../kit/forms/use-form.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import { useRoom } from '../../../kit/room/room-context.tsx';
import type { UtcText } from '../../../kernel/time.ts';
import type { EquipmentFields } from '../equipment-register.ts';
import { methodText } from '../text-terms.ts';
import type { EquipmentShown } from '../wire.ts';
import { methods } from '../words.ts';
import { useFreight } from './freight-context.tsx';
import { putRow, retireRow } from './orders.ts';
import { rowForm } from './register-checks.ts';
import { RoomDialog } from './room-dialog.tsx';
import { controlText, freightText } from './text.ts';
import { equipmentFormText as text, registerText } from './text-forms.ts';

type Field = 'row' | 'method' | 'place' | 'model' | 'calibratedAt' | 'dueAt' | 'inService';

/** What the register holds of an instrument, without what a list adds to it. */
export function equipmentFieldsOf(shown: EquipmentShown): EquipmentFields {
  const { method, place, model, calibratedAt, calibrationDueAt, inService } = shown;
  return { method, place, model, calibratedAt, calibrationDueAt, inService };
}

/** Enters an instrument or a dog, or changes one: its calibration above all. It can be taken back. */
export function EquipmentDialog({ shown }: { readonly shown: EquipmentShown | null }) {
  const { t } = useWords();
  const { clock } = useRoom();
  const form = useForm<Field>({
    draft: shown === null ? 'freight.equipment' : null,
    initial: initialOf(shown),
    checks: {
      row: rowForm,
      method: chosen,
      place: chosen,
      model: needed,
      calibratedAt: momentForm,
      dueAt: (value, values) => momentForm(value) ?? reversed(value, values.calibratedAt),
      inService: chosen,
    },
  });
  const seen = { row: form.values.row.trim(), version: shown === null ? null : shown.version };
  const any = { row: seen.row, version: null };
  return (
    <RoomDialog<Field>
      title={t(shown === null ? text.add : text.edit)}
      submit={t(shown === null ? registerText.put : registerText.change)}
      right="PutFreightEquipment"
      form={form}
      order={() => putRow('FreightEquipment', seen, fieldsIn(form.values, clock.get()))}
      undo={() =>
        shown === null
          ? retireRow('FreightEquipment', any)
          : putRow('FreightEquipment', any, equipmentFieldsOf(shown))
      }
    >
      {shown === null ? (
        <TextField form={form} name="row" label={t(registerText.row)} figures autoFocus />
      ) : (
        <p className="figures">{shown.equipment}</p>
      )}
      <Fields form={form} />
    </RoomDialog>
  );
}

function Fields({ form }: { readonly form: Form<Field> }) {
  const words = useWords();
  const { t } = words;
  const places = useFreight().registers.value?.places ?? [];
  return (
    <>
      <div className="beside-columns">
        <SelectField
          form={form}
          name="method"
          label={t(controlText.method)}
          choices={choicesOf(methodText, words)}
        />
        <SelectField
          form={form}
          name="place"
          label={t(freightText.place)}
          choices={places.map(({ place, name }) => ({ value: place, label: name }))}
        />
      </div>
      <TextField form={form} name="model" label={t(text.model)} />
      <div className="beside-columns">
        <MomentField form={form} name="calibratedAt" label={t(text.calibratedAt)} optional />
        <MomentField form={form} name="dueAt" label={t(text.dueAt)} optional />
      </div>
      <SelectField
        form={form}
        name="inService"
        label={t(text.order)}
        choices={choicesOf({ yes: registerText.yes, no: registerText.no }, words)}
      />
    </>
  );
}

function initialOf(shown: EquipmentShown | null): FormValues<Field> {
  return {
    row: shown?.equipment ?? '',
    method: shown?.method ?? '',
    place: shown?.place ?? '',
    model: shown?.model ?? '',
    calibratedAt: writeMoment(shown?.calibratedAt ?? null),
    dueAt: writeMoment(shown?.calibrationDueAt ?? null),
    inService: shown?.inService === false ? 'no' : 'yes',
  };
}

function reversed(due: string, calibrated: string) {
  const [until, from] = [readMoment(due, 0), readMoment(calibrated, 0)];
  return until !== null && from !== null && until <= from ? text.reversed : null;
}

function fieldsIn(values: FormValues<Field>, now: number): EquipmentFields {
  const at = (typed: string) => momentOrNull(typed, now) as UtcText | null; // as UTC text is written
  return {
    method: memberOf(methods, values.method, 'visual'),
    place: values.place,
    model: values.model.trim(),
    calibratedAt: at(values.calibratedAt),
    calibrationDueAt: at(values.dueAt),
    inService: values.inService === 'yes',
  };
}
