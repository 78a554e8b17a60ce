import type { FeedCounts } from './feed-target.ts';

const terminalMilliseconds = 200;
const plainMilliseconds = 5_000;

/** Says how far a replay is: in place on a terminal, a plain line every five seconds elsewhere. */
export function createFeedProgress(out: NodeJS.WritableStream & { readonly isTTY?: boolean }) {
  const startedAt = performance.now();
  const isTerminal = out.isTTY === true;
  let saidAt = startedAt;

  function lineOf({ sent, refused, failed }: FeedCounts): string {
    const seconds = Math.max(0.001, (performance.now() - startedAt) / 1000);
    const rate = Math.round(sent / seconds);
    return `sent/envoyées ${sent} · refused/refusées ${refused} · failed/échouées ${failed} · ${rate}/s`;
  }

  return {
    say(counts: FeedCounts): void {
      const now = performance.now();
      if (now - saidAt < (isTerminal ? terminalMilliseconds : plainMilliseconds)) return;
      saidAt = now;
      out.write(isTerminal ? `\r\u001b[K${lineOf(counts)}` : `${lineOf(counts)}\n`);
    },
    end(counts: FeedCounts, interrupted: boolean): void {
      const tail = interrupted ? ' · interrupted/interrompu' : '';
      out.write(`${isTerminal ? '\r\u001b[K' : ''}${lineOf(counts)}${tail}\n`);
    },
  };
}
