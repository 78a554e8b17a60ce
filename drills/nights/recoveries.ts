import { distanceMetres, type Position } from '../../src/kernel/geo.ts';
import type { State } from '../../src/kernel/label.ts';
import type { Counted } from '../../src/operations/rescue/wire.ts';
import type { Chance } from '../chance.ts';
import { aboardAt } from './calls.ts';
import { type Draft, draft, exactly, told } from './drafts.ts';
import { between, happens, weighted } from './draws.ts';
import { endOf, placeAt } from './sea.ts';
import { landingPorts } from './shores.ts';
import type { TrueBoat } from './true-boat.ts';

const unitNames: Readonly<Record<State, readonly string[]>> = {
  uk: [
    'LB-DOVER',
    'LB-RAMSGATE',
    'LB-DUNGENESS',
    'LB-WALMER',
    'CUTTER-1',
    'CUTTER-2',
    'CUTTER-3',
    'CUTTER-4',
  ],
  fr: ['SNS-CALAIS', 'SNS-BOULOGNE', 'SNS-DUNKERQUE', 'PATROL-1', 'PATROL-2', 'PATROL-3'],
};

/** Which units are free when; a night has no more of them than these. */
export interface Fleet {
  take(side: State, atSeconds: number, forSeconds: number): string;
}

/** Gives out the unit that has been free longest, or the one free soonest. */
export function createFleet(): Fleet {
  const busyUntil = new Map<string, number>();
  return {
    take: (side, atSeconds, forSeconds) => {
      const sorted = unitNames[side].toSorted((a, b) => (busyUntil.get(a) ?? 0) - (busyUntil.get(b) ?? 0));
      const unit = sorted[0] ?? 'CUTTER-1';
      busyUntil.set(unit, atSeconds + forSeconds);
      return unit;
    },
  };
}

function counted(alive: number, fromWater = 0): Counted {
  return { alive, deceased: 0, childrenWithFamily: 0, childrenAlone: 0, injured: 0, fromWater };
}

/** The side of a recovery: by where the boat is, roughly along the line between the regions. */
export function sideOf({ lat, lon }: Position): State {
  return lon < 1.36 + (lat - 50.95) * 1.9 ? 'uk' : 'fr';
}

interface Part {
  readonly unit: string;
  readonly people: number;
  readonly atSeconds: number;
  readonly at: Position;
  readonly side: State;
}

function partsOf(chance: Chance, boat: TrueBoat, fleet: Fleet): readonly Part[] {
  const atSeconds = endOf(boat.track);
  const at = placeAt(boat.track, atSeconds);
  const people = aboardAt(boat, atSeconds);
  const side = sideOf(at);
  const first = { unit: fleet.take(side, atSeconds, 3 * 3600), atSeconds, at, side };
  if (people < 20 || !happens(chance, 0.12)) return [{ ...first, people }];
  const took = Math.round(people * between(chance, 0.45, 0.7));
  const later = atSeconds + between(chance, 3, 15) * 60;
  const second = { unit: fleet.take(side, later, 3 * 3600), atSeconds: later, at, side };
  return [
    { ...first, people: took },
    { ...second, people: people - took },
  ];
}

function pickup(chance: Chance, boat: TrueBoat, part: Part): Draft {
  return draft({
    boats: [boat.id],
    happenedSeconds: part.atSeconds,
    receivedSeconds: part.atSeconds + between(chance, 0, 8) * 60,
    kind: 'pickup',
    channel: 'unit',
    side: part.side,
    unit: part.unit,
    source: part.unit,
    position: told(chance, part.at, { accuracyMetres: 50, source: 'gps', atSeconds: part.atSeconds }),
    counted: counted(part.people),
    callersAboard: happens(chance, 0.4) ? boat.phones.filter(() => happens(chance, 0.7)) : [],
  });
}

function landing(chance: Chance, boat: TrueBoat, part: Part): Draft {
  const port =
    landingPorts[part.side].toSorted((a, b) => distanceMetres(a, part.at) - distanceMetres(b, part.at))[
      happens(chance, 0.75) ? 0 : 1
    ] ?? landingPorts[part.side][0];
  const seconds =
    part.atSeconds + distanceMetres(part.at, port) / between(chance, 5, 9) + between(chance, 15, 50) * 60;
  const off = weighted(chance, [
    [0, 0.9],
    [1, 0.05],
    [-1, 0.05],
  ]);
  return draft({
    boats: [boat.id],
    happenedSeconds: seconds,
    receivedSeconds: seconds + between(chance, 0, 15) * 60,
    kind: 'landing',
    channel: 'port',
    side: part.side,
    unit: happens(chance, 0.55) ? part.unit : null,
    place: port.name,
    counted: counted(Math.max(1, part.people + off)),
  });
}

function statement(chance: Chance, boat: TrueBoat, after: Draft): Draft {
  const seconds = after.happenedSeconds + between(chance, 10, 60) * 60;
  return draft(
    {
      boats: [boat.id],
      happenedSeconds: seconds,
      kind: 'statement',
      channel: 'port',
      side: after.side,
      place: after.place,
    },
    { persons: exactly(boat.people) },
  );
}

/** Taken aboard, put ashore, and what is left behind. */
export function recoveryOf(chance: Chance, boat: TrueBoat, fleet: Fleet): Draft[] {
  const parts = partsOf(chance, boat, fleet);
  const made: Draft[] = [];
  for (const part of parts) {
    made.push(pickup(chance, boat, part));
    if (happens(chance, 0.9)) made.push(landing(chance, boat, part));
  }
  const last = made.at(-1);
  if (last?.kind === 'landing' && happens(chance, 0.06)) made.push(statement(chance, boat, last));
  if (happens(chance, 0.1)) made.push(hullMarked(chance, boat, parts[0] as Part)); // there is always a first part
  if (happens(chance, 0.04)) made.push(secondHandNews(chance, boat));
  return made;
}

function hullMarked(chance: Chance, boat: TrueBoat, part: Part): Draft {
  const atSeconds = part.atSeconds + between(chance, 5, 20) * 60;
  return draft(
    {
      boats: [boat.id],
      happenedSeconds: atSeconds,
      kind: 'hull_marked',
      channel: 'unit',
      side: part.side,
      unit: part.unit,
      source: part.unit,
      position: told(chance, part.at, { accuracyMetres: 100, source: 'gps', atSeconds }),
    },
    { colour: boat.colour, hullKind: boat.hullKind },
  );
}

/** "Everyone is safe": it names no boat, no phone and no number. */
function secondHandNews(chance: Chance, boat: TrueBoat): Draft {
  const seconds = endOf(boat.track) + between(chance, -60, 60) * 60;
  return draft({ boats: [boat.id], happenedSeconds: seconds, kind: 'news', channel: 'email', side: 'fr' });
}

/** A boat that came to the shore by itself; its people are counted where they stand. */
export function cameAshore(chance: Chance, boat: TrueBoat): Draft[] {
  const seconds = endOf(boat.track) + between(chance, 5, 40) * 60;
  const at = placeAt(boat.track, endOf(boat.track));
  const side = sideOf(at);
  const port = landingPorts[side].toSorted((a, b) => distanceMetres(a, at) - distanceMetres(b, at))[0];
  if (distanceMetres(at, port ?? at) > 12_000) return [];
  const found = Math.round(aboardAt(boat, seconds) * between(chance, 0.7, 1));
  return [
    draft({
      boats: [boat.id],
      happenedSeconds: seconds,
      kind: 'landing',
      channel: 'port',
      side,
      place: port?.name ?? null,
      counted: counted(Math.max(1, found)),
    }),
  ];
}
