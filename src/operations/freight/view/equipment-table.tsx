import { useWords } from '../../../kit/i18n/language.tsx';
import { useRoom } from '../../../kit/room/room-context.tsx';
import type { Column } from '../../../kit/table/column.ts';
import { moments, words } from '../../../kit/table/columns.tsx';
import { RecordTable } from '../../../kit/table/record-table.tsx';
import { createTableLayout } from '../../../kit/table/table-layout.ts';
import { methodText } from '../text-terms.ts';
import type { EquipmentShown } from '../wire.ts';
import { useFreight } from './freight-context.tsx';
import { calibrationText, controlText, equipmentText as text, freightText } from './text.ts';

const layout = createTableLayout('freight.equipment', null);

/** Instruments and dogs: those whose calibration is over first, then what is due. */
export function EquipmentTable() {
  const { t } = useWords();
  const { registers } = useFreight();
  const columns = useColumns();
  if (registers.value === null) return null;
  return (
    <RecordTable
      name="freight-equipment"
      title={t(freightText.tabEquipment)}
      columns={columns}
      rows={registers.value.equipment}
      rowKey={({ equipment }) => equipment}
      layout={layout}
      opened={null}
      onOpen={() => {}}
      empty={t(text.empty)}
      askedAt={registers.at}
      marking={freightText.marking}
    />
  );
}

function useColumns(): readonly Column<EquipmentShown>[] {
  const { staff } = useRoom();
  return [
    {
      ...words<EquipmentShown>(
        { key: 'calibration', head: text.calibration, width: 12 },
        ({ calibration }, { t }) => t(calibrationText[calibration]),
      ),
      cell: (row) => <Calibration row={row} />,
    },
    words({ key: 'name', head: text.name, width: 10 }, ({ equipment }) => equipment),
    words({ key: 'method', head: controlText.method, width: 14, grow: true }, ({ method }, { t }) =>
      t(methodText[method]),
    ),
    words({ key: 'place', head: freightText.place, width: 9 }, ({ place }) => place),
    moments({ key: 'until', head: text.until, width: 15 }, staff.state, (row) => row.calibrationDueAt),
    words({ key: 'service', head: text.service, width: 8 }, ({ inService }, { t }) =>
      t(inService ? text.inService : text.outOfService),
    ),
  ];
}

function Calibration({ row: { calibration } }: { readonly row: EquipmentShown }) {
  const { t } = useWords();
  return (
    <span className={calibration === 'expired' ? 'overdue' : undefined}>
      {t(calibrationText[calibration])}
    </span>
  );
}
