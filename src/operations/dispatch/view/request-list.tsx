import { useWords } from '../../../kit/i18n/language.tsx';
import { useRoom } from '../../../kit/room/room-context.tsx';
import { RoomAside } from '../../../kit/room/room-frame.tsx';
import { OfSide, SideBadge, useSideAge } from '../../../kit/room/their-age.tsx';
import { useStore } from '../../../kit/store.ts';
import type { Column } from '../../../kit/table/column.ts';
import { moments, words } from '../../../kit/table/columns.tsx';
import { RecordTable } from '../../../kit/table/record-table.tsx';
import { createTableLayout } from '../../../kit/table/table-layout.ts';
import { toUtc, instant } from '../../../kernel/time.ts';
import { askedSide, isRequestOpen } from '../request.ts';
import { requestKindText } from '../text-request.ts';
import type { RequestView } from '../wire-request.ts';
import { useDispatch } from './dispatch-context.tsx';
import { RequestPage } from './request-page.tsx';
import { namesOf, requestStepWords, whatWords } from './request-words.ts';
import { roomText, unitsText } from './text.ts';
import { requestsText as text } from './text-request.ts';
import { Clock, sideWords } from './unit-columns.tsx';
import { dueWords } from './unit-words.ts';

const layout = createTableLayout('dispatch.requests', null);

/** What one watch asks of the other: what waits for an answer first, then the newest. One opened beside. */
export function RequestList() {
  const { t } = useWords();
  const { desk, requests, now } = useDispatch();
  const opened = useStore(desk.opened);
  const { at } = useStore(desk.requests.standing);
  const request = opened === null ? undefined : requests.get(opened);
  return (
    <>
      <RecordTable
        name="dispatch-requests"
        title={t(roomText.tabRequests)}
        columns={useRequestColumns()}
        rows={requestOrder([...requests.values()], now)}
        rowKey={(row) => row.request}
        layout={layout}
        opened={opened}
        onOpen={(row) => desk.opened.set(row.request)}
        empty={t(text.empty)}
        askedAt={at}
        marking={roomText.marking}
      />
      {request === undefined ? null : (
        <RoomAside
          key={request.request}
          title={t(requestKindText[request.kind])}
          badge={<SideBadge side={request.side} />}
          wide
          onClose={() => desk.opened.set(null)}
        >
          <RequestPage request={request} />
        </RoomAside>
      )}
    </>
  );
}

/** What waits for an answer first, then what runs, then what is over; the newest first. */
export function requestOrder(requests: readonly RequestView[], now: number): readonly RequestView[] {
  const at = toUtc(instant(now));
  const rank = (request: RequestView): number =>
    isRequestOpen(request, at) ? (request.answer === null ? 0 : 1) : 2;
  return requests.toSorted(
    (one, other) => rank(one) - rank(other) || other.asked.at.localeCompare(one.asked.at, 'en'),
  );
}

function useRequestColumns(): readonly Column<RequestView>[] {
  const { staff } = useRoom();
  const { boats, now } = useDispatch();
  const ageOf = useSideAge();
  const said = useWords();
  const dueAt = (request: RequestView) =>
    isRequestOpen(request, toUtc(instant(now))) ? request.dueAt : null;
  return [
    words({ key: 'kind', head: text.what, width: 16, grow: true }, whatWords),
    {
      ...words<RequestView>({ key: 'side', head: text.asker, width: 7 }, ({ side }) =>
        sideWords(side, ageOf),
      ),
      cell: ({ side }) => <SideBadge side={side} />,
    },
    {
      ...words<RequestView>({ key: 'step', head: text.step, width: 13, grow: true }, requestStepWords),
      // Every step but the asking is the other side's word.
      cell: (request) => <OfSide side={askedSide(request)}>{requestStepWords(request, said)}</OfSide>,
    },
    {
      ...words<RequestView>({ key: 'clock', head: unitsText.clock, width: 8 }, (request, said) => {
        const due = dueAt(request);
        return due === null ? '–' : dueWords(due, now, said);
      }),
      order: (request) => dueAt(request) ?? '~',
      cell: (request) => <Clock at={dueAt(request)} now={now} />,
    },
    words({ key: 'boats', head: text.boats, width: 12, grow: true }, (request) => namesOf(request, boats)),
    moments({ key: 'until', head: text.until }, staff.state, ({ support }) => support?.until ?? null),
    moments({ key: 'asked', head: text.asked }, staff.state, ({ asked }) => asked.at),
  ];
}
