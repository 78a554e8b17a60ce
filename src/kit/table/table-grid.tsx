import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type CSSProperties,
  type KeyboardEvent,
  type PointerEvent as ReactPointerEvent,
  type Ref,
  type RefObject,
  useEffect,
  useId,
  useImperativeHandle,
  useRef,
  useState,
} from 'react';
import type { ListControl } from '../elements/held-list.tsx';
import { onListKey } from '../elements/keys.ts';
import { useRootPixels } from '../elements/root-pixels.ts';
import { useWords } from '../i18n/language.tsx';
import { tableText } from '../room/text.ts';
import { type Store, useStore } from '../store.ts';
import type { Column } from './column.ts';
import { gridTracks, sortedBy, type TableLayout, widened } from './table-layout.ts';

interface Item<Row> {
  readonly key: string;
  readonly row: Row;
}

export interface TableGridProps<Row> {
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly items: readonly Item<Row>[];
  readonly gone: ReadonlySet<string>;
  readonly layout: Store<TableLayout>;
  readonly opened: string | null;
  readonly empty: string;
  readonly focus: { readonly onFocus: () => void; readonly onBlur: () => void };
  readonly control?: Ref<ListControl> | undefined;
  readonly onOpen: (row: Row) => void;
}

const rowRem = 2.1;
/** Up to so many rows all stand in the page, so that the browser's own search finds them. */
const allRowsMax = 200;

/** The table itself: heads that sort and widen, rows of which only those in sight exist once there are many. */
export function TableGrid<Row>(props: TableGridProps<Row>) {
  const { items, columns } = props;
  const id = useId();
  const layout = useStore(props.layout);
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState<string | null>(props.opened);
  const { rows, pixels } = useRowsInSight(items.length, scroller);
  const place = items.findIndex((item) => item.key === active);
  const move = (steps: number) => {
    const next = Math.min(items.length - 1, Math.max(0, place === -1 && steps > 0 ? 0 : place + steps));
    const item = items[next];
    if (item === undefined) return;
    setActive(item.key);
    rows.scrollToIndex(next);
    scroller.current?.focus({ preventScroll: true });
  };
  const open = () => {
    const item = items[place];
    if (item !== undefined) props.onOpen(item.row);
  };
  useImperativeHandle(props.control, () => ({ move, open }));
  // Custom properties set through the object model are allowed by the content security policy; style text is not.
  const style = { '--tracks': gridTracks(columns, layout) } as CSSProperties;
  return (
    <div
      ref={scroller}
      role="grid"
      className="grid"
      style={style}
      tabIndex={0}
      aria-label={props.label}
      aria-rowcount={items.length + 1}
      aria-activedescendant={place === -1 ? undefined : `${id}${active}`}
      {...props.focus}
      onKeyDown={(event) => onGridKey(event, { move, open, count: items.length })}
    >
      <Heads columns={columns} layout={props.layout} />
      {items.length === 0 ? <Empty text={props.empty} /> : null}
      <div role="rowgroup" className="grid-rows" style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, start }) => {
          const item = items[index];
          if (item === undefined) return null;
          const at = { id: `${id}${item.key}`, index, top: start - pixels, height: pixels };
          return (
            <Row
              key={item.key}
              {...props}
              item={item}
              at={at}
              active={item.key === active}
              onActive={setActive}
            />
          );
        })}
      </div>
    </div>
  );
}

/** The rows that exist in the page: all of a short table, else those in sight. The heads stand above the first. */
function useRowsInSight(count: number, scroller: RefObject<HTMLDivElement | null>) {
  const pixels = useRootPixels() * rowRem;
  const rows = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => pixels,
    overscan: count <= allRowsMax ? count : 8,
    scrollMargin: pixels,
    scrollPaddingStart: pixels,
  });
  useEffect(() => rows.measure(), [rows, pixels]);
  return { rows, pixels };
}

function Empty(props: { readonly text: string }) {
  return (
    <div role="row" className="grid-empty">
      <div role="gridcell">{props.text}</div>
    </div>
  );
}

function Heads<Row>(props: {
  readonly columns: readonly Column<Row>[];
  readonly layout: Store<TableLayout>;
}) {
  return (
    <div role="rowgroup" className="grid-heads">
      <div role="row" className="grid-row grid-head-row" aria-rowindex={1}>
        {props.columns.map((column) => (
          <Head key={column.key} column={column} layout={props.layout} />
        ))}
      </div>
    </div>
  );
}

function Head<Row>(props: { readonly column: Column<Row>; readonly layout: Store<TableLayout> }) {
  const { t } = useWords();
  const { column } = props;
  const { sort } = useStore(props.layout);
  const widen = (rem: number) => props.layout.update((layout) => widened(layout, column, rem));
  const way = sort?.column !== column.key ? null : sort.down ? 'descending' : 'ascending';
  return (
    <div
      role="columnheader"
      aria-sort={way ?? 'none'}
      className={column.end ? 'grid-head is-end' : 'grid-head'}
    >
      <button
        type="button"
        title={t(tableText.widthHint)}
        onClick={() => props.layout.update((layout) => sortedBy(layout, column.key))}
        onKeyDown={(event) => {
          if (!event.shiftKey || (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight')) return;
          event.preventDefault();
          widen(event.key === 'ArrowRight' ? 1 : -1);
        }}
      >
        <span>{t(column.head)}</span>
        <span aria-hidden="true">{way === null ? '' : way === 'ascending' ? '▲' : '▼'}</span>
      </button>
      <WidthBar onMove={widen} />
    </div>
  );
}

/** The edge of a head, for the pointer; the keys do the same on the head itself. */
function WidthBar(props: { readonly onMove: (rem: number) => void }) {
  const last = useRef<number | null>(null);
  const onMove = (event: ReactPointerEvent) => {
    if (last.current === null) return;
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    props.onMove((event.clientX - last.current) / rem);
    last.current = event.clientX;
  };
  return (
    <span
      aria-hidden="true"
      className="grid-bar"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        last.current = event.clientX;
      }}
      onPointerMove={onMove}
      onPointerUp={() => {
        last.current = null;
      }}
    />
  );
}

interface RowProps<Row> extends TableGridProps<Row> {
  readonly item: Item<Row>;
  readonly at: {
    readonly id: string;
    readonly index: number;
    readonly top: number;
    readonly height: number;
  };
  readonly active: boolean;
  readonly onActive: (key: string) => void;
}

function Row<Row>(props: RowProps<Row>) {
  const words = useWords();
  const { item, at } = props;
  const classes = [
    'grid-row grid-body-row',
    props.active ? 'is-active' : '',
    props.gone.has(item.key) ? 'is-gone' : '',
  ];
  return (
    <div
      id={at.id}
      role="row"
      aria-rowindex={at.index + 2}
      aria-selected={item.key === props.opened}
      className={classes.join(' ').trim()}
      style={{ height: at.height, transform: `translateY(${at.top}px)` }}
      onClick={() => {
        props.onActive(item.key);
        props.onOpen(item.row);
      }}
    >
      {props.columns.map(({ key, end, cell, text }) => (
        <div
          key={key}
          role="gridcell"
          className={end ? 'grid-cell is-end' : 'grid-cell'}
          title={text(item.row, words)}
        >
          {cell === undefined ? text(item.row, words) : cell(item.row)}
        </div>
      ))}
    </div>
  );
}

function onGridKey(event: KeyboardEvent, list: Parameters<typeof onListKey>[1]): void {
  // A head or a button within keeps its own keys.
  if (event.target === event.currentTarget) onListKey(event, list);
}
