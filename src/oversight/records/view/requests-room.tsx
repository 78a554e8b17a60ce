import { useState } from 'react';
import { ActionButton } from '../../../kit/elements/action-button.tsx';
import { useWords } from '../../../kit/i18n/language.tsx';
import { useResource } from '../../../kit/resource.ts';
import { ResourceNotice } from '../../../kit/room/resource-notice.tsx';
import { useMay } from '../../../kit/room/room-context.tsx';
import { RoomAside, RoomFrame } from '../../../kit/room/room-frame.tsx';
import type { Column } from '../../../kit/table/column.ts';
import { words } from '../../../kit/table/columns.tsx';
import { RecordTable } from '../../../kit/table/record-table.tsx';
import { createTableLayout } from '../../../kit/table/table-layout.ts';
import { outcomeText, phaseText, regimeText, requestKindText } from '../text.ts';
import type { RequestRow } from '../wire.ts';
import { ReceiveForm, RequestDetail } from './request-detail.tsx';
import { giverText, requestText as text } from './text.ts';

const layout = createTableLayout('records.requests', { column: 'left', down: false });

/** Requests of persons, the one with the least time first, each with both its dates. */
export function RequestsRoom() {
  const { t } = useWords();
  const may = useMay();
  const [opened, setOpened] = useState<string | null>(null);
  const [entering, setEntering] = useState(false);
  const requests = useResource<readonly RequestRow[]>('/api/oversight/records/requests');
  const row = requests.value?.find(({ request }) => request === opened);
  return (
    <RoomFrame
      title={t(text.title)}
      lead={t(text.lead)}
      tools={
        <ActionButton
          label={`${t(text.new)}…`}
          refusal={may('oversight/records/ReceiveRequest', giverText.officer)}
          sayRefusal
          onPress={() => setEntering(true)}
        />
      }
    >
      <ResourceNotice of={requests} />
      <div className="room-body">
        {requests.value === null ? null : (
          <RequestTable
            rows={requests.value}
            at={requests.at}
            opened={opened}
            onOpen={(request) => {
              setEntering(false);
              setOpened(request);
            }}
          />
        )}
        {entering ? (
          <RoomAside title={t(text.new)} onClose={() => setEntering(false)}>
            <ReceiveForm onDone={requests.again} />
          </RoomAside>
        ) : null}
        {row === undefined || entering ? null : (
          <RoomAside key={row.request} title={row.request} onClose={() => setOpened(null)}>
            <RequestDetail row={row} onDone={requests.again} />
          </RoomAside>
        )}
      </div>
    </RoomFrame>
  );
}

function RequestTable(props: {
  readonly rows: readonly RequestRow[];
  readonly at: number | null;
  readonly opened: string | null;
  readonly onOpen: (request: string) => void;
}) {
  const { t, n } = useWords();
  const leftWords = ({ daysLeft }: RequestRow) =>
    daysLeft === null ? '–' : t(daysLeft < 0 ? text.late : text.days, { n: n(Math.abs(daysLeft)) });
  const columns: readonly Column<RequestRow>[] = [
    {
      key: 'left',
      head: text.left,
      width: 9.5,
      end: true,
      text: leftWords,
      // An answered request has no clock: it stands after those that have.
      order: ({ daysLeft }) => daysLeft ?? Number.MAX_SAFE_INTEGER,
      cell: (row) =>
        row.daysLeft !== null && row.daysLeft < 0 ? (
          <strong className="overdue">{leftWords(row)}</strong>
        ) : (
          leftWords(row)
        ),
    },
    words({ key: 'request', head: text.request, width: 10 }, ({ request }) => request),
    words({ key: 'kind', head: text.kind, width: 8 }, ({ kind }) => t(requestKindText[kind])),
    words({ key: 'regime', head: text.regime, width: 12, grow: true }, ({ regime }) => t(regimeText[regime])),
    words({ key: 'phase', head: text.phase, width: 10 }, ({ phase }) => t(phaseText[phase])),
    words({ key: 'assignee', head: text.assignee, width: 11 }, ({ assignee }) => assignee ?? t(text.nobody)),
    words({ key: 'received', head: text.receivedOn, width: 7 }, ({ receivedOn }) => receivedOn),
    words({ key: 'due', head: text.dueOn, width: 7 }, ({ dueOn }) => dueOn),
    words({ key: 'rolled', head: text.dueOnRolled, width: 7 }, ({ dueOnRolled }) => dueOnRolled),
    words({ key: 'extended', head: text.extendedTo, width: 7 }, ({ extendedTo }) => extendedTo ?? '–'),
    words({ key: 'outcome', head: text.outcome, width: 8 }, ({ outcome }) =>
      outcome === null ? '–' : t(outcomeText[outcome]),
    ),
  ];
  return (
    <RecordTable
      name="subject-requests"
      title={t(text.title)}
      columns={columns}
      rows={props.rows}
      rowKey={({ request }) => request}
      layout={layout}
      opened={props.opened}
      onOpen={({ request }) => props.onOpen(request)}
      empty={t(text.noRequests)}
      askedAt={props.at}
    />
  );
}
