import { describe, expect, test } from 'vitest';
import { keptOf, lostLinks } from './boat-kept.ts';
import { claimedIn } from './boat-recalled.ts';
import { evolveBoat } from './boat-evolve.ts';
import { rankBoats } from './boat-rank.ts';
import { closingFindings } from './closing.ts';
import type { BoatEvent, BoatEventOf, Held } from './events-boat.ts';
import { at, boatIn, done, give, type Sea } from './given-rescue.ts';
import { ledgerOf } from './ledger.ts';
import { positionHistory } from './position-history.ts';
import { just, linked, place, received } from './sample-contacts.ts';
import { boatRecalledIn, britishSea, recalledBoatSea, recalledSea, recallIn } from './sample-recalls.ts';
import { recoveredSea, rightClosing } from './sample-states.ts';
import { twoBoats } from './sample-states.ts';

const one = 'b-000001';
const boat = { boat: one };
const call = 'c-000001';
const uk = { side: 'uk', by: 'uk-1' } as const;
const against = (sea: Sea) => closingFindings(boatIn(sea, one), 'rescued', []);
const acknowledged = (sea: Sea, contact: string | null = call) =>
  done(sea, { order: 'AcknowledgeRecall', ...uk, at: at('03:20') }, { ...boat, contact });

describe('given a French call of 33 that the British linked to a boat of their own, when France recalls it', () => {
  test('nothing of it is counted or drawn, and the boat says who recalled what, when', () => {
    expect(ledgerOf(boatIn(britishSea(), one)).claimed).toEqual({ min: 33, max: 33 });
    const after = boatIn(recalledSea(), one);
    expect(ledgerOf(after).claimed).toBeNull();
    expect(positionHistory(after)).toEqual([]);
    expect(JSON.stringify(after)).not.toMatch(/33|51\.1/);
    expect(after.recalls).toMatchObject([
      {
        contact: call,
        origin: 'fr',
        at: at('03:10'),
        kind: 'report',
        claimed: ['people', 'place'],
        seen: null,
      },
    ]);
  });

  test('it is no easier to close: what went stands against it until a named person has acknowledged it', () => {
    const found = against(recalledSea()).find(({ obstacle }) => obstacle === 'record_recalled');
    expect(found).toEqual({ obstacle: 'record_recalled', contacts: [call], figures: {} });
    const after = acknowledged(recalledSea());
    expect(against(after).map(({ obstacle }) => obstacle)).not.toContain('record_recalled');
    expect(boatIn(after, one).recalls).toMatchObject([
      { contact: call, seen: { at: at('03:20'), by: 'uk-1' } },
    ]);
    expect(give(after, { order: 'AcknowledgeRecall', ...uk }, { ...boat, contact: call }).written).toEqual(
      [],
    );
  });

  test('a closing is refused by it alone, and goes through once it is acknowledged', () => {
    const pickup = {
      ...boat,
      at: '04:00',
      kind: 'pickup',
      channel: 'unit',
      unit: 'LB-1',
      reason: 'seen_by_unit',
    } as const;
    const taken = linked(britishSea(), 'c-000002', { ...pickup, counted: { alive: 33 } });
    const recalled = recallIn(taken, call).sea;
    const said = linked(recalled, 'c-000004', {
      ...boat,
      at: '04:30',
      kind: 'statement',
      claims: { persons: just(33) },
    });
    const asked = { order: 'CloseBoat', ...uk, at: at('05:00') } as const;
    const refused = give(said, asked, rightClosing);
    expect(refused).toMatchObject({ refusal: 'cannot_close', detail: { record_recalled: 1 } });
    expect(boatIn(done(acknowledged(said), asked, rightClosing), one).status).toBe('closed');
  });

  test('phase, coordinator and what was asked for children stay; a search that ended by it goes on', () => {
    const searching = done(
      britishSea(),
      { order: 'OpenSearch', ...uk },
      {
        ...boat,
        search: 's-1',
        kind: 'person_in_water',
        datum: null,
        datumAt: at('02:30'),
        persons: just(1),
        contact: null,
      },
    );
    const children = { alive: 1, fromWater: 1, childrenAlone: 1 };
    const found = linked(searching, 'c-000002', { ...boat, kind: 'pickup', at: '04:00', counted: children });
    const ended = done(found, { order: 'EndSearch', ...uk }, { ...boat, search: 's-1', contact: 'c-000002' });
    const before = boatIn(ended, one);
    const after = boatIn(recallIn(ended, 'c-000002').sea, one);
    expect(after.searches).toMatchObject([{ search: 's-1', status: 'open', endedBy: null }]);
    expect(after).toMatchObject({ phase: before.phase, coordinator: before.coordinator });
    expect(after.safeguarding).toEqual(before.safeguarding);
    expect(after.safeguarding[0]?.withdrawn).toBeUndefined();
  });

  test('should it come again, it is nobody’s yet; linked anew it counts, and the recall has been looked at', () => {
    const { written, sea } = recallIn(britishSea(), call);
    expect(written.map(({ type, on }) => [type, on])).toEqual([
      ['EvidenceRecalled', undefined],
      ['UnlinkedFromBoat', `contact/${call}`],
    ]);
    const link = { ...boat, contact: call, grade: 'probable', reason: 'same_caller' };
    const again = boatIn(done(sea, { order: 'LinkContact', ...uk, at: at('03:40') }, link), one);
    expect(ledgerOf(again).claimed).toEqual({ min: 33, max: 33 });
    expect(again.recalls).toMatchObject([{ seen: { at: at('03:40'), by: 'uk-1' } }]);
  });

  test('on the other side’s boat its own node speaks; nothing twice; and a contact that is not held is nothing', () => {
    expect(recallIn(britishSea(), call, { node: 'fr' }).written).toEqual([]);
    expect(recallIn(recalledSea(), call).written).toEqual([]);
    expect(recallIn(britishSea(), 'c-000003').written).toEqual([]);
  });

  test('a link of the other side’s own that went with its recall is told as well', () => {
    const before = boatIn(britishSea(), one);
    const now = { ...before, links: before.links.filter(({ contact }) => contact !== call) };
    const [lost] = lostLinks(before, now);
    expect(lost).toEqual({ contact: call, said: { kind: 'report', claimed: ['people', 'place'] } });
    const gone = new Map(britishSea()).set(`boat/${one}`, {
      ...now,
      own: { ...before.own, links: now.links },
    });
    const told = recallIn(gone, call, { said: { kind: 'report', claimed: ['people'] } });
    expect(told.written.map(({ type }) => type)).toEqual(['EvidenceRecalled']);
    expect(recallIn(told.sea, call, { said: { kind: 'report', claimed: ['people'] } }).written).toEqual([]);
  });

  test('it does not go along unseen: neither by a merge', () => {
    const sea = linked(twoBoats(), 'c-000002', { boat: one, claims: { persons: just(9) } });
    const recalled = recallIn(sea, 'c-000002', { node: 'fr' }).sea;
    const merging = { boat: 'b-000002', from: one, grade: 'probable', reason: 'same_caller' };
    expect(give(recalled, 'MergeBoats', merging).refusal).toBe('recall_unseen');
    expect(give(acknowledged(recalled, 'c-000002'), 'MergeBoats', merging).refusal).toBeNull();
  });

  test('of a boat merged in before, it goes as well, and stands on both', () => {
    const merging = { boat: 'b-000002', from: one, grade: 'probable', reason: 'same_caller' };
    const sea = done(twoBoats(), 'MergeBoats', merging);
    const from = recallIn(sea, call, { node: 'fr' });
    expect(boatIn(from.sea, one)).toMatchObject({
      status: 'merged',
      links: [],
      recalls: [{ contact: call }],
    });
    const into = recallIn(from.sea, call, { node: 'uk', boat: 'b-000002' }).sea;
    expect(boatIn(into, 'b-000002').links.map(({ contact }) => contact)).not.toContain(call);
  });
});

describe('given a boat that two persons have closed, when something it rested on is recalled', () => {
  const closed = () => done(recoveredSea(), { order: 'CloseBoat', at: at('05:00') }, rightClosing);
  const hollow = () => recallIn(closed(), 'c-000002', { node: 'fr', at: at('06:00') }).sea;

  test('it stays closed, and says that it came', () => {
    expect(boatIn(hollow(), one)).toMatchObject({
      status: 'closed',
      recalls: [{ contact: 'c-000002', sinceClosing: true, seen: null }],
    });
  });

  test('what is done on it since opens it no more than the recall did; a person may', () => {
    const line = { ...boat, entry: `s-${'9'.padStart(32, '0')}`, language: 'fr', words: 'inventé' };
    expect(boatIn(done(hollow(), 'WriteLog', line), one).status).toBe('closed');
    expect(boatIn(acknowledged(hollow(), 'c-000002'), one).status).toBe('closed');
    const reopened = done(hollow(), 'ReopenBoat', { ...boat, contact: null, reason: 'other' });
    expect(boatIn(reopened, one).status).toBe('open');
    expect(against(reopened).map(({ obstacle }) => obstacle)).toContain('record_recalled');
  });

  test('what speaks against it anew opens it, as always', () => {
    const saying = {
      ...boat,
      kind: 'statement',
      channel: 'port',
      place: 'Dover',
      at: '04:30',
      told: '06:40',
    } as const;
    const after = boatIn(linked(hollow(), 'c-saying1', { ...saying, claims: { overboard: just(1) } }), one);
    expect(after.status).toBe('open');
    expect(after.searches).toMatchObject([{ kind: 'person_in_water', status: 'open' }]);
  });

  test('one that came to be closed again by a recall alone is opened: nobody has closed it so', () => {
    const said = { kind: 'report', claimed: ['people'] } as const;
    const { sea } = recallIn(closed(), 'c-000007', {
      node: 'fr',
      wasOpen: true,
      said: { ...said, claimed: [...said.claimed] },
    });
    expect(boatIn(sea, one).status).toBe('open');
  });
});

describe('given a French boat with work of ours on it, when France recalls the boat', () => {
  test('it stands as recalled, with what is ours, as grave and as alone as before', () => {
    const standing = boatIn(recalledBoatSea(), one);
    expect(standing).toMatchObject({
      status: 'open',
      recalled: { origin: 'fr', at: at('03:10'), reason: 'released_in_error' },
      tasks: [{ task: 'K-1', unit: 'LB-1', step: 'under_way' }],
    });
    expect(rankBoats([standing], at('03:11'))).toMatchObject([{ boat: one, isAlone: false }]);
  });

  test('what is in hand is brought to its end; nothing is closed, merged or handed over on it', () => {
    const sea = recalledBoatSea();
    expect(give(sea, { order: 'CloseBoat', ...uk }, rightClosing).refusal).toBe('boat_recalled');
    const merging = { boat: 'b-000002', from: one, grade: 'probable', reason: 'same_caller' };
    expect(give(sea, 'MergeBoats', merging).refusal).toBe('boat_recalled');
    const held = give(sea, { order: 'AcknowledgeRecall', ...uk }, { ...boat, contact: null });
    expect(held).toMatchObject({ refusal: 'work_in_hand', detail: { units: 1, contacts: 2 } });
    const over = done(sea, 'NoteTask', { ...boat, task: 'K-1', unit: 'LB-1', step: 'done' });
    const alone = ['c-000001', 'c-000009'].reduce(
      (before, contact) =>
        done(before, { order: 'UnlinkContact', ...uk }, { ...boat, contact, reason: 'mistaken' }),
      over,
    );
    expect(acknowledged(alone, null).get(`boat/${one}`)).toEqual({ status: 'none' });
  });

  test('given again, it is no longer recalled', () => {
    const standing = boatIn(recalledBoatSea(), one);
    const { reference, side, contact } = standing;
    const again = {
      type: 'BoatOpened',
      at: at('03:30'),
      boat: one,
      reference,
      side,
      phase: 'alert',
      contact,
      by: 'fr-1',
    } as const;
    expect(evolveBoat(standing, again)).not.toHaveProperty('recalled');
  });

  test('where the boat stands, nothing is taken up for it', () => {
    expect(() => boatRecalledIn(britishSea(), {})).not.toThrow();
    const before = boatIn(recalledBoatSea(), one);
    const event = {
      ...before,
      type: 'BoatRecalled',
      at: at('04:00'),
      by: 'node.exchange',
    } as unknown as BoatEvent;
    expect(evolveBoat(boatIn(britishSea(), one), event)).not.toHaveProperty('recalled');
  });
});

describe('what is ours of a boat whose opening was recalled', () => {
  const opening: BoatEventOf<'BoatOpened'> = {
    type: 'BoatOpened',
    at: at('02:00'),
    boat: one,
    reference: 'FR-27-001',
    side: 'fr',
    phase: 'alert',
    contact: call,
    by: 'fr-1',
  };
  const before = { ...boatIn(britishSea(), one), side: 'fr', coordinator: 'fr', phase: 'distress' } as const;
  const task: BoatEvent = {
    type: 'TaskNoted',
    at: at('02:30'),
    boat: one,
    task: 'K-1',
    unit: 'LB-1',
    step: 'under_way',
  };
  const kept = (said: readonly BoatEvent[], of = before) =>
    keptOf({ opening, said, before: of, stands: () => true });

  test('our task, with phase and coordinator as they stood', () => {
    expect(kept([task])).toMatchObject({
      reference: 'FR-27-001',
      phase: 'distress',
      coordinator: 'fr',
      held: { tasks: [{ task: 'K-1' }], links: [] } satisfies Partial<Record<keyof Held, unknown>>,
    });
  });

  test('a link only while what it says may be used', () => {
    const link = boatIn(britishSea(), one).links[0] ?? expect.fail('no link');
    const said: BoatEvent = { type: 'ContactLinked', boat: one, ...link };
    const stands = keptOf({ opening, said: [said], before, stands: () => true });
    expect(stands?.held.links).toHaveLength(1);
    expect(keptOf({ opening, said: [said], before, stands: () => false })).toBeNull();
  });

  test('nothing where nothing is ours, or all goes on under another; that we answer for it is something', () => {
    expect(kept([])).toBeNull();
    expect(kept([], { ...before, coordinator: 'uk' } as unknown as typeof before)).not.toBeNull();
    expect(
      kept([task, { type: 'MergedInto', at: at('02:40'), boat: one, into: 'b-000002', by: 'uk-1' }]),
    ).toBeNull();
  });
});

test('what a record spoke of is told in kind', () => {
  const sea = received(new Map(), call, {
    claims: { overboard: just(1), colour: 'grey', children: just(2) },
  });
  const { facts } = sea.get(`contact/${call}`) as { facts: Parameters<typeof claimedIn>[0] }; // folded so
  expect(claimedIn(facts)).toEqual(['in_water', 'in_need', 'craft']);
  expect(
    claimedIn({ ...facts, positions: [{ ...place(51, 1, '02:00'), raw: null, flags: [], candidates: [] }] }),
  ).toContain('place');
});
