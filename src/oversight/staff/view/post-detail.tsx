import { ActForm } from '../../../kit/forms/act-form.tsx';
import { needed, neededMoment } from '../../../kit/forms/checks.ts';
import { SelectField, TextField } from '../../../kit/forms/fields.tsx';
import { MomentField } from '../../../kit/forms/moment-field.tsx';
import { useForm } from '../../../kit/forms/use-form.ts';
import { Moment } from '../../../kit/elements/moment.tsx';
import { useWords } from '../../../kit/i18n/language.tsx';
import { useMay, useRoom } from '../../../kit/room/room-context.tsx';
import { Part, Values } from '../../../kit/room/values.tsx';
import { PlainTable } from '../../../kit/table/plain-table.tsx';
import { states } from '../../../kernel/label.ts';
import { postKinds } from '../roles.ts';
import { postTitle } from '../text.ts';
import type { PostView } from '../wire.ts';
import { choicesOf, staffIds } from './choices.ts';
import { appointOrder, endAppointmentOrder, endMonitorAppointmentOrder } from './orders.ts';
import { historyColumns } from './staff-columns.tsx';
import { useStaff } from './staff-context.ts';
import { endText, monitorEndText } from '../text.ts';
import { actFormText as text, columnText, giverText, staffText } from './text.ts';

/** One appointed post: who holds it, who held it, the next appointment and its end. */
export function PostDetail(props: { readonly post: PostView }) {
  const { t } = useWords();
  const { known } = useStaff();
  const { post } = props;
  return (
    <>
      <Values
        none={t(staffText.none)}
        rows={[
          [t(columnText.post), t(post.title)],
          [t(columnText.holder), post.holder],
          [t(text.fromLabel), post.since === null ? null : <Moment key="since" at={post.since} />],
          [t(text.untilLabel), post.until === null ? null : <Moment key="until" at={post.until} />],
        ]}
      />
      <Part title={t(columnText.holder)}>
        <PlainTable
          label={t(columnText.holder)}
          columns={historyColumns(known)}
          rows={post.history}
          rowKey={({ from }) => from}
          empty={t(staffText.none)}
        />
      </Part>
      <AppointForm post={post.id} />
      {post.holder === null ? null : <EndForm post={post} holder={post.holder} />}
    </>
  );
}

/** An appointment; two persons. */
export function AppointForm(props: { readonly post: string | null }) {
  const { t } = useWords();
  const room = useRoom();
  const may = useMay();
  const { registers } = useStaff();
  const form = useForm({
    draft: `staff.appoint.${props.post ?? 'new'}`,
    initial: { post: props.post ?? '', holder: '', from: '', until: '' },
    checks: { post: needed, holder: needed, from: neededMoment, until: neededMoment },
  });
  const posts = states.flatMap((state) =>
    postKinds.map((kind) => ({ value: `${state}-${kind}`, label: t(postTitle(kind, state)) })),
  );
  return (
    <ActForm
      title={t(text.appoint)}
      submit={t(text.appointDo)}
      form={form}
      second
      grave
      refusal={may('oversight/staff/AppointPost', giverText.appoint)}
      order={() => appointOrder(form.values, room.clock.get())}
      onTaken={registers.again}
    >
      {props.post === null ? (
        <SelectField form={form} name="post" label={t(columnText.post)} choices={posts} />
      ) : null}
      <TextField form={form} name="holder" label={t(columnText.holder)} figures list={staffIds(registers)} />
      <MomentField form={form} name="from" label={t(text.fromLabel)} hint={t(text.dayHint)} />
      <MomentField form={form} name="until" label={t(text.untilLabel)} />
    </ActForm>
  );
}

const otherEnd = {
  action: 'oversight/staff/EndAppointment',
  giver: giverText.appoint,
  order: endAppointmentOrder,
  reasons: endText,
} as const;

// Nobody whom the monitor watches says that its appointment has ended.
const monitorEnd = {
  action: 'oversight/staff/EndMonitorAppointment',
  giver: giverText.monitorEnd,
  order: endMonitorAppointmentOrder,
  reasons: monitorEndText,
} as const;

function EndForm(props: { readonly post: PostView; readonly holder: string }) {
  const words = useWords();
  const { t } = words;
  const may = useMay();
  const { registers } = useStaff();
  const { id, kind } = props.post;
  const end = kind === 'independent_monitor' ? monitorEnd : otherEnd;
  const form = useForm({
    draft: `staff.end.${id}`,
    initial: { reason: '' },
    checks: { reason: needed },
  });
  return (
    <ActForm
      title={t(text.endAppointment)}
      submit={t(text.endAppointmentDo)}
      form={form}
      second
      grave
      refusal={may(end.action, end.giver)}
      order={() => end.order(id, props.holder, form.values.reason)}
      onTaken={registers.again}
    >
      <SelectField form={form} name="reason" label={t(text.why)} choices={choicesOf(end.reasons, words)} />
    </ActForm>
  );
}
