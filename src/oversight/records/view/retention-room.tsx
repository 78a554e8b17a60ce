import { type ReactNode, useState } from 'react';
import { Tabs } from '../../../kit/elements/tabs.tsx';
import { useWords } from '../../../kit/i18n/language.tsx';
import { useResource } from '../../../kit/resource.ts';
import { ResourceNotice } from '../../../kit/room/resource-notice.tsx';
import { useRoom } from '../../../kit/room/room-context.tsx';
import { RoomAside, RoomFrame } from '../../../kit/room/room-frame.tsx';
import { markingText, purposeText } from '../../../kit/room/terms.ts';
import type { Column } from '../../../kit/table/column.ts';
import { moments, words } from '../../../kit/table/columns.tsx';
import { RecordTable } from '../../../kit/table/record-table.tsx';
import { createTableLayout } from '../../../kit/table/table-layout.ts';
import { eventText, holdReasonText, subjectKindText } from '../text.ts';
import type { DueRow, HoldRow } from '../wire.ts';
import { DueDetail, EraseDue, HoldDetail } from './retention-acts.tsx';
import { retentionText as text } from './text.ts';

const dueLayout = createTableLayout('records.due', { column: 'keepUntil', down: false });
const holdLayout = createTableLayout('records.holds', { column: 'placed', down: true });

/** What is past its time, and what is held beyond it. */
export function RetentionRoom() {
  const { t, n } = useWords();
  const [tab, setTab] = useState<'due' | 'holds'>('due');
  const [opened, setOpened] = useState<string | null>(null);
  const due = useResource<readonly DueRow[]>('/api/oversight/records/due');
  const holds = useResource<readonly HoldRow[]>('/api/oversight/records/holds');
  const again = () => {
    due.again();
    holds.again();
  };
  const close = () => setOpened(null);
  const dueRow = tab === 'due' ? due.value?.find(({ subject }) => subject === opened) : undefined;
  const holdRow = tab === 'holds' ? holds.value?.find((row) => holdKey(row) === opened) : undefined;
  const count = (rows: readonly unknown[] | null) => (rows === null ? '' : n(rows.length));
  return (
    <RoomFrame title={t(text.title)} lead={t(text.lead)}>
      <Tabs
        label={t(text.tabs)}
        value={tab}
        tabs={[
          { value: 'due', label: t(text.due), count: count(due.value) },
          { value: 'holds', label: t(text.holds), count: count(holds.value) },
        ]}
        onChange={(next) => {
          setTab(next);
          close();
        }}
      >
        <ResourceNotice of={tab === 'due' ? due : holds} />
        <div className="room-body">
          {tab === 'due' && due.value !== null ? (
            <DueTable
              rows={due.value}
              at={due.at}
              opened={opened}
              onOpen={setOpened}
              tools={<EraseDue rows={due.value} onDone={again} />}
            />
          ) : null}
          {tab === 'holds' && holds.value !== null ? (
            <HoldTable rows={holds.value} at={holds.at} opened={opened} onOpen={setOpened} />
          ) : null}
          {dueRow === undefined ? null : (
            <RoomAside key={dueRow.subject} title={t(subjectKindText[dueRow.kind])} onClose={close}>
              <DueDetail row={dueRow} onDone={again} />
            </RoomAside>
          )}
          {holdRow === undefined ? null : (
            <RoomAside key={holdKey(holdRow)} title={holdRow.hold} onClose={close}>
              <HoldDetail row={holdRow} onDone={again} />
            </RoomAside>
          )}
        </div>
      </Tabs>
    </RoomFrame>
  );
}

/** A hold's name is its own only beside its subject. */
function holdKey({ hold, subject }: HoldRow): string {
  return `${hold} ${subject}`;
}

interface TableProps<Row> {
  readonly rows: readonly Row[];
  readonly at: number | null;
  readonly opened: string | null;
  readonly onOpen: (key: string) => void;
}

function DueTable(props: TableProps<DueRow> & { readonly tools: ReactNode }) {
  const { t, n } = useWords();
  const { staff } = useRoom();
  const columns: readonly Column<DueRow>[] = [
    {
      ...words<DueRow>({ key: 'overdue', head: text.overdue, width: 6 }, ({ overdueDays }) =>
        t(text.days, { n: n(overdueDays) }),
      ),
      end: true,
      order: ({ overdueDays }) => overdueDays,
    },
    moments({ key: 'keepUntil', head: text.keepUntil }, staff.state, ({ keepUntil }) => keepUntil),
    words({ key: 'kind', head: text.kind, width: 10 }, ({ kind }) => t(subjectKindText[kind])),
    words({ key: 'purpose', head: text.purpose, width: 11, grow: true }, ({ purpose }) =>
      t(purposeText[purpose]),
    ),
    words({ key: 'marking', head: text.marking, width: 10 }, ({ marking }) => t(markingText[marking])),
    words({ key: 'owner', head: text.owner, width: 10, grow: true }, ({ owner }) => owner),
    words({ key: 'heldBy', head: text.heldBy, width: 10 }, ({ heldBy, orderedAt }) =>
      orderedAt === null ? (heldBy ?? '–') : t(eventText.ErasureOrdered),
    ),
    words({ key: 'subject', head: text.subject, width: 12, grow: true }, ({ subject }) => subject),
  ];
  return (
    <RecordTable
      name="retention-due"
      tools={props.tools}
      title={`${t(text.title)}: ${t(text.due)}`}
      columns={columns}
      rows={props.rows}
      rowKey={({ subject }) => subject}
      layout={dueLayout}
      opened={props.opened}
      onOpen={({ subject }) => props.onOpen(subject)}
      empty={t(text.noDue)}
      askedAt={props.at}
    />
  );
}

function HoldTable(props: TableProps<HoldRow>) {
  const { t } = useWords();
  const { staff } = useRoom();
  const columns: readonly Column<HoldRow>[] = [
    words({ key: 'hold', head: text.hold, width: 12 }, ({ hold }) => hold),
    words({ key: 'reason', head: text.reason, width: 12 }, ({ reason }) => t(holdReasonText[reason])),
    words({ key: 'placedBy', head: text.placedBy, width: 12 }, ({ placedBy }) => placedBy),
    moments({ key: 'placed', head: text.placedAt }, staff.state, ({ placedAt }) => placedAt),
    moments({ key: 'lifted', head: text.liftedAt }, staff.state, ({ liftedAt }) => liftedAt),
    words({ key: 'subject', head: text.subject, width: 12, grow: true }, ({ subject }) => subject),
  ];
  return (
    <RecordTable
      name="retention-holds"
      title={`${t(text.title)}: ${t(text.holds)}`}
      columns={columns}
      rows={props.rows}
      rowKey={holdKey}
      layout={holdLayout}
      opened={props.opened}
      onOpen={(row) => props.onOpen(holdKey(row))}
      empty={t(text.noHolds)}
      askedAt={props.at}
    />
  );
}
