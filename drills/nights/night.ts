import { distanceMetres } from '../../src/kernel/geo.ts';
import type { ContactFacts } from '../../src/operations/rescue/wire.ts';
import { type Chance, createChance } from '../chance.ts';
import { callFrom, passedOn } from './calls.ts';
import { type Draft, factsOf } from './drafts.ts';
import { between, happens, weighted } from './draws.ts';
import { cameAshore, createFleet, type Fleet, recoveryOf, sideOf } from './recoveries.ts';
import { endOf, placeAt, type Stream } from './sea.ts';
import {
  escorted,
  followedOff,
  followedByRadar,
  fromOtherCentre,
  launchSeen,
  seaSighting,
  sideBySide,
} from './sightings.ts';
import { preventionOf, strayOf } from './strays.ts';
import { type Before, drawBoat, drawHours, type NightHours, type TrueBoat } from './true-boat.ts';

/** A contact of a made night, with what it really was of. */
export interface NightContact {
  readonly facts: ContactFacts;
  /** Boats and stopped groups; none: it was of no boat. */
  readonly boats: readonly string[];
}

/** A night that never was, with its truth: the same seed gives the same night. */
export interface Night {
  readonly seed: number;
  readonly boats: readonly TrueBoat[];
  /** Groups stopped on the beach. */
  readonly prevented: readonly string[];
  /** In the order in which they came in. */
  readonly contacts: readonly NightContact[];
  readonly stream: Stream;
}

export const boatsMost = 60;
export const contactsMost = 15;

/** 8 September 2027, 20:00 UTC, and each seed a day later, within ten years. */
function startOf(seed: number): number {
  return Date.UTC(2027, 8, 8, 20) / 1000 + (seed % 3650) * 86_400;
}

/** Pairs that passed close enough for people to climb over. */
function withTransfers(chance: Chance, boats: readonly TrueBoat[]): readonly TrueBoat[] {
  const made = new Map(boats.map((boat) => [boat.id, boat]));
  for (const [index, one] of boats.entries()) {
    const other = boats[index + 1];
    if (other === undefined || !happens(chance, 0.35)) continue;
    const atSeconds = meetingOf(one, other);
    if (atSeconds === null || made.get(one.id)?.moved !== null) continue;
    const count = Math.max(2, Math.round(one.people * between(chance, 0.15, 0.35)));
    made.set(one.id, { ...one, moved: { other: other.id, count, atSeconds, direction: 'went' } });
    made.set(other.id, { ...other, moved: { other: one.id, count, atSeconds, direction: 'came' } });
  }
  return [...made.values()];
}

const meetingMetres = 700;

function meetingOf(one: TrueBoat, other: TrueBoat): number | null {
  const from = Math.max(one.track.fromSeconds, other.track.fromSeconds) + 40 * 60;
  const until = Math.min(endOf(one.track), endOf(other.track)) - 30 * 60;
  for (let seconds = from; seconds < until; seconds += 240)
    if (distanceMetres(placeAt(one.track, seconds), placeAt(other.track, seconds)) < meetingMetres)
      return seconds;
  return null;
}

function drawBoats(chance: Chance, hours: NightHours, count: number): readonly TrueBoat[] {
  const boats: TrueBoat[] = [];
  for (let index = 0; index < count; index += 1) {
    const last = boats.at(-1);
    const before: Before | null = last === undefined ? null : { boat: last, isTwin: happens(chance, 0.2) };
    boats.push(drawBoat(chance, `B${index + 1}`, { hours, before }));
  }
  return withTransfers(chance, boats);
}

/**
 * Some contacts come as the boat gets into trouble; the others over the passage, since a watch that knows of a boat
 * asks after it: `part` of the way, with its chance.
 */
function drawMoment(chance: Chance, boat: TrueBoat, part: number): number {
  const from = boat.track.fromSeconds + 20 * 60;
  const until = Math.max(from + 600, endOf(boat.track) - 5 * 60);
  const trouble = boat.track.engines.findIndex((engine) => engine !== 'running');
  const at = boat.track.fromSeconds + trouble * 120 + between(chance, 0, 50) * 60;
  if (trouble >= 0 && at > from && at < until && happens(chance, 0.35)) return at;
  return from + part * (until - from);
}

function contactsAtSea(chance: Chance, boat: TrueBoat, count: number): readonly Draft[] {
  return Array.from({ length: count }, (_, index) => {
    const atSeconds = drawMoment(chance, boat, (index + chance.next()) / count);
    const make = weighted(chance, [
      [callFrom, 0.72],
      [passedOn, 0.08],
      [seaSighting, 0.14],
      [fromOtherCentre, 0.06],
    ] as const);
    return make(chance, boat, atSeconds);
  });
}

function escortOf(chance: Chance, boat: TrueBoat, fleet: Fleet): readonly Draft[] {
  const reports = 2 + chance.whole(3);
  const fromSeconds = endOf(boat.track) - between(chance, 60, 120) * 60;
  if (fromSeconds < boat.track.fromSeconds + 1800) return [];
  const unit = fleet.take(sideOf(placeAt(boat.track, fromSeconds)), fromSeconds, 3 * 3600);
  const until = endOf(boat.track);
  return escorted(chance, boat, { unit, fromSeconds, reports }).filter(
    ({ happenedSeconds }) => happenedSeconds < until,
  );
}

function lastSeen(chance: Chance, boat: TrueBoat): Draft {
  const atSeconds = Math.max(boat.track.fromSeconds + 900, endOf(boat.track) - between(chance, 10, 50) * 60);
  const seen = happens(chance, 0.4) ? callFrom(chance, boat, atSeconds) : null;
  return seen?.position ? seen : seaSighting(chance, boat, atSeconds);
}

function contactsOf(chance: Chance, boat: TrueBoat, fleet: Fleet): readonly Draft[] {
  const wanted = 1 + Math.floor(chance.next() * contactsMost);
  const fixed: Draft[] = [];
  if (happens(chance, 0.7)) fixed.push(launchSeen(chance, boat));
  if (happens(chance, 0.4)) fixed.push(...followedOff(chance, boat));
  if (boat.moved?.direction === 'went' && happens(chance, 0.7))
    fixed.push(sideBySide(chance, boat, boat.moved));
  if (boat.ending === 'picked_up') {
    // A unit finds a boat because somebody said where it was.
    if (happens(chance, 0.8)) fixed.push(lastSeen(chance, boat));
    fixed.push(...recoveryOf(chance, boat, fleet));
  }
  if (boat.ending === 'came_ashore') fixed.push(...cameAshore(chance, boat));
  if (happens(chance, 0.2)) fixed.push(...escortOf(chance, boat, fleet));
  if (happens(chance, 0.2)) fixed.push(...followedByRadar(chance, boat));
  const kept = fixed.slice(0, contactsMost);
  const rest = Math.max(kept.length === 0 ? 1 : 0, wanted - kept.length);
  return [...kept, ...contactsAtSea(chance, boat, Math.min(rest, contactsMost - kept.length))].map((made) =>
    held(chance, made),
  );
}

/** Now and then an item lies somewhere before it comes in. */
function held(chance: Chance, made: Draft): Draft {
  if (!happens(chance, 0.07)) return made;
  return { ...made, receivedSeconds: made.receivedSeconds + between(chance, 10, 70) * 60 };
}

function inOrder(seed: number, drafts: readonly Draft[]): readonly NightContact[] {
  return drafts
    .toSorted((a, b) => a.receivedSeconds - b.receivedSeconds)
    .map((made, index) => {
      const contact = `c-n${seed.toString(36)}x${String(index + 1).padStart(5, '0')}`;
      return { facts: factsOf(made, contact), boats: made.boats };
    });
}

/** Makes a night of so many boats (1 to 60). Everything in it is invented. */
export function makeNight(seed: number, boatCount: number): Night {
  const chance = createChance(seed * 7919 + 17);
  const hours = drawHours(chance, startOf(seed));
  const boats = drawBoats(chance, hours, Math.min(boatsMost, Math.max(1, boatCount)));
  const fleet = createFleet();
  const inTime = boats.toSorted((a, b) => endOf(a.track) - endOf(b.track));
  const drafts = inTime.flatMap((boat) => contactsOf(chance, boat, fleet));
  const prevented = Array.from(
    { length: Math.round(boatCount * 0.06 + chance.next() * 0.6) },
    (_, n) => `G${n + 1}`,
  );
  for (const id of prevented) drafts.push(...preventionOf(chance, hours, id));
  const strays = Math.round(drafts.length * 0.02);
  for (let index = 0; index < strays; index += 1) drafts.push(strayOf(chance, hours));
  return { seed, boats, prevented, contacts: inOrder(seed, drafts), stream: hours.stream };
}

/**
 * Nights of 1 to 60 boats, one a seed. Few nights are as large as the largest: half have up to 15 boats, a quarter more
 * than 33. Source: PROBLEM section 3 (boats in a day: p95 11 to 22, most 36 arriving, 65 with those that did not).
 */
export function makeNights(fromSeed: number, count: number): readonly Night[] {
  return Array.from({ length: count }, (_, index) => {
    const seed = fromSeed + index;
    return makeNight(seed, 1 + Math.floor(createChance(seed * 104_729 + 3).next() ** 2 * boatsMost));
  });
}
