import { useWords } from '../../../kit/i18n/language.tsx';
import { useRoom } from '../../../kit/room/room-context.tsx';
import type { Column } from '../../../kit/table/column.ts';
import { moments, numbers, words } from '../../../kit/table/columns.tsx';
import { RecordTable } from '../../../kit/table/record-table.tsx';
import { createTableLayout } from '../../../kit/table/table-layout.ts';
import { priorityOfAlarm, rankOfAlarm } from '../facts.ts';
import { actText, causeText, consequenceText, priorityText as wordsOf, signatureText } from '../text.ts';
import type { GroupView, SiteAlarmView } from '../wire.ts';
import { consequences } from '../words.ts';
import { priorityText, siteText as text } from './text.ts';

const alarmLayout = createTableLayout('site.alarms', { column: 'priority', down: false });
const groupLayout = createTableLayout('site.groups', { column: 'last', down: true });

/** What was presented: life first. */
export function AlarmTable(props: {
  readonly rows: readonly SiteAlarmView[];
  readonly at: number | null;
  readonly opened: string | null;
  readonly onOpen: (alarm: string) => void;
}) {
  const { t } = useWords();
  const { staff } = useRoom();
  const columns: readonly Column<SiteAlarmView>[] = [
    {
      ...words<SiteAlarmView>({ key: 'priority', head: priorityText.priority, width: 6 }, (one) =>
        t(wordsOf[priorityOfAlarm(one)]),
      ),
      order: rankOfAlarm,
    },
    {
      ...words<SiteAlarmView>(
        { key: 'consequence', head: text.consequence, width: 15, grow: true },
        ({ facts }) => t(consequenceText[facts.consequence]),
      ),
      // Closed ones after all that are open.
      order: ({ facts, closed }) => consequences.indexOf(facts.consequence) + (closed === null ? 0 : 10),
    },
    words({ key: 'signature', head: text.signature, width: 13 }, ({ facts }) =>
      t(signatureText[facts.signature]),
    ),
    words({ key: 'zone', head: text.zone, width: 6 }, ({ facts }) => facts.zone),
    words({ key: 'act', head: text.act, width: 12 }, ({ facts }) => t(actText[facts.act])),
    moments(
      { key: 'at', head: text.at },
      staff.state,
      ({ raisedAt, presentedAt }) => raisedAt ?? presentedAt,
    ),
    words({ key: 'state', head: text.state, width: 9 }, (one) => stateOf(one, t)),
  ];
  return (
    <RecordTable
      name="site-alarms"
      title={t(text.alarms)}
      columns={columns}
      rows={props.rows}
      rowKey={({ facts }) => facts.alarm}
      layout={alarmLayout}
      opened={props.opened}
      onOpen={({ facts }) => props.onOpen(facts.alarm)}
      empty={t(text.none)}
      askedAt={props.at}
    />
  );
}

function stateOf(
  { closed, acknowledged, facts }: SiteAlarmView,
  t: ReturnType<typeof useWords>['t'],
): string {
  if (closed !== null) return t(text.closed);
  if (acknowledged !== null) return t(text.acknowledged);
  return facts.interrupts ? t(text.open) : `${t(text.open)}, ${t(text.quiet)}`;
}

/** What has a common cause, with how many it takes in. */
export function GroupTable(props: { readonly rows: readonly GroupView[]; readonly at: number | null }) {
  const { t } = useWords();
  const { staff } = useRoom();
  const columns: readonly Column<GroupView>[] = [
    words({ key: 'cause', head: text.cause, width: 14, grow: true }, ({ cause }) => t(causeText[cause])),
    words({ key: 'zone', head: text.zone, width: 8 }, ({ zone }) => zone),
    numbers({ key: 'count', head: text.count }, ({ count }) => count),
    numbers({ key: 'devices', head: text.devices, width: 8 }, ({ deviceCount }) => deviceCount),
    moments({ key: 'last', head: text.last }, staff.state, ({ lastAt }) => lastAt),
  ];
  return (
    <RecordTable
      name="site-groups"
      title={t(text.groups)}
      columns={columns}
      rows={props.rows}
      rowKey={({ group }) => group}
      layout={groupLayout}
      opened={null}
      onOpen={() => undefined}
      empty={t(text.noGroup)}
      askedAt={props.at}
    />
  );
}
