import { useMemo } from 'react';
import { chosen, momentForm, needed } from '../../../kit/forms/checks.ts';
import { LongField, SelectField } from '../../../kit/forms/fields.tsx';
import { MomentField } from '../../../kit/forms/moment-field.tsx';
import { momentOrNull } from '../../../kit/forms/moment-text.ts';
import { useForm } from '../../../kit/forms/use-form.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import type { BoatView } from '../board-wire.ts';
import { promiseKinds } from '../wire.ts';
import { DialogForm } from './dialog-form.tsx';
import { memberOf } from './dialog-link.tsx';
import { choicesOf, linkedChoices, RadioField } from './form-parts.tsx';
import { newId, newName, rescueOrder } from './orders.ts';
import { useRescue } from './rescue-context.tsx';
import { actsText as text } from './text-acts.ts';
import { promiseText } from '../text.ts';

const languageText = {
  en: { en: 'English', fr: 'Anglais' },
  fr: { en: 'French', fr: 'Français' },
} as const;
const logLanguages = ['en', 'fr'] as const;

/** One line in the log of a boat: the words go sealed into the vault, the log holds that they are there. */
export function LogDialog(props: { readonly boat: BoatView }) {
  const words = useWords();
  const { t, language } = words;
  const { boat } = props;
  const entry = useMemo(() => newId('s'), []);
  const form = useForm({
    draft: `rescue.log.${boat.boat}`,
    initial: { words: '', language },
    personal: ['words'],
    sealed: true,
    running: ['words'],
    checks: { words: needed, language: chosen },
  });
  return (
    <DialogForm
      title={t(text.logTitle, { reference: boat.reference })}
      submit={t(text.logIt)}
      right="WriteLog"
      form={form}
      order={() =>
        rescueOrder('WriteLog', {
          boat: boat.boat,
          entry,
          language: memberOf(logLanguages, form.values.language, language),
          words: form.values.words.trim(),
        })
      }
    >
      <LongField form={form} name="words" label={t(text.logWords)} rows={5} />
      <RadioField
        form={form}
        name="language"
        label={t(text.logLanguage)}
        choices={choicesOf(languageText, words)}
      />
    </DialogForm>
  );
}

/** The other language beside a log line: the original stays, a person gives the other. */
export function TranslateLogDialog(props: { readonly boat: BoatView; readonly entry: string }) {
  const { t } = useWords();
  const { boat, entry } = props;
  const form = useForm({
    draft: `rescue.log.translate.${entry}`,
    initial: { translation: '' },
    personal: ['translation'],
    sealed: true,
    running: ['translation'],
    checks: { translation: needed },
  });
  return (
    <DialogForm
      title={t(text.logOther)}
      submit={t(text.translateIt)}
      right="TranslateLog"
      form={form}
      order={() =>
        rescueOrder('TranslateLog', {
          boat: boat.boat,
          entry,
          translation: form.values.translation.trim(),
        })
      }
    >
      <LongField form={form} name="translation" label={t(text.translation)} rows={4} />
    </DialogForm>
  );
}

/** What callers of a boat are promised, and until when: whoever takes their next call sees it. */
export function PromiseDialog(props: { readonly boat: BoatView }) {
  const words = useWords();
  const { t } = words;
  const { now } = useRescue();
  const { boat } = props;
  const form = useForm({
    draft: null,
    initial: { kind: '', dueAt: '', contact: '' },
    checks: { kind: chosen, dueAt: momentForm },
  });
  const { values } = form;
  return (
    <DialogForm
      title={t(text.promiseTitle, { reference: boat.reference })}
      submit={t(text.promiseIt)}
      right="MakePromise"
      form={form}
      order={() =>
        rescueOrder('MakePromise', {
          boat: boat.boat,
          promise: newName('promise'),
          contact: values.contact === '' ? null : values.contact,
          kind: memberOf(promiseKinds, values.kind, 'call_back'),
          dueAt: momentOrNull(values.dueAt, now, 'next'),
        })
      }
    >
      <RadioField form={form} name="kind" label={t(text.promise)} choices={choicesOf(promiseText, words)} />
      <MomentField form={form} name="dueAt" toward="next" label={t(text.due)} optional />
      <SelectField
        form={form}
        name="contact"
        label={t(text.contact)}
        choices={linkedChoices(boat, words)}
        optional
      />
    </DialogForm>
  );
}
