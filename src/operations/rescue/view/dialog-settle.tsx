import { chosen } from '../../../kit/forms/checks.ts';
import { SelectField } from '../../../kit/forms/fields.tsx';
import { useForm } from '../../../kit/forms/use-form.ts';
import { useWords, type Words } from '../../../kit/i18n/language.tsx';
import { useRoom } from '../../../kit/room/room-context.tsx';
import type { BoatView, ContactView } from '../board-wire.ts';
import type { Dispute } from '../dispute.ts';
import { settleReasons } from '../wire.ts';
import type { Board } from './board.ts';
import { accountOfSide, accountWords, Said, sideName } from './boat-disputes.tsx';
import { DialogForm } from './dialog-form.tsx';
import { memberOf } from './dialog-link.tsx';
import { choicesOf, RadioField } from './form-parts.tsx';
import { rescueOrder } from './orders.ts';
import { contactName } from './phrases.ts';
import { useRescue } from './rescue-context.tsx';
import { actsText } from './text-acts.ts';
import { disputesText as text, disputeText, settleReasonText } from './text-disputes.ts';

/** Says for one's own side which account of a boat stands; it is settled once every side has said the same. */
export function SettleDialog(props: { readonly boat: BoatView; readonly dispute: string }) {
  const { boat } = props;
  const dispute = boat.disputes.find((one) => one.dispute === props.dispute);
  return dispute === undefined ? null : (
    <Settling
      dispute={dispute}
      reference={boat.reference}
      right="SettleDispute"
      order={(said) => rescueOrder('SettleDispute', { boat: boat.boat, ...said })}
    />
  );
}

/** The same of a contact that each side linked to a boat of its own. */
export function SettleLinkDialog(props: { readonly contact: ContactView; readonly dispute: string }) {
  const words = useWords();
  const { facts, disputes } = props.contact;
  const dispute = disputes.find((one) => one.dispute === props.dispute);
  return dispute === undefined ? null : (
    <Settling
      dispute={dispute}
      reference={contactName(facts, words)}
      right="SettleLink"
      order={(said) => rescueOrder('SettleLink', { contact: facts.contact, ...said })}
    />
  );
}

const ways = ['own', 'other', 'both'] as const;

interface Say {
  readonly dispute: string;
  readonly stands: (typeof ways)[number];
  readonly reason: (typeof settleReasons)[number];
}

function Settling(props: {
  readonly dispute: Dispute;
  readonly reference: string;
  readonly right: 'SettleDispute' | 'SettleLink';
  readonly order: (said: Say) => ReturnType<typeof rescueOrder>;
}) {
  const words = useWords();
  const { t } = words;
  const { staff } = useRoom();
  const { board } = useRescue();
  const { dispute, reference } = props;
  const form = useForm({
    draft: null,
    initial: { stands: '', reason: '' },
    checks: { stands: chosen, reason: chosen },
  });
  const side = sideName(staff.state);
  return (
    <DialogForm
      title={t(text.settleTitle, { reference })}
      submit={t(text.record, { side })}
      right={props.right}
      form={form}
      first={
        <>
          <p>
            <strong>{t(disputeText[dispute.kind].title)}</strong>
          </p>
          <p>{t(text.settleLead, { side, meanwhile: t(disputeText[dispute.kind].meanwhile) })}</p>
          <Said dispute={dispute} />
        </>
      }
      order={() =>
        props.order({
          dispute: dispute.dispute,
          stands: memberOf(ways, form.values.stands, 'both'),
          reason: memberOf(settleReasons, form.values.reason, 'other'),
        })
      }
    >
      <RadioField
        form={form}
        name="stands"
        label={t(text.which)}
        choices={ways.map((value) => ({
          value,
          label: wayWords(dispute, value, { words, own: staff.state, board }),
        }))}
      />
      <SelectField
        form={form}
        name="reason"
        label={t(actsText.reason)}
        choices={choicesOf(settleReasonText, words)}
      />
    </DialogForm>
  );
}

interface Reader {
  readonly words: Words;
  readonly own: string;
  readonly board: Board;
}

function wayWords(dispute: Dispute, way: (typeof ways)[number], { words, own, board }: Reader): string {
  const { t } = words;
  if (way === 'both') return t(disputeText[dispute.kind].both);
  const side = way === 'own' ? own : (dispute.sides.find((one) => one !== own) ?? own);
  const account = accountOfSide(dispute, side);
  const what = account === null ? '' : accountWords(account, words, board);
  return t(way === 'own' ? text.own : text.other, { side: sideName(side), what });
}
