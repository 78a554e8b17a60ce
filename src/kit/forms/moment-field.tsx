import { formatUtcStamp, zoneOf } from '../i18n/format.ts';
import { useWords } from '../i18n/language.tsx';
import { formatLocalBeside } from '../i18n/moment.ts';
import { useRoom } from '../room/room-context.tsx';
import { type FieldProps, TextField } from './fields.tsx';
import { readMoment } from './moment-text.ts';
import { formText } from './text.ts';

/** A date and time in UTC; beneath it stands what was understood, with the wall clock of this control room. */
export function MomentField<Name extends string>(props: FieldProps<Name>) {
  const { t, language } = useWords();
  const room = useRoom();
  const typed = props.form.values[props.name];
  const at = typed.trim() === '' ? null : readMoment(typed, room.clock.get());
  const below =
    at === null
      ? t(formText.momentHint)
      : t(formText.is, {
          utc: formatUtcStamp(at).slice(0, 16),
          local: formatLocalBeside(at, zoneOf[room.staff.state], language),
        });
  return <TextField {...props} figures below={below} />;
}
