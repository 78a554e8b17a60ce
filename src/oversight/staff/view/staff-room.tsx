import { type ReactNode, useMemo, useState } from 'react';
import { ActionButton } from '../../../kit/elements/action-button.tsx';
import { Tabs } from '../../../kit/elements/tabs.tsx';
import { useWords } from '../../../kit/i18n/language.tsx';
import { useMay, useRoom } from '../../../kit/room/room-context.tsx';
import { ResourceNotice } from '../../../kit/room/resource-notice.tsx';
import { RoomAside, RoomFrame } from '../../../kit/room/room-frame.tsx';
import type { Column } from '../../../kit/table/column.ts';
import { RecordTable } from '../../../kit/table/record-table.tsx';
import { createTableLayout } from '../../../kit/table/table-layout.ts';
import type { AgencyView, DeskView } from '../wire.ts';
import { AgencyForm, DeskForm } from './body-forms.tsx';
import { PersonDetail } from './person-detail.tsx';
import { JoinForm } from './join-form.tsx';
import { AppointForm, PostDetail } from './post-detail.tsx';
import { type Registers, useRegisters } from './registers.ts';
import { ShiftForm } from './shift-form.tsx';
import { ShowNames, useShownNames } from './shown-names.tsx';
import {
  agencyColumns,
  deskColumns,
  type Known,
  peopleColumns,
  postColumns,
  shiftColumns,
} from './staff-columns.tsx';
import { StaffContext, useStaff } from './staff-context.ts';
import { actFormText as act, giverText, staffText as text } from './text.ts';

const tabs = ['people', 'desks', 'agencies', 'posts', 'shifts'] as const;
type Tab = (typeof tabs)[number];

const layouts = {
  people: createTableLayout('staff.people', { column: 'id', down: false }),
  desks: createTableLayout('staff.desks', { column: 'id', down: false }),
  agencies: createTableLayout('staff.agencies', { column: 'id', down: false }),
  posts: createTableLayout('staff.posts', { column: 'title', down: false }),
  shifts: createTableLayout('staff.shifts', { column: 'from', down: false }),
};

/** Beside the list: a record by its id, or the form that enters a new one. */
type Beside = { readonly kind: 'record'; readonly id: string } | { readonly kind: 'new' } | null;

/** Staff, desks, agencies, posts and shifts: who serves where, as what, between which dates. */
export function StaffRoom() {
  const { t, n } = useWords();
  const room = useRoom();
  const [entered] = useState(() => room.clock.get());
  const registers = useRegisters(entered);
  const shown = useShownNames();
  const [tab, setTab] = useState<Tab>('people');
  const [beside, setBeside] = useState<Beside>(null);
  const known = useMemo(
    () => knownFrom(registers, room.staff.state, (subject) => shown.names.get(subject) ?? null),
    [registers, room.staff.state, shown.names],
  );
  const close = () => setBeside(null);
  const parts = { tab, beside, open: (id: string) => setBeside({ kind: 'record', id }), close };
  return (
    <StaffContext value={{ registers, known, names: shown.names }}>
      <RoomFrame
        title={t(text.title)}
        lead={t(text.lead)}
        tools={<NewButton tab={tab} onNew={() => setBeside({ kind: 'new' })} />}
      >
        <Tabs
          label={t(text.tabs)}
          value={tab}
          tabs={tabs.map((value) => ({
            value,
            label: t(text[value]),
            count: registers[value].value === null ? '' : n(registers[value].value.length),
          }))}
          onChange={(next) => {
            setTab(next);
            close();
          }}
        >
          <ResourceNotice of={registers[tab]} />
          <div className="room-body">
            <List {...parts} shown={shown} />
            <BesidePane {...parts} />
          </div>
        </Tabs>
      </RoomFrame>
    </StaffContext>
  );
}

interface Parts {
  readonly tab: Tab;
  readonly beside: Beside;
  readonly open: (id: string) => void;
  readonly close: () => void;
}

function List(props: Parts & { readonly shown: ReturnType<typeof useShownNames> }) {
  const { t } = useWords();
  const { registers, known } = useStaff();
  const { people, desks, agencies, posts, shifts } = registers;
  switch (props.tab) {
    case 'people': {
      const subjects = (people.value ?? []).map(({ nameSubject }) => nameSubject);
      const names = <ShowNames shown={props.shown} subjects={subjects} />;
      return (
        <Rows {...props} of={people} columns={peopleColumns(known)} empty={t(text.noPeople)} tools={names} />
      );
    }
    case 'desks':
      return <Rows {...props} of={desks} columns={deskColumns(known)} empty={t(text.noDesks)} />;
    case 'agencies':
      return <Rows {...props} of={agencies} columns={agencyColumns(known)} empty={t(text.noAgencies)} />;
    case 'posts':
      return <Rows {...props} of={posts} columns={postColumns(known)} empty={t(text.noPosts)} />;
    case 'shifts':
      return <Rows {...props} of={shifts} columns={shiftColumns(known)} empty={t(text.noShifts)} />;
  }
}

function Rows<Row extends { readonly id: string }>(
  props: Parts & {
    readonly of: { readonly value: readonly Row[] | null; readonly at: number | null };
    readonly columns: readonly Column<Row>[];
    readonly empty: string;
    readonly tools?: ReactNode;
  },
) {
  const { t } = useWords();
  const { beside, of, tab } = props;
  if (of.value === null) return null;
  return (
    <RecordTable
      name={`staff-${tab}`}
      title={t(text[tab])}
      columns={props.columns}
      rows={of.value}
      rowKey={({ id }) => id}
      layout={layouts[tab]}
      opened={beside?.kind === 'record' ? beside.id : null}
      onOpen={({ id }) => props.open(id)}
      empty={props.empty}
      askedAt={of.at}
      tools={props.tools}
    />
  );
}

/** The opened record or the form; a record that has gone closes by itself. */
function BesidePane(props: Parts) {
  const { t } = useWords();
  const { registers } = useStaff();
  const { beside, tab, close } = props;
  if (beside === null) return null;
  if (beside.kind === 'new')
    return (
      <RoomAside title={t(newText[tab])} onClose={close}>
        <NewForm tab={tab} />
      </RoomAside>
    );
  const found = registers[tab].value?.find(({ id }) => id === beside.id);
  if (found === undefined) return null;
  return (
    <RoomAside key={beside.id} title={beside.id} wide={tab === 'people' || tab === 'posts'} onClose={close}>
      <Record tab={tab} id={beside.id} />
    </RoomAside>
  );
}

function Record(props: { readonly tab: Tab; readonly id: string }) {
  const { registers } = useStaff();
  const of = <Row extends { readonly id: string }>(rows: readonly Row[] | null) =>
    rows?.find(({ id }) => id === props.id);
  switch (props.tab) {
    case 'people': {
      const person = of(registers.people.value);
      return person === undefined ? null : <PersonDetail person={person} />;
    }
    case 'desks':
      return <DeskForm desk={of<DeskView>(registers.desks.value) ?? null} />;
    case 'agencies':
      return <AgencyForm agency={of<AgencyView>(registers.agencies.value) ?? null} />;
    case 'posts': {
      const post = of(registers.posts.value);
      return post === undefined ? null : <PostDetail post={post} />;
    }
    case 'shifts':
      return <ShiftForm shift={of(registers.shifts.value) ?? null} />;
  }
}

const newText = {
  people: act.join,
  desks: act.newDesk,
  agencies: act.newAgency,
  posts: act.appoint,
  shifts: act.newShift,
} as const;

const newAction = {
  people: 'JoinStaff',
  desks: 'PutDesk',
  agencies: 'PutAgency',
  posts: 'AppointPost',
  shifts: 'PutShift',
} as const;

function NewForm(props: { readonly tab: Tab }) {
  switch (props.tab) {
    case 'people':
      return <JoinForm />;
    case 'desks':
      return <DeskForm desk={null} />;
    case 'agencies':
      return <AgencyForm agency={null} />;
    case 'posts':
      return <AppointForm post={null} />;
    case 'shifts':
      return <ShiftForm shift={null} />;
  }
}

function NewButton(props: { readonly tab: Tab; readonly onNew: () => void }) {
  const { t } = useWords();
  const may = useMay();
  const giver = props.tab === 'desks' || props.tab === 'agencies' ? giverText.bodies : giverText.staff;
  const refusal = may(`oversight/staff/${newAction[props.tab]}`, giver);
  return (
    <ActionButton label={`${t(newText[props.tab])}…`} refusal={refusal} sayRefusal onPress={props.onNew} />
  );
}

/** Ids in the words of the registers; an id that they do not hold stays itself. */
function knownFrom(registers: Registers, state: 'fr' | 'uk', name: Known['name']): Known {
  const agencies = new Map((registers.agencies.value ?? []).map(({ id, acronym }) => [id, acronym]));
  const desks = new Map((registers.desks.value ?? []).map((desk) => [desk.id, desk.name]));
  return {
    state,
    agency: (id) => agencies.get(id) ?? { en: id, fr: id },
    desk: (id) => desks.get(id) ?? { en: id, fr: id },
    name,
  };
}
