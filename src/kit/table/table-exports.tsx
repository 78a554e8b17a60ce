import { useEffect, useState } from 'react';
import { createPortal, flushSync } from 'react-dom';
import type { Text } from '../../kernel/text.ts';
import { ActionButton } from '../elements/action-button.tsx';
import { useWords } from '../i18n/language.tsx';
import { useRoom } from '../room/room-context.tsx';
import { tableText } from '../room/text.ts';
import { saveFile } from '../save-file.ts';
import type { Column } from './column.ts';
import { sheetCsv, type SheetHead, TablePrint } from './table-sheet.tsx';

export interface ExportProps<Row> {
  /** The list's own name in a file: `staff-people`. */
  readonly name: string;
  readonly title: string;
  readonly columns: readonly Column<Row>[];
  /** As filtered and sorted: what is on screen is what goes out. */
  readonly rows: readonly Row[];
  readonly filter: string;
  readonly askedAt: number | null;
  /** Absent: official-sensitive. */
  readonly marking?: Text;
  /** Lines of the sheet that only this list has. */
  readonly further?: SheetHead['further'];
}

/** Takes a list out of the screen: as a table for a spreadsheet, or on paper, with marking, position, author and time. */
export function TableExports<Row>(props: ExportProps<Row>) {
  const words = useWords();
  const room = useRoom();
  const [printed, setPrinted] = useState<SheetHead | null>(null);
  const head = (): SheetHead => ({
    title: props.title,
    ...(props.marking === undefined ? {} : { marking: props.marking }),
    ...(props.further === undefined ? {} : { further: props.further }),
    demonstration: room.demonstration,
    filter: props.filter.trim(),
    position: room.journalHead(),
    author: room.author,
    askedAt: props.askedAt,
    exportedAt: room.clock.get(),
    count: props.rows.length,
    withheld: props.columns.some(({ personal }) => personal === true),
  });
  useEffect(() => {
    // The printer reads the page at once: the sheet, with every row, must stand before it does.
    const before = () => flushSync(() => setPrinted(head()));
    const after = () => setPrinted(null);
    window.addEventListener('beforeprint', before);
    window.addEventListener('afterprint', after);
    return () => {
      window.removeEventListener('beforeprint', before);
      window.removeEventListener('afterprint', after);
    };
  });
  const { columns, rows } = props;
  const save = () =>
    saveFile(sheetCsv({ head: head(), columns, rows }, words), fileName(props.name, room.clock.get()));
  return (
    <>
      <ActionButton quiet label={words.t(tableText.csv)} onPress={save} />
      <ActionButton quiet label={words.t(tableText.print)} onPress={() => window.print()} />
      {printed === null
        ? null
        : createPortal(<TablePrint head={printed} columns={columns} rows={rows} />, document.body)}
    </>
  );
}

/** `strait-staff-people-20270908-0214Z.csv`: sortable, and the same in both languages. */
function fileName(name: string, at: number): string {
  const stamp = new Date(at).toISOString().slice(0, 16).replaceAll(/[-:]/g, '').replace('T', '-');
  return `strait-${name}-${stamp}Z.csv`;
}
