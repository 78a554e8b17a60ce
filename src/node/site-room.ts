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
import { type AlarmIntake, createAlarmIntake, type ReceivedMessage } from '../feeds/alarm/intake.ts';
import { startMqttAlarms } from '../feeds/alarm/mqtt.ts';
import { startOnvifPull } from '../feeds/alarm/onvif.ts';
import { createDeviceEvents, createTelemetry, type Store } from '../journal/index.ts';
import type { Projector } from '../journal/projector.ts';
import type { ActorId } from '../kernel/ids.ts';
import { addSeconds, type Clock, fromUtc, type Instant, toUtc } from '../kernel/time.ts';
import { stopsDue } from '../operations/site/decide-stop.ts';
import { factsOf, groupOf, planOf } from '../operations/site/facts.ts';
import { siteHandling } from '../operations/site/handling.ts';
import { siteKinds } from '../operations/site/index.ts';
import type { SitePlan } from '../operations/site/plan.ts';
import { siteProjection, siteRegisterProjections } from '../operations/site/projections.ts';
import { readRegisters, siteQueries, type SiteRegisters } from '../operations/site/queries.ts';
import { createRationaliser, type Rationaliser } from '../operations/site/rationalise/rationaliser.ts';
import type { Outcome } from '../operations/site/rationalise/shapes.ts';
import { createSiteReader, type SiteReader } from '../operations/site/site-reader.ts';
import type { GroupView, PointView, SiteAlarmView, StopView } from '../operations/site/wire.ts';
import type { Access } from '../policy/access.ts';
import type { Config } from './config.ts';
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
/** What is on record is read again when it changes; beside that, what falls off the lists by age alone. */
const lookMilliseconds = 60_000;
const sweepMilliseconds = 600_000;
const keepHours = 72;
const sweepRows = 20_000;
const groupsMax = 400;
const unknownMax = 200;
const proposedMax = 1_000;

interface OpenSite {
  readonly plan: SitePlan;
  readonly rationaliser: Rationaliser;
  readonly devices: ReadonlySet<string>;
}

/** Fixed sites on this node: their devices' messages come in, and what must be looked at is presented. */
export function openSiteRoom(parts: SiteRoomParts): SiteRoom {
  const { store, access, clock, projector, config, fault } = parts;
  const projections = [siteProjection, ...Object.values(siteRegisterProjections)];
  const changed = (): number =>
    projections.reduce((sum, { name }) => sum + (projector.progress(name)?.changed ?? 0), 0);
  const sites = followSites(parts);
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
    ready: sites.look,
    siteOf: sites.siteOf,
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
  const queries = siteQueries({
    siteFor: (who: Who): SiteReader =>
      createSiteReader(
        parts.readFor(siteProjection)(who),
        shownRows(access, { who, action: see, at: clock() }),
      ),
    registersFor: (who, at) => registersAt((projection) => parts.readFor(projection)(who), at),
    groups: sites.groups,
    unknown: sites.unknown,
    clock,
  });
  return {
    // What is presented is this node's own: its agency's, and that of whoever has the site in its remit.
    live: { name: 'site', changed, sees: sightOf(access, config, { action: see, handling: siteHandling }) },
    routes: [alarmRoute(intake), ...queries],
    system: { refresh: () => sites.look(), record: sites.record },
    pass: () => sites.pass(),
    async close() {
      for (const timer of timers) clearInterval(timer);
      await Promise.all(sources.map((one) => one.stop()));
      await sites.settled();
      await storeCounts();
    },
  };
}

interface SourceParts extends Pick<SiteRoomParts, 'config' | 'fault' | 'broker'> {
  readonly intake: AlarmIntake;
  readonly sink: { refused(source: string, reason: string): void };
}

/** What the node itself connects to: a broker, and the pull points of cameras. */
function startSources({
  config,
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

/** The sites as this process has them: in memory, made anew when a register changes. */
interface Sites {
  readonly open: Map<string, OpenSite>;
  readonly groups: Map<string, GroupView>;
  readonly unknown: Map<string, number>;
  /** Requests to stop trains that this process has made, by their key: until they are read back, none is made twice. */
  readonly proposed: Set<string>;
  record: { readonly alarms: readonly SiteAlarmView[]; readonly stops: readonly StopView[] };
  registersAsOf: number;
  recordAsOf: number;
  lookedAt: number;
  looking: Promise<void> | null;
  /** One after another: an alarm raised must be on record after the one that presented it. */
  writing: Promise<void>;
}

function followSites(parts: SiteRoomParts) {
  const sites: Sites = {
    open: new Map(),
    groups: new Map(),
    unknown: new Map(),
    proposed: new Set(),
    record: { alarms: [], stops: [] },
    registersAsOf: -1,
    recordAsOf: -1,
    lookedAt: 0,
    looking: null,
    writing: Promise.resolve(),
  };
  return {
    look: () => look(parts, sites),
    siteOf: (device: string): string | null =>
      [...sites.open].find(([, { devices }]) => devices.has(device))?.[0] ?? null,
    record: () => sites.record,
    groups: () => [...sites.groups.values()].toReversed(),
    unknown: () =>
      [...sites.unknown]
        .map(([device, count]) => ({ device, count }))
        .toSorted((one, other) => other.count - one.count)
        .slice(0, 50),
    settled: () => sites.writing.catch(parts.fault),
    take: (messages: readonly ReceivedMessage[]) => takeMessages(parts, sites, messages),
    async pass(): Promise<void> {
      await look(parts, sites);
      const now = parts.clock();
      for (const [site, { rationaliser }] of sites.open)
        note(parts, sites, { site, outcomes: rationaliser.advance(now) });
      await sites.writing;
      await proposeStops(parts, sites);
    },
  };
}

/** One look at a time: two that rebuild at once would each forget what the other had heard. */
function look(parts: SiteRoomParts, sites: Sites): Promise<void> {
  sites.looking ??= lookOnce(parts, sites).finally(() => {
    sites.looking = null;
  });
  return sites.looking;
}

async function lookOnce({ store, clock, projector }: SiteRoomParts, sites: Sites): Promise<void> {
  const now = clock();
  const changedOf = (names: readonly string[]): number =>
    names.reduce((sum, name) => sum + (projector.progress(name)?.changed ?? 0), 0);
  const registersNow = changedOf(Object.values(siteRegisterProjections).map(({ name }) => name));
  if (registersNow !== sites.registersAsOf) {
    const registers = readRegisters(await registersAt((projection) => readerOf(store, projection), now));
    sites.open.clear();
    for (const { row, fields } of registers.sites) {
      const plan = planOf(registers, row);
      if (plan === null) continue;
      const devices = new Set(plan.devices.map(({ device }) => device));
      const rationaliser = createRationaliser(plan, { operators: fields.operators });
      sites.open.set(row, { plan, devices, rationaliser });
    }
    sites.registersAsOf = registersNow;
    sites.recordAsOf = -1;
  }
  const recordNow = changedOf([siteProjection.name]);
  if (recordNow === sites.recordAsOf && now - sites.lookedAt < lookMilliseconds) return;
  const reader = createSiteReader(readerOf(store, siteProjection), (rows) => rows);
  const [alarms, stops, points] = await Promise.all([
    reader.alarms(now),
    reader.stops(now),
    reader.points(now),
  ]);
  sites.record = { alarms, stops };
  for (const point of points) applyPoint(sites.open, point);
  sites.recordAsOf = recordNow;
  sites.lookedAt = now;
}

/** Presents what is to be presented, in its order; whoever awaits `writing` knows that it is on record. */
function note(
  parts: SiteRoomParts,
  sites: Sites,
  { site, outcomes }: { readonly site: string; readonly outcomes: readonly Outcome[] },
): void {
  for (const outcome of outcomes) {
    if (outcome.kind === 'grouped') remember(sites.groups, outcome.group.group, groupOf(site, outcome.group));
    const plan = sites.open.get(site)?.plan;
    if (plan === undefined || (outcome.kind !== 'presented' && outcome.kind !== 'raised')) continue;
    const facts = factsOf(outcome.alarm, plan.origin);
    const type = outcome.kind === 'presented' ? 'PresentSiteAlarm' : 'RaiseSiteAlarm';
    const command = { type, at: toUtc(parts.clock()), ...facts } as const;
    sites.writing = sites.writing.catch(() => undefined).then(() => present(parts, command));
    sites.writing.catch(() => undefined); // told to whoever awaits it
  }
}

async function takeMessages(
  parts: SiteRoomParts,
  sites: Sites,
  messages: readonly ReceivedMessage[],
): Promise<void> {
  await look(parts, sites);
  for (const message of messages) {
    const at = [...sites.open].find(([, { devices }]) => devices.has(message.device));
    if (at !== undefined) note(parts, sites, { site: at[0], outcomes: at[1].rationaliser.take(message) });
    else if (sites.unknown.has(message.device) || sites.unknown.size < unknownMax)
      sites.unknown.set(message.device, (sites.unknown.get(message.device) ?? 0) + 1);
  }
  await sites.writing;
}

function applyPoint(
  open: ReadonlyMap<string, OpenSite>,
  { device, maintenance, shelf, fault }: PointView,
): void {
  for (const { devices, rationaliser } of open.values()) {
    if (!devices.has(device)) continue;
    rationaliser.setMaintenance(device, maintenance === null ? null : fromUtc(maintenance.until));
    rationaliser.setShelf(device, shelf === null ? null : fromUtc(shelf.until));
    rationaliser.setFault(device, fault !== null);
  }
}

function remember(groups: Map<string, GroupView>, id: string, group: GroupView): void {
  groups.delete(id); // newest last
  groups.set(id, group);
  const oldest = groups.size > groupsMax ? groups.keys().next().value : undefined;
  if (oldest !== undefined) groups.delete(oldest);
}

/** Asks for trains to be stopped where an alarm on record lacks it: also after a kill between the two. Each once. */
async function proposeStops(parts: SiteRoomParts, { record, proposed }: Sites): Promise<void> {
  for (const command of stopsDue(record, toUtc(parts.clock()))) {
    const alarm = record.alarms.find(({ facts }) => facts.alarm === command.alarm);
    const key = `sites/${command.stop}/${alarm?.raisedAt ?? alarm?.presentedAt ?? ''}`;
    if (proposed.has(key)) continue;
    const refused = await giveByProgram(parts, {
      actor: presenter,
      context: 'operations/site',
      kind: siteKinds.stop,
      key: command.stop,
      command,
      idempotencyKey: key,
      state: parts.config.state,
      owner: null,
    });
    proposed.add(key);
    const oldest = proposed.size > proposedMax ? proposed.values().next().value : undefined;
    if (oldest !== undefined) proposed.delete(oldest);
    if (refused !== null) parts.fault(new Error(`site stop ${command.stop}: ${refused.code}`));
  }
}

type Presenting = {
  readonly type: 'PresentSiteAlarm' | 'RaiseSiteAlarm';
  readonly at: ReturnType<typeof toUtc>;
} & ReturnType<typeof factsOf>;

async function present(parts: SiteRoomParts, command: Presenting): Promise<void> {
  const refused = await giveByProgram(parts, {
    actor: presenter,
    context: 'operations/site',
    kind: siteKinds.alarm,
    key: command.alarm,
    command,
    idempotencyKey: `sites/${command.alarm}/${command.type}/${command.at}`,
    state: parts.config.state,
    owner: null,
  });
  if (refused !== null) parts.fault(new Error(`site alarm ${command.type}: ${refused.code}`));
}
