import { useRoom } from '../../../kit/room/room-context.tsx';
import { SeverityMark } from '../../../kit/alarms/severity-mark.tsx';
import { useStore } from '../../../kit/store.ts';
import type { Column } from '../../../kit/table/column.ts';
import { moments, words } from '../../../kit/table/columns.tsx';
import { useWords } from '../../../kit/i18n/language.tsx';
import { alarmPhaseText, alarmRoleText, mannerText, priorityText } from '../text.ts';
import type { AlarmView } from '../wire.ts';
import { isAsking, timeLeft } from './alarm-words.ts';
import { alarmsText as text } from './text.ts';

/** One alarm of the list with its place in the order of urgency. */
export interface AlarmRow {
  readonly alarm: AlarmView;
  /** From 0, the most urgent cause first; alarms of one cause stand together. */
  readonly order: number;
  /** How many alarms have the same cause, itself included. */
  readonly ofCause: number;
}

/** The alarm list as a table: for the screen, the filter, the export and the print. */
export function useAlarmColumns(): readonly Column<AlarmRow>[] {
  const { staff, clock } = useRoom();
  const now = useStore(clock);
  return [
    {
      ...words<AlarmRow>({ key: 'priority', head: text.priority, width: 12 }, ({ alarm }, { t }) =>
        t(priorityText[alarm.priority]),
      ),
      order: ({ order }) => order,
      cell: (row) => <PriorityCell alarm={row.alarm} />,
    },
    words({ key: 'reference', head: text.reference, width: 7 }, ({ alarm }) => alarm.reference ?? '–'),
    {
      ...words<AlarmRow>(
        { key: 'left', head: text.time, width: 15 },
        ({ alarm }, said) => timeLeft(alarm, now, said) ?? '–',
      ),
      order: ({ alarm }) => alarm.actBefore ?? alarm.risesAt ?? '~',
    },
    words({ key: 'consequence', head: text.consequence, width: 14, grow: true }, ({ alarm }, { t }) =>
      t(alarm.consequence),
    ),
    words({ key: 'act', head: text.act, width: 14, grow: true }, ({ alarm }, { t }) => t(alarm.act)),
    words({ key: 'owner', head: text.owner, width: 12 }, ({ alarm }, { t }) => t(alarmRoleText[alarm.role])),
    words({ key: 'side', head: text.side, width: 5 }, ({ alarm }) => alarm.side.toUpperCase()),
    words({ key: 'phase', head: text.phase, width: 9 }, ({ alarm }, { t }) => t(alarmPhaseText[alarm.phase])),
    words({ key: 'manner', head: text.manner, width: 8 }, ({ alarm }, { t }) =>
      alarm.phase === 'unacknowledged' ? t(mannerText[alarm.manner]) : '–',
    ),
    words({ key: 'cause', head: text.cause, width: 8 }, ({ ofCause }, { n }) =>
      ofCause === 1 ? '–' : `+${n(ofCause - 1)}`,
    ),
    moments({ key: 'since', head: text.since, width: 17 }, staff.state, ({ alarm }) => alarm.since),
  ];
}

function PriorityCell(props: { readonly alarm: AlarmView }) {
  const { t } = useWords();
  const { alarm } = props;
  const severity = alarm.manner === 'interrupts' ? 'alarm' : alarm.priority === 'low' ? 'caution' : 'warning';
  return (
    <span className={alarm.priority === 'life' ? 'alarm-priority is-life' : 'alarm-priority'}>
      <SeverityMark severity={severity} filled={isAsking(alarm)} /> {t(priorityText[alarm.priority])}
    </span>
  );
}
