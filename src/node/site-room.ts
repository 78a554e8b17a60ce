import type { BrokerParts } from '../app/mqtt-feed.ts';
import { createRefusalTally } from '../app/ingest-counts.ts';
import type { LiveRoom } from '../app/live.ts';
import { giveByProgram, type ProgramParts } from '../app/program.ts';
import type { ReadRows } from '../app/project.ts';
import { registerRows } from '../app/register.ts';
import type { Route } from '../app/route.ts';
import { shownRows } from '../app/vault/row-rights.ts';
import type { Who } from '../app/who.ts';
import { alarmRoute } from '../feeds/alarm/http.ts';
import { type AlarmIntake, createAlarmIntake } from '../feeds/alarm/intake.ts';
import { startMqttAlarms } from '../feeds/alarm/mqtt.ts';
import { startOnvifPull } from '../feeds/alarm/onvif.ts';
import { createDeviceEvents, createTelemetry, type Store } from '../journal/index.ts';
import type { Projector } from '../journal/projector.ts';
import type { ActorId } from '../kernel/ids.ts';
import { addSeconds, type Clock, type Instant } from '../kernel/time.ts';
import type { StopCommand } from '../operations/site/events-stop.ts';
import { siteHandling } from '../operations/site/handling.ts';
import { siteKinds } from '../operations/site/index.ts';
import { siteProjection, siteRegisterProjections } from '../operations/site/projections.ts';
import { readRegisters, siteQueries, type SiteRegisters } from '../operations/site/queries.ts';
import { createSiteReader, type SiteReader } from '../operations/site/site-reader.ts';
import type { SiteAlarmView, StopView } from '../operations/site/wire.ts';
import type { Access } from '../policy/access.ts';
import type { Config } from './config.ts';
import { type FollowedSites, followSites, type Presenting } from './followed-sites.ts';
import { type ReadFor, readerOf } from './projections.ts';
import { sightOf } from './room-sight.ts';

const see = 'operations/site/see';
/** The node's own actor that presents: no person, and no right of any. */
const presenter = 'node.sites' as ActorId; // a fixed word, not a member of staff

export interface SiteRoomParts extends ProgramParts {
  readonly config: Pick<Config, 'agency' | 'state' | 'mqttUrl' | 'onvif'>;
  readonly store: Store;
  readonly access: Access;
  readonly clock: Clock;
  readonly projector: Projector;
  readonly readFor: ReadFor;
  readonly fault: (error: unknown) => void;
  /** Told how the connection to the broker stands. */
  readonly broker: BrokerParts['sink'];
  /** True where the clock is driven from outside: time then goes by only when asked. */
  readonly driven: boolean;
}

export interface SiteRoom {
  readonly live: LiveRoom;
  readonly routes: readonly Route[];
  /** What the node's own clock looks at. */
  readonly system: {
    refresh(): Promise<void>;
    record(): { readonly alarms: readonly SiteAlarmView[]; readonly stops: readonly StopView[] };
  };
  /** Time goes by at the sites: what waited is decided and presented. */
  pass(): Promise<void>;
  close(): Promise<void>;
}

const passMilliseconds = 250;
const sweepMilliseconds = 600_000;
const keepHours = 72;
const sweepRows = 20_000;
/** Messages that are heard again at the start at most: a storm of its own. */
const heardAgainMax = 20_000;

/** Fixed sites on this node: their devices' messages come in, and what must be looked at is presented. */
export function openSiteRoom(parts: SiteRoomParts): SiteRoom {
  const { store, access, clock, projector, config, fault } = parts;
  const projections = [siteProjection, ...Object.values(siteRegisterProjections)];
  const changed = (): number => changesOf(projector, projections);
  const sites = followHere(parts);
  const telemetry = createDeviceEvents(store);
  const tally = createRefusalTally();
  const sink = {
    refused: (source: string, reason: string) => tally.add({ source, reason, count: 1, at: clock() }),
  };
  const intake = createAlarmIntake({
    async take(messages) {
      await telemetry.write(messages);
      await sites.take(messages);
    },
    ready: () => sites.look(),
    siteOf: (device) => sites.siteOf(device),
    sink,
    clock,
    fault,
  });
  const sources = startSources({ ...parts, intake, sink });
  const storeCounts = async (): Promise<void> => {
    const counts = tally.take();
    await createTelemetry(store)
      .countRefusals(counts)
      .catch(() => tally.putBack(counts)); // told with the next ones
  };
  const timers = [
    ...(parts.driven ? [] : [setInterval(() => void sites.pass().catch(fault), passMilliseconds)]),
    setInterval(() => void storeCounts(), 10_000),
    setInterval(() => {
      telemetry.dropBefore(addSeconds(clock(), -keepHours * 3_600), sweepRows).catch(fault);
    }, sweepMilliseconds),
  ];
  // What is presented is this node's own: its agency's, and that of whoever has the site in its remit.
  const seesPresented = sightOf(access, config, { action: see, handling: siteHandling });
  const queries = queriesOf(parts, sites, seesPresented);
  return {
    live: { name: 'site', changed, sees: seesPresented },
    routes: [alarmRoute(intake), ...queries],
    system: { refresh: () => sites.look(), record: () => sites.record() },
    pass: () => sites.pass(),
    async close() {
      for (const timer of timers) clearInterval(timer);
      await Promise.all(sources.map((one) => one.stop()));
      await sites.settled();
      await storeCounts();
    },
  };
}

function queriesOf(
  parts: SiteRoomParts,
  sites: FollowedSites,
  seesPresented: (who: Who) => boolean,
): readonly Route[] {
  const { access, clock, readFor } = parts;
  const { site, zone } = siteRegisterProjections;
  return siteQueries({
    siteFor: (who: Who): SiteReader =>
      createSiteReader(readFor(siteProjection)(who), shownRows(access, { who, action: see, at: clock() })),
    registersFor: (who, at) => registersAt((projection) => readFor(projection)(who), at),
    async groundFor(who, at) {
      const [sitesSeen, zonesSeen] = await Promise.all(
        [site, zone].map((projection) => registerRows(readFor(projection)(who), at)),
      );
      return { site: sitesSeen ?? [], zone: zonesSeen ?? [] };
    },
    groups: () => sites.groups(),
    unknown: () => sites.unknown(),
    seesPresented,
    clock,
  });
}

interface SourceParts extends Pick<SiteRoomParts, 'config' | 'clock' | 'fault' | 'broker'> {
  readonly intake: AlarmIntake;
  readonly sink: { refused(source: string, reason: string): void };
}

/** What the node itself connects to: a broker, and the pull points of cameras. */
function startSources({
  config,
  clock,
  fault,
  intake,
  sink,
  broker,
}: SourceParts): readonly { stop(): Promise<void> }[] {
  const pulls = config.onvif.map((given) => {
    const [device = '', ...address] = given.split('=');
    return startOnvifPull({
      source: { device, url: address.join('=') },
      intake,
      sink,
      random: Math.random,
      clock,
      fault,
    });
  });
  if (config.mqttUrl === undefined) return pulls;
  const clientId = `strait-${config.state}-alarms`;
  const link = { url: config.mqttUrl, clientId, intake, fault, random: Math.random, sink: broker };
  return [...pulls, startMqttAlarms(link)];
}

type RegisterProjection = (typeof siteRegisterProjections)[keyof typeof siteRegisterProjections];

async function registersAt(
  readOf: (projection: RegisterProjection) => ReadRows,
  at: Instant,
): Promise<SiteRegisters> {
  const { site, zone, device, work } = siteRegisterProjections;
  const [sites, zones, devices, works] = await Promise.all(
    [site, zone, device, work].map((projection) => registerRows(readOf(projection), at)),
  );
  return { site: sites ?? [], zone: zones ?? [], device: devices ?? [], work: works ?? [] };
}

/** The sites of this node, bound to its store and its book. */
function followHere(parts: SiteRoomParts): FollowedSites {
  const { store, projector, clock, fault } = parts;
  const reader = createSiteReader(readerOf(store, siteProjection), (rows) => rows);
  const telemetry = createDeviceEvents(store);
  return followSites({
    clock,
    fault,
    changed: () => ({
      registers: changesOf(projector, Object.values(siteRegisterProjections)),
      record: changesOf(projector, [siteProjection]),
    }),
    readRegisters: async (now) =>
      readRegisters(await registersAt((projection) => readerOf(store, projection), now)),
    async readRecord(now) {
      const [alarms, stops, points] = await Promise.all([
        reader.alarms(now),
        reader.stops(now),
        reader.points(now),
      ]);
      return { alarms, stops, points };
    },
    heardSince: (at) => telemetry.heardSince(at, heardAgainMax),
    present: (command) => present(parts, command),
    order: (command, key) => order(parts, command, key),
  });
}

/** How often any of these projections has changed so far. */
function changesOf(
  projector: Pick<Projector, 'progress'>,
  projections: readonly { readonly name: string }[],
): number {
  return projections.reduce((sum, { name }) => sum + (projector.progress(name)?.changed ?? 0), 0);
}

async function present(parts: SiteRoomParts, command: Presenting): Promise<void> {
  // Of one alarm somebody is seen again at most once at one moment, as it is presented or raised.
  const moment = command.type === 'NoteSeenAgain' ? command.seenAt : command.at;
  const refused = await giveByProgram(parts, {
    ...own(parts),
    kind: siteKinds.alarm,
    key: command.alarm,
    command,
    idempotencyKey: `sites/${command.alarm}/${command.type}/${moment}`,
  });
  if (refused !== null) parts.fault(new Error(`site alarm ${command.type}: ${refused.code}`));
}

async function order(parts: SiteRoomParts, command: StopCommand, idempotencyKey: string): Promise<void> {
  const { stop } = command;
  const given = { ...own(parts), kind: siteKinds.stop, key: stop, command, idempotencyKey };
  const refused = await giveByProgram(parts, given);
  // Somebody has taken it back or proposed another meanwhile: then nothing is to be taken back.
  if (refused === null || refused.code === 'release_not_proposed') return;
  parts.fault(new Error(`site stop ${stop}: ${refused.code}`));
}

function own({ config }: SiteRoomParts) {
  return { actor: presenter, context: 'operations/site', state: config.state, owner: null } as const;
}
