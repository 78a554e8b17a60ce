import type { Claims, Range } from '../../src/operations/rescue/wire.ts';
import type { Chance } from '../chance.ts';
import { aboardAt } from './calls.ts';
import { type Draft, draft, exactly, told } from './drafts.ts';
import { between, happens, normal, weighted } from './draws.ts';
import { endOf, placeAt } from './sea.ts';
import type { TrueBoat } from './true-boat.ts';

/** A number guessed from outside, in fives. */
function guessed(chance: Chance, real: number, spread: number): Range {
  const count = Math.max(2, Math.round((real * Math.exp(normal(chance) * spread)) / 5) * 5);
  return happens(chance, 0.3)
    ? { min: Math.max(1, count - 10), max: count, best: null }
    : exactly(Math.max(2, count));
}

function seenLook(chance: Chance, boat: TrueBoat, share: number): Pick<Claims, 'colour' | 'hullKind'> {
  const isSeen = happens(chance, share);
  // By night a dark boat is black or grey as one likes.
  const dark = happens(chance, 0.12) && (boat.colour === 'black' || boat.colour === 'grey');
  const other = boat.colour === 'black' ? 'grey' : 'black';
  return {
    colour: isSeen ? (dark ? other : boat.colour) : null,
    hullKind: happens(chance, share) ? boat.hullKind : null,
  };
}

/** Seen leaving the beach: the place is good, the count is a guess in the dark. */
export function launchSeen(chance: Chance, boat: TrueBoat): Draft {
  const channel = weighted(chance, [
    ['patrol', 0.4],
    ['camera', 0.3],
    ['resident', 0.15],
    ['drone', 0.15],
  ] as const);
  const atSeconds = boat.track.fromSeconds + between(chance, -120, 240);
  const source = channel === 'camera' ? 'camera_bearing' : channel === 'resident' ? 'verbal' : 'estimate';
  const accuracyMetres = channel === 'resident' ? 400 : channel === 'camera' ? 250 : 120;
  const real = boat.hullKind === 'taxi_boat' ? Math.round(boat.people * 0.25) : boat.people;
  return draft(
    {
      boats: [boat.id],
      happenedSeconds: atSeconds,
      channel,
      source: channel === 'resident' ? null : `${channel}-${boat.launch.key}`,
      position: told(chance, placeAt(boat.track, atSeconds), { accuracyMetres, source, atSeconds }),
    },
    {
      ...seenLook(chance, boat, 0.35),
      persons: happens(chance, 0.85) ? guessed(chance, real, 0.18) : null,
      cues: happens(chance, 0.6) ? [`launch:${boat.launch.key}`, `place:${boat.launch.key}`] : [],
    },
  );
}

/** Seen from a mast: a place and nothing more. */
function radarSeen(chance: Chance, boat: TrueBoat, atSeconds: number): Draft {
  const at = placeAt(boat.track, atSeconds);
  const side = at.lon < 1.5 ? 'uk' : 'fr';
  return draft(
    {
      boats: [boat.id],
      happenedSeconds: atSeconds,
      channel: 'radar',
      side,
      source: `radar-${side}-${1 + chance.whole(3)}`,
      position: told(chance, at, { accuracyMetres: 150, source: 'radar', atSeconds }),
    },
    { underWay: happens(chance, 0.3) ? true : null },
  );
}

/** Cameras, drones and the coast's radar keep a boat in sight as it makes off. */
export function followedOff(chance: Chance, boat: TrueBoat): readonly Draft[] {
  return Array.from({ length: 1 + chance.whole(2) }, (_, index) => {
    const atSeconds = boat.track.fromSeconds + between(chance, 6, 18) * 60 * (index + 1);
    return happens(chance, 0.5) ? radarSeen(chance, boat, atSeconds) : filmed(chance, boat, atSeconds);
  });
}

function filmed(chance: Chance, boat: TrueBoat, atSeconds: number): Draft {
  const channel = happens(chance, 0.5) ? 'camera' : 'drone';
  const how = { accuracyMetres: channel === 'camera' ? 300 : 50, atSeconds } as const;
  const source = channel === 'camera' ? 'camera_bearing' : 'drone';
  return draft(
    {
      boats: [boat.id],
      happenedSeconds: atSeconds,
      channel,
      source: `${channel}-${boat.launch.key}`,
      position: told(chance, placeAt(boat.track, atSeconds), { ...how, source }),
    },
    {
      ...seenLook(chance, boat, 0.4),
      persons: happens(chance, 0.6) ? guessed(chance, boat.people, 0.18) : null,
    },
  );
}

/** Once found, a radar keeps a boat for a while: again and again by the same mast. */
export function followedByRadar(chance: Chance, boat: TrueBoat): readonly Draft[] {
  const from = between(chance, boat.track.fromSeconds + 1800, endOf(boat.track) - 1800);
  const made = Array.from({ length: 2 + chance.whole(4) }, (_, index) =>
    radarSeen(chance, boat, from + index * between(chance, 12, 30) * 60),
  );
  const mast = made[0]?.source ?? 'radar';
  // The mast numbers what it follows, from 1 to 99 and over again; some report the number, some do not.
  const source = happens(chance, 0.75) ? `${mast}:t${1 + chance.whole(99)}` : mast;
  return made
    .filter(({ happenedSeconds }) => happenedSeconds < endOf(boat.track))
    .map((one) => ({ ...one, source }));
}

/** Seen from a ship, an aircraft or a drone. */
export function seaSighting(chance: Chance, boat: TrueBoat, atSeconds: number): Draft {
  const channel = weighted(chance, [
    ['radar', 0.2],
    ['vessel', 0.35],
    ['aircraft', 0.25],
    ['drone', 0.2],
  ] as const);
  if (channel === 'radar') return radarSeen(chance, boat, atSeconds);
  const at = placeAt(boat.track, atSeconds);
  const isShip = channel === 'vessel';
  const how = isShip
    ? ({ accuracyMetres: 500, source: 'verbal', atSeconds, wrongShare: 0.03 } as const)
    : ({ accuracyMetres: 40, source: channel === 'drone' ? 'drone' : 'gps', atSeconds } as const);
  return draft(
    {
      boats: [boat.id],
      happenedSeconds: atSeconds,
      channel,
      side: at.lon < 1.5 ? 'uk' : 'fr',
      source: isShip ? `ship-${1 + chance.whole(30)}` : `${channel}-${1 + chance.whole(2)}`,
      position: told(chance, at, how),
    },
    {
      ...seenLook(chance, boat, 0.55),
      persons: happens(chance, isShip ? 0.6 : 0.8)
        ? guessed(chance, aboardAt(boat, atSeconds), isShip ? 0.25 : 0.14)
        : null,
    },
  );
}

/** The other centre passes on what it follows. */
export function fromOtherCentre(chance: Chance, boat: TrueBoat, atSeconds: number): Draft {
  const at = placeAt(boat.track, atSeconds);
  return draft(
    {
      boats: [boat.id],
      happenedSeconds: atSeconds,
      receivedSeconds: atSeconds + between(chance, 1, 12) * 60,
      channel: 'other_centre',
      side: happens(chance, 0.5) ? 'uk' : 'fr',
      source: 'other-centre',
      position: happens(chance, 0.9)
        ? told(chance, at, { accuracyMetres: 300, source: 'radar', atSeconds })
        : null,
    },
    {
      persons: happens(chance, 0.8)
        ? exactly(Math.max(1, Math.round(aboardAt(boat, atSeconds) * between(chance, 0.95, 1.05))))
        : null,
    },
  );
}

/** A unit that keeps a boat company says where it is, more than once. */
export function escorted(
  chance: Chance,
  boat: TrueBoat,
  escort: { unit: string; fromSeconds: number; reports: number },
): Draft[] {
  return Array.from({ length: escort.reports }, (_, index) => {
    const atSeconds = escort.fromSeconds + index * between(chance, 15, 35) * 60;
    const at = placeAt(boat.track, atSeconds);
    return draft(
      {
        boats: [boat.id],
        happenedSeconds: atSeconds,
        channel: 'unit',
        side: at.lon < 1.45 ? 'uk' : 'fr',
        unit: escort.unit,
        source: escort.unit,
        position: told(chance, at, { accuracyMetres: 60, source: 'gps', atSeconds }),
      },
      {
        ...seenLook(chance, boat, 0.3),
        persons: happens(chance, 0.5)
          ? exactly(Math.max(1, Math.round(aboardAt(boat, atSeconds) * between(chance, 0.93, 1.07))))
          : null,
      },
    );
  });
}

/** Two boats side by side, seen from a ship: of both. */
export function sideBySide(chance: Chance, boat: TrueBoat, moved: NonNullable<TrueBoat['moved']>): Draft {
  return draft(
    {
      boats: [boat.id, moved.other].toSorted(),
      happenedSeconds: moved.atSeconds,
      channel: 'vessel',
      source: `ship-${1 + chance.whole(30)}`,
      position: told(chance, placeAt(boat.track, moved.atSeconds), {
        accuracyMetres: 400,
        source: 'verbal',
        atSeconds: moved.atSeconds,
      }),
    },
    { boats: 2, colour: boat.colour },
  );
}
