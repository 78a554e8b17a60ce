import { choicesOf, memberOf } from '../../../kit/forms/choices.ts';
import { chosen, neededMoment } from '../../../kit/forms/checks.ts';
import { SelectField, TextField } from '../../../kit/forms/fields.tsx';
import { MomentField } from '../../../kit/forms/moment-field.tsx';
import { momentOrNull, writeMoment } from '../../../kit/forms/moment-text.ts';
import { neededNumber, numberForm, readNumber } from '../../../kit/forms/number-checks.ts';
import { type Form, useForm } from '../../../kit/forms/use-form.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import { useRoom } from '../../../kit/room/room-context.tsx';
import { meetingText } from '../text-terms.ts';
import type { PassageView } from '../wire.ts';
import { meetingSources } from '../words.ts';
import { CountFields, type CountName, countsIn } from './count-fields.tsx';
import { freightOrder } from './orders.ts';
import { RoomDialog } from './room-dialog.tsx';
import { metText as text } from './text-forms.ts';

type Field = 'metAt' | 'source' | 'alone' | CountName;
const bounds = { min: 0, max: 300, whole: true };

/** People whom somebody came upon without a control: by count alone; help is asked for at once. */
export function MetDialog({ passage }: { readonly passage: PassageView }) {
  const words = useWords();
  const { t } = words;
  const { clock } = useRoom();
  const form = useMetForm(passage.passage, clock.get());
  const order = () =>
    freightOrder('NotePeopleMet', {
      passage: passage.passage,
      metAt: momentOrNull(form.values.metAt, clock.get()) ?? new Date(clock.get()).toISOString(),
      source: memberOf(meetingSources, form.values.source, 'team'),
      found: { ...countsIn(form.values), childrenAlone: readNumber(form.values.alone) },
    });
  return (
    <RoomDialog<Field>
      title={t(text.act)}
      submit={t(text.record)}
      right="NotePeopleMet"
      form={form}
      order={order}
    >
      <div className="beside-columns">
        <SelectField
          form={form}
          name="source"
          label={t(text.source)}
          choices={choicesOf(meetingText, words)}
          autoFocus
        />
        <MomentField form={form} name="metAt" label={t(text.metAt)} />
      </div>
      <CountFields form={form} />
      <TextField
        form={form}
        name="alone"
        label={t(text.alone)}
        hint={t(text.aloneHint)}
        optional="silent"
        figures
      />
    </RoomDialog>
  );
}

/** Counts that contradict each other are said before they are sent. */
function useMetForm(passage: string, now: number): Form<Field> {
  const noMoreThan = (of: CountName) => (value: string, values: Readonly<Record<Field, string>>) =>
    numberForm(bounds)(value) ??
    ((readNumber(value) ?? 0) > (readNumber(values[of]) ?? 0) ? text.tooMany : null);
  return useForm<Field>({
    draft: `freight.met.${passage}`,
    initial: {
      metAt: writeMoment(now),
      source: '',
      people: '',
      children: '0',
      alone: '',
      injured: '0',
      unconscious: '0',
      pregnant: '0',
    },
    checks: {
      metAt: neededMoment,
      source: chosen,
      people: neededNumber({ ...bounds, min: 1 }),
      children: noMoreThan('people'),
      alone: noMoreThan('children'),
      injured: noMoreThan('people'),
      unconscious: noMoreThan('people'),
      pregnant: noMoreThan('people'),
    },
  });
}
