import { expect, test } from 'vitest';
import { greyOf, pgmOf, stretched, tiltOf, withRoom } from './plate-picture.ts';
import { linesOf, plateSized, withSquares } from './read-lines.ts';

test('a yellow plate comes out bright, and the blue band nearer to it than to black signs', () => {
  const data = new Uint8ClampedArray([246, 201, 21, 255, 18, 58, 140, 255, 13, 13, 13, 255]);
  const { points } = greyOf({ width: 3, height: 1, data });
  expect([...points].map((light) => light > 128)).toEqual([true, true, false]);
});

test('grey on grey becomes black on white, and one lamp does not keep it from that; of mere grain nothing is made', () => {
  const points = new Uint8Array(1_000).fill(90);
  points.fill(160, 500);
  points[999] = 255;
  const { points: clear } = stretched({ width: 1_000, height: 1, points });
  expect([clear[0], clear[998], clear[999]]).toEqual([0, 255, 255]);
  const { points: grain } = stretched({ width: 4, height: 1, points: new Uint8Array([60, 63, 61, 64]) });
  expect(Math.max(...grain)).toBeLessThan(20);
});

test.for([0, 3, -5, 8])('a plate %d degrees askew is seen to be so, in grain', (degrees) => {
  const points = new Uint8Array(400 * 200);
  let seed = 7;
  for (let at = 0; at < points.length; at += 1) {
    seed = (seed * 16_807) % 2_147_483_647;
    const x = (at % 400) - 200;
    const y = Math.floor(at / 400) - 100 - x * Math.tan((degrees * Math.PI) / 180);
    const isPlate = Math.abs(x) < 130 && Math.abs(y) < 28;
    points[at] = (isPlate ? 200 : 60) + (seed % 40);
  }
  expect(Math.abs(tiltOf({ width: 400, height: 200, points }) - degrees)).toBeLessThanOrEqual(0.5);
});

test('two lines close below each other are read as one plate as well, others are not', () => {
  const line = (text: string, left: number, top: number) => ({
    text,
    confidence: 80,
    box: { left, top, width: 200, height: 60 },
  });
  const upper = line('ZZ12', 100, 100);
  const lower = line('ABC', 110, 175);
  const far = line('NO 4711', 100, 500);
  expect(withSquares([upper, lower, far]).map(({ text }) => text)).toEqual([
    'ZZ12',
    'ABC',
    'NO 4711',
    'ZZ12 ABC',
  ]);
});

test('what is too small in the picture, or of another shape than a plate, is left out', () => {
  const line = (text: string, width: number, height: number) => ({
    text,
    confidence: 80,
    box: { left: 0, top: 0, width, height },
  });
  const lines = [
    line('ZZ12 ABC', 600, 110),
    line('ZZ1', 60, 12),
    line('IIIIIIII', 1_500, 20),
    line('Z1', 90, 900),
  ];
  expect(plateSized(lines, 1_600).map(({ text }) => text)).toEqual(['ZZ12 ABC']);
});

test('the file names its size and holds its points', () => {
  const file = pgmOf({ width: 2, height: 1, points: new Uint8Array([1, 2]) });
  expect(new TextDecoder().decode(file.subarray(0, -2))).toBe('P5\n2 1\n255\n');
  expect([...file.subarray(-2)]).toEqual([1, 2]);
});

test('room around a box ends where the picture does', () => {
  const box = { left: 10, top: 90, width: 100, height: 20 };
  const room = withRoom(box, { across: 0.2, down: 1 }, { width: 120, height: 100 });
  expect(room).toEqual({ left: 0, top: 70, width: 120, height: 30 });
});

test('the words of a line are one line, with where it stands and what the reader believes of it', () => {
  const tsv = [
    '1\t1\t0\t0\t0\t0\t0\t0\t900\t300\t-1\t',
    '4\t1\t1\t1\t1\t0\t10\t20\t300\t40\t-1\t',
    '5\t1\t1\t1\t1\t1\t10\t20\t100\t40\t90.0\tZZ12',
    '5\t1\t1\t1\t1\t2\t130\t24\t90\t40\t60.0\tABC',
    '5\t1\t1\t1\t2\t1\t0\t90\t20\t20\t-1\t',
    '5\t1\t1\t1\t2\t2\t0\t90\t20\t20\t10\t ',
    'broken',
  ].join('\n');
  const [line, ...others] = linesOf(tsv);
  expect(others).toEqual([]);
  expect(line).toMatchObject({ text: 'ZZ12 ABC', box: { left: 10, top: 20, width: 210, height: 44 } });
  expect(line?.confidence).toBeCloseTo((90 * 4 + 60 * 3) / 7);
});
