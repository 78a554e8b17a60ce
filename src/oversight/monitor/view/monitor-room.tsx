import { useState } from 'react';
import { ActionButton } from '../../../kit/elements/action-button.tsx';
import { Tabs } from '../../../kit/elements/tabs.tsx';
import { useWords } from '../../../kit/i18n/language.tsx';
import { type Resource, useResource } from '../../../kit/resource.ts';
import { ResourceNotice } from '../../../kit/room/resource-notice.tsx';
import { useMay } from '../../../kit/room/room-context.tsx';
import { RoomFrame } from '../../../kit/room/room-frame.tsx';
import type { BreakGlassView, CameraViewingRow, MonitorOverview, MonitorReportView } from '../wire.ts';
import { CamerasPane } from './cameras-pane.tsx';
import { GlassPane } from './glass-pane.tsx';
import { Overview } from './overview.tsx';
import { ReportsPane } from './reports-pane.tsx';
import type { MonitorTab } from './tabs.ts';
import { giverText, monitorText as text } from './text.ts';

/** The independent monitor's own room. */
export function MonitorRoom() {
  const { t, n } = useWords();
  const [tab, setTab] = useState<MonitorTab>('overview');
  const [writing, setWriting] = useState(false);
  const overview = useResource<MonitorOverview>('/api/oversight/monitor/overview', 30);
  const glass = useResource<readonly BreakGlassView[]>('/api/oversight/monitor/break-glass', 30);
  const reports = useResource<readonly MonitorReportView[]>('/api/oversight/monitor/reports');
  const cameras = useResource<readonly CameraViewingRow[]>('/api/oversight/monitor/camera-viewings', 30);
  const again = () => [glass, overview].forEach((one) => one.again());
  const count = (rows: readonly unknown[] | null) => (rows === null ? '' : n(rows.length));
  const tabs = (['overview', 'glass', 'reports', 'cameras'] as const).map((value) => ({
    value,
    label: t(text[value]),
    count: value === 'overview' ? '' : count({ glass, reports, cameras }[value].value),
  }));
  const write = () => {
    setTab('reports');
    setWriting(true);
  };
  const notice: Resource<unknown> = { overview, glass, reports, cameras }[tab];
  return (
    <RoomFrame title={t(text.title)} lead={t(text.lead)} tools={<WriteButton onPress={write} />}>
      <Tabs
        label={t(text.tabs)}
        value={tab}
        tabs={tabs}
        onChange={(next) => {
          setTab(next);
          setWriting(false);
        }}
      >
        <ResourceNotice of={notice} />
        {tab === 'overview' && overview.value !== null ? (
          <Overview overview={overview.value} at={overview.at} onTab={setTab} />
        ) : null}
        {tab === 'glass' && glass.value !== null ? (
          <GlassPane rows={glass.value} at={glass.at} onDone={again} />
        ) : null}
        {tab === 'cameras' && cameras.value !== null ? (
          <CamerasPane rows={cameras.value} at={cameras.at} />
        ) : null}
        {tab === 'reports' && reports.value !== null ? (
          <ReportsPane
            rows={reports.value}
            at={reports.at}
            writing={writing}
            onWriting={setWriting}
            onDone={reports.again}
          />
        ) : null}
      </Tabs>
    </RoomFrame>
  );
}

function WriteButton(props: { readonly onPress: () => void }) {
  const { t } = useWords();
  const may = useMay();
  return (
    <ActionButton
      label={`${t(text.write)}…`}
      refusal={may('oversight/monitor/WriteReport', giverText.monitor)}
      sayRefusal
      onPress={props.onPress}
    />
  );
}
