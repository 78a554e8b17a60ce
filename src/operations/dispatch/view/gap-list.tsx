import { useWords } from '../../../kit/i18n/language.tsx';
import { useRoom } from '../../../kit/room/room-context.tsx';
import { RoomAside } from '../../../kit/room/room-frame.tsx';
import { useSideAge } from '../../../kit/room/their-age.tsx';
import { useStore } from '../../../kit/store.ts';
import type { Column } from '../../../kit/table/column.ts';
import { moments, numbers, words } from '../../../kit/table/columns.tsx';
import { RecordTable } from '../../../kit/table/record-table.tsx';
import { createTableLayout } from '../../../kit/table/table-layout.ts';
import { decisionOf } from '../decide-gap.ts';
import { gapCauseText, gapLossText } from '../text.ts';
import type { GapView } from '../wire.ts';
import { useDispatch } from './dispatch-context.tsx';
import { decisionWords } from './gap-words.ts';
import { GapPage } from './gap-page.tsx';
import { receiptWords } from './receipts.tsx';
import { gapsText as text, relaysText, roomText, unitsText } from './text.ts';
import { sideWords } from './unit-columns.tsx';

const layout = createTableLayout('dispatch.gaps', null);

/** Gaps in coverage: what nobody has decided first, then what begins soonest. One opened beside. */
export function GapList() {
  const { t } = useWords();
  const { desk, gaps } = useDispatch();
  const opened = useStore(desk.opened);
  const { at } = useStore(desk.gaps.standing);
  const gap = opened === null ? undefined : gaps.get(opened);
  return (
    <>
      <RecordTable
        name="dispatch-gaps"
        title={t(roomText.tabGaps)}
        columns={useGapColumns()}
        rows={gapOrder([...gaps.values()])}
        rowKey={(row) => row.gap}
        layout={layout}
        opened={opened}
        onOpen={(row) => desk.opened.set(row.gap)}
        empty={t(text.empty)}
        askedAt={at}
        marking={roomText.marking}
      />
      {gap === undefined ? null : (
        <RoomAside key={gap.gap} title={gap.asset} wide onClose={() => desk.opened.set(null)}>
          <GapPage gap={gap} />
        </RoomAside>
      )}
    </>
  );
}

function gapOrder(gaps: readonly GapView[]): readonly GapView[] {
  const rank = (gap: GapView): number => (gap.closed !== null ? 2 : decisionOf(gap) === null ? 0 : 1);
  return gaps.toSorted((one, other) => rank(one) - rank(other) || one.from.localeCompare(other.from, 'en'));
}

function useGapColumns(): readonly Column<GapView>[] {
  const { staff } = useRoom();
  const { now } = useDispatch();
  const ageOf = useSideAge();
  return [
    words({ key: 'asset', head: text.asset, width: 9, grow: true }, ({ asset }) => asset),
    words({ key: 'side', head: unitsText.side, width: 7 }, ({ side }) => sideWords(side, ageOf)),
    words({ key: 'receipt', head: relaysText.receipt, width: 12, grow: true }, (gap, said) =>
      receiptWords(gap, now, said),
    ),
    words({ key: 'loses', head: text.loses, width: 13, grow: true }, ({ loses }, { t }) =>
      loses.map((one) => t(gapLossText[one])).join(', '),
    ),
    {
      ...words<GapView>({ key: 'decision', head: text.decision, width: 17, grow: true }, decisionWords),
      cell: (gap) => <Decision gap={gap} />,
    },
    numbers(
      { key: 'offered', head: text.offered, width: 6 },
      ({ compensations }) => compensations.filter(({ withdrawn }) => withdrawn === null).length,
    ),
    words({ key: 'cause', head: text.cause, width: 8 }, ({ cause }, { t }) => t(gapCauseText[cause])),
    moments({ key: 'from', head: text.from, width: 15 }, staff.state, ({ from }) => from),
    moments({ key: 'to', head: text.to, width: 15 }, staff.state, ({ to }) => to),
  ];
}

function Decision(props: { readonly gap: GapView }) {
  const said = useWords();
  const { gap } = props;
  const isOpen = gap.closed === null && decisionOf(gap) === null;
  return <span className={isOpen ? 'overdue' : undefined}>{decisionWords(gap, said)}</span>;
}
