import { ActDialog } from '../../../kit/acts/act-dialog.tsx';
import type { Act } from '../../../kit/acts/use-act.ts';
import { chosen } from '../../../kit/forms/checks.ts';
import { choicesOf, memberOf } from '../../../kit/forms/choices.ts';
import { SelectField, TextField } from '../../../kit/forms/fields.tsx';
import { numberForm, readNumber } from '../../../kit/forms/number-checks.ts';
import { useForm } from '../../../kit/forms/use-form.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import { useRoom } from '../../../kit/room/room-context.tsx';
import { assessmentText } from '../text.ts';
import { assessments } from '../wire.ts';
import { metresOf, metresPerSecondOf } from './figures.ts';
import { watchOrder } from './orders.ts';
import { watchText as text } from './text-watch.ts';
import { useMayWatch, useWatchDesk } from './use-watch.ts';

/** Visibility, sea, wind and water as somebody sees them; what is left empty is not measured. */
export function ConditionsDialog(props: { readonly act: Act }) {
  const words = useWords();
  const { t } = words;
  const { staff } = useRoom();
  const desk = useWatchDesk();
  const may = useMayWatch();
  const form = useForm({
    draft: 'watch.conditions',
    initial: { assessment: '', visibility: '', sea: '', wind: '', from: '', water: '' },
    checks: {
      assessment: chosen,
      visibility: numberForm({ min: 0, max: 50 }),
      sea: numberForm({ min: 0, max: 9, whole: true }),
      wind: numberForm({ min: 0, max: 190 }),
      from: numberForm({ min: 0, max: 359 }),
      water: numberForm({ min: -3, max: 40 }),
    },
  });
  const { values } = form;
  return (
    <ActDialog
      title={`${t(text.conditionsTitle)} (${staff.state.toUpperCase()})`}
      submit={t(text.report)}
      form={form}
      refusal={may('ReportConditions')}
      act={props.act}
      onClose={() => desk.dialog.set(null)}
      onTaken={() => desk.desks.nudge()}
      order={() =>
        watchOrder('ReportConditions', {
          side: staff.state,
          assessment: memberOf(assessments, values.assessment, 'amber'),
          visibilityMetres: metresOf(readNumber(values.visibility)),
          seaState: readNumber(values.sea),
          windMetresPerSecond: metresPerSecondOf(readNumber(values.wind)),
          windFromDegrees: readNumber(values.from),
          waterCelsius: readNumber(values.water),
        })
      }
    >
      <SelectField
        form={form}
        name="assessment"
        label={t(text.assessment)}
        choices={choicesOf(assessmentText, words)}
      />
      <p className="quiet">{t(text.emptyHint)}</p>
      <div className="beside-columns">
        <TextField form={form} name="visibility" label={t(text.visibilityField)} optional="silent" figures />
        <TextField form={form} name="sea" label={t(text.seaField)} optional="silent" figures />
      </div>
      <div className="beside-columns">
        <TextField form={form} name="wind" label={t(text.windField)} optional="silent" figures />
        <TextField form={form} name="from" label={t(text.windFromField)} optional="silent" figures />
      </div>
      <TextField form={form} name="water" label={t(text.waterField)} optional="silent" figures />
    </ActDialog>
  );
}
