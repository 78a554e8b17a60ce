import { useState } from 'react';
import { Moment } from '../../../kit/elements/moment.tsx';
import { ActForm } from '../../../kit/forms/act-form.tsx';
import { orNull } from '../../../kit/forms/checks.ts';
import { LongField, TextField } from '../../../kit/forms/fields.tsx';
import { useForm } from '../../../kit/forms/use-form.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import { textsBySubject } from '../../../kit/open-vault.ts';
import { useMay, useRoom } from '../../../kit/room/room-context.tsx';
import { RoomAside } from '../../../kit/room/room-frame.tsx';
import { LongId, Values } from '../../../kit/room/values.tsx';
import { VaultOpening } from '../../../kit/room/vault-opening.tsx';
import type { Column } from '../../../kit/table/column.ts';
import { moments, words } from '../../../kit/table/columns.tsx';
import { RecordTable } from '../../../kit/table/record-table.tsx';
import { createTableLayout } from '../../../kit/table/table-layout.ts';
import type { MonitorReportView } from '../wire.ts';
import { giverText, monitorText as text } from './text.ts';

const layout = createTableLayout('monitor.reports', { column: 'at', down: true });

/** The monitor's reports: the list holds no text; reading one opens the vault, once, and is logged. */
export function ReportsPane(props: {
  readonly rows: readonly MonitorReportView[];
  readonly at: number | null;
  readonly writing: boolean;
  readonly onWriting: (writing: boolean) => void;
  readonly onDone: () => void;
}) {
  const { t } = useWords();
  const { staff } = useRoom();
  const [opened, setOpened] = useState<string | null>(null);
  const row = props.writing ? undefined : props.rows.find(({ report }) => report === opened);
  const columns: readonly Column<MonitorReportView>[] = [
    moments({ key: 'at', head: text.at }, staff.state, ({ at }) => at),
    words({ key: 'by', head: text.by, width: 12 }, ({ by }) => by),
    words({ key: 'about', head: text.about, width: 12 }, ({ about }) => about ?? '–'),
    words({ key: 'report', head: text.report, width: 14, grow: true }, ({ title, report }) =>
      title === null ? report : t(title),
    ),
    words({ key: 'sha', head: text.sha, width: 14, grow: true }, ({ sha256 }) => sha256),
  ];
  return (
    <div className="room-body">
      <RecordTable
        name="monitor-reports"
        title={t(text.reports)}
        columns={columns}
        rows={props.rows}
        rowKey={({ report }) => report}
        layout={layout}
        opened={opened}
        onOpen={({ report }) => {
          props.onWriting(false);
          setOpened(report);
        }}
        empty={t(text.noReports)}
        askedAt={props.at}
      />
      {props.writing ? (
        <RoomAside title={t(text.write)} wide onClose={() => props.onWriting(false)}>
          <WriteForm onDone={props.onDone} />
        </RoomAside>
      ) : null}
      {row === undefined ? null : (
        <RoomAside key={row.report} title={t(text.report)} wide onClose={() => setOpened(null)}>
          <Report row={row} />
        </RoomAside>
      )}
    </div>
  );
}

function Report(props: { readonly row: MonitorReportView }) {
  const { t } = useWords();
  const may = useMay();
  const [read, setRead] = useState<string | null>(null);
  const { row } = props;
  return (
    <>
      <Values
        none={t(text.none)}
        rows={[
          [t(text.report), <LongId key="id" id={row.report} />],
          [t(text.by), row.by],
          [t(text.at), <Moment key="at" at={row.at} />],
          [t(text.about), row.about],
          [t(text.sha), <LongId key="sha" id={row.sha256} />],
        ]}
      />
      {read === null ? (
        <div className="part">
          <p className="form-hint">{t(text.readHint)}</p>
          <VaultOpening
            label={t(text.read)}
            hint={t(text.readHint)}
            refusal={may('oversight/vault/open', giverText.vault)}
            subjects={[row.subject]}
            kinds={['free_text']}
            reason="supervision"
            onOpened={(opened) =>
              setRead(textsBySubject(opened, 'free_text').get(row.subject) ?? t(text.gone))
            }
          />
        </div>
      ) : (
        <p className="report-text">{read}</p>
      )}
    </>
  );
}

/** A new id for a report: random, says nothing. */
function newReport(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return `r-${[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

function WriteForm(props: { readonly onDone: () => void }) {
  const { t } = useWords();
  const may = useMay();
  const [report, setReport] = useState(newReport);
  const form = useForm({
    draft: 'monitor.report',
    initial: { about: '', text: '' },
    personal: ['text'],
    checks: {
      about: (value) =>
        value.trim() === '' || /^[A-Za-z0-9][A-Za-z0-9._:-]{0,79}$/.test(value.trim())
          ? null
          : text.aboutFault,
      text: (value) => (value.length >= 40 && value.length <= 20_000 ? null : text.textFault),
    },
  });
  const { values } = form;
  return (
    <ActForm
      title={t(text.write)}
      submit={t(text.writeDo)}
      form={form}
      refusal={may('oversight/monitor/WriteReport', giverText.monitor)}
      order={() => ({
        path: '/api/oversight/monitor/write-report',
        body: { report, about: orNull(values.about), text: values.text },
      })}
      onTaken={() => {
        setReport(newReport());
        props.onDone();
      }}
    >
      <TextField
        form={form}
        name="about"
        label={t(text.about)}
        hint={t(text.aboutHint)}
        figures
        optional
        autoFocus
      />
      <LongField form={form} name="text" label={t(text.text)} hint={t(text.textHint)} rows={16} />
      <p className="form-hint">{t(text.final)}</p>
    </ActForm>
  );
}
