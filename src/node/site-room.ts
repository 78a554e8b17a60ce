import { createRefusalTally } from '../app/ingest-counts.ts';
import type { LiveRoom } from '../app/live.ts';
import { giveByProgram, type ProgramParts } from '../app/program.ts';
import type { ReadRows } from '../app/project.ts';
import { registerRows } from '../app/register.ts';
import type { Route } from '../app/route.ts';
import { shownRows } from '../app/vault/row-rights.ts';
import type { Who } from '../app/who.ts';
import { alarmRoute } from '../feeds/alarm/http.ts';
import { createAlarmIntake, type ReceivedMessage } from '../feeds/alarm/intake.ts';
import { startMqttAlarms } from '../feeds/alarm/mqtt.ts';
import { startOnvifPull } from '../feeds/alarm/onvif.ts';
import { createDeviceEvents, createTelemetry, type Store } from '../journal/index.ts';
import type { Projector } from '../journal/projector.ts';
import type { ActorId } from '../kernel/ids.ts';
import { addSeconds, type Clock, fromUtc, type Instant, toUtc } from '../kernel/time.ts';
import { factsOf, groupOf, planOf } from '../operations/site/facts.ts';
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
import { roomSight } from './room-sight.ts';

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
const lookMilliseconds = 2_000;
const sweepMilliseconds = 600_000;
const keepHours = 72;
const sweepRows = 20_000;
const groupsMax = 400;
const unknownMax = 200;

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
    siteOf: sites.siteOf,
    sink,
    clock,
    fault,
  });
  const mqtt =
    config.mqttUrl === undefined
      ? null
      : startMqttAlarms({ url: config.mqttUrl, clientId: `strait-${config.state}-alarms`, intake, fault });
  const pulls = config.onvif.map((given) => {
    const [device = '', ...address] = given.split('=');
    const source = { device, url: address.join('=') };
    return startOnvifPull({ source, intake, sink, random: Math.random, fault });
  });
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
  const readerFor = (who: Who): SiteReader =>
    createSiteReader(
      parts.readFor(siteProjection)(who),
      shownRows(access, { who, action: see, at: clock() }),
    );
  const queries = siteQueries({
    siteFor: readerFor,
    registersFor: (who, at) => registersAt((projection) => parts.readFor(projection)(who), at),
    groups: sites.groups,
    unknown: sites.unknown,
    clock,
  });
  return {
    live: { name: 'site', changed, sees: roomSight(access, config, see) },
    routes: [alarmRoute(intake), ...queries],
    system: { refresh: () => sites.look(), record: sites.record },
    pass: () => sites.pass(),
    async close() {
      for (const timer of timers) clearInterval(timer);
      await Promise.all([mqtt?.stop(), ...pulls.map((pull) => pull.stop())]);
      await sites.settled();
      await storeCounts();
    },
  };
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

/** The sites of the registers with what is going on at each: in memory, made anew when a register changes. */
function followSites(parts: SiteRoomParts) {
  const { store, clock, projector, fault } = parts;
  const reader = createSiteReader(readerOf(store, siteProjection), (rows) => rows);
  const open = new Map<string, OpenSite>();
  const groups = new Map<string, GroupView>();
  const unknown = new Map<string, number>();
  let held = { alarms: [] as readonly SiteAlarmView[], stops: [] as readonly StopView[] };
  let registersAsOf = -1;
  let recordAsOf = -1;
  let lookedAt = 0;
  /** One after another: an alarm raised must be on record after the one that presented it. */
  let writing: Promise<void> = Promise.resolve();
  const changedOf = (names: readonly string[]): number =>
    names.reduce((sum, name) => sum + (projector.progress(name)?.changed ?? 0), 0);
  const registerNames = Object.values(siteRegisterProjections).map(({ name }) => name);

  let looking: Promise<void> | null = null;
  /** One look at a time: two that rebuild at once would each forget what the other had heard. */
  const look = (): Promise<void> => {
    looking ??= lookOnce().finally(() => {
      looking = null;
    });
    return looking;
  };

  async function lookOnce(): Promise<void> {
    const now = clock();
    const registersNow = changedOf(registerNames);
    if (registersNow !== registersAsOf) {
      const registers = readRegisters(await registersAt((projection) => readerOf(store, projection), now));
      open.clear();
      for (const { row, fields } of registers.sites) {
        const plan = planOf(registers, row);
        if (plan === null) continue;
        const devices = new Set(plan.devices.map(({ device }) => device));
        open.set(row, {
          plan,
          devices,
          rationaliser: createRationaliser(plan, { operators: fields.operators }),
        });
      }
      registersAsOf = registersNow;
      recordAsOf = -1;
    }
    const recordNow = changedOf([siteProjection.name]);
    if (recordNow === recordAsOf && now - lookedAt < lookMilliseconds) return;
    const [alarms, stops, points] = await Promise.all([
      reader.alarms(now),
      reader.stops(now),
      reader.points(now),
    ]);
    held = { alarms, stops };
    for (const point of points) applyPoint(open, point);
    recordAsOf = recordNow;
    lookedAt = now;
  }

  function note(site: string, outcomes: readonly Outcome[]): Promise<void> {
    for (const outcome of outcomes) {
      if (outcome.kind === 'grouped') remember(groups, outcome.group.group, groupOf(site, outcome.group));
      const plan = open.get(site)?.plan;
      if (plan === undefined || (outcome.kind !== 'presented' && outcome.kind !== 'raised')) continue;
      const facts = factsOf(outcome.alarm, plan.origin);
      const type = outcome.kind === 'presented' ? 'PresentSiteAlarm' : 'RaiseSiteAlarm';
      writing = writing
        .catch(() => undefined)
        .then(() => present(parts, { type, at: toUtc(clock()), ...facts }));
    }
    return writing;
  }

  return {
    look,
    siteOf: (device: string): string | null =>
      [...open].find(([, { devices }]) => devices.has(device))?.[0] ?? null,
    record: () => held,
    groups: () => [...groups.values()].toReversed(),
    unknown: () =>
      [...unknown]
        .map(([device, count]) => ({ device, count }))
        .toSorted((one, other) => other.count - one.count)
        .slice(0, 50),
    settled: () => writing.catch(fault),
    async take(messages: readonly ReceivedMessage[]): Promise<void> {
      await look();
      for (const message of messages) {
        const at = [...open].find(([, { devices }]) => devices.has(message.device));
        if (at === undefined) {
          if (unknown.has(message.device) || unknown.size < unknownMax)
            unknown.set(message.device, (unknown.get(message.device) ?? 0) + 1);
          continue;
        }
        void note(at[0], at[1].rationaliser.take(message)).catch(() => undefined); // awaited below
      }
      await writing;
    },
    async pass(): Promise<void> {
      await look();
      const now = clock();
      for (const [site, { rationaliser }] of open)
        void note(site, rationaliser.advance(now)).catch(() => undefined);
      await writing;
    },
  };
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
