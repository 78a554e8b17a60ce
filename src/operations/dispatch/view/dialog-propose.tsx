import { choicesOf, memberOf } from '../../../kit/forms/choices.ts';
import { SelectField, TextField } from '../../../kit/forms/fields.tsx';
import { MomentField } from '../../../kit/forms/moment-field.tsx';
import { PlaceField } from '../../../kit/forms/place-field.tsx';
import { useWords } from '../../../kit/i18n/language.tsx';
import { diversionReasonText, proposalReasonText, taskKindText, urgencyText } from '../text.ts';
import type { UnitView } from '../wire.ts';
import { diversionReasons } from '../words.ts';
import { useDispatch } from './dispatch-context.tsx';
import { dispatchOrder, newName } from './orders.ts';
import { Recommendation } from './recommendation.tsx';
import { RoomDialog } from './room-dialog.tsx';
import { actsText as text } from './text-acts.ts';
import { boatName } from './unit-words.ts';
import { type TaskOrder, useTaskOrder } from './use-task-order.ts';

/** Proposes a task: for which boat, which units could go and why, then the task itself. A proposal, never an order. */
export function ProposeDialog(props: { readonly unit: string | null; readonly boat: string | null }) {
  const { t } = useWords();
  const { now } = useDispatch();
  const order = useTaskOrder({ unit: props.unit ?? '', boat: props.boat ?? '', needsDiversion: false });
  return (
    <RoomDialog
      title={t(text.proposeTitle)}
      submit={t(text.proposeIt)}
      right="ProposeTask"
      form={order.form}
      order={() =>
        dispatchOrder('ProposeTask', {
          ...order.fields(now),
          unit: order.form.values.unit,
          task: newName('t'),
        })
      }
    >
      <BoatFields order={order} />
      <Recommendation order={order} />
      <OrderFields order={order} />
    </RoomDialog>
  );
}

/** Takes a unit from its task for one that outranks it; the boat that loses it is named first. */
export function DivertDialog(props: { readonly unit: UnitView; readonly boat: string | null }) {
  const words = useWords();
  const { t } = words;
  const { boats, now } = useDispatch();
  const { unit, fields, commitment } = props.unit;
  const order = useTaskOrder({ unit, boat: props.boat ?? '', needsDiversion: true });
  return (
    <RoomDialog
      title={t(text.divertTitle, { unit: fields.callName })}
      submit={t(text.divertIt)}
      right="DivertUnit"
      form={order.form}
      lacks={commitment === null ? t(text.noTask) : null}
      {...(commitment === null
        ? {}
        : {
            first: (
              <p className="notice is-trouble">
                {t(text.divertFrom, { boat: boatName(boats, commitment.boat) })}
              </p>
            ),
          })}
      order={() =>
        dispatchOrder('DivertUnit', {
          ...order.fields(now),
          unit,
          task: newName('t'),
          from: commitment?.task ?? '',
          diversion: memberOf(diversionReasons, order.form.values.diversion, 'life_at_greater_risk'),
        })
      }
    >
      <BoatFields order={order} />
      <SelectField
        form={order.form}
        name="diversion"
        label={t(text.diversion)}
        choices={choicesOf(diversionReasonText, words)}
      />
      <OrderFields order={order} />
    </RoomDialog>
  );
}

function BoatFields(props: { readonly order: TaskOrder }) {
  const { t } = useWords();
  const { boats } = useDispatch();
  const { form } = props.order;
  const open = [...boats.values()]
    .filter(({ isOpen }) => isOpen)
    .toSorted(
      (one, other) =>
        Number(other.isDistress) - Number(one.isDistress) ||
        one.reference.localeCompare(other.reference, 'en'),
    );
  return (
    <div className="beside-columns">
      <SelectField
        form={form}
        name="boat"
        label={t(text.boat)}
        {...(open.length === 0 ? { hint: t(text.noBoat) } : {})}
        choices={open.map(({ boat, reference, isDistress }) => ({
          value: boat,
          label: isDistress ? `${reference} · ${t(urgencyText.distress)}` : reference,
        }))}
      />
      <TextField form={form} name="seaState" label={t(text.seaState)} optional figures />
    </div>
  );
}

function OrderFields(props: { readonly order: TaskOrder }) {
  const words = useWords();
  const { t } = words;
  const { form } = props.order;
  if (form.values.boat === '') return null;
  return (
    <>
      <div className="beside-columns">
        <SelectField form={form} name="kind" label={t(text.kind)} choices={choicesOf(taskKindText, words)} />
        <SelectField
          form={form}
          name="urgency"
          label={t(text.urgency)}
          choices={choicesOf(urgencyText, words)}
        />
      </div>
      <div className="beside-columns">
        <PlaceField form={form} name="place" label={t(text.place)} />
        <TextField form={form} name="accuracy" label={t(text.accuracy)} figures />
      </div>
      <div className="beside-columns">
        <MomentField form={form} name="onSceneBy" toward="next" label={t(text.onSceneBy)} optional />
        <SelectField
          form={form}
          name="reason"
          label={t(text.reason)}
          choices={choicesOf(proposalReasonText, words)}
        />
      </div>
    </>
  );
}
