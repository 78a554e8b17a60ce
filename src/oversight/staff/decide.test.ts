import { describe, expect, test } from 'vitest';
import { given } from '../../kernel/given.ts';
import type { ActorId } from '../../kernel/ids.ts';
import type { StaffCommand } from './commands.ts';
import { staffDecider } from './decide.ts';
import type { StaffEvent } from './events.ts';
import { refusals } from './refusals.ts';
import { assigned, join, joined, left, move, moved, now, officer, person, utc } from './sample-staff.ts';

const story = (...history: readonly StaffEvent[]) => given(staffDecider, history);
const later = utc('2026-01-20T08:00:00.000Z');
const muchLater = utc('2026-03-01T00:00:00.000Z');
const order = { at: now, by: officer, staff: person };
const leave = (leavesAt: string, at = now): StaffCommand => ({
  ...order,
  at,
  type: 'LeaveStaff',
  leavesAt,
  reason: 'resigned',
});
const standIn: StaffCommand = {
  ...order,
  type: 'StandIn',
  for: 'uk-staff-0008',
  desk: 'uk-desk-3',
  role: 'duty_officer',
  from: now,
  until: later,
};
const standing: StaffEvent = {
  type: 'StandInBegun',
  at: now,
  staff: person,
  assignment: assigned({
    id: 'a2',
    desk: 'uk-desk-3',
    role: 'duty_officer',
    until: later,
    standsInFor: 'uk-staff-0008',
  }),
};
const endStandIn: StaffCommand = { ...order, type: 'EndStandIn', assignment: 'a2' };
const grant: StaffCommand = {
  ...order,
  type: 'GrantClearance',
  marking: 'official_sensitive',
  caveats: ['uk_only'],
  from: now,
  until: muchLater,
};
const granted: StaffEvent = {
  type: 'ClearanceGranted',
  at: now,
  staff: person,
  marking: 'official_sensitive',
  caveats: ['uk_only'],
  from: now,
  until: muchLater,
};
const withdraw: StaffCommand = { ...order, type: 'WithdrawClearance', marking: 'official_sensitive' };
const withdrawn: StaffEvent = {
  type: 'ClearanceWithdrawn',
  at: now,
  staff: person,
  marking: 'official_sensitive',
};
const languages = [
  { code: 'eng', level: 'native', interprets: false },
  { code: 'prs', level: 'fluent', interprets: true },
] as const;
const speak = (list: Extract<StaffCommand, { type: 'RecordLanguages' }>['languages']): StaffCommand => ({
  ...order,
  type: 'RecordLanguages',
  languages: list,
});
const spoken: StaffEvent = { type: 'LanguagesRecorded', at: now, staff: person, languages: [...languages] };

describe('whoever joins', () => {
  test('is entered under an id, with dates, and without a name', () => {
    story().when(join()).then([joined()]);
    expect(JSON.stringify(joined())).not.toContain('"name"');
  });
  test('once: an id is never used again, not even after leaving', () => {
    story(joined()).when(join()).refuses('staff_known');
    story(joined(), left(now))
      .when(join({ at: later, from: later }))
      .refuses('staff_known');
  });
  test('may have begun a day ago, and not a millisecond earlier', () => {
    const dayAgo = utc('2026-01-09T08:00:00.000Z');
    story()
      .when(join({ from: dayAgo }))
      .then([joined({ from: dayAgo })]);
    story()
      .when(join({ from: '2026-01-09T07:59:59.999Z' }))
      .refuses('begins_too_early');
  });
  test('may join in the future', () =>
    story()
      .when(join({ from: later }))
      .then([joined({ from: later })]));
  test('does not end before the beginning', () =>
    story()
      .when(join({ until: now }))
      .refuses('ends_before_it_begins'));
  test('is not entered by themselves, nor by nobody', () => {
    story()
      .when(join({ by: person as ActorId }))
      .refuses('own_record');
    const { by: _, ...unsigned } = join();
    story().when(unsigned).refuses('author_missing');
  });
  test('gets no clearance for the highest marking by one person', () =>
    story()
      .when(join({ markings: ['official_sensitive'] }))
      .refuses('clearance_by_two'));
  test('as the monitor has a term', () => {
    story()
      .when(join({ role: 'independent_monitor' }))
      .refuses('term_needed');
    story()
      .when(join({ role: 'independent_monitor', until: later }))
      .then([joined({ role: 'independent_monitor', until: later })]);
  });
});

describe('whoever moves', () => {
  test('has one assignment end as the other begins', () => {
    const after = story(joined(), moved('a1', { from: later, role: 'duty_officer' })).state;
    expect(after).toMatchObject({
      assignments: [
        { id: 'a1', until: later },
        { id: 'a2', from: later },
      ],
    });
    story(joined())
      .when(move('duty_officer', { ends: 'a1', from: later }))
      .then([moved('a1', { from: later, role: 'duty_officer' })]);
  });
  test('may hold two of one wing', () =>
    story(joined())
      .when(move('duty_officer'))
      .then([moved(null, { role: 'duty_officer' })]));
  test.each([
    ['law enforcement beside protection', 'intelligence_analyst', 'case_worker', 'wings_apart'],
    ['protection beside law enforcement', 'safeguarding_officer', 'national_contact', 'wings_apart'],
    ['the system beside its records', 'watch_officer', 'administrator', 'administrator_apart'],
    ['records beside the system', 'administrator', 'observer', 'administrator_apart'],
    ['data protection beside anything', 'duty_officer', 'data_protection_officer', 'independent_apart'],
    ['anything beside data protection', 'data_protection_officer', 'staff_officer', 'independent_apart'],
  ] as const)('never holds %s', (_, held, wanted, code) => {
    story(joined({ role: held }))
      .when(move(wanted))
      .refuses(code);
    // One after the other is no conflict: the first ends as the second begins.
    story(joined({ role: held }))
      .when(move(wanted, { ends: 'a1', from: later }))
      .then([moved('a1', { from: later, role: wanted })]);
  });
  test('conflicts are found in the future as well', () =>
    story(joined({ role: 'investigator' }), moved('a1', { from: later, role: 'case_worker' }))
      .when(move('investigator', { from: muchLater }))
      .refuses('wings_apart'));
  test('holds the same role at the same desk once', () =>
    story(joined())
      .when(move('watch_officer', { desk: 'uk-desk-1' }))
      .refuses('assignment_held'));
  test('ends only an assignment that is there and not over', () => {
    story(joined())
      .when(move('duty_officer', { ends: 'a9' }))
      .refuses('assignment_unknown');
    story(joined(), standing)
      .when(move('duty_officer', { ends: 'a2' }))
      .refuses('assignment_unknown');
    story(joined({ until: later }))
      .when(move('duty_officer', { ends: 'a1', at: later, from: later }))
      .refuses('assignment_over');
  });
  test('is known, another than the author, and has not left', () => {
    story().when(move('duty_officer')).refuses('staff_unknown');
    story(joined())
      .when(move('duty_officer', { by: person as ActorId }))
      .refuses('own_record');
    story(joined(), left(later))
      .when(move('duty_officer', { from: later }))
      .refuses('left_already');
    story(joined(), left(now)).when(move('duty_officer')).refuses('left_already');
    story(joined())
      .when(move('duty_officer', { from: '2025-01-01' }))
      .refuses('begins_too_early');
  });
});

describe('whoever leaves', () => {
  const leavesAt = utc('2026-01-11T00:00:00.000Z');
  test('a day named is the last of service: it ends at 24:00 on the agency’s clock', () =>
    story(joined())
      .when(leave('2026-01-10'))
      .then([left(leavesAt)]));
  test('may change the day while it has not come', () => {
    story(joined(), left(later))
      .when(leave(leavesAt))
      .then([left(leavesAt)]);
    story(joined(), left(later)).when(leave(later)).refuses('leaving_so');
    story(joined(), left(leavesAt)).when(leave(later, leavesAt)).refuses('left_already');
  });
  test('did not leave days ago, and was there', () => {
    story(joined()).when(leave('2026-01-08')).refuses('ends_too_early');
    story().when(leave(later)).refuses('staff_unknown');
  });
  test('is not the monitor before the term, whatever the reason', () => {
    const monitor = joined({ role: 'independent_monitor', until: muchLater });
    story(monitor).when(leave(later)).refuses('monitor_in_office');
    story(monitor)
      .when(leave(muchLater))
      .then([left(muchLater)]);
    story(monitor)
      .when(leave(muchLater, muchLater))
      .then([{ ...left(muchLater), at: muchLater }]);
  });
});

test('the monitor is neither moved away nor stripped of a clearance, and takes on nothing else', () => {
  const monitor = joined({ role: 'independent_monitor', until: muchLater });
  story(monitor)
    .when(move('observer', { ends: 'a1', from: later }))
    .refuses('monitor_in_office');
  story(monitor, granted).when(withdraw).refuses('monitor_in_office');
  story(monitor).when(move('observer')).refuses('independent_apart');
  story(monitor).when(standIn).refuses('independent_apart');
  story(joined({ until: later }), left(muchLater))
    .when(move('independent_monitor', { from: later, until: utc('2027-01-01T00:00:00.000Z') }))
    .refuses('left_already');
});

describe('a stand-in', () => {
  test('is dated and names the person stood in for', () => story(joined()).when(standIn).then([standing]));
  test('lasts 14 days at most, days of the local clock', () => {
    const over = { ...standIn, from: '2026-03-20', until: '2026-04-03' } as const;
    story(joined()).when(over).refuses('stand_in_too_long');
    // The clocks go forward on 29 March: fourteen days are then an hour shorter.
    story(joined())
      .when({ ...over, until: '2026-04-02' })
      .then([
        {
          ...standing,
          assignment: {
            ...standing.assignment,
            from: utc('2026-03-20T00:00:00.000Z'),
            until: utc('2026-04-02T23:00:00.000Z'),
          },
        },
      ]);
  });
  test('never carries an appointed post', () =>
    story(joined())
      .when({ ...standIn, role: 'gold_commander' })
      .refuses('post_not_stood_in'));
  test('is for another, by another, within the service and apart like any role', () => {
    story(joined())
      .when({ ...standIn, for: person })
      .refuses('stand_in_for_oneself');
    story(joined())
      .when({ ...standIn, by: person as ActorId })
      .refuses('own_record');
    story(joined(), left(later))
      .when({ ...standIn, from: later, until: muchLater })
      .refuses('stand_in_too_long');
    story(joined(), left(later))
      .when({ ...standIn, from: later, until: '2026-01-25' })
      .refuses('left_already');
    story(joined({ role: 'case_worker' }))
      .when({ ...standIn, role: 'investigator' })
      .refuses('wings_apart');
    story(joined(), standing).when(standIn).refuses('assignment_held');
    story().when(standIn).refuses('staff_unknown');
    story(joined())
      .when({ ...standIn, until: now })
      .refuses('ends_before_it_begins');
  });
  test('can be ended, once', () => {
    const ended: StaffEvent = { type: 'StandInEnded', at: now, staff: person, assignment: 'a2' };
    story(joined(), standing).when(endStandIn).then([ended]);
    story(joined(), standing, ended).when(endStandIn).refuses('assignment_over');
    story(joined()).when(endStandIn).refuses('stand_in_unknown');
    story(joined())
      .when({ ...endStandIn, assignment: 'a1' })
      .refuses('stand_in_unknown');
    story().when(endStandIn).refuses('staff_unknown');
  });
});

describe('a clearance', () => {
  test('is granted between dates, with its caveats', () => story(joined()).when(grant).then([granted]));
  test('begins with the approval at the earliest', () => {
    const approved = utc('2026-01-12T08:00:00.000Z');
    story(joined())
      .when({ ...grant, at: approved })
      .then([{ ...granted, at: approved, from: approved }]);
  });
  test('is not granted twice, to oneself, into the past, or to whoever has left', () => {
    story(joined(), granted).when(grant).refuses('clearance_held');
    story(joined())
      .when({ ...grant, by: person as ActorId })
      .refuses('own_record');
    story(joined())
      .when({ ...grant, from: '2025-12-01' })
      .refuses('begins_too_early');
    story(joined(), left(later))
      .when({ ...grant, from: later })
      .refuses('left_already');
    story().when(grant).refuses('staff_unknown');
  });
  test('with another caveat is another', () =>
    story(joined(), granted)
      .when({ ...grant, caveats: ['fr_uk', 'fr_uk'] })
      .then([{ ...granted, caveats: ['fr_uk'] }]));
  test('can be withdrawn, and with it whatever reaches as high', () => {
    story(joined(), granted).when(withdraw).then([withdrawn]);
    const after = story(joined(), granted, { ...withdrawn, marking: 'official' }).state;
    expect(after).toMatchObject({ clearances: [{ until: now }, { until: now }] });
    story(joined(), granted, withdrawn).when(withdraw).refuses('clearance_unknown');
    story().when(withdraw).refuses('staff_unknown');
  });
});

describe('languages', () => {
  test('are recorded in the order of their codes', () =>
    story(joined())
      .when(speak([languages[1], languages[0]]))
      .then([spoken]));
  test('the same again is refused', () =>
    story(joined(), spoken)
      .when(speak([...languages]))
      .refuses('same_languages'));
  test('stand once each', () =>
    story(joined())
      .when(speak([languages[0], { ...languages[0], level: 'basic' }]))
      .refuses('language_twice'));
  test('nobody interprets “Kurdish” or “Arabic” alone; one may know them', () => {
    for (const code of ['kur', 'ara'] as const) {
      story(joined())
        .when(speak([{ code, level: 'fluent', interprets: true }]))
        .refuses('language_too_broad');
      story(joined())
        .when(speak([{ code, level: 'fluent', interprets: false }]))
        .then([{ ...spoken, languages: [{ code, level: 'fluent', interprets: false }] }]);
    }
  });
  test('of nobody, or of somebody who left, are refused', () => {
    story().when(speak([])).refuses('staff_unknown');
    story(joined(), left(now)).when(speak([])).refuses('left_already');
  });
});

test('every refusal speaks both languages', () => {
  for (const text of Object.values(refusals)) expect(text.en).not.toBe(text.fr);
});
