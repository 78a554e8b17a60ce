import { describe, expect, test } from 'vitest';
import { growthOf, linearMax } from '../../../drills/test-growth.ts';
import { instant } from '../../kernel/time.ts';
import { lineTimeOf } from './line-time.ts';
import { createPace } from './pace.ts';

const sentence = '!AIVDM,1,1,,A,13HOI:0P0000VOHLCnHQKwvL05Ip,0*23';
const at = (seconds: number) => instant(Date.UTC(2027, 8, 8) + seconds * 1000);

describe('the time a line bears', () => {
  test.each([
    [`\\s:mast,c:1820369640*5B\\${sentence}`, 1_820_369_640_000],
    [`\\c:1820369640123*5B\\${sentence}`, 1_820_369_640_123],
    ['$PGHP,1,2027,9,8,2,14,5,624,219,,9990048,1,47*16', Date.UTC(2027, 8, 8, 2, 14, 5, 624)],
    ['$GPRMC,021405,A,5013.4693,N,00146.6503,E,4.0,183.2,080927,3.8,W,A*18', Date.UTC(2027, 8, 8, 2, 14, 5)],
    [`${sentence},d-127,S1378,t024436.00,r99EXMP1,1820369640`, 1_820_369_640_000],
    [`1820369640 ${sentence}`, 1_820_369_640_000],
    [`2027-09-08T02:14:05Z ${sentence}`, Date.UTC(2027, 8, 8, 2, 14, 5)],
    [sentence, null],
    ['$GPGLL,5013.4693,N,00146.6503,E,021405,A,A*52', null],
    [`\\c:12*5B\\${sentence}`, null],
    ['', null],
  ])('%s', (line, expected) => expect(lineTimeOf(line)).toBe(expected));

  test('a line of a megabyte takes linear time', () => {
    for (const filler of [',', 'c:1,', '\\', '*00,', '1'])
      expect(growthOf((text) => lineTimeOf(`\\${text}`), filler, 1_200_000)).toBeLessThanOrEqual(linearMax);
  });
});

describe('the pace', () => {
  test('evenly where no line bears a time', () => {
    const pace = createPace({ speed: 2, linesPerSecond: 10 });
    expect([null, null, null].map((each) => pace.dueAfter(each))).toEqual([0, 50, 100]);
  });

  test('as recorded where lines bear times; lines between come with the one before', () => {
    const pace = createPace({ speed: 1, linesPerSecond: 10 });
    expect([at(0), null, at(2), null, at(3)].map((each) => pace.dueAfter(each))).toEqual([
      0, 0, 2_000, 2_000, 3_000,
    ]);
  });

  test('a time that goes back does not wait, and forward again only for what is new', () => {
    const pace = createPace({ speed: 1, linesPerSecond: 10 });
    expect([at(10), at(5), at(12)].map((each) => pace.dueAfter(each))).toEqual([0, 0, 2_000]);
  });

  test('a recording joined from two days goes on', () => {
    const pace = createPace({ speed: 1, linesPerSecond: 10 });
    expect([at(90_000), at(0), at(1)].map((each) => pace.dueAfter(each))).toEqual([0, 0, 1_000]);
  });

  test('a joint between two nights is not waited for', () => {
    const pace = createPace({ speed: 1, linesPerSecond: 10 });
    expect([at(0), at(30_000), at(30_002), at(30_003)].map((each) => pace.dueAfter(each))).toEqual([
      0, 0, 2_000, 3_000,
    ]);
  });

  test('one line with a wrong year neither stalls the replay nor hastens it', () => {
    const pace = createPace({ speed: 1, linesPerSecond: 10 });
    expect([at(0), at(50_000_000), at(2), at(-47_000_000), at(4)].map((each) => pace.dueAfter(each))).toEqual(
      [0, 0, 2_000, 2_000, 4_000],
    );
  });

  test('max waits for nothing', () => {
    const pace = createPace({ speed: 'max', linesPerSecond: 10 });
    expect([at(0), at(500), null].map((each) => pace.dueAfter(each))).toEqual([0, 0, 0]);
  });
});
