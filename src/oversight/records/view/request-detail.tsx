import { useState } from 'react';
import type { Order } from '../../../kit/acts/send-act.ts';
import { ActionButton } from '../../../kit/elements/action-button.tsx';
import { ActForm } from '../../../kit/forms/act-form.tsx';
import { needed, orNull } from '../../../kit/forms/checks.ts';
import { ChecksField, SelectField, TextField } from '../../../kit/forms/fields.tsx';
import { useForm } from '../../../kit/forms/use-form.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import { formatDate } from '../../../kit/i18n/moment.ts';
import { useMay } from '../../../kit/room/room-context.tsx';
import { Part, Values } from '../../../kit/room/values.tsx';
import { outcomeText, phaseText, regimeText, requestKindText } from '../text.ts';
import type { RequestRow } from '../wire.ts';
import { dayForm, subjectForm } from './checks.ts';
import { choicesOf } from './choices.ts';
import {
  AnswerForm,
  AssignForm,
  CloseForm,
  ExportForm,
  ExtendForm,
  RefuseForm,
  VerifyForm,
} from './request-acts.tsx';
import { giverText, requestText as text } from './text.ts';

/** One request: its clock with both dates, where it stands, and the next step. */
export function RequestDetail(props: { readonly row: RequestRow; readonly onDone: () => void }) {
  const { t, language } = useWords();
  const { row } = props;
  const date = (on: string | null) => (on === null ? null : formatDate(on, language));
  return (
    <>
      <Part title={t(text.clock)}>
        <Values
          none={t(text.none)}
          rows={[
            [t(text.receivedOn), date(row.receivedOn)],
            [t(text.dueOn), <strong key="due">{date(row.dueOn)}</strong>],
            [t(text.dueOnRolled), date(row.dueOnRolled)],
            [t(text.extendedTo), date(row.extendedTo)],
          ]}
        />
      </Part>
      <Values
        none={t(text.none)}
        rows={[
          [t(text.kind), t(requestKindText[row.kind])],
          [t(text.regime), t(regimeText[row.regime])],
          [t(text.phase), t(phaseText[row.phase])],
          [t(text.assignee), row.assignee],
          [
            t(text.subject),
            row.subject === null ? null : (
              <span key="s" className="long-id">
                {row.subject}
              </span>
            ),
          ],
          [t(text.outcome), row.outcome === null ? null : t(outcomeText[row.outcome])],
        ]}
      />
      <Steps row={row} onDone={props.onDone} />
    </>
  );
}

const steps = {
  received: ['assign', 'verify', 'extend', 'refuse', 'close'],
  identity_verified: ['assign', 'extend', 'export', 'answer', 'refuse', 'close'],
  in_work: ['assign', 'verify', 'extend', 'export', 'answer', 'refuse', 'close'],
  answered: ['close'],
  closed: [],
} as const satisfies Record<RequestRow['phase'], readonly string[]>;
type Step = (typeof steps)[keyof typeof steps][number];

function Steps(props: { readonly row: RequestRow; readonly onDone: () => void }) {
  const { t } = useWords();
  const [open, setOpen] = useState<Step | null>(null);
  const possible: readonly Step[] = steps[props.row.phase];
  return (
    <Part title={t(text.acts)}>
      {possible.length === 0 ? <p className="quiet">{t(text.done)}</p> : null}
      <div className="act-row" role="group" aria-label={t(text.acts)}>
        {possible.map((step) => (
          <ActionButton
            key={step}
            label={t(text[step])}
            pressed={open === step}
            onPress={() => setOpen(open === step ? null : step)}
          />
        ))}
      </div>
      <StepForm {...props} step={open} />
    </Part>
  );
}

function StepForm(props: {
  readonly row: RequestRow;
  readonly onDone: () => void;
  readonly step: Step | null;
}) {
  switch (props.step) {
    case null:
      return null;
    case 'assign':
      return <AssignForm {...props} />;
    case 'verify':
      return <VerifyForm {...props} />;
    case 'extend':
      return <ExtendForm {...props} />;
    case 'answer':
      return <AnswerForm {...props} />;
    case 'refuse':
      return <RefuseForm {...props} />;
    case 'close':
      return <CloseForm {...props} />;
    case 'export':
      return <ExportForm {...props} />;
  }
}

type ReceiveName = 'request' | 'kind' | 'regime' | 'receivedOn' | 'doubted' | 'subject' | 'contested';

function receiveOrder(values: Readonly<Record<ReceiveName, string>>): Order {
  return {
    path: '/api/oversight/records/receive-request',
    body: {
      request: values.request.trim(),
      kind: values.kind,
      regime: values.regime,
      receivedOn: values.receivedOn.trim(),
      identityDoubted: values.doubted === 'yes',
      subject: orNull(values.subject),
      contestedActor: orNull(values.contested),
    },
  };
}

/** A request that came in: from here on its clock runs. */
export function ReceiveForm(props: { readonly onDone: () => void }) {
  const words = useWords();
  const { t } = words;
  const may = useMay();
  const form = useForm({
    draft: 'records.receive',
    initial: {
      request: '',
      kind: '',
      regime: '',
      receivedOn: new Date().toISOString().slice(0, 10),
      doubted: '',
      subject: '',
      contested: '',
    },
    checks: { request: needed, kind: needed, regime: needed, receivedOn: dayForm, subject: subjectForm },
  });
  return (
    <ActForm
      title={t(text.new)}
      submit={t(text.write)}
      form={form}
      refusal={may('oversight/records/ReceiveRequest', giverText.officer)}
      order={() => receiveOrder(form.values)}
      onTaken={props.onDone}
    >
      <TextField form={form} name="request" label={t(text.requestId)} figures autoFocus />
      <SelectField form={form} name="kind" label={t(text.kind)} choices={choicesOf(requestKindText, words)} />
      <SelectField form={form} name="regime" label={t(text.regime)} choices={choicesOf(regimeText, words)} />
      <TextField form={form} name="receivedOn" label={t(text.receivedOn)} figures />
      <ChecksField
        form={form}
        name="doubted"
        label={t(text.doubted)}
        hint={t(text.doubtedHint)}
        optional
        choices={[{ value: 'yes', label: t(text.doubted) }]}
      />
      <TextField
        form={form}
        name="subject"
        label={t(text.subject)}
        hint={t(text.subjectHint)}
        figures
        optional
      />
      <TextField
        form={form}
        name="contested"
        label={t(text.contested)}
        hint={t(text.contestedHint)}
        figures
        optional
      />
    </ActForm>
  );
}
