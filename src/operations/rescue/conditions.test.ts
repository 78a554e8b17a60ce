import { describe, expect, test } from 'vitest';
import { nextAct, rankBoats } from './boat-rank.ts';
import type { Boat } from './boat-state.ts';
import { rescueConditions } from './conditions.ts';
import type { Contact } from './contact-state.ts';
import type { RecalledEvidence } from './events-recall.ts';
import type { ActorId } from '../../kernel/ids.ts';
import { at, boatIn, done, give, type Sea } from './given-rescue.ts';
import { just, linked } from './sample-contacts.ts';
import { nightUntil } from './sample-night.ts';
import { calledSea, openSea, recoveredSea, rightClosing, sampleStates, twoBoats } from './sample-states.ts';

const boat = { boat: 'b-000001' };

function held(sea: Sea, clock: string) {
  const of = <Of>(kind: string) =>
    [...sea].flatMap(([name, state]) => (name.startsWith(kind) ? [state as Of] : []));
  return rescueConditions({
    contacts: of<Contact>('contact/'),
    boats: of<Boat>('boat/'),
    now: at(clock),
    region: null,
  });
}

function kinds(sea: Sea, clock: string): readonly string[] {
  return held(sea, clock).map(({ kind }) => kind);
}

function stateNamed(name: string): Sea {
  return sampleStates[name]?.() ?? new Map();
}

describe('unread', () => {
  test('F8: an item unread for 60 s alarms, at twice that at the role above; opened it does not', () => {
    expect(held(calledSea(), '02:00:59')).toEqual([]);
    expect(held(calledSea(), '02:01')).toMatchObject([
      {
        kind: 'unread_item',
        since: at('02:01'),
        role: 'watch_officer',
        side: 'fr',
        priority: 'high',
        cause: 'inbox/fr',
      },
    ]);
    expect(held(calledSea(), '02:02')).toMatchObject([{ since: at('02:01'), role: 'duty_officer' }]);
    const opened = done(calledSea(), 'OpenContact', { contact: 'c-000001' });
    expect(kinds(opened, '02:10')).not.toContain('unread_item');
  });
});

describe('boats', () => {
  test('F4: a transfer not accepted alarms both sides after 5 min; answered, accepted or withdrawn it does not', () => {
    const sea = stateNamed('proposed');
    expect(kinds(sea, '02:04')).not.toContain('transfer_unaccepted');
    const alarms = held(sea, '02:05').filter(({ kind }) => kind === 'transfer_unaccepted');
    expect(alarms).toMatchObject([
      { side: 'both', since: at('02:05'), cause: 'boat/b-000001', reference: 'FR-27-001' },
    ]);
    for (const answered of ['accepted', 'refused', 'assisted', 'withdrawn'])
      expect(kinds(stateNamed(answered), '02:06')).not.toContain('transfer_unaccepted');
  });

  test('F12: 15 min of silence in alert; none once everybody is accounted for, none when closed', () => {
    expect(kinds(openSea(), '02:14')).not.toContain('silence');
    expect(held(openSea(), '02:15')).toMatchObject([{ kind: 'silence', since: at('02:15') }]);
    const ofCourse = (sea: Sea) => kinds(sea, '09:00').filter((kind) => kind !== 'safeguarding_due');
    expect(ofCourse(recoveredSea())).toEqual([]);
    expect(ofCourse(done(recoveredSea(), 'CloseBoat', rightClosing))).toEqual([]);
  });

  test('F20: children alone and injured people are asked about until somebody has them, of a closed boat as well', () => {
    const sea = done(recoveredSea(), 'CloseBoat', rightClosing);
    const asked = (of: Sea, clock: string) =>
      held(of, clock)
        .filter(({ kind }) => kind === 'safeguarding_due')
        .map(({ priority, role, since, actBefore }) => [priority, role, since, actBefore]);
    const due = at('05:00');
    const both = (one: readonly unknown[]) => [one, one];
    expect(asked(sea, '04:00')).toEqual(both(['low', 'watch_officer', at('04:00'), due]));
    expect(asked(sea, '04:30')).toEqual(both(['high', 'watch_officer', at('04:30'), due]));
    expect(asked(sea, '05:00')).toEqual(both(['high', 'duty_officer', due, due]));
    const handed = done(sea, 'EndSafeguarding', { ...boat, task: 'uc-c-000002-1', outcome: 'handed_over' });
    expect(asked(handed, '05:00')).toHaveLength(1);
    const seen = done(handed, 'EndSafeguarding', { ...boat, task: 'mc-c-000002-1', outcome: 'seen_to' });
    expect(asked(seen, '05:00')).toEqual([]);
  });

  test('a promise overdue, from its own moment', () => {
    const overdue = held(stateNamed('promised'), '03:00').filter(({ kind }) => kind === 'promise_overdue');
    expect(overdue).toMatchObject([{ since: at('03:00'), key: 'promise_overdue/b-000001/P-1' }]);
    const kept = done(stateNamed('promised'), 'KeepPromise', { ...boat, promise: 'P-1', kept: true });
    expect(kinds(kept, '03:00')).not.toContain('promise_overdue');
  });

  test('somebody in the water at once, until a search is opened; then the search until it is made', () => {
    const fell = linked(openSea(), 'c-fell01', { ...boat, at: '03:40', claims: { overboard: just(1) } });
    expect(held(fell, '03:40')).toMatchObject([
      { kind: 'person_in_water', priority: 'life', side: 'both', since: at('03:40') },
    ]);
    const search = {
      search: 's-1',
      kind: 'person_in_water',
      datum: null,
      datumAt: at('03:40'),
      persons: just(1),
      contact: null,
    };
    const opened = done(fell, { order: 'OpenSearch', at: at('03:42') }, { ...boat, ...search });
    expect(held(opened, '03:42')).toMatchObject([
      { kind: 'people_unaccounted', side: 'both', since: at('03:42') },
    ]);
    const area = [
      { lat: 51, lon: 1.5 },
      { lat: 51.1, lon: 1.5 },
      { lat: 51, lon: 1.6 },
    ];
    const effort = { search: 's-1', unit: 'LB-1', from: at('03:45'), to: at('04:15'), area, found: 0 };
    const made = done(opened, { order: 'RecordSearchEffort', at: at('04:15') }, { ...boat, ...effort });
    expect(kinds(made, '04:29')).not.toContain('people_unaccounted');
    expect(kinds(made, '04:45')).toContain('people_unaccounted');
  });

  test('F11: distress and no unit after 5 min; one that accepted clears it, one that is done does not', () => {
    const sea = stateNamed('distress');
    expect(held(sea, '02:05')).toMatchObject([{ kind: 'no_unit', priority: 'life', since: at('02:05') }]);
    const noted = (step: string, clock: string) =>
      done(sea, { order: 'NoteTask', at: at(clock) }, { ...boat, task: 'K-1', unit: 'LB-1', step });
    expect(kinds(noted('accepted', '02:03'), '02:06')).toEqual([]);
    expect(kinds(noted('delivered', '02:03'), '02:06')).toEqual(['no_unit']);
    expect(held(noted('done', '02:30'), '02:36')).toMatchObject([{ kind: 'no_unit', since: at('02:35') }]);
  });

  test('a reference that two open boats bear, after a book was set back: told once to both sides, until one is over', () => {
    const first = boatIn(openSea(), 'b-000001');
    const again: Boat = { ...first, boat: 'b-000002', openedAt: at('02:40') };
    const other: Boat = { ...first, boat: 'b-000003', reference: 'FR-27-002' };
    const among = (...boats: readonly Boat[]) =>
      rescueConditions({ contacts: [], boats, now: at('02:41'), region: null })
        .filter(({ kind }) => kind === 'reference_shared')
        .map(({ key, side, since, reference }) => [key, side, since, reference]);
    const told = [['reference_shared/b-000002', 'both', at('02:40'), 'FR-27-001']];
    expect([among(first, again, other), among(again, other, first)]).toEqual([told, told]);
    expect(among(first, other)).toEqual([]);
    for (const status of ['closed', 'merged'] as const)
      expect(among({ ...first, status }, again)).toEqual([]);
  });

  test('a record that was recalled calls somebody until it is acknowledged, also after the closing, once for a boat', () => {
    const one = (contact: string, clock: string, over: Partial<RecalledEvidence> = {}): RecalledEvidence => ({
      contact,
      origin: 'uk',
      reason: 'released_in_error',
      kind: 'report',
      claimed: ['people'],
      at: at(clock),
      sinceClosing: false,
      seen: null,
      ...over,
    });
    const open: Boat = { ...boatIn(openSea(), 'b-000001'), phase: 'alert' };
    const told = (over: Partial<Boat>) =>
      rescueConditions({ contacts: [], boats: [{ ...open, ...over }], now: at('02:41'), region: null })
        .filter(({ kind }) => kind === 'recall_unseen')
        .map(({ key, side, since, priority }) => [key, side, since, priority]);
    const recalls = [one('c-000001', '02:39'), one('c-000002', '02:40')];
    const said = (priority: string) => [['recall_unseen/b-000001', 'both', at('02:39'), priority]];
    expect(told({})).toEqual([]);
    expect(told({ recalls })).toEqual(said('low'));
    expect(told({ recalls, phase: 'distress' })).toEqual(said('high'));
    expect(told({ recalls, status: 'closed' })).toEqual(said('high'));
    expect(told({ recalls: [one('c-000001', '02:39', { claimed: ['place', 'in_water'] })] })).toEqual(
      said('high'),
    );
    expect(told({ recalls, status: 'merged' })).toEqual([]);
    const seen = { at: at('02:40'), by: 'uk-2' as ActorId };
    expect(told({ recalls: recalls.map((recall) => ({ ...recall, seen })) })).toEqual([]);
    const next = (over: Partial<Boat>) => nextAct({ ...open, ...over }, at('02:41'), null);
    expect(next({ recalls })).toMatchObject({ code: 'look_at_recall', dueAt: at('02:44') });
    expect(next({ recalls, phase: 'distress' }).code).toBe('send_unit'); // whoever is in danger comes first
    expect(next({}).code).not.toBe('look_at_recall');
  });

  test('two coordinators unsettled for 5 min; a closing tried against the evidence, until somebody looks', () => {
    expect(held(stateNamed('settling'), '02:05')).toMatchObject([
      { kind: 'coordinator_unsettled', side: 'both' },
    ]);
    const closing = { order: 'CloseBoat', at: at('02:05') } as const;
    const { sea, refusal } = give(openSea(), closing, rightClosing);
    expect(refusal).toBe('cannot_close');
    expect(held(sea, '02:05')).toMatchObject([
      { kind: 'closing_against_evidence', since: at('02:05'), role: 'duty_officer' },
    ]);
    const looked = done(sea, { order: 'NameOnScene', at: at('02:06') }, { ...boat, unit: 'LB-1' });
    expect(kinds(looked, '02:07')).toEqual([]);
  });

  test('the night’s boat that lost a man alarms once, for the man', () => {
    const own = held(nightUntil('03:41'), '03:41').filter(({ about }) => about === 'boat/b-night5');
    expect(own.map(({ kind }) => kind)).toEqual(['person_in_water']);
  });
});

describe('order of boats', () => {
  test('X24: a man overboard is first of all boats of the night, within the minute', () => {
    const sea = nightUntil('03:41');
    const boats = [...sea].flatMap(([name, state]) => (name.startsWith('boat/') ? [state as Boat] : []));
    expect(rankBoats(boats, at('03:41')).at(0)).toMatchObject({
      boat: 'b-night5',
      rank: 1,
      danger: 'person_in_water',
    });
  });

  test('what is closed or goes on elsewhere is in no order; what is accounted for is last', () => {
    const merged = stateNamed('merged');
    const both = [boatIn(merged, 'b-000001'), boatIn(merged, 'b-000002')];
    expect(rankBoats(both, at('02:10')).map((one) => one.boat)).toEqual(['b-000001']);
    const done33 = boatIn(recoveredSea(), 'b-000001');
    const other = boatIn(twoBoats(), 'b-000002');
    expect(rankBoats([done33, other], at('04:10')).map(({ danger }) => danger)).toEqual([
      'alert',
      'to_close',
    ]);
  });

  test('of two in alert that of which nothing was heard for 15 min is first', () => {
    const quiet = boatIn(openSea(), 'b-000001');
    const spoken = { ...quiet, boat: 'b-000009', lastEntryAt: at('02:20') };
    expect(rankBoats([spoken, quiet], at('02:25')).map((one) => one.boat)).toEqual(['b-000001', 'b-000009']);
  });

  test('F3: people of a dry boat, linked to a swamped one, do not make it one to close', () => {
    const swamped = linked(openSea(), 'c-swamped', {
      ...boat,
      at: '03:00',
      claims: { hull: 'swamped', persons: just(33) },
    });
    const wrong = linked(swamped, 'c-000002', {
      ...boat,
      at: '03:10',
      kind: 'pickup',
      channel: 'unit',
      unit: 'U-1',
      claims: { hull: 'dry' },
      counted: { alive: 41 },
    });
    const whyOf = (sea: Sea) => rankBoats([boatIn(sea, 'b-000001')], at('03:11')).map(({ why }) => why?.en);
    expect(whyOf(recoveredSea())).toEqual(['Everybody accounted for']);
    expect(whyOf(wrong)).not.toEqual(['Everybody accounted for']);
  });

  test('the next act of each', () => {
    const next = (name: string, clock: string) =>
      nextAct(boatIn(stateNamed(name), 'b-000001'), at(clock), null);
    expect(next('distress', '02:01')).toMatchObject({ code: 'send_unit', dueAt: at('02:05') });
    expect(next('proposed', '02:01')).toMatchObject({
      code: 'answer_transfer',
      side: 'uk',
      dueAt: at('02:05'),
    });
    expect(next('settling', '02:01')).toMatchObject({ code: 'settle_coordinator', role: 'duty_officer' });
    expect(next('searching', '02:01').code).toBe('search');
    expect(next('recovered', '04:01').code).toBe('propose_closing');
    expect(next('open', '02:20').code).toBe('break_silence');
    expect(next('open', '02:01').code).toBe('follow');
  });
});
