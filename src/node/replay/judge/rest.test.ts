import { describe, expect, test } from 'vitest';
import {
  names,
  sampleAct,
  sampleAlarm,
  sampleBoat,
  sampleContact,
  sampleExpectation,
  sampleFacts,
  sampleLedger,
  sampleNight,
  t,
} from '../sample-night.ts';
import { actionBlocked, coordinator, exactlyOnce } from './acts.ts';
import { people } from './people.ts';
import { positionFlag } from './positions.ts';
import { audit, boatCount, clock, fieldCorrection, kpi, planning, reopen, safeguarding } from './rest.ts';

const boat = sampleBoat('b-000001', ['E1']);
const by = { by: 'x', at: t('02:30') };

describe('action_blocked', () => {
  const wanted = sampleExpectation('action_blocked', { event: 'E1', intent: 'close_as_rescued' });
  const tried = sampleAct({ intent: 'close_as_rescued', command: 'CloseBoat', boat: boat.boat });
  const refused = { ...tried, ok: false, code: 'closing_refused', at: t('02:30') };
  const recorded = sampleBoat(boat.boat, ['E1'], {
    closingsRefused: [{ ...by, obstacles: ['no_recovery_on_record'] }],
  });

  test('holds where each attempt was refused and recorded', () => {
    expect(actionBlocked(wanted, sampleNight({ boats: [recorded] }, { acts: [refused] })).pass).toBe(true);
  });

  test('fails where it went through, was never tried, or left no trace', () => {
    expect(actionBlocked(wanted, sampleNight({ boats: [recorded] }, { acts: [tried, refused] })).pass).toBe(
      false,
    );
    expect(actionBlocked(wanted, sampleNight({ boats: [recorded] })).pass).toBe(false);
    expect(actionBlocked(wanted, sampleNight({ boats: [boat] }, { acts: [refused] })).pass).toBe(false);
  });

  test('fails where the file’s truth says that another boat was meant', () => {
    const truth = { type: 'truth.links', links: { E1: ['B1'], E2: ['B2'] } };
    const other = sampleBoat('b-000002', ['E2']);
    const wrong = { ...refused, event: 'E2' };
    const night = sampleNight(
      { at: t('02:30'), boats: [recorded, other] },
      { acts: [wrong], events: [truth] },
    );
    const of2 = sampleExpectation('action_blocked', { event: 'E2', intent: 'close_as_rescued' });
    expect(actionBlocked(of2, night).pass).toBe(false);
  });
});

describe('exactly_once', () => {
  const wanted = sampleExpectation('exactly_once', { events: ['E1', 'E2'], result_count: 1 });
  const first = sampleAct({ command: 'ProposeTransfer' });
  const acts = (repeated: boolean) => [sampleAct(), first, { ...first, event: 'E2', repeated }];

  test('holds where the second is answered as a repeat; fails where it is recorded again or never sent', () => {
    expect(exactlyOnce(wanted, sampleNight({}, { acts: acts(true) })).pass).toBe(true);
    expect(exactlyOnce(wanted, sampleNight({}, { acts: acts(false) })).pass).toBe(false);
    expect(exactlyOnce(wanted, sampleNight({}, { acts: [first] })).pass).toBe(false);
  });
});

test('coordinator: the value at the moment, and never of no boat', () => {
  const wanted = sampleExpectation('coordinator', { target: 'E1', at: t('03:00'), value: 'FR' });
  expect(coordinator(wanted, sampleNight({ boats: [boat] })).pass).toBe(true);
  const taken = sampleBoat(boat.boat, ['E1'], { coordinator: 'uk' });
  expect(coordinator(wanted, sampleNight({ boats: [taken] })).pass).toBe(false);
  expect(coordinator(wanted, sampleNight({ boats: [] })).pass).toBe(false);
});

test('an order that was given before the look counts, however late a paced clock then stands; one given after does not', () => {
  const wanted = sampleExpectation('coordinator', { target: 'E3', at: t('03:00'), value: 'FR' });
  const accepted = sampleAct({ event: 'E3', command: 'AcceptTransfer', boat: boat.boat, at: t('03:01') });
  const looked = (ordersGiven: number) =>
    coordinator(wanted, sampleNight({ boats: [boat], ordersGiven }, { acts: [accepted] }));
  expect(looked(1).pass).toBe(true);
  expect(looked(0)).toMatchObject({ pass: false, detail: 'E3 is on no boat' });
});

describe('people', () => {
  const asked = { target: 'E1', at: t('03:00'), on_board: { best: 40 }, recovered_alive: 40 };
  const of = (more: object) => sampleExpectation('people', { ...asked, ...more });
  const night = sampleNight({ boats: [boat], people: { [boat.boat]: sampleLedger } });

  test('holds for the figures of the ledger', () => {
    expect(people(of({ by_node: { UK: 36, FR: 4 }, unaccounted: { exact: 0 } }), night).pass).toBe(true);
  });

  test.each([
    { recovered_alive: 39 },
    { on_board: { best: 41 } },
    { by_node: { UK: 40 } },
    { deceased: 1 },
    { unaccounted: { exact: 1 } },
    { transferred_in: 15 },
    { discrepancy: { at_sea: 40, ashore: 41 } },
    { status: 'open_search' },
    { status: 'closed_with_evidence' },
  ])('fails on another figure: %j', (more) => {
    expect(people(of(more), night).pass).toBe(false);
  });

  test('an unknown count is not zero', () => {
    const unknown = { ...sampleLedger, unaccounted: null, onBoard: null };
    const blank = sampleNight({ boats: [boat], people: { [boat.boat]: unknown } });
    expect(people(of({ unaccounted: { exact: 0 } }), blank).pass).toBe(false);
  });

  test('two records of one true boat fail where one is asked', () => {
    const truth = { type: 'truth.links', links: { E1: ['B1'], E2: ['B1'] } };
    const boats = [boat, sampleBoat('b-000002', ['E2'])];
    const two = sampleNight({ boats, people: { [boat.boat]: sampleLedger } }, { events: [truth] });
    expect(people(of({ boats: 1 }), two).pass).toBe(false);
  });
});

test('position_flag: the flag with the reading that is expected', () => {
  const wanted = sampleExpectation('position_flag', {
    event: 'E1',
    by: t('03:00'),
    reason: 'text_position_parsed',
    expected: { lat: 50.9, lon: 1.5 },
  });
  const at = (lat: number, flags: readonly 'text_position_parsed'[]) => ({
    contacts: [
      sampleContact('E1', {
        facts: sampleFacts('E1', {
          positions: [
            {
              id: 'p1',
              lat,
              lon: 1.5,
              accuracyMetres: 100,
              source: 'text' as const,
              at: t('02:00'),
              raw: null,
              flags,
              candidates: [],
            },
          ],
        }),
      }),
    ],
  });
  expect(positionFlag(wanted, sampleNight(at(50.9, ['text_position_parsed']))).pass).toBe(true);
  expect(positionFlag(wanted, sampleNight(at(50.9, []))).pass).toBe(false);
  expect(positionFlag(wanted, sampleNight(at(50.8, ['text_position_parsed']))).pass).toBe(false);
});

test('boat_count: false alarms and merged records are no boats', () => {
  const wanted = sampleExpectation('boat_count', { at: t('03:00'), min: 1, max: 1 });
  const merged = sampleBoat('b-000002', ['E2'], { mergedInto: boat.boat });
  const nothing = sampleBoat('b-000003', [], {
    closed: { ...by, outcome: 'false_alarm' },
  });
  expect(boatCount(wanted, sampleNight({ boats: [boat, merged, nothing] })).pass).toBe(true);
  expect(boatCount(wanted, sampleNight({ boats: [boat, sampleBoat('b-000002', ['E2'])] })).pass).toBe(false);
  expect(boatCount(wanted, sampleNight({ boats: [] })).pass).toBe(false);
});

describe('reopen', () => {
  const wanted = sampleExpectation('reopen', {
    target: 'E1',
    by: t('03:00'),
    within_s: 120,
    task: 'search_person_in_water',
    drift_from: { at: t('02:00') },
    notify: ['FR', 'UK'],
  });
  const search = {
    search: 's-1',
    kind: 'person_in_water' as const,
    at: t('02:30'),
    datum: null,
    datumAt: t('02:00'),
    persons: { min: 1, max: 1, best: 1 },
    open: true,
  };
  const alarms = [sampleAlarm({ about: `boat/${boat.boat}`, side: 'both' })];
  const open = sampleBoat(boat.boat, ['E1'], { searches: [search] });

  test('holds where the search is open, counted from then, before both sides', () => {
    expect(reopen(wanted, sampleNight({ boats: [open], alarms })).pass).toBe(true);
  });

  test.each([
    ['no search', { boats: [boat], alarms }],
    [
      'from another hour',
      { boats: [sampleBoat(boat.boat, ['E1'], { searches: [{ ...search, datumAt: t('01:00') }] })], alarms },
    ],
    [
      'only one side told',
      { boats: [open], alarms: [sampleAlarm({ about: `boat/${boat.boat}`, side: 'fr' })] },
    ],
    [
      'still closed',
      {
        boats: [
          sampleBoat(boat.boat, ['E1'], {
            searches: [search],
            closed: { ...by, outcome: 'rescued' },
          }),
        ],
        alarms,
      },
    ],
  ])('fails: %s', (_, moment) => {
    expect(reopen(wanted, sampleNight(moment)).pass).toBe(false);
  });
});

test('clock: the stamp stays and the offset stands beside it', () => {
  const log = {
    id: 'E3',
    at: t('02:50'),
    type: 'log',
    node: 'FR',
    intent: 'clock_correction',
    offset_s: -90,
  };
  const wanted = sampleExpectation('clock', { event: 'E3', effect: '' });
  const acts = [sampleAct({ event: 'E3', command: 'CorrectTime', contact: names.contact('E1') })];
  const bearing = (clockOffsetSeconds: number, receivedAt = t('02:00')) => ({
    contacts: [sampleContact('E1', { facts: sampleFacts('E1', { clockOffsetSeconds, receivedAt }) })],
  });
  expect(clock(wanted, sampleNight(bearing(-90), { acts, events: [log] })).pass).toBe(true);
  expect(clock(wanted, sampleNight(bearing(0), { acts, events: [log] })).pass).toBe(false);
  expect(clock(wanted, sampleNight(bearing(-90, t('01:59')), { acts, events: [log] })).pass).toBe(false);
  expect(clock(wanted, sampleNight(bearing(-90), { events: [log] })).pass).toBe(false);
});

test('safeguarding: kind, count, side and due time', () => {
  const wanted = sampleExpectation('safeguarding', {
    event: 'E1',
    tasks: ['unaccompanied_child_referral:2'],
    due_within_min: 60,
    node: 'FR',
    prohibited: [],
  });
  const asked = (count: number, dueAt = t('03:00'), side: 'fr' | 'uk' = 'fr') => ({
    boats: [
      sampleBoat(boat.boat, ['E1'], {
        safeguarding: [
          {
            contact: names.contact('E1'),
            kind: 'unaccompanied_child_referral',
            count,
            side,
            dueAt,
          },
        ],
      }),
    ],
  });
  expect(safeguarding(wanted, sampleNight(asked(2))).pass).toBe(true);
  expect(safeguarding(wanted, sampleNight(asked(1))).pass).toBe(false);
  expect(safeguarding(wanted, sampleNight(asked(2, t('04:00')))).pass).toBe(false);
  expect(safeguarding(wanted, sampleNight(asked(2, t('03:00'), 'uk'))).pass).toBe(false);
});

test('kpi: each figure as it is, an absent one is not zero', () => {
  const wanted = sampleExpectation('kpi', { at: t('03:00'), values: { distinct_boats: 7, deceased: 0 } });
  expect(kpi(wanted, sampleNight({ figures: { distinct_boats: 7, deceased: 0 } })).pass).toBe(true);
  expect(kpi(wanted, sampleNight({ figures: { distinct_boats: 8, deceased: 0 } })).pass).toBe(false);
  expect(kpi(wanted, sampleNight({ figures: { distinct_boats: 7 } })).pass).toBe(false);
});

test('audit, planning and corrected fields fail where the record does not show them', () => {
  const wanted = sampleExpectation('audit', { target: 'E1', must_contain: ['CloseBoat'] });
  const acts = [sampleAct({ command: 'CloseBoat', boat: boat.boat })];
  expect(audit(wanted, sampleNight({ boats: [boat] }, { acts })).pass).toBe(true);
  expect(audit(wanted, sampleNight({ boats: [boat] })).pass).toBe(false);
  const gap = { about: 'gap-e1', from: t('02:00'), compensations: 1, acceptedBy: 'x' };
  const plan = sampleExpectation('planning', { event: 'E1' });
  expect(planning(plan, sampleNight({ gaps: [gap] })).pass).toBe(true);
  expect(planning(plan, sampleNight({ gaps: [{ ...gap, acceptedBy: null }] })).pass).toBe(false);
  expect(planning(plan, sampleNight({ gaps: [] })).pass).toBe(false);
  const corrected = sampleExpectation('field_correction', { event: 'E1' });
  const explained = { contacts: [names.contact('E1')] };
  const shown = sampleBoat(boat.boat, ['E1'], { explained: [explained] });
  expect(fieldCorrection(corrected, sampleNight({ boats: [shown] })).pass).toBe(true);
  expect(fieldCorrection(corrected, sampleNight({ boats: [boat] })).pass).toBe(false);
});
