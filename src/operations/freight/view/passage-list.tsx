import { useWords } from '../../../kit/i18n/language.tsx';
import { useRoom } from '../../../kit/room/room-context.tsx';
import { RoomAside } from '../../../kit/room/room-frame.tsx';
import type { Column } from '../../../kit/table/column.ts';
import { moments, numbers, words } from '../../../kit/table/columns.tsx';
import { RecordTable } from '../../../kit/table/record-table.tsx';
import { createTableLayout } from '../../../kit/table/table-layout.ts';
import { ResourceNotice } from '../../../kit/room/resource-notice.tsx';
import { standings } from '../passage-standing.ts';
import { directionText, formText, nextText, standingText } from '../text-terms.ts';
import type { PassageRow } from '../wire.ts';
import { useFreight } from './freight-context.tsx';
import { EntryAge } from './live-mark.tsx';
import { filterWords, PassageFilters } from './passage-filters.tsx';
import { PassagePage } from './passage-page.tsx';
import { controlWords, platesHint } from './phrases.ts';
import { freightText as text, liveText, passageText } from './text.ts';

const layout = createTableLayout('freight.passages', null);

/** Passages: life first, then the newest. One opened beside. */
export function PassageList() {
  const said = useWords();
  const { t } = said;
  const { list, opened, setOpened, passage, filter } = useFreight();
  const rows = list.value?.passages ?? [];
  const row = rows.find((one) => one.passage === opened);
  return (
    <>
      {list.value === null ? null : (
        <RecordTable
          name="freight-passages"
          title={[t(text.tabPassages), filterWords(filter, said)].filter(Boolean).join(' · ')}
          columns={useColumns()}
          rows={rows}
          rowKey={(one) => one.passage}
          layout={layout}
          opened={opened}
          onOpen={(one) => setOpened(one.passage)}
          empty={t(text.empty)}
          askedAt={list.at}
          marking={text.marking}
          tools={<PassageFilters />}
        />
      )}
      {opened === null ? null : (
        <RoomAside
          key={opened}
          title={row === undefined ? opened : t(formText[row.form])}
          badge={<span className="figures">{opened}</span>}
          wide
          onClose={() => setOpened(null)}
        >
          <ResourceNotice of={passage} />
          {passage.value === null ? null : (
            <PassagePage passage={passage.value.passage} others={passage.value.others} />
          )}
        </RoomAside>
      )}
    </>
  );
}

function useColumns(): readonly Column<PassageRow>[] {
  const { staff } = useRoom();
  return [
    {
      ...words<PassageRow>({ key: 'standing', head: text.state, width: 10 }, ({ standing }, { t }) =>
        t(standingText[standing]),
      ),
      order: ({ standing }) => standings.indexOf(standing),
      cell: (row) => <StandingWord row={row} />,
    },
    words({ key: 'plates', head: passageText.plate, width: 11 }, platesHint),
    numbers({ key: 'people', head: passageText.people, width: 7 }, ({ people }) => people),
    words({ key: 'last', head: passageText.last, width: 17, grow: true }, ({ controls }, said) => {
      const last = controls.at(-1);
      return last === undefined ? said.t(passageText.none) : controlWords(last, said);
    }),
    {
      ...words<PassageRow>(
        { key: 'heard', head: liveText.heard, width: 13 },
        ({ heard }) => `${heard.at.slice(0, 16).replace('T', ' ')} UTC · ${heard.source}`,
      ),
      order: ({ heard }) => heard.at,
      cell: (row) => <EntryAge row={row} />,
    },
    words({ key: 'next', head: passageText.next, width: 12 }, ({ next }, { t }) =>
      next === null ? '–' : t(nextText[next]),
    ),
    words({ key: 'place', head: text.place, width: 8 }, ({ place }) => place),
    words({ key: 'lane', head: text.lane, width: 4 }, ({ lane }) => lane ?? '–'),
    words({ key: 'form', head: passageText.vehicle, width: 12, grow: true }, ({ form }, { t }) =>
      t(formText[form]),
    ),
    words({ key: 'direction', head: passageText.direction, width: 12 }, ({ direction }, { t }) =>
      t(directionText[direction]),
    ),
    moments(
      { key: 'arrived', head: passageText.arrived, width: 17 },
      staff.state,
      ({ arrivedAt }) => arrivedAt,
    ),
    words({ key: 'passage', head: passageText.reference, width: 10 }, ({ passage }) => passage),
  ];
}

function StandingWord(props: { readonly row: PassageRow }) {
  const { t } = useWords();
  const { standing } = props.row;
  return (
    <span className={standing === 'life_risk' ? 'overdue' : undefined}>{t(standingText[standing])}</span>
  );
}
