import { useState } from 'react';
import type { Text } from '../../../../kernel/text.ts';
import { useWords } from '../../../../kit/i18n/language.tsx';
import { useRoom } from '../../../../kit/room/room-context.tsx';
import { RoomAside } from '../../../../kit/room/room-frame.tsx';
import { Part } from '../../../../kit/room/values.tsx';
import type { Column } from '../../../../kit/table/column.ts';
import { moments, numbers, words } from '../../../../kit/table/columns.tsx';
import { PlainTable } from '../../../../kit/table/plain-table.tsx';
import { RecordTable } from '../../../../kit/table/record-table.tsx';
import { createTableLayout } from '../../../../kit/table/table-layout.ts';
import type { PlaceSignal, SignalPart } from '../../report/signals.ts';
import { reportText, selectionText, signalText as text } from './text.ts';
import { useSelection } from './use-selection.tsx';

const layout = createTableLayout('freight.signals', null);
const hoursShown = 3;

/** Where drivers point: by place, strongest first; one opened beside with its reports and its hours. */
export function SignalTable() {
  const { t } = useWords();
  const { signals } = useSelection();
  const { staff } = useRoom();
  const [opened, setOpened] = useState<string | null>(null);
  if (signals.value === null) return null;
  const row = signals.value.signals.find(({ place }) => place === opened);
  return (
    <>
      <RecordTable
        name="freight-signals"
        title={t(selectionText.signals)}
        columns={columnsOf(staff.state)}
        rows={signals.value.signals}
        rowKey={({ place }) => place}
        layout={layout}
        opened={opened}
        onOpen={({ place }) => setOpened(place)}
        empty={t(text.empty)}
        askedAt={signals.at}
        marking={selectionText.marking}
      />
      {row === undefined ? null : (
        <RoomAside key={row.place} title={row.place} wide onClose={() => setOpened(null)}>
          <p className="quiet">{t(text.lead)}</p>
          <Part title={t(selectionText.signals)}>
            <PlainTable
              label={t(selectionText.signals)}
              columns={partColumns(staff.state)}
              rows={row.parts}
              rowKey={({ report }) => report}
              empty={t(text.empty)}
            />
          </Part>
          <Part title={t(text.byHour)}>
            <PlainTable
              label={t(text.byHour)}
              columns={hourColumns}
              rows={row.hours.map((strength, hour) => ({ hour, strength }))}
              rowKey={({ hour }) => String(hour)}
              empty={t(text.empty)}
            />
          </Part>
        </RoomAside>
      )}
    </>
  );
}

/** A column of figures with so many digits behind the point, sorted by their value. */
function figures<One>(
  shape: { readonly key: string; readonly head: Text; readonly width: number },
  digits: number,
  value: (row: One) => number,
): Column<One> {
  return {
    ...words<One>(shape, (row, { language }) =>
      value(row).toLocaleString(language, { minimumFractionDigits: digits, maximumFractionDigits: digits }),
    ),
    end: true,
    order: value,
  };
}

const hourName = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;

function strongestHours({ hours }: PlaceSignal): string {
  return hours
    .map((strength, hour) => ({ strength, hour }))
    .filter(({ strength }) => strength > 0.05)
    .toSorted((a, b) => b.strength - a.strength || a.hour - b.hour)
    .slice(0, hoursShown)
    .map(({ hour }) => hourName(hour))
    .join(', ');
}

const newest = ({ parts }: PlaceSignal): string | null =>
  parts.map(({ seenAt }): string => seenAt).toSorted((a, b) => b.localeCompare(a, 'en'))[0] ?? null;

function columnsOf(state: 'fr' | 'uk'): readonly Column<PlaceSignal>[] {
  return [
    words({ key: 'place', head: selectionText.place, width: 12, grow: true }, ({ place }) => place),
    figures({ key: 'strength', head: text.strength, width: 7 }, 1, ({ strength }) => strength),
    numbers({ key: 'reports', head: text.reports, width: 9 }, ({ parts }) => parts.length),
    moments({ key: 'newest', head: text.newest, width: 17 }, state, newest),
    words({ key: 'hours', head: text.hours, width: 16, grow: true }, strongestHours),
  ];
}

function partColumns(state: 'fr' | 'uk'): readonly Column<SignalPart>[] {
  return [
    words({ key: 'what', head: text.what, width: 10 }, ({ what }, { t }) => t(reportText[what])),
    moments({ key: 'seen', head: text.seen, width: 15 }, state, ({ seenAt }) => seenAt),
    numbers({ key: 'weight', head: text.weight, width: 5 }, ({ weight }) => weight),
    figures({ key: 'fresh', head: text.fresh, width: 6 }, 2, ({ freshness }) => freshness),
    figures({ key: 'alike', head: text.alike, width: 6 }, 2, ({ alike }) => alike),
    figures({ key: 'adds', head: text.adds, width: 6 }, 2, ({ adds }) => adds),
  ];
}

const hourColumns: readonly Column<{ readonly hour: number; readonly strength: number }>[] = [
  words({ key: 'hour', head: text.hour, width: 6 }, ({ hour }) => hourName(hour)),
  figures({ key: 'strength', head: text.strength, width: 6 }, 1, ({ strength }) => strength),
];
