import { describe, expect, test } from 'vitest';
import { type SeaArea, seaRefusals } from './decide-sea.ts';
import { recordSeaConditionsSchema } from './events-sea.ts';
import { at, done, emptySea, give, type Sea } from './given-rescue.ts';

const bounds = { south: 50.8, west: 1.2, north: 51.1, east: 1.7 };
const current = { metresPerSecond: 1.1, towardsDegrees: 30, errorMetresPerSecond: 0.1 };
const wind = { metresPerSecond: 7, fromDegrees: 240, errorMetresPerSecond: 1 };
const said = (clock: string, but: object = {}) => ({
  area: 'strait',
  source: 'BUOY-1',
  bounds,
  measuredAt: at(clock),
  current,
  wind,
  ...but,
});
const order = { order: 'RecordSeaConditions', at: at('03:00'), by: 'station-1', side: null };
const reported = (sea: Sea, clock: string, but: object = {}) => done(sea, order, said(clock, but));
const reportsIn = (sea: Sea) => (sea.get('sea/strait') as SeaArea | undefined)?.reports ?? []; // folded so

describe('given a station that reports the sea', () => {
  test('what it says stands with its source and the moment of the measure', () => {
    const sea = reported(emptySea, '02:50');
    expect(reportsIn(sea)).toEqual([
      { area: 'strait', source: 'BUOY-1', bounds, at: at('02:50'), current, wind },
    ]);
  });

  test('a late report takes its place by its moment; sent again it changes nothing', () => {
    const sea = reported(reported(emptySea, '02:50'), '02:20');
    expect(reportsIn(sea).map((one) => one.at)).toEqual([at('02:20'), at('02:50')]);
    expect(give(sea, order, said('02:20')).written).toEqual([]);
  });

  test('a correction of the same source and moment takes the place of the first; another source stands beside', () => {
    const sea = reported(emptySea, '02:50');
    const calm = { ...wind, metresPerSecond: 2 };
    expect(reportsIn(reported(sea, '02:50', { wind: calm }))).toMatchObject([{ wind: calm }]);
    expect(reportsIn(reported(sea, '02:50', { source: 'MAST-2' }))).toHaveLength(2);
  });

  test('what it does not know stays unknown', () => {
    expect(reportsIn(reported(emptySea, '02:50', { wind: null }))).toMatchObject([{ current, wind: null }]);
  });

  test.for([
    ['sea_ahead', said('03:06')],
    ['sea_says_nothing', said('02:50', { current: null, wind: null })],
  ] as const)('%s is refused, in both languages', ([code, fields]) => {
    expect(give(emptySea, order, fields).refusal).toBe(code);
    expect(seaRefusals[code].en).not.toBe(seaRefusals[code].fr);
  });

  test('two days on the oldest is forgotten; the record keeps it', () => {
    const sea = reported(emptySea, '02:50');
    const later = { ...order, at: at('53:00') };
    expect(reportsIn(done(sea, later, said('52:55'))).map((one) => one.at)).toEqual([at('52:55')]);
  });

  test('figures that no sea has, and an area without breadth, are not taken', () => {
    for (const wrong of [
      { current: { ...current, metresPerSecond: 9 } },
      { wind: { ...wind, fromDegrees: 360 } },
      { bounds: { ...bounds, north: 50 } },
      { words: 'invented' },
    ])
      expect(recordSeaConditionsSchema.safeParse(said('02:50', wrong)).success).toBe(false);
  });
});
