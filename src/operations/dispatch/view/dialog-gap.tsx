import type { Position } from '../../../kernel/geo.ts';
import { isShortName } from '../../../kernel/short-name.ts';
import { choicesOf, memberOf } from '../../../kit/forms/choices.ts';
import { chosen, listed, needed, neededMoment } from '../../../kit/forms/checks.ts';
import { ChecksField, LongField, SelectField, TextField } from '../../../kit/forms/fields.tsx';
import { MomentField } from '../../../kit/forms/moment-field.tsx';
import { neededNumber, numberForm, readNumber } from '../../../kit/forms/number-checks.ts';
import { readPlace } from '../../../kit/forms/place-field.tsx';
import { useForm } from '../../../kit/forms/use-form.ts';
import { momentOrNull } from '../../../kit/forms/moment-text.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import { compensationText, gapCauseText, gapDecisionText, gapEndText, gapLossText } from '../text.ts';
import type { GapView } from '../wire.ts';
import { compensationKinds, gapCauses, gapDecisions, gapLosses } from '../words.ts';
import { useDispatch } from './dispatch-context.tsx';
import { dispatchOrder, newName } from './orders.ts';
import { RoomChoice, RoomDialog } from './room-dialog.tsx';
import { actsText, moreActsText as text } from './text-acts.ts';
import { costWords } from './unit-words.ts';

interface OfGap {
  readonly gap: GapView;
}

/** The corners typed one a line; null where a line is no position or there are fewer than three. */
export function readCorners(typed: string): readonly Position[] | null {
  const lines = typed.split('\n').filter((line) => line.trim() !== '');
  const corners = lines.flatMap((line) => readPlace(line) ?? []);
  return corners.length === lines.length && corners.length >= 3 ? corners : null;
}

/** Records what falls out: where, from when to when. */
export function GapDialog() {
  const words = useWords();
  const { t } = words;
  const { now } = useDispatch();
  const form = useForm({
    draft: 'dispatch.gap',
    initial: { asset: '', loses: '', area: '', from: '', to: '', cause: '' },
    checks: {
      asset: (value) => needed(value) ?? (isShortName(value.trim()) ? null : text.stationForm),
      loses: chosen,
      area: (value) => (readCorners(value) === null ? text.areaForm : null),
      from: neededMoment,
      to: neededMoment,
      cause: chosen,
    },
  });
  const { values } = form;
  return (
    <RoomDialog
      title={t(text.gapTitle)}
      submit={t(text.gapIt)}
      right="OpenGap"
      form={form}
      order={() =>
        dispatchOrder('OpenGap', {
          gap: newName('g'),
          asset: values.asset.trim(),
          loses: gapLosses.filter((one) => listed(values.loses).includes(one)),
          area: readCorners(values.area) ?? [],
          from: momentOrNull(values.from, now) ?? '',
          to: momentOrNull(values.to, now, 'next') ?? '',
          cause: memberOf(gapCauses, values.cause, 'other'),
        })
      }
    >
      <TextField form={form} name="asset" label={t(text.asset)} />
      <ChecksField form={form} name="loses" label={t(text.loses)} choices={choicesOf(gapLossText, words)} />
      <div className="beside-columns">
        <MomentField form={form} name="from" label={t(text.from)} />
        <MomentField form={form} name="to" toward="next" label={t(text.to)} />
      </div>
      <LongField form={form} name="area" label={t(text.area)} rows={4} code />
      <SelectField form={form} name="cause" label={t(text.cause)} choices={choicesOf(gapCauseText, words)} />
    </RoomDialog>
  );
}

/** Offers something in a gap's place, with its cost as stated. */
export function CompensateDialog({ gap }: OfGap) {
  const words = useWords();
  const { t } = words;
  const { units } = useDispatch();
  const money = numberForm({ min: 0, max: 100_000_000 });
  const form = useForm({
    draft: null,
    initial: { kind: '', unit: '', hours: '', euros: '', pounds: '' },
    checks: {
      kind: chosen,
      hours: neededNumber({ min: 0.1, max: 1_000 }),
      euros: (value, values) =>
        money(value) ?? (value.trim() === '' && values.pounds.trim() === '' ? text.costMissing : null),
      pounds: money,
    },
  });
  const { values } = form;
  return (
    <RoomDialog
      title={t(text.offerTitle)}
      submit={t(text.offerIt)}
      right="CompensateGap"
      form={form}
      order={() =>
        dispatchOrder('CompensateGap', {
          gap: gap.gap,
          compensation: newName('o'),
          kind: memberOf(compensationKinds, values.kind, 'extra_watch'),
          unit: values.unit === '' ? null : values.unit,
          cost: {
            hours: readNumber(values.hours) ?? 1,
            euros: readNumber(values.euros),
            pounds: readNumber(values.pounds),
          },
        })
      }
    >
      <SelectField
        form={form}
        name="kind"
        label={t(text.offerKind)}
        choices={choicesOf(compensationText, words)}
      />
      <SelectField
        form={form}
        name="unit"
        label={t(text.offerUnit)}
        optional
        choices={[...units.values()].map(({ unit, fields }) => ({ value: unit, label: fields.callName }))}
      />
      <TextField form={form} name="hours" label={t(text.hours)} figures />
      <div className="beside-columns">
        <TextField form={form} name="euros" label={t(text.euros)} optional="silent" figures />
        <TextField form={form} name="pounds" label={t(text.pounds)} optional="silent" figures />
      </div>
    </RoomDialog>
  );
}

/** A named decision: whoever gives it bears the gap, with what is taken in its place or with nothing. */
export function DecideDialog({ gap }: OfGap) {
  const words = useWords();
  const { t } = words;
  const form = useForm({ draft: null, initial: { taken: '', reason: '' }, checks: { reason: chosen } });
  const offers = gap.compensations.filter(({ withdrawn }) => withdrawn === null);
  return (
    <RoomDialog
      title={t(text.decideTitle)}
      submit={t(text.decideIt)}
      right="AcceptGap"
      form={form}
      first={<p>{t(text.decideHint)}</p>}
      order={() =>
        dispatchOrder('AcceptGap', {
          gap: gap.gap,
          taken: listed(form.values.taken),
          reason: memberOf(gapDecisions, form.values.reason, 'other'),
        })
      }
    >
      {offers.length === 0 ? null : (
        <ChecksField
          form={form}
          name="taken"
          label={t(text.takenOffers)}
          optional="silent"
          choices={offers.map(({ compensation, kind, side, cost }) => ({
            value: compensation,
            label: `${t(compensationText[kind])} (${side.toUpperCase()}) · ${costWords(cost, words)}`,
          }))}
        />
      )}
      <SelectField
        form={form}
        name="reason"
        label={t(actsText.reason)}
        choices={choicesOf(gapDecisionText, words)}
      />
    </RoomDialog>
  );
}

/** A gap closes with its reason. */
export function CloseGapDialog({ gap: { gap } }: OfGap) {
  const { t } = useWords();
  return (
    <RoomChoice
      title={t(text.closeGapTitle)}
      submit={t(text.closeGapIt)}
      right="CloseGap"
      label={t(actsText.reason)}
      terms={gapEndText}
      order={(reason) => dispatchOrder('CloseGap', { gap, reason })}
    />
  );
}
