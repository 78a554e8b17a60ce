import { type ReactNode, useState } from 'react';
import { Segmented } from '../../../kit/elements/segmented.tsx';
import { Moment } from '../../../kit/elements/moment.tsx';
import { useWords, type Words } from '../../../kit/i18n/language.tsx';
import { formatPosition } from '../../../kit/position-format.ts';
import { useRoom } from '../../../kit/room/room-context.tsx';
import { RoomAside } from '../../../kit/room/room-frame.tsx';
import { Part, Values } from '../../../kit/room/values.tsx';
import { useStore } from '../../../kit/store.ts';
import type { Column } from '../../../kit/table/column.ts';
import { moments, words } from '../../../kit/table/columns.tsx';
import { RecordTable } from '../../../kit/table/record-table.tsx';
import { createTableLayout } from '../../../kit/table/table-layout.ts';
import { isPatrolOpen, patrolStepOf } from '../patrol/decide-patrol.ts';
import type { PatrolUnit, PatrolView } from '../patrol/wire-patrol.ts';
import {
  patrolNeeds,
  patrolNeedText,
  patrolRefusalText,
  patrolResultText,
  patrolStepText,
  patrolWayText,
  patrolWithdrawalText,
} from '../patrol/words-patrol.ts';
import type { Said } from '../wire.ts';
import { useDispatch } from './dispatch-context.tsx';
import { patrolUnitKey } from './dispatch-desk.ts';
import { patrolActs } from './patrol-acts.ts';
import { PatrolRegister } from './patrol-register.tsx';
import { roomText, unitsText } from './text.ts';
import { patrolsText as text } from './text-patrol.ts';
import { ActRow } from './unit-acts.tsx';
import { Clock } from './unit-columns.tsx';
import { dueWords } from './unit-words.ts';

const layout = createTableLayout('dispatch.patrols', null);

const lists = { tasks: text.tasksTab, register: text.registerTab } as const;

/** Patrols of the fixed sites: what they are asked for, and which there are. */
export function PatrolList() {
  const { t } = useWords();
  const { desk } = useDispatch();
  const [shown, setShown] = useState<keyof typeof lists>('tasks');
  const tools = (
    <Segmented
      label={t(text.shownList)}
      value={shown}
      choices={(['tasks', 'register'] as const).map((value) => ({ value, label: t(lists[value]) }))}
      onChange={(next) => {
        desk.opened.set(null);
        setShown(next);
      }}
    />
  );
  return shown === 'tasks' ? <PatrolTasks tools={tools} /> : <PatrolRegister tools={tools} />;
}

/** What the fixed sites ask patrols for: what waits for a person first, gravest first. One opened beside. */
function PatrolTasks({ tools }: { readonly tools: ReactNode }) {
  const { t } = useWords();
  const { desk, patrols } = useDispatch();
  const opened = useStore(desk.opened);
  const { at } = useStore(desk.patrols.standing);
  const patrol = opened === null ? undefined : patrols.get(opened);
  return (
    <>
      <RecordTable
        name="dispatch-patrols"
        tools={tools}
        title={t(text.tab)}
        columns={usePatrolColumns()}
        rows={patrolOrder([...patrols.values()])}
        rowKey={({ task }) => task}
        layout={layout}
        opened={opened}
        onOpen={({ task }) => desk.opened.set(task)}
        empty={t(text.empty)}
        askedAt={at}
        marking={roomText.marking}
      />
      {patrol === undefined ? null : (
        <RoomAside
          key={patrol.task}
          title={t(patrolNeedText[patrol.need])}
          wide
          onClose={() => desk.opened.set(null)}
        >
          <PatrolPage patrol={patrol} />
        </RoomAside>
      )}
    </>
  );
}

/** Open before over; of open ones the gravest need, then what waited longest. */
export function patrolOrder(patrols: readonly PatrolView[]): readonly PatrolView[] {
  return patrols.toSorted(
    (one, other) =>
      Number(!isPatrolOpen(one)) - Number(!isPatrolOpen(other)) ||
      patrolNeeds.indexOf(one.need) - patrolNeeds.indexOf(other.need) ||
      one.proposed.at.localeCompare(other.proposed.at, 'en'),
  );
}

function usePatrolColumns(): readonly Column<PatrolView>[] {
  const { staff } = useRoom();
  const { now, patrolUnits } = useDispatch();
  return [
    words({ key: 'need', head: text.need, width: 16, grow: true }, ({ need }, { t }) =>
      t(patrolNeedText[need]),
    ),
    words({ key: 'site', head: text.site, width: 8 }, ({ site }) => site),
    words({ key: 'zone', head: text.zone, width: 8 }, ({ zone }) => zone),
    words({ key: 'step', head: text.step, width: 13, grow: true }, (task, { t }) =>
      t(patrolStepText[patrolStepOf(task)]),
    ),
    {
      ...words<PatrolView>({ key: 'clock', head: unitsText.clock, width: 8 }, ({ dueAt }, said) =>
        dueAt === null ? '–' : dueWords(dueAt, now, said),
      ),
      order: ({ dueAt }) => dueAt ?? '~',
      cell: ({ dueAt }) => <Clock at={dueAt} now={now} />,
    },
    words({ key: 'patrol', head: text.patrol, width: 12 }, (task, { t }) =>
      orderedWords(task, patrolUnits, t),
    ),
    moments({ key: 'asked', head: text.asked }, staff.state, ({ proposed }) => proposed.at),
  ];
}

function PatrolPage({ patrol }: { readonly patrol: PatrolView }) {
  const { t, language } = useWords();
  const dispatch = useDispatch();
  const { ordered, accepted, onScene, finished, withdrawn, refusals } = patrol;
  const isWaiting = isPatrolOpen(patrol) && accepted === null && onScene === null;
  return (
    <>
      {isWaiting ? (
        <p role="alert" className="overdue">
          {t(text.nobodyAssumes)}
        </p>
      ) : null}
      <ActRow keys acts={patrolActs(patrol, dispatch)} />
      <Values
        none="–"
        rows={[
          [t(text.site), `${patrol.site} · ${patrol.zone}`],
          [t(text.place), formatPosition(patrol.position, language)],
          [
            t(text.actBefore),
            patrol.actBefore === null ? (
              t(text.noTrack)
            ) : (
              <Moment key="before" at={patrol.actBefore} seconds />
            ),
          ],
          [t(text.patrol), orderedWords(patrol, dispatch.patrolUnits, t)],
        ]}
      />
      <Part title={t(text.steps)}>
        <ul className="plain-list">
          <Step name={t(patrolStepText.proposed)} said={patrol.proposed} />
          {refusals.map((one) => (
            <Step key={one.at} name={`${one.patrol} · ${t(patrolRefusalText[one.reason])}`} said={one} />
          ))}
          {ordered === null ? null : (
            <Step name={`${ordered.patrol} · ${t(patrolWayText[ordered.way])}`} said={ordered} />
          )}
          <Step name={t(patrolStepText.accepted)} said={accepted} />
          <Step name={t(patrolStepText.on_scene)} said={onScene} />
          <Step name={finished === null ? '' : t(patrolResultText[finished.result])} said={finished} />
          <Step name={withdrawn === null ? '' : t(patrolWithdrawalText[withdrawn.reason])} said={withdrawn} />
        </ul>
      </Part>
    </>
  );
}

/** Who is ordered, and that no register knows them where none does. */
function orderedWords(
  { site, ordered }: PatrolView,
  units: ReadonlyMap<string, PatrolUnit>,
  t: Words['t'],
): string {
  if (ordered === null) return t(text.nobody);
  const { patrol } = ordered;
  const isKnown = units.get(patrolUnitKey({ site, patrol }))?.retired === false;
  return isKnown ? patrol : `${patrol} (${t(text.notRegistered)})`;
}

function Step({ name, said }: { readonly name: string; readonly said: Said | null }) {
  if (said === null) return null;
  return (
    <li>
      <strong>{name}</strong> <Moment at={said.at} seconds /> <span className="quiet">{said.by}</span>
    </li>
  );
}
