import { describe, expect, test } from 'vitest';
import { given } from '../../kernel/given.ts';
import type { ShiftCommand } from './commands.ts';
import { shiftDecider } from './decide-shift.ts';
import type { ShiftEvent, ShiftPut } from './events.ts';
import { now, officer, person, utc } from './sample-staff.ts';

const story = (...history: readonly ShiftEvent[]) => given(shiftDecider, history);
const from = now;
const until = utc('2026-01-10T20:00:00.000Z');
const keep = { at: now, by: officer, staff: person, shift: 's1', seenVersion: null };
const put: ShiftCommand = { ...keep, type: 'PutShift', desk: 'uk-desk-1', from, until };
const retire: ShiftCommand = { ...keep, type: 'RetireShift' };
const stands: ShiftPut = {
  type: 'ShiftPut',
  at: now,
  staff: person,
  shift: 's1',
  desk: 'uk-desk-1',
  from,
  until,
};
const gone: ShiftEvent = { type: 'ShiftRetired', at: now, staff: person, shift: 's1' };

describe('a shift', () => {
  test('is entered, changed, withdrawn, and entered again', () => {
    story().when(put).then([stands]);
    story(stands)
      .when({ ...put, desk: 'uk-desk-2' })
      .then([{ ...stands, desk: 'uk-desk-2' }]);
    story(stands).when(retire).then([gone]);
    story(stands, gone).when(put).then([stands]);
    expect(story(stands, gone, stands).state.shifts['s1']?.version).toBe(3);
  });
  test('never overlaps another of the same person; one may follow at once', () => {
    story(stands)
      .when({
        ...put,
        shift: 's2',
        from: utc('2026-01-10T19:59:59.999Z'),
        until: utc('2026-01-11T02:00:00.000Z'),
      })
      .refuses('shift_overlaps');
    story(stands)
      .when({ ...put, shift: 's2', from: until, until: utc('2026-01-11T02:00:00.000Z') })
      .then([{ ...stands, shift: 's2', from: until, until: utc('2026-01-11T02:00:00.000Z') }]);
    story(stands, gone)
      .when({ ...put, shift: 's2' })
      .then([{ ...stands, shift: 's2' }]);
  });
  test('may be moved over its own old hours', () => {
    const later = utc('2026-01-10T22:00:00.000Z');
    story(stands)
      .when({ ...put, until: later })
      .then([{ ...stands, until: later }]);
  });
  test('lasts a day at most, has not begun days ago, ends after it begins', () => {
    story()
      .when({ ...put, until: utc('2026-01-11T08:00:00.001Z') })
      .refuses('shift_too_long');
    story()
      .when({ ...put, from: utc('2026-01-08T08:00:00.000Z') })
      .refuses('begins_too_early');
    story()
      .when({ ...put, until: from })
      .refuses('ends_before_it_begins');
  });
  test('the same again, an unknown one, or one changed meanwhile is refused', () => {
    story(stands).when(put).refuses('shift_unchanged');
    story().when(retire).refuses('shift_unknown');
    story(stands, gone).when(retire).refuses('shift_unknown');
    story(stands)
      .when({ ...put, seenVersion: 0 })
      .refuses('shift_changed_meanwhile');
    story(stands)
      .when({ ...retire, seenVersion: 2 })
      .refuses('shift_changed_meanwhile');
  });
  test('a name that every object has is no shift', () => {
    story()
      .when({ ...retire, shift: 'constructor' })
      .refuses('shift_unknown');
    story()
      .when({ ...put, shift: 'constructor' })
      .then([{ ...stands, shift: 'constructor' }]);
  });
});
