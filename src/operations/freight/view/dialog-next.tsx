import { choicesOf, memberOf } from '../../../kit/forms/choices.ts';
import { chosen } from '../../../kit/forms/checks.ts';
import { SelectField } from '../../../kit/forms/fields.tsx';
import { useForm } from '../../../kit/forms/use-form.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import { nextText } from '../text-terms.ts';
import type { PassageView } from '../wire.ts';
import { nextSteps } from '../words.ts';
import { freightOrder } from './orders.ts';
import { RoomDialog } from './room-dialog.tsx';
import { actsText as text } from './text.ts';

/** Sets what follows for a vehicle. */
export function NextDialog({ passage }: { readonly passage: PassageView }) {
  const words = useWords();
  const { t } = words;
  const form = useForm({ draft: null, initial: { next: '' }, checks: { next: chosen } });
  const order = (next: (typeof nextSteps)[number]) =>
    freightOrder('SetNextStep', { passage: passage.passage, next });
  const before = passage.next;
  return (
    <RoomDialog
      title={t(text.setNext)}
      submit={t(text.setNextIt)}
      right="SetNextStep"
      form={form}
      order={() => order(memberOf(nextSteps, form.values.next, 'hold'))}
      {...(before === null ? {} : { undo: () => order(before) })}
    >
      <SelectField
        form={form}
        name="next"
        label={t(text.setNext)}
        choices={choicesOf(nextText, words)}
        autoFocus
      />
    </RoomDialog>
  );
}
