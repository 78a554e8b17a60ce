import { lanes, type Lane } from '../../kernel/exchange.ts';
import type { Instant } from '../../kernel/time.ts';
import { answerBytesMax, type Asking, type HashPerLane, perAnswerMax, type PerLane } from './wire.ts';

/** Where envelopes for one peer stand until they are asked for. */
export interface Outlet {
  /** In order, with a greater sequence than this. */
  after(lane: Lane, sequence: number, limit: number): Promise<readonly OutletText[]>;
  /** False: the asker holds what was never made here, or otherwise: this book was set back, and nothing may be given. */
  acknowledge(after: PerLane, ends: HashPerLane | null): Promise<boolean>;
  heads(): Promise<PerLane>;
  /** By this node's clock: up to here everything that may leave stands here; null: not yet known. */
  asOf(): Instant | null;
  /** Calls when there may be more; answers how to stop that. */
  onMore(call: () => void): () => void;
}

interface OutletText {
  readonly sequence: number;
  readonly signed: string;
}

/** How much of what is there is asked for; absent: as much as may be. */
export type HowMuch = Partial<Pick<Asking, 'stopped' | 'most'>>;

/** What is asked for: after what, and how much of it. */
export type Wanted = Pick<Asking, 'after'> & HowMuch;

/**
 * What goes into one answer: the lane of life first, then work, then bulk; bounded in number and size. Of a lane that
 * stopped where it is checked, the one on which it stopped, beside all others: what stands after it would only fill the
 * answer.
 */
export async function nextTexts(
  outlet: Pick<Outlet, 'after'>,
  after: PerLane,
  { stopped = [], most = null }: HowMuch = {},
) {
  const texts: { lane: Lane; signed: string }[] = [];
  let bytes = 0;
  let left = Math.min(most ?? perAnswerMax, perAnswerMax);
  for (const lane of lanes) {
    const isStopped = stopped.includes(lane);
    const next = await outlet.after(lane, after[lane], isStopped ? 1 : left);
    if (!isStopped) left -= next.length;
    for (const { signed } of next) {
      bytes += signed.length + 8;
      if (bytes > answerBytesMax && texts.length > 0) return texts;
      texts.push({ lane, signed });
    }
  }
  return texts;
}

/**
 * What goes into an answer that may be waited for: at once where there is something, else as soon as there is, when the
 * time is up, or when the asker has gone. Listens before it looks: what comes between the two is not slept over.
 */
export async function awaitTexts(
  outlet: Outlet,
  wanted: Wanted,
  wait: { readonly milliseconds: number; readonly gone: AbortSignal },
): Promise<Awaited<ReturnType<typeof nextTexts>>> {
  const { milliseconds, gone } = wait;
  const until = performance.now() + milliseconds;
  for (;;) {
    const bell = listenForMore(outlet, gone);
    try {
      const texts = await nextTexts(outlet, wanted.after, wanted);
      const left = until - performance.now();
      if (texts.length > 0 || left <= 0 || gone.aborted) return texts;
      await bell.rings(left);
    } finally {
      bell.stop();
    }
  }
}

function listenForMore(outlet: Outlet, gone: AbortSignal) {
  let ring = (): void => {};
  const rung = new Promise<void>((resolve) => (ring = resolve));
  const stop = outlet.onMore(ring);
  gone.addEventListener('abort', ring);
  return {
    async rings(milliseconds: number): Promise<void> {
      const timer = setTimeout(ring, milliseconds);
      await rung;
      clearTimeout(timer);
    },
    stop(): void {
      stop();
      gone.removeEventListener('abort', ring);
    },
  };
}
