import { useWords } from '../../../kit/i18n/language.tsx';
import { formatPosition } from '../../../kit/position-format.ts';
import { useRoom } from '../../../kit/room/room-context.tsx';
import { RoomAside } from '../../../kit/room/room-frame.tsx';
import { useSideAge } from '../../../kit/room/their-age.tsx';
import { useStore } from '../../../kit/store.ts';
import type { Column } from '../../../kit/table/column.ts';
import { moments, numbers, words } from '../../../kit/table/columns.tsx';
import { RecordTable } from '../../../kit/table/record-table.tsx';
import { createTableLayout } from '../../../kit/table/table-layout.ts';
import { relayEndText, relayNatureText } from '../text.ts';
import type { RelayView } from '../wire.ts';
import { useDispatch } from './dispatch-context.tsx';
import { RelayPage } from './relay-page.tsx';
import { RelayStanding } from './relay-standing.tsx';
import { receiptWords } from './receipts.tsx';
import { relaysText as text, roomText, tasksText, unitsText } from './text.ts';
import { sideWords } from './unit-columns.tsx';
import { boatName, relayState } from './unit-words.ts';

const layout = createTableLayout('dispatch.relays', null);

/** Mayday relays: those that nobody takes up first, then the newest. One opened beside with each unit's answer. */
export function RelayList() {
  const { t } = useWords();
  const { desk, relays } = useDispatch();
  const opened = useStore(desk.opened);
  const { at } = useStore(desk.relays.standing);
  const relay = opened === null ? undefined : relays.get(opened);
  return (
    <>
      <RecordTable
        name="dispatch-relays"
        title={t(roomText.tabRelays)}
        columns={useRelayColumns()}
        rows={relayOrder([...relays.values()])}
        rowKey={(row) => row.relay}
        layout={layout}
        opened={opened}
        onOpen={(row) => desk.opened.set(row.relay)}
        empty={t(text.empty)}
        askedAt={at}
        marking={roomText.marking}
      />
      {relay === undefined ? null : (
        <RoomAside
          key={relay.relay}
          title={t(relayNatureText[relay.nature])}
          wide
          onClose={() => desk.opened.set(null)}
        >
          <RelayPage relay={relay} />
        </RoomAside>
      )}
    </>
  );
}

function relayOrder(relays: readonly RelayView[]): readonly RelayView[] {
  const rank = ({ ended, units }: RelayView): number => {
    if (ended !== null) return 2;
    return units.some(({ answer }) => answer?.intention === 'proceeding') ? 1 : 0;
  };
  return relays.toSorted(
    (one, other) => rank(one) - rank(other) || other.sent.at.localeCompare(one.sent.at, 'en'),
  );
}

function useRelayColumns(): readonly Column<RelayView>[] {
  const { staff } = useRoom();
  const { boats, now } = useDispatch();
  const ageOf = useSideAge();
  return [
    words({ key: 'nature', head: text.nature, width: 10, grow: true }, ({ nature }, { t }) =>
      t(relayNatureText[nature]),
    ),
    {
      ...words<RelayView>({ key: 'state', head: text.state, width: 16, grow: true }, (relay, said) =>
        relay.ended === null
          ? relayState(relay, now, said).said
          : said.t(text.ended, { reason: said.t(relayEndText[relay.ended.reason]) }),
      ),
      cell: (relay) => <RelayStanding relay={relay} />,
    },
    words({ key: 'side', head: unitsText.side, width: 7 }, ({ side }) => sideWords(side, ageOf)),
    words({ key: 'receipt', head: text.receipt, width: 12, grow: true }, (relay, said) =>
      receiptWords(relay, now, said),
    ),
    words({ key: 'answers', head: text.answers, width: 6 }, ({ units }, { t, n }) =>
      t(text.answersOf, {
        answered: n(units.filter(({ answer }) => answer !== null).length),
        called: n(units.length),
      }),
    ),
    words({ key: 'boat', head: tasksText.boat, width: 9 }, ({ boat }) =>
      boat === null ? '–' : boatName(boats, boat),
    ),
    numbers({ key: 'persons', head: text.persons, width: 6 }, ({ persons }) => persons),
    words({ key: 'place', head: text.place, width: 14 }, ({ position }, { language }) =>
      formatPosition(position, language),
    ),
    moments({ key: 'sent', head: text.sent }, staff.state, ({ sent }) => sent.at),
  ];
}
