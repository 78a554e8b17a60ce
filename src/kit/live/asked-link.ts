import { type Answer, getJson } from '../http.ts';
import { type Trouble, troubleOf } from '../resource.ts';
import { createStore, type Store } from '../store.ts';

/** How a list stands to its node. An old one stays on the screen with its age; what one may not see goes. */
export interface AskedStanding {
  /** When the node last answered, milliseconds of this browser's clock; null: not yet. */
  readonly at: number | null;
  readonly trouble: Trouble | null;
}

/** A list of the node, kept by asking whenever something was heard, and now and then all the same. */
export interface AskedLink<Held> {
  readonly held: Store<Held>;
  readonly standing: Store<AskedStanding>;
  /** How often it is asked by itself while somebody holds it. */
  readonly everySeconds: number;
  /** Asks now, because something was heard or done; while an answer is awaited it is asked once more after it. */
  nudge(): void;
  /** Begins to ask; gives the way to stop. Several readers share one line. */
  hold(): () => void;
}

/** What is asked, and how an answer joins what was held. */
export interface AskedShape<Told, Held> {
  readonly empty: Held;
  readonly path: (held: Held) => string;
  /** The same object where the answer says nothing new, so that nothing is drawn again. */
  readonly join: (held: Held, told: Told) => Held;
  readonly everyMilliseconds: number;
}

export interface AskedParts<Told> {
  readonly ask: (path: string, signal: AbortSignal) => Promise<Answer<Told>>;
  readonly now: () => number;
  readonly every: (act: () => void, milliseconds: number) => () => void;
}

/** A line that neither answers nor breaks is given up, and asked anew. */
const answerMilliseconds = 10_000;

function browserParts<Told>(): AskedParts<Told> {
  return {
    ask: (path, signal) =>
      getJson<Told>(path, AbortSignal.any([signal, AbortSignal.timeout(answerMilliseconds)])),
    now: () => Date.now(),
    every(act, milliseconds) {
      const timer = setInterval(act, milliseconds);
      return () => clearInterval(timer);
    },
  };
}

/** Opens a line to one list. Nothing is asked until somebody holds it; one question at a time. */
export function createAskedLink<Told, Held>(
  shape: AskedShape<Told, Held>,
  parts: AskedParts<Told> = browserParts<Told>(),
): AskedLink<Held> {
  const held = createStore<Held>(shape.empty);
  const standing = createStore<AskedStanding>({ at: null, trouble: null });
  let asking: AbortController | null = null;
  let againAfter = false;
  let holders = 0;
  let stop: (() => void) | null = null;

  const ask = async (): Promise<void> => {
    if (asking !== null || holders === 0) return;
    const controller = new AbortController();
    asking = controller;
    const answer = await parts.ask(shape.path(held.get()), controller.signal);
    if (asking !== controller) return;
    asking = null;
    take(answer, { shape, held, standing, at: parts.now() });
    if (!againAfter) return;
    againAfter = false;
    void ask();
  };
  const release = (): void => {
    holders--;
    if (holders > 0) return;
    stop?.();
    stop = null;
    asking?.abort();
    asking = null;
    againAfter = false;
  };
  return {
    held,
    standing,
    everySeconds: shape.everyMilliseconds / 1000,
    nudge() {
      if (asking === null) void ask();
      else againAfter = true;
    },
    hold() {
      holders++;
      if (holders === 1) {
        stop = parts.every(() => void ask(), shape.everyMilliseconds);
        void ask();
      }
      let isHeld = true;
      return () => {
        if (isHeld) release();
        isHeld = false;
      };
    },
  };
}

function take<Told, Held>(
  answer: Answer<Told>,
  into: {
    readonly shape: AskedShape<Told, Held>;
    readonly held: Store<Held>;
    readonly standing: Store<AskedStanding>;
    readonly at: number;
  },
): void {
  const { shape, held, standing } = into;
  if (answer.kind === 'ok') {
    held.update((now) => shape.join(now, answer.value));
    standing.set({ at: into.at, trouble: null });
    return;
  }
  const trouble = troubleOf(answer);
  const isRefused = trouble.kind === 'refused';
  if (isRefused) held.set(shape.empty);
  standing.set({ at: isRefused ? null : standing.get().at, trouble });
}
