import { useState } from 'react';
import { Moment } from '../../../kit/elements/moment.tsx';
import { ActForm } from '../../../kit/forms/act-form.tsx';
import { needed } from '../../../kit/forms/checks.ts';
import { SelectField } from '../../../kit/forms/fields.tsx';
import { useForm } from '../../../kit/forms/use-form.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import { useMay, useRoom } from '../../../kit/room/room-context.tsx';
import { RoomAside } from '../../../kit/room/room-frame.tsx';
import { termOf } from '../../../kit/room/terms.ts';
import { Values } from '../../../kit/room/values.tsx';
import type { Column } from '../../../kit/table/column.ts';
import { moments, numbers, words } from '../../../kit/table/columns.tsx';
import { RecordTable } from '../../../kit/table/record-table.tsx';
import { createTableLayout } from '../../../kit/table/table-layout.ts';
import { findingText } from '../text.ts';
import { type BreakGlassView, findings } from '../wire.ts';
import { dangerText, giverText, monitorText as text } from './text.ts';

const layout = createTableLayout('monitor.glass', { column: 'from', down: true });

/** Each emergency access, with what was opened under it and its review. */
export function GlassPane(props: {
  readonly rows: readonly BreakGlassView[];
  readonly at: number | null;
  readonly onDone: () => void;
}) {
  const { t } = useWords();
  const { staff } = useRoom();
  const [opened, setOpened] = useState<string | null>(null);
  const row = props.rows.find(({ id }) => id === opened);
  const columns: readonly Column<BreakGlassView>[] = [
    {
      ...words<BreakGlassView>({ key: 'review', head: text.review, width: 9 }, ({ review }) =>
        t(review.finding === null ? text.due : findingText[review.finding]),
      ),
      cell: ({ review }) =>
        review.finding === null ? <strong>{t(text.due)}</strong> : t(findingText[review.finding]),
    },
    moments({ key: 'from', head: text.from }, staff.state, ({ from }) => from),
    moments({ key: 'until', head: text.until }, staff.state, ({ until }) => until),
    words({ key: 'by', head: text.by, width: 12 }, ({ by }) => by),
    words({ key: 'desk', head: text.desk, width: 9, grow: true }, ({ desk }) => desk ?? '–'),
    words({ key: 'reason', head: text.reason, width: 12, grow: true }, ({ reason }) =>
      t(termOf(dangerText, reason)),
    ),
    words({ key: 'reference', head: text.reference, width: 8 }, ({ reference }) => reference),
    numbers({ key: 'opened', head: text.opened, width: 7 }, ({ opened }) => opened),
  ];
  return (
    <div className="room-body">
      <RecordTable
        name="monitor-break-glass"
        title={t(text.glass)}
        columns={columns}
        rows={props.rows}
        rowKey={({ id }) => id}
        layout={layout}
        opened={opened}
        onOpen={({ id }) => setOpened(id)}
        empty={t(text.noGlass)}
        askedAt={props.at}
      />
      {row === undefined ? null : (
        <RoomAside key={row.id} title={`${t(text.glass)} ${row.reference}`} onClose={() => setOpened(null)}>
          <Glass row={row} onDone={props.onDone} />
        </RoomAside>
      )}
    </div>
  );
}

function Glass(props: { readonly row: BreakGlassView; readonly onDone: () => void }) {
  const { t, n } = useWords();
  const { row } = props;
  const { review } = row;
  return (
    <>
      <Values
        none={t(text.none)}
        rows={[
          [t(text.by), row.by],
          [t(text.desk), row.desk],
          [t(text.reason), t(termOf(dangerText, row.reason))],
          [t(text.reference), row.reference],
          [t(text.from), <Moment key="from" at={row.from} />],
          [t(text.until), <Moment key="until" at={row.until} />],
          [t(text.opened), n(row.opened)],
          [t(text.dueBy), <Moment key="due" at={review.due} />],
          [t(text.reviewedBy), review.reviewedBy],
          [t(text.finding), review.finding === null ? null : t(findingText[review.finding])],
        ]}
      />
      {review.finding === null ? <ReviewForm row={row} onDone={props.onDone} /> : null}
    </>
  );
}

function ReviewForm(props: { readonly row: BreakGlassView; readonly onDone: () => void }) {
  const { t } = useWords();
  const may = useMay();
  const { id } = props.row;
  const form = useForm({
    draft: `monitor.review.${id}`,
    initial: { finding: '' },
    checks: { finding: needed },
  });
  return (
    <ActForm
      title={t(text.review)}
      submit={t(text.reviewDo)}
      form={form}
      refusal={may('oversight/monitor/ReviewBreakGlass', giverText.monitor)}
      order={() => ({
        path: '/api/oversight/monitor/review-break-glass',
        body: { id, finding: form.values.finding },
      })}
      onTaken={props.onDone}
    >
      <SelectField
        form={form}
        name="finding"
        label={t(text.finding)}
        choices={findings.map((value) => ({ value, label: t(findingText[value]) }))}
      />
    </ActForm>
  );
}
