import { getJson } from '../kit/http.ts';
import { type Connection, createLiveClient } from '../kit/live/live-client.ts';
import { createNews, type News } from '../kit/live/news.ts';
import { createStore, type Store } from '../kit/store.ts';
import { newsRooms } from '../operations/picture/view/live-picture.ts';

/** How a post without the picture stands to its node: a clock, whether it answers, and what it tells of rooms. */
export interface OfficeLink {
  readonly clock: Store<number>;
  /** Since when the node does not answer; null: it did when last asked. */
  readonly lostAt: Store<number | null>;
  readonly live: Store<Connection>;
  /** Calls back when the node says that something of a room changed. */
  readonly onNews: News['on'];
  readonly close: () => void;
}

const askEveryMilliseconds = 15_000;
/** Whether a node lives is said in little: what takes longer than this is no answer. */
const aliveMilliseconds = 10_000;

/** Opens it. The node is asked every 15 s by the door that tells no figure of the picture; its stream tells none either. */
export function openOfficeLink(): OfficeLink {
  const clock = createStore(Date.now());
  const lostAt = createStore<number | null>(null);
  const live = createStore<Connection>({ state: 'connecting', since: Date.now() });
  const news = createNews(newsRooms);
  const nothing = () => undefined;
  const client = createLiveClient({
    open: () => new EventSource('/api/live/rooms'),
    now: () => Date.now(),
    onConnection: (next) => live.set(next),
    handlers: { hello: nothing, beat: nothing, bye: nothing, ...news.handlers },
  });
  const ask = async () => {
    const answer = await getJson('/api/health/alive', AbortSignal.timeout(aliveMilliseconds));
    if (answer.kind !== 'unreachable') lostAt.set(null);
    else if (lostAt.get() === null) lostAt.set(Date.now());
  };
  const ticking = setInterval(() => {
    clock.set(Date.now());
    client.check();
  }, 1000);
  const asking = setInterval(() => void ask(), askEveryMilliseconds);
  void ask();
  return {
    clock,
    lostAt,
    live,
    onNews: (room, heard) => news.on(room, heard),
    close() {
      clearInterval(ticking);
      clearInterval(asking);
      client.close();
    },
  };
}
