import { access } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { lineTimeOf } from './line-time.ts';
import type { PaceSetting } from './pace.ts';
import { replay } from './replay.ts';
import type { LinkState, Transport, TransportParts } from './transport.ts';

export interface FileSetting {
  readonly path: string;
  readonly pace: PaceSetting;
  readonly loop: boolean;
}

/** Pause between two rounds of a looped file, so that an empty one does not spin. */
const roundMilliseconds = 1_000;

/** Plays a recorded file as a source of the node, once or in a loop. */
export function startFile(setting: FileSetting, parts: TransportParts): Transport {
  const abort = new AbortController();
  const { signal } = abort;
  let state: LinkState = { state: 'playing' };

  async function play(): Promise<void> {
    do {
      parts.link(true);
      const stream = parts.open();
      await replay({
        path: setting.path,
        pace: setting.pace,
        encoding: 'latin1',
        timeOf: lineTimeOf,
        linesMax: 500,
        signal,
        steady: () => performance.now(),
        take: (lines) => {
          stream.push(Buffer.from(`${lines.join('\n')}\n`, 'latin1'));
          return untilRoom(parts, signal);
        },
      });
      stream.end();
      if (setting.loop) await pause(roundMilliseconds, undefined, { signal }).catch(() => {});
    } while (setting.loop && !signal.aborted);
    state = { state: signal.aborted ? 'stopped' : 'ended' };
    parts.link(false);
  }

  const ready = access(setting.path);
  const played = ready.then(play).catch((error: unknown) => {
    state = { state: 'stopped' };
    parts.fault(error);
  });
  return {
    ready,
    state: () => state,
    async stop() {
      abort.abort();
      await played;
    },
  };
}

// A file can wait for as long as it takes: nothing in it grows older than it is.
async function untilRoom(parts: TransportParts, signal: AbortSignal): Promise<void> {
  while (parts.pressed() && !signal.aborted) await new Promise((resolve) => setTimeout(resolve, 5));
  // Other work of the node gets its turn between two chunks, also at speed max.
  await new Promise((resolve) => setImmediate(resolve));
}
