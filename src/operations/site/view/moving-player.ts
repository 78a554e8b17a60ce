import { refusalOf } from '../../../kit/http.ts';
import { type Trouble, troubleOf } from '../../../kit/resource.ts';
import { silentSeconds } from '../camera/figures.ts';
import { createMovingReader, type MovingPart } from './moving-parts.ts';

/** What is told of a moving picture, as it comes. */
export interface MovingTold {
  readonly image: (part: MovingPart) => void;
  /** Why nothing comes; null: something does. */
  readonly trouble: (trouble: Trouble | null) => void;
}

/** The node ends a moving picture of a silent camera by itself: without a byte for longer the link is gone. */
const hungMilliseconds = (silentSeconds + 3) * 1_000;
const betweenMilliseconds = 500;
const againMilliseconds = 1_500;

/**
 * Follows a moving picture of this node until it is stopped: each image with the moment at which the node had it, which
 * an `img` would never say. The node ends it after half a minute, or where the camera is silent; it is then asked for
 * anew, not while the window is out of view.
 */
export function playMoving(url: string, told: MovingTold, isInView: () => boolean = inView): () => void {
  const going = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const round = async (): Promise<void> => {
    const isGiven = isInView() && (await follow(url, told, going.signal));
    if (!going.signal.aborted)
      timer = setTimeout(() => void round(), isGiven ? betweenMilliseconds : againMilliseconds);
  };
  void round();
  return () => {
    going.abort();
    clearTimeout(timer);
  };
}

function inView(): boolean {
  return document.visibilityState === 'visible';
}

/** One answer of the node to its end; true: it gave images. Never throws: a lost link is a trouble. */
async function follow(url: string, told: MovingTold, going: AbortSignal): Promise<boolean> {
  const ending = new AbortController();
  const end = (): void => ending.abort();
  going.addEventListener('abort', end);
  let watch = setTimeout(end, hungMilliseconds);
  let isGiven = false;
  try {
    const response = await fetch(url, { credentials: 'same-origin', signal: ending.signal });
    if (!response.ok || response.body === null) {
      told.trouble(troubleOf(await refusalOf(response)));
      return false;
    }
    const [body, read] = [response.body.getReader(), createMovingReader()];
    for (;;) {
      const { done, value } = await body.read();
      if (done) return isGiven;
      clearTimeout(watch);
      watch = setTimeout(end, hungMilliseconds);
      const parts = read(value);
      if (parts === null) throw new Error('this is no moving picture of the node');
      const newest = parts.at(-1);
      if (newest === undefined) continue;
      isGiven = true;
      told.trouble(null);
      told.image(newest); // whoever is too slow misses images
    }
  } catch {
    if (!going.aborted) told.trouble({ kind: 'offline' });
    return false;
  } finally {
    clearTimeout(watch);
    going.removeEventListener('abort', end);
    end(); // nothing of a broken answer is read on
  }
}
