import { useState } from 'react';
import { Segmented } from '../../../kit/elements/segmented.tsx';
import { useWords } from '../../../kit/i18n/language.tsx';
import { RoomAside } from '../../../kit/room/room-frame.tsx';
import { SideBadge } from '../../../kit/room/their-age.tsx';
import { useStore } from '../../../kit/store.ts';
import { RecordTable } from '../../../kit/table/record-table.tsx';
import { createTableLayout } from '../../../kit/table/table-layout.ts';
import type { TaskView, UnitView } from '../wire.ts';
import { useDispatch } from './dispatch-context.tsx';
import { roomText, unitsText as text } from './text.ts';
import { useUnitColumns } from './unit-columns.tsx';
import { UnitPage } from './unit-page.tsx';
import { isOfUnits, isUnitLate, unitOrder, type UnitWhich, unitWhiches } from './unit-words.ts';

const layout = createTableLayout('dispatch.units', null);
const sides = ['both', 'fr', 'uk'] as const;
type Whose = (typeof sides)[number];

/** Every unit of both states; those that somebody must see to first. One opened beside. */
export function UnitList() {
  const { t } = useWords();
  const { desk, units, tasks, now } = useDispatch();
  const opened = useStore(desk.opened);
  const { at } = useStore(desk.units.standing);
  const [which, setWhich] = useState<UnitWhich>('all');
  const [whose, setWhose] = useState<Whose>('both');
  const taskOf = ({ commitment }: UnitView): TaskView | undefined =>
    commitment === null ? undefined : tasks.get(commitment.task);
  const ordered = unitOrder([...units.values()], (unit) => isUnitLate(unit, taskOf(unit), now)).filter(
    ({ fields }) => whose === 'both' || fields.side === whose,
  );
  const rowsOf = (list: UnitWhich) =>
    ordered.filter((unit) => isOfUnits(list, unit, { task: taskOf(unit), now }));
  const unit = opened === null ? undefined : units.get(opened);
  return (
    <>
      <RecordTable
        name="dispatch-units"
        title={t(roomText.tabUnits)}
        columns={useUnitColumns()}
        rows={rowsOf(which)}
        rowKey={(row) => row.unit}
        layout={layout}
        opened={opened}
        onOpen={(row) => desk.opened.set(row.unit)}
        empty={t(units.size === 0 ? text.empty : text.emptyFilter)}
        askedAt={at}
        marking={roomText.marking}
        tools={
          <UnitFilters
            which={which}
            whose={whose}
            count={(list) => rowsOf(list).length}
            onWhich={setWhich}
            onWhose={setWhose}
          />
        }
      />
      {unit === undefined ? null : (
        <RoomAside
          key={unit.unit}
          title={unit.fields.callName}
          badge={<SideBadge side={unit.fields.side} />}
          wide
          onClose={() => desk.opened.set(null)}
        >
          <UnitPage unit={unit} task={taskOf(unit)} />
        </RoomAside>
      )}
    </>
  );
}

function UnitFilters(props: {
  readonly which: UnitWhich;
  readonly whose: Whose;
  readonly count: (which: UnitWhich) => number;
  readonly onWhich: (which: UnitWhich) => void;
  readonly onWhose: (whose: Whose) => void;
}) {
  const { t, n } = useWords();
  const label = {
    all: text.whichAll,
    free: text.whichFree,
    busy: text.whichBusy,
    late: text.whichLate,
    out: text.whichOut,
  } as const;
  return (
    <>
      <Segmented
        label={t(text.which)}
        value={props.which}
        choices={unitWhiches.map((value) => ({
          value,
          label: `${t(label[value])} ${n(props.count(value))}`,
        }))}
        onChange={props.onWhich}
      />
      <Segmented
        label={t(text.whose)}
        value={props.whose}
        choices={sides.map((value) => ({
          value,
          label: value === 'both' ? t(text.bothSides) : value.toUpperCase(),
        }))}
        onChange={props.onWhose}
      />
    </>
  );
}
