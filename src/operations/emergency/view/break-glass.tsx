import { ActForm } from '../../../kit/forms/act-form.tsx';
import { needed, referenceForm } from '../../../kit/forms/checks.ts';
import { SelectField, TextField } from '../../../kit/forms/fields.tsx';
import { useForm } from '../../../kit/forms/use-form.ts';
import { Sheet } from '../../../kit/elements/sheet.tsx';
import { formatAge } from '../../../kit/i18n/age.ts';
import { formatUtcMinute } from '../../../kit/i18n/format.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import { type Store, useStore } from '../../../kit/store.ts';
import { dangerText } from '../text.ts';
import { dangers } from '../wire.ts';
import { glassText as text } from './text.ts';

export const breakGlassAction = 'operations/emergency/BreakGlass';

/** Risk to life: why, for which case, how long. Three fields and one button; the node asks for proof of who acts. */
export function BreakGlass(props: { readonly onAsk: () => Promise<void>; readonly onClose: () => void }) {
  const { t } = useWords();
  const form = useForm({
    draft: 'break-glass',
    initial: { reason: '', reference: '', minutes: '30' },
    checks: {
      reason: needed,
      reference: (value) => needed(value) ?? referenceForm(value),
      minutes: (value) => (isMinutes(value) ? null : text.minutesFault),
    },
  });
  const { values } = form;
  return (
    <Sheet title={t(text.open)} onClose={props.onClose}>
      <div className="sheet-body">
        <ActForm
          title={t(text.title)}
          submit={t(text.break)}
          form={form}
          refusal={null}
          grave
          order={() => ({
            path: '/api/operations/emergency/break-glass',
            body: {
              reason: values.reason,
              reference: values.reference.trim(),
              minutes: Number(values.minutes),
            },
          })}
          onTaken={() => void props.onAsk().then(props.onClose)}
        >
          <p>{t(text.why)}</p>
          <SelectField
            form={form}
            name="reason"
            label={t(text.reason)}
            autoFocus
            choices={dangers.map((value) => ({ value, label: t(dangerText[value]) }))}
          />
          <TextField
            form={form}
            name="reference"
            label={t(text.reference)}
            hint={t(text.referenceHint)}
            figures
          />
          <TextField form={form} name="minutes" label={t(text.minutes)} type="number" figures />
        </ActForm>
      </div>
    </Sheet>
  );
}

function isMinutes(value: string): boolean {
  const minutes = Number(value);
  return Number.isInteger(minutes) && minutes >= 5 && minutes <= 60;
}

/** While the glass is broken the whole screen says so, with the time left. */
export function GlassBanner(props: { readonly until: string | null; readonly clock: Store<number> }) {
  const { t, language } = useWords();
  const now = useStore(props.clock);
  const until = props.until === null ? Number.NaN : Date.parse(props.until);
  // Not a number: whole glass.
  if (!(until > now)) return null;
  const left = formatAge((until - now) / 1000, language);
  return (
    <p className="glass" role="status">
      {t(text.broken, { left, at: formatUtcMinute(until) })}
    </p>
  );
}
