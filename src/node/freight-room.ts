import type { LiveRoom } from '../app/live.ts';
import type { PositionSeal } from '../app/position-seal.ts';
import type { ReadRows } from '../app/project.ts';
import { registerRows } from '../app/register.ts';
import type { Route } from '../app/route.ts';
import { shownRows } from '../app/vault/row-rights.ts';
import type { Who } from '../app/who.ts';
import type { Projector } from '../journal/projector.ts';
import type { AlarmCondition } from '../kernel/alarm.ts';
import type { Clock } from '../kernel/time.ts';
import { freightConditions } from '../operations/freight/found-alarms.ts';
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
  /** The freight book as the program itself reads it. */
  readonly readAll: ReadRows;
}

export interface FreightRoom {
  readonly live: LiveRoom;
  readonly routes: readonly Route[];
  /** What the keeper of alarms looks at. */
  readonly system: {
    /** Brings what is held up to the tables. */
    refresh(): Promise<void>;
    /** People found to whom nobody has come yet. */
    conditions(): readonly AlarmCondition[];
  };
}

/** Freight on this node, to readers under both locks. */
export function openFreightRoom(parts: FreightRoomParts): FreightRoom {
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
    system: followRisk(parts),
  };
}

/** As many as no day has brought: whoever is left out here would be called for by nobody. */
const atRiskHeld = 5_000;

/** Read again only once something of freight changed: the keeper looks four times a second. */
function followRisk({ projector, readAll, config }: FreightRoomParts): FreightRoom['system'] {
  const reader = createFreightReader(readAll, (rows) => rows);
  let readAt = -1;
  let held: readonly AlarmCondition[] = [];
  return {
    async refresh() {
      const changed = projector.progress(freightProjection.name)?.changed ?? 0;
      if (changed === readAt) return;
      held = freightConditions(await reader.atRisk(atRiskHeld), config.state);
      readAt = changed;
    },
    conditions: () => held,
  };
}
