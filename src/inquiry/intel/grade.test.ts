import { expect, test } from 'vitest';
import { gradeBands } from '../../kernel/released-tip.ts';
import {
  bandOf,
  europolGradeOf,
  europolInformation,
  europolSources,
  type Grade,
  ukInformation,
  ukSources,
} from './grade.ts';

const europol = europolSources.flatMap((source) =>
  europolInformation.map((information): Grade => ({ scheme: '4x4', source, information })),
);
const uk = ukSources.flatMap((source) =>
  ukInformation.map((information): Grade => ({ scheme: '3x5x2', source, information })),
);

test('the bridge never gives the best of 4x4, and what is suspected to be false says so', () => {
  for (const grade of uk) {
    const bridged = europolGradeOf(grade);
    expect(bridged.source).not.toBe('A');
    expect(bridged.information).not.toBe('1');
    expect(bridged.suspectedFalse).toBe(grade.information === 'E');
    expect(bandOf(grade) === 'doubtful').toBe(grade.information === 'E');
  }
  expect(europolGradeOf({ scheme: '3x5x2', source: '1', information: 'A' })).toMatchObject({
    source: 'B',
    information: '2',
  });
});

test('a grade of 4x4 is kept as given', () => {
  for (const grade of europol)
    expect(europolGradeOf(grade)).toMatchObject({ source: grade.source, information: grade.information });
});

test('a band is never better than the weaker half, and every one but doubt is reached from 4x4', () => {
  const band = (source: 'A' | 'B' | 'C' | 'X', information: '1' | '2' | '3' | '4') =>
    bandOf({ scheme: '4x4', source, information });
  expect(band('A', '1')).toBe('firm');
  expect(band('A', '3')).toBe('fair');
  expect(band('A', '4')).toBe('untested');
  expect(band('X', '1')).toBe('untested');
  expect(band('C', '1')).toBe('weak');
  expect(band('C', '4')).toBe('weak');
  expect(new Set(europol.map(bandOf)).size).toBe(gradeBands.length - 1);
});
