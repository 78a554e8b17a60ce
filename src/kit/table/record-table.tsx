import { type ReactNode, type Ref, useImperativeHandle, useRef, useState } from 'react';
import { useKeys } from '../elements/keys.ts';
import type { Text } from '../../kernel/text.ts';
import type { ListControl } from '../elements/held-list.tsx';
import { useHeldOrder } from '../elements/use-held-order.ts';
import { useWords } from '../i18n/language.tsx';
import { useRoom } from '../room/room-context.tsx';
import { tableText } from '../room/text.ts';
import { type Store, useStore } from '../store.ts';
import { type Column, filterRows, sortRows } from './column.ts';
import { TableExports } from './table-exports.tsx';
import { TableGrid } from './table-grid.tsx';
import type { TableLayout } from './table-layout.ts';
import type { SheetHead } from './table-sheet.tsx';

export interface RecordTableProps<Row> {
  /** The list's own name in a file: `staff-people`. */
  readonly name: string;
  readonly title: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly layout: Store<TableLayout>;
  readonly opened: string | null;
  readonly onOpen: (row: Row) => void;
  /** What is said where the node gave no row. */
  readonly empty: string;
  readonly askedAt: number | null;
  /** What its exports and prints are marked; absent: official-sensitive. */
  readonly marking?: Text;
  /** Lines of its exports and prints that only this list has, as name and value. */
  readonly further?: SheetHead['further'];
  /** Further filters, before the words. */
  readonly tools?: ReactNode;
  readonly control?: Ref<ListControl>;
}

/**
 * A list of records: filter by words, sort by a head, `j` `k` `Enter`, `/` to the filter; export and print.
 * While the pointer or the focus is in it the order stands still, as in every list of the console.
 */
export function RecordTable<Row>(props: RecordTableProps<Row>) {
  const words = useWords();
  const room = useRoom();
  const layout = useStore(props.layout);
  const [filter, setFilter] = useState('');
  const search = useRef<HTMLInputElement>(null);
  const list = useRef<ListControl>(null);
  useImperativeHandle(props.control, () => ({
    move: (steps) => list.current?.move(steps),
    open: () => list.current?.open(),
  }));
  useKeys(
    room.singleKeys
      ? {
          j: () => list.current?.move(1),
          k: () => list.current?.move(-1),
          // What stands in the field is what one types over.
          '/': () => search.current?.select(),
        }
      : {},
  );
  const shown = { columns: props.columns, words };
  const rows = sortRows(filterRows(props.rows, filter, shown), layout.sort, shown);
  const { t, n } = words;
  const counts = { shown: n(rows.length), count: n(props.rows.length) };
  return (
    <div className="table">
      <div className="table-tools">
        {props.tools}
        <Filter
          input={search}
          value={filter}
          onChange={setFilter}
          onLeave={(steps) => list.current?.move(steps)}
        />
        <span role="status" className="quiet figures">
          {t(rows.length === props.rows.length ? tableText.count : tableText.countOf, counts)}
        </span>
        <span className="stretch" />
        <TableExports
          name={props.name}
          title={props.title}
          columns={props.columns}
          rows={rows}
          filter={filter}
          askedAt={props.askedAt}
          {...sheetOf(props)}
        />
      </div>
      <HeldGrid
        {...props}
        // Another filter or sort is the operator's own act: the list starts afresh.
        key={`${filter}|${layout.sort?.column ?? ''}|${layout.sort?.down ?? ''}|${props.name}`}
        rows={rows}
        empty={props.rows.length === 0 ? props.empty : t(tableText.noMatch)}
        control={list}
      />
    </div>
  );
}

/** What only some lists say on their sheets. */
function sheetOf<Row>({ marking, further }: RecordTableProps<Row>) {
  return { ...(marking === undefined ? {} : { marking }), ...(further === undefined ? {} : { further }) };
}

function Filter(props: {
  readonly input: Ref<HTMLInputElement>;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Leaves the field for the list, so many rows on. */
  readonly onLeave: (steps: number) => void;
}) {
  const { t } = useWords();
  return (
    <input
      ref={props.input}
      type="search"
      className="input table-filter"
      aria-label={t(tableText.filter)}
      placeholder={t(tableText.filter)}
      value={props.value}
      onChange={(event) => props.onChange(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') event.currentTarget.blur();
        else if (event.key !== 'ArrowDown' && event.key !== 'Enter') return;
        event.preventDefault();
        props.onLeave(event.key === 'Escape' ? 0 : 1);
      }}
    />
  );
}

/** The rows, held in their order while somebody is in them. */
function HeldGrid<Row>(props: RecordTableProps<Row>) {
  const { t } = useWords();
  const held = useHeldOrder(props.rows.map((row) => ({ key: props.rowKey(row), row })));
  return (
    <div className="table-held" {...held.pointer}>
      <div role="status" className={held.waiting > 0 ? 'held-waiting' : 'unseen'}>
        {held.waiting > 0 ? (
          <>
            {t(tableText.waiting, { count: held.waiting })}
            <button type="button" className="act" onClick={() => held.release()}>
              {t(tableText.show)}
            </button>
          </>
        ) : null}
      </div>
      <TableGrid
        label={props.title}
        columns={props.columns}
        items={held.items}
        gone={held.gone}
        layout={props.layout}
        opened={props.opened}
        empty={props.empty}
        focus={held.focus}
        control={props.control}
        onOpen={props.onOpen}
      />
    </div>
  );
}
