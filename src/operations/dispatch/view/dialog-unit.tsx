import { choicesOf, memberOf } from '../../../kit/forms/choices.ts';
import { chosen, neededMoment } from '../../../kit/forms/checks.ts';
import { SelectField, TextField } from '../../../kit/forms/fields.tsx';
import { MomentField } from '../../../kit/forms/moment-field.tsx';
import { neededNumber, numberForm } from '../../../kit/forms/number-checks.ts';
import { neededPlace, PlaceField, readPlace } from '../../../kit/forms/place-field.tsx';
import { useForm } from '../../../kit/forms/use-form.ts';
import { momentOrNull } from '../../../kit/forms/moment-text.ts';
import { formatUtcStamp } from '../../../kit/i18n/format.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import type { Text } from '../../../kernel/text.ts';
import { outOfServiceText, positionSourceText, statusText } from '../text.ts';
import type { UnitView } from '../wire.ts';
import { reportedStatuses, unitPositionSources } from '../words.ts';
import { useDispatch } from './dispatch-context.tsx';
import { RoomChoice, RoomDialog } from './room-dialog.tsx';
import { dispatchOrder, newName } from './orders.ts';
import { actsText as text, moreActsText } from './text-acts.ts';
import { boatName } from './unit-words.ts';

interface OfUnit {
  readonly unit: UnitView;
}

const reported = Object.fromEntries(reportedStatuses.map((one) => [one, statusText[one]])) as Readonly<
  Record<(typeof reportedStatuses)[number], Text>
>; // keyed by that list

/** Where a unit stands, as it reports by itself. */
export function StatusDialog({ unit: { unit, fields } }: OfUnit) {
  const { t } = useWords();
  return (
    <RoomChoice
      title={t(text.statusTitle, { unit: fields.callName })}
      submit={t(text.statusIt)}
      right="ReportUnitStatus"
      label={t(text.status)}
      terms={reported}
      order={(status) => dispatchOrder('ReportUnitStatus', { unit, status })}
    />
  );
}

/** Where a unit is, as somebody heard it. */
export function PositionDialog({ unit: { unit, fields } }: OfUnit) {
  const words = useWords();
  const { t } = words;
  const { now } = useDispatch();
  const form = useForm({
    draft: `dispatch.position.${unit}`,
    initial: { place: '', accuracy: '200', heldAt: formatUtcStamp(now).slice(0, 16), source: 'voice' },
    checks: {
      place: neededPlace,
      accuracy: neededNumber({ min: 1, max: 500_000 }),
      heldAt: neededMoment,
      source: chosen,
    },
  });
  const { values } = form;
  return (
    <RoomDialog
      title={t(text.positionTitle, { unit: fields.callName })}
      submit={t(text.statusIt)}
      right="ReportUnitPosition"
      form={form}
      order={() =>
        dispatchOrder('ReportUnitPosition', {
          unit,
          position: { ...(readPlace(values.place) ?? fields.base), ...accuracyOf(values.accuracy) },
          heldAt: momentOrNull(values.heldAt, now, 'last') ?? new Date(now).toISOString(),
          source: memberOf(unitPositionSources, values.source, 'voice'),
        })
      }
    >
      <PlaceField form={form} name="place" label={t(text.place)} autoFocus />
      <TextField form={form} name="accuracy" label={t(text.accuracy)} figures />
      <MomentField form={form} name="heldAt" toward="last" label={t(text.heldAt)} />
      <SelectField
        form={form}
        name="source"
        label={t(text.source)}
        choices={choicesOf(positionSourceText, words)}
      />
    </RoomDialog>
  );
}

/** The accuracy typed; the form was checked. */
export function accuracyOf(typed: string): { readonly accuracyMetres: number } {
  return { accuracyMetres: Number(typed.replace(',', '.')) };
}

/** A shift begins: until when, and how many are aboard. Never who. */
export function ShiftDialog({ unit: { unit, fields } }: OfUnit) {
  const { t } = useWords();
  const { now } = useDispatch();
  const twelveHours = 12 * 3_600_000;
  const form = useForm({
    draft: null,
    initial: { until: formatUtcStamp(now + twelveHours).slice(0, 16), crew: String(fields.crew) },
    checks: { until: neededMoment, crew: neededNumber({ min: 0, max: 500, whole: true }) },
  });
  return (
    <RoomDialog
      title={t(text.shiftTitle, { unit: fields.callName })}
      submit={t(text.shiftIt)}
      right="StartShift"
      form={form}
      order={() =>
        dispatchOrder('StartShift', {
          unit,
          shift: newName('s'),
          until: momentOrNull(form.values.until, now, 'next') ?? new Date(now + twelveHours).toISOString(),
          crew: Number(form.values.crew),
        })
      }
    >
      <MomentField form={form} name="until" toward="next" label={t(text.shiftUntil)} />
      <TextField form={form} name="crew" label={t(text.crew)} figures />
    </RoomDialog>
  );
}

/** A unit falls out; the boat that loses it is named first. */
export function OutDialog({ unit: { unit, fields, commitment } }: OfUnit) {
  const { t } = useWords();
  const { boats } = useDispatch();
  const loses =
    commitment === null ? null : (
      <p className="notice is-trouble">{t(text.outLoses, { boat: boatName(boats, commitment.boat) })}</p>
    );
  return (
    <RoomChoice
      title={t(text.outTitle, { unit: fields.callName })}
      submit={t(text.outIt)}
      right="TakeOutOfService"
      label={t(text.reason)}
      terms={outOfServiceText}
      first={loses}
      undo={() => dispatchOrder('ReturnToService', { unit })}
      order={(reason) => dispatchOrder('TakeOutOfService', { unit, reason })}
    />
  );
}

/** How often somebody aboard is to be heard of. */
export function CheckInDialog({ unit: { unit, fields, checkIn } }: OfUnit) {
  const { t } = useWords();
  const form = useForm({
    draft: null,
    initial: { minutes: String(checkIn?.everyMinutes ?? 30) },
    checks: { minutes: numberForm({ min: 5, max: 240, whole: true }) },
  });
  return (
    <RoomDialog
      title={t(text.setCheckInTitle, { unit: fields.callName })}
      submit={t(moreActsText.answerIt)}
      right="SetCheckIn"
      form={form}
      order={() =>
        dispatchOrder('SetCheckIn', {
          unit,
          everyMinutes: form.values.minutes.trim() === '' ? null : Number(form.values.minutes),
        })
      }
    >
      <TextField form={form} name="minutes" label={t(text.everyMinutes)} figures optional="silent" />
    </RoomDialog>
  );
}
