import type { ReactNode } from 'react';
import { Moment } from '../../../kit/elements/moment.tsx';
import { useWords } from '../../../kit/i18n/language.tsx';
import { formatPosition } from '../../../kit/position-format.ts';
import { useRoom } from '../../../kit/room/room-context.tsx';
import { RoomAside } from '../../../kit/room/room-frame.tsx';
import { Values } from '../../../kit/room/values.tsx';
import { useStore } from '../../../kit/store.ts';
import type { Column } from '../../../kit/table/column.ts';
import { moments, numbers, words } from '../../../kit/table/columns.tsx';
import { RecordTable } from '../../../kit/table/record-table.tsx';
import { createTableLayout } from '../../../kit/table/table-layout.ts';
import type { PatrolUnit } from '../patrol/wire-patrol.ts';
import { patrolCapabilityText, patrolKindText } from '../patrol/words-patrol.ts';
import { useDispatch } from './dispatch-context.tsx';
import { patrolUnitKey } from './dispatch-desk.ts';
import { dispatchOrder } from './orders.ts';
import { patrolStateWords, restWords, taskOf } from './patrol-unit-words.ts';
import { roomText } from './text.ts';
import { patrolsText as text } from './text-patrol.ts';
import { ActRow, type RecordAct } from './unit-acts.tsx';

const layout = createTableLayout('dispatch.patrol-register', null);

/** Patrols and guards on the registers of the sites: on duty until when, what they do, where last heard of. */
export function PatrolRegister({ tools }: { readonly tools: ReactNode }) {
  const { t } = useWords();
  const { desk, patrolUnits } = useDispatch();
  const opened = useStore(desk.opened);
  const { at } = useStore(desk.patrolUnits.standing);
  const unit = opened === null ? undefined : patrolUnits.get(opened);
  return (
    <>
      <RecordTable
        name="dispatch-patrol-register"
        tools={tools}
        title={t(text.registerTab)}
        columns={useUnitColumns()}
        rows={[...patrolUnits.values()].filter(({ retired }) => !retired)}
        rowKey={patrolUnitKey}
        layout={layout}
        opened={opened}
        onOpen={(one) => desk.opened.set(patrolUnitKey(one))}
        empty={t(text.registerEmpty)}
        askedAt={at}
        marking={roomText.marking}
      />
      {unit === undefined ? null : (
        <RoomAside key={opened} title={unit.patrol} wide onClose={() => desk.opened.set(null)}>
          <UnitPage unit={unit} />
        </RoomAside>
      )}
    </>
  );
}

function useUnitColumns(): readonly Column<PatrolUnit>[] {
  const { staff } = useRoom();
  const { now, patrols } = useDispatch();
  return [
    words({ key: 'patrol', head: text.patrol, width: 9 }, ({ patrol }) => patrol),
    words({ key: 'kind', head: text.kind, width: 8 }, ({ kind }, { t }) => t(patrolKindText[kind])),
    words({ key: 'site', head: text.site, width: 8 }, ({ site }) => site),
    words({ key: 'state', head: text.state, width: 15, grow: true }, (unit, said) =>
      patrolStateWords(unit, { task: taskOf(unit, patrols.values()), now }, said),
    ),
    numbers({ key: 'crew', head: text.crew, width: 6 }, ({ duty, crew }) => duty?.crew ?? crew),
    moments({ key: 'until', head: text.duty }, staff.state, ({ duty }) => duty?.until ?? null),
    words({ key: 'rest', head: text.restHead, width: 13 }, (unit, said) => restWords(unit, now, said)),
    moments({ key: 'heard', head: text.heldAt }, staff.state, ({ position }) => position?.heldAt ?? null),
  ];
}

function UnitPage({ unit }: { readonly unit: PatrolUnit }) {
  const said = useWords();
  const { t, language } = said;
  const { now, patrols } = useDispatch();
  const { kind, site, crew, capabilities, base, duty, position } = unit;
  return (
    <>
      <ActRow keys acts={useUnitActs(unit)} />
      <Values
        none="–"
        rows={[
          [t(text.kind), t(patrolKindText[kind])],
          [t(text.site), site],
          [t(text.state), patrolStateWords(unit, { task: taskOf(unit, patrols.values()), now }, said)],
          [t(text.crew), String(duty?.crew ?? crew)],
          [t(text.capabilities), capabilities.map((one) => t(patrolCapabilityText[one])).join(', ')],
          [t(text.duty), duty === null ? null : <Moment key="until" at={duty.until} />],
          [t(text.restHead), restWords(unit, now, said)],
          [t(text.base), formatPosition(base, language)],
          [t(text.place), position === null ? null : formatPosition(position, language)],
          [t(text.heldAt), position === null ? null : <Moment key="held" at={position.heldAt} seconds />],
        ]}
      />
    </>
  );
}

/** What may be done with a patrol itself. */
function useUnitActs(unit: PatrolUnit): readonly RecordAct[] {
  const { desk, send, patrols } = useDispatch();
  const { site, patrol, duty, retired } = unit;
  const key = patrolUnitKey(unit);
  const hasTask = taskOf(unit, patrols.values()) === null ? null : text.hasTask;
  const gone = retired ? text.retired : null;
  return [
    {
      key: 'n',
      label: text.startDuty,
      right: 'StartPatrolDuty',
      lacks: gone,
      strong: duty === null,
      run: () => desk.dialog.set({ kind: 'patrol_duty', patrol: key }),
    },
    {
      key: 'o',
      label: text.tellPosition,
      right: 'ReportPatrolPosition',
      lacks: gone,
      run: () => desk.dialog.set({ kind: 'patrol_position', patrol: key }),
    },
    {
      key: 'e',
      label: text.endDuty,
      right: 'EndPatrolDuty',
      lacks: gone ?? (duty === null ? text.isOffDuty : hasTask),
      run: () => send(dispatchOrder('EndPatrolDuty', { site, patrol })),
    },
    {
      key: 'c',
      label: text.change,
      right: 'RegisterPatrol',
      lacks: gone,
      run: () => desk.dialog.set({ kind: 'register_patrol', patrol: key }),
    },
    {
      key: 'x',
      label: text.retire,
      right: 'RetirePatrol',
      lacks: gone ?? hasTask,
      run: () => send(dispatchOrder('RetirePatrol', { site, patrol })),
    },
  ];
}
