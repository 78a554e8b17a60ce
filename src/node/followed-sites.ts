import type { ReceivedMessage } from '../feeds/alarm/intake.ts';
import type { KeptDeviceEvent } from '../journal/device-events.ts';
import { addSeconds, type Clock, fromUtc, type Instant, toUtc, type UtcText } from '../kernel/time.ts';
import type { SiteAlarmCommand } from '../operations/site/events-alarm.ts';
import type { StopCommand } from '../operations/site/events-stop.ts';
import { evidenceOf, factsOf, groupOf, planOf } from '../operations/site/facts.ts';
import { alarmOf, heardAgainSeconds, notOnRecord } from '../operations/site/heard-again.ts';
import { ordersDue, overOf } from '../operations/site/orders-due.ts';
import type { SitePlan } from '../operations/site/plan.ts';
import { limits } from '../operations/site/rationalise/figures.ts';
import { createRationaliser, type Rationaliser } from '../operations/site/rationalise/rationaliser.ts';
import type { Outcome } from '../operations/site/rationalise/shapes.ts';
import type {
  GroupView,
  PointView,
  SiteAlarmView,
  SitePlanAnswer,
  StopView,
} from '../operations/site/wire.ts';
import { type Signal, signalNames } from '../operations/site/words.ts';
import { createUnwrittenAlarms, type UnwrittenAlarms } from './unwritten-alarms.ts';

/** What the node itself says of an alarm: presented, raised, or somebody seen again. */
export type Presenting = Extract<
  SiteAlarmCommand,
  { readonly type: 'PresentSiteAlarm' | 'RaiseSiteAlarm' | 'NoteSeenAgain' }
>;

/** What stands on record of all sites. */
export interface SiteRecord {
  readonly alarms: readonly SiteAlarmView[];
  readonly stops: readonly StopView[];
  readonly points: readonly PointView[];
}

type Registers = Omit<SitePlanAnswer, 'points'>;

export interface FollowedParts {
  readonly clock: Clock;
  readonly fault: (error: unknown) => void;
  /** How often registers and records have changed so far: what has not is not read again. */
  readonly changed: () => { readonly registers: number; readonly record: number };
  readonly readRegisters: (now: Instant) => Promise<Registers>;
  readonly readRecord: (now: Instant) => Promise<SiteRecord>;
  /** Messages of all devices that were received since, oldest first. */
  readonly heardSince: (at: Instant) => Promise<readonly KeptDeviceEvent[]>;
  /** Puts an alarm on record; rejects where the store failed. The same again is written once. */
  readonly present: (command: Presenting) => Promise<void>;
  /** Gives an order on a request to stop trains, once for each key; rejects where the store failed. */
  readonly order: (command: StopCommand, key: string) => Promise<void>;
}

/** The sites as this process has them. */
export interface FollowedSites {
  look(): Promise<void>;
  siteOf(device: string): string | null;
  record(): Pick<SiteRecord, 'alarms' | 'stops'>;
  groups(): readonly GroupView[];
  unknown(): readonly { readonly device: string; readonly count: number }[];
  /** Resolves once what must be presented is on record; rejects while anything of these messages is not. */
  take(messages: readonly ReceivedMessage[]): Promise<void>;
  /** Time goes by: what waited is decided and written, and what is due of trains is asked. */
  pass(): Promise<void>;
  /** Resolves once all is written that can be. */
  settled(): Promise<void>;
}

/** What is on record is read again when it changes; beside that, what falls off the lists by age alone. */
const lookMilliseconds = 60_000;
const groupsMax = 400;
const unknownMax = 200;
const orderedMax = 1_000;
const unwrittenMax = 2_000;
/** Messages known to be heard, so that none is heard twice: those of a burst, and what was heard again at the start. */
const heardMax = 40_000;

interface OpenSite {
  plan: SitePlan;
  operators: number;
  devices: ReadonlySet<string>;
  readonly rationaliser: Rationaliser;
}

interface Sites {
  readonly open: Map<string, OpenSite>;
  readonly groups: Map<string, GroupView>;
  readonly unknown: Map<string, number>;
  /** Orders on requests to stop trains that this process has given, by their key: until they are read back, none is given twice. */
  readonly ordered: Set<string>;
  /** Messages that were heard and are not answered for yet, with the alarms that they are of. */
  readonly heard: Map<string, readonly string[]>;
  readonly unwritten: UnwrittenAlarms<Presenting>;
  record: SiteRecord;
  registersAsOf: number;
  recordAsOf: number;
  lookedAt: number;
  looking: Promise<void> | null;
}

/** Follows sites by their registers, their record and what their devices say. See `FollowedSites`. */
export function followSites(parts: FollowedParts): FollowedSites {
  const sites: Sites = {
    open: new Map(),
    groups: new Map(),
    unknown: new Map(),
    ordered: new Set(),
    heard: new Map(),
    unwritten: createUnwrittenAlarms({ write: parts.present, waitingMax: unwrittenMax }),
    record: { alarms: [], stops: [], points: [] },
    registersAsOf: -1,
    recordAsOf: -1,
    lookedAt: 0,
    looking: null,
  };
  return {
    look: () => look(parts, sites),
    siteOf: (device) => siteAt(sites, device)?.[0] ?? null,
    record: () => sites.record,
    groups: () => [...sites.groups.values()].toReversed(),
    unknown: () =>
      [...sites.unknown]
        .filter(([device]) => siteAt(sites, device) === undefined) // entered meanwhile
        .map(([device, count]) => ({ device, count }))
        .toSorted((one, other) => other.count - one.count)
        .slice(0, 50),
    settled: () => sites.unwritten.write().catch(parts.fault),
    take: (messages) => takeMessages(parts, sites, messages),
    async pass() {
      await look(parts, sites);
      // Beyond what may wait to be written nothing is decided: it waits in its site, where it is bounded as well.
      if (!sites.unwritten.isFull)
        for (const [site, one] of sites.open)
          note(parts, sites, { site, plan: one.plan, outcomes: one.rationaliser.advance(parts.clock()) });
      try {
        await sites.unwritten.write();
      } finally {
        await giveDue(parts, sites);
      }
    },
  };
}

function siteAt(sites: Sites, device: string): [string, OpenSite] | undefined {
  return [...sites.open].find(([, { devices }]) => devices.has(device));
}

/** One look at a time: two that rebuild at once would each forget what the other had heard. */
function look(parts: FollowedParts, sites: Sites): Promise<void> {
  sites.looking ??= lookOnce(parts, sites).finally(() => {
    sites.looking = null;
  });
  return sites.looking;
}

async function lookOnce(parts: FollowedParts, sites: Sites): Promise<void> {
  const now = parts.clock();
  const changed = parts.changed();
  const isPlanned = changed.registers === sites.registersAsOf;
  if (isPlanned && changed.record === sites.recordAsOf && now - sites.lookedAt < lookMilliseconds) return;
  const [registers, record] = await Promise.all([
    isPlanned ? null : parts.readRegisters(now),
    parts.readRecord(now),
  ]);
  if (registers !== null) await replan(parts, sites, { registers, record, now });
  applyRecord([...sites.open.values()], record);
  sites.record = record;
  sites.registersAsOf = changed.registers;
  sites.recordAsOf = changed.record;
  sites.lookedAt = now;
}

interface Read {
  readonly registers: Registers;
  readonly record: SiteRecord;
  readonly now: Instant;
}

/** Sites by a register that has changed: what is known of one that stood already goes on, a new one hears what was said. */
async function replan(parts: FollowedParts, sites: Sites, { registers, record, now }: Read): Promise<void> {
  const planned = registers.sites.flatMap(({ row, fields }) => {
    const plan = planOf(registers, row);
    return plan === null ? [] : [{ site: row, plan, operators: fields.operators }];
  });
  const begun = planned.filter(({ site }) => !sites.open.has(site));
  const said = begun.length === 0 ? [] : await parts.heardSince(addSeconds(now, -heardAgainSeconds.heard));
  for (const [site, { plan, rationaliser }] of sites.open) {
    if (planned.some((one) => one.site === site)) continue;
    // Off the register: what waits there is decided now, or it never would be.
    note(parts, sites, { site, plan, outcomes: rationaliser.advance(addSeconds(now, limits.holdSeconds)) });
    sites.open.delete(site);
  }
  for (const { site, plan, operators } of planned) {
    const devices = new Set(plan.devices.map(({ device }) => device));
    const held = sites.open.get(site);
    if (held === undefined) {
      const open = { plan, operators, devices, rationaliser: createRationaliser(plan, { operators }) };
      hearAgain(parts, sites, { site, open, said, record, now });
      sites.open.set(site, open);
      continue;
    }
    if (JSON.stringify([held.plan, held.operators]) === JSON.stringify([plan, operators])) continue;
    note(parts, sites, { site, plan: held.plan, outcomes: held.rationaliser.replan(plan, { operators }) });
    held.plan = plan;
    held.operators = operators;
    held.devices = devices;
  }
}

interface Begun {
  readonly site: string;
  readonly open: OpenSite;
  readonly said: readonly KeptDeviceEvent[];
  readonly record: SiteRecord;
  readonly now: Instant;
}

/** A site that this process begins to follow: what its devices said lately is heard again, and what was not presented is. */
function hearAgain(parts: FollowedParts, sites: Sites, { site, open, said, record, now }: Begun): void {
  applyRecord([open], record);
  const outcomes: Outcome[] = [];
  for (const { key, signal, ...event } of said) {
    if (!open.devices.has(event.device) || !isSignal(signal) || event.receivedAt > now) continue;
    const heard = open.rationaliser.take({ ...event, signal });
    outcomes.push(...heard);
    hear(sites, nameOf({ device: event.device, key, signal }), heard);
  }
  outcomes.push(...open.rationaliser.advance(now));
  const since = addSeconds(now, -heardAgainSeconds.presented);
  const owed = notOnRecord(outcomes, record.alarms, since);
  open.rationaliser.end(owed.forget);
  note(parts, sites, { site, plan: open.plan, outcomes: owed.outcomes });
}

function isSignal(signal: string): signal is Signal {
  return signalNames.some((one) => one === signal);
}

/** What people have done: devices put to work or aside, and matters that are over. */
function applyRecord(open: readonly OpenSite[], { alarms, stops, points }: SiteRecord): void {
  const over = overOf({ alarms, stops });
  for (const { devices, rationaliser } of open) {
    rationaliser.end(over);
    for (const { device, maintenance, shelf, fault } of points) {
      if (!devices.has(device)) continue;
      rationaliser.setMaintenance(device, maintenance === null ? null : fromUtc(maintenance.until));
      rationaliser.setShelf(device, shelf === null ? null : fromUtc(shelf.until));
      rationaliser.setFault(device, fault !== null);
    }
  }
}

interface Noted {
  readonly site: string;
  readonly plan: SitePlan;
  readonly outcomes: readonly Outcome[];
}

/** What is to be presented waits for its writing, in its order; whoever awaits `write` knows that it is on record. */
function note({ clock }: FollowedParts, sites: Sites, { site, plan, outcomes }: Noted): void {
  const at = toUtc(clock());
  for (const outcome of outcomes) {
    if (outcome.kind === 'grouped') remember(sites.groups, outcome.group.group, groupOf(site, outcome.group));
    const command = commandOf(outcome, plan, at);
    if (command !== null) sites.unwritten.add(command);
  }
}

function commandOf(outcome: Outcome, { origin }: SitePlan, at: UtcText): Presenting | null {
  switch (outcome.kind) {
    case 'presented':
      return { type: 'PresentSiteAlarm', at, ...factsOf(outcome.alarm, origin) };
    case 'raised':
      return { type: 'RaiseSiteAlarm', at, ...factsOf(outcome.alarm, origin) };
    case 'seen_again': {
      const { alarm, devices, evidence } = outcome.alarm;
      const seenAt = toUtc(outcome.seenAt);
      return { type: 'NoteSeenAgain', at, alarm, seenAt, devices, evidence: evidence.map(evidenceOf) };
    }
    default:
      return null;
  }
}

async function takeMessages(
  parts: FollowedParts,
  sites: Sites,
  messages: readonly ReceivedMessage[],
): Promise<void> {
  await look(parts, sites);
  if (sites.unwritten.isFull) {
    await sites.unwritten.write().catch(parts.fault);
    if (sites.unwritten.isFull) throw new Error('alarms of sites wait to be written'); // the sender sends it again
  }
  const names = messages.map(nameOf);
  for (const [at, message] of messages.entries()) {
    const name = names[at] ?? '';
    if (sites.heard.has(name)) continue; // sent again, since what came of it could not be written
    const [site, open] = siteAt(sites, message.device) ?? [];
    if (site !== undefined && open !== undefined) {
      const outcomes = open.rationaliser.take(message);
      note(parts, sites, { site, plan: open.plan, outcomes });
      hear(sites, name, outcomes);
    } else noteUnknown(sites, message.device);
  }
  await sites.unwritten.write().catch((error: unknown) => {
    const own = names.flatMap((name) => sites.heard.get(name) ?? []);
    if (own.some((alarm) => sites.unwritten.holds(alarm))) throw error;
    parts.fault(error); // another's: it is tried again as time goes by
  });
  for (const name of names) sites.heard.delete(name);
}

/** Those that spoke last are kept: whoever makes names up must not hide a device that somebody forgot to enter. */
function noteUnknown({ unknown }: Sites, device: string): void {
  const count = (unknown.get(device) ?? 0) + 1;
  unknown.delete(device);
  unknown.set(device, count);
  const oldest = unknown.size > unknownMax ? unknown.keys().next().value : undefined;
  if (oldest !== undefined) unknown.delete(oldest);
}

/** By what a message is known until it is answered for: a key that begins anew says something else. */
function nameOf({ device, key, signal }: Pick<ReceivedMessage, 'device' | 'key' | 'signal'>): string {
  return `${device}/${key}/${signal}`;
}

function hear({ heard }: Sites, name: string, outcomes: readonly Outcome[]): void {
  heard.set(
    name,
    outcomes.flatMap((one) => alarmOf(one) ?? []),
  );
  const oldest = heard.size > heardMax ? heard.keys().next().value : undefined;
  if (oldest !== undefined) heard.delete(oldest);
}

function remember(groups: Map<string, GroupView>, id: string, group: GroupView): void {
  groups.delete(id); // newest last
  groups.set(id, group);
  const oldest = groups.size > groupsMax ? groups.keys().next().value : undefined;
  if (oldest !== undefined) groups.delete(oldest);
}

/** What is due of trains by what is on record: also after a kill between the two. Each once. */
async function giveDue(parts: FollowedParts, { record, ordered }: Sites): Promise<void> {
  for (const { command, key } of ordersDue(record, toUtc(parts.clock()))) {
    if (ordered.has(key)) continue;
    await parts.order(command, key);
    ordered.add(key);
    const oldest = ordered.size > orderedMax ? ordered.values().next().value : undefined;
    if (oldest !== undefined) ordered.delete(oldest);
  }
}
