import { useEffect, useState } from 'react';
import { RoomActLine } from '../../../kit/acts/act-status.tsx';
import { ChoiceDialog, type RoomActParts } from '../../../kit/acts/choice-dialog.tsx';
import { useAct } from '../../../kit/acts/use-act.ts';
import { ActionButton } from '../../../kit/elements/action-button.tsx';
import { useKeys } from '../../../kit/elements/keys.ts';
import { Segmented } from '../../../kit/elements/segmented.tsx';
import { useWords } from '../../../kit/i18n/language.tsx';
import { useNudge, useResource } from '../../../kit/resource.ts';
import { ResourceNotice } from '../../../kit/room/resource-notice.tsx';
import { deskOwner } from '../../../kit/room/desk-owner.ts';
import { useMay, useRoom } from '../../../kit/room/room-context.tsx';
import { RoomAside, RoomFrame } from '../../../kit/room/room-frame.tsx';
import { useStore } from '../../../kit/store.ts';
import type { Column } from '../../../kit/table/column.ts';
import { moments, words } from '../../../kit/table/columns.tsx';
import { RecordTable } from '../../../kit/table/record-table.tsx';
import { createTableLayout } from '../../../kit/table/table-layout.ts';
import { tipKindText, type TipRoom, tipRoomText } from '../../../kernel/released-tip.ts';
import { type IntelTip, type IntelTipsAnswer, type TipPhase, tipPhase } from '../wire-tip.ts';
import { ReleaseDialog } from './dialog-release.tsx';
import { WriteDialog } from './dialog-write.tsx';
import { openedTipOf } from './opened-tip.ts';
import { type IntelAct, intelAction, intelOrder } from './orders.ts';
import { intelText as text, phaseText, withdrawalText } from './text.ts';
import { amendActs, gradeWords, releaseActs, TipPage } from './tip-page.tsx';

const layout = createTableLayout('intel.tips', null);
const filters = ['all', 'written', 'released', 'over', 'withdrawn'] as const;
type Filter = 'all' | TipPhase;
type Dialog =
  | { readonly kind: 'write' }
  | { readonly kind: 'release' | 'amend'; readonly tip: string; readonly room: TipRoom }
  | { readonly kind: 'withdraw'; readonly tip: string };

/** The intelligence room: tips, what of them was released to whom, and what became of it. */
export function IntelRoom() {
  const { t } = useWords();
  const { staff, onNews, singleKeys } = useRoom();
  const may = useMay();
  const act = useAct();
  const lying = openedTipOf(deskOwner(staff));
  const opened = useStore(lying);
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const tips = useResource<IntelTipsAnswer>('/api/inquiry/intel/tips');
  const { again } = tips;
  const nudge = useNudge(tips);
  useEffect(() => onNews('intel', nudge), [onNews, nudge]);
  const tip = tips.value?.tips.find((one) => one.tip === opened);
  const write = may(intelAction('WriteTip'), text.giver);
  const open = () => (write === null ? setDialog({ kind: 'write' }) : false);
  useKeys(singleKeys && dialog === null ? { n: open } : {});
  const parts = (right: IntelAct): RoomActParts => ({
    refusal: may(intelAction(right), text.giver),
    act,
    onClose: () => setDialog(null),
    onTaken: again,
  });
  return (
    <RoomFrame
      title={t(text.title)}
      lead={t(text.lead)}
      tools={<ActionButton label={t(text.write)} hint="n" refusal={write} onPress={open} />}
    >
      <ResourceNotice of={tips} />
      <RoomActLine act={act} />
      <div className="room-body">
        {tips.value === null ? null : (
          <TipTable rows={tips.value.tips} at={tips.at} opened={opened} onOpen={lying.set} />
        )}
        {tip === undefined ? null : (
          <RoomAside key={tip.tip} title={t(tipKindText[tip.kind])} wide onClose={() => lying.set(null)}>
            <TipPage
              tip={tip}
              onRelease={(room) => setDialog({ kind: 'release', tip: tip.tip, room })}
              onAmend={(room) => setDialog({ kind: 'amend', tip: tip.tip, room })}
              onWithdraw={() => setDialog({ kind: 'withdraw', tip: tip.tip })}
            />
          </RoomAside>
        )}
      </div>
      <OneDialog dialog={dialog} tip={tip} parts={parts} />
    </RoomFrame>
  );
}

function OneDialog(props: {
  readonly dialog: Dialog | null;
  readonly tip: IntelTip | undefined;
  readonly parts: (right: IntelAct) => RoomActParts;
}) {
  const { t } = useWords();
  const { staff } = useRoom();
  const { dialog, tip, parts } = props;
  if (dialog === null) return null;
  if (dialog.kind === 'write') return <WriteDialog {...parts('WriteTip')} />;
  // Its tip is no longer to be seen.
  if (tip === undefined || tip.tip !== dialog.tip) return null;
  if (dialog.kind !== 'withdraw') {
    const { room } = dialog;
    const isAmended = dialog.kind === 'amend';
    return (
      <ReleaseDialog
        {...parts(isAmended ? amendActs[room] : releaseActs[room])}
        key={`${dialog.kind} ${room}`}
        tip={tip}
        room={room}
        standing={isAmended ? (tip.releases.find((one) => one.room === room) ?? null) : null}
        body={staff.desk}
      />
    );
  }
  return (
    <ChoiceDialog
      {...parts('WithdrawTip')}
      title={t(text.withdrawTitle)}
      submit={t(text.withdrawIt)}
      label={t(text.reason)}
      terms={withdrawalText}
      first={<p>{t(text.withdrawHint)}</p>}
      order={(reason) => intelOrder('WithdrawTip', { tip: tip.tip, reason })}
    />
  );
}

function TipTable(props: {
  readonly rows: readonly IntelTip[];
  readonly at: number | null;
  readonly opened: string | null;
  readonly onOpen: (tip: string) => void;
}) {
  const { t } = useWords();
  const { staff, clock } = useRoom();
  const now = useStore(clock);
  const [filter, setFilter] = useState<Filter>('all');
  const columns: readonly Column<IntelTip>[] = [
    words({ key: 'phase', head: text.phase, width: 10 }, (tip) => t(phaseText[tipPhase(tip, now)])),
    words({ key: 'kind', head: text.kind, width: 16, grow: true }, ({ kind }) => t(tipKindText[kind])),
    words({ key: 'place', head: text.place, width: 10 }, ({ place }) => place ?? '–'),
    words({ key: 'grade', head: text.grade, width: 6 }, ({ grade }) => gradeWords(grade)),
    words({ key: 'handling', head: text.handling, width: 8 }, ({ handling }) =>
      handling.length === 0 ? 'P' : handling.join(' '),
    ),
    words({ key: 'rooms', head: text.rooms, width: 15, grow: true }, ({ releases }) =>
      releases.length === 0
        ? t(text.nobody)
        : releases
            .map(({ room, seenAt, actedAt }) => {
              const said = actedAt !== null ? text.acted : seenAt !== null ? text.seen : text.notSeen;
              return `${t(tipRoomText[room])} (${t(said)})`;
            })
            .join(', '),
    ),
    moments({ key: 'until', head: text.until }, staff.state, ({ until }) => until),
    moments({ key: 'written', head: text.written }, staff.state, ({ written }) => written.at),
  ];
  return (
    <RecordTable
      name="intel-tips"
      title={t(text.table)}
      columns={columns}
      rows={props.rows.filter((tip) => filter === 'all' || tipPhase(tip, now) === filter)}
      rowKey={({ tip }) => tip}
      layout={layout}
      opened={props.opened}
      onOpen={({ tip }) => props.onOpen(tip)}
      empty={t(text.empty)}
      askedAt={props.at}
      tools={
        <Segmented
          label={t(text.shown)}
          value={filter}
          choices={filters.map((value) => ({
            value,
            label: t(value === 'all' ? text.all : phaseText[value]),
          }))}
          onChange={setFilter}
        />
      }
    />
  );
}
