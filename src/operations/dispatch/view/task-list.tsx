import { useState } from 'react';
import { ActionButton } from '../../../kit/elements/action-button.tsx';
import { formatAge } from '../../../kit/i18n/age.ts';
import { Segmented } from '../../../kit/elements/segmented.tsx';
import { useWords, type Words } from '../../../kit/i18n/language.tsx';
import { useRoom } from '../../../kit/room/room-context.tsx';
import { RoomAside } from '../../../kit/room/room-frame.tsx';
import { OfSide, SideBadge, useSideAge } from '../../../kit/room/their-age.tsx';
import { useStore } from '../../../kit/store.ts';
import type { Column } from '../../../kit/table/column.ts';
import { moments, words } from '../../../kit/table/columns.tsx';
import { RecordTable } from '../../../kit/table/record-table.tsx';
import { createTableLayout } from '../../../kit/table/table-layout.ts';
import { isOpen } from '../task.ts';
import { proposalReasonText, stepText, taskKindText, taskRefusalText, urgencyText } from '../text.ts';
import type { TaskView } from '../wire.ts';
import { useDispatch } from './dispatch-context.tsx';
import { TaskActs } from './task-acts.tsx';
import { TaskLadder } from './task-ladder.tsx';
import { roomText, tasksText as text, unitsText } from './text.ts';
import { Clock, sideWords } from './unit-columns.tsx';
import { boatName, dueWords, isTaskLate, taskOrder } from './unit-words.ts';

const layout = createTableLayout('dispatch.tasks', null);
const whiches = ['open', 'late', 'over'] as const;
type Which = (typeof whiches)[number];

/** Tasks of both states with their clocks, late ones first; one opened beside with its ladder. */
export function TaskList() {
  const { t, n } = useWords();
  const { desk, tasks, units, now } = useDispatch();
  const opened = useStore(desk.opened);
  const { at } = useStore(desk.tasks.standing);
  const [which, setWhich] = useState<Which>('open');
  const ordered = taskOrder([...tasks.values()], now);
  const isOf: Readonly<Record<Which, (task: TaskView) => boolean>> = {
    open: isOpen,
    late: (task) => isTaskLate(task, now),
    over: (task) => !isOpen(task),
  };
  const label = { open: text.whichOpen, late: text.whichLate, over: text.whichOver } as const;
  const task = opened === null ? undefined : tasks.get(opened);
  const nameOf = ({ unit }: TaskView): string => units.get(unit)?.fields.callName ?? unit;
  return (
    <>
      <RecordTable
        name="dispatch-tasks"
        title={t(roomText.tabTasks)}
        columns={useTaskColumns(nameOf)}
        rows={ordered.filter(isOf[which])}
        rowKey={(row) => row.task}
        layout={layout}
        opened={opened}
        onOpen={(row) => desk.opened.set(row.task)}
        empty={t(tasks.size === 0 ? text.empty : unitsText.emptyFilter)}
        askedAt={at}
        marking={roomText.marking}
        tools={
          <Segmented
            label={t(text.which)}
            value={which}
            choices={whiches.map((value) => ({
              value,
              label: `${t(label[value])} ${n(ordered.filter(isOf[value]).length)}`,
            }))}
            onChange={setWhich}
          />
        }
      />
      {task === undefined ? null : <TaskAside key={task.task} task={task} unit={nameOf(task)} />}
    </>
  );
}

function TaskAside(props: { readonly task: TaskView; readonly unit: string }) {
  const { t } = useWords();
  const room = useRoom();
  const { desk, boats } = useDispatch();
  const { task, unit } = props;
  return (
    <RoomAside
      title={t(text.of, { unit, boat: boatName(boats, task.boat) })}
      badge={<SideBadge side={task.unitSide} />}
      wide
      onClose={() => desk.opened.set(null)}
    >
      <TaskActs task={task} keys />
      <div className="part">
        <TaskLadder task={task} />
        <ActionButton quiet label={t(roomText.open)} onPress={() => room.openRecord(`boat/${task.boat}`)} />
      </div>
    </RoomAside>
  );
}

function useTaskColumns(nameOf: (task: TaskView) => string): readonly Column<TaskView>[] {
  const { staff } = useRoom();
  const { boats, now } = useDispatch();
  const ageOf = useSideAge();
  const said = useWords();
  return [
    words({ key: 'unit', head: unitsText.unit, width: 11, grow: true }, nameOf),
    {
      ...words<TaskView>({ key: 'side', head: unitsText.side, width: 7 }, ({ unitSide }) =>
        sideWords(unitSide, ageOf),
      ),
      cell: ({ unitSide }) => <SideBadge side={unitSide} />,
    },
    words({ key: 'boat', head: text.boat, width: 8 }, ({ boat }) => boatName(boats, boat)),
    words(
      { key: 'kind', head: unitsText.task, width: 12, grow: true },
      ({ kind, urgency }, { t }) => `${t(taskKindText[kind])} · ${t(urgencyText[urgency])}`,
    ),
    {
      ...words<TaskView>({ key: 'step', head: text.step, width: 11 }, stepWords),
      cell: (task) => <OfSide side={task.unitSide}>{stepWords(task, said)}</OfSide>,
    },
    words({ key: 'age', head: unitsText.statusSince, width: 6 }, ({ steps }, { language }) => {
      const last = steps.at(-1);
      return last === undefined ? '–' : formatAge((now - Date.parse(last.at)) / 1000, language);
    }),
    {
      ...words<TaskView>({ key: 'clock', head: unitsText.clock, width: 9 }, ({ dueAt }, said) =>
        dueAt === null ? '–' : dueWords(dueAt, now, said),
      ),
      order: ({ dueAt }) => dueAt ?? '~',
      cell: ({ dueAt, cancel }) => <Clock at={cancel === null ? dueAt : null} now={now} />,
    },
    moments({ key: 'by', head: text.onSceneBy }, staff.state, ({ onSceneBy }) => onSceneBy),
    words({ key: 'reason', head: text.reason, width: 10 }, ({ reason }, { t }) =>
      t(proposalReasonText[reason]),
    ),
  ];
}

function stepWords({ step, refusal }: TaskView, { t }: Words): string {
  return refusal === null ? t(stepText[step]) : `${t(stepText[step])} · ${t(taskRefusalText[refusal])}`;
}
