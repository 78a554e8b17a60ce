import { type Connection, createLiveClient, type LiveClient } from '../../../kit/live/live-client.ts';
import { tipsNews } from '../../../kernel/released-tip.ts';
import { createNews } from '../../../kit/live/news.ts';
import { createStore, type Store } from '../../../kit/store.ts';
import type { HealthView } from '../wire.ts';
import {
  applyDetections,
  applyTracks,
  type DetectionsMessage,
  emptyPicture,
  type Picture,
  type TracksMessage,
} from './picture.ts';

/** The live side of the picture: what the node pushes, and how we stand to it. */
export interface LivePicture {
  readonly picture: Picture;
  readonly connection: Store<Connection>;
  readonly health: Store<HealthView | null>;
  /** True once the first tracks have come; before it an empty list means "not yet", not "none". */
  readonly loaded: Store<boolean>;
  /** True once tracks, detections and health have all come: what does not stand then has ended. */
  isWhole(): boolean;
  /** Calls back when the stream says that something of another room changed. */
  readonly onNews: (room: string, heard: () => void) => () => void;
  /** The node's clock minus ours, milliseconds: ages are told by the node's clock. */
  offset(): number;
  /** Call once a second. */
  check(): void;
  close(): void;
}

/** Opens the live stream of this node. `changed` is called after each change of the picture. */
export function openLivePicture(changed: () => void): LivePicture {
  const picture = emptyPicture();
  const connection = createStore<Connection>({ state: 'connecting', since: Date.now() });
  const health = createStore<HealthView | null>(null);
  const loaded = createStore(false);
  const news = createNews(newsRooms);
  let offset = 0;
  let hasDetections = false;
  const apply = (change: () => void) => {
    change();
    changed();
  };
  // The payloads are the node's own; their shapes are the contract in wire.ts.
  const client: LiveClient = createLiveClient({
    open: () => new EventSource('/api/live'),
    now: () => Date.now(),
    onConnection: (next) => connection.set(next),
    handlers: {
      hello: (payload) => {
        offset = offsetFrom(payload);
      },
      tracks: (payload) =>
        apply(() => {
          applyTracks(picture, payload as TracksMessage);
          loaded.set(true);
        }),
      detections: (payload) =>
        apply(() => {
          applyDetections(picture, payload as DetectionsMessage);
          hasDetections = true;
        }),
      health: (payload) => {
        const view = payload as HealthView;
        offset = view.at - Date.now();
        health.set(view);
      },
      bye: () => undefined,
      ...news.handlers,
    },
  });
  return {
    picture,
    connection,
    health,
    loaded,
    isWhole: () => loaded.get() && hasDetections && health.get() !== null,
    onNews: (room, heard) => news.on(room, heard),
    offset: () => offset,
    check: () => client.check(),
    close: () => client.close(),
  };
}

/** Rooms beside the picture of which the stream says only that something changed: they ask for it themselves. */
export const newsRooms = [
  'rescue',
  'dispatch',
  'watch',
  'freight',
  'roster',
  'selection',
  'site',
  ...Object.values(tipsNews),
  'intel',
  'tracing',
] as const;

function offsetFrom(payload: unknown): number {
  const at = (payload as { readonly at?: unknown } | null)?.at;
  const moment = typeof at === 'string' ? Date.parse(at) : at;
  return typeof moment === 'number' && Number.isFinite(moment) ? moment - Date.now() : 0;
}
