import { type Instant, instant, toUtc } from '../../src/kernel/time.ts';
import { planOf } from '../../src/operations/site/facts.ts';
import { type PlanDevice, planMetres } from '../../src/operations/site/plan.ts';
import { createRationaliser, type Rationaliser } from '../../src/operations/site/rationalise/rationaliser.ts';
import type { Outcome } from '../../src/operations/site/rationalise/shapes.ts';
import type { SitePlanAnswer } from '../../src/operations/site/wire.ts';
import type { DrillDay } from '../site-alarms-day.ts';
import { operators } from '../site-alarms-judge.ts';
import { type People, together } from './people.ts';

/** Messages of a site's devices that its alarm system posts together. */
export interface SiteDelivery {
  readonly atMs: number;
  readonly items: readonly Readonly<Record<string, unknown>>[];
}

const keeper = 'demo-uk-sources-1';
const watch = 'demo-uk-watch-1';
const batchMax = 500;
const nearMetres = 160;

/** The same day with the devices alone that spoke, and those about them: a small site is entered sooner. */
export function nearby(day: DrillDay): DrillDay {
  const spoke = new Set(day.events.map(({ device }) => device));
  const speaking = day.plan.devices.filter(({ device }) => spoke.has(device));
  const isNear = (one: PlanDevice): boolean =>
    speaking.some((other) => planMetres(one.at, other.at) < (other.kind === 'wind_station' ? 1 : nearMetres));
  return { ...day, plan: { ...day.plan, devices: day.plan.devices.filter(isNear) } };
}

/** Its messages as an alarm system posts them, every `sliceMs`. */
export function siteDeliveries(day: DrillDay, sliceMs: number): readonly SiteDelivery[] {
  const slices = Map.groupBy(
    day.events.map((event, number) => ({ event, number })),
    ({ event }) => (Math.floor(event.receivedAt / sliceMs) + 1) * sliceMs,
  );
  return [...slices].flatMap(([atMs, held]) => {
    const items = held.map(({ event, number }) => ({
      device: event.device,
      key: `e${number}`,
      signal: event.signal,
      happenedAt: toUtc(event.happenedAt),
      value: event.value,
      confidence: event.confidence,
    }));
    const parts = Array.from({ length: Math.ceil(items.length / batchMax) }, (_, at) =>
      items.slice(at * batchMax, (at + 1) * batchMax),
    );
    return parts.map((part) => ({ atMs, items: part }));
  });
}

const name = { en: 'Drill', fr: 'Exercice' };

/** Enters the site by its register’s addresses, and gives the plan as the node has it. */
export async function enterSite(people: People, { plan }: DrillDay): Promise<SitePlanAnswer> {
  const { site, origin, zones, devices, works } = plan;
  const put = (noun: string, row: string, fields: object) =>
    people.ask(keeper, `/api/operations/site/put-${noun}`, { row, fields, seenVersion: null });
  await put('site', site, { name, origin, operators, railOperator: 'Rail control' });
  await together(zones, 8, ({ zone, ground, ring }) => put('site-zone', zone, { site, name, ground, ring }));
  await together(devices, 8, ({ device, at: { east, north }, ...fields }) =>
    put('site-device', device, { site, name, at: { east, north }, ...fields }),
  );
  for (const { work, zone, from, until } of works)
    await put('site-work', work, { site, zone, from: toUtc(from), until: toUtc(until), reason: 'repair' });
  return people.ask<SitePlanAnswer>(watch, '/api/operations/site/plan');
}

/** Puts a point aside, as a person of the watch does. */
export function shelve(
  people: People,
  { device, until }: { device: string; until: number },
): Promise<unknown> {
  const fields = { device, until: toUtc(instant(until)), reason: 'chattering' };
  return people.ask(watch, '/api/operations/site/shelve-point', fields);
}

/** An alarm as it must stand on the node’s list. */
export interface ExpectedAlarm {
  readonly alarm: string;
  readonly signature: string;
  readonly consequence: string;
  readonly priority: string;
  readonly interrupts: boolean;
  readonly cameras: readonly string[];
  /** The point that set it off. */
  readonly device: string;
  readonly presentedMs: number;
  readonly raisedMs: number | null;
  /** Each time it asked: presented, and raised. */
  readonly asks: readonly ExpectedAsk[];
}

/** An alarm before its operators, once. */
export interface ExpectedAsk {
  readonly atMs: number;
  readonly signature: string;
  readonly priority: string;
  readonly interrupts: boolean;
}

/** The same rationaliser fed the same messages beside the node: what must come out of it over the wire. */
export interface SiteTwin {
  readonly alarms: ReadonlyMap<string, ExpectedAlarm>;
  /** All that came out of it, for the judge of the proof `site-alarms`. */
  readonly told: readonly { readonly at: Instant; readonly outcome: Outcome }[];
  take(delivery: SiteDelivery): void;
  pass(atMs: number): void;
  shelve(device: string, untilMs: number): void;
}

/** Makes it from the plan that the node answered. */
export function createTwin(answer: SitePlanAnswer, site: string): SiteTwin {
  const plan = planOf(answer, site);
  if (plan === null) throw new Error('the node does not know the site');
  const rationaliser: Rationaliser = createRationaliser(plan, { operators });
  const alarms = new Map<string, ExpectedAlarm>();
  const told: { readonly at: Instant; readonly outcome: Outcome }[] = [];
  const note = (atMs: number, outcomes: readonly Outcome[]): void => {
    for (const outcome of outcomes) {
      told.push({ at: instant(atMs), outcome });
      if (outcome.kind !== 'presented' && outcome.kind !== 'raised') continue;
      const { alarm, signature, consequence, priority, interrupts, cameras, devices, zone } = outcome.alarm;
      const before = alarms.get(alarm);
      alarms.set(alarm, {
        alarm,
        signature,
        consequence,
        priority,
        interrupts,
        cameras: cameras.map(({ camera }) => camera),
        device: devices[0] ?? zone,
        presentedMs: before?.presentedMs ?? atMs,
        raisedMs: outcome.kind === 'raised' ? atMs : null,
        asks: [...(before?.asks ?? []), { atMs, signature, priority, interrupts }],
      });
    }
  };
  return {
    alarms,
    told,
    take({ atMs, items }) {
      for (const item of items)
        note(
          atMs,
          rationaliser.take({
            ...(item as unknown as Parameters<Rationaliser['take']>[0]), // as `siteDeliveries` made it
            happenedAt: instant(Date.parse(String(item['happenedAt']))),
            receivedAt: instant(atMs),
          }),
        );
    },
    pass: (atMs) => note(atMs, rationaliser.advance(instant(atMs))),
    shelve: (device, untilMs) => rationaliser.setShelf(device, instant(untilMs)),
  };
}
