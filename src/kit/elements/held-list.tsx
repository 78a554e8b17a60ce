import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, type Ref, useEffect, useId, useImperativeHandle, useRef, useState } from 'react';
import { holdOrder } from './hold-order.ts';

/** What the keys of the whole screen may ask of the list in view. */
export interface ListControl {
  move(steps: number): void;
  open(): void;
}

export interface HeldListProps<Item extends { readonly key: string }> {
  readonly items: readonly Item[];
  readonly label: string;
  /** Row height in rem. */
  readonly rowHeight: number;
  readonly opened: string | null;
  readonly empty: string;
  readonly control: Ref<ListControl>;
  /** Said and shown while new items wait; `show` is the word on the button that lets them in. */
  waitingText(count: number): string;
  readonly showText: string;
  row(item: Item, state: { readonly gone: boolean }): ReactNode;
  onOpen(item: Item): void;
}

/**
 * A long list that never jumps under the operator: while the pointer or the focus is in it the order stands still,
 * what is new is announced and waits, what has gone stays in its place until the operator leaves.
 */
export function HeldList<Item extends { readonly key: string }>(props: HeldListProps<Item>) {
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const shown = useRef<readonly Item[]>(props.items);
  const [engaged, setEngaged] = useState({ pointer: false, focus: false });
  const [active, setActive] = useState<string | null>(null);
  const [, release] = useState(0);
  const held = engaged.pointer || engaged.focus;
  const view =
    held && shown.current.length > 0
      ? holdOrder(shown.current, props.items)
      : { items: props.items, waiting: 0, gone: new Set<string>() };
  shown.current = view.items;
  const pixels = useRootPixels() * props.rowHeight;
  const rows = useVirtualizer({
    count: view.items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => pixels,
    overscan: 8,
  });
  useEffect(() => rows.measure(), [rows, pixels]);
  const place = view.items.findIndex((item) => item.key === active);

  const move = (steps: number) => {
    const next = Math.min(view.items.length - 1, Math.max(0, place === -1 && steps > 0 ? 0 : place + steps));
    const item = view.items[next];
    if (item === undefined) return;
    setActive(item.key);
    rows.scrollToIndex(next);
    scroller.current?.focus({ preventScroll: true });
  };
  const open = () => {
    const item = view.items[place];
    if (item !== undefined) props.onOpen(item);
  };
  useImperativeHandle(props.control, () => ({ move, open }));

  return (
    <div
      className="held"
      onPointerEnter={() => setEngaged((now) => ({ ...now, pointer: true }))}
      onPointerLeave={() => setEngaged((now) => ({ ...now, pointer: false }))}
    >
      <div role="status" className={view.waiting > 0 ? 'held-waiting' : 'unseen'}>
        {view.waiting > 0 ? (
          <>
            {props.waitingText(view.waiting)}
            <button
              type="button"
              className="act"
              onClick={() => {
                shown.current = props.items;
                release((n) => n + 1);
              }}
            >
              {props.showText}
            </button>
          </>
        ) : null}
      </div>
      <div
        ref={scroller}
        className="held-scroll"
        role="listbox"
        tabIndex={0}
        aria-label={props.label}
        aria-activedescendant={place === -1 ? undefined : `${id}${active}`}
        onFocus={() => setEngaged((now) => ({ ...now, focus: true }))}
        onBlur={() => setEngaged((now) => ({ ...now, focus: false }))}
        onKeyDown={(event) => onListKey(event, { move, open, count: view.items.length })}
      >
        {view.items.length === 0 ? (
          // An empty listbox must still own an option for assistive technology.
          <div role="option" aria-selected="false" aria-disabled="true" className="held-empty">
            {props.empty}
          </div>
        ) : (
          <div role="presentation" className="held-rows" style={{ height: rows.getTotalSize() }}>
            {rows.getVirtualItems().map((virtual) => {
              const item = view.items[virtual.index];
              if (item === undefined) return null;
              const gone = view.gone.has(item.key);
              return (
                <div
                  key={item.key}
                  id={`${id}${item.key}`}
                  role="option"
                  aria-selected={item.key === props.opened}
                  aria-posinset={virtual.index + 1}
                  aria-setsize={view.items.length}
                  className={['held-row', item.key === active ? 'is-active' : '', gone ? 'is-gone' : ''].join(' ')}
                  style={{ height: pixels, transform: `translateY(${virtual.start}px)` }}
                  onClick={() => {
                    setActive(item.key);
                    props.onOpen(item);
                  }}
                >
                  {props.row(item, { gone })}
                </div>
              );
            })}
          </div>
        )}
      </div>
    </div>
  );
}

function onListKey(
  event: KeyboardEvent,
  list: { readonly move: (steps: number) => void; readonly open: () => void; readonly count: number },
): void {
  const acts: Readonly<Record<string, () => void>> = {
    ArrowDown: () => list.move(1),
    ArrowUp: () => list.move(-1),
    PageDown: () => list.move(10),
    PageUp: () => list.move(-10),
    Home: () => list.move(-list.count),
    End: () => list.move(list.count),
    Enter: list.open,
  };
  const act = Object.hasOwn(acts, event.key) ? acts[event.key] : undefined;
  if (act === undefined) return;
  event.preventDefault();
  act();
}

/** CSS pixels of one rem, kept right when the window moves to another screen. */
export function useRootPixels(): number {
  const [pixels, setPixels] = useState(rootPixels);
  useEffect(() => {
    const read = () => setPixels(rootPixels());
    window.addEventListener('resize', read);
    return () => window.removeEventListener('resize', read);
  }, []);
  return pixels;
}

function rootPixels(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 14;
}
