import { ActDialog } from '../../../../kit/acts/act-dialog.tsx';
import { chosen, neededMoment } from '../../../../kit/forms/checks.ts';
import { SelectField, TextField } from '../../../../kit/forms/fields.tsx';
import { MomentField } from '../../../../kit/forms/moment-field.tsx';
import { momentOrNull } from '../../../../kit/forms/moment-text.ts';
import { neededNumber, readNumber } from '../../../../kit/forms/number-checks.ts';
import { useForm } from '../../../../kit/forms/use-form.ts';
import { useWords } from '../../../../kit/i18n/language.tsx';
import { useRoom } from '../../../../kit/room/room-context.tsx';
import { selectionText, shareText as text } from './text.ts';
import { selectionOrder, useSelection } from './use-selection.tsx';

type Field = 'place' | 'period' | 'from' | 'to' | 'rate';

/** The random share of a place for a period to come: proposed by one, published by a second. */
export function ShareDialog() {
  const { t } = useWords();
  const { clock } = useRoom();
  const { act, may, setDialog, again, registers } = useSelection();
  const form = useForm<Field>({
    draft: 'freight.share',
    initial: { place: '', period: '', from: '', to: '', rate: '' },
    checks: {
      place: chosen,
      period: (value) => (/^[a-z0-9][a-z0-9-]{1,39}$/.test(value.trim()) ? null : periodForm),
      from: neededMoment,
      to: neededMoment,
      rate: neededNumber({ min: 1, max: 1_000, whole: true }),
    },
  });
  const { values } = form;
  return (
    <ActDialog<Field>
      title={t(text.add)}
      submit={t(selectionText.propose)}
      form={form}
      refusal={may('PublishShare')}
      order={() =>
        selectionOrder('publish-share', {
          place: values.place,
          period: values.period.trim(),
          from: momentOrNull(values.from, clock.get()),
          to: momentOrNull(values.to, clock.get()),
          ratePermille: readNumber(values.rate) ?? 0,
        })
      }
      act={act}
      onClose={() => setDialog(null)}
      onTaken={again}
      first={<p className="form-hint">{t(text.lead)}</p>}
    >
      <div className="beside-columns">
        <SelectField
          form={form}
          name="place"
          label={t(selectionText.place)}
          choices={(registers.value?.places ?? []).map(({ place, name }) => ({ value: place, label: name }))}
          autoFocus
        />
        <TextField form={form} name="period" label={t(text.period)} figures />
        <TextField form={form} name="rate" label={t(text.rate)} figures />
      </div>
      <div className="beside-columns">
        <MomentField form={form} name="from" label={t(selectionText.from)} />
        <MomentField form={form} name="to" label={t(selectionText.to)} />
      </div>
    </ActDialog>
  );
}

const periodForm = {
  en: 'Small letters, figures and hyphens, as 2026-12-a.',
  fr: 'Minuscules, chiffres et traits d’union, comme 2026-12-a.',
} as const;
