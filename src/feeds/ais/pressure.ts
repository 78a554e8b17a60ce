import type { Socket } from 'node:net';

/** How often a held socket looks whether it may go on, and the longest it is held. */
const lookMilliseconds = 5;
const holdMilliseconds = 1_000;

/**
 * Holds a TCP sender back while the ingest is pressed, for at most a second. A short burst is thus taken whole at the
 * store's own pace; if the store is really behind, reading goes on and the ingest coalesces and refuses by count:
 * held longer, old positions would pile up in the sender and come later as if they were new.
 */
export function holdWhile(pressed: () => boolean, socket: Socket): { afterData(): void; end(): void } {
  let timer: NodeJS.Timeout | null = null;
  let heldMilliseconds = 0;

  function look(): void {
    heldMilliseconds += lookMilliseconds;
    if (pressed() && heldMilliseconds < holdMilliseconds) return;
    if (timer !== null) clearInterval(timer);
    timer = null;
    socket.resume();
  }

  return {
    afterData() {
      if (!pressed()) heldMilliseconds = 0;
      else if (timer === null && heldMilliseconds < holdMilliseconds) {
        socket.pause();
        timer = setInterval(look, lookMilliseconds);
      }
    },
    end() {
      if (timer !== null) clearInterval(timer);
      timer = null;
    },
  };
}
