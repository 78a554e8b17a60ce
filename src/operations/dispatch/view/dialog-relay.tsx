import { isShortName } from '../../../kernel/short-name.ts';
import { choicesOf, memberOf } from '../../../kit/forms/choices.ts';
import { chosen, listed, momentForm } from '../../../kit/forms/checks.ts';
import { ChecksField, SelectField, TextField } from '../../../kit/forms/fields.tsx';
import { MomentField } from '../../../kit/forms/moment-field.tsx';
import { neededNumber, numberForm, readNumber } from '../../../kit/forms/number-checks.ts';
import { neededPlace, PlaceField, readPlace } from '../../../kit/forms/place-field.tsx';
import { useForm } from '../../../kit/forms/use-form.ts';
import { momentOrNull } from '../../../kit/forms/moment-text.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import { relayEndText, relayIntentionText, relayNatureText, taskRefusalText } from '../text.ts';
import type { RelayView, UnitView } from '../wire.ts';
import { relayIntentions, relayNatures, taskRefusals } from '../words.ts';
import { accuracyOf } from './dialog-unit.tsx';
import { useDispatch } from './dispatch-context.tsx';
import { dispatchOrder, newName } from './orders.ts';
import { RoomChoice, RoomDialog } from './room-dialog.tsx';
import { actsText, moreActsText as text } from './text-acts.ts';

function stationsForm(value: string) {
  return listed(value).every((one) => isShortName(one)) ? null : text.stationForm;
}

/** Units that can hear a call, by side and name. */
function hearing(units: ReadonlyMap<string, UnitView>, without: ReadonlySet<string> = new Set()) {
  return [...units.values()]
    .filter(({ unit, status }) => status !== 'off' && status !== 'out_of_service' && !without.has(unit))
    .toSorted((one, other) => one.fields.callName.localeCompare(other.fields.callName, 'en'))
    .map(({ unit, fields }) => ({
      value: unit,
      label: `${fields.callName} (${fields.side.toUpperCase()})`,
    }));
}

function useRelayForm(boat: string) {
  return useForm({
    draft: 'dispatch.relay',
    initial: {
      nature: '',
      place: '',
      accuracy: '500',
      persons: '',
      boat,
      units: '',
      stations: '',
    },
    checks: {
      nature: chosen,
      place: neededPlace,
      accuracy: neededNumber({ min: 1, max: 500_000 }),
      persons: numberForm({ min: 0, max: 2_000, whole: true }),
      stations: stationsForm,
      units: (value, values) => (value.trim() === '' && values.stations.trim() === '' ? text.nobody : null),
    },
  });
}

/** Sends a mayday relay. It waits for no record: the boat may stay empty. */
export function RelayDialog(props: { readonly boat: string | null }) {
  const words = useWords();
  const { t } = words;
  const { boats, units } = useDispatch();
  const form = useRelayForm(props.boat ?? '');
  const { values } = form;
  const open = [...boats.values()].filter(({ isOpen }) => isOpen);
  return (
    <RoomDialog
      title={t(text.relayTitle)}
      submit={t(text.relayIt)}
      right="SendRelay"
      form={form}
      order={() =>
        dispatchOrder('SendRelay', {
          relay: newName('r'),
          boat: values.boat === '' ? null : values.boat,
          nature: memberOf(relayNatures, values.nature, 'other'),
          position: { ...(readPlace(values.place) ?? { lat: 0, lon: 0 }), ...accuracyOf(values.accuracy) },
          persons: readNumber(values.persons),
          stations: listed(values.stations),
          units: listed(values.units),
        })
      }
    >
      <SelectField
        form={form}
        name="nature"
        label={t(text.nature)}
        choices={choicesOf(relayNatureText, words)}
      />
      <div className="beside-columns">
        <PlaceField form={form} name="place" label={t(actsText.place)} />
        <TextField form={form} name="accuracy" label={t(actsText.accuracy)} figures />
      </div>
      <TextField form={form} name="persons" label={t(text.persons)} optional="silent" figures />
      <ChecksField form={form} name="units" label={t(text.units)} choices={hearing(units)} />
      <TextField form={form} name="stations" label={t(text.stations)} optional />
      <SelectField
        form={form}
        name="boat"
        label={t(text.relayBoat)}
        optional
        choices={open.map(({ boat, reference }) => ({ value: boat, label: reference }))}
      />
    </RoomDialog>
  );
}

/** Calls further units to a relay that stands. */
export function CallDialog(props: { readonly relay: RelayView }) {
  const { t } = useWords();
  const { units } = useDispatch();
  const { relay } = props;
  const form = useForm({ draft: null, initial: { units: '' }, checks: { units: chosen } });
  return (
    <RoomDialog
      title={t(text.callTitle)}
      submit={t(text.callIt)}
      right="CallUnits"
      form={form}
      order={() => dispatchOrder('CallUnits', { relay: relay.relay, units: listed(form.values.units) })}
    >
      <ChecksField
        form={form}
        name="units"
        label={t(text.units)}
        choices={hearing(units, new Set(relay.units.map(({ unit }) => unit)))}
      />
    </RoomDialog>
  );
}

/** What a unit answers; also one that was not called but heard it. */
export function AnswerDialog(props: { readonly relay: RelayView; readonly unit: string | null }) {
  const words = useWords();
  const { t } = words;
  const { units, now } = useDispatch();
  const form = useForm({
    draft: null,
    initial: { unit: props.unit ?? '', intention: '', reason: '', arrivesAt: '' },
    checks: {
      unit: chosen,
      intention: chosen,
      reason: (value, values) => (values.intention === 'cannot' ? chosen(value) : null),
      arrivesAt: momentForm,
    },
  });
  const { values } = form;
  const cannot = values.intention === 'cannot';
  return (
    <RoomDialog
      title={t(text.answerTitle)}
      submit={t(text.answerIt)}
      right="AcknowledgeRelay"
      form={form}
      order={() =>
        dispatchOrder('AcknowledgeRelay', {
          relay: props.relay.relay,
          unit: values.unit,
          intention: memberOf(relayIntentions, values.intention, 'standing_by'),
          reason: cannot ? memberOf(taskRefusals, values.reason, 'other') : null,
          arrivesAt: cannot ? null : momentOrNull(values.arrivesAt, now, 'next'),
        })
      }
    >
      <SelectField form={form} name="unit" label={t(actsText.unit)} choices={hearing(units)} />
      <SelectField
        form={form}
        name="intention"
        label={t(text.intention)}
        choices={choicesOf(relayIntentionText, words)}
      />
      {cannot ? (
        <SelectField
          form={form}
          name="reason"
          label={t(text.cannotWhy)}
          choices={choicesOf(taskRefusalText, words)}
        />
      ) : (
        <MomentField form={form} name="arrivesAt" toward="next" label={t(text.arrivesAt)} optional />
      )}
    </RoomDialog>
  );
}

/** A relay ends with its reason. */
export function EndRelayDialog({ relay: { relay } }: { readonly relay: RelayView }) {
  const { t } = useWords();
  return (
    <RoomChoice
      title={t(text.endRelayTitle)}
      submit={t(text.endRelayIt)}
      right="EndRelay"
      label={t(actsText.reason)}
      terms={relayEndText}
      order={(reason) => dispatchOrder('EndRelay', { relay, reason })}
    />
  );
}
