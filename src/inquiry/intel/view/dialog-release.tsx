import { ActDialog } from '../../../kit/acts/act-dialog.tsx';
import type { RoomActParts } from '../../../kit/acts/choice-dialog.tsx';
import { choicesOf, memberOf } from '../../../kit/forms/choices.ts';
import { chosen, needed, neededMoment, orNull, plainForm } from '../../../kit/forms/checks.ts';
import { LongField, SelectField, TextField } from '../../../kit/forms/fields.tsx';
import { MomentField } from '../../../kit/forms/moment-field.tsx';
import { momentOrNull, writeMoment } from '../../../kit/forms/moment-text.ts';
import { type Form, useForm } from '../../../kit/forms/use-form.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import { useRoom } from '../../../kit/room/room-context.tsx';
import { markingText, purposeText } from '../../../kit/room/terms.ts';
import {
  gradeBandText,
  purposeOfRoom,
  tipKinds,
  tipKindText,
  tipMarkings,
  type TipRoom,
  tipRoomText,
} from '../../../kernel/released-tip.ts';
import { bandOf } from '../grade.ts';
import type { IntelTip } from '../wire-tip.ts';
import { placeNameForm } from './dialog-write.tsx';
import { intelOrder } from './orders.ts';
import { intelText as text, languageText } from './text.ts';

type Field = 'kind' | 'place' | 'zone' | 'words' | 'language' | 'from' | 'until' | 'marking' | 'to';

const other = { fr: 'uk', uk: 'fr' } as const;

/** One release to one room: what leaves stands here whole, and a second analyst answers for it. */
export function ReleaseDialog(
  props: RoomActParts & { readonly tip: IntelTip; readonly room: TipRoom; readonly body: string },
) {
  const { t } = useWords();
  const { staff, clock } = useRoom();
  const { tip, room, body, ...parts } = props;
  const form = useForm<Field>({
    draft: null,
    initial: {
      kind: tip.kind,
      place: tip.place ?? '',
      zone: '',
      words: tip.words ?? '',
      language: tip.language,
      from: writeMoment(tip.from),
      until: writeMoment(tip.until),
      marking: 'official',
      to: 'own',
    },
    checks: {
      kind: chosen,
      place: (value) => (room === 'site' ? needed(value) : null) ?? placeNameForm(value),
      zone: placeNameForm,
      words: plainForm,
      from: neededMoment,
      until: neededMoment,
      marking: chosen,
      to: chosen,
    },
  });
  return (
    <ActDialog<Field>
      {...parts}
      title={t(text.releaseTitle, { room: t(tipRoomText[room]) })}
      submit={t(text.propose)}
      form={form}
      first={
        <>
          <p>
            <strong>{t(text.leaves)}</strong> · {t(text.band, { band: t(gradeBandText[bandOf(tip.grade)]) })}{' '}
            · {t(text.purpose, { purpose: t(purposeText[purposeOfRoom[room]]) })}
          </p>
          <p className="quiet">{t(text.second)}</p>
        </>
      }
      order={() => orderOf(form.values, { tip, room, body, now: clock.get(), own: staff.state })}
    >
      <ReleaseFields form={form} room={room} />
    </ActDialog>
  );
}

interface Releasing {
  readonly tip: IntelTip;
  readonly room: TipRoom;
  readonly body: string;
  readonly now: number;
  readonly own: keyof typeof other;
}

function orderOf(values: Readonly<Record<Field, string>>, { tip, room, body, now, own }: Releasing) {
  const place = orNull(values.place);
  const said = {
    tip: tip.tip,
    kind: memberOf(tipKinds, values.kind, tip.kind),
    words: orNull(values.words),
    language: memberOf(['en', 'fr'], values.language, 'en'),
    from: momentOrNull(values.from, now) ?? '',
    until: momentOrNull(values.until, now) ?? '',
    marking: memberOf(tipMarkings, values.marking, 'official_sensitive'),
    body,
  };
  if (room === 'site')
    return intelOrder('ReleaseToSite', { ...said, place: place ?? '', zone: orNull(values.zone) });
  if (room === 'freight') return intelOrder('ReleaseToFreight', { ...said, place });
  return intelOrder('ReleaseToWatch', { ...said, place, to: values.to === 'both' ? other[own] : null });
}

function ReleaseFields({ form, room }: { readonly form: Form<Field>; readonly room: TipRoom }) {
  const words = useWords();
  const { t } = words;
  const { official, official_sensitive } = markingText;
  return (
    <>
      <SelectField form={form} name="kind" label={t(text.kind)} choices={choicesOf(tipKindText, words)} />
      <LongField
        form={form}
        name="words"
        label={t(text.words)}
        hint={t(text.wordsHint)}
        rows={2}
        optional
        autoFocus
      />
      <SelectField
        form={form}
        name="language"
        label={t(text.language)}
        choices={choicesOf(languageText, words)}
      />
      <TextField
        form={form}
        name="place"
        label={t(text.place)}
        {...(room === 'site' ? {} : { optional: true, hint: t(text.placeHint) })}
      />
      {room === 'site' ? <TextField form={form} name="zone" label={t(text.zone)} optional /> : null}
      <MomentField form={form} name="from" label={t(text.from)} />
      <MomentField form={form} name="until" label={t(text.until)} />
      <SelectField
        form={form}
        name="marking"
        label={t(text.marking)}
        choices={choicesOf({ official, official_sensitive }, words)}
      />
      {room === 'watch' ? (
        <SelectField
          form={form}
          name="to"
          label={t(text.tell)}
          choices={choicesOf({ own: text.ownState, both: text.bothStates }, words)}
        />
      ) : null}
    </>
  );
}
