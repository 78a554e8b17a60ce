import { followJournal } from '../app/follow.ts';
import type { LiveRoom } from '../app/live.ts';
import { domainEvent } from '../app/new-event.ts';
import { foldedStream } from '../app/shared-stream.ts';
import { marks } from '../kernel/set-back.ts';
import type { PositionSeal } from '../app/position-seal.ts';
import type { ReadRows } from '../app/project.ts';
import type { Route } from '../app/route.ts';
import { createShare } from '../app/share.ts';
import type { Who } from '../app/who.ts';
import type { Journal } from '../journal/port.ts';
import type { Projector } from '../journal/projector.ts';
import type { Clock } from '../kernel/time.ts';
import type { WatchEvent } from '../operations/watch/events.ts';
import { watch } from '../operations/watch/index.ts';
import { watchProjection } from '../operations/watch/projections.ts';
import { type SheetElsewhere, watchQueries } from '../operations/watch/queries.ts';
import type { Sitrep } from '../operations/watch/sitrep.ts';
import { createWatchBook, type WatchBook } from '../operations/watch/watch-book.ts';
import { createWatchReader, knownStreams } from '../operations/watch/watch-reader.ts';
import type { DeskLoad } from '../operations/watch/workload.ts';
import type { Access } from '../policy/access.ts';
import type { Config } from './config.ts';
import type { ReadFor } from './projections.ts';
import { roomSight } from './room-sight.ts';

const see = 'operations/watch/see';
const seeProtected = 'operations/watch/seeProtected';

export interface WatchRoomParts {
  readonly config: Pick<Config, 'agency' | 'state'>;
  readonly access: Access;
  readonly clock: Clock;
  readonly seal: PositionSeal;
  readonly journal: Journal;
  readonly projector: Projector;
  readonly readFor: ReadFor;
  readonly readAll: ReadRows;
  readonly loads: () => readonly DeskLoad[];
  readonly sheetFor: (who: Who, desk: string) => Promise<SheetElsewhere | null>;
  readonly sitrepFor: (who: Who, boat: string) => Promise<Sitrep | null>;
  readonly fault: (error: unknown) => void;
}

export interface WatchRoom {
  readonly live: LiveRoom;
  readonly routes: readonly Route[];
  readonly system: {
    /** Resolves once what is held in memory tells of everything up to this position. */
    reached(position: number): Promise<boolean>;
    readonly book: WatchBook;
  };
  close(): Promise<void>;
}

const catchUpMilliseconds = 5_000;

/** The watch's room on this node: alarms, strength, handovers, incidents; and the book that the keeper of alarms reads. */
export async function openWatchRoom(parts: WatchRoomParts): Promise<WatchRoom> {
  const { access, config, clock, seal, journal, projector, readFor } = parts;
  const head = (): number => projector.progress(watchProjection.name)?.position ?? 0;
  const changed = (): number => projector.progress(watchProjection.name)?.changed ?? 0;
  const sees = roomSight(access, config, see);
  const seesProtected = roomSight(access, config, seeProtected);
  const from = await journal.head();
  await projector.reached(watchProjection.name, from, catchUpMilliseconds);
  const start = head();
  const book = createWatchBook(await knownStreams(parts.readAll));
  const open = followOpen({ book, head, changed });
  const streams = new Map(watch.streams.map((stream) => [stream.kind, stream]));
  const follower = followJournal({
    journal,
    from: start,
    types: [...watchProjection.types, ...marks],
    async take(stored) {
      const door = streams.get(stored.stream.split('/', 1)[0] ?? '');
      if (door === undefined) return;
      const { stream, position } = stored;
      const shared = await journal.readShared([stream], position);
      if (shared.length > 0) {
        book.replace({ stream, position, state: foldedStream(door, shared, journal.origin).state });
        return open.take({ stream, position, event: null });
      }
      const event = domainEvent(door, stored) as WatchEvent; // of these types only
      book.take({ stream, position, event });
      open.take({ stream, position, event });
    },
    fault: parts.fault,
  });
  return {
    live: {
      name: 'watch',
      changed(who) {
        const [all, openly] = [changed(), open.changed()];
        return all === openly || !seesProtected(who) ? openly : all;
      },
      sees,
    },
    routes: watchQueries({
      readerFor: (who) => createWatchReader(readFor(watchProjection)(who), seesProtected(who)),
      loadsFor: async (who) => (sees(who) ? parts.loads() : []),
      sheetFor: parts.sheetFor,
      sitrepFor: parts.sitrepFor,
      place: async () => seal.seal(head()),
      changed,
      share: createShare({ clock, milliseconds: 1_000 }),
      clock,
    }),
    system: { reached: (position) => follower.reached(position, catchUpMilliseconds), book },
    close: () => follower.close(),
  };
}

interface Followed {
  readonly stream: string;
  readonly position: number;
  /** Null: another node has a part in it, as in nothing that is protected. */
  readonly event: WatchEvent | null;
}

/** Names of protected alarms that are kept beside those that stand. */
const closedMax = 1_000;

/**
 * Where the watch last changed for whoever is not told of protected alarms: news of one would say that there is one. Told
 * only once the tables hold it, as all other news is.
 */
function followOpen({
  book,
  head,
  changed: changedAt,
}: {
  readonly book: WatchBook;
  readonly head: () => number;
  readonly changed: () => number;
}) {
  const isProtected = ({
    condition,
  }: {
    readonly condition: { readonly isProtected?: boolean | undefined };
  }) => condition.isProtected === true;
  const standing = () =>
    book
      .standingAlarms()
      .filter(isProtected)
      .map(({ alarm }) => `alarm/${alarm}`);
  let closed = new Set(standing());
  const waiting: number[] = [];
  let changed = changedAt();
  const settle = (): void => {
    const reached = head();
    for (let next = waiting[0]; next !== undefined && next <= reached; next = waiting[0]) {
      changed = next;
      waiting.shift();
    }
  };
  return {
    take({ stream, position, event }: Followed): void {
      if (event !== null && 'condition' in event) {
        if (isProtected(event)) closed.add(stream);
        else closed.delete(stream);
      }
      if (!closed.has(stream)) waiting.push(position);
      // Those that are over get no further event but by being raised again.
      if (closed.size > closedMax) closed = new Set(standing());
      settle();
    },
    changed(): number {
      settle();
      return changed;
    },
  };
}
