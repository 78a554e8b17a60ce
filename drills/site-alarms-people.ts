import type { WorkWindow } from '../src/operations/site/plan.ts';
import { planMetres } from '../src/operations/site/plan.ts';
import type { Signal } from '../src/operations/site/words.ts';
import type { Chance } from './chance.ts';
import {
  type BurstsAt,
  oneOf,
  type Says,
  spread,
  type TrainsAt,
  type WeatherAt,
} from './site-alarms-draw.ts';
import { dayStart, type DrillSite, type FencePlace } from './site-alarms-site.ts';

/** What is true of one invented intruder, as the sensors could have known it. */
export interface PersonTruth {
  readonly person: string;
  /** Devices that spoke because of them, with when. */
  readonly traces: readonly {
    readonly device: string;
    readonly kind: string;
    readonly signal: Signal;
    readonly atMs: number;
  }[];
  /**
   * When the sensors together had shown a person beyond any one of them: a sure sign, or two kinds of sensor; what spoke
   * under a train, in a burst or on a place of work does not count, since nobody could tell. Null: never.
   */
  readonly shownAtMs: number | null;
  readonly inWind: boolean;
  readonly reached: 'outer_fence' | 'inside' | 'track';
}

export interface PeopleDrawing {
  readonly chance: Chance;
  readonly site: DrillSite;
  readonly says: Says;
  readonly weather: WeatherAt;
  readonly trains: TrainsAt;
  readonly bursts: BurstsAt;
  readonly works: readonly WorkWindow[];
  readonly persons: number;
}

/** Sends intruders over the fence through the day, two in three in the windiest hours, when the fence cries wolf. */
export function sendPeople(drawing: PeopleDrawing): readonly PersonTruth[] {
  return Array.from({ length: drawing.persons }, (_, number) => {
    const at = momentFor(drawing);
    return crossing(drawing, { person: `p-${number}`, place: oneOf(drawing.chance, drawing.site.fence), at });
  });
}

function momentFor({ chance, weather }: PeopleDrawing): number {
  const draws = Array.from({ length: chance.isOneIn(3) ? 1 : 12 }, () => chance.whole(86_400_000 - 600_000));
  return draws.toSorted((one, other) => weather(other) - weather(one))[0] ?? 0;
}

interface Crossing {
  readonly person: string;
  readonly place: FencePlace;
  readonly at: number;
}

type Trace = PersonTruth['traces'][number];

/** One way over the fence: climb or cut, across, over the inner one, and for some on to the track. */
export function crossing(drawing: PeopleDrawing, { person, place, at }: Crossing): PersonTruth {
  const { chance, weather } = drawing;
  const traces: Trace[] = [];
  const leave = traceOf(drawing, traces);
  const camera = place.cameras[0];
  const pace = 0.7 + chance.next() * 1.6;
  let now = at;
  if (chance.next() < 0.25 && chance.next() < 0.9) leave([place.outer, 'cut'], now, {});
  else if (chance.next() < 0.88)
    leave([place.outer, 'disturbance'], now, { value: spread(chance, 4.5, 0.4) });
  now += 5_000 + chance.whole(25_000);
  if (camera !== undefined && chance.next() < 0.6)
    leave([camera, 'person'], now - 2_000, { confidence: 0.5 + chance.next() * 0.45 });
  const turnsBack = chance.isOneIn(8);
  if (turnsBack) return truthOf(drawing, { person, traces, at, reached: 'outer_fence', wind: weather(at) });
  now += (3 / pace) * 1000;
  if (chance.next() < 0.93) leave([place.beam, 'beam_broken'], now, {});
  now += (3 / pace) * 1000 + 2_000;
  if (chance.next() < 0.88) leave([place.inner, 'disturbance'], now, { value: spread(chance, 4.5, 0.4) });
  now += 5_000 + chance.whole(20_000);
  if (chance.next() < 0.45 && camera !== undefined)
    leave([camera, 'person'], now, { confidence: 0.5 + chance.next() * 0.45 });
  const goesOn = chance.isOneIn(3);
  if (!goesOn) return truthOf(drawing, { person, traces, at, reached: 'inside', wind: weather(at) });
  ontoTrack(drawing, { place, pace, now, leave });
  return truthOf(drawing, { person, traces, at, reached: 'track', wind: weather(at) });
}

type Leave = ReturnType<typeof traceOf>;

function traceOf({ says }: PeopleDrawing, traces: Trace[]) {
  return (
    [device, signal]: readonly [FencePlace['outer'], Signal],
    atMs: number,
    more: { value?: number; confidence?: number },
  ): void => {
    says([device, signal], atMs, more);
    traces.push({ device: device.device, kind: device.kind, signal, atMs });
  };
}

function ontoTrack(
  { chance, site }: PeopleDrawing,
  { place, pace, now, leave }: { place: FencePlace; pace: number; now: number; leave: Leave },
): void {
  const { sensors } = oneOf(chance, site.tracks);
  const nearest = sensors.toSorted(
    (one, other) => planMetres(one.at, place.at) - planMetres(other.at, place.at),
  );
  const first = nearest[0];
  if (first === undefined) return;
  const arrives = now + (planMetres(first.at, place.at) / pace) * 1000;
  leave([first, 'disturbance'], arrives, { value: spread(chance, 2, 0.3) });
  const camera = site.plan.devices.find(
    ({ kind, zone, at }) => kind === 'thermal_camera' && zone === first.zone && planMetres(at, first.at) < 60,
  );
  if (camera !== undefined && chance.next() < 0.7)
    leave([camera, 'person'], arrives + 3_000, { confidence: 0.5 + chance.next() * 0.45 });
}

interface Crossed {
  readonly person: string;
  readonly traces: readonly Trace[];
  readonly at: number;
  readonly reached: PersonTruth['reached'];
  readonly wind: number;
}

function truthOf(drawing: PeopleDrawing, { person, traces, reached, wind }: Crossed): PersonTruth {
  return { person, traces, shownAtMs: shownAt(drawing, traces), inWind: wind >= 8, reached };
}

const sure: ReadonlySet<Signal> = new Set(['person', 'cut', 'panic', 'door_forced']);

function shownAt(drawing: PeopleDrawing, traces: readonly Trace[]): number | null {
  const counted: Trace[] = [];
  for (const trace of traces.toSorted((one, other) => one.atMs - other.atMs)) {
    if (trace.atMs >= 86_400_000) continue;
    if (sure.has(trace.signal)) return trace.atMs;
    if (drawing.bursts(trace.atMs) || isHidden(drawing, trace)) continue;
    // Over the fence within a minute and a half: who rests longer between two sensors is two lone alerts.
    if (counted.some((one) => one.kind !== trace.kind && trace.atMs - one.atMs <= 60_000)) return trace.atMs;
    counted.push(trace);
  }
  return null;
}

function isHidden({ site, trains, works }: PeopleDrawing, { device, atMs }: Trace): boolean {
  const known = site.plan.devices.find((one) => one.device === device);
  if (known === undefined) return false;
  if (known.track !== null && trains(known.track, atMs)) return true;
  const at = dayStart + atMs;
  return works.some((one) => one.zone === known.zone && one.from <= at && at < one.until);
}
