import { useState } from 'react';
import { ActionButton } from '../../../kit/elements/action-button.tsx';
import { Tabs } from '../../../kit/elements/tabs.tsx';
import { useWords } from '../../../kit/i18n/language.tsx';
import { type Resource, useResource } from '../../../kit/resource.ts';
import { ResourceNotice } from '../../../kit/room/resource-notice.tsx';
import { useMay, useRoom } from '../../../kit/room/room-context.tsx';
import { RoomAside, RoomFrame } from '../../../kit/room/room-frame.tsx';
import { termOf } from '../../../kit/room/terms.ts';
import type { Column } from '../../../kit/table/column.ts';
import { moments, words } from '../../../kit/table/columns.tsx';
import { RecordTable } from '../../../kit/table/record-table.tsx';
import { createTableLayout } from '../../../kit/table/table-layout.ts';
import { wayText } from '../text.ts';
import {
  DeviceDetail,
  EnrolDeviceForm,
  EnrolmentDetail,
  EnrolmentForm,
  SessionDetail,
} from './identity-acts.tsx';
import type { DeviceRow, EnrolmentRow, SessionRow } from './rows.ts';
import { identityText as text } from './text.ts';
import { type Secret, ToldOnce } from './told-once.tsx';

const layouts = {
  devices: createTableLayout('identity.devices', { column: 'keyUntil', down: false }),
  sessions: createTableLayout('identity.sessions', { column: 'lastUsed', down: true }),
  enrolments: createTableLayout('identity.enrolments', { column: 'until', down: false }),
};

const tabs = ['devices', 'sessions', 'enrolments'] as const;
type Tab = (typeof tabs)[number];
type Beside =
  | { readonly kind: 'record'; readonly id: string }
  | { readonly kind: 'enrolDevice' }
  | { readonly kind: 'enrolPerson' }
  | null;

interface Lists {
  readonly devices: Resource<readonly DeviceRow[]>;
  readonly sessions: Resource<readonly SessionRow[]>;
  readonly enrolments: Resource<readonly EnrolmentRow[]>;
}

/** Devices with their keys, sessions of people, and the codes by which somebody gets a first way in. */
export function IdentityRoom() {
  const { t, n } = useWords();
  const [tab, setTab] = useState<Tab>('devices');
  const [beside, setBeside] = useState<Beside>(null);
  const [secret, setSecret] = useState<Secret | null>(null);
  const lists: Lists = {
    devices: useResource('/api/oversight/identity/devices'),
    sessions: useResource('/api/oversight/identity/sessions', 30),
    enrolments: useResource('/api/oversight/identity/enrolments', 30),
  };
  const close = () => setBeside(null);
  const count = (value: Tab) => {
    const rows = lists[value].value;
    return rows === null ? '' : n(rows.length);
  };
  return (
    <RoomFrame
      title={t(text.title)}
      lead={t(text.lead)}
      tools={<Tools onOpen={(kind) => setBeside({ kind })} />}
    >
      <Tabs
        label={t(text.tabs)}
        value={tab}
        tabs={tabs.map((value) => ({ value, label: t(text[value]), count: count(value) }))}
        onChange={(next) => {
          setTab(next);
          close();
        }}
      >
        <ResourceNotice of={lists[tab]} />
        <div className="room-body">
          <List
            tab={tab}
            lists={lists}
            opened={beside?.kind === 'record' ? beside.id : null}
            onOpen={(id) => setBeside({ kind: 'record', id })}
          />
          <BesidePane tab={tab} lists={lists} beside={beside} onSecret={setSecret} onClose={close} />
        </div>
      </Tabs>
      {secret === null ? null : <ToldOnce secret={secret} onClose={() => setSecret(null)} />}
    </RoomFrame>
  );
}

function List(props: {
  readonly tab: Tab;
  readonly lists: Lists;
  readonly opened: string | null;
  readonly onOpen: (id: string) => void;
}) {
  const { devices, sessions, enrolments } = props.lists;
  switch (props.tab) {
    case 'devices':
      return devices.value === null ? null : <DeviceTable {...props} rows={devices.value} at={devices.at} />;
    case 'sessions':
      return sessions.value === null ? null : (
        <SessionTable {...props} rows={sessions.value} at={sessions.at} />
      );
    case 'enrolments':
      return enrolments.value === null ? null : (
        <EnrolmentTable {...props} rows={enrolments.value} at={enrolments.at} />
      );
  }
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
  readonly tab: Tab;
  readonly lists: Lists;
  readonly beside: Beside;
  readonly onSecret: (secret: Secret) => void;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const { beside, lists, onClose } = props;
  const again = () => {
    for (const list of [lists.devices, lists.sessions, lists.enrolments]) list.again();
  };
  if (beside === null) return null;
  if (beside.kind === 'record') return <RecordPane {...props} id={beside.id} onDone={again} />;
  return (
    <RoomAside title={t(text[beside.kind])} onClose={onClose}>
      {beside.kind === 'enrolDevice' ? (
        <EnrolDeviceForm onSecret={props.onSecret} onDone={again} />
      ) : (
        <EnrolmentForm onSecret={props.onSecret} onDone={again} />
      )}
    </RoomAside>
  );
}

function RecordPane(props: {
  readonly tab: Tab;
  readonly lists: Lists;
  readonly id: string;
  readonly onSecret: (secret: Secret) => void;
  readonly onDone: () => void;
  readonly onClose: () => void;
}) {
  const { id, lists, tab } = props;
  const device = tab === 'devices' ? lists.devices.value?.find((one) => one.device === id) : undefined;
  const session = tab === 'sessions' ? lists.sessions.value?.find((one) => one.id === id) : undefined;
  const enrolment =
    tab === 'enrolments' ? lists.enrolments.value?.find((one) => one.staff === id) : undefined;
  const title = device?.device ?? session?.staff ?? enrolment?.staff;
  if (title === undefined) return null;
  return (
    <RoomAside key={id} title={title} onClose={props.onClose}>
      {device === undefined ? null : <DeviceDetail device={device} {...props} />}
      {session === undefined ? null : <SessionDetail session={session} onDone={props.onDone} />}
      {enrolment === undefined ? null : <EnrolmentDetail enrolment={enrolment} onDone={props.onDone} />}
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
    <RecordTable
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
    <RecordTable
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

function EnrolmentTable(props: TableProps<EnrolmentRow>) {
  const { t } = useWords();
  const { staff: mine } = useRoom();
  const columns: readonly Column<EnrolmentRow>[] = [
    words({ key: 'staff', head: text.staff, width: 14 }, ({ staff }) => staff),
    words({ key: 'by', head: text.issuedBy, width: 14, grow: true }, ({ by }) => by),
    moments({ key: 'until', head: text.endsAt }, mine.state, ({ until }) => until),
  ];
  return (
    <RecordTable
      name="enrolments"
      title={t(text.enrolments)}
      columns={columns}
      rows={props.rows}
      rowKey={({ staff }) => staff}
      layout={layouts.enrolments}
      opened={props.opened}
      onOpen={({ staff }) => props.onOpen(staff)}
      empty={t(text.noEnrolments)}
      askedAt={props.at}
    />
  );
}
