import { useEffect, useRef } from 'react';

/** What each key does, by its `key` value. A handler that returns false leaves the key to the browser. */
export type KeyBindings = Readonly<Record<string, (event: KeyboardEvent) => boolean | void>>;

/** Binds keys for the whole window. Letters are left alone where someone types; Escape always comes through. */
export function useKeys(bindings: KeyBindings): void {
  const current = useRef(bindings);
  current.current = bindings;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (event.key !== 'Escape' && isTyping(event.target)) return;
      const bound = Object.hasOwn(current.current, event.key) ? current.current[event.key] : undefined;
      if (bound !== undefined && bound(event) !== false) event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}

/**
 * Does what one element binds to a key, by its `key` value: true where something was done. Every other key goes on to
 * whoever else listens.
 */
export function doKey(
  event: { readonly key: string; preventDefault(): void },
  acts: Readonly<Record<string, () => void>>,
): boolean {
  const act = Object.hasOwn(acts, event.key) ? acts[event.key] : undefined;
  if (act === undefined) return false;
  event.preventDefault();
  act();
  return true;
}

/** The keys of a list: one or ten further, to either end, and Enter opens what is marked. `move` takes steps, down positive. */
export function onListKey(
  event: Parameters<typeof doKey>[0],
  list: { readonly move: (steps: number) => void; readonly open: () => void; readonly count: number },
): void {
  doKey(event, {
    ArrowDown: () => list.move(1),
    ArrowUp: () => list.move(-1),
    PageDown: () => list.move(10),
    PageUp: () => list.move(-10),
    Home: () => list.move(-list.count),
    End: () => list.move(list.count),
    Enter: list.open,
  });
}

/** Whether somebody types where a key was pressed. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement)
    return target.type !== 'radio' && target.type !== 'checkbox' && target.type !== 'range';
  return (
    target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable
  );
}
