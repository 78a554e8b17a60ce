import { type ReactNode, useRef, useState } from 'react';
import { ActStatus } from '../../../kit/acts/act-status.tsx';
import { type Act, useAct } from '../../../kit/acts/use-act.ts';
import { ActionButton } from '../../../kit/elements/action-button.tsx';
import { Moment } from '../../../kit/elements/moment.tsx';
import { ActForm } from '../../../kit/forms/act-form.tsx';
import { orNull } from '../../../kit/forms/checks.ts';
import { SelectField, TextField } from '../../../kit/forms/fields.tsx';
import { useForm } from '../../../kit/forms/use-form.ts';
import { useWords, type Words } from '../../../kit/i18n/language.tsx';
import { useMay } from '../../../kit/room/room-context.tsx';
import { stateText, termOf } from '../../../kit/room/terms.ts';
import { recallOrderReasons, recallReference } from '../recall-events.ts';
import { recallOrderReasonText, recallText as text } from '../recall-text.ts';
import type { OrderRecallRequest, ReleaseToPeer } from '../wire.ts';

const action = 'oversight/policies/OrderRecall';

interface RecallPartProps {
  /** The sealed place of the record. */
  readonly record: string;
  readonly told: ReleaseToPeer;
  /** The order was taken: how it stands is asked anew. */
  readonly onAsked: () => void;
}

/** Taking back what left: a button, then the form. Nothing where nothing left, or where it is taken back already. */
export function RecallPart(props: RecallPartProps) {
  const { t } = useWords();
  const may = useMay();
  const act = useAct();
  const [isOpen, setOpen] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const { told } = props;
  const close = () => {
    setOpen(false);
    place.current?.focus();
  };
  if (!mayBeRecalled(told)) return act.outcome.kind === 'idle' ? null : <ActStatus act={act} />;
  const peer = t(termOf(stateText, told.peer));
  return (
    <div ref={place} className="act-row" tabIndex={-1}>
      {isOpen ? (
        <RecallForm {...props} act={act} onClose={close} />
      ) : (
        <>
          <ActionButton
            label={t(text.open, { peer })}
            refusal={may(action, text.giver)}
            sayRefusal
            onPress={() => setOpen(true)}
          />
          <ActStatus act={act} />
        </>
      )}
    </div>
  );
}

function mayBeRecalled({ kind, recalls, order }: ReleaseToPeer): boolean {
  return kind === 'released' && recalls.length === 0 && order === null;
}

function RecallForm(props: RecallPartProps & { readonly act: Act; readonly onClose: () => void }) {
  const { t } = useWords();
  const may = useMay();
  const { record, told, act } = props;
  const form = useForm({
    draft: null,
    initial: { reason: '', reference: '' },
    checks: {
      reason: (value) => (recallOrderReasons.some((one) => one === value) ? null : text.reasonMissing),
      reference: (value) =>
        value.trim() === '' || recallReference.safeParse(value.trim()).success ? null : text.referenceFault,
    },
  });
  const order = () => {
    const reason = recallOrderReasons.find((one) => one === form.values.reason) ?? 'released_in_error'; // checked above
    const reference = orNull(form.values.reference);
    const body: OrderRecallRequest = { record, peer: told.peer, reason, reference };
    return { path: '/api/oversight/policies/order-recall', body };
  };
  return (
    <>
      <ActForm
        title={t(text.title, { peer: t(termOf(stateText, told.peer)) })}
        submit={t(text.propose)}
        form={form}
        refusal={may(action, text.giver)}
        order={order}
        second
        grave
        focus
        act={act}
        onTaken={() => {
          props.onClose();
          props.onAsked();
        }}
      >
        <p className="form-hint">{t(text.told)}</p>
        <SelectField
          form={form}
          name="reason"
          label={t(text.reason)}
          choices={recallOrderReasons.map((value) => ({ value, label: t(recallOrderReasonText[value]) }))}
        />
        <TextField
          form={form}
          name="reference"
          label={t(text.reference)}
          hint={t(text.referenceHint)}
          optional
          figures
        />
      </ActForm>
      <ActionButton quiet label={t(text.close)} onPress={props.onClose} />
    </>
  );
}

/** How an order stands, as rows beside what left: who proposed it, who confirmed it, and that it is on its way. */
export function orderRows(
  { order, recalls }: Pick<ReleaseToPeer, 'order' | 'recalls'>,
  t: Words['t'],
): readonly (readonly [string, ReactNode])[] {
  if (order === null) return [];
  const { reason, reference, by, at, confirmedBy, confirmedAt } = order;
  const reasonWords = t(recallOrderReasonText[reason]);
  return [
    [t(text.order), reference === null ? reasonWords : `${reasonWords} (${reference})`],
    [t(text.proposedBy), by === null ? null : <Who key="by" who={by} at={at} />],
    [
      t(text.confirmedBy),
      confirmedBy === null ? (
        t(text.awaitsSecond)
      ) : (
        <Who key="confirmed" who={confirmedBy} at={confirmedAt} />
      ),
    ],
    ...(confirmedBy !== null && recalls.length === 0 ? [[t(text.order), t(text.notSent)] as const] : []),
  ];
}

function Who(props: { readonly who: string; readonly at: string | null }) {
  return (
    <>
      {props.who} {props.at === null ? null : <Moment at={props.at} />}
    </>
  );
}
