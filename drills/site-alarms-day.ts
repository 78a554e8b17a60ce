import { type Instant, instant } from '../src/kernel/time.ts';
import type { PlanDevice, SitePlan, WorkWindow } from '../src/operations/site/plan.ts';
import type { DeviceEvent } from '../src/operations/site/rationalise/shapes.ts';
import type { Signal } from '../src/operations/site/words.ts';
import { type Chance, createChance } from './chance.ts';
import { dayStart, type DrillSite, drillSite } from './site-alarms-site.ts';
import {
  type BurstsAt,
  oneOf,
  type Says,
  spread,
  type TrainsAt,
  type WeatherAt,
} from './site-alarms-draw.ts';
import { crossing, type PersonTruth, sendPeople } from './site-alarms-people.ts';

/** A generated day with its truth. */
export interface DrillDay {
  readonly site: DrillSite;
  readonly plan: SitePlan;
  readonly events: readonly DeviceEvent[];
  readonly people: readonly PersonTruth[];
  readonly shelved: readonly { readonly device: string; readonly from: Instant; readonly until: Instant }[];
  readonly chatterers: readonly string[];
  readonly lengthMs: number;
}

const dayMs = 86_400_000;
const minuteMs = 60_000;

/**
 * Draws a day: some 100,000 events of some 2,500 devices. Winds, trains, animals, works, chattering points, lost
 * cabinets, three thunderstorm bursts of 200 a second, and people whose truth is kept. Middle values are the drill's own
 * and know nothing of the limits that are tried.
 */
export function drawDay(seed: number, persons: number): DrillDay {
  const chance = createChance(seed);
  const works = drawWorks(chance);
  const site = drillSite(works);
  const events: DeviceEvent[] = [];
  const says = sayingTo(events);
  const weather = drawWeather(chance);
  sendWind({ chance, site, says, weather });
  const trains = sendTrains(chance, site, says);
  sendAnimals(chance, site, says);
  sendWorkers({ chance, site, says, works });
  const bursts = sendStorms(chance, site, says);
  const chatterers = sendNuisance(chance, site, says);
  sendMotion(chance, site, says);
  const shelved = chatterers.slice(0, 4).map((device) => ({
    device,
    from: instant(dayStart + 8 * 3_600_000),
    until: instant(dayStart + 16 * 3_600_000),
  }));
  const people = sendPeople({ chance, site, says, weather, trains, bursts, works, persons });
  events.sort((one, other) => one.receivedAt - other.receivedAt);
  return { site, plan: site.plan, events, people, shelved, chatterers, lengthMs: dayMs };
}

function sayingTo(events: DeviceEvent[]): Says {
  return ([device, signal], atMs, more = {}) => {
    const at = instant(dayStart + Math.max(0, Math.min(dayMs - 1, atMs)));
    const name = typeof device === 'string' ? device : device.device;
    const { value = null, confidence = null } = more;
    events.push({ device: name, signal, happenedAt: at, receivedAt: at, value, confidence });
  };
}

/** PROBLEM F27: sixty fence alarms in ten minutes of wind, and two people among them who come as people come. */
export function drawGale(seed: number): DrillDay {
  const chance = createChance(seed);
  const site = drillSite();
  const events: DeviceEvent[] = [];
  const says = sayingTo(events);
  const gust = 11 + chance.next() * 10;
  for (let at = 0; at < 10 * minuteMs; at += minuteMs)
    for (const station of site.byKind.get('wind_station') ?? [])
      says([station, 'wind'], at, { value: gust * (0.9 + chance.next() * 0.2) });
  const face = chance.whole(site.fence.length - 80);
  for (let one = 0; one < 60; one += 1) {
    const { outer, inner } = oneOf(chance, site.fence.slice(face, face + 80));
    says([chance.isOneIn(2) ? outer : inner, 'disturbance'], 10_000 + chance.whole(9 * minuteMs), {
      value: spread(chance, 1.1, 0.3),
    });
  }
  const calm = { trains: () => false, bursts: () => false, works: [], persons: 0, weather: () => gust };
  const people: PersonTruth[] = [];
  while (people.length < 2) {
    const place = oneOf(chance, site.fence.slice(face + people.length * 40, face + people.length * 40 + 40));
    const attempt = {
      person: `p-${people.length}`,
      place,
      at: minuteMs + people.length * 4 * minuteMs + chance.whole(2 * minuteMs),
    };
    const before = events.length;
    const person = crossing({ chance, site, says, ...calm }, attempt);
    if (person.shownAtMs === null)
      events.length = before; // whom no two sensors noticed is not the case asked about
    else people.push(person);
  }
  events.sort((one, other) => one.receivedAt - other.receivedAt);
  return { site, plan: site.plan, events, people, shelved: [], chatterers: [], lengthMs: 10 * minuteMs };
}

function drawWorks(chance: Chance): readonly WorkWindow[] {
  return Array.from({ length: 8 }, (_, at) => {
    const from = chance.whole(dayMs - 4 * 3_600_000);
    const row = oneOf(chance, ['o', 'm', 'i'] as const);
    return {
      work: `w-${at}`,
      zone: `z-${row}-${chance.whole(20)}`,
      from: instant(dayStart + from),
      until: instant(dayStart + from + 3_600_000 + chance.whole(2 * 3_600_000)),
    };
  });
}

/** Mean wind over the day with gusty hours, metres a second, by the minute. */
function drawWeather(chance: Chance): WeatherAt {
  const minutes = new Float64Array(1_440).map(() => 3 + chance.next() * 2);
  for (let spell = 0; spell < 6; spell += 1) {
    const from = chance.whole(1_300);
    const long = 20 + chance.whole(100);
    const peak = 9 + chance.next() * 12;
    for (let at = 0; at < long && from + at < 1_440; at += 1)
      minutes[from + at] = Math.max(
        minutes[from + at] ?? 0,
        peak * Math.sin((Math.PI * (at + 1)) / (long + 1)),
      );
  }
  return (atMs) => minutes[Math.min(1_439, Math.max(0, Math.floor(atMs / minuteMs)))] ?? 3;
}

interface Drawing {
  readonly chance: Chance;
  readonly site: DrillSite;
  readonly says: Says;
}

function sendWind({ chance, site, says, weather }: Drawing & { readonly weather: WeatherAt }): void {
  const stations = site.byKind.get('wind_station') ?? [];
  for (let at = 0; at < dayMs; at += minuteMs) {
    const wind = weather(at);
    for (const station of stations)
      says([station, 'wind'], at + chance.whole(1_000), { value: wind * (0.9 + chance.next() * 0.3) });
    if (wind < 7.5) continue;
    const shaken = Math.floor((wind - 7) * 3 * chance.next() + 1);
    const face = chance.whole(site.fence.length);
    for (let one = 0; one < shaken; one += 1) {
      const { outer, inner } = oneOf(chance, [
        ...site.fence.slice(face, face + 60),
        ...site.fence.slice(0, 20),
      ]);
      const moment = at + chance.whole(minuteMs);
      const sensor = chance.isOneIn(2) ? outer : inner;
      says([sensor, 'disturbance'], moment, { value: spread(chance, 1.1, 0.3) });
      says([sensor, 'cleared'], moment + 2_000);
    }
  }
}

function sendTrains(chance: Chance, site: DrillSite, says: Says): TrainsAt {
  const runs: { readonly track: string; readonly from: number; readonly until: number }[] = [];
  for (const { track, sensors, counters } of site.tracks) {
    for (
      let at = chance.whole(8 * minuteMs);
      at < dayMs - 5 * minuteMs;
      at += 5 * minuteMs + chance.whole(8 * minuteMs)
    ) {
      const metresPerSecond = 25 + chance.next() * 15;
      const end = at + (4_000 / metresPerSecond) * 1000;
      says([counters[0], 'train_in'], at);
      for (const sensor of sensors) {
        const passes = at + (sensor.at.east / metresPerSecond) * 1000 + chance.whole(500);
        says([sensor, 'disturbance'], passes, { value: 5 });
        says([sensor, 'cleared'], passes + 8_000);
      }
      says([counters[1], 'train_out'], end + 8_000);
      runs.push({ track, from: at - 20_000, until: end + 28_000 });
    }
  }
  return (track, atMs) => runs.some((one) => one.track === track && atMs >= one.from && atMs <= one.until);
}

function sendAnimals(chance: Chance, site: DrillSite, says: Says): void {
  for (let one = 0; one < 120; one += 1) {
    const at = chance.whole(dayMs);
    const place = oneOf(chance, site.fence);
    const camera = place.cameras[0];
    if (camera !== undefined && chance.next() < 0.75)
      says([camera, 'animal'], at - 2_000 + chance.whole(5_000), { confidence: 0.55 + chance.next() * 0.4 });
    const crossings = 1 + chance.whole(3);
    for (let crossing = 0; crossing < crossings; crossing += 1) {
      says([place.beam, 'beam_broken'], at + crossing * 4_000);
      says([place.beam, 'cleared'], at + crossing * 4_000 + 1_500);
    }
    if (chance.isOneIn(3))
      says([place.inner, 'disturbance'], at + 3_000, { value: spread(chance, 0.8, 0.3) });
  }
}

function sendWorkers({
  chance,
  site,
  says,
  works,
}: Drawing & { readonly works: readonly WorkWindow[] }): void {
  for (const { zone, from, until } of works) {
    const devices = site.plan.devices.filter((one) => one.zone === zone && one.kind !== 'camera');
    for (
      let at = from - dayStart + 30_000;
      at < until - dayStart - 30_000;
      at += 15_000 + chance.whole(30_000)
    ) {
      const device = oneOf(chance, devices);
      says([device, device.kind === 'infrared_beam' ? 'beam_broken' : 'disturbance'], at, {
        value: spread(chance, 2, 0.5),
      });
      says([device, 'cleared'], at + 1_000);
    }
  }
}

function sendStorms(chance: Chance, site: DrillSite, says: Says): BurstsAt {
  const bursts = Array.from({ length: 3 }, () => {
    const from = chance.whole(dayMs - 120_000);
    return { from, until: from + 15_000 + chance.whole(15_000) };
  });
  const able = site.plan.devices.filter(({ kind }) =>
    ['fence_sensor', 'infrared_beam', 'camera', 'thermal_camera', 'door_contact'].includes(kind),
  );
  for (const { from, until } of bursts) {
    says(['wind-0', 'lightning'], from - 30_000);
    for (let at = from; at < until; at += 5) {
      const device = oneOf(chance, able);
      says([device, ownSignal(device)], at, { value: spread(chance, 1.1, 0.4) });
    }
  }
  return (atMs) => bursts.some(({ from, until }) => atMs >= from - 2_000 && atMs <= until + 2_000);
}

function ownSignal({ kind }: PlanDevice): Signal {
  if (kind === 'fence_sensor') return 'disturbance';
  if (kind === 'infrared_beam') return 'beam_broken';
  return kind === 'door_contact' ? 'door_opened' : 'motion';
}

/** What is nobody: lone alerts, points that chatter, cabinets that fail. Answers with the chatterers. */
function sendNuisance(chance: Chance, site: DrillSite, says: Says): readonly string[] {
  for (let one = 0; one < 70; one += 1) {
    const place = oneOf(chance, site.fence);
    const device = chance.isOneIn(2) ? place.outer : place.beam;
    says([device, ownSignal(device)], chance.whole(dayMs), { value: spread(chance, 1.1, 0.3) });
  }
  for (let one = 0; one < 3; one += 1) {
    const cabinet = `cab-${chance.whole(30)}`;
    const at = chance.whole(dayMs - minuteMs);
    for (const device of site.plan.devices.filter((each) => each.cabinet === cabinet)) {
      says([device, 'link_lost'], at + chance.whole(8_000));
      says([device, 'link_back'], at + 600_000 + chance.whole(8_000));
    }
  }
  for (let one = 0; one < 15; one += 1) {
    const device = oneOf(chance, site.plan.devices);
    const at = chance.whole(dayMs - 3_600_000);
    says([device, 'link_lost'], at);
    says([device, 'link_back'], at + 120_000);
  }
  const chatterers = Array.from({ length: 10 }, () => oneOf(chance, site.fence));
  for (const { outer } of chatterers) {
    const from = chance.whole(dayMs - 4 * 3_600_000);
    for (let at = from; at < from + 3 * 3_600_000; at += 8_000 + chance.whole(24_000)) {
      says([outer, 'disturbance'], at, { value: spread(chance, 1, 0.2) });
      says([outer, 'cleared'], at + 1_000);
    }
  }
  return chatterers.map(({ outer }) => outer.device);
}

/** Bushes, shadows, lorries, rain on the glass: cameras that see something move, and are unsure. */
function sendMotion(chance: Chance, site: DrillSite, says: Says): void {
  const cameras = (site.byKind.get('camera') ?? []).filter(({ view }) => view !== null);
  for (let one = 0; one < 24_000; one += 1) {
    const camera = oneOf(chance, cameras);
    const kind = chance.whole(10);
    const at = chance.whole(dayMs);
    if (kind < 3) says([camera, 'vehicle'], at, { confidence: 0.9 });
    else if (kind === 3) says([camera, 'person'], at, { confidence: chance.next() * 0.45 });
    else says([camera, 'motion'], at);
  }
}
