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

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement)
    return target.type !== 'radio' && target.type !== 'checkbox' && target.type !== 'range';
  return (
    target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable
  );
}
