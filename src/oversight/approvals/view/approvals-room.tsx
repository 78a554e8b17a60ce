import { useState } from 'react';
import { Tabs } from '../../../kit/elements/tabs.tsx';
import { useWords } from '../../../kit/i18n/language.tsx';
import { useResource } from '../../../kit/resource.ts';
import { ResourceNotice } from '../../../kit/room/resource-notice.tsx';
import { useRoom } from '../../../kit/room/room-context.tsx';
import { RoomAside, RoomFrame } from '../../../kit/room/room-frame.tsx';
import type { Column } from '../../../kit/table/column.ts';
import { moments, words } from '../../../kit/table/columns.tsx';
import { RecordTable } from '../../../kit/table/record-table.tsx';
import { createTableLayout } from '../../../kit/table/table-layout.ts';
import { DecidedDetail, ProposalDetail, Subject, subjectOf } from './proposal-detail.tsx';
import type { DecidedView, WaitingView } from '../wire.ts';
import { approvalText as text, outcomeText } from './text.ts';

const waitingLayout = createTableLayout('approvals.waiting', { column: 'lapses', down: false });
const decidedLayout = createTableLayout('approvals.decided', { column: 'decided', down: true });

/** What waits for a second person, and what was decided. */
export function ApprovalsRoom() {
  const { t, n } = useWords();
  const [tab, setTab] = useState<'waiting' | 'decided'>('waiting');
  const [opened, setOpened] = useState<string | null>(null);
  const waiting = useResource<readonly WaitingView[]>('/api/oversight/approvals/waiting', 30);
  const decided = useResource<readonly DecidedView[]>('/api/oversight/approvals/decided?limit=500');
  const again = () => {
    waiting.again();
    decided.again();
  };
  const tabs = [
    { value: 'waiting', label: t(text.waiting), count: count(waiting.value, n) },
    { value: 'decided', label: t(text.decided), count: count(decided.value, n) },
  ] as const;
  const found = waiting.value?.find(({ proposal }) => proposal === opened);
  const past = decided.value?.find(({ proposal }) => proposal === opened);
  const close = () => setOpened(null);
  return (
    <RoomFrame title={t(text.title)} lead={t(text.lead)}>
      <Tabs
        label={t(text.tabs)}
        value={tab}
        tabs={tabs}
        onChange={(next) => {
          setTab(next);
          close();
        }}
      >
        <ResourceNotice of={tab === 'waiting' ? waiting : decided} />
        <div className="room-body">
          {tab === 'waiting' ? (
            <WaitingTable rows={waiting.value} at={waiting.at} opened={opened} onOpen={setOpened} />
          ) : (
            <DecidedTable rows={decided.value} at={decided.at} opened={opened} onOpen={setOpened} />
          )}
          {opened === null || (found ?? past) === undefined ? null : (
            <RoomAside key={opened} title={t((found ?? past)?.summary ?? text.what)} wide onClose={close}>
              {found === undefined ? null : <ProposalDetail proposal={found} onDecided={again} />}
              {found === undefined && past !== undefined ? <DecidedDetail proposal={past} /> : null}
            </RoomAside>
          )}
        </div>
      </Tabs>
    </RoomFrame>
  );
}

function count(rows: readonly unknown[] | null, n: (value: number) => string): string {
  return rows === null ? '' : n(rows.length);
}

/** What a proposal is about; exported by the id of its record, shown by its name. */
function about<Row extends Pick<WaitingView, 'fields'>>(): Column<Row> {
  return {
    ...words<Row>({ key: 'about', head: text.about, width: 12 }, ({ fields }) => subjectOf(fields)),
    cell: ({ fields }) => <Subject fields={fields} />,
  };
}

interface TableProps<Row> {
  readonly rows: readonly Row[] | null;
  readonly at: number | null;
  readonly opened: string | null;
  readonly onOpen: (proposal: string) => void;
}

function WaitingTable(props: TableProps<WaitingView>) {
  const { t } = useWords();
  const { staff } = useRoom();
  if (props.rows === null) return null;
  const columns: readonly Column<WaitingView>[] = [
    words({ key: 'what', head: text.what, width: 15, grow: true }, ({ summary }) => t(summary)),
    about(),
    words({ key: 'by', head: text.by, width: 12 }, ({ by }) => by),
    words({ key: 'you', head: text.you, width: 12 }, ({ mine, mayApprove, authorLacks }) => {
      const answering = mayApprove ? text.open : text.closed;
      return t(mine ? text.mine : authorLacks ? text.toRefuse : answering);
    }),
    moments({ key: 'at', head: text.at }, staff.state, ({ at }) => at),
    moments({ key: 'lapses', head: text.lapses }, staff.state, ({ lapsesAt }) => lapsesAt),
  ];
  return (
    <RecordTable
      name="approvals-waiting"
      title={t(text.waiting)}
      columns={columns}
      rows={props.rows}
      rowKey={({ proposal }) => proposal}
      layout={waitingLayout}
      opened={props.opened}
      onOpen={({ proposal }) => props.onOpen(proposal)}
      empty={t(text.noneWaiting)}
      askedAt={props.at}
    />
  );
}

function DecidedTable(props: TableProps<DecidedView>) {
  const { t } = useWords();
  const { staff } = useRoom();
  if (props.rows === null) return null;
  const columns: readonly Column<DecidedView>[] = [
    words({ key: 'what', head: text.what, width: 15, grow: true }, ({ summary }) => t(summary)),
    about(),
    words({ key: 'outcome', head: text.outcome, width: 8 }, ({ outcome }) => t(outcomeText[outcome])),
    words({ key: 'by', head: text.by, width: 12 }, ({ by }) => by),
    words({ key: 'decidedBy', head: text.decidedBy, width: 12 }, ({ decidedBy }) => decidedBy ?? '–'),
    moments({ key: 'decided', head: text.decidedAt }, staff.state, ({ decidedAt }) => decidedAt),
  ];
  return (
    <RecordTable
      name="approvals-decided"
      title={t(text.decided)}
      columns={columns}
      rows={props.rows}
      rowKey={({ proposal }) => proposal}
      layout={decidedLayout}
      opened={props.opened}
      onOpen={({ proposal }) => props.onOpen(proposal)}
      empty={t(text.noneDecided)}
      askedAt={props.at}
    />
  );
}
