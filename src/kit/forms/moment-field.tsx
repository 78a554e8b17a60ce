import type { Text } from '../../kernel/text.ts';
import { formatUtcStamp, zoneOf } from '../i18n/format.ts';
import { useWords } from '../i18n/language.tsx';
import { formatLocalBeside } from '../i18n/moment.ts';
import { useRoom } from '../room/room-context.tsx';
import { type FieldProps, TextField } from './fields.tsx';
import { readMoment, type Toward } from './moment-text.ts';
import { formText } from './text.ts';

const hints = {
  last: formText.momentHintLast,
  next: formText.momentHintNext,
  today: formText.momentHint,
} as const satisfies Record<Toward, Text>;

/**
 * A date and time in UTC; beneath it stands the date that was understood, with the wall clock of this control room.
 * `toward`: of which day a time without a date is; the order reads it with the same.
 */
export function MomentField<Name extends string>(props: FieldProps<Name> & { readonly toward?: Toward }) {
  const { t, language } = useWords();
  const room = useRoom();
  const { toward = 'today', ...field } = props;
  const typed = field.form.values[field.name];
  const at = typed.trim() === '' ? null : readMoment(typed, room.clock.get(), toward);
  const below =
    at === null
      ? t(hints[toward])
      : t(formText.is, {
          utc: formatUtcStamp(at).slice(0, 16),
          local: formatLocalBeside(at, zoneOf[room.staff.state], language),
        });
  return <TextField {...field} figures below={below} />;
}
