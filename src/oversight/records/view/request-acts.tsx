import type { ReactNode } from 'react';
import type { Order } from '../../../kit/acts/send-act.ts';
import { useAct } from '../../../kit/acts/use-act.ts';
import { ActForm } from '../../../kit/forms/act-form.tsx';
import { needed, orNull } from '../../../kit/forms/checks.ts';
import { SelectField, TextField } from '../../../kit/forms/fields.tsx';
import { type Form, useForm } from '../../../kit/forms/use-form.ts';
import { useWords, type Words } from '../../../kit/i18n/language.tsx';
import { useMay } from '../../../kit/room/room-context.tsx';
import { saveFile } from '../../../kit/save-file.ts';
import { grounds, isGroundFor } from '../grounds.ts';
import { channelText, outcomeText } from '../text.ts';
import { closings, extensionReasons, refusalGrounds, type RequestRow } from '../wire.ts';
import { dayForm, subjectForm } from './checks.ts';
import { choicesOf } from './choices.ts';
import { giverText, requestText as text } from './text.ts';

export interface StepProps {
  readonly row: RequestRow;
  readonly onDone: () => void;
}

const order = (act: string, body: unknown): Order => ({ path: `/api/oversight/records/${act}`, body });

function today(): string {
  return new Date().toISOString().slice(0, 10);
}

/** The grounds that the law of this request knows for its kind, each with its clause. */
function groundChoices({ kind, regime }: RequestRow, { t }: Words) {
  return refusalGrounds
    .filter((ground) => isGroundFor(ground, regime, kind))
    .map((value) => {
      const clauses: Readonly<Record<string, string>> = grounds[value].clauses;
      return { value, label: `${t(grounds[value].text)} (${clauses[regime] ?? ''})` };
    });
}

interface StepFormProps<Name extends string> extends StepProps {
  readonly form: Form<Name>;
  readonly title: string;
  readonly submit: string;
  readonly action: string;
  readonly order: () => Order;
  readonly undo?: () => Order;
  readonly two?: boolean;
  readonly children: ReactNode;
}

function StepForm<Name extends string>(props: StepFormProps<Name>) {
  const may = useMay();
  return (
    <ActForm
      focus
      title={props.title}
      submit={props.submit}
      form={props.form}
      refusal={may(`oversight/records/${props.action}`, giverText.officer)}
      order={props.order}
      {...(props.undo === undefined ? {} : { undo: props.undo })}
      second={props.two === true}
      grave={props.two === true}
      onTaken={props.onDone}
    >
      {props.children}
    </ActForm>
  );
}

/** Given to somebody; whoever had it before can have it back. */
export function AssignForm(props: StepProps) {
  const { t } = useWords();
  const { request, assignee } = props.row;
  const form = useForm({
    draft: `records.assign.${request}`,
    initial: { assignee: '' },
    checks: { assignee: needed },
  });
  return (
    <StepForm
      {...props}
      form={form}
      title={t(text.assign)}
      submit={t(text.assignDo)}
      action="AssignRequest"
      order={() => order('assign-request', { request, assignee: form.values.assignee.trim() })}
      {...(assignee === null ? {} : { undo: () => order('assign-request', { request, assignee }) })}
    >
      <TextField form={form} name="assignee" label={t(text.assignee)} figures />
    </StepForm>
  );
}

/** It is certain who asks. */
export function VerifyForm(props: StepProps) {
  const { t } = useWords();
  const { request, subject } = props.row;
  const form = useForm({
    draft: `records.verify.${request}`,
    initial: { verifiedOn: today(), subject: subject ?? '' },
    checks: { verifiedOn: dayForm, subject: subjectForm },
  });
  return (
    <StepForm
      {...props}
      form={form}
      title={t(text.verify)}
      submit={t(text.verifyDo)}
      action="VerifyIdentity"
      order={() =>
        order('verify-identity', {
          request,
          verifiedOn: form.values.verifiedOn.trim(),
          subject: orNull(form.values.subject),
        })
      }
    >
      <TextField form={form} name="verifiedOn" label={t(text.verifiedOn)} figures />
      <TextField
        form={form}
        name="subject"
        label={t(text.subject)}
        hint={t(text.subjectHint)}
        figures
        optional
      />
    </StepForm>
  );
}

/** More time, once, the person having been told. */
export function ExtendForm(props: StepProps) {
  const { t } = useWords();
  const { request } = props.row;
  const form = useForm({
    draft: `records.extend.${request}`,
    initial: { reason: '', toldOn: today() },
    checks: { reason: needed, toldOn: dayForm },
  });
  const { values } = form;
  return (
    <StepForm
      {...props}
      form={form}
      title={t(text.extend)}
      submit={t(text.extendDo)}
      action="ExtendRequest"
      order={() => order('extend-request', { request, reason: values.reason, toldOn: values.toldOn.trim() })}
    >
      <SelectField
        form={form}
        name="reason"
        label={t(text.why)}
        choices={extensionReasons.map((value) => ({ value, label: t(text[value]) }))}
      />
      <TextField form={form} name="toldOn" label={t(text.toldOn)} figures />
    </StepForm>
  );
}

/** Answered in full or in part; what is withheld has its ground in law. */
export function AnswerForm(props: StepProps) {
  const words = useWords();
  const { t } = words;
  const { row } = props;
  const form = useForm({
    draft: `records.answer.${row.request}`,
    initial: { outcome: '', ground: '', toldBy: '' },
    checks: {
      outcome: needed,
      toldBy: needed,
      ground: (value, { outcome }) => (outcome === 'partly' ? needed(value) : null),
    },
  });
  const { values } = form;
  return (
    <StepForm
      {...props}
      form={form}
      title={t(text.answer)}
      submit={t(text.answerDo)}
      action="AnswerRequest"
      order={() =>
        order('answer-request', {
          request: row.request,
          outcome: values.outcome,
          ground: values.outcome === 'partly' ? orNull(values.ground) : null,
          toldBy: values.toldBy,
        })
      }
    >
      <SelectField
        form={form}
        name="outcome"
        label={t(text.outcome)}
        choices={(['granted', 'partly'] as const).map((value) => ({ value, label: t(outcomeText[value]) }))}
      />
      {values.outcome === 'partly' ? (
        <SelectField form={form} name="ground" label={t(text.ground)} choices={groundChoices(row, words)} />
      ) : null}
      <SelectField form={form} name="toldBy" label={t(text.toldBy)} choices={choicesOf(channelText, words)} />
    </StepForm>
  );
}

/** Refused on a ground of the law; two persons, neither of them the officer whose act is contested. */
export function RefuseForm(props: StepProps) {
  const words = useWords();
  const { t } = words;
  const { row } = props;
  const form = useForm({
    draft: `records.refuse.${row.request}`,
    initial: { ground: '', toldBy: '' },
    checks: { ground: needed, toldBy: needed },
  });
  return (
    <StepForm
      {...props}
      form={form}
      two
      title={t(text.refuse)}
      submit={t(text.refuseDo)}
      action="AnswerRequest"
      order={() => order('refuse-request', { request: row.request, ...form.values })}
    >
      <SelectField
        form={form}
        name="ground"
        label={t(text.refusalGround)}
        choices={groundChoices(row, words)}
      />
      <SelectField form={form} name="toldBy" label={t(text.toldBy)} choices={choicesOf(channelText, words)} />
    </StepForm>
  );
}

/** Closed: answered, or withdrawn by the person. */
export function CloseForm(props: StepProps) {
  const { t } = useWords();
  const { request } = props.row;
  const form = useForm({
    draft: `records.close.${request}`,
    initial: { because: '' },
    checks: { because: needed },
  });
  return (
    <StepForm
      {...props}
      form={form}
      title={t(text.close)}
      submit={t(text.closeDo)}
      action="CloseRequest"
      order={() => order('close-request', { request, because: form.values.because })}
    >
      <SelectField
        form={form}
        name="because"
        label={t(text.because)}
        choices={closings.map((value) => ({ value, label: t(text[value]) }))}
      />
    </StepForm>
  );
}

/** Everything held of the person, as one file for them: opened, logged and saved in one act. */
export function ExportForm(props: StepProps) {
  const { t } = useWords();
  const may = useMay();
  const act = useAct<Readonly<Record<string, unknown>>>();
  const { request, subject } = props.row;
  const form = useForm({ draft: null, initial: {} });
  const noSubject = subject === null ? t(text.noSubject) : null;
  return (
    <ActForm
      focus
      title={t(text.export)}
      submit={t(text.exportDo)}
      form={form}
      act={act}
      grave
      done={text.exported}
      refusal={may('oversight/records/ExportSubject', giverText.officer) ?? noSubject}
      order={() => order('export-subject', { subject, request })}
      onTaken={(value) => {
        saveFile(JSON.stringify(value, null, 2), `strait-${request}.json`, 'application/json');
        props.onDone();
      }}
    >
      <p>{t(text.exportWhy)}</p>
    </ActForm>
  );
}
