import type { Clock } from '../../kernel/time.ts';
import { type SteadyClock, watchSteps } from './clock-steps.ts';
import { type KeptLink, linkFrom } from './kept-link.ts';
import { afterPutBack, type LinkState, notAhead, withSilence } from './link.ts';

export interface LinkKeepingParts {
  readonly clock: Clock;
  readonly steady: SteadyClock;
  /** Unheard for so long is down. */
  readonly silentMilliseconds: number;
  /** How a run before this one left it; null or absent: none did. */
  readonly known?: (peer: string) => KeptLink | null;
  /** The link stands otherwise. */
  readonly changed: (link: LinkState) => void;
  /** This node's clock was put back by so many milliseconds. */
  readonly clockPutBack: (peer: string, milliseconds: number) => void;
}

const watchMilliseconds = 1_000;

/**
 * The link as it stands, told at each change; silence is a change, though nothing happens. Where the clock is put back, the
 * moments of the link go back with it: a dead line stays as old as it is, and what the peer is told of it too.
 */
export function keepLink(peer: string, parts: LinkKeepingParts) {
  const { clock, silentMilliseconds, changed, clockPutBack } = parts;
  let link = linkFrom(peer, parts.known?.(peer) ?? null, clock());
  const steppedBack = watchSteps(parts);
  const onOurClock = (of: LinkState): LinkState => {
    const milliseconds = steppedBack();
    if (milliseconds === 0) return of;
    clockPutBack(peer, milliseconds);
    return afterPutBack(of, milliseconds);
  };
  const standing = (): LinkState => {
    link = onOurClock(link);
    return withSilence(link, clock(), silentMilliseconds);
  };
  const become = (next: LinkState): void => {
    const placed = onOurClock(next); // of what stood before the clock was put back
    const now = clock();
    link = withSilence(notAhead(placed, now), now, silentMilliseconds);
    changed(link);
  };
  const watch = setInterval(() => {
    const { hearing, heard } = standing();
    if (hearing.state !== link.hearing.state || heard.state !== link.heard.state) become(standing());
  }, watchMilliseconds);
  return { link: standing, become, close: () => clearInterval(watch) };
}
