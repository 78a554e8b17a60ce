import { ActionButton } from '../../../kit/elements/action-button.tsx';
import { formatUtcStamp } from '../../../kit/i18n/format.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import { useRoom } from '../../../kit/room/room-context.tsx';
import { Part } from '../../../kit/room/values.tsx';
import type { Column } from '../../../kit/table/column.ts';
import { numbers, words } from '../../../kit/table/columns.tsx';
import { PlainTable } from '../../../kit/table/plain-table.tsx';
import { TableExports } from '../../../kit/table/table-exports.tsx';
import type { Text } from '../../../kernel/text.ts';
import type { MonitorOverview } from '../wire.ts';
import type { MonitorTab } from './tabs.ts';
import { monitorText as text } from './text.ts';

interface Figure {
  readonly name: Text;
  readonly value: string;
  /** Needs an act: the figure stands out by weight and by its place at the top. */
  readonly act: boolean;
  readonly open: (() => void) | null;
}

/** Every figure opens its records. What needs an act stands first. */
export function Overview(props: {
  readonly overview: MonitorOverview;
  readonly at: number | null;
  readonly onTab: (tab: MonitorTab) => void;
}) {
  const { t, n } = useWords();
  const figures = useFigures(props);
  const refusals: readonly Column<MonitorOverview['refusals'][number]>[] = [
    words({ key: 'code', head: text.code }, ({ code }) => code),
    numbers({ key: 'count', head: text.count }, ({ count }) => count),
  ];
  return (
    <div className="room-scroll" tabIndex={0} role="group" aria-label={t(text.overview)}>
      <Part
        title={t(text.overview)}
        tools={
          <TableExports
            name="monitor-overview"
            title={t(text.overview)}
            columns={figureColumns}
            rows={figures}
            filter=""
            askedAt={props.at}
          />
        }
      >
        <dl className="figures-list">
          {figures.map(({ name, value, act, open }) => (
            <div key={name.en} className={act ? 'is-act' : undefined}>
              <dt>{t(name)}</dt>
              <dd className="figures">{value}</dd>
              <dd>{open === null ? null : <ActionButton label={t(text.open)} onPress={open} />}</dd>
            </div>
          ))}
        </dl>
      </Part>
      <Part title={`${t(text.refusals)} (${n(props.overview.refusals.length)})`}>
        <PlainTable
          label={t(text.refusals)}
          columns={refusals}
          rows={props.overview.refusals}
          rowKey={({ code }) => code}
          empty={t(text.noRefusals)}
        />
      </Part>
    </div>
  );
}

const figureColumns: readonly Column<Figure>[] = [
  words({ key: 'name', head: text.figure }, ({ name }, { t }) => t(name)),
  words({ key: 'value', head: text.value }, ({ value }) => value),
];

function useFigures(props: {
  readonly overview: MonitorOverview;
  readonly onTab: (tab: MonitorTab) => void;
}): readonly Figure[] {
  const { t, n } = useWords();
  const room = useRoom();
  const { overview, onTab } = props;
  const { checkpoint } = overview;
  const to = (name: string) => () => room.goTo(name);
  const glass = () => onTab('glass');
  const counted = (name: Text, value: number, open: () => void): Figure => ({
    name,
    value: n(value),
    act: false,
    open,
  });
  const toAct = (name: Text, value: number): Figure => ({
    ...counted(name, value, glass),
    act: value > 0,
  });
  return [
    toAct(text.glassOpen, overview.breakGlassOpen),
    toAct(text.reviewsDue, overview.reviewsDue),
    counted(text.approvals, overview.approvalsWaiting, to('approvals')),
    counted(text.openings, overview.openings24h, to('vault-log')),
    counted(text.searches, overview.searches24h, to('vault-log')),
    {
      name: text.checkpoint,
      value:
        checkpoint === null
          ? t(text.noCheckpoint)
          : t(text.checkpointAt, {
              position: n(checkpoint.position),
              at: formatUtcStamp(Date.parse(checkpoint.at)),
            }),
      act: false,
      open: null,
    },
    { name: text.policy, value: overview.policyHash.slice(0, 16), act: false, open: to('policies') },
  ];
}
