import { useState } from 'react';
import { useKeys } from '../../../../kit/elements/keys.ts';
import { Segmented } from '../../../../kit/elements/segmented.tsx';
import { useWords, type Words } from '../../../../kit/i18n/language.tsx';
import { useResource } from '../../../../kit/resource.ts';
import { ResourceNotice } from '../../../../kit/room/resource-notice.tsx';
import { useRoom } from '../../../../kit/room/room-context.tsx';
import { RoomAside, RoomFrame } from '../../../../kit/room/room-frame.tsx';
import type { Column } from '../../../../kit/table/column.ts';
import { numbers, words } from '../../../../kit/table/columns.tsx';
import { RecordTable } from '../../../../kit/table/record-table.tsx';
import { createTableLayout } from '../../../../kit/table/table-layout.ts';
import type { RosterAnswer } from '../../team/wire.ts';
import { LanePage } from './lane-page.tsx';
import { rosterText as text } from './text.ts';
import { wallHour, type WeekRow, weekRows } from './week-rows.ts';

const layout = createTableLayout('freight.roster', null);
const askEverySeconds = 10;

/** The week of the teams by lane, gaps first; one day of a lane opened beside, with who could stand what is missing. */
export function RosterRoom() {
  const { t } = useWords();
  const { singleKeys } = useRoom();
  const [week, setWeek] = useState<0 | 1>(0);
  const [opened, setOpened] = useState<string | null>(null);
  const asked = useResource<RosterAnswer>('/api/operations/freight/roster', askEverySeconds);
  useKeys(singleKeys ? { '1': () => setWeek(0), '2': () => setWeek(1) } : {});
  const { value } = asked;
  const rows = value === null ? [] : weekRows(value, week);
  const row = rows.find(({ key }) => key === opened);
  return (
    <RoomFrame
      title={t(text.title)}
      tools={
        <Segmented
          label={t(text.week)}
          value={String(week)}
          choices={[
            { value: '0', label: t(text.thisWeek) },
            { value: '1', label: t(text.nextWeek) },
          ]}
          onChange={(chosen) => setWeek(chosen === '1' ? 1 : 0)}
        />
      }
    >
      <ResourceNotice of={asked} />
      {value === null ? null : <LeftOut answer={value} />}
      <div className="room-body">
        {value === null ? null : (
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
            askedAt={asked.at}
            marking={text.marking}
          />
        )}
        {row === undefined || value === null ? null : (
          <RoomAside
            key={row.key}
            title={`${row.place} · ${row.lane} · ${row.day}`}
            wide
            onClose={() => setOpened(null)}
          >
            <LanePage row={row} searches={value.searches} />
          </RoomAside>
        )}
      </div>
    </RoomFrame>
  );
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
    .map(({ staff, from, until, isAway }) => {
      const away = isAway ? ` (${t(text.away)})` : '';
      return `${staff} ${wallHour(from, row)}-${wallHour(until, row)}${away}`;
    })
    .join(', ');
}
