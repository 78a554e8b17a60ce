import { useMemo } from 'react';
import type { Order } from '../../../kit/acts/send-act.ts';
import { ActionButton } from '../../../kit/elements/action-button.tsx';
import { chosen } from '../../../kit/forms/checks.ts';
import { SelectField } from '../../../kit/forms/fields.tsx';
import { useForm } from '../../../kit/forms/use-form.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import type { BoatView } from '../board-wire.ts';
import {
  type IdentificationKind,
  identificationKinds,
  type LinkReason,
  linkReasons,
  type Outcome,
  outcomes,
} from '../wire.ts';
import { DialogForm } from './dialog-form.tsx';
import { Findings } from './findings.tsx';
import { memberOf } from './dialog-link.tsx';
import { choicesOf, linkedChoices, RadioField } from './form-parts.tsx';
import { LastTouched } from './last-touched.tsx';
import { rescueOrder } from './orders.ts';
import { useRescue } from './rescue-context.tsx';
import { actsText as text } from './text-acts.ts';
import { identificationText, linkReasonText, outcomeText } from '../text.ts';
import { type ClosingAsked, closingFindings } from './thought.ts';
import { useMayRescue } from './use-quick-act.ts';

/**
 * Proposes the closing to a second person. What stands against it comes first and is computed anew for each choice;
 * while anything does, the button stays and says so.
 */
export function CloseDialog(props: { readonly boat: BoatView }) {
  const words = useWords();
  const { t } = words;
  const { boat } = props;
  const form = useForm({
    draft: `rescue.close.${boat.boat}`,
    initial: { outcome: 'rescued', kind: '', contact: '' },
    checks: { outcome: chosen },
  });
  const { values } = form;
  const asked = askedOf(values);
  const findings = useMemo(() => closingFindings(boat, askedOf(values)), [boat, values]);
  const order = () =>
    rescueOrder('CloseBoat', { boat: boat.boat, ...asked, identification: [...asked.identification] });
  return (
    <DialogForm
      title={t(text.closeTitle, { reference: boat.reference })}
      submit={t(text.closeIt)}
      right="CloseBoat"
      form={form}
      second
      lacks={findings.length === 0 ? null : t(text.closeRefused, { count: findings.length })}
      first={
        <>
          <h3>{t(text.closeAgainst)}</h3>
          <Findings boat={boat} findings={findings} none={t(text.closeClear)} />
          <LastTouched boats={[boat]} />
        </>
      }
      order={order}
    >
      <RadioField
        form={form}
        name="outcome"
        label={t(text.outcome)}
        choices={choicesOf(outcomeText, words)}
      />
      <SelectField
        form={form}
        name="kind"
        label={t(text.identifiedBy)}
        choices={choicesOf(identificationText, words)}
        optional
      />
      <SelectField
        form={form}
        name="contact"
        label={t(text.identifiedIn)}
        choices={linkedChoices(boat, words)}
        optional
      />
      {findings.length === 0 ? null : <AskAllTheSame order={order} />}
    </DialogForm>
  );
}

/**
 * Whoever holds the list for wrong may still ask: the node judges, and the attempt stands in the log whatever it says.
 * Source: PROBLEM F3 (the attempt is in the audit trail).
 */
function AskAllTheSame(props: { readonly order: () => Order }) {
  const { t } = useWords();
  const { desk, act } = useRescue();
  const may = useMayRescue();
  const onTaken = () => {
    desk.link.nudge();
    desk.dialog.set(null);
  };
  return (
    <div className="form-field">
      <p className="form-hint">{t(text.closeAnywayHint)}</p>
      <p className="act-row">
        <ActionButton
          label={t(text.closeAnyway)}
          refusal={may('CloseBoat')}
          onPress={() => act.send(props.order(), { onTaken })}
        />
      </p>
    </div>
  );
}

function askedOf(values: Readonly<Record<'outcome' | 'kind' | 'contact', string>>): ClosingAsked {
  const named = values.kind !== '' && values.contact !== '';
  return {
    outcome: memberOf<Outcome>(outcomes, values.outcome, 'rescued'),
    identification: named
      ? [
          {
            kind: memberOf<IdentificationKind>(identificationKinds, values.kind, 'seen_by_unit'),
            contact: values.contact,
          },
        ]
      : [],
  };
}

/** Opens a closed boat again: on a contact that says why, or by a person's word. */
export function ReopenDialog(props: { readonly boat: BoatView }) {
  const words = useWords();
  const { t } = words;
  const { boat } = props;
  const form = useForm({ draft: null, initial: { contact: '', reason: '' }, checks: { reason: chosen } });
  return (
    <DialogForm
      title={t(text.reopenTitle, { reference: boat.reference })}
      submit={t(text.reopenIt)}
      right="ReopenBoat"
      form={form}
      first={<LastTouched boats={[boat]} />}
      order={() =>
        rescueOrder('ReopenBoat', {
          boat: boat.boat,
          contact: form.values.contact === '' ? null : form.values.contact,
          reason: memberOf<LinkReason>(linkReasons, form.values.reason, 'other'),
        })
      }
    >
      <SelectField
        form={form}
        name="reason"
        label={t(text.reason)}
        choices={choicesOf(linkReasonText, words)}
      />
      <SelectField
        form={form}
        name="contact"
        label={t(text.saidBy)}
        choices={linkedChoices(boat, words)}
        optional
      />
    </DialogForm>
  );
}
