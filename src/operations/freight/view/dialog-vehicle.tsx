import { choicesOf, memberOf } from '../../../kit/forms/choices.ts';
import { chosen } from '../../../kit/forms/checks.ts';
import { SelectField } from '../../../kit/forms/fields.tsx';
import { useForm } from '../../../kit/forms/use-form.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import { formText, sidesText } from '../text-terms.ts';
import type { PassageView } from '../wire.ts';
import { sideKinds, vehicleForms } from '../words.ts';
import { freightOrder } from './orders.ts';
import { RoomDialog } from './room-dialog.tsx';
import { openText, passageText } from './text.ts';
import { vehicleText as text } from './text-forms.ts';

/** Puts form and sides of a vehicle right; it can be taken back. */
export function VehicleDialog({ passage }: { readonly passage: PassageView }) {
  const words = useWords();
  const { t } = words;
  const form = useForm({
    draft: null,
    initial: { form: passage.form, sides: passage.sides },
    checks: { form: chosen, sides: chosen },
  });
  const { values } = form;
  const isSame = values.form === passage.form && values.sides === passage.sides;
  const order = (vehicle: Pick<PassageView, 'form' | 'sides'>) =>
    freightOrder('CorrectVehicle', { passage: passage.passage, ...vehicle });
  return (
    <RoomDialog<'form' | 'sides'>
      title={t(text.act)}
      submit={t(text.correct)}
      right="CorrectVehicle"
      form={form}
      lacks={isSame ? t(text.same) : null}
      order={() =>
        order({
          form: memberOf(vehicleForms, values.form, 'other'),
          sides: memberOf(sideKinds, values.sides, 'unknown'),
        })
      }
      undo={() => order({ form: passage.form, sides: passage.sides })}
      first={<p className="form-hint">{t(text.why)}</p>}
    >
      <div className="beside-columns">
        <SelectField
          form={form}
          name="form"
          label={t(openText.form)}
          choices={choicesOf(formText, words)}
          autoFocus
        />
        <SelectField
          form={form}
          name="sides"
          label={t(passageText.sides)}
          choices={choicesOf(sidesText, words)}
        />
      </div>
    </RoomDialog>
  );
}
