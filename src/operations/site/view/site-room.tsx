import { useEffect, useState } from 'react';
import { RoomActLine } from '../../../kit/acts/act-status.tsx';
import { useAct } from '../../../kit/acts/use-act.ts';
import { Tabs } from '../../../kit/elements/tabs.tsx';
import { useWords } from '../../../kit/i18n/language.tsx';
import { useNudge, useResource } from '../../../kit/resource.ts';
import { ResourceNotice } from '../../../kit/room/resource-notice.tsx';
import { useRoom } from '../../../kit/room/room-context.tsx';
import { RoomAside, RoomFrame } from '../../../kit/room/room-frame.tsx';
import { TipList } from '../../../kit/tips/tip-list.tsx';
import { type RoomTips, useTips } from '../../../kit/tips/use-tips.ts';
import { rankOfAlarm } from '../facts.ts';
import { consequenceText } from '../text.ts';
import type {
  SiteAlarmsAnswer,
  SiteAlarmView,
  SitePlanAnswer,
  SitePrioritiesAnswer,
  SiteStatisticsAnswer,
} from '../wire.ts';
import { AlarmDetail } from './alarm-detail.tsx';
import { AlarmTable, GroupTable } from './alarm-tables.tsx';
import { FiguresPane } from './figures-pane.tsx';
import { PriorityPane } from './priority-pane.tsx';
import { SitePlan } from './site-plan.tsx';
import { StopList } from './stop-list.tsx';
import { siteText as text } from './text.ts';

type Tab = 'alarms' | 'groups' | 'figures' | 'priorities';

/** The desk of a fixed site: what needs an act, the plan beside it, and what is grouped. */
export function SiteRoom() {
  const { t, n } = useWords();
  const { onNews } = useRoom();
  const [tab, setTab] = useState<Tab>('alarms');
  const [opened, setOpened] = useState<string | null>(null);
  const { alarms, plan, figures, priorities, setSite } = useSite(tab);
  const tips = useTips('site');
  const { again } = alarms;
  const nudge = useNudge(alarms);
  useEffect(() => onNews('site', nudge), [onNews, nudge]);
  const act = useAct();
  const rows = gravestFirst(alarms.value?.alarms ?? []);
  const found = rows.find(({ facts }) => facts.alarm === opened);
  const order = (name: string, body: object) =>
    act.send({ path: `/api/operations/site/${name}`, body }, { onTaken: again });
  const counts = { alarms: rows.filter(isOpen).length, groups: alarms.value?.groups.length ?? 0 };
  const tabs = (['alarms', 'groups', 'figures', 'priorities'] as const).map((value) => ({
    value,
    label: t(text[value]),
    count: value === 'figures' || value === 'priorities' || alarms.value === null ? '' : n(counts[value]),
  }));
  return (
    <RoomFrame title={t(text.title)} lead={t(text.lead)}>
      <RoomActLine act={act} />
      <Tabs label={t(text.lists)} value={tab} tabs={tabs} onChange={setTab}>
        <ResourceNotice of={tab === 'figures' ? figures : tab === 'priorities' ? priorities : alarms} />
        <div className="room-body">
          {tab === 'alarms' && alarms.value !== null ? (
            <AlarmTable rows={rows} at={alarms.at} opened={opened} onOpen={setOpened} />
          ) : null}
          {tab === 'groups' && alarms.value !== null ? (
            <GroupTable rows={alarms.value.groups} at={alarms.at} />
          ) : null}
          {tab === 'figures' && figures.value !== null ? (
            <FiguresPane figures={figures.value} at={figures.at} onSite={setSite} />
          ) : null}
          {tab === 'priorities' && priorities.value !== null ? (
            <PriorityPane sites={priorities.value.sites} at={priorities.at} />
          ) : null}
          {tab === 'priorities' ? null : found === undefined || tab !== 'alarms' ? (
            <SitePlan plan={plan.value} alarms={rows.filter(isOpen)} tips={tips} onOpen={setOpened} />
          ) : (
            <OpenedAlarm
              key={found.facts.alarm}
              alarm={found}
              of={alarms.value}
              tips={tips}
              busy={act.busy}
              order={order}
              onClose={() => setOpened(null)}
            />
          )}
        </div>
      </Tabs>
    </RoomFrame>
  );
}

/** What the room asks its node for; figures and register only where they are looked at. */
function useSite(tab: Tab) {
  const alarms = useResource<SiteAlarmsAnswer>('/api/operations/site/alarms', 5);
  const plan = useResource<SitePlanAnswer>('/api/operations/site/plan', 60);
  const [site, setSite] = useState<string | null>(null);
  const ofSite = site === null ? '' : `?site=${encodeURIComponent(site)}`;
  const figures = useResource<SiteStatisticsAnswer>(
    tab === 'figures' ? `/api/operations/site/statistics${ofSite}` : null,
  );
  const priorities = useResource<SitePrioritiesAnswer>(
    tab === 'priorities' ? '/api/operations/site/priorities' : null,
  );
  return { alarms, plan, figures, priorities, setSite };
}

function OpenedAlarm(props: {
  readonly alarm: SiteAlarmView;
  readonly of: SiteAlarmsAnswer | null;
  readonly tips: RoomTips;
  readonly busy: boolean;
  readonly order: (name: string, body: object) => void;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const { alarm, of, tips, busy, order, onClose } = props;
  const stops = of?.stops ?? [];
  return (
    <RoomAside title={t(consequenceText[alarm.facts.consequence])} wide onClose={onClose}>
      <AlarmDetail alarm={alarm} stops={stops} busy={busy} order={order}>
        <StopList stops={stops.filter((one) => one.alarm === alarm.facts.alarm)} order={order} />
        <TipList {...tipsAt(tips, alarm)} />
      </AlarmDetail>
    </RoomAside>
  );
}

/** The tips for where an alarm is. */
function tipsAt({ tips, again }: RoomTips, { facts }: SiteAlarmView): RoomTips {
  const there = tips.filter(
    ({ place, zone }) => place === facts.site && (zone === null || zone === facts.zone),
  );
  return { tips: there, again };
}

function isOpen({ closed }: SiteAlarmView): boolean {
  return closed === null;
}

/** Open before closed, the gravest first, the newest first among equals. */
function gravestFirst(alarms: readonly SiteAlarmView[]): readonly SiteAlarmView[] {
  return alarms.toSorted(
    (one, other) =>
      rankOfAlarm(one) - rankOfAlarm(other) || Date.parse(other.presentedAt) - Date.parse(one.presentedAt),
  );
}
