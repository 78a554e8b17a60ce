import { RoomActLine } from '../../../kit/acts/act-status.tsx';
import { ActionButton } from '../../../kit/elements/action-button.tsx';
import { useKeys } from '../../../kit/elements/keys.ts';
import { Segmented } from '../../../kit/elements/segmented.tsx';
import { useWords } from '../../../kit/i18n/language.tsx';
import { LinkNotice } from '../../../kit/room/link-notice.tsx';
import { useRoom } from '../../../kit/room/room-context.tsx';
import { RoomFrame } from '../../../kit/room/room-frame.tsx';
import { useStore } from '../../../kit/store.ts';
import { instant, toUtc } from '../../../kernel/time.ts';
import { isPatrolOpen } from '../patrol/decide-patrol.ts';
import { isRequestOpen } from '../request.ts';
import { Dialogs } from './dialogs.tsx';
import { DispatchContext, useDispatch, useDispatchRoom } from './dispatch-context.tsx';
import type { DispatchDialog, Tab } from './dispatch-desk.ts';
import { tabs } from './dispatch-desk.ts';
import { GapList } from './gap-list.tsx';
import type { DispatchAct } from './orders.ts';
import { PatrolList } from './patrol-list.tsx';
import { RelayList } from './relay-list.tsx';
import { RequestList } from './request-list.tsx';
import { SignalList } from './signal-list.tsx';
import { TaskList } from './task-list.tsx';
import { roomText as text } from './text.ts';
import { moreActsText } from './text-acts.ts';
import { patrolsText } from './text-patrol.ts';
import { requestsText } from './text-request.ts';
import { signalsText } from './text-signal.ts';
import { UnitList } from './unit-list.tsx';

/** Units of both states, their tasks, mayday relays and gaps in coverage: one board, one list in sight at a time. */
export function UnitsRoom() {
  const dispatch = useDispatchRoom();
  return (
    <DispatchContext value={dispatch}>
      <Board />
    </DispatchContext>
  );
}

function Board() {
  const { t } = useWords();
  const { desk, act } = useDispatch();
  const tab = useStore(desk.tab);
  const link = desk[tab];
  return (
    <RoomFrame
      title={t(text.title)}
      tools={
        <>
          <TabSwitch />
          <RoomAct
            name="SendRelay"
            label={moreActsText.relay}
            hint="y"
            dialog={{ kind: 'relay', boat: null }}
          />
          {tab === 'requests' ? (
            <AskActs />
          ) : tab === 'patrols' ? (
            <RoomAct
              name="RegisterPatrol"
              label={patrolsText.register}
              hint="v"
              dialog={{ kind: 'register_patrol', patrol: null }}
            />
          ) : (
            <RoomAct name="OpenGap" label={moreActsText.gap} hint="v" dialog={{ kind: 'gap' }} />
          )}
        </>
      }
    >
      <LinkNotice of={link} />
      <RoomActLine act={act} />
      <div className="room-body">{lists[tab]}</div>
      <Dialogs />
    </RoomFrame>
  );
}

/** What one watch asks of the other: with the list of it, where there is room for it. */
function AskActs() {
  return (
    <>
      <RoomAct
        name="AskInformation"
        label={requestsText.askInformation}
        hint="q"
        dialog={{ kind: 'information', boat: null }}
      />
      <RoomAct name="AskSupport" label={requestsText.askSupport} hint="z" dialog={{ kind: 'support' }} />
    </>
  );
}

const lists = {
  units: <UnitList />,
  tasks: <TaskList />,
  relays: <RelayList />,
  gaps: <GapList />,
  requests: <RequestList />,
  patrols: <PatrolList />,
  signals: <SignalList />,
} as const satisfies Record<Tab, unknown>;

const tabLabels = {
  units: text.tabUnits,
  tasks: text.tabTasks,
  relays: text.tabRelays,
  gaps: text.tabGaps,
  requests: text.tabRequests,
  patrols: patrolsText.tab,
  signals: signalsText.tab,
} as const;

function TabSwitch() {
  const { t, n } = useWords();
  const { desk, units, tasks, relays, gaps, requests, patrols, signals, now } = useDispatch();
  const { singleKeys } = useRoom();
  const tab = useStore(desk.tab);
  const dialog = useStore(desk.dialog);
  const open = {
    units: units.size,
    tasks: [...tasks.values()].filter(({ result, step }) => result === null && !isOver(step)).length,
    relays: [...relays.values()].filter(({ ended }) => ended === null).length,
    gaps: [...gaps.values()].filter(({ closed }) => closed === null).length,
    requests: [...requests.values()].filter((one) => isRequestOpen(one, toUtc(instant(now)))).length,
    patrols: [...patrols.values()].filter(isPatrolOpen).length,
    signals: [...signals.values()].reduce((sum, { open: unanswered }) => sum + unanswered, 0),
  };
  const go = (to: Tab) => {
    desk.opened.set(null);
    desk.tab.set(to);
  };
  useKeys(
    singleKeys && dialog === null
      ? {
          '1': () => go('units'),
          '2': () => go('tasks'),
          '3': () => go('relays'),
          '4': () => go('gaps'),
          '5': () => go('requests'),
          '6': () => go('patrols'),
          '7': () => go('signals'),
        }
      : {},
  );
  return (
    <Segmented
      label={t(text.tab)}
      value={tab}
      choices={tabs.map((value) => ({ value, label: `${t(tabLabels[value])} ${n(open[value])}` }))}
      onChange={go}
    />
  );
}

function isOver(step: string): boolean {
  return ['done', 'refused', 'withdrawn', 'cancelled', 'diverted', 'failed'].includes(step);
}

/** One act of the room that belongs to no opened record. */
function RoomAct(props: {
  readonly name: DispatchAct;
  readonly label: { readonly en: string; readonly fr: string };
  readonly hint: string;
  readonly dialog: DispatchDialog;
}) {
  const { t } = useWords();
  const { desk, may } = useDispatch();
  const { singleKeys } = useRoom();
  const isOpen = useStore(desk.dialog) !== null;
  const refusal = may(props.name);
  const open = () => {
    if (refusal === null) desk.dialog.set(props.dialog);
  };
  useKeys(singleKeys && !isOpen ? { [props.hint]: open } : {});
  return <ActionButton label={t(props.label)} hint={props.hint} refusal={refusal} onPress={open} />;
}
