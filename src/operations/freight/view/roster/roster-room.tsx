import { useState } from 'react';
import { RoomActLine } from '../../../../kit/acts/act-status.tsx';
import { useKeys } from '../../../../kit/elements/keys.ts';
import { Segmented } from '../../../../kit/elements/segmented.tsx';
import { useWords, type Words } from '../../../../kit/i18n/language.tsx';
import { ResourceNotice } from '../../../../kit/room/resource-notice.tsx';
import { useRoom } from '../../../../kit/room/room-context.tsx';
import { RoomAside, RoomFrame } from '../../../../kit/room/room-frame.tsx';
import type { Column } from '../../../../kit/table/column.ts';
import { numbers, words } from '../../../../kit/table/columns.tsx';
import { RecordTable } from '../../../../kit/table/record-table.tsx';
import { createTableLayout } from '../../../../kit/table/table-layout.ts';
import type { RosterAnswer } from '../../team/wire.ts';
import { CoverDialog, CoverTable } from './cover-table.tsx';
import { DutyDialog, ShiftDialog } from './dialog-duty.tsx';
import { AbsenceDialog, AvailabilityDialog, ReturnDialog } from './dialog-person.tsx';
import { RulesDialog } from './dialog-rules.tsx';
import { SearchDialog } from './dialog-search.tsx';
import { SwapDialog } from './dialog-swap.tsx';
import { MemberDialog, TeamDialog } from './dialog-team.tsx';
import { rosterFormText } from './form-text.ts';
import { LanePage } from './lane-page.tsx';
import { PeopleTable } from './people-table.tsx';
import { RestFault, RosterContext, useRoster, useRosterRoom } from './roster-context.tsx';
import { RulesTable } from './rules-table.tsx';
import { SearchTable } from './search-table.tsx';
import { SwapTable } from './swap-table.tsx';
import { TeamTable } from './team-table.tsx';
import { rosterText as text } from './text.ts';
import { peopleText } from './text-people.ts';
import { rulesText } from './text-rules.ts';
import { searchText } from './text-search.ts';
import { swapText } from './text-swap.ts';
import { wallHour, type WeekRow, weekRows } from './week-rows.ts';

const layout = createTableLayout('freight.roster', null);
const tabs = ['0', '1', 'teams', 'cover', 'people', 'swaps', 'searches', 'rules'] as const;
type Tab = (typeof tabs)[number];

/** The teams round the clock: the week with its gaps, the teams, and the minimum cover. */
export function RosterRoom() {
  const roster = useRosterRoom();
  return (
    <RosterContext value={roster}>
      <Board />
    </RosterContext>
  );
}

/** The week of the teams by lane, gaps first; one day of a lane opened beside, with who could stand what is missing. */
function Board() {
  const { t } = useWords();
  const { singleKeys } = useRoom();
  const [tab, setTab] = useState<Tab>('0');
  const { roster: asked, act, dialog } = useRoster();
  useKeys(
    singleKeys && dialog === null
      ? Object.fromEntries(tabs.map((one, at) => [String(at + 1), () => setTab(one)]))
      : {},
  );
  const { value } = asked;
  const isWeek = tab === '0' || tab === '1';
  return (
    <RoomFrame
      title={t(text.title)}
      tools={
        <Segmented
          label={t(text.week)}
          value={tab}
          choices={[
            { value: '0', label: t(text.thisWeek) },
            { value: '1', label: t(text.nextWeek) },
            { value: 'teams', label: t(rosterFormText.teams) },
            { value: 'cover', label: t(rosterFormText.cover) },
            { value: 'people', label: t(peopleText.people) },
            { value: 'swaps', label: t(swapText.swaps) },
            { value: 'searches', label: t(searchText.searches) },
            { value: 'rules', label: t(rulesText.rules) },
          ]}
          onChange={setTab}
        />
      }
    >
      <ResourceNotice of={asked} />
      {value === null ? null : <LeftOut answer={value} />}
      <RoomActLine act={act}>{dialog === null ? <RestFault /> : null}</RoomActLine>
      <div className="room-body">
        {tab === 'teams' ? <TeamTable /> : null}
        {tab === 'cover' ? <CoverTable /> : null}
        {tab === 'people' ? <PeopleTable /> : null}
        {tab === 'swaps' ? <SwapTable /> : null}
        {tab === 'searches' ? <SearchTable /> : null}
        {tab === 'rules' ? <RulesTable /> : null}
        {value === null || !isWeek ? null : <Week answer={value} week={tab === '1' ? 1 : 0} at={asked.at} />}
      </div>
      <Dialogs />
    </RoomFrame>
  );
}

function Week(props: { readonly answer: RosterAnswer; readonly week: 0 | 1; readonly at: number | null }) {
  const { t } = useWords();
  const [opened, setOpened] = useState<string | null>(null);
  const rows = weekRows(props.answer, props.week);
  const row = rows.find(({ key }) => key === opened);
  return (
    <>
      <RecordTable
        name="freight-roster"
        title={t(text.tableTitle)}
        columns={columns}
        rows={rows}
        rowKey={({ key }) => key}
        layout={layout}
        opened={opened}
        onOpen={({ key }) => setOpened(key)}
        empty={t(text.empty)}
        askedAt={props.at}
        marking={text.marking}
      />
      {row === undefined ? null : (
        <RoomAside
          key={row.key}
          title={`${row.place} · ${row.lane} · ${row.day}`}
          wide
          onClose={() => setOpened(null)}
        >
          <LanePage row={row} searches={props.answer.searches} />
        </RoomAside>
      )}
    </>
  );
}

function Dialogs() {
  const { dialog, roster } = useRoster();
  if (dialog === null) return null;
  const teamOf = (name: string) => roster.value?.teams.find(({ team }) => team === name);
  switch (dialog.kind) {
    case 'team':
      return <TeamDialog />;
    case 'cover':
      return <CoverDialog />;
    case 'absence':
      return <AbsenceDialog staff={dialog.staff} />;
    case 'return':
      return <ReturnDialog staff={dialog.staff} absence={dialog.absence} />;
    case 'available':
      return <AvailabilityDialog of={dialog.of} />;
    case 'swap':
      return <SwapDialog staff={dialog.staff} duty={dialog.duty} />;
    case 'rules':
      return <RulesDialog state={dialog.state} />;
    case 'search': {
      const search = roster.value?.searches.find((one) => one.search === dialog.search);
      return search === undefined ? null : <SearchDialog form={dialog.form} search={search} />;
    }
    case 'member':
      return <MemberDialog team={dialog.team} />;
    case 'shift': {
      const team = teamOf(dialog.team);
      return team === undefined ? null : <ShiftDialog team={team} />;
    }
    case 'duty': {
      const team = teamOf(dialog.team);
      return team === undefined ? null : (
        <DutyDialog staff={dialog.staff} team={team} stretch={dialog.stretch} />
      );
    }
    default:
      return dialog satisfies never;
  }
}

function LeftOut(props: { readonly answer: RosterAnswer }) {
  const { t } = useWords();
  const { gapsLeftOut: gaps, peopleLeftOut: people } = props.answer;
  if (gaps + people === 0) return null;
  return <p className="notice is-trouble">{t(text.leftOut, { gaps, people })}</p>;
}

const columns: readonly Column<WeekRow>[] = [
  words({ key: 'day', head: text.day, width: 9 }, ({ day }) => day),
  words({ key: 'place', head: text.place, width: 8 }, ({ place }) => place),
  words({ key: 'lane', head: text.lane, width: 7 }, ({ lane }) => lane),
  {
    ...numbers<WeekRow>({ key: 'short', head: text.short, width: 6 }, ({ short }) => short),
    cell: ({ short }) => <span className={short > 0 ? 'overdue figures' : 'figures'}>{short}</span>,
  },
  numbers({ key: 'hours', head: text.gapHours, width: 9 }, ({ gapHours }) => gapHours),
  words({ key: 'gaps', head: text.gaps, width: 14, grow: true }, gapWords),
  words({ key: 'stands', head: text.stands, width: 20, grow: true }, standWords),
];

function gapWords(row: WeekRow, { t }: Words): string {
  if (row.gaps.length === 0) return t(text.kept);
  return row.gaps
    .map(({ from, until, short }) => `${wallHour(from, row)}-${wallHour(until, row)} (${short})`)
    .join(', ');
}

function standWords(row: WeekRow, { t }: Words): string {
  return row.stands
    .map(({ staff, from, until, isAway, isOut }) => {
      const away = isAway ? ` (${t(text.away)})` : '';
      const out = isOut ? ` (${t(text.out)})` : '';
      return `${staff} ${wallHour(from, row)}-${wallHour(until, row)}${away}${out}`;
    })
    .join(', ');
}
