import { describe, expect, test } from 'vitest';
import { closingFindings } from './closing.ts';
import { at, boatIn, done, give, type Sea } from './given-rescue.ts';
import { just, linked, place, received, type Sample } from './sample-contacts.ts';
import { nightUntil } from './sample-night.ts';
import { openSea, recoveredSea, rightClosing, twoBoats } from './sample-states.ts';
import type { Outcome } from './wire.ts';

const one = 'b-000001';
const boat = { boat: one };

function obstacles(
  sea: Sea,
  outcome: Outcome = 'rescued',
  identification: unknown = rightClosing.identification,
) {
  const closing = give(sea, 'CloseBoat', { ...boat, outcome, identification });
  expect(closing.refusal).toBe('cannot_close');
  // The attempt stays on record with the same list as the refusal.
  const [[, trace] = []] = closing.written;
  expect(trace).toMatchObject({ type: 'ClosingRefused', obstacles: Object.keys(closing.detail) });
  expect(boatIn(closing.sea, one).status).toBe('open');
  return Object.keys(closing.detail);
}

const pickup: Sample = { at: '04:00', kind: 'pickup', channel: 'unit', unit: 'LB-1' };

/** The boat of 33 with this recovery of them. */
function recovered(sample: Sample, link: { readonly grade?: string; readonly reason?: string } = {}): Sea {
  return linked(openSea(), 'c-000002', {
    ...boat,
    reason: 'seen_by_unit',
    counted: { alive: 33 },
    ...pickup,
    ...sample,
    ...link,
  });
}

test('33 called, 33 taken aboard by a unit that saw that it was this boat: it may be closed', () => {
  const closed = done(recoveredSea(), 'CloseBoat', rightClosing);
  expect(boatIn(closed, one)).toMatchObject({ status: 'closed', closure: { outcome: 'rescued' } });
});

test('F12: silence closes nothing: a boat of which nobody speaks any more', () => {
  const sea = openSea();
  const outcomes = [
    'rescued',
    'landed_unassisted',
    'returned_ashore',
    'false_alarm',
    'search_suspended',
  ] as const;
  for (const outcome of outcomes) expect(obstacles(sea, outcome, []).length).toBeGreaterThan(0);
});

test('F3: a unit takes 41 from a dry boat two miles off, none of the callers among them', () => {
  const sea = linked(openSea(), 'c-swamped', {
    ...boat,
    at: '03:00',
    claims: { hull: 'swamped', persons: just(33) },
  });
  const wrong = linked(sea, 'c-000002', {
    ...boat,
    ...pickup,
    at: '03:10',
    reason: 'seen_by_unit',
    claims: { hull: 'dry' },
    counted: { alive: 41 },
    callersAboard: [`s-${'9'.repeat(32)}`],
    positions: [place(51.2, 1.95, '03:10')],
  });
  const near = linked(wrong, 'c-near01', { ...boat, at: '03:05', positions: [place(51.1, 1.6, '03:05')] });
  expect(obstacles(near)).toEqual(
    expect.arrayContaining([
      'count_contradicted',
      'phone_not_among_them',
      'words_contradict',
      'place_contradicted',
    ]),
  );
});

test('X06: good news at second hand is no recovery', () => {
  const sea = linked(nightUntil('05:04'), 'c-goodnews', {
    boat: 'b-night8',
    at: '05:00',
    kind: 'news',
    channel: 'email',
  });
  const identification = [{ kind: 'said_by_those_aboard', contact: 'c-goodnews' }];
  const closing = give(sea, 'CloseBoat', { boat: 'b-night8', outcome: 'rescued', identification });
  expect(closing.detail).toMatchObject({
    no_recovery_on_record: 1,
    no_identification: 1,
    people_unaccounted: 1,
  });
});

test('X07: 54 of 55, and a man overboard', () => {
  const identification = [{ kind: 'seen_by_unit', contact: 'c-night51' }];
  const closing = give(nightUntil('05:20'), 'CloseBoat', {
    boat: 'b-night5',
    outcome: 'rescued',
    identification,
  });
  expect(closing.detail).toMatchObject({ people_unaccounted: 1, person_in_water: 1 });
});

describe('each thing by itself keeps a boat open', () => {
  test('a recovery that is merely possible', () => {
    expect(obstacles(recovered({}, { grade: 'possible' }))).toEqual(
      expect.arrayContaining(['link_not_confirmed', 'no_recovery_on_record', 'people_unaccounted']),
    );
  });

  test('no evidence named, evidence that is not linked, and evidence that does not show it', () => {
    const sea = recoveredSea();
    expect(obstacles(sea, 'rescued', [])).toEqual(['no_identification']);
    const named = (kind: string, contact: string) => obstacles(sea, 'rescued', [{ kind, contact }]);
    expect(named('seen_by_unit', 'c-unknown')).toEqual(['identification_not_linked', 'no_identification']);
    for (const kind of ['phone_aboard', 'followed_throughout', 'hull_mark', 'said_by_those_aboard'])
      expect(named(kind, 'c-000002')).toEqual(['no_identification']);
  });

  test('a search, a transfer', () => {
    const search = {
      search: 's-1',
      kind: 'boat',
      datum: null,
      datumAt: at('03:00'),
      persons: just(1),
      contact: null,
    };
    expect(obstacles(done(recoveredSea(), 'OpenSearch', { ...boat, ...search }))).toEqual(['search_open']);
    const transfer = { transfer: 'T-1', to: 'uk', reason: 'nearest_unit', crossesAt: null };
    expect(obstacles(done(recoveredSea(), 'ProposeTransfer', { ...boat, ...transfer }))).toEqual([
      'transfer_open',
    ]);
  });

  test('a report of people afloat after the recovery', () => {
    const sea = linked(recoveredSea(), 'c-000003', { ...boat, at: '04:10', claims: { engine: 'stopped' } });
    expect(obstacles(sea)).toEqual(['report_since']);
  });

  test('nobody has said how many there were', () => {
    const sea = done(received(new Map(), 'c-000001', { claims: { engine: 'stopped' } }), 'OpenBoat', {
      ...boat,
      contact: 'c-000001',
    });
    const taken = linked(sea, 'c-000002', {
      ...boat,
      ...pickup,
      reason: 'seen_by_unit',
      counted: { alive: 33 },
    });
    expect(obstacles(taken)).toEqual(['people_unknown']);
    const asked = linked(taken, 'c-000003', {
      ...boat,
      at: '05:00',
      kind: 'statement',
      claims: { persons: just(33) },
    });
    expect(give(asked, 'CloseBoat', rightClosing).refusal).toBeNull();
  });

  test('people said to have gone to another boat, until it is said which', () => {
    const sea = linked(twoBoats(), 'c-000002', {
      ...boat,
      ...pickup,
      reason: 'seen_by_unit',
      claims: { toOtherBoat: just(5) },
      counted: { alive: 28 },
    });
    expect(obstacles(sea)).toEqual(['people_unaccounted', 'people_transferred_unconfirmed'].toReversed());
    const relation = {
      other: 'b-000002',
      relation: 'persons_transferred',
      count: just(5),
      contacts: ['c-000002'],
    };
    const unsure = done(sea, 'RelateBoats', { ...boat, ...relation, grade: 'possible' });
    expect(obstacles(unsure)).toContain('people_transferred_unconfirmed');
    const sure = done(sea, 'RelateBoats', { ...boat, ...relation, grade: 'probable' });
    expect(give(sure, 'CloseBoat', rightClosing).refusal).toBeNull();
  });

  test('a false alarm of which somebody says that people are afloat', () => {
    expect(obstacles(openSea(), 'false_alarm')).toEqual(expect.arrayContaining(['people_unaccounted']));
    const echo = done(received(new Map(), 'c-000001', { channel: 'radar' }), 'OpenBoat', {
      ...boat,
      contact: 'c-000001',
      phase: 'uncertainty',
    });
    const seen = linked(echo, 'c-000002', {
      ...boat,
      channel: 'aircraft',
      reason: 'seen_by_unit',
      claims: { boats: 0 },
    });
    expect(give(seen, 'CloseBoat', { ...rightClosing, outcome: 'false_alarm' }).refusal).toBeNull();
    const trouble = linked(seen, 'c-000003', { ...boat, claims: { engine: 'stopped' } });
    expect(obstacles(trouble, 'false_alarm')).toEqual(['people_unaccounted']);
  });
});

test('a call for help is no evidence that whoever called has gone ashore', () => {
  const sea = linked(recoveredSea(), 'c-000003', {
    ...boat,
    at: '04:10',
    channel: 'sms',
    claims: { engine: 'stopped' },
  });
  const said = {
    ...boat,
    count: { min: 1, max: 2, best: null },
    side: 'fr',
    contact: 'c-000003',
    met: false,
  };
  const dispersed = done(sea, 'RecordDispersed', said);
  expect(obstacles(dispersed, 'returned_ashore')).toEqual(
    expect.arrayContaining(['no_recovery_on_record', 'report_since']),
  );
});

test('F15: those aboard are not said to be fewer than they say by whoever counted fewer', () => {
  const sea = recovered({ counted: { alive: 27 } });
  const said = {
    ...boat,
    contacts: ['c-000001', 'c-000002'],
    explanation: 'reporter_mistaken',
    uses: 'c-000002',
  };
  expect(give(sea, 'ExplainCounts', said).refusal).toBe('weaker_figure');
  const asked = linked(sea, 'c-000003', {
    ...boat,
    at: '05:00',
    kind: 'statement',
    claims: { persons: just(27) },
  });
  const own = { ...said, contacts: ['c-000001', 'c-000003'], uses: 'c-000003' };
  expect(give(done(asked, 'ExplainCounts', own), 'CloseBoat', rightClosing).refusal).toBeNull();
});

test('a search of the missing that was made and suspended by two persons is the only other way out', () => {
  const sea = recovered({ counted: { alive: 30 } });
  const search = {
    search: 's-1',
    kind: 'person_in_water',
    datum: null,
    datumAt: at('03:00'),
    persons: just(3),
    contact: null,
  };
  const opened = done(sea, 'OpenSearch', { ...boat, ...search });
  expect(give(opened, 'SuspendSearch', { ...boat, search: 's-1' }).refusal).toBe('not_searched');
  const area = [
    { lat: 51, lon: 1.5 },
    { lat: 51.1, lon: 1.5 },
    { lat: 51, lon: 1.6 },
  ];
  const effort = { search: 's-1', unit: 'LB-1', from: at('01:00'), to: at('02:00'), area, found: 0 };
  const suspended = done(done(opened, 'RecordSearchEffort', { ...boat, ...effort }), 'SuspendSearch', {
    ...boat,
    search: 's-1',
  });
  expect(obstacles(suspended)).toEqual(['people_unaccounted']);
  const closed = done(suspended, 'CloseBoat', { ...boat, outcome: 'search_suspended', identification: [] });
  expect(boatIn(closed, one).status).toBe('closed');
});

test('a suspended search for fewer than are missing closes nothing', () => {
  const sea = recovered({ counted: { alive: 20 } });
  const search = {
    search: 's-1',
    kind: 'person_in_water',
    datum: null,
    datumAt: at('03:00'),
    persons: just(3),
    contact: null,
  };
  const area = [
    { lat: 51, lon: 1.5 },
    { lat: 51.1, lon: 1.5 },
    { lat: 51, lon: 1.6 },
  ];
  const effort = { search: 's-1', unit: 'LB-1', from: at('01:00'), to: at('02:00'), area, found: 0 };
  const suspended = [
    ['OpenSearch', search] as const,
    ['RecordSearchEffort', effort] as const,
    ['SuspendSearch', { search: 's-1' }] as const,
  ].reduce((all, [order, said]) => done(all, order, { ...boat, ...said }), sea);
  expect(obstacles(suspended, 'search_suspended', [])).toEqual(['people_unaccounted']);
});

describe('a closing stands only while it could be made', () => {
  const closed = (): Sea => done(recoveredSea(), 'CloseBoat', rightClosing);
  const afterwards = (sea: Sea) => boatIn(sea, one).status;

  test('undoing or doubting the link it rests on opens the boat again', () => {
    const link = { ...boat, contact: 'c-000002', reason: 'mistaken' };
    expect(afterwards(done(closed(), 'UnlinkContact', link))).toBe('open');
    expect(afterwards(done(closed(), 'GradeLink', { ...link, grade: 'possible' }))).toBe('open');
    expect(
      afterwards(done(closed(), 'GradeLink', { ...link, reason: 'seen_by_unit', grade: 'probable' })),
    ).toBe('closed');
  });

  test('a correction of the count opens it again, from the contact’s own record', () => {
    const {
      claims,
      counted,
      place: port,
      unit,
    } = { claims: {}, counted: { alive: 31 }, place: null, unit: 'LB-1' };
    const corrected = done(closed(), 'CorrectContact', {
      contact: 'c-000002',
      claims,
      counted,
      place: port,
      unit,
    });
    expect(boatIn(corrected, one)).toMatchObject({ status: 'open', reopenings: [{ contact: 'c-000002' }] });
  });

  test('a later sighting of people opens it again under the same number; an earlier one does not', () => {
    const { reference } = boatIn(closed(), one);
    const later = linked(closed(), 'c-000003', { ...boat, at: '04:30', claims: { persons: just(5) } });
    expect(boatIn(later, one)).toMatchObject({ status: 'open', reference });
    const earlier = linked(closed(), 'c-000003', { ...boat, at: '03:30', claims: { persons: just(33) } });
    expect(afterwards(earlier)).toBe('closed');
  });

  test('people who are said to have come from it by another boat open it again', () => {
    const sea = done(
      done(
        received(closed(), 'c-000003', { side: 'uk' }),
        { order: 'OpenBoat', side: 'uk' },
        { boat: 'b-000002', contact: 'c-000003', phase: 'uncertainty' },
      ),
      'RelateBoats',
      {
        boat: 'b-000002',
        other: one,
        relation: 'persons_transferred',
        count: just(9),
        contacts: [],
        grade: 'probable',
      },
    );
    expect(afterwards(sea)).toBe('open');
  });

  test('an open boat does not become closed by being merged into a closed one', () => {
    const two = done(received(closed(), 'c-000003', { at: '03:00' }), 'OpenBoat', {
      boat: 'b-000002',
      contact: 'c-000003',
    });
    const merged = done(two, 'MergeBoats', {
      ...boat,
      from: 'b-000002',
      grade: 'probable',
      reason: 'same_caller',
    });
    expect(afterwards(merged)).toBe('open');
  });
});

test('what is on record alone decides: the same boat at any hour', () => {
  const sea = boatIn(recoveredSea(), one);
  expect(closingFindings(sea, 'rescued', [...rightClosing.identification])).toEqual([]);
});
