import { expect, test } from 'vitest';
import { dayOrMoment, joinOrder, moveOrder, newSubject, readLanguages, writeLanguages } from './orders.ts';

const now = Date.UTC(2027, 8, 8, 2, 14);

test('a day stays a day, a moment becomes UTC, nothing stays nothing', () => {
  expect(dayOrMoment('2027-09-09', now)).toBe('2027-09-09');
  expect(dayOrMoment('14:00', now)).toBe('2027-09-08T14:00:00.000Z');
  expect([dayOrMoment('', now), dayOrMoment('soon', now)]).toEqual([null, null]);
});

test('whoever joins goes with their name and a new subject for it', () => {
  const values = {
    staff: ' uk-staff-0007 ',
    name: ' A. Example ',
    agency: 'uk-hmcg',
    desk: 'uk-mrcc-2',
    role: 'watch_officer',
    from: '2027-09-09',
    until: '',
    markings: 'official official_sensitive',
  };
  const { path, body } = joinOrder(values, 's-0', now);
  expect(path).toBe('/api/oversight/staff/join-staff');
  expect(body).toMatchObject({
    staff: 'uk-staff-0007',
    name: 'A. Example',
    nameSubject: 's-0',
    until: null,
    markings: ['official', 'official_sensitive'],
  });
});

test('an assignment beside the others ends none', () => {
  const values = { ends: '', agency: 'a', desk: 'd', role: 'observer', from: 'now', until: '' };
  expect(moveOrder('uk-staff-0007', values, now).body).toMatchObject({ ends: null, until: null });
});

test('subjects are random and of the form the vault takes', () => {
  expect(newSubject()).toMatch(/^s-[0-9a-f]{32}$/);
  expect(newSubject()).not.toBe(newSubject());
});

test('languages are read a line each and written as they are read', () => {
  const read = readLanguages('ckb fluent interprets\n\n FRA native ');
  expect(read).toEqual([
    { code: 'ckb', level: 'fluent', interprets: true },
    { code: 'fra', level: 'native', interprets: false },
  ]);
  expect(readLanguages(writeLanguages(read ?? []))).toEqual(read);
});

test.each(['ckb', 'xx fluent', 'ckb good', 'ckb fluent sometimes', 'ckb fluent interprets well'])(
  'what names no language and level is refused: %s',
  (typed) => expect(readLanguages(typed)).toBeNull(),
);
