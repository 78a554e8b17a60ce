import { useWords } from '../i18n/language.tsx';
import type { Column } from './column.ts';

/** A short table inside an opened record: no sorting, no keys of its own. */
export function PlainTable<Row>(props: {
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly empty: string;
}) {
  const words = useWords();
  if (props.rows.length === 0) return <p className="quiet">{props.empty}</p>;
  return (
    <table className="plain-table">
      <caption className="unseen">{props.label}</caption>
      <thead>
        <tr>
          {props.columns.map(({ key, head, end }) => (
            <th key={key} scope="col" className={end ? 'is-end' : undefined}>
              {words.t(head)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {props.rows.map((row) => (
          <tr key={props.rowKey(row)}>
            {props.columns.map(({ key, end, cell, text }) => (
              <td key={key} className={end ? 'is-end' : undefined}>
                {cell === undefined ? text(row, words) : cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
