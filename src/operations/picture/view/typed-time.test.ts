import { expect, test } from 'vitest';
import { now } from './given-picture.ts';
import { readTypedTime } from './typed-time.ts';

test.each([
  ['02:13', '2027-09-09T02:13:00.000Z'],
  ['0213', '2027-09-09T02:13:00.000Z'],
  ['2h13', '2027-09-09T02:13:00.000Z'],
  ['02:13:08', '2027-09-09T02:13:08.000Z'],
  ['23:50', '2027-09-08T23:50:00.000Z'],
  ['2027-09-08 02:14:08', '2027-09-08T02:14:08.000Z'],
  ['2027-09-08T02:14:08Z', '2027-09-08T02:14:08.000Z'],
  ['8/9 02:14', '2027-09-08T02:14:00.000Z'],
  ['8.9.2027 02:14', '2027-09-08T02:14:00.000Z'],
])('%s', (typed, at) => {
  const read = readTypedTime(typed, now);
  expect(read.kind === 'at' && new Date(read.at).toISOString()).toBe(at);
});

test.each(['', 'soon', '25:00', '02:60', '31/2 10:00', '2027-13-01 10:00'])('%s is no time', (typed) => {
  expect(readTypedTime(typed, now)).toEqual({ kind: 'refused', reason: 'bad_form' });
});

test('what has not come yet is refused', () => {
  expect(readTypedTime('2027-09-09 03:00', now)).toEqual({ kind: 'refused', reason: 'future' });
});
