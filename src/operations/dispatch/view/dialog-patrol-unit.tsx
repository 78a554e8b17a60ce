import { choicesOf, memberOf } from '../../../kit/forms/choices.ts';
import { chosen, listed, neededMoment } from '../../../kit/forms/checks.ts';
import { ChecksField, SelectField, TextField } from '../../../kit/forms/fields.tsx';
import { MomentField } from '../../../kit/forms/moment-field.tsx';
import { momentOrNull, writeMoment } from '../../../kit/forms/moment-text.ts';
import { neededNumber, readNumber } from '../../../kit/forms/number-checks.ts';
import { neededPlace, PlaceField, readPlace } from '../../../kit/forms/place-field.tsx';
import { formText } from '../../../kit/forms/text.ts';
import { useForm } from '../../../kit/forms/use-form.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import { formatPosition } from '../../../kit/position-format.ts';
import type { Text } from '../../../kernel/text.ts';
import { isShortName } from '../../../kernel/short-name.ts';
import type { PatrolUnit } from '../patrol/wire-patrol.ts';
import {
  patrolCapabilities,
  patrolCapabilityText,
  patrolKinds,
  patrolKindText,
} from '../patrol/words-patrol.ts';
import { useDispatch } from './dispatch-context.tsx';
import { dispatchOrder } from './orders.ts';
import { RoomDialog } from './room-dialog.tsx';
import { patrolsText as text } from './text-patrol.ts';

const people = neededNumber({ min: 1, max: 40, whole: true });

/** Says that a call sign or the name of a site has another form. */
export function callSignForm(value: string): Text | null {
  return isShortName(value.trim()) ? null : formText.shortName;
}

/** Where a field says that something is; the form was checked before. */
function placeIn(typed: string): { readonly lat: number; readonly lon: number } {
  const { lat, lon } = readPlace(typed) ?? { lat: 0, lon: 0 };
  return { lat, lon };
}

/** Enters a patrol or guard on the register of its site, or changes what stands there. */
export function RegisterPatrolDialog({ unit }: { readonly unit: PatrolUnit | null }) {
  const words = useWords();
  const { t, language } = words;
  const { patrols } = useDispatch();
  const form = useForm({
    draft: null,
    initial: {
      site: unit?.site ?? [...patrols.values()][0]?.site ?? '',
      patrol: unit?.patrol ?? '',
      kind: unit?.kind ?? 'patrol',
      crew: String(unit?.crew ?? 2),
      capabilities: unit?.capabilities.join(' ') ?? '',
      base: unit === null ? '' : formatPosition(unit.base, language),
    },
    checks: { site: callSignForm, patrol: callSignForm, kind: chosen, crew: people, base: neededPlace },
  });
  const { values } = form;
  const held = listed(values.capabilities);
  return (
    <RoomDialog
      title={t(text.registerTitle)}
      submit={t(text.registerIt)}
      right="RegisterPatrol"
      form={form}
      order={() =>
        dispatchOrder('RegisterPatrol', {
          site: unit?.site ?? values.site.trim(),
          patrol: unit?.patrol ?? values.patrol.trim(),
          kind: memberOf(patrolKinds, values.kind, 'patrol'),
          crew: readNumber(values.crew) ?? 1,
          capabilities: patrolCapabilities.filter((one) => held.includes(one)),
          base: placeIn(values.base),
        })
      }
    >
      {unit === null ? (
        <>
          <TextField form={form} name="site" label={t(text.site)} autoFocus />
          <TextField form={form} name="patrol" label={t(text.callSign)} />
        </>
      ) : null}
      <SelectField form={form} name="kind" label={t(text.kind)} choices={choicesOf(patrolKindText, words)} />
      <TextField form={form} name="crew" label={t(text.crew)} figures />
      <ChecksField
        form={form}
        name="capabilities"
        label={t(text.capabilities)}
        choices={choicesOf(patrolCapabilityText, words)}
        optional
      />
      <PlaceField form={form} name="base" label={t(text.base)} />
    </RoomDialog>
  );
}

const dutyMilliseconds = 8 * 3_600_000;

/** A patrol is on duty: with how many, and until when. */
export function PatrolDutyDialog({ unit }: { readonly unit: PatrolUnit }) {
  const { t } = useWords();
  const { now } = useDispatch();
  const { site, patrol, duty, crew } = unit;
  const form = useForm({
    draft: null,
    initial: {
      until: writeMoment(duty?.until ?? now + dutyMilliseconds),
      crew: String(duty?.crew ?? crew),
    },
    checks: { until: neededMoment, crew: people },
  });
  return (
    <RoomDialog
      title={t(text.startTitle, { patrol })}
      submit={t(text.note)}
      right="StartPatrolDuty"
      form={form}
      order={() =>
        dispatchOrder('StartPatrolDuty', {
          site,
          patrol,
          until: momentOrNull(form.values.until, now, 'next') ?? '',
          crew: readNumber(form.values.crew) ?? 1,
        })
      }
    >
      <MomentField form={form} name="until" toward="next" label={t(text.until)} autoFocus />
      <TextField form={form} name="crew" label={t(text.crew)} figures />
    </RoomDialog>
  );
}

/** Where a patrol is, as somebody heard it. */
export function PatrolPositionDialog({ unit: { site, patrol } }: { readonly unit: PatrolUnit }) {
  const { t } = useWords();
  const { now } = useDispatch();
  const form = useForm({
    draft: null,
    initial: { place: '', heldAt: writeMoment(now) },
    checks: { place: neededPlace, heldAt: neededMoment },
  });
  return (
    <RoomDialog
      title={t(text.positionTitle, { patrol })}
      submit={t(text.note)}
      right="ReportPatrolPosition"
      form={form}
      order={() =>
        dispatchOrder('ReportPatrolPosition', {
          site,
          patrol,
          position: placeIn(form.values.place),
          heldAt: momentOrNull(form.values.heldAt, now, 'last') ?? '',
        })
      }
    >
      <PlaceField form={form} name="place" label={t(text.where)} />
      <MomentField form={form} name="heldAt" toward="last" label={t(text.heldAt)} />
    </RoomDialog>
  );
}
