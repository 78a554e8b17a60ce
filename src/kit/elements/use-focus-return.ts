import { useEffect } from 'react';

/**
 * Gives the focus back to what had it when this part came, once the part goes with the focus in it. Where that is gone
 * as well, the room's name takes it: a key pressed next must not fall into nothing.
 */
export function useFocusReturn(): void {
  useEffect(() => {
    const before = document.activeElement;
    return () => {
      // The browser gives the focus to the body where what had it is taken away; anywhere else somebody has put it.
      if (document.activeElement !== document.body && document.activeElement !== null) return;
      const isThere = before instanceof HTMLElement && before !== document.body && before.isConnected;
      const back = isThere ? before : document.querySelector('main h2[tabindex="-1"]');
      if (back instanceof HTMLElement) back.focus({ preventScroll: true });
    };
  }, []);
}
