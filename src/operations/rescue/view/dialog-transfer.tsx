import { chosen, momentForm } from '../../../kit/forms/checks.ts';
import { SelectField } from '../../../kit/forms/fields.tsx';
import { MomentField } from '../../../kit/forms/moment-field.tsx';
import { momentOrNull, writeMoment } from '../../../kit/forms/moment-text.ts';
import { useForm } from '../../../kit/forms/use-form.ts';
import { useWords, type Words } from '../../../kit/i18n/language.tsx';
import type { State } from '../../../kernel/label.ts';
import type { BoatView } from '../board-wire.ts';
import { openTransfer } from '../boat-state.ts';
import { transferReasons, transferRefusals } from '../wire.ts';
import { transferWords } from './boat-transfers.tsx';
import { CrossingLine } from './crossing-line.tsx';
import { DialogForm } from './dialog-form.tsx';
import { memberOf } from './dialog-link.tsx';
import { choicesOf } from './form-parts.tsx';
import { LastTouched } from './last-touched.tsx';
import { useIsUnheard } from './link-notice.tsx';
import { newName, rescueOrder } from './orders.ts';
import { accuracyWords } from './phrases.ts';
import { useRescue } from './rescue-context.tsx';
import { actsText as text } from './text-acts.ts';
import { linkText } from './text-link.ts';
import { transferReasonText, transferRefusalText } from '../text.ts';
import { crossesAtOf, sideOfBoat } from './thought-sea.ts';
import { useRegionLine } from './use-region-line.ts';
import { useRoom } from '../../../kit/room/room-context.tsx';

/** Proposes coordination to the other side, pre-filled; says that nobody is released before acceptance. */
export function TransferDialog(props: { readonly boat: BoatView }) {
  const words = useWords();
  const { t } = words;
  const { staff } = useRoom();
  const { now, region } = useRescue();
  const { boat } = props;
  const from = boat.coordinator === 'both' ? staff.state : boat.coordinator;
  const to = from === 'fr' ? 'uk' : 'fr';
  const crossing = region === null ? null : crossesAtOf(boat, region, now);
  const typed = useForm({
    draft: `rescue.transfer.${boat.boat}`,
    initial: { reason: '', crossesAt: '' },
    checks: { crossesAt: momentForm },
  });
  // Pre-filled by the prediction until the officer writes otherwise.
  const reason = typed.values.reason || (crossing === null ? '' : 'crosses_line');
  const crossesAt = typed.values.crossesAt || writeMoment(crossing);
  const form = { ...typed, values: { ...typed.values, reason, crossesAt } };
  const lacks = lackingFor(boat, reason, words);
  return (
    <DialogForm
      title={t(text.transferTitle, { reference: boat.reference })}
      submit={t(text.transferIt, { to: to.toUpperCase() })}
      right="ProposeTransfer"
      form={form}
      lacks={lacks}
      first={<Responsible boat={boat} from={from} to={to} />}
      order={() =>
        rescueOrder('ProposeTransfer', {
          boat: boat.boat,
          transfer: newName('transfer'),
          to,
          reason: memberOf(transferReasons, reason, 'asked'),
          crossesAt: momentOrNull(crossesAt, now, 'next'),
        })
      }
    >
      <SelectField
        form={form}
        name="reason"
        label={t(text.reason)}
        choices={choicesOf(transferReasonText, words)}
      />
      <MomentField
        form={form}
        name="crossesAt"
        toward="next"
        label={t(text.crossesAt)}
        hint={t(text.crossesHint)}
        optional
      />
    </DialogForm>
  );
}

function lackingFor(boat: BoatView, reason: string, { t }: Words): string | null {
  const pending = openTransfer(boat);
  if (pending !== null) return t(text.transferPending, { to: pending.to.toUpperCase() });
  return reason === '' ? t(text.reasonMissing) : null;
}

/** Who is responsible until the other side accepts: said before anything is asked. */
function Responsible(props: { readonly boat: BoatView; readonly from: State; readonly to: State }) {
  const words = useWords();
  const { now } = useRescue();
  const { boat } = props;
  const isUnheard = useIsUnheard();
  const pending = openTransfer(boat);
  const sides = { from: props.from.toUpperCase(), to: props.to.toUpperCase() };
  return (
    <>
      <p>
        <strong>
          {pending === null ? words.t(text.transferStays, sides) : transferWords(pending, words, now)}
        </strong>
      </p>
      {isUnheard(props.to) ? (
        <p className="age-stale">{words.t(linkText.byTelephone, { side: sides.to })}</p>
      ) : null}
      <SideLine boat={boat} />
      <CrossingLine boat={boat} />
      <LastTouched boats={[boat]} />
    </>
  );
}

/** On which side of the line the boat is, and whether that is certain. */
export function SideLine(props: { readonly boat: BoatView }) {
  const words = useWords();
  const { now } = useRescue();
  const line = useRegionLine();
  const side = line === null ? null : sideOfBoat(props.boat, line, now);
  if (side === null) return null;
  const said = side.certain ? text.sideCertain : text.sideUncertain;
  return (
    <p className="quiet">
      {words.t(said, {
        side: side.side.toUpperCase(),
        metres: accuracyWords(side.distanceMetres, words),
      })}
    </p>
  );
}

/** Refuses a transfer with a reason from the list: the proposer stays responsible, and is told why. */
export function RefuseTransferDialog(props: { readonly boat: BoatView; readonly transfer: string }) {
  const words = useWords();
  const { t } = words;
  const { boat } = props;
  const transfer = boat.transfers.find((one) => one.transfer === props.transfer);
  const form = useForm({ draft: null, initial: { reason: '' }, checks: { reason: chosen } });
  return (
    <DialogForm
      title={t(text.refuseTitle, { reference: boat.reference })}
      submit={t(text.refuseIt)}
      right="RefuseTransfer"
      form={form}
      first={
        <>
          <p>
            <strong>{t(text.refuseStays, { from: (transfer?.from ?? boat.side).toUpperCase() })}</strong>
          </p>
          <SideLine boat={boat} />
        </>
      }
      order={() =>
        rescueOrder('RefuseTransfer', {
          boat: boat.boat,
          transfer: props.transfer,
          reason: memberOf(transferRefusals, form.values.reason, 'other'),
        })
      }
    >
      <SelectField
        form={form}
        name="reason"
        label={t(text.reason)}
        choices={choicesOf(transferRefusalText, words)}
      />
    </DialogForm>
  );
}
