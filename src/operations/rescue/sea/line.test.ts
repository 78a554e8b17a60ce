import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { destination, distanceMetres } from '../../../kernel/geo.ts';
import { givenLine } from './given-line.ts';
import { nearestOnLine, parseLine, sideOf } from './line.ts';

const line = givenLine();
const at = (lat: number, lon: number) => ({ lat, lon });

describe('the line of the charts', () => {
  test.each([
    ['Dover', at(51.12, 1.33), 'uk'],
    ['Ramsgate', at(51.33, 1.42), 'uk'],
    ['Dungeness', at(50.91, 0.975), 'uk'],
    ['South Goodwin', at(51.16, 1.48), 'uk'],
    ['Calais', at(50.97, 1.86), 'fr'],
    ['Boulogne', at(50.73, 1.59), 'fr'],
    ['Dunkirk', at(51.05, 2.36), 'fr'],
    ['off Dieppe', at(50, 1), 'fr'],
  ] as const)('%s lies on its own side', (_, place, side) => {
    expect(sideOf(place, 50, line)).toMatchObject({ side, certain: true, beyond: false });
  });

  test('a boat adrift in French waters is not taken for British by a wide circle, nor called certain', () => {
    const boat = at(50.9549, 1.54);
    expect(sideOf(boat, 30, line)).toMatchObject({ side: 'fr', certain: true });
    expect(sideOf(boat, 12_000, line)).toMatchObject({ side: 'fr', certain: false });
  });

  test('west of Antifer and east of the Belgian border it parts us from others: never certain', () => {
    expect(sideOf(at(50, -0.4), 10, line)).toMatchObject({ certain: false, beyond: true });
    expect(sideOf(at(51.3, 2.6), 10, line)).toMatchObject({ certain: false, beyond: true });
    expect(sideOf(at(50, 0.4), 10, line)).toMatchObject({ side: 'fr', certain: true, beyond: false });
  });
});

const between = line.points.slice(line.betweenStates.first, line.betweenStates.last + 1);
const onLine = fc
  .tuple(fc.integer({ min: 0, max: between.length - 2 }), fc.double({ min: 0.02, max: 0.98, noNaN: true }))
  .map(([index, along]) => {
    const from = between[index] ?? at(0, 0);
    const to = between[index + 1] ?? at(0, 0);
    return {
      from,
      to,
      lat: from.lat + (to.lat - from.lat) * along,
      lon: from.lon + (to.lon - from.lon) * along,
    };
  });

describe('by property', () => {
  test('the side flips exactly at the line: a metre to the right is France, a metre to the left is not', () => {
    fc.assert(
      fc.property(onLine, ({ from, to, lat, lon }) => {
        const east = (to.lon - from.lon) * Math.cos((lat * Math.PI) / 180);
        const course = (Math.atan2(east, to.lat - from.lat) * 180) / Math.PI;
        const right = sideOf(destination({ lat, lon }, course + 90, 1), 0, line);
        const left = sideOf(destination({ lat, lon }, course - 90, 1), 0, line);
        expect([right.side, left.side]).toEqual(['fr', 'uk']);
        expect(right.distanceMetres).toBeCloseTo(1, 1);
        expect(left.distanceMetres).toBeCloseTo(1, 1);
      }),
      { seed: 21, numRuns: 500 },
    );
  });

  test('the distance is that to the nearest place on the line, and certainty is the circle clear of it', () => {
    const sea = fc.record({
      lat: fc.double({ min: 49.9, max: 51.6, noNaN: true }),
      lon: fc.double({ min: -0.2, max: 2.6, noNaN: true }),
    });
    fc.assert(
      fc.property(sea, fc.integer({ min: 1, max: 20_000 }), (place, accuracyMetres) => {
        const told = sideOf(place, accuracyMetres, line);
        const near = distanceMetres(place, nearestOnLine(place, line));
        expect(Math.abs(told.distanceMetres - near)).toBeLessThan(10 + near * 0.02);
        expect(told.certain).toBe(!told.beyond && accuracyMetres < told.distanceMetres);
      }),
      { seed: 22, numRuns: 1_000 },
    );
  });

  test('round a sharp corner the far side of one leg is not taken for the side of the line', () => {
    const bent = parseLine(
      geo([
        [1, 50],
        [2, 50.05],
        [1, 50.1],
      ]),
    );
    if (!bent.ok) throw new Error(bent.refusal.code);
    const { value } = bent;
    // East of the tip: outside the wedge, on the right of the whole way round, whatever one leg alone would say.
    const east = fc.record({
      lat: fc.double({ min: 49.9, max: 50.2, noNaN: true }),
      lon: fc.double({ min: 2.01, max: 2.5, noNaN: true }),
    });
    fc.assert(
      fc.property(east, (place) => {
        expect(sideOf(place, 0, value).side).toBe('fr');
      }),
      { seed: 23, numRuns: 500 },
    );
    expect(sideOf(at(50.05, 1.9), 0, value).side).toBe('uk');
  });
});

function geo(points: unknown, properties: unknown = {}) {
  const geometry = { type: 'LineString', coordinates: points };
  return { type: 'FeatureCollection', features: [{ type: 'Feature', properties, geometry }] };
}

describe('a line that cannot be one is refused', () => {
  const two = [
    [1, 50],
    [2, 51],
  ];
  test.each([
    ['not_geojson', null],
    ['not_geojson', { type: 'FeatureCollection' }],
    [
      'not_geojson',
      geo([
        ['1', 50],
        [2, 51],
      ]),
    ],
    ['not_geojson', geo(two, { betweenStates: 'all' })],
    ['not_one_line', { type: 'FeatureCollection', features: [] }],
    ['not_one_line', { type: 'FeatureCollection', features: [...geo(two).features, ...geo(two).features] }],
    [
      'not_one_line',
      { type: 'FeatureCollection', features: [{ geometry: { type: 'Point', coordinates: [1, 50] } }] },
    ],
    ['too_few_points', geo([[1, 50]])],
    [
      'position_out_of_range',
      geo([
        [1, 50],
        [2, 95],
      ]),
    ],
    [
      'point_repeated',
      geo([
        [1, 50],
        [1, 50],
        [2, 51],
      ]),
    ],
    [
      'crosses_itself',
      geo([
        [1, 50],
        [2, 50],
        [2, 51],
        [1.5, 49.5],
      ]),
    ],
    ['stretch_not_on_line', geo(two, { betweenStates: [1, 1] })],
    ['stretch_not_on_line', geo(two, { betweenStates: [0, 2] })],
  ])('%s', (code, geojson) => {
    expect(parseLine(geojson)).toMatchObject({ ok: false, refusal: { code } });
  });

  test('without a named stretch the whole line parts the two states', () => {
    expect(parseLine(geo(two))).toMatchObject({ ok: true, value: { betweenStates: { first: 0, last: 1 } } });
  });
});
