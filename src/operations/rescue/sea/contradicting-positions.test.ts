import { describe, expect, test } from 'vitest';
import { fix, minute } from './given-fix.ts';
import { boatMotion } from './motion.ts';
import { type AreaQuestion, predictedArea } from './predicted-area.ts';
import { unknownSea } from './sea-state.ts';

const claims = { engine: null, underWay: null, hull: null, hullKind: null, courseDegrees: null } as const;

/** The area of a boat whose engine stopped, in a sea of which nothing is known. */
function ask({ positions, now }: Pick<AreaQuestion, 'positions' | 'now'>) {
  const motion = boatMotion({ ...claims, engine: 'stopped' });
  const area = predictedArea({ positions, now, motion, sea: unknownSea, land: null, particles: 100 });
  if (area === null) throw new Error('no area');
  return area;
}

describe('positions that contradict one another', () => {
  const a = fix(51, 1.4, { accuracyMetres: 10 });
  const b = fix(51, 1.62, { accuracyMetres: 10 });
  const coarse = fix(51, 1.51, { minutes: 5, accuracyMetres: 9_000 });

  test('a coarse position between two hides neither of them', () => {
    const { parts, assumptions } = ask({ positions: [a, coarse, b], now: minute(10) });
    expect(new Set(parts.map(({ datum }) => datum))).toEqual(new Set([a, b]));
    expect(assumptions[0]).toEqual({ code: 'positions_disagree', figures: { parts: 2 } });
  });

  test('a newer position that either could have come to ends the contradiction', () => {
    const newer = fix(51, 1.51, { minutes: 60 });
    const { parts, assumptions } = ask({ positions: [a, b, newer], now: minute(65) });
    expect(parts.map(({ datum }) => datum)).toEqual([newer]);
    expect(assumptions.map(({ code }) => code)).not.toContain('positions_disagree');
  });

  test('of more than four areas it says how many are not drawn', () => {
    const positions = [0, 1, 2, 3, 4, 5].map((n) => fix(50 + n / 3, 1.5, { minutes: n, accuracyMetres: 10 }));
    const { parts, assumptions } = ask({ positions, now: minute(6) });
    expect(parts.map(({ datum }) => datum)).toEqual(positions.slice(2).toReversed());
    expect(assumptions.slice(0, 2)).toEqual([
      { code: 'positions_disagree', figures: { parts: 4 } },
      { code: 'areas_left_out', figures: { areas: 2 } },
    ]);
  });

  test('what is doubted stands in for nothing firm, and gives way to it where areas are too many', () => {
    const firm = fix(51, 1.5, { minutes: 10, accuracyMetres: 800 });
    const near = { ...fix(51.001, 1.5, { minutes: 9, accuracyMetres: 10 }), isDoubted: true };
    const now = minute(11);
    expect(ask({ positions: [firm, near], now }).parts.map(({ datum }) => datum)).toEqual([firm]);
    const apart = { ...fix(51.4, 1.9, { minutes: 10 }), isDoubted: true };
    expect(ask({ positions: [firm, apart], now }).parts).toHaveLength(2);
    const firmOnes = [0, 1, 2, 3].map((n) => fix(50 + n / 3, 1.5, { minutes: n, accuracyMetres: 10 }));
    const { parts } = ask({ positions: [...firmOnes, apart], now });
    expect(parts.map(({ datum }) => datum)).not.toContain(apart);
  });
});

describe('a position that can be read in two ways', () => {
  const asItStands = { ...fix(51.1, 1.6), id: 'p1', readingOf: 'p1' };
  const other = { ...fix(51.2, 1.7), id: 'p1/swap', readingOf: 'p1', isDoubted: true };
  const drawn = (positions: AreaQuestion['positions']) => {
    const { parts, assumptions } = ask({ positions, now: minute(10) });
    return { datums: parts.map(({ datum }) => datum.id), codes: assumptions.map(({ code }) => code) };
  };

  test('has an area for each reading, and contradicts nothing', () => {
    const { datums, codes } = drawn([asItStands, other]);
    expect(datums).toEqual(['p1', 'p1/swap']);
    expect(codes).toContain('read_in_ways');
    expect(codes).not.toContain('positions_disagree');
  });

  test('has one where a firm position fits it as it stands alone', () => {
    const firm = fix(51.1, 1.595, { minutes: 2 });
    const { datums, codes } = drawn([firm, asItStands, other]);
    expect(datums).toEqual([firm.id]);
    expect(codes).not.toContain('positions_disagree');
  });

  test('is kept as it stands where a firm position fits another reading', () => {
    const firm = fix(51.2, 1.705, { minutes: 2 });
    const { datums, codes } = drawn([firm, asItStands, other]);
    expect(datums).toEqual([firm.id, 'p1']);
    expect(codes).toContain('positions_disagree');
  });
});
