import { type FormEvent, useState } from 'react';
import type { Text } from '../../../kernel/text.ts';
import { TextField } from '../../../kit/forms/fields.tsx';
import { useForm } from '../../../kit/forms/use-form.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import { accessText as text } from './text.ts';

/** One question in one line: a field and a button. The question stands in no address and no draft. */
export function AskLine(props: {
  readonly label: Text;
  readonly hint: Text;
  readonly fault: Text;
  readonly form: RegExp;
  readonly first: string;
  readonly onAsk: (asked: string) => void;
}) {
  const { t } = useWords();
  const [initial] = useState({ asked: props.first });
  const form = useForm({
    draft: null,
    initial,
    checks: { asked: (value) => (props.form.test(value.trim()) ? null : props.fault) },
  });
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (form.check()) props.onAsk(form.values.asked.trim());
  };
  return (
    <form className="ask-line" noValidate onSubmit={onSubmit}>
      <TextField form={form} name="asked" label={t(props.label)} hint={t(props.hint)} figures />
      <button type="submit" className="act act-strong">
        {t(text.ask)}
      </button>
    </form>
  );
}
