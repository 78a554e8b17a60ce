import type { Claims, Range } from '../../src/operations/rescue/wire.ts';
import type { Chance } from '../chance.ts';
import { type Draft, draft, exactly, told } from './drafts.ts';
import { between, happens, weighted } from './draws.ts';
import { engineOf, placeAt } from './sea.ts';
import { sayings, type TrueBoat } from './true-boat.ts';

/** People aboard at a moment, with those who came and without those who went. */
export function aboardAt(boat: TrueBoat, atSeconds: number): number {
  const { moved, people } = boat;
  if (moved === null || atSeconds < moved.atSeconds) return people;
  return moved.direction === 'came' ? people + moved.count : people - moved.count;
}

/** A number as it is called out: mostly near, often rounded, sometimes a guess. */
export function saidCount(chance: Chance, real: number): Range {
  const how = chance.next();
  if (how < 0.62) return exactly(Math.max(1, real));
  if (how < 0.82) return exactly(Math.max(1, Math.round(real * between(chance, 0.92, 1.08))));
  if (how < 0.95) return exactly(Math.max(5, Math.round((real * between(chance, 0.9, 1.1)) / 5) * 5));
  const wild = Math.max(5, Math.round((real * between(chance, 0.6, 1.5)) / 10) * 10);
  return { min: Math.round(wild * 0.8), max: wild, best: wild };
}

function saidCues(chance: Chance, boat: TrueBoat): readonly string[] {
  const cues = boat.cues.filter(() => happens(chance, 0.3));
  if (happens(chance, 0.15)) cues.push(chance.pick(sayings) ?? 'ferry_near');
  if (happens(chance, 0.08)) cues.push(`place:${boat.launch.key}`);
  return [...new Set(cues)].toSorted();
}

function saidEngine(chance: Chance, boat: TrueBoat, atSeconds: number): Claims['engine'] {
  if (!happens(chance, 0.5)) return null;
  return happens(chance, 0.9)
    ? engineOf(boat.track, atSeconds)
    : weighted(chance, [
        ['weak', 1],
        ['stopped', 1],
      ]);
}

function saidHull(chance: Chance, boat: TrueBoat, atSeconds: number): Claims['hull'] {
  if (!happens(chance, 0.3)) return null;
  if (boat.wetFromSeconds === null || atSeconds < boat.wetFromSeconds)
    return happens(chance, 0.8) ? 'dry' : 'taking_water';
  return atSeconds > boat.wetFromSeconds + 3600 ? 'low_in_water' : 'taking_water';
}

/** What somebody aboard says. */
function claimsAboard(chance: Chance, boat: TrueBoat, atSeconds: number): Partial<Claims> {
  const engine = saidEngine(chance, boat, atSeconds);
  const moved =
    boat.moved !== null && atSeconds >= boat.moved.atSeconds && happens(chance, 0.6) ? boat.moved : null;
  return {
    persons: happens(chance, 0.62) ? saidCount(chance, aboardAt(boat, atSeconds)) : null,
    children: boat.children > 0 && happens(chance, 0.35) ? exactly(boat.children) : null,
    engine,
    underWay: engine === null && happens(chance, 0.2) ? engineOf(boat.track, atSeconds) !== 'stopped' : null,
    hull: saidHull(chance, boat, atSeconds),
    colour: happens(chance, 0.12) ? boat.colour : null,
    cues: saidCues(chance, boat),
    fromOtherBoat: moved?.direction === 'came' ? exactly(moved.count) : null,
    toOtherBoat: moved?.direction === 'went' ? exactly(moved.count) : null,
  };
}

function saidPosition(
  chance: Chance,
  boat: TrueBoat,
  said: { atSeconds: number; channel: string },
): Draft['position'] {
  const { atSeconds, channel } = said;
  const at = placeAt(boat.track, atSeconds);
  const share = (accuracyMetres: number) =>
    told(chance, at, { accuracyMetres, source: 'gps_share', atSeconds });
  if (channel === 'message_share')
    return share(
      weighted(chance, [
        [15, 2],
        [60, 1],
      ]),
    );
  if (channel === 'sms')
    return happens(chance, 0.5)
      ? told(chance, at, { accuracyMetres: 150, source: 'text', atSeconds, wrongShare: 0.08 })
      : null;
  const how = chance.next();
  if (how < 0.46) return share(50);
  if (how < 0.58)
    return told(chance, at, { accuracyMetres: between(chance, 1_500, 5_000), source: 'cell', atSeconds });
  if (how < 0.69)
    return told(chance, at, { accuracyMetres: 600, source: 'verbal', atSeconds, wrongShare: 0.1 });
  return null;
}

/** A call, a message or a shared place from aboard. */
export function callFrom(chance: Chance, boat: TrueBoat, atSeconds: number): Draft {
  const channel = weighted(chance, [
    ['call', 0.62],
    ['sms', 0.16],
    ['message_share', 0.22],
  ] as const);
  const at = placeAt(boat.track, atSeconds);
  return draft(
    {
      boats: [boat.id],
      happenedSeconds: atSeconds,
      channel,
      side: happens(chance, at.lon < 1.45 ? 0.75 : 0.3) ? 'uk' : 'fr',
      // The same few phones call again and again; the first most of all.
      caller:
        boat.phones[
          Math.min(boat.phones.length - 1, Math.floor(chance.next() ** 1.5 * boat.phones.length))
        ] ?? null,
      language: chance.pick(boat.languages) ?? 'en',
      position: saidPosition(chance, boat, { atSeconds, channel }),
    },
    claimsAboard(chance, boat, atSeconds),
  );
}

/** Charities, relatives and friends pass on what they heard, later and with an older place. */
export function passedOn(chance: Chance, boat: TrueBoat, atSeconds: number): Draft {
  const channel = weighted(chance, [
    ['charity', 0.55],
    ['relative', 0.25],
    ['email', 0.2],
  ] as const);
  const ageSeconds = between(chance, 5, 60) * 60;
  const heardSeconds = Math.max(boat.track.fromSeconds + 300, atSeconds - ageSeconds);
  const knowsWhen = happens(chance, 0.7);
  const at = placeAt(boat.track, heardSeconds);
  const hasPlace = happens(chance, 0.55);
  const place = {
    accuracyMetres: 300,
    source: channel === 'relative' ? 'verbal' : 'text',
    wrongShare: 0.06,
  } as const;
  return draft(
    {
      boats: [boat.id],
      happenedSeconds: atSeconds,
      channel,
      side: happens(chance, 0.5) ? 'uk' : 'fr',
      caller:
        channel === 'relative' ? `s-${'0'.repeat(24)}${boat.phones[0]?.slice(2, 10) ?? '00000000'}` : null,
      // Whoever passes a call on mostly passes on the number it came from.
      callersAboard: happens(chance, channel === 'email' ? 0.3 : 0.55) ? boat.phones.slice(0, 1) : [],
      source: channel === 'charity' ? (chance.pick(['charity-a', 'charity-b', 'charity-c']) ?? null) : null,
      position: hasPlace
        ? told(chance, at, { ...place, atSeconds: knowsWhen ? heardSeconds : atSeconds })
        : null,
    },
    {
      // They pass on a place or a number, or they would not have called.
      persons: !hasPlace || happens(chance, 0.7) ? saidCount(chance, aboardAt(boat, heardSeconds)) : null,
      engine: happens(chance, 0.3) ? engineOf(boat.track, heardSeconds) : null,
      cues: happens(chance, 0.45) ? [`place:${boat.launch.key}`] : [],
    },
  );
}
