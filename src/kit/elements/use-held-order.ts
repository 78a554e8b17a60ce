import { useRef, useState } from 'react';
import { holdOrder } from './hold-order.ts';

const nothingGone: ReadonlySet<string> = new Set();

/** Holds the order of a list while the pointer or the focus is in it; `release` lets what waits come in. */
export function useHeldOrder<Item extends { readonly key: string }>(wanted: readonly Item[]) {
  const shown = useRef<readonly Item[]>(wanted);
  const [engaged, setEngaged] = useState({ pointer: false, focus: false });
  const [, redraw] = useState(0);
  const held = (engaged.pointer || engaged.focus) && shown.current.length > 0;
  const view = held ? holdOrder(shown.current, wanted) : { items: wanted, waiting: 0, gone: nothingGone };
  shown.current = view.items;
  const set = (change: Partial<typeof engaged>) => setEngaged((now) => ({ ...now, ...change }));
  return {
    ...view,
    pointer: { onPointerEnter: () => set({ pointer: true }), onPointerLeave: () => set({ pointer: false }) },
    focus: { onFocus: () => set({ focus: true }), onBlur: () => set({ focus: false }) },
    release: () => {
      shown.current = wanted;
      redraw((n) => n + 1);
    },
  };
}
