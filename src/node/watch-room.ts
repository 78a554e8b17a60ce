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
  const from = await journal.head();
  await projector.reached(watchProjection.name, from, catchUpMilliseconds);
  const start = head();
  const book = createWatchBook(await knownStreams(parts.readAll));
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
      if (shared.length > 0)
        return book.replace({ stream, position, state: foldedStream(door, shared, journal.origin).state });
      book.take({ stream, position, event: domainEvent(door, stored) as WatchEvent }); // of these types only
    },
    fault: parts.fault,
  });
  return {
    live: { name: 'watch', changed, sees },
    routes: watchQueries({
      readerFor: (who) => createWatchReader(readFor(watchProjection)(who)),
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
