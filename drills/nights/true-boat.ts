import { type Position, distanceMetres } from '../../src/kernel/geo.ts';
import type { Place } from '../../src/operations/rescue/match/places.ts';
import type { Claims } from '../../src/operations/rescue/wire.ts';
import type { Chance } from '../chance.ts';
import { between, blurred, happens, hex, normal, weighted } from './draws.ts';
import { drawStream, endOf, placeAt, sail, type Engine, type Stream, type Track } from './sea.ts';
import { aimsFrom, beaches, offing } from './shores.ts';

/** One boat as it really was. */
export interface TrueBoat {
  readonly id: string;
  readonly launch: Place;
  readonly launchAt: Position;
  readonly track: Track;
  /** Aboard as it left the shore. */
  readonly people: number;
  readonly children: number;
  readonly colour: NonNullable<Claims['colour']>;
  readonly hullKind: NonNullable<Claims['hullKind']>;
  /** Seconds since 1970 from which water stood in it; null: never. */
  readonly wetFromSeconds: number | null;
  readonly phones: readonly string[];
  readonly languages: readonly string[];
  /** Words its people use for what they see. */
  readonly cues: readonly string[];
  /** Where people went over to another boat, or came. */
  readonly moved: Moved | null;
  readonly ending: 'picked_up' | 'came_ashore' | 'not_seen';
}

export interface Moved {
  readonly other: string;
  readonly count: number;
  readonly atSeconds: number;
  readonly direction: 'came' | 'went';
}

/** Cues of the closed list that people aboard may give. */
export const sayings = [
  'two_lighthouses',
  'ferry_near',
  'lights_of_town',
  'heading_england',
  'baby_cry',
  'sinking',
  'losing_air',
  'pregnant',
] as const;

const colours = [
  ['black', 0.52],
  ['grey', 0.25],
  ['white', 0.06],
  ['blue', 0.06],
  ['orange', 0.05],
  ['red', 0.03],
  ['green', 0.03],
] as const;

/** What one boat takes over from the one before: boats are sent off together, of one make. */
export interface Before {
  readonly boat: TrueBoat;
  readonly isTwin: boolean;
}

export interface NightHours {
  readonly fromSeconds: number;
  readonly untilSeconds: number;
  readonly stream: Stream;
}

/** Nine hours within which boats leave. */
export function drawHours(chance: Chance, fromSeconds: number): NightHours {
  return { fromSeconds, untilSeconds: fromSeconds + 9 * 3600, stream: drawStream(chance, fromSeconds) };
}

function drawEngine(chance: Chance, fromSeconds: number): { fromSeconds: number; engine: Engine }[] {
  const course: { fromSeconds: number; engine: Engine }[] = [{ fromSeconds, engine: 'running' }];
  if (!happens(chance, 0.6)) return course;
  let at = fromSeconds + between(chance, 30, 200) * 60;
  if (happens(chance, 0.5)) course.push({ fromSeconds: at, engine: 'weak' });
  at += between(chance, 10, 60) * 60;
  course.push({ fromSeconds: at, engine: 'stopped' });
  if (happens(chance, 0.35))
    course.push({ fromSeconds: at + between(chance, 15, 70) * 60, engine: 'running' });
  return course;
}

function drawStart(
  chance: Chance,
  hours: NightHours,
  before: Before | null,
): { launch: Place; seconds: number } {
  if (before?.isTwin !== true) {
    const seconds = between(chance, hours.fromSeconds, hours.untilSeconds);
    return { launch: chance.pick(beaches) ?? (beaches[0] as Place), seconds };
  }
  const index = beaches.indexOf(before.boat.launch) + chance.whole(3) - 1;
  const launch = beaches[Math.max(0, Math.min(beaches.length - 1, index))] ?? before.boat.launch;
  return { launch, seconds: before.boat.track.fromSeconds + between(chance, 3, 35) * 60 };
}

function drawTrack(chance: Chance, hours: NightHours, from: { at: Position; seconds: number }): Track {
  const aims = aimsFrom(from.at);
  const passage = {
    from: from.at,
    fromSeconds: from.seconds,
    untilSeconds: from.seconds + between(chance, 2.5, 6.5) * 3600,
    waypoints: [offing(from.at), chance.pick(aims) ?? (aims[0] as Position)],
    knots: weighted(chance, [
      [between(chance, 2, 4.5), 0.65],
      [between(chance, 4.5, 6.8), 0.35],
    ]),
    engine: drawEngine(chance, from.seconds),
  };
  return sail(passage, hours.stream, chance);
}

function drawPeople(chance: Chance, before: Before | null): number {
  const near = before?.isTwin === true && happens(chance, 0.6);
  const mean = near ? before.boat.people : 52;
  return Math.round(Math.max(6, Math.min(120, mean + normal(chance) * (near ? 4 : 19))));
}

/** One boat of a night, sailing from its launch to its end. */
export function drawBoat(
  chance: Chance,
  id: string,
  drawn: { hours: NightHours; before: Before | null },
): TrueBoat {
  const { hours, before } = drawn;
  const start = drawStart(chance, hours, before);
  const launchAt = blurred(chance, start.launch, 900);
  const track = drawTrack(chance, hours, { at: launchAt, seconds: start.seconds });
  const people = drawPeople(chance, before);
  const isTwin = before?.isTwin === true;
  const cameAshore = distanceMetres(placeAt(track, endOf(track)), launchAt) > 20_000 && happens(chance, 0.12);
  return {
    id,
    launch: start.launch,
    launchAt,
    track,
    people,
    children: happens(chance, 0.55) ? 1 + chance.whole(Math.max(1, Math.round(people / 8))) : 0,
    colour: isTwin && happens(chance, 0.7) ? before.boat.colour : weighted(chance, colours),
    hullKind: happens(chance, 0.07) ? 'taxi_boat' : 'inflatable',
    wetFromSeconds: happens(chance, 0.4) ? start.seconds + between(chance, 40, 240) * 60 : null,
    phones: Array.from(
      {
        length: weighted(chance, [
          [1, 0.35],
          [2, 0.43],
          [3, 0.22],
        ]),
      },
      () => `s-${hex(chance, 32)}`,
    ),
    languages: weighted(chance, [
      [['en'], 0.55],
      [['en', 'ar'], 0.2],
      [['fr', 'en'], 0.15],
      [['en', 'ps'], 0.1],
    ]),
    cues: [chance.pick(sayings), chance.pick(sayings)],
    moved: null,
    ending: cameAshore ? 'came_ashore' : happens(chance, 0.92) ? 'picked_up' : 'not_seen',
  };
}
