import { lanes, type Lane } from '../../kernel/exchange.ts';
import type { Instant } from '../../kernel/time.ts';
import { answerBytesMax, type PerLane } from './wire.ts';

/** Where envelopes for one peer stand until they are asked for. */
export interface Outlet {
  /** In order, with a greater sequence than this. */
  after(lane: Lane, sequence: number, limit: number): Promise<readonly OutletText[]>;
  acknowledge(after: PerLane): Promise<void>;
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

/** Few enough that a call for help that comes meanwhile waits for less than a second. */
const perAnswerMax = 200;

/** What goes into one answer: the lane of life first, then work, then bulk; bounded in number and size. */
export async function nextTexts(outlet: Pick<Outlet, 'after'>, after: PerLane) {
  const texts: { lane: Lane; signed: string }[] = [];
  let bytes = 0;
  for (const lane of lanes)
    for (const { signed } of await outlet.after(lane, after[lane], perAnswerMax - texts.length)) {
      bytes += signed.length + 8;
      if (bytes > answerBytesMax && texts.length > 0) return texts;
      texts.push({ lane, signed });
    }
  return texts;
}

/** Waits until there may be more, the time is up, or the asker has gone. */
export function untilMore(outlet: Outlet, milliseconds: number, gone: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      stop();
      gone.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    const stop = outlet.onMore(done);
    gone.addEventListener('abort', done);
    if (gone.aborted) done();
  });
}
