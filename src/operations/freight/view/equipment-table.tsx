import { useState } from 'react';
import { ActionButton } from '../../../kit/elements/action-button.tsx';
import { Moment } from '../../../kit/elements/moment.tsx';
import { useWords } from '../../../kit/i18n/language.tsx';
import { useRoom } from '../../../kit/room/room-context.tsx';
import { RoomAside } from '../../../kit/room/room-frame.tsx';
import { Values } from '../../../kit/room/values.tsx';
import type { Column } from '../../../kit/table/column.ts';
import { moments, words } from '../../../kit/table/columns.tsx';
import { RecordTable } from '../../../kit/table/record-table.tsx';
import { createTableLayout } from '../../../kit/table/table-layout.ts';
import { methodText } from '../text-terms.ts';
import type { EquipmentShown } from '../wire.ts';
import { equipmentFieldsOf } from './dialog-equipment.tsx';
import { useFreight } from './freight-context.tsx';
import { putRow, retireRow } from './orders.ts';
import { calibrationText, controlText, equipmentText as text, freightText } from './text.ts';
import { equipmentFormText as formText, registerText } from './text-forms.ts';

const layout = createTableLayout('freight.equipment', null);

/** Instruments and dogs: those whose calibration is over first, then what is due. */
export function EquipmentTable() {
  const { t } = useWords();
  const { registers, may, setDialog } = useFreight();
  const columns = useColumns();
  const [opened, setOpened] = useState<string | null>(null);
  if (registers.value === null) return null;
  const row = registers.value.equipment.find(({ equipment }) => equipment === opened);
  return (
    <>
      <RecordTable
        name="freight-equipment"
        title={t(freightText.tabEquipment)}
        columns={columns}
        rows={registers.value.equipment}
        rowKey={({ equipment }) => equipment}
        layout={layout}
        opened={opened}
        onOpen={({ equipment }) => setOpened(equipment)}
        empty={t(text.empty)}
        askedAt={registers.at}
        marking={freightText.marking}
        tools={
          <ActionButton
            label={t(formText.add)}
            refusal={may('PutFreightEquipment')}
            onPress={() => setDialog({ kind: 'equipment', equipment: null })}
          />
        }
      />
      {row === undefined ? null : (
        <RoomAside key={row.equipment} title={row.equipment} onClose={() => setOpened(null)}>
          <EquipmentPage shown={row} />
        </RoomAside>
      )}
    </>
  );
}

/** One instrument: out of order and back in one press, each with its way back. */
function EquipmentPage({ shown }: { readonly shown: EquipmentShown }) {
  const { t } = useWords();
  const { may, send, setDialog } = useFreight();
  const { equipment: row, version, inService } = shown;
  const fields = equipmentFieldsOf(shown);
  const back = putRow('FreightEquipment', { row, version: null }, fields);
  const put = may('PutFreightEquipment');
  return (
    <>
      <div className="act-row">
        <ActionButton
          label={t(registerText.change)}
          refusal={put}
          onPress={() => setDialog({ kind: 'equipment', equipment: row })}
        />
        <ActionButton
          label={t(inService ? formText.outOfOrder : formText.backInService)}
          refusal={put}
          onPress={() =>
            send(putRow('FreightEquipment', { row, version }, { ...fields, inService: !inService }), back)
          }
        />
        <ActionButton
          label={t(registerText.retire)}
          refusal={may('RetireFreightEquipment')}
          onPress={() => send(retireRow('FreightEquipment', { row, version }), back)}
        />
      </div>
      <Values
        none="–"
        rows={[
          [t(controlText.method), t(methodText[shown.method])],
          [t(freightText.place), shown.place],
          [t(formText.model), shown.model],
          [t(text.calibration), t(calibrationText[shown.calibration])],
          [
            t(formText.calibratedAt),
            shown.calibratedAt === null ? null : <Moment key="from" at={shown.calibratedAt} />,
          ],
          [
            t(formText.dueAt),
            shown.calibrationDueAt === null ? null : <Moment key="due" at={shown.calibrationDueAt} />,
          ],
          [t(text.service), t(inService ? text.inService : text.outOfService)],
        ]}
      />
    </>
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
