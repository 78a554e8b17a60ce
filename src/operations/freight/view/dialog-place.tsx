import { states } from '../../../kernel/label.ts';
import { choicesOf, memberOf } from '../../../kit/forms/choices.ts';
import { chosen, needed } from '../../../kit/forms/checks.ts';
import { ChecksField, SelectField, TextField } from '../../../kit/forms/fields.tsx';
import { neededPlace, PlaceField, readPlace } from '../../../kit/forms/place-field.tsx';
import { type Form, type FormValues, useForm } from '../../../kit/forms/use-form.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import type { PlaceFields } from '../place-register.ts';
import { directionText, methodText } from '../text-terms.ts';
import type { PlaceShown } from '../wire.ts';
import { directions, methods } from '../words.ts';
import { putRow, retireRow } from './orders.ts';
import { rowForm } from './register-checks.ts';
import { RoomDialog } from './room-dialog.tsx';
import { passageText } from './text.ts';
import { placeKindText, placeText as text, registerText } from './text-forms.ts';

type LaneField = 'lane' | 'direction' | 'methods';
type HeadField = 'row' | 'name' | 'kind' | 'side' | 'at' | 'xRay';
type Field = HeadField | LaneField;
type Lane = PlaceFields['lanes'][number];
const kinds = ['port', 'rail_terminal', 'inland'] as const;

/** What the register holds of a place, without what a list adds to it. */
export function placeFieldsOf({ name, kind, side, at, lanes, xRay }: PlaceShown): PlaceFields {
  return { name, kind, side, at, lanes, xRay };
}

/** Enters a port or terminal with its first lane, or changes what one is. It can be taken back. */
export function PlaceDialog({ shown }: { readonly shown: PlaceShown | null }) {
  const { t } = useWords();
  const isNew = shown === null;
  const form = useForm<Field>({
    draft: isNew ? 'freight.place' : null,
    initial: initialOf(shown),
    checks: {
      row: rowForm,
      name: needed,
      kind: chosen,
      side: chosen,
      at: neededPlace,
      xRay: chosen,
      lane: isNew ? rowForm : () => null,
      direction: isNew ? chosen : () => null,
    },
  });
  const row = form.values.row.trim();
  const any = { row, version: null };
  return (
    <RoomDialog<Field>
      title={t(isNew ? text.add : text.edit)}
      submit={t(isNew ? registerText.put : registerText.change)}
      right="PutFreightPlace"
      form={form}
      order={() =>
        putRow(
          'FreightPlace',
          { row, version: shown?.version ?? null },
          fieldsIn(form.values, shown?.lanes ?? [laneIn(form.values)]),
        )
      }
      undo={() =>
        shown === null ? retireRow('FreightPlace', any) : putRow('FreightPlace', any, placeFieldsOf(shown))
      }
    >
      <OfPlace form={form} shown={shown} />
      {isNew ? <OfLane form={form} isNamed /> : null}
    </RoomDialog>
  );
}

function OfPlace({ form, shown }: { readonly form: Form<Field>; readonly shown: PlaceShown | null }) {
  const words = useWords();
  const { t } = words;
  return (
    <>
      <div className="beside-columns">
        {shown === null ? (
          <TextField form={form} name="row" label={t(registerText.row)} figures autoFocus />
        ) : null}
        <TextField form={form} name="name" label={t(text.name)} autoFocus={shown !== null} />
      </div>
      <div className="beside-columns">
        <SelectField form={form} name="kind" label={t(text.kind)} choices={choicesOf(placeKindText, words)} />
        <SelectField
          form={form}
          name="side"
          label={t(text.side)}
          choices={states.map((value) => ({ value, label: value.toUpperCase() }))}
        />
        <SelectField
          form={form}
          name="xRay"
          label={t(text.xRay)}
          choices={choicesOf({ yes: registerText.yes, no: registerText.no }, words)}
        />
      </div>
      <PlaceField form={form} name="at" label={t(text.at)} />
    </>
  );
}

function OfLane<Name extends string>(props: {
  readonly form: Form<Name | LaneField>;
  readonly isNamed: boolean;
}) {
  const words = useWords();
  const { t } = words;
  const { form } = props;
  return (
    <>
      <div className="beside-columns">
        {props.isNamed ? <TextField form={form} name="lane" label={t(text.lane)} figures /> : null}
        <SelectField
          form={form}
          name="direction"
          label={t(passageText.direction)}
          choices={choicesOf(directionText, words)}
        />
      </div>
      <ChecksField
        form={form}
        name="methods"
        label={t(text.methods)}
        optional
        choices={choicesOf(methodText, words)}
      />
    </>
  );
}

/** Adds a lane to a place, or changes one. It can be taken back. */
export function LaneDialog(props: { readonly shown: PlaceShown; readonly lane: string | null }) {
  const { t } = useWords();
  const { shown } = props;
  const held = shown.lanes.find(({ lane }) => lane === props.lane);
  const isKnown = (value: string) =>
    held === undefined && shown.lanes.some(({ lane }) => lane === value.trim());
  const form = useForm<LaneField>({
    draft: null,
    initial: {
      lane: held?.lane ?? '',
      direction: held?.direction ?? '',
      methods: held?.methods.join(' ') ?? '',
    },
    checks: {
      lane: (value) => rowForm(value) ?? (isKnown(value) ? text.laneKnown : null),
      direction: chosen,
    },
  });
  const fields = placeFieldsOf(shown);
  const others = fields.lanes.filter(({ lane }) => lane !== held?.lane);
  return (
    <RoomDialog<LaneField>
      title={`${shown.name} · ${t(held === undefined ? text.addLane : text.changeLane)}`}
      submit={t(held === undefined ? registerText.put : registerText.change)}
      right="PutFreightPlace"
      form={form}
      order={() =>
        putRow(
          'FreightPlace',
          { row: shown.place, version: shown.version },
          { ...fields, lanes: [...others, laneIn(form.values)].toSorted(byName) },
        )
      }
      undo={() => putRow('FreightPlace', { row: shown.place, version: null }, fields)}
    >
      {held === undefined ? null : <p className="figures">{held.lane}</p>}
      <OfLane form={form} isNamed={held === undefined} />
    </RoomDialog>
  );
}

function byName(one: Lane, other: Lane): number {
  return one.lane.localeCompare(other.lane, 'en', { numeric: true });
}

function initialOf(shown: PlaceShown | null): FormValues<Field> {
  return {
    row: shown?.place ?? '',
    name: shown?.name ?? '',
    kind: shown?.kind ?? '',
    side: shown?.side ?? '',
    at: shown === null ? '' : `${shown.at.lat} ${shown.at.lon}`,
    xRay: shown?.xRay === true ? 'yes' : 'no',
    lane: '',
    direction: '',
    methods: '',
  };
}

function laneIn(values: FormValues<LaneField>): Lane {
  const held = values.methods.split(' ');
  return {
    lane: values.lane.trim(),
    direction: memberOf(directions, values.direction, 'to_uk'),
    methods: methods.filter((one) => held.includes(one)),
  };
}

function fieldsIn(values: FormValues<HeadField>, lanes: readonly Lane[]): PlaceFields {
  const at = readPlace(values.at);
  return {
    name: values.name.trim(),
    kind: memberOf(kinds, values.kind, 'port'),
    side: memberOf(states, values.side, 'fr'),
    at: { lat: at?.lat ?? 0, lon: at?.lon ?? 0 }, // checked before it is sent
    lanes,
    xRay: values.xRay === 'yes',
  };
}
