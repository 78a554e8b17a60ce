import { chosen } from '../../../kit/forms/checks.ts';
import { ChecksField, SelectField } from '../../../kit/forms/fields.tsx';
import { useForm } from '../../../kit/forms/use-form.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import type { BoatView } from '../board-wire.ts';
import { lowerReasons, type Phase, phases } from '../wire.ts';
import { DialogForm } from './dialog-form.tsx';
import { memberOf } from './dialog-link.tsx';
import { choicesOf, linkedChoices, RadioField } from './form-parts.tsx';
import { LastTouched } from './last-touched.tsx';
import { rescueOrder } from './orders.ts';
import { actsText as text } from './text-acts.ts';
import { lowerReasonText, phaseText } from '../text.ts';

/** Sets the phase: up freely; down only with a reason and at least one linked contact that shows it. */
export function PhaseDialog(props: { readonly boat: BoatView }) {
  const words = useWords();
  const { t } = words;
  const { boat } = props;
  const isLower = (phase: string) => phases.findIndex((one) => one === phase) < phases.indexOf(boat.phase);
  const form = useForm({
    draft: null,
    initial: { phase: boat.phase as string, reason: '', evidence: '' },
    checks: {
      phase: chosen,
      reason: (value, values) => (isLower(values.phase) ? chosen(value) : null),
      evidence: (value, values) =>
        isLower(values.phase) && value.trim() === '' ? text.evidenceMissing : null,
    },
  });
  const { values } = form;
  const lower = isLower(values.phase);
  return (
    <DialogForm
      title={t(text.phaseTitle, { reference: boat.reference })}
      submit={t(text.phaseIt)}
      right="SetPhase"
      form={form}
      first={<LastTouched boats={[boat]} />}
      order={() =>
        rescueOrder('SetPhase', {
          boat: boat.boat,
          phase: memberOf<Phase>(phases, values.phase, boat.phase),
          reason: lower ? memberOf(lowerReasons, values.reason, 'mistaken') : null,
          evidence: lower ? values.evidence.split(' ').filter(Boolean) : [],
        })
      }
    >
      <p className="form-hint">{t(text.phaseUp)}</p>
      <RadioField form={form} name="phase" label={t(text.phase)} choices={choicesOf(phaseText, words)} />
      {lower ? (
        <>
          <SelectField
            form={form}
            name="reason"
            label={t(text.lowerReason)}
            choices={choicesOf(lowerReasonText, words)}
          />
          <ChecksField
            form={form}
            name="evidence"
            label={t(text.evidence)}
            choices={linkedChoices(boat, words)}
          />
        </>
      ) : null}
    </DialogForm>
  );
}
