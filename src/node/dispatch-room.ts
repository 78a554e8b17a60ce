import type { LiveRoom } from '../app/live.ts';
import type { PositionSeal } from '../app/position-seal.ts';
import type { ReadRows } from '../app/project.ts';
import { registerRows } from '../app/register.ts';
import type { Route } from '../app/route.ts';
import { shownRows } from '../app/vault/row-rights.ts';
import type { Who } from '../app/who.ts';
import type { Projector } from '../journal/projector.ts';
import type { Clock, Instant } from '../kernel/time.ts';
import {
  createDispatchReader,
  type DispatchReader,
  fleetChangedAt,
} from '../operations/dispatch/dispatch-reader.ts';
import type { DispatchRecord } from '../operations/dispatch/conditions.ts';
import { dispatchProjection, fleetProjection } from '../operations/dispatch/projections.ts';
import { dispatchQueries, type FleetReader } from '../operations/dispatch/queries.ts';
import { createSeaGrid } from '../operations/dispatch/sea-grid.ts';
import { travelOver } from '../operations/dispatch/travel-over.ts';
import type { TravelSeconds } from '../operations/dispatch/travel.ts';
import type { Need, UnitView } from '../operations/dispatch/wire.ts';
import type { Access } from '../policy/access.ts';
import type { Config } from './config.ts';
import { readLand } from './land.ts';
import type { ReadFor } from './projections.ts';
import { roomSight } from './room-sight.ts';

const see = 'operations/dispatch/see';

export interface DispatchRoomParts {
  readonly config: Pick<Config, 'agency' | 'state'>;
  readonly access: Access;
  readonly clock: Clock;
  readonly seal: PositionSeal;
  readonly projector: Projector;
  readonly readFor: ReadFor;
  /** Rows as the program itself reads them: for its own clock, shown to nobody. */
  readonly readAll: { readonly dispatch: ReadRows; readonly fleet: ReadRows };
  readonly needOf: (who: Who, boat: string) => Promise<Need | null>;
}

export interface DispatchRoom {
  readonly live: LiveRoom;
  readonly routes: readonly Route[];
  readonly system: { refresh(): Promise<void>; record(): Omit<DispatchRecord, 'now'> };
  readerFor(who: Who): DispatchReader;
  /** The units of the register that this reader may see, as they stand. */
  unitsFor(who: Who): Promise<readonly UnitView[]>;
}

/** Dispatch on this node: to readers under both locks, and to the program's own clock. */
export function openDispatchRoom(parts: DispatchRoomParts): DispatchRoom {
  const { access, config, clock, seal, projector, readFor } = parts;
  const reached = (name: string): number => projector.progress(name)?.position ?? 0;
  const position = (): number => Math.min(reached(dispatchProjection.name), reached(fleetProjection.name));
  // Each rises by itself: their sum rises with either.
  const lastOf = (name: string): number => projector.progress(name)?.changed ?? 0;
  const changed = (): number => lastOf(dispatchProjection.name) + lastOf(fleetProjection.name);
  const shown = (who: Who) => shownRows(access, { who, action: see, at: clock() });
  const readerFor = (who: Who): DispatchReader =>
    createDispatchReader(readFor(dispatchProjection)(who), shown(who));
  const fleetFor = (who: Who): FleetReader => fleetOf(readFor(fleetProjection)(who));
  return {
    live: { name: 'dispatch', changed, sees: roomSight(access, config, see) },
    routes: dispatchQueries({
      dispatchFor: readerFor,
      fleetFor,
      needOf: parts.needOf,
      travel: travelOverSea(),
      clock,
      seal,
      position,
    }),
    system: followDispatch(parts, changed),
    readerFor,
    unitsFor: async (who) => readerFor(who).units(await fleetFor(who).rows(clock()), null),
  };
}

function fleetOf(read: ReadRows): FleetReader {
  return { rows: (at) => registerRows(read, at), changedAt: () => fleetChangedAt(read) };
}

/** Ways round the land: the sea is laid out at the first question, not at every start. */
function travelOverSea(): TravelSeconds {
  let travel: TravelSeconds | null = null;
  return (unit, to) => {
    travel ??= travelOver(createSeaGrid(readLand()));
    return travel(unit, to);
  };
}

/** Read anew after so long in any case: what is over leaves the lists by the clock alone. */
const anewMilliseconds = 5_000;

function followDispatch(
  { readAll, clock, config }: DispatchRoomParts,
  changed: () => number,
): DispatchRoom['system'] {
  const reader = createDispatchReader(readAll.dispatch, (rows) => rows);
  const fleet = fleetOf(readAll.fleet);
  let held: Omit<DispatchRecord, 'now'> = { units: [], tasks: [], relays: [], gaps: [], requests: [] };
  let upTo = -1;
  let readAt: Instant | null = null;
  return {
    async refresh() {
      const newest = changed();
      const now = clock();
      if (newest <= upTo && readAt !== null && Math.abs(now - readAt) < anewMilliseconds) return;
      const since = { after: null, now };
      const [units, tasks, relays, gaps, requests, landCalls, patrols] = await Promise.all([
        fleet.rows(now).then((rows) => reader.units(rows, null)),
        reader.tasks(since),
        reader.relays(since),
        reader.gaps(since),
        reader.requests(since),
        reader.landCalls(since),
        reader.patrols(since),
      ]);
      held = {
        ...{ units, tasks, relays, gaps, requests, landCalls },
        patrols: { side: config.state, tasks: patrols },
      };
      upTo = newest;
      readAt = now;
    },
    record: () => held,
  };
}
