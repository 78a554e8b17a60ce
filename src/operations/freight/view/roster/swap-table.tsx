import { useState } from 'react';
import { ActionButton } from '../../../../kit/elements/action-button.tsx';
import { Moment } from '../../../../kit/elements/moment.tsx';
import { useWords, type Words } from '../../../../kit/i18n/language.tsx';
import { useRoom } from '../../../../kit/room/room-context.tsx';
import { RoomAside } from '../../../../kit/room/room-frame.tsx';
import { Values } from '../../../../kit/room/values.tsx';
import type { Column } from '../../../../kit/table/column.ts';
import { moments, words } from '../../../../kit/table/columns.tsx';
import { RecordTable } from '../../../../kit/table/record-table.tsx';
import { createTableLayout } from '../../../../kit/table/table-layout.ts';
import type { OpenSwap } from '../../team/wire.ts';
import { dutyWords } from './duty-words.ts';
import { type RosterAct, rosterOrder, useRoster } from './roster-context.tsx';
import { rosterText } from './text.ts';
import { swapText as text } from './text-swap.ts';

const layout = createTableLayout('freight.swaps', null);

/** Swaps for which somebody is waited for; one opened beside with what each of the three may do. */
export function SwapTable() {
  const { t } = useWords();
  const { roster } = useRoster();
  const { staff } = useRoom();
  const [opened, setOpened] = useState<string | null>(null);
  const rows = roster.value?.swaps ?? [];
  const row = rows.find(({ swap }) => swap === opened);
  return (
    <>
      <RecordTable
        name="freight-swaps"
        title={t(text.swaps)}
        columns={columnsOf(staff.state)}
        rows={rows}
        rowKey={({ swap }) => swap}
        layout={layout}
        opened={opened}
        onOpen={({ swap }) => setOpened(swap)}
        empty={t(text.noSwaps)}
        askedAt={roster.at}
        marking={rosterText.marking}
      />
      {row === undefined ? null : (
        <RoomAside key={row.swap} title={`${row.staff} – ${row.other}`} wide onClose={() => setOpened(null)}>
          <SwapPage swap={row} />
        </RoomAside>
      )}
    </>
  );
}

function columnsOf(state: 'fr' | 'uk'): readonly Column<OpenSwap>[] {
  return [
    words({ key: 'from', head: text.from, width: 11 }, ({ staff }) => staff),
    words({ key: 'gives', head: text.gives, width: 14, grow: true }, ({ gives }, said) =>
      exchanged(gives, said),
    ),
    words({ key: 'to', head: text.to, width: 11 }, ({ other }) => other),
    words({ key: 'takes', head: text.takes, width: 14, grow: true }, ({ takes }, said) =>
      exchanged(takes, said),
    ),
    words({ key: 'waits', head: text.waitsFor, width: 12 }, ({ phase }, { t }) =>
      t(phase === 'proposed' ? text.waitsOther : text.waitsSupervisor),
    ),
    moments({ key: 'since', head: text.since, width: 17 }, state, ({ since }) => since),
  ];
}

function exchanged(duty: OpenSwap['takes'], { t }: Words): string {
  if (duty === 'nothing') return t(text.nothing);
  return duty === null ? t(text.gone) : `${dutyWords(duty)} ${duty.place} ${duty.lane}`;
}

function SwapPage({ swap }: { readonly swap: OpenSwap }) {
  const said = useWords();
  const { t } = said;
  return (
    <>
      <SwapActs swap={swap} />
      <p className="form-hint">{t(text.restChecked)}</p>
      <Values
        none="–"
        rows={[
          [t(text.from), swap.staff],
          [t(text.gives), exchanged(swap.gives, said)],
          [t(text.to), swap.other],
          [t(text.takes), exchanged(swap.takes, said)],
          [t(text.waitsFor), t(swap.phase === 'proposed' ? text.waitsOther : text.waitsSupervisor)],
          [t(text.since), <Moment key="since" at={swap.since} />],
        ]}
      />
    </>
  );
}

/** What each may press: the other answers, who asked takes it back, a third approves or refuses. */
function SwapActs({ swap: { swap, phase, staff, other } }: { readonly swap: OpenSwap }) {
  const { t } = useWords();
  const { may, send } = useRoster();
  const own = useRoom().staff.id;
  const isThird = own !== staff && own !== other;
  const act = (name: RosterAct, label: keyof typeof text, lacks: keyof typeof text | null) => (
    <ActionButton
      label={t(text[label])}
      refusal={may(name) ?? (lacks === null ? null : t(text[lacks]))}
      onPress={() => send(rosterOrder(name, { swap }))}
    />
  );
  const asked = own === other ? null : 'otherOnly';
  const third = isThird ? null : 'thirdOnly';
  return (
    <div className="act-row">
      {act('AcceptSwap', 'accept', asked ?? (phase === 'accepted' ? 'acceptedAlready' : null))}
      {act('DeclineSwap', 'decline', asked)}
      {act('WithdrawSwap', 'withdraw', own === staff ? null : 'askerOnly')}
      {act('ApproveSwap', 'approve', third ?? (phase === 'proposed' ? 'notAccepted' : null))}
      {act('RefuseSwap', 'refuse', third)}
    </div>
  );
}
