import { useState } from 'react';
import { Moment } from '../../../../kit/elements/moment.tsx';
import { useWords } from '../../../../kit/i18n/language.tsx';
import { useRoom } from '../../../../kit/room/room-context.tsx';
import { RoomAside } from '../../../../kit/room/room-frame.tsx';
import { LongId, Values } from '../../../../kit/room/values.tsx';
import type { Column } from '../../../../kit/table/column.ts';
import { moments, numbers, words } from '../../../../kit/table/columns.tsx';
import { RecordTable } from '../../../../kit/table/record-table.tsx';
import { createTableLayout } from '../../../../kit/table/table-layout.ts';
import type { ListedShare } from '../../selection-listed.ts';
import { DrawAudit } from './draw-audit.tsx';
import { selectionText, shareText as text } from './text.ts';
import { useSelection } from './use-selection.tsx';

const layout = createTableLayout('freight.shares', null);
const keyOf = ({ place, period }: ListedShare) => `${place} ${period}`;

/** Random shares as they were published; one opened beside, where its draws can be checked once its secret is open. */
export function ShareTable() {
  const { t } = useWords();
  const { selection } = useSelection();
  const columns = useColumns();
  const [opened, setOpened] = useState<string | null>(null);
  if (selection.value === null) return null;
  const rows = selection.value.shares.toSorted((a, b) => b.from.localeCompare(a.from, 'en'));
  const row = rows.find((one) => keyOf(one) === opened);
  return (
    <>
      <RecordTable
        name="freight-shares"
        title={t(selectionText.shares)}
        columns={columns}
        rows={rows}
        rowKey={keyOf}
        layout={layout}
        opened={opened}
        onOpen={(one) => setOpened(keyOf(one))}
        empty={t(text.empty)}
        askedAt={selection.at}
        marking={selectionText.marking}
      />
      {row === undefined ? null : (
        <RoomAside key={opened} title={`${row.place} · ${row.period}`} wide onClose={() => setOpened(null)}>
          <SharePage share={row} />
        </RoomAside>
      )}
    </>
  );
}

function sealing({ fingerprint, secret }: ListedShare) {
  if (fingerprint === null) return text.notSealed;
  return secret === null ? text.sealed : text.open;
}

function useColumns(): readonly Column<ListedShare>[] {
  const { staff } = useRoom();
  return [
    words({ key: 'place', head: selectionText.place, width: 9 }, ({ place }) => place),
    words({ key: 'period', head: text.period, width: 9 }, ({ period }) => period),
    numbers({ key: 'rate', head: text.rate, width: 6 }, ({ ratePermille }) => ratePermille),
    words({ key: 'state', head: selectionText.state, width: 12 }, (share, { t }) => t(sealing(share))),
    moments({ key: 'from', head: selectionText.fromShown, width: 17 }, staff.state, ({ from }) => from),
    moments({ key: 'to', head: selectionText.toShown, width: 17 }, staff.state, ({ to }) => to),
    words(
      { key: 'fingerprint', head: text.fingerprint, width: 20, grow: true },
      ({ fingerprint }) => fingerprint ?? '–',
    ),
  ];
}

function SharePage({ share }: { readonly share: ListedShare }) {
  const { t, n } = useWords();
  const { from, to, ratePermille, fingerprint, secret } = share;
  return (
    <>
      <Values
        none="–"
        rows={[
          [t(selectionText.state), t(sealing(share))],
          [t(text.rate), n(ratePermille)],
          [t(selectionText.fromShown), <Moment key="from" at={from} />],
          [t(selectionText.toShown), <Moment key="to" at={to} />],
          [t(text.fingerprint), fingerprint === null ? null : <LongId key="print" id={fingerprint} />],
          [t(text.secret), secret === null ? null : <LongId key="secret" id={secret} />],
        ]}
      />
      <DrawAudit share={share} />
    </>
  );
}
