import { useState } from 'react';
import { ActionButton } from '../../../kit/elements/action-button.tsx';
import { Tabs } from '../../../kit/elements/tabs.tsx';
import { useWords } from '../../../kit/i18n/language.tsx';
import { useResource } from '../../../kit/resource.ts';
import { ResourceNotice } from '../../../kit/room/resource-notice.tsx';
import { useMay, useRoom } from '../../../kit/room/room-context.tsx';
import { RoomAside, RoomFrame } from '../../../kit/room/room-frame.tsx';
import { termOf } from '../../../kit/room/terms.ts';
import type { Column } from '../../../kit/table/column.ts';
import { moments, words } from '../../../kit/table/columns.tsx';
import { DataTable } from '../../../kit/table/data-table.tsx';
import { createTableLayout } from '../../../kit/table/table-layout.ts';
import { DeviceDetail, EnrolDeviceForm, EnrolmentForm, SessionDetail } from './identity-acts.tsx';
import type { DeviceRow, SessionRow } from './rows.ts';
import { identityText as text, wayText } from './text.ts';
import { type Secret, ToldOnce } from './told-once.tsx';

const layouts = {
  devices: createTableLayout('identity.devices', { column: 'keyUntil', down: false }),
  sessions: createTableLayout('identity.sessions', { column: 'lastUsed', down: true }),
};

type Tab = 'devices' | 'sessions';
type Beside =
  | { readonly kind: 'record'; readonly id: string }
  | { readonly kind: 'enrolDevice' }
  | { readonly kind: 'enrolPerson' }
  | null;

/** Devices with their keys, sessions of people, and the codes by which somebody gets a first way in. */
export function IdentityRoom() {
  const { t, n } = useWords();
  const [tab, setTab] = useState<Tab>('devices');
  const [beside, setBeside] = useState<Beside>(null);
  const [secret, setSecret] = useState<Secret | null>(null);
  const devices = useResource<readonly DeviceRow[]>('/api/oversight/identity/devices');
  const sessions = useResource<readonly SessionRow[]>('/api/oversight/identity/sessions', 30);
  const again = () => {
    devices.again();
    sessions.again();
  };
  const close = () => setBeside(null);
  const opened = beside?.kind === 'record' ? beside.id : null;
  const open = (id: string) => setBeside({ kind: 'record', id });
  const count = (rows: readonly unknown[] | null) => (rows === null ? '' : n(rows.length));
  return (
    <RoomFrame
      title={t(text.title)}
      lead={t(text.lead)}
      tools={<Tools onOpen={(kind) => setBeside({ kind })} />}
    >
      <Tabs
        label={t(text.tabs)}
        value={tab}
        tabs={[
          { value: 'devices', label: t(text.devices), count: count(devices.value) },
          { value: 'sessions', label: t(text.sessions), count: count(sessions.value) },
        ]}
        onChange={(next) => {
          setTab(next);
          close();
        }}
      >
        <ResourceNotice of={tab === 'devices' ? devices : sessions} />
        <div className="room-body">
          {tab === 'devices' && devices.value !== null ? (
            <DeviceTable rows={devices.value} at={devices.at} opened={opened} onOpen={open} />
          ) : null}
          {tab === 'sessions' && sessions.value !== null ? (
            <SessionTable rows={sessions.value} at={sessions.at} opened={opened} onOpen={open} />
          ) : null}
          <BesidePane
            beside={beside}
            device={tab === 'devices' ? devices.value?.find(({ device }) => device === opened) : undefined}
            session={tab === 'sessions' ? sessions.value?.find(({ id }) => id === opened) : undefined}
            onSecret={setSecret}
            onDone={again}
            onClose={close}
          />
        </div>
      </Tabs>
      {secret === null ? null : <ToldOnce secret={secret} onClose={() => setSecret(null)} />}
    </RoomFrame>
  );
}

function Tools(props: { readonly onOpen: (kind: 'enrolDevice' | 'enrolPerson') => void }) {
  const { t } = useWords();
  const may = useMay();
  const action = { enrolDevice: 'EnrolDevice', enrolPerson: 'IssueEnrolment' } as const;
  return (['enrolDevice', 'enrolPerson'] as const).map((kind) => (
    <ActionButton
      key={kind}
      label={`${t(text[kind])}…`}
      refusal={may(`oversight/identity/${action[kind]}`, text.giver)}
      onPress={() => props.onOpen(kind)}
    />
  ));
}

function BesidePane(props: {
  readonly beside: Beside;
  readonly device: DeviceRow | undefined;
  readonly session: SessionRow | undefined;
  readonly onSecret: (secret: Secret) => void;
  readonly onDone: () => void;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const { beside, device, session, onClose } = props;
  if (beside?.kind === 'enrolDevice')
    return (
      <RoomAside title={t(text.enrolDevice)} onClose={onClose}>
        <EnrolDeviceForm onSecret={props.onSecret} onDone={props.onDone} />
      </RoomAside>
    );
  if (beside?.kind === 'enrolPerson')
    return (
      <RoomAside title={t(text.enrolPerson)} onClose={onClose}>
        <EnrolmentForm onSecret={props.onSecret} />
      </RoomAside>
    );
  if (device !== undefined)
    return (
      <RoomAside key={device.device} title={device.device} onClose={onClose}>
        <DeviceDetail device={device} onSecret={props.onSecret} onDone={props.onDone} />
      </RoomAside>
    );
  if (session === undefined) return null;
  return (
    <RoomAside key={session.id} title={session.staff} onClose={onClose}>
      <SessionDetail session={session} onDone={props.onDone} />
    </RoomAside>
  );
}

interface TableProps<Row> {
  readonly rows: readonly Row[];
  readonly at: number | null;
  readonly opened: string | null;
  readonly onOpen: (id: string) => void;
}

function DeviceTable(props: TableProps<DeviceRow>) {
  const { t } = useWords();
  const { staff } = useRoom();
  const columns: readonly Column<DeviceRow>[] = [
    words({ key: 'device', head: text.device, width: 13 }, ({ device }) => device),
    words({ key: 'state', head: text.state, width: 8 }, ({ state }) => t(text[state])),
    words({ key: 'role', head: text.role, width: 11 }, ({ role }) => t(termOf(text, role))),
    words({ key: 'agency', head: text.agency, width: 11 }, ({ agency }) => agency),
    words({ key: 'sources', head: text.sources, width: 12, grow: true }, ({ sources }) => sources.join(', ')),
    moments({ key: 'keyUntil', head: text.keyUntil }, staff.state, ({ keyUntil }) => keyUntil),
    moments({ key: 'keyFrom', head: text.keyFrom }, staff.state, ({ keyFrom }) => keyFrom),
  ];
  return (
    <DataTable
      name="devices"
      title={t(text.devices)}
      columns={columns}
      rows={props.rows}
      rowKey={({ device }) => device}
      layout={layouts.devices}
      opened={props.opened}
      onOpen={({ device }) => props.onOpen(device)}
      empty={t(text.noDevices)}
      askedAt={props.at}
    />
  );
}

function SessionTable(props: TableProps<SessionRow>) {
  const { t } = useWords();
  const { staff: mine } = useRoom();
  const columns: readonly Column<SessionRow>[] = [
    words({ key: 'staff', head: text.staff, width: 13 }, ({ staff }) => staff),
    words({ key: 'desk', head: text.desk, width: 11, grow: true }, ({ desk }) => desk ?? '–'),
    words({ key: 'way', head: text.way, width: 11 }, ({ way }) => t(termOf(wayText, way))),
    moments({ key: 'started', head: text.startedAt }, mine.state, ({ startedAt }) => startedAt),
    moments({ key: 'lastUsed', head: text.lastUsedAt }, mine.state, ({ lastUsedAt }) => lastUsedAt),
    moments({ key: 'ends', head: text.endsAt }, mine.state, ({ endsAt }) => endsAt),
  ];
  return (
    <DataTable
      name="sessions"
      title={t(text.sessions)}
      columns={columns}
      rows={props.rows}
      rowKey={({ id }) => id}
      layout={layouts.sessions}
      opened={props.opened}
      onOpen={({ id }) => props.onOpen(id)}
      empty={t(text.noSessions)}
      askedAt={props.at}
    />
  );
}
