import type { LiveRoom } from '../app/live.ts';
import type { PositionSeal } from '../app/position-seal.ts';
import { registerRows } from '../app/register.ts';
import type { Route } from '../app/route.ts';
import { shownRows } from '../app/vault/row-rights.ts';
import type { Who } from '../app/who.ts';
import type { Projector } from '../journal/projector.ts';
import type { Clock } from '../kernel/time.ts';
import { createFreightReader } from '../operations/freight/freight-reader.ts';
import { plain } from '../operations/freight/handling.ts';
import type { FreightSurroundings } from '../operations/freight/passage-door.ts';
import {
  equipmentProjection,
  freightProjection,
  placeProjection,
} from '../operations/freight/projections.ts';
import { photoProjection } from '../operations/freight/photo-projection.ts';
import { photosRoute } from '../operations/freight/photo-routes.ts';
import { freightQueries, seeFreight } from '../operations/freight/queries.ts';
import type { Access } from '../policy/access.ts';
import type { Config } from './config.ts';
import type { ReadFor } from './projections.ts';
import { sightOf } from './room-sight.ts';

export interface FreightRoomParts {
  readonly config: Pick<Config, 'agency' | 'state'>;
  readonly access: Access;
  readonly clock: Clock;
  readonly seal: PositionSeal;
  readonly projector: Projector;
  readonly readFor: ReadFor;
  readonly plates: FreightSurroundings;
}

/** Freight on this node, to readers under both locks. */
export function openFreightRoom(parts: FreightRoomParts): {
  readonly live: LiveRoom;
  readonly routes: readonly Route[];
} {
  const { access, clock, seal, projector, readFor, plates } = parts;
  const names = [freightProjection, placeProjection, equipmentProjection, photoProjection].map(
    ({ name }) => name,
  );
  const all = (of: 'position' | 'changed') => names.map((name) => projector.progress(name)?.[of] ?? 0);
  const shownTo = (who: Who) => shownRows(access, { who, action: seeFreight, at: clock() });
  const freightFor = (who: Who) => createFreightReader(readFor(freightProjection)(who), shownTo(who));
  return {
    // Each rises by itself: their sum rises with any.
    live: {
      name: 'freight',
      changed: () => all('changed').reduce((sum, one) => sum + one, 0),
      sees: sightOf(access, parts.config, { action: seeFreight, handling: plain }),
    },
    routes: [
      ...freightQueries({
        freightFor,
        placesFor: (who, at) => registerRows(readFor(placeProjection)(who), at),
        equipmentFor: (who, at) => registerRows(readFor(equipmentProjection)(who), at),
        tokenOf: plates.tokenOf,
        clock,
        seal,
        position: () => Math.min(...all('position')),
      }),
      photosRoute({
        sees: async (who, passage) => (await freightFor(who).passages([passage])).length > 0,
        readFor: readFor(photoProjection),
        shownTo,
      }),
    ],
  };
}
