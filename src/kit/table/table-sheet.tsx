import type { Text } from '../../kernel/text.ts';
import { formatUtcStamp } from '../i18n/format.ts';
import type { Words } from '../i18n/language.tsx';
import { useWords } from '../i18n/language.tsx';
import { tableText as text } from '../room/text.ts';
import type { Column } from './column.ts';
import { csvText } from './csv.ts';

/** What an export or a print says beside its rows. */
export interface SheetHead {
  readonly title: string;
  /** Absent: official-sensitive, which every register and log of the offices is. */
  readonly marking?: Text;
  readonly demonstration: boolean;
  readonly filter: string;
  /** Null where no position has been heard. */
  readonly position: string | null;
  readonly author: string;
  /** When the node gave the rows, and when they were taken out; milliseconds. */
  readonly askedAt: number | null;
  readonly exportedAt: number;
  readonly count: number;
  readonly withheld: boolean;
  /** What the list's own room says over the rows, as name and value: how it counts. */
  readonly further?: readonly (readonly [string, string])[];
}

/** The line that says how far the sheet may go. */
export function markingLine(head: SheetHead, { t }: Words): string {
  const marking = t(head.marking ?? text.marking);
  return head.demonstration ? `${marking} · ${t(text.demonstration)}` : marking;
}

/** Name and value pairs over the rows: count, filter, position in the book, author, times. */
export function sheetLines(head: SheetHead, { t, n }: Words): readonly (readonly [string, string])[] {
  const utc = (at: number) => `${formatUtcStamp(at)} UTC`;
  return [
    [t(text.rows), n(head.count)],
    ...(head.filter === '' ? [] : [[t(text.filtered), head.filter] as const]),
    [t(text.position), head.position === null ? t(text.unknown) : head.position],
    [t(text.author), head.author],
    ...(head.askedAt === null ? [] : [[t(text.asked), utc(head.askedAt)] as const]),
    [t(text.exported), utc(head.exportedAt)],
    ...(head.further ?? []),
  ];
}

interface Sheet<Row> {
  readonly head: SheetHead;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
}

/** The columns that may leave the screen: what came out of the vault stays. */
export function leaving<Row>(columns: readonly Column<Row>[]): readonly Column<Row>[] {
  return columns.filter(({ personal }) => personal !== true);
}

/** The whole export: marking, what it is, by whom, at which position, then one line a row. */
export function sheetCsv<Row>({ head, columns, rows }: Sheet<Row>, words: Words): string {
  const out = leaving(columns);
  return csvText(
    [
      [markingLine(head, words)],
      [head.title],
      ...sheetLines(head, words),
      ...(head.withheld ? [[words.t(text.withheld)]] : []),
      [],
      out.map((column) => words.t(column.head)),
      ...rows.map((row) => out.map((column) => column.text(row, words))),
    ],
    words.language,
  );
}

/** The same on paper: every row, also those that the screen does not draw. */
export function TablePrint<Row>(props: Sheet<Row>) {
  const words = useWords();
  const { head, rows } = props;
  const out = leaving(props.columns);
  return (
    <section className="print-sheet">
      <p className="print-marking">{markingLine(head, words)}</p>
      <h1>Strait · {head.title}</h1>
      <dl>
        {sheetLines(head, words).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {head.withheld ? <p>{words.t(text.withheld)}</p> : null}
      <table>
        <thead>
          <tr>
            {out.map((column) => (
              <th key={column.key} scope="col">
                {words.t(column.head)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, n) => (
            // The order of a printed sheet never changes.
            // oxlint-disable-next-line react/no-array-index-key
            <tr key={n}>
              {out.map((column) => (
                <td key={column.key}>{column.text(row, words)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
