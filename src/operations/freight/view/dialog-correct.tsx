import { choicesOf, memberOf } from '../../../kit/forms/choices.ts';
import { chosen } from '../../../kit/forms/checks.ts';
import { SelectField } from '../../../kit/forms/fields.tsx';
import { neededNumber } from '../../../kit/forms/number-checks.ts';
import { type FormValues, useForm } from '../../../kit/forms/use-form.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import { correctionText, partText, resultText } from '../text-terms.ts';
import type { Control } from '../passage-state.ts';
import type { PassageView } from '../wire.ts';
import { controlResults, correctionReasons, vehicleParts } from '../words.ts';
import { CountFields, type CountName, countsIn } from './count-fields.tsx';
import { freightOrder } from './orders.ts';
import { sealIn, SealFields } from './seal-fields.tsx';
import { RoomDialog } from './room-dialog.tsx';
import { actsText, controlText as text, joinText } from './text.ts';

type Field = 'result' | 'where' | 'reason' | 'sealBefore' | 'sealAfter' | CountName;

/** Puts a control right: what it said before stays beside it, and who is now counted is asked for. */
export function CorrectDialog(props: { readonly passage: PassageView; readonly control: string }) {
  const words = useWords();
  const { t } = words;
  const control = props.passage.controls.find((one) => one.control === props.control);
  const before = (name: CountName) => String(control?.found?.[name] ?? 0);
  const form = useForm<Field>({
    draft: null,
    initial: {
      result: control?.result ?? '',
      where: control?.where ?? 'whole',
      sealBefore: control?.seal?.before ?? '',
      sealAfter: control?.seal?.after ?? '',
      people: before('people'),
      children: before('children'),
      injured: before('injured'),
      unconscious: before('unconscious'),
      pregnant: before('pregnant'),
      reason: '',
    },
    checks: {
      result: chosen,
      reason: chosen,
      people: (value, values) =>
        values.result === 'people_found' ? neededNumber({ min: 1, max: 300, whole: true })(value) : null,
    },
  });
  if (control === undefined) return null;
  const isFound = form.values.result === 'people_found';
  return (
    <RoomDialog
      title={t(actsText.correctTitle)}
      submit={t(actsText.correct)}
      right="CorrectControl"
      form={form}
      order={() => correctOrder(props.passage, control, form.values)}
    >
      <div className="beside-columns">
        <SelectField
          form={form}
          name="result"
          label={t(text.result)}
          choices={choicesOf(resultText, words)}
        />
        <SelectField form={form} name="where" label={t(text.where)} choices={choicesOf(partText, words)} />
      </div>
      {isFound ? <CountFields form={form} /> : null}
      <SealFields form={form} />
      <SelectField
        form={form}
        name="reason"
        label={t(joinText.reason)}
        choices={choicesOf(correctionText, words)}
      />
    </RoomDialog>
  );
}

function correctOrder({ passage }: PassageView, control: Control, values: FormValues<Field>) {
  const found = { ...countsIn(values), childrenAlone: control.found?.childrenAlone ?? null };
  const seal = sealIn(values, control.seal?.numberSubject ?? null);
  return freightOrder('CorrectControl', {
    passage,
    control: control.control,
    where: memberOf(vehicleParts, values.where, control.where),
    readings: control.readings,
    wind: control.wind,
    seal,
    result: memberOf(controlResults, values.result, control.result),
    found: values.result === 'people_found' ? found : null,
    reason: memberOf(correctionReasons, values.reason, 'other'),
  });
}
