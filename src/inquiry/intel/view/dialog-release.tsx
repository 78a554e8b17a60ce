import { ActDialog } from '../../../kit/acts/act-dialog.tsx';
import type { Order } from '../../../kit/acts/send-act.ts';
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
  tipAmendments,
  tipAmendmentText,
  tipKinds,
  tipKindText,
  tipMarkings,
  type TipRoom,
  tipRoomText,
} from '../../../kernel/released-tip.ts';
import { bandOf } from '../grade.ts';
import type { IntelTip, ReleaseView } from '../wire-tip.ts';
import { placeNameForm } from './dialog-write.tsx';
import { intelOrder } from './orders.ts';
import { languageText } from '../text.ts';
import { intelText as text } from './text.ts';

type Field =
  | 'amendment'
  | 'kind'
  | 'place'
  | 'zone'
  | 'words'
  | 'language'
  | 'from'
  | 'until'
  | 'marking'
  | 'to';

const other = { fr: 'uk', uk: 'fr' } as const;

/**
 * One release to one room, or what takes its place there (`standing`; null: nothing was released yet): what leaves stands
 * here whole, and a second analyst answers for it.
 */
export function ReleaseDialog(
  props: RoomActParts & {
    readonly tip: IntelTip;
    readonly room: TipRoom;
    readonly standing: ReleaseView | null;
    readonly body: string;
  },
) {
  const { t } = useWords();
  const { staff, clock } = useRoom();
  const { tip, room, standing, body, ...parts } = props;
  const said = standing ?? tip;
  const form = useForm<Field>({
    draft: null,
    initial: {
      amendment: '',
      kind: said.kind,
      place: said.place ?? '',
      zone: standing?.zone ?? '',
      words: said.words ?? '',
      language: said.language,
      from: writeMoment(said.from),
      until: writeMoment(said.until),
      marking: standing?.marking ?? 'official',
      to: 'own',
    },
    checks: {
      amendment: (value) => (standing === null ? null : chosen(value)),
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
      title={t(standing === null ? text.releaseTitle : text.amendTitle, { room: t(tipRoomText[room]) })}
      submit={t(standing === null ? text.propose : text.proposeAmendment)}
      form={form}
      first={
        <>
          <p>
            <strong>{t(text.leaves)}</strong> · {t(text.band, { band: t(gradeBandText[bandOf(tip.grade)]) })}{' '}
            · {t(text.purpose, { purpose: t(purposeText[purposeOfRoom[room]]) })}
          </p>
          <p className="quiet">{t(standing === null ? text.second : text.secondAmends)}</p>
        </>
      }
      order={() => orderOf(form.values, { tip, room, standing, body, now: clock.get(), own: staff.state })}
    >
      <ReleaseFields form={form} room={room} isAmended={standing !== null} />
    </ActDialog>
  );
}

interface Releasing {
  readonly tip: IntelTip;
  readonly room: TipRoom;
  readonly standing: ReleaseView | null;
  readonly body: string;
  readonly now: number;
  readonly own: keyof typeof other;
}

function orderOf(values: Readonly<Record<Field, string>>, releasing: Releasing): Order {
  const { tip, room, standing, body, now, own } = releasing;
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
  const atSite = { place: place ?? '', zone: orNull(values.zone) };
  if (standing !== null) {
    // It goes to whom the first text went: nothing here says to whom.
    const amendment = memberOf(tipAmendments, values.amendment, 'was_wrong');
    const amended = { ...said, place, edition: standing.edition, amendment };
    if (room === 'site') return intelOrder('AmendToSite', { ...amended, ...atSite });
    return intelOrder(room === 'freight' ? 'AmendToFreight' : 'AmendToWatch', amended);
  }
  if (room === 'site') return intelOrder('ReleaseToSite', { ...said, ...atSite });
  if (room === 'freight') return intelOrder('ReleaseToFreight', { ...said, place });
  return intelOrder('ReleaseToWatch', { ...said, place, to: values.to === 'both' ? other[own] : null });
}

function ReleaseFields(props: {
  readonly form: Form<Field>;
  readonly room: TipRoom;
  readonly isAmended: boolean;
}) {
  const { form, room, isAmended } = props;
  const words = useWords();
  const { t } = words;
  const { official, official_sensitive } = markingText;
  return (
    <>
      {isAmended ? (
        <SelectField
          form={form}
          name="amendment"
          label={t(text.why)}
          choices={choicesOf(tipAmendmentText, words)}
        />
      ) : null}
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
      <WhereFields form={form} room={room} />
      <MomentField form={form} name="from" label={t(text.from)} />
      <MomentField form={form} name="until" label={t(text.until)} />
      <SelectField
        form={form}
        name="marking"
        label={t(text.marking)}
        choices={choicesOf({ official, official_sensitive }, words)}
      />
      {room === 'watch' && !isAmended ? (
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

function WhereFields({ form, room }: { readonly form: Form<Field>; readonly room: TipRoom }) {
  const { t } = useWords();
  return room === 'site' ? (
    <>
      <TextField form={form} name="place" label={t(text.place)} />
      <TextField form={form} name="zone" label={t(text.zone)} optional />
    </>
  ) : (
    <TextField form={form} name="place" label={t(text.place)} optional hint={t(text.placeHint)} />
  );
}
