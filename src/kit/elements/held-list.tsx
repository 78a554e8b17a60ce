import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, type Ref, useEffect, useId, useImperativeHandle, useRef, useState } from 'react';
import { onListKey } from './keys.ts';
import { useRootPixels } from './root-pixels.ts';
import { useHeldOrder } from './use-held-order.ts';

/** What the keys of the whole screen may ask of the list in view. */
export interface ListControl {
  readonly move: (steps: number) => void;
  readonly open: () => void;
}

export interface HeldListProps<Item extends { readonly key: string }> {
  readonly items: readonly Item[];
  readonly label: string;
  /** Row height in rem. */
  readonly rowHeight: number;
  readonly opened: string | null;
  readonly empty: string;
  readonly control: Ref<ListControl>;
  /** Said and shown while new items wait; `showText` is the word on the button that lets them in. */
  readonly waitingText: (count: number) => string;
  readonly showText: string;
  readonly row: (item: Item, state: { readonly gone: boolean }) => ReactNode;
  readonly onOpen: (item: Item) => void;
}

/**
 * A long list that never jumps under the operator: while the pointer or the focus is in it the order stands still,
 * what is new is announced and waits, what has gone stays in its place until the operator leaves.
 */
export function HeldList<Item extends { readonly key: string }>(props: HeldListProps<Item>) {
  const held = useHeldOrder(props.items);
  return (
    <div className="held" {...held.pointer}>
      <div role="status" className={held.waiting > 0 ? 'held-waiting' : 'unseen'}>
        {held.waiting > 0 ? (
          <>
            {props.waitingText(held.waiting)}
            <button type="button" className="act" onClick={() => held.release()}>
              {props.showText}
            </button>
          </>
        ) : null}
      </div>
      <Rows {...props} items={held.items} gone={held.gone} focus={held.focus} />
    </div>
  );
}

interface RowsProps<Item extends { readonly key: string }> extends HeldListProps<Item> {
  readonly gone: ReadonlySet<string>;
  readonly focus: { readonly onFocus: () => void; readonly onBlur: () => void };
}

/** The list itself: only the rows in sight exist, and one of them is where the keys stand. */
function Rows<Item extends { readonly key: string }>(props: RowsProps<Item>) {
  const { items } = props;
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState<string | null>(null);
  const pixels = useRootPixels() * props.rowHeight;
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => pixels,
    overscan: 8,
  });
  useEffect(() => rows.measure(), [rows, pixels]);
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
    if (item !== undefined) props.onOpen(item);
  };
  useImperativeHandle(props.control, () => ({ move, open }));
  return (
    <div
      ref={scroller}
      className="held-scroll"
      role="listbox"
      tabIndex={0}
      aria-label={props.label}
      aria-activedescendant={place === -1 ? undefined : `${id}${active}`}
      {...props.focus}
      onKeyDown={(event) => onListKey(event, { move, open, count: items.length })}
    >
      {items.length === 0 ? <Empty text={props.empty} /> : null}
      <div role="presentation" className="held-rows" style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, start }) => {
          const item = items[index];
          if (item === undefined) return null;
          const position = { id: `${id}${item.key}`, index, start, pixels, active: item.key === active };
          return <Row key={item.key} {...props} item={item} position={position} onActive={setActive} />;
        })}
      </div>
    </div>
  );
}

/** An empty listbox must still own an option for assistive technology. */
function Empty(props: { readonly text: string }) {
  return (
    <div role="option" aria-selected="false" aria-disabled="true" className="held-empty">
      {props.text}
    </div>
  );
}

interface RowProps<Item extends { readonly key: string }> extends RowsProps<Item> {
  readonly item: Item;
  readonly position: {
    readonly id: string;
    readonly index: number;
    readonly start: number;
    readonly pixels: number;
    readonly active: boolean;
  };
  readonly onActive: (key: string) => void;
}

function Row<Item extends { readonly key: string }>(props: RowProps<Item>) {
  const { item, position } = props;
  const gone = props.gone.has(item.key);
  return (
    <div
      id={position.id}
      role="option"
      aria-selected={item.key === props.opened}
      aria-posinset={position.index + 1}
      aria-setsize={props.items.length}
      className={['held-row', position.active ? 'is-active' : '', gone ? 'is-gone' : ''].join(' ')}
      style={{ height: position.pixels, transform: `translateY(${position.start}px)` }}
      onClick={() => {
        props.onActive(item.key);
        props.onOpen(item);
      }}
    >
      {props.row(item, { gone })}
    </div>
  );
}
