import { type FormEvent, useState } from 'react';
import { ActionButton } from '../../../kit/elements/action-button.tsx';
import { useWords } from '../../../kit/i18n/language.tsx';
import { useResource } from '../../../kit/resource.ts';
import { AskedAt, ResourceNotice } from '../../../kit/room/resource-notice.tsx';
import { useRoom } from '../../../kit/room/room-context.tsx';
import { RoomAside, RoomFrame } from '../../../kit/room/room-frame.tsx';
import { purposeText } from '../../../kit/room/terms.ts';
import { Moment } from '../../../kit/elements/moment.tsx';
import { Values } from '../../../kit/room/values.tsx';
import type { Column } from '../../../kit/table/column.ts';
import { moments, numbers, words } from '../../../kit/table/columns.tsx';
import { RecordTable } from '../../../kit/table/record-table.tsx';
import { createTableLayout } from '../../../kit/table/table-layout.ts';
import { actText, detailKindText, openingReasonText, standingText } from '../text.ts';
import type { LogRow } from '../wire.ts';
import { logText as text } from './text.ts';

const layout = createTableLayout('records.log', { column: 'position', down: true });
const pageSize = 500;

interface Asked {
  readonly actor: string;
  readonly subject: string;
  /** Rows before this position; null: from the newest. */
  readonly before: number | null;
}

/** Who opened, searched, exported or disclosed what, why, and at which place of the book it stands. */
export function LogRoom() {
  const { t } = useWords();
  const [asked, setAsked] = useState<Asked>({ actor: '', subject: '', before: null });
  const [opened, setOpened] = useState<number | null>(null);
  const log = useResource<readonly LogRow[]>(logPath(asked));
  const row = log.value?.find(({ position }) => position === opened);
  const oldest = log.value?.reduce((least, { position }) => Math.min(least, position), Infinity);
  return (
    <RoomFrame title={t(text.title)} lead={t(text.lead)} tools={<AskedAt of={log} />}>
      <Only asked={asked} onAsk={setAsked} />
      <ResourceNotice of={log} />
      <div className="room-body">
        {log.value === null ? null : (
          <LogTable rows={log.value} at={log.at} opened={opened} onOpen={setOpened} />
        )}
        {row === undefined ? null : (
          <RoomAside title={String(row.position)} onClose={() => setOpened(null)}>
            <Entry row={row} />
          </RoomAside>
        )}
      </div>
      <div className="pager">
        <ActionButton quiet label={t(text.newest)} onPress={() => setAsked({ ...asked, before: null })} />
        {log.value?.length === pageSize && oldest !== undefined ? (
          <ActionButton label={t(text.older)} onPress={() => setAsked({ ...asked, before: oldest })} />
        ) : null}
      </div>
    </RoomFrame>
  );
}

function logPath({ actor, subject, before }: Asked): string {
  const query = new URLSearchParams({ limit: String(pageSize) });
  if (actor !== '') query.set('actor', actor);
  if (subject !== '') query.set('subject', subject);
  if (before !== null) query.set('before', String(before));
  return `/api/oversight/records/log?${query.toString()}`;
}

/** What the node is asked for: one person's openings, or those about one subject. Ids, never names. */
function Only(props: { readonly asked: Asked; readonly onAsk: (asked: Asked) => void }) {
  const { t } = useWords();
  const [actor, setActor] = useState(props.asked.actor);
  const [subject, setSubject] = useState(props.asked.subject);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    props.onAsk({ actor: actor.trim(), subject: subject.trim(), before: null });
  };
  return (
    <form className="only" onSubmit={onSubmit}>
      <label>
        <span>{t(text.onlyActor)}</span>
        <input
          className="input figures"
          value={actor}
          autoComplete="off"
          onChange={(event) => setActor(event.target.value)}
        />
      </label>
      <label>
        <span>{t(text.onlySubject)}</span>
        <input
          className="input figures"
          value={subject}
          autoComplete="off"
          onChange={(event) => setSubject(event.target.value)}
        />
      </label>
      <button type="submit" className="act">
        ⏎
      </button>
    </form>
  );
}

function LogTable(props: {
  readonly rows: readonly LogRow[];
  readonly at: number | null;
  readonly opened: number | null;
  readonly onOpen: (position: number) => void;
}) {
  const { t } = useWords();
  const { staff } = useRoom();
  const columns: readonly Column<LogRow>[] = [
    numbers({ key: 'position', head: text.position, width: 7 }, ({ position }) => position),
    moments({ key: 'at', head: text.at }, staff.state, ({ at }) => at),
    words({ key: 'actor', head: text.actor, width: 11 }, ({ actor }) => actor),
    words({ key: 'desk', head: text.desk, width: 9 }, ({ desk }) => desk ?? '–'),
    words({ key: 'act', head: text.act, width: 8 }, ({ act }) => t(actText[act])),
    words({ key: 'kinds', head: text.kinds, width: 9, grow: true }, ({ kinds }) =>
      kinds.map((kind) => t(detailKindText[kind])).join(', '),
    ),
    words({ key: 'reason', head: text.reason, width: 10, grow: true }, ({ reason, standing }) =>
      standing === null
        ? t(openingReasonText[reason])
        : `${t(openingReasonText[reason])} · ${t(standingText[standing])}`,
    ),
    words({ key: 'reference', head: text.reference, width: 8 }, ({ reference }) => reference ?? '–'),
    words({ key: 'purpose', head: text.purpose, width: 10, grow: true }, ({ purpose }) =>
      t(purposeText[purpose]),
    ),
    words({ key: 'subject', head: text.subject, width: 10, grow: true }, ({ subject }) => subject ?? '–'),
  ];
  return (
    <RecordTable
      name="vault-log"
      title={t(text.title)}
      columns={columns}
      rows={props.rows}
      rowKey={({ position }) => String(position)}
      layout={layout}
      opened={props.opened === null ? null : String(props.opened)}
      onOpen={({ position }) => props.onOpen(position)}
      empty={t(text.empty)}
      askedAt={props.at}
    />
  );
}

function Entry(props: { readonly row: LogRow }) {
  const { t } = useWords();
  const { row } = props;
  return (
    <Values
      none={t(text.none)}
      rows={[
        [t(text.at), <Moment key="at" at={row.at} seconds />],
        [t(text.act), t(actText[row.act])],
        [t(text.actor), row.actor],
        [t(text.desk), row.desk],
        [t(text.subject), row.subject ?? t(text.search)],
        [t(text.kinds), row.kinds.map((kind) => t(detailKindText[kind])).join(', ')],
        [t(text.purpose), t(purposeText[row.purpose])],
        [t(text.reason), t(openingReasonText[row.reason])],
        [t(text.reference), row.reference],
        [t(text.standing), row.standing === null ? null : t(standingText[row.standing])],
        [t(text.recipient), row.recipient],
        [t(text.note), row.noteSubject === null ? null : t(text.sealed, { subject: row.noteSubject })],
      ]}
    />
  );
}
