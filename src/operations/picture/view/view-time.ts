import { toUtc, instant } from '../../../kernel/time.ts';
import { type Answer, getJson } from '../../../kit/http.ts';
import { createStore, type Store } from '../../../kit/store.ts';
import type { PictureAtView } from '../wire.ts';
import { applyDetections, applyTracks, emptyPicture, type Picture } from './picture.ts';

/** How many seconds of the past go by in one second of ours; 0 stands still. */
export type PlaySpeed = 0 | 1 | 10 | 60;

export type AsKind = 'known' | 'happened';

/** The moment of a picture, milliseconds, and which of its two times is meant. */
export interface Moment {
  readonly at: number;
  readonly as: AsKind;
}

/** The moment every pane shows. `at` in milliseconds. */
export type ViewTime =
  | { readonly mode: 'live' }
  | {
      readonly mode: 'past';
      /** What was asked for. */
      readonly at: number;
      readonly as: AsKind;
      readonly play: PlaySpeed;
      readonly fetch: 'done' | 'loading' | 'failed';
      /**
       * Whose picture is held: it stays while another is fetched, and where that cannot be had, and is named as what it
       * is. Null: none yet, and nothing may pass for an empty sea.
       */
      readonly shown: Moment | null;
    };

/** The period the node can answer for. */
export interface Extent {
  readonly from: number | null;
  readonly to: number;
}

export interface TimeTravel {
  readonly time: Store<ViewTime>;
  readonly extent: Store<Extent | null>;
  /** The picture of the moment shown, while not live. */
  past(): Picture;
  goTo(at: number, as: AsKind): void;
  setPlay(play: PlaySpeed): void;
  live(): void;
  refreshExtent(): Promise<void>;
  /** Call once a second: moves the moment while playing. */
  tick(): void;
}

type AskPicture = (path: string, signal: AbortSignal) => Promise<Answer<PictureAtView>>;

/** Makes the one time control. `now` is the node's clock; `changed` is called when another picture stands. */
export function createTimeTravel(
  now: () => number,
  changed: () => void,
  ask: AskPicture = getJson<PictureAtView>,
): TimeTravel {
  const time = createStore<ViewTime>({ mode: 'live' });
  const extent = createStore<Extent | null>(null);
  const fetcher = createPastFetcher(time, changed, ask);
  const goTo = (at: number, as: AsKind) => {
    const before = time.get();
    const held = Math.min(at, now());
    time.set({
      mode: 'past',
      at: held,
      as,
      play: before.mode === 'past' ? before.play : 0,
      fetch: 'loading',
      shown: before.mode === 'past' ? before.shown : null,
    });
    void fetcher.fetch(held, as);
  };
  const live = () => {
    fetcher.drop();
    time.set({ mode: 'live' });
    changed();
  };
  return {
    time,
    extent,
    past: fetcher.picture,
    goTo,
    live,
    setPlay(play) {
      if (time.get().mode === 'live' && play !== 0) goTo(now() - 60_000, 'known');
      const current = time.get();
      if (current.mode === 'past') time.set({ ...current, play });
    },
    refreshExtent: async () => {
      const read = await fetchExtent();
      if (read !== null) extent.set(read);
    },
    tick() {
      const current = time.get();
      if (current.mode !== 'past' || current.play === 0 || fetcher.busy()) return;
      const next = current.at + current.play * 1000;
      if (next >= now()) live();
      else goTo(next, current.as);
    },
  };
}

async function fetchExtent(): Promise<Extent | null> {
  const answer = await getJson<{ readonly from: string | null; readonly to: string }>('/api/picture/extent');
  if (answer.kind !== 'ok') return null;
  const { from, to } = answer.value;
  return { from: from === null ? null : Date.parse(from), to: Date.parse(to) };
}

/** Fetches past pictures one at a time: a newer wish ends the older one. */
function createPastFetcher(time: Store<ViewTime>, changed: () => void, ask: AskPicture) {
  let past = emptyPicture();
  let running: AbortController | null = null;
  return {
    picture: () => past,
    busy: () => running !== null,
    drop(): void {
      running?.abort();
      running = null;
      past = emptyPicture();
    },
    async fetch(at: number, as: AsKind): Promise<void> {
      running?.abort();
      const mine = new AbortController();
      running = mine;
      const answer = await ask(`/api/picture?at=${toUtc(instant(at))}&as=${as}`, mine.signal);
      if (mine.signal.aborted) return;
      running = null;
      const current = time.get();
      if (current.mode !== 'past') return;
      if (answer.kind !== 'ok') return time.set({ ...current, play: 0, fetch: 'failed' });
      past = pictureOf(answer.value, past);
      time.set({ ...current, fetch: 'done', shown: { at, as } });
      changed();
    },
  };
}

function pictureOf(view: PictureAtView, before: Picture): Picture {
  const picture = emptyPicture();
  picture.revision = before.revision + 1;
  applyTracks(picture, { ...view.tracks, reset: false, coalesced: 0 });
  applyDetections(picture, { detections: view.detections, reset: true });
  return picture;
}
