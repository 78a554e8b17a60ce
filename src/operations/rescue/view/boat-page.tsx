import { useState } from 'react';
import { ActionButton } from '../../../kit/elements/action-button.tsx';
import { useKeys } from '../../../kit/elements/keys.ts';
import { Tabs } from '../../../kit/elements/tabs.tsx';
import { useFocusReturn } from '../../../kit/elements/use-focus-return.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import { useRoom } from '../../../kit/room/room-context.tsx';
import { useStore } from '../../../kit/store.ts';
import type { BoatView } from '../board-wire.ts';
import { openSearches } from '../boat-state.ts';
import { BoatActs } from './boat-acts.tsx';
import { BoatAsked } from './boat-asked.tsx';
import { BoatEvidence } from './boat-evidence.tsx';
import { BoatHead } from './boat-head.tsx';
import { BoatPeople } from './boat-people.tsx';
import { requestsOf } from './boat-requests.ts';
import { BoatSearches } from './boat-searches.tsx';
import { BoatTasks } from './boat-tasks.tsx';
import { BoatTimeline } from './boat-timeline.tsx';
import { BoatTransfers } from './boat-transfers.tsx';
import { useRescue } from './rescue-context.tsx';
import { boatText as text } from './text-boat.ts';
import { rescueText } from './text.ts';

const tabs = ['evidence', 'people', 'tasks', 'timeline', 'transfer', 'searches', 'requests'] as const;
type Tab = (typeof tabs)[number];

/** The opened boat: who has it, who is missing, what speaks against and for, and everything on record. */
export function BoatPage() {
  const { t } = useWords();
  const { desk, board } = useRescue();
  const opened = useStore(desk.boat);
  const boat = opened === null ? undefined : board.boats.get(opened);
  return (
    <aside className="pane pane-detail" aria-label={t(rescueText.detail)} tabIndex={-1}>
      {opened === null ? <p className="quiet-note">{t(rescueText.select)}</p> : null}
      {opened !== null && boat === undefined ? <p className="quiet-note">{t(text.gone)}</p> : null}
      {/* Keyed: what was said about one boat must not stand under the next. */}
      {boat === undefined ? null : <OpenedBoat key={boat.boat} boat={boat} />}
    </aside>
  );
}

function OpenedBoat(props: { readonly boat: BoatView }) {
  const { t, n } = useWords();
  const { boat } = props;
  const [tab, setTab] = useState<Tab>('evidence');
  useFocusReturn();
  useTabKeys(setTab);
  const counts: Readonly<Record<Tab, number | null>> = {
    evidence: boat.links.length,
    people: null,
    tasks: boat.tasks.length,
    timeline: null,
    transfer: boat.transfers.filter(({ status }) => status === 'open').length,
    searches: openSearches(boat).length,
    requests: requestsOf(boat).filter(({ isOpen }) => isOpen).length,
  };
  return (
    <>
      <BoatHead boat={boat} />
      <BoatActs boat={boat} />
      <Tabs
        label={t(text.tabs)}
        value={tab}
        tabs={tabs.map((value) => ({
          value,
          label: t(text[value]),
          count: counts[value] === null || counts[value] === 0 ? '' : n(counts[value]),
        }))}
        onChange={setTab}
      >
        <div className="detail-scroll" tabIndex={0} role="group" aria-label={t(text[tab])}>
          {tab === 'evidence' ? <BoatEvidence boat={boat} /> : null}
          {tab === 'people' ? <BoatPeople boat={boat} /> : null}
          {tab === 'tasks' ? <BoatTasks boat={boat} /> : null}
          {tab === 'timeline' ? <BoatTimeline boat={boat} /> : null}
          {tab === 'transfer' ? <BoatTransfers boat={boat} /> : null}
          {tab === 'searches' ? <BoatSearches boat={boat} /> : null}
          {tab === 'requests' ? <BoatAsked boat={boat} /> : null}
        </div>
      </Tabs>
    </>
  );
}

/** `t` shows the tasks; the digits go to the tabs in their order. */
function useTabKeys(show: (tab: Tab) => void): void {
  const { singleKeys } = useRoom();
  const { desk } = useRescue();
  const rests = useStore(desk.dialog) !== null || !singleKeys;
  useKeys(
    rests
      ? {}
      : {
          t: () => show('tasks'),
          ...Object.fromEntries(tabs.map((tab, at) => [String(at + 1), () => show(tab)])),
        },
  );
}

/** A button that opens another record of the board. */
export function OpenBoatButton(props: { readonly boat: string }) {
  const { desk, board } = useRescue();
  const reference = board.boats.get(props.boat)?.reference ?? props.boat;
  return <ActionButton quiet label={reference} onPress={() => desk.boat.set(props.boat)} />;
}
