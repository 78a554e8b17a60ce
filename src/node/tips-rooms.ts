import type { LiveRoom } from '../app/live.ts';
import type { Route } from '../app/route.ts';
import { shownRows } from '../app/vault/row-rights.ts';
import { intelProjection } from '../inquiry/intel/projections.ts';
import { tipHandling as intelHandling } from '../inquiry/intel/policy.ts';
import { intelQueries, seeIntel } from '../inquiry/intel/queries.ts';
import type { Projector } from '../journal/projector.ts';
import { seeTips, tipRooms } from '../kernel/released-tip.ts';
import type { Clock } from '../kernel/time.ts';
import { tipHandling } from '../operations/tips/policy.ts';
import { tipsProjection } from '../operations/tips/projections.ts';
import { tipsQueries } from '../operations/tips/queries.ts';
import { createTipsReader } from '../operations/tips/tips-reader.ts';
import type { Access } from '../policy/access.ts';
import { type Config, nodeNameOf } from './config.ts';
import type { ReadFor } from './projections.ts';
import { sightOf } from './room-sight.ts';

export interface TipsRoomParts {
  readonly config: Pick<Config, 'agency' | 'state' | 'node'>;
  readonly access: Access;
  readonly clock: Clock;
  readonly projector: Projector;
  readonly readFor: ReadFor;
}

interface OpenRoom {
  readonly live: LiveRoom;
  readonly routes: readonly Route[];
}

/** What intelligence released, in the rooms of operations on this node. */
export function openTipsRoom({ config, access, clock, projector, readFor }: TipsRoomParts): OpenRoom {
  const sights = tipRooms.map((room) =>
    sightOf(access, config, {
      action: seeTips[room],
      handling: room === 'watch' ? tipHandling.SeaTipReceived : tipHandling.TipReceived,
    }),
  );
  return {
    live: {
      name: 'tips',
      changed: () => projector.progress(tipsProjection.name)?.changed ?? 0,
      sees: (who) => sights.some((sees) => sees(who)),
    },
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
export function openIntelRoom({ config, access, clock, projector, readFor }: TipsRoomParts): OpenRoom {
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
