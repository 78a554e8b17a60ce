import { useState } from 'react';
import { useWords } from '../../../../kit/i18n/language.tsx';
import { useRoom } from '../../../../kit/room/room-context.tsx';
import { RoomAside } from '../../../../kit/room/room-frame.tsx';
import type { Column } from '../../../../kit/table/column.ts';
import { moments, words } from '../../../../kit/table/columns.tsx';
import { RecordTable } from '../../../../kit/table/record-table.tsx';
import { createTableLayout } from '../../../../kit/table/table-layout.ts';
import type { Search } from '../../team/search-state.ts';
import { partWords } from './part-words.ts';
import { useRoster } from './roster-context.tsx';
import { SearchPage } from './search-page.tsx';
import { rosterText } from './text.ts';
import { searchText as text } from './text-search.ts';

const layout = createTableLayout('freight.searches', null);

/** Searches that are open, with the team that has each; one opened beside with what is open and its handing over. */
export function SearchTable() {
  const { t } = useWords();
  const { roster } = useRoster();
  const { staff } = useRoom();
  const [opened, setOpened] = useState<string | null>(null);
  const rows = roster.value?.searches ?? [];
  const row = rows.find(({ search }) => search === opened);
  return (
    <>
      <RecordTable
        name="freight-searches"
        title={t(text.searches)}
        columns={columnsOf(staff.state)}
        rows={rows}
        rowKey={({ search }) => search}
        layout={layout}
        opened={opened}
        onOpen={({ search }) => setOpened(search)}
        empty={t(text.noSearches)}
        askedAt={roster.at}
        marking={rosterText.marking}
      />
      {row === undefined ? null : (
        <RoomAside key={row.search} title={row.search} wide onClose={() => setOpened(null)}>
          <SearchPage search={row} />
        </RoomAside>
      )}
    </>
  );
}

function columnsOf(state: 'fr' | 'uk'): readonly Column<Search>[] {
  return [
    words({ key: 'search', head: text.search, width: 11 }, ({ search }) => search),
    words({ key: 'passage', head: text.passage, width: 10 }, ({ passage }) => passage),
    words({ key: 'where', head: rosterText.place, width: 10 }, ({ place, lane }) => `${place} ${lane}`),
    words({ key: 'team', head: rosterText.team, width: 10 }, ({ team }) => team),
    words({ key: 'left', head: text.left, width: 14, grow: true }, ({ left }, said) => partWords(left, said)),
    words({ key: 'to', head: text.offeredTo, width: 10 }, ({ takeovers }) => {
      return takeovers.find(({ settled }) => settled === null)?.to ?? '–';
    }),
    moments({ key: 'begun', head: text.begun, width: 17 }, state, ({ begun }) => begun.at),
  ];
}
