import { existsSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { distanceMetres, isInBox, type Position } from '../../kernel/geo.ts';
import { createLand, type LandPolygon } from '../../kernel/land.ts';
import { instant } from '../../kernel/time.ts';
import { knotsToMetresPerSecond } from '../../kernel/units.ts';
import { type AisMessage, createReader } from '../../standards/nmea-ais/index.ts';
import { createChance } from './invented/chance.ts';
import { inventFleet } from './invented/craft.ts';
import { placeAt } from './invented/path.ts';
import { inventedBox } from './invented/routes.ts';
import { inventedTraffic } from './invented-hour.ts';

const startAt = instant(Date.UTC(2031, 10, 24, 2, 0, 0));
const hours = 2;

interface Heard {
  readonly at: number;
  readonly message: AisMessage;
}
interface Fix {
  readonly at: number;
  readonly place: Position;
  readonly knots: number;
}
const heard: Heard[] = [];
const refused: string[] = [];
let sentences = 0;
let isOrdered = true;

beforeAll(() => {
  let now = 0;
  const reader = createReader({
    message: (message) => heard.push({ at: now, message }),
    refused: (refusal) => refused.push(refusal.code),
  });
  const encoder = new TextEncoder();
  for (const { at, sentence } of inventedTraffic({ seed: 7, startAt })) {
    if (at > startAt + hours * 3_600_000) break;
    if (at < now) isOrdered = false;
    now = at;
    sentences++;
    reader.push(encoder.encode(`${sentence}\r\n`), at);
  }
});

/** Fixes of each station that moves, in order of time. */
function tracks(): ReadonlyMap<number, readonly Fix[]> {
  const all = new Map<number, Fix[]>();
  for (const { at, message: m } of heard) {
    if (!('speedKnots' in m) || m.lat === null || m.lon === null || m.speedKnots === null) continue;
    const track = all.get(m.mmsi) ?? [];
    all.set(m.mmsi, track);
    track.push({ at, place: { lat: m.lat, lon: m.lon }, knots: m.speedKnots });
  }
  return all;
}

describe('two invented hours', () => {
  test('every sentence is read, in order of time', () => {
    expect(refused).toEqual([]);
    expect(isOrdered).toBe(true);
    expect(sentences / (hours * 3600)).toBeGreaterThan(15);
    expect(sentences / (hours * 3600)).toBeLessThan(45);
  });

  test('every kind of station speaks', () => {
    expect([...new Set(heard.map(({ message }) => message.type))].toSorted((a, b) => a - b)).toEqual([
      1, 4, 5, 9, 14, 18, 21, 24,
    ]);
    const stations = new Set(heard.map(({ message }) => message.mmsi));
    expect(stations.size).toBeGreaterThan(180);
  });

  test('names are visibly invented', () => {
    const names = heard.flatMap(({ message }) => ('name' in message ? [message.name] : []));
    expect(names.length).toBeGreaterThan(0);
    expect(names.filter((name) => !/^(EXAMPLE|EXEMPLE) /.test(name ?? ''))).toEqual([]);
  });

  test('every position lies in the box and was meant', () => {
    const said = heard.flatMap(({ message }) => ('lat' in message ? [message] : []));
    expect(said.length).toBeGreaterThan(50_000);
    const isMeant = ({ lat, lon, positionOutOfRange }: (typeof said)[number]) =>
      !positionOutOfRange && lat !== null && lon !== null && isInBox({ lat, lon }, inventedBox);
    expect(said.filter((one) => !isMeant(one))).toEqual([]);
  });

  test('way made agrees with speed: no jump, forward or back, in either hour', () => {
    let compared = 0;
    const jumps: object[] = [];
    for (const [mmsi, track] of tracks())
      for (let i = 1; i < track.length; i++) {
        const from = track[i - 1];
        const to = track[i];
        if (!from || !to) continue;
        const seconds = (to.at - from.at) / 1000;
        const metres = distanceMetres(from.place, to.place);
        const most = knotsToMetresPerSecond(Math.max(from.knots, to.knots) + 0.1) * seconds + 25;
        if (!(metres <= (seconds > 200 ? most * 1.2 + 4000 : most)))
          jumps.push({ mmsi, seconds, metres, most });
        if (seconds <= 30 && Math.abs(from.knots - to.knots) < 0.2 && from.knots < 25) {
          const least = knotsToMetresPerSecond(from.knots) * seconds * 0.8 - 15;
          if (!(metres >= least)) jumps.push({ mmsi, seconds, metres, least });
          compared++;
        }
      }
    expect(jumps).toEqual([]);
    expect(compared).toBeGreaterThan(50_000);
  });

  test('class A under way is heard every 2 to 10 seconds, at rest every three minutes', () => {
    const gaps: number[] = [];
    for (const track of tracks().values())
      for (let i = 1; i < track.length; i++) {
        const from = track[i - 1];
        const to = track[i];
        if (from && to && from.knots > 8 && from.knots < 25) gaps.push((to.at - from.at) / 1000);
      }
    const regular = gaps.filter((seconds) => seconds >= 1.9 && seconds <= 10.1).length;
    expect(regular / gaps.length).toBeGreaterThan(0.995);
  });

  test('a beacon is active for ten minutes of each hour, and says so', () => {
    const beacons = heard.filter(({ message }) => message.type === 1 && message.status === 14);
    expect(new Set(beacons.map(({ message }) => message.mmsi)).size).toBe(hours);
    expect(beacons).toHaveLength(80 * hours);
    expect(heard.some(({ message }) => message.type === 14 && message.text === 'SART ACTIVE')).toBe(true);
  });

  test('some go silent and come back', () => {
    const back = [...tracks().values()].filter((track) =>
      track.some((fix, i) => i > 0 && fix.knots > 2 && fix.at - (track[i - 1]?.at ?? fix.at) > 390_000),
    );
    expect(back.length).toBeGreaterThan(4);
  });
});

test('the same seed and start give the same sentences, another seed others', () => {
  const first = (seed: number) => {
    const traffic = inventedTraffic({ seed, startAt });
    return Array.from({ length: 2000 }, () => traffic.next().value.sentence).join('\n');
  };
  expect(first(7)).toBe(first(7));
  expect(first(7)).not.toBe(first(8));
});

interface Chart {
  readonly features: readonly {
    readonly geometry:
      | { readonly type: 'Polygon'; readonly coordinates: LandPolygon }
      | { readonly type: 'MultiPolygon'; readonly coordinates: readonly LandPolygon[] };
  }[];
}

const given = process.env['STRAIT_DATA'] ?? new URL('../../../../shared/data', import.meta.url).pathname;
/** Far from every shore. */
const ashore = { kent: { lat: 51.15, lon: 0.9 }, boulonnais: { lat: 50.7, lon: 1.9 } } as const;
const landFile = `${given}/geo/land-gshhg-full.geojson`;

test.skipIf(!existsSync(landFile))('no craft is ever on land (skipped without STRAIT_DATA)', () => {
  const chart = JSON.parse(readFileSync(landFile, 'utf8')) as Chart;
  const polygons = chart.features.flatMap(({ geometry }) =>
    geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates,
  );
  // Held against the plain question, ring by ring, in `land.test.ts`.
  const land = createLand(polygons, { box: inventedBox });
  expect([ashore.kent, ashore.boulonnais].map((at) => land.isOnLand(at))).toEqual([true, true]);
  const isOnLand = (at: Position) => !land.covers(at) || land.isOnLand(at);
  // Places to the hundredth of a minute: a ship passes each of them many times.
  const places = new Map<string, Position>();
  for (const track of tracks().values())
    for (const { place } of track) places.set(`${place.lat.toFixed(3)},${place.lon.toFixed(3)}`, place);
  expect(places.size).toBeGreaterThan(5000);
  expect([...places.values()].filter(isOnLand)).toEqual([]);
  // The hours above reach only a part of each path.
  const ways = inventFleet(createChance(99)).flatMap(({ plan }) =>
    Array.from({ length: Math.ceil(plan.path.length / 250) }, (_, i) => placeAt(plan.path, i * 250)),
  );
  expect(ways.filter(isOnLand)).toEqual([]);
});
