import type { LiveRoom } from '../app/live.ts';
import type { Route } from '../app/route.ts';
import { shownRows } from '../app/vault/row-rights.ts';
import { intelProjection } from '../inquiry/intel/projections.ts';
import { tipHandling as intelHandling } from '../inquiry/intel/policy.ts';
import { intelQueries, seeIntel } from '../inquiry/intel/queries.ts';
import type { Store } from '../journal/index.ts';
import type { Projector } from '../journal/projector.ts';
import { seeTips, tipRooms, tipsNews } from '../kernel/released-tip.ts';
import type { Clock } from '../kernel/time.ts';
import { tipHandling } from '../operations/tips/policy.ts';
import { tipsProjection } from '../operations/tips/projections.ts';
import { tipsQueries } from '../operations/tips/queries.ts';
import { createTipsReader } from '../operations/tips/tips-reader.ts';
import type { Access } from '../policy/access.ts';
import { type Config, nodeNameOf } from './config.ts';
import { type ReadFor, readerOf } from './projections.ts';
import { ownerNobody, sightOf } from './room-sight.ts';
import { followTips } from './tips-news.ts';

export interface TipsRoomParts {
  readonly config: Pick<Config, 'agency' | 'state' | 'node'>;
  readonly access: Access;
  readonly clock: Clock;
  readonly projector: Projector;
  readonly readFor: ReadFor;
}

export interface TipsRooms {
  /** One for each room: none hears that another was told something, or that it read it. */
  readonly live: readonly LiveRoom[];
  readonly routes: readonly Route[];
  close(): Promise<void>;
}

/** What intelligence released, in the rooms of operations on this node. */
export function openTipsRoom(
  parts: TipsRoomParts & { readonly store: Store; readonly fault: (error: unknown) => void },
): TipsRooms {
  const { config, access, clock, projector, store, readFor, fault } = parts;
  const news = followTips({ projector, read: readerOf(store, tipsProjection), fault });
  // A tip is owned by the agency that released it, whichever that is: a room hears of it by its remit.
  const own = { ...config, agency: ownerNobody };
  return {
    live: tipRooms.map((room) => ({
      name: tipsNews[room],
      changed: () => news.changedIn(room),
      sees: sightOf(access, own, {
        action: seeTips[room],
        handling: room === 'watch' ? tipHandling.SeaTipReceived : tipHandling.TipReceived,
      }),
    })),
    close: () => news.close(),
    routes: tipsQueries({
      tipsFor: (who, action) =>
        createTipsReader(
          readFor(tipsProjection)(who),
          shownRows(access, { who, action, at: clock() }),
          nodeNameOf(config),
        ),
      clock,
    }),
  };
}

/** The intelligence room on this node. */
export function openIntelRoom({ config, access, clock, projector, readFor }: TipsRoomParts): {
  readonly live: LiveRoom;
  readonly routes: readonly Route[];
} {
  return {
    live: {
      name: 'intel',
      changed: () => projector.progress(intelProjection.name)?.changed ?? 0,
      sees: sightOf(access, config, { action: seeIntel, handling: intelHandling.TipReleased }),
    },
    routes: intelQueries({
      readFor: readFor(intelProjection),
      shownTo: (who) => shownRows(access, { who, action: seeIntel, at: clock() }),
      clock,
    }),
  };
}
