import { useState } from 'react';
import { ActStatus } from '../../../kit/acts/act-status.tsx';
import { actText as sendText } from '../../../kit/acts/text.ts';
import { useAct } from '../../../kit/acts/use-act.ts';
import { ActionButton } from '../../../kit/elements/action-button.tsx';
import { Moment } from '../../../kit/elements/moment.tsx';
import { ActForm } from '../../../kit/forms/act-form.tsx';
import { needed } from '../../../kit/forms/checks.ts';
import { SelectField, TextField } from '../../../kit/forms/fields.tsx';
import { useForm } from '../../../kit/forms/use-form.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import { useMay } from '../../../kit/room/room-context.tsx';
import { Part, Values } from '../../../kit/room/values.tsx';
import type { UtcText } from '../../../kernel/time.ts';
import { isShortName } from '../../../kernel/short-name.ts';
import { erasureGroundText, eventText, holdReasonText } from '../text.ts';
import { type DueRow, erasureGrounds, type HoldRow, holdReasons } from '../wire.ts';
import { giverText, retentionText as text } from './text.ts';

const order = (act: string, body: unknown) => ({ path: `/api/oversight/records/${act}`, body });

/** One subject whose time is up: against erasing first, then for it, then hold and erasure. */
export function DueDetail(props: { readonly row: DueRow; readonly onDone: () => void }) {
  const { t, n } = useWords();
  const { row } = props;
  const against = [
    ...(row.heldBy === null ? [] : [t(text.held, { hold: row.heldBy })]),
    ...(row.overdueDays < 0 ? [t(text.early)] : []),
    t(text.final),
  ];
  const overdue = t(text.timeUp, { days: t(text.days, { n: n(row.overdueDays) }) });
  if (row.orderedAt !== null) return <OrderedDetail row={row} orderedAt={row.orderedAt} />;
  return (
    <>
      <SubjectOf row={row} />
      <Part title={t(text.against)}>
        <ul className="reasons">
          {against.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      </Part>
      <Part title={t(text.for)}>
        <ul className="reasons">
          <li>
            {row.overdueDays < 0 ? null : overdue} <Moment at={row.keepUntil} />
          </li>
        </ul>
      </Part>
      <HoldForm subject={row.subject} onDone={props.onDone} />
      <EraseForm row={row} onDone={props.onDone} />
    </>
  );
}

function SubjectOf({ row }: { readonly row: DueRow }) {
  const { t } = useWords();
  const id = (
    <span key="s" className="long-id">
      {row.subject}
    </span>
  );
  return <Values none={t(text.none)} rows={[[t(text.subject), id]]} />;
}

/** What two persons have ordered and the node has not completed yet: there is nothing left to decide. */
function OrderedDetail(props: { readonly row: DueRow; readonly orderedAt: UtcText }) {
  const { t } = useWords();
  return (
    <>
      <SubjectOf row={props.row} />
      <Part title={t(eventText.ErasureOrdered)}>
        <p>
          {t(text.ordered)} <Moment at={props.orderedAt} />
        </p>
      </Part>
    </>
  );
}

function HoldForm(props: { readonly subject: string; readonly onDone: () => void }) {
  const { t } = useWords();
  const may = useMay();
  const form = useForm({
    draft: `records.hold.${props.subject}`,
    initial: { hold: '', reason: '' },
    checks: {
      hold: (value) => (isShortName(value.trim()) ? null : text.holdFault),
      reason: needed,
    },
  });
  // A hold for a request of the person comes and goes with that request.
  const reasons = holdReasons.filter((reason) => reason !== 'subject_request');
  return (
    <ActForm
      title={t(text.placeHold)}
      submit={t(text.placeHold)}
      form={form}
      done={text.placed}
      refusal={may('oversight/records/PlaceHold', giverText.officer)}
      order={() =>
        order('place-hold', {
          subject: props.subject,
          hold: form.values.hold.trim(),
          reason: form.values.reason,
        })
      }
      onTaken={props.onDone}
    >
      <TextField form={form} name="hold" label={t(text.holdName)} hint={t(text.holdHint)} figures />
      <SelectField
        form={form}
        name="reason"
        label={t(text.reason)}
        choices={reasons.map((value) => ({ value, label: t(holdReasonText[value]) }))}
      />
    </ActForm>
  );
}

function EraseForm(props: { readonly row: DueRow; readonly onDone: () => void }) {
  const { t } = useWords();
  const may = useMay();
  const { row } = props;
  const form = useForm({
    draft: `records.erase.${row.subject}`,
    initial: { ground: row.overdueDays < 0 ? '' : 'retention' },
    checks: { ground: needed },
  });
  const held = row.heldBy === null ? null : t(text.held, { hold: row.heldBy });
  return (
    <ActForm
      title={t(text.erase)}
      submit={t(text.erase)}
      form={form}
      second
      grave
      refusal={may('oversight/records/EraseSubject', giverText.officer) ?? held}
      order={() => order('erase-subject', { subject: row.subject, ground: form.values.ground })}
      onTaken={props.onDone}
    >
      <SelectField
        form={form}
        name="ground"
        label={t(text.ground)}
        choices={erasureGrounds.map((value) => ({ value, label: t(erasureGroundText[value]) }))}
      />
    </ActForm>
  );
}

/** What the node says of each subject of a list whose erasure was proposed. */
interface ProposedList {
  readonly acts: readonly { readonly subject: string; readonly proposal: string | null }[];
}

const eraseMax = 200;

/** Proposes the erasure of all that is past its time and not held, at most 200 at once; each waits for its second person. */
export function EraseDue(props: { readonly rows: readonly DueRow[]; readonly onDone: () => void }) {
  const { t } = useWords();
  const may = useMay();
  const act = useAct<ProposedList>();
  const [count, setCount] = useState<number | null>(null);
  const due = props.rows.filter(
    ({ heldBy, overdueDays, orderedAt }) => heldBy === null && overdueDays >= 0 && orderedAt === null,
  );
  const subjects = due.slice(0, eraseMax).map(({ subject }) => subject);
  const propose = () =>
    act.send(order('erase-due', { subjects }), {
      onTaken({ acts }) {
        setCount(acts.filter(({ proposal }) => proposal !== null).length);
        props.onDone();
      },
    });
  const refusal = may('oversight/records/EraseSubject', giverText.officer);
  return (
    <>
      <ActionButton
        label={t(text.eraseDue, { count: subjects.length })}
        refusal={refusal ?? (subjects.length === 0 ? t(text.noDue) : null)}
        onPress={propose}
      />
      {count === null ? (
        <ActStatus act={act} />
      ) : (
        <span role="status" className="quiet">
          {t(text.erasureProposed, { count })}
        </span>
      )}
    </>
  );
}

/** One hold: why, by whom, and the proposal to lift it. */
export function HoldDetail(props: { readonly row: HoldRow; readonly onDone: () => void }) {
  const { t } = useWords();
  const may = useMay();
  const act = useAct();
  const { row } = props;
  const lift = order('lift-hold', { subject: row.subject, hold: row.hold });
  return (
    <>
      <Values
        none={t(text.none)}
        rows={[
          [
            t(text.subject),
            <span key="s" className="long-id">
              {row.subject}
            </span>,
          ],
          [t(text.reason), t(holdReasonText[row.reason])],
          [t(text.placedBy), row.placedBy],
          [t(text.placedAt), <Moment key="placed" at={row.placedAt} />],
          [
            t(text.liftedAt),
            row.liftedAt === null ? t(text.stands) : <Moment key="lifted" at={row.liftedAt} />,
          ],
        ]}
      />
      {row.liftedAt === null ? (
        <div className="part">
          <p className="form-hint">{t(sendText.second)}</p>
          <ActionButton
            label={t(text.lift)}
            refusal={may('oversight/records/LiftHold', giverText.officer)}
            sayRefusal
            onPress={() => act.send(lift, { onTaken: props.onDone })}
          />
          <ActStatus act={act} />
        </div>
      ) : null}
    </>
  );
}
