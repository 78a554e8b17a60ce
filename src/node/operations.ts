import type { Handle } from '../app/handle.ts';
import type { BrokerParts } from '../app/mqtt-feed.ts';
import type { LiveRoom } from '../app/live.ts';
import type { PositionSeal } from '../app/position-seal.ts';
import type { Route } from '../app/route.ts';
import type { VaultDesk } from '../app/vault/desk.ts';
import type { Who } from '../app/who.ts';
import { createKeptValues } from '../journal/kept-values.ts';
import { freightProjection } from '../operations/freight/projections.ts';
import { selectionProjection } from '../operations/freight/selection-projection.ts';
import type { Journal, Store } from '../journal/index.ts';
import type { Projector } from '../journal/projector.ts';
import type { ContextDoor } from '../kernel/door.ts';
import { addSeconds, type Clock, toUtc } from '../kernel/time.ts';
import { dispatchConditions } from '../operations/dispatch/conditions.ts';
import { dispatchProjection, fleetProjection } from '../operations/dispatch/projections.ts';
import type { HealthView } from '../operations/picture/wire.ts';
import { namesOf } from '../operations/rescue/boat-state.ts';
import type { CallerElsewhere } from '../operations/rescue/caller-reader.ts';
import { rescueConditions } from '../operations/rescue/conditions.ts';
import {
  crossingNoticeSeconds as crossingNoticeDefault,
  type RegionWatch,
} from '../operations/rescue/crossing-near.ts';
import { linkConditions } from '../operations/rescue/link-conditions.ts';
import { rescueProjection } from '../operations/rescue/projections.ts';
import { settledHours } from '../operations/rescue/queries.ts';
import type { SeaKnown } from '../operations/rescue/sea/sea-report.ts';
import { watchConditions } from '../operations/watch/conditions.ts';
import { watchProjection } from '../operations/watch/projections.ts';
import type { DeskLoad } from '../operations/watch/workload.ts';
import type { Access } from '../policy/access.ts';
import { type AlarmKeeper, startAlarmKeeper } from './alarm-keeper.ts';
import { openCameraRoom } from './camera-room.ts';
import { readCameras } from './cameras-file.ts';
import type { Config } from './config.ts';
import { loadsOf } from './desk-loads.ts';
import { type DispatchRoom, openDispatchRoom } from './dispatch-room.ts';
import type { SignText } from './evidence.ts';
import { faultWords } from './fault-words.ts';
import { type FreightRoom, openFreightRoom } from './freight-room.ts';
import type { KeyedHash } from '../operations/freight/report/receipt-code.ts';
import { openFreightSelectionRoom } from './freight-selection-room.ts';
import { openFreightTeamRoom } from './freight-team-room.ts';
import { needOf } from './need-source.ts';
import { type ReadFor, readerOf } from './projections.ts';
import type { PlateKey } from './plate-key.ts';
import { openPlateRoom } from './plate-room.ts';
import { openRescueRoom, type RescueRoom } from './rescue-room.ts';
import { sheetElsewhere } from './sheet-source.ts';
import { siteConditions } from '../operations/site/conditions.ts';
import { siteProjection, siteRegisterProjections } from '../operations/site/projections.ts';
import { openSiteRoom, type SiteRoom } from './site-room.ts';
import { sitrepOf } from './sitrep-source.ts';
import { openTracingRoom } from './tracing-room.ts';
import { openIntelRoom, openTipsRoom } from './tips-rooms.ts';
import { openWatchRoom, type WatchRoom } from './watch-room.ts';

export interface OperationsParts {
  readonly config: Pick<Config, 'agency' | 'state' | 'node' | 'mqttUrl' | 'onvif' | 'camerasFile'>;
  readonly store: Store;
  readonly journal: Journal;
  readonly projector: Projector;
  readonly access: Access;
  readonly clock: Clock;
  readonly seal: PositionSeal;
  readonly readFor: ReadFor;
  readonly contexts: readonly ContextDoor[];
  readonly say: (line: string) => void;
  /** Stream and wind by configuration, and how long a report of either is believed. */
  readonly sea: SeaKnown;
  /** Null: the node's charts have no line between the two search regions. */
  readonly region: RegionWatch | null;
  /** How the links with other nodes stand. */
  readonly links: () => HealthView['links'];
  /** The node's signature for what leaves it as a document. */
  readonly sign: SignText;
  readonly handle: Handle;
  /** The desk before the vault. */
  readonly vaultDesk: Pick<VaultDesk, 'open'>;
  /** The node's key for plates. */
  readonly plates: PlateKey;
  /** The node's hash for the codes on drivers' receipts. */
  readonly receipts: KeyedHash;
  /** Told how connections to brokers stand. */
  readonly broker: BrokerParts['sink'];
  /** True where alarms are looked at only when asked. */
  readonly driven: boolean;
}

/** The rooms in which a rescue is seen and led, and what the node does there by itself: nothing but raising alarms. */
export interface Operations {
  readonly live: readonly LiveRoom[];
  readonly routes: readonly Route[];
  /** Another node's callers that bear one of these marks, as the asker may see them. */
  callersBearing(who: Who, marks: readonly string[]): Promise<readonly CallerElsewhere[]>;
  /** The keeper of alarms catches up with the book and does everything due by the node's clock. */
  lookAtAlarms(): Promise<void>;
  close(): Promise<void>;
}

const lookEveryMilliseconds = 250;
/** A period is published ahead of time: nothing about its secret is urgent. */
const drawsEveryMilliseconds = 10_000;
const catchUpMilliseconds = 5_000;

/** Projections whose news may call for an alarm. */
const names = [
  rescueProjection,
  dispatchProjection,
  fleetProjection,
  watchProjection,
  siteProjection,
  freightProjection,
  ...Object.values(siteRegisterProjections),
].map(({ name }) => name);

/** The rooms ashore, as one: ports, terminals, fixed sites, intelligence and family tracing. */
async function openAshore(parts: OperationsParts, fault: (error: unknown) => void) {
  const { agency, camerasFile } = parts.config;
  const freight = openFreightRoom({ ...parts, readAll: readerOf(parts.store, freightProjection) });
  const teams = openFreightTeamRoom(parts);
  const selection = selectionOn(parts, fault);
  const plates = openPlateRoom({ ...parts, fault });
  const site = openSiteRoom({ ...parts, agency, fault });
  const tips = openTipsRoom({ ...parts, fault });
  const intel = openIntelRoom(parts);
  const tracing = openTracingRoom(parts);
  const cameras = await openCameraRoom({ ...parts, agency, cameras: readCameras(camerasFile), fault });
  return {
    site,
    freight,
    live: [
      freight.live,
      { ...freight.live, name: 'roster', changed: teams.changed },
      { ...freight.live, name: 'selection', changed: selection.changed },
      site.live,
      ...tips.live,
      intel.live,
      tracing.live,
    ],
    routes: [freight, teams, selection, site, plates, cameras, tips, intel, tracing].flatMap(
      ({ routes }) => routes,
    ),
    /** What is due by the clock is done. */
    async pass() {
      await selection.look();
      await site.pass();
      await cameras.pass();
    },
    async close() {
      await selection.close();
      await site.close();
      await cameras.close();
      await plates.close();
      await tips.close();
    },
  };
}

/** Opens the rooms of operations on this node, and starts the keeper of alarms. */
export async function openOperations(parts: OperationsParts): Promise<Operations> {
  const { store, projector, journal, clock, say, region } = parts;
  const fault = (error: unknown) => say(`strait: alarms / alarmes: ${faultWords(error)}`);
  const crossingNoticeSeconds = region?.noticeSeconds ?? crossingNoticeDefault;
  const sea = { ...parts.sea, crossingNoticeSeconds };
  const rescue = openRescueRoom({ ...parts, sea, readAll: readerOf(store, rescueProjection) });
  const dispatch = openDispatchRoom({
    ...parts,
    readAll: { dispatch: readerOf(store, dispatchProjection), fleet: readerOf(store, fleetProjection) },
    needOf: async (who, boat) => needOf(await rescue.boardFor(who).boat(boat), clock()),
  });
  const loads = followLoads();
  const watch = await openWatchRoom({
    ...parts,
    readAll: readerOf(store, watchProjection),
    loads: loads.now,
    sheetFor: (who, desk) => sheetFor({ rescue, dispatch, clock, region }, who, desk),
    sitrepFor: async (who, boat) => sitrepFor({ rescue, dispatch, clock, region }, who, boat),
    fault,
  });
  const ashore = await openAshore(parts, fault);
  const keeper = startKeeper(parts, { rescue, dispatch, watch, ...ashore, loads, fault });
  const seen = new Map<string, number>();
  const stop = projector.onAdvanced(({ name, changed }) => {
    if (parts.driven || !names.includes(name) || changed <= (seen.get(name) ?? 0)) return;
    // What was just recorded must be on the other desks' screens within half a second, and its alarm with it.
    seen.set(name, changed);
    keeper.ring();
  });
  return {
    live: [rescue.live, dispatch.live, watch.live, ...ashore.live],
    routes: [rescue, dispatch, watch, ashore].flatMap(({ routes }) => routes),
    callersBearing: (who, marks) => rescue.boardFor(who).bearing(marks, parts.config.state),
    async lookAtAlarms() {
      const head = await journal.head();
      await Promise.all(names.map((name) => projector.reached(name, head, catchUpMilliseconds)));
      await ashore.pass();
      await keeper.look();
    },
    async close() {
      stop();
      await keeper.close();
      await ashore.close();
      await watch.close();
    },
  };
}

function selectionOn(parts: OperationsParts, fault: (error: unknown) => void) {
  return openFreightSelectionRoom({
    ...parts,
    agency: parts.config.agency,
    readAll: readerOf(parts.store, selectionProjection),
    values: createKeptValues(parts.store),
    fault,
    lookEveryMilliseconds: parts.driven ? null : drawsEveryMilliseconds,
  });
}

interface Rooms {
  readonly rescue: RescueRoom;
  readonly dispatch: DispatchRoom;
  readonly watch: WatchRoom;
  readonly site: SiteRoom;
  readonly freight: FreightRoom;
  readonly loads: ReturnType<typeof followLoads>;
  readonly fault: (error: unknown) => void;
}

function startKeeper(parts: OperationsParts, rooms: Rooms): AlarmKeeper {
  const { rescue, dispatch, watch, site, freight, loads, fault } = rooms;
  const { journal, contexts, config, clock, region } = parts;
  return startAlarmKeeper({
    journal,
    contexts,
    agency: config.agency,
    clock,
    async refresh() {
      const head = journal.head();
      const alarms = head.then((upTo) => watch.system.reached(upTo));
      const refreshed = [rescue, dispatch, site, freight].map(({ system }) => system.refresh());
      const [upTo] = await Promise.all([head, ...refreshed, alarms]);
      return upTo;
    },
    conditionsAt(now) {
      const at = toUtc(now);
      const [boats, contacts] = [rescue.system.boats(), rescue.system.contacts()];
      const record = dispatch.system.record();
      // What lies on a desk is told to all who see the watch: what is protected is in no count of it.
      const alarms = watch.system.book
        .standingAlarms()
        .filter(({ condition }) => condition.isProtected !== true);
      const calls = watch.system.book.callsInHand();
      loads.follow({ boats, contacts, tasks: record.tasks, alarms, calls, at });
      return [
        ...rescueConditions({ contacts, boats, now: at, region }),
        ...linkConditions({ boats, links: parts.links(), now: at }),
        ...dispatchConditions({ ...record, now }),
        ...siteConditions(site.system.record(), config.state, now),
        ...freight.system.conditions(),
        ...watchConditions({ ...watch.system.book.facts(), loads: loads.now() }, now),
      ];
    },
    alarms: () => watch.system.book.standingAlarms(),
    fault,
    lookEveryMilliseconds: parts.driven ? null : lookEveryMilliseconds,
  });
}

/** The load of each desk as it was at the last look: a level is left later than it is reached. */
function followLoads() {
  let held: readonly DeskLoad[] = [];
  return {
    now: () => held,
    follow(lying: Parameters<typeof loadsOf>[1]): void {
      held = loadsOf(held, lying);
    },
  };
}

type ForSheets = Pick<Rooms, 'rescue' | 'dispatch'> & Pick<OperationsParts, 'clock' | 'region'>;

/** For a desk of the reader's own state: what its side answers for. */
async function sheetFor({ rescue, dispatch, clock, region }: ForSheets, who: Who, _desk: string) {
  if (who.state === null) return null;
  const now = clock();
  const [{ boats, contacts }, tasks, units] = await Promise.all([
    // Boats that have ended since the last handover are told as well, and whoever of them needs protection.
    rescue.boardFor(who).standing(addSeconds(now, -settledHours * 3_600)),
    dispatch.readerFor(who).tasks({ after: null, now }),
    dispatch.unitsFor(who),
  ]);
  return sheetElsewhere({ boats, contacts, tasks, units, region }, who.state, now);
}

async function sitrepFor({ rescue, dispatch, clock, region }: ForSheets, who: Who, id: string) {
  const boat = await rescue.boardFor(who).boat(id);
  if (boat === null) return null;
  const [tasks, entries] = await Promise.all([
    // Units were sent to it under the records merged into it as well.
    Promise.all(namesOf(boat).map((name) => dispatch.readerFor(who).tasksOf(name))),
    rescue.boardFor(who).timeline(`boat/${id}`),
  ]);
  // Each report tells of one more record than the last: the number of records is the number of the report.
  return sitrepOf({ boat, tasks: tasks.flat(), number: entries.length, region }, clock());
}
