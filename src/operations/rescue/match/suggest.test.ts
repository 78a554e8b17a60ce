import { describe, expect, test } from 'vitest';
import type { ContactFacts } from '../wire.ts';
import { boat, contact, just, morning, nightTime, phone, scene } from './given-contact.ts';
import { suggestionsFor } from './suggest.ts';
import { boatSuggestions } from './suggest-boats.ts';
import type { MatchScene, Suggestion } from './suggestion.ts';

/** Given boats on record; when a contact comes in; then so are the boats it may be of. */
function whenHeld(facts: ContactFacts, against: MatchScene): readonly Suggestion[] {
  return suggestionsFor(facts, against, morning);
}

function against(suggestion: Suggestion | undefined): readonly string[] {
  return suggestion?.against.map(({ kind }) => kind) ?? [];
}

function speaksFor(suggestion: Suggestion | undefined): readonly string[] {
  return suggestion?.for.map(({ kind }) => kind) ?? [];
}

const launch = contact('launch1', '00:40', {
  channel: 'patrol',
  source: 'patrol-oye',
  at: [51.0, 2.033, 'estimate', 120],
  claims: { persons: 40, colour: 'black' },
});
const firstCall = contact('call01', '01:50', {
  channel: 'call',
  caller: phone(1),
  at: [51.04, 1.96],
  claims: { persons: 41, engine: 'weak', children: just(2), cues: ['two_lighthouses'] },
});
const seen = boat('seen00', [launch, firstCall]);
/** A look-alike: same colour, launched next to it, further on, with more people. */
const likeLaunch = contact('launch2', '00:55', {
  channel: 'camera',
  source: 'camera-gravelines',
  at: [51.009, 2.105, 'camera_bearing', 200],
  claims: { persons: 65, colour: 'black' },
});
const likeCall = contact('call02', '02:00', {
  channel: 'call',
  caller: phone(2),
  at: [51.09, 2.03],
  claims: { persons: 66, engine: 'running' },
});
const like = boat('like00', [likeLaunch, likeCall]);
const both = scene([like, seen]);

describe('F1: one boat, several phones, two centres', () => {
  test('another phone with a place goes first with its boat, with place, count and words for it', () => {
    const sms = contact('call03', '02:10', {
      channel: 'sms',
      side: 'uk',
      caller: phone(3),
      at: [51.05, 1.93, 'text', 150],
      claims: { persons: 40, engine: 'stopped', cues: ['two_lighthouses'] },
    });
    const [best, second] = whenHeld(sms, both);
    expect(best).toMatchObject({ boat: 'b-seen00', first: true });
    expect(speaksFor(best)).toEqual(
      expect.arrayContaining(['place_and_time', 'count_agrees', 'words_agree']),
    );
    if (second) expect(second.first).toBe(false);
  });

  test('a call without a place goes with the boat whose count, engine and children it tells of', () => {
    const call = contact('call04', '02:05', {
      channel: 'call',
      side: 'uk',
      caller: phone(4),
      language: 'en',
      claims: { persons: 41, engine: 'weak', children: just(2), cues: ['two_lighthouses'] },
    });
    const found = whenHeld(call, both);
    expect(found[0]?.boat).toBe('b-seen00');
    expect(against(found[0])).toContain('place_unknown');
    expect(against(found.find(({ boat: id }) => id === 'b-like00'))).toEqual(
      found.length > 1 ? expect.arrayContaining(['count_differs']) : [],
    );
  });

  test('counts of 30, 33 and 40 of one phone stay with the boat: nothing is merged, nothing is lost', () => {
    const later = contact('call05', '02:20', { channel: 'call', caller: phone(1), claims: { persons: 33 } });
    expect(whenHeld(later, both)[0]).toMatchObject({ boat: 'b-seen00', first: true });
    expect(both.boats).toHaveLength(2);
  });
});

test('F2: a phone tied to a boat calls again and the boat is first, strongly', () => {
  const again = contact('call06', '02:40', { channel: 'call', side: 'uk', caller: phone(1) });
  const [best] = whenHeld(again, both);
  expect(best).toMatchObject({ boat: 'b-seen00', first: true, strength: 'strong' });
  expect(best?.for[0]).toMatchObject({ kind: 'same_caller', figures: { calls: 1, minutes: 50 } });
});

describe('F3: another boat is taken for the one in distress', () => {
  const pickup = contact('pick01', '02:40', {
    kind: 'pickup',
    channel: 'unit',
    unit: 'LB-EXAMPLE',
    at: [51.11, 2.0, 'gps', 50],
    counted: 67,
    callersAboard: [phone(2)],
  });

  test('a pickup of other people is not suggested for it without count and phones against it', () => {
    const found = whenHeld(pickup, both);
    expect(found[0]).toMatchObject({ boat: 'b-like00', first: true });
    const wrong = found.find(({ boat: id }) => id === 'b-seen00');
    if (wrong) {
      expect(wrong.first).toBe(false);
      expect(wrong.against.length).toBeGreaterThan(0);
    }
  });

  test('with its own boat unknown to us, the one in distress still shows the contradictions first', () => {
    const [only] = whenHeld(pickup, scene([seen]));
    expect(only?.first ?? false).toBe(false);
    if (only) expect(against(only)).toEqual(expect.arrayContaining(['phone_not_among_them']));
  });

  test('whoever calls from the sea after all were taken aboard is not of that boat', () => {
    const done = boat('done00', [likeLaunch, likeCall, pickup]);
    const drone = contact('seen03', '04:10', {
      channel: 'drone',
      at: [51.12, 1.98, 'drone', 50],
      claims: { persons: 30 },
    });
    const [best] = whenHeld(drone, scene([done]));
    expect(best?.first ?? false).toBe(false);
    if (best) expect(against(best)).toContain('already_picked_up');
  });

  test('good news that names no boat, phone or number is weak for every boat', () => {
    const news = contact('news01', '03:00', { kind: 'news', channel: 'email' });
    for (const suggestion of whenHeld(news, both)) {
      expect(suggestion).toMatchObject({ first: false, strength: 'weak' });
      expect(against(suggestion)).toContain('names_nothing');
    }
  });
});

test('F4, F5, F7: which side a contact came in on, and who coordinates, changes nothing', () => {
  const call = contact('call07', '02:15', { channel: 'call', caller: phone(1), at: [51.05, 1.92] });
  expect(whenHeld({ ...call, side: 'uk' }, both)).toEqual(whenHeld({ ...call, side: 'fr' }, both));
});

test('F6: positions that disagree all count, each with its own circle', () => {
  const cell = contact('cell01', '02:15', {
    channel: 'call',
    caller: phone(1),
    at: [51.09, 1.99, 'cell', 6_000],
  });
  const both3 = boat('seen00', [launch, firstCall, cell]);
  const radar = contact('radar1', '02:20', { channel: 'radar', at: [51.052, 1.925, 'radar', 150] });
  expect(whenHeld(radar, scene([both3, like]))[0]).toMatchObject({ boat: 'b-seen00', first: true });
});

test('F8: a place that is shared without a word goes with the boat it lies on', () => {
  const share = contact('share1', '02:00', {
    channel: 'message_share',
    caller: phone(9),
    at: [51.046, 1.945],
  });
  const [best] = whenHeld(share, both);
  expect(best).toMatchObject({ boat: 'b-seen00', first: true });
  expect(speaksFor(best)).toContain('place_and_time');
});

test('F9: news at second hand with an old place attaches to the known boat', () => {
  const old = contact('ngo001', '02:50', {
    channel: 'charity',
    claims: { persons: 41 },
    positions: contact('x', '01:55', { channel: 'charity', at: [51.045, 1.952, 'text', 300] }).positions,
  });
  expect(whenHeld(old, both)[0]).toMatchObject({ boat: 'b-seen00', first: true });
});

describe('two boats side by side', () => {
  const came = contact('call08', '03:10', {
    channel: 'call',
    caller: phone(2),
    at: [51.12, 1.93],
    claims: { persons: 80, fromOtherBoat: just(14) },
  });

  test('the one that took people over keeps its caller though its number grew', () => {
    const [best] = whenHeld(came, both);
    expect(best).toMatchObject({ boat: 'b-like00', first: true });
    expect(speaksFor(best)).toContain('count_agrees_after_transfer');
  });

  test('a pickup that says so many went over makes up the number, and the two boats are related', () => {
    const pickup = contact('pick02', '03:20', {
      kind: 'pickup',
      channel: 'unit',
      unit: 'SNS-EXAMPLE',
      at: [51.07, 1.88, 'gps', 50],
      counted: 27,
      claims: { toOtherBoat: just(14) },
    });
    expect(whenHeld(pickup, both)[0]?.boat).toBe('b-seen00');
    const after = scene([
      boat('seen00', [launch, firstCall, pickup]),
      boat('like00', [likeLaunch, likeCall, came]),
    ]);
    const found = boatSuggestions(after, morning).find(({ relation }) => relation === 'persons_transferred');
    expect(found).toMatchObject({ boats: ['b-seen00', 'b-like00'], count: { min: 14, max: 14, best: 14 } });
  });

  test('a ship that sees two boats is put before neither, and says that it speaks of two', () => {
    const ship = contact('ship01', '02:30', {
      channel: 'vessel',
      at: [51.08, 1.96, 'verbal', 800],
      claims: { boats: 2, colour: 'black' },
    });
    const found = whenHeld(ship, both);
    expect(found.some(({ first }) => first)).toBe(false);
    for (const one of found) expect(against(one)).toContain('speaks_of_two_boats');
  });

  test('boats seen side by side are never suggested as one without its being shown', () => {
    const ship = contact('ship02', '02:30', {
      channel: 'vessel',
      at: [51.07, 1.95, 'verbal', 800],
      claims: { boats: 2 },
    });
    const near = scene([
      boat('seen00', [launch, firstCall, ship]),
      boat('like00', [likeLaunch, likeCall, ship]),
    ]);
    for (const found of boatSuggestions(near, morning))
      if (found.relation === 'same') expect(found.against.map(({ kind }) => kind)).toContain('side_by_side');
      else expect(found.relation).toBe('seen_together');
  });
});

test('out of reach is told with what it would have taken', () => {
  const far = contact('call09', '02:10', {
    channel: 'call',
    caller: phone(7),
    at: [50.75, 1.45],
    claims: { persons: 41 },
  });
  for (const one of whenHeld(far, scene([seen]))) {
    expect(one.first).toBe(false);
    const found = one.against.find(({ kind }) => kind === 'unreachable');
    expect(found?.figures['knots']).toBeGreaterThan(9);
  }
});

test('a landing follows its pickup by unit and number, not that of the other boat', () => {
  const pickups = [
    contact('pick03', '03:00', {
      kind: 'pickup',
      channel: 'unit',
      unit: 'LB-ONE',
      at: [51.07, 1.8, 'gps', 50],
      counted: 41,
    }),
    contact('pick04', '03:05', {
      kind: 'pickup',
      channel: 'unit',
      unit: 'LB-TWO',
      at: [51.12, 1.9, 'gps', 50],
      counted: 66,
    }),
  ] as const;
  const landed = scene([
    boat('seen00', [launch, firstCall, pickups[0]]),
    boat('like00', [likeLaunch, likeCall, pickups[1]]),
  ]);
  const landing = contact('land01', '04:30', {
    kind: 'landing',
    channel: 'port',
    unit: 'LB-ONE',
    place: 'Dover',
    counted: 41,
  });
  const [best] = whenHeld(landing, landed);
  expect(best).toMatchObject({ boat: 'b-seen00', first: true });
  expect(speaksFor(best)).toContain('landing_follows_pickup');
});

describe('what a person said before', () => {
  const call = contact('call10', '02:15', { channel: 'call', caller: phone(1), at: [51.05, 1.92] });

  test('an unlinked contact is not put first again, and that it was unlinked stands first', () => {
    const said = { kind: 'unlinked', contact: 'c-call10', boat: 'b-seen00' } as const;
    const [best] = whenHeld(call, scene([seen], [said]));
    expect(best).toMatchObject({ first: false });
    expect(against(best)[0]).toBe('said_apart');
  });

  test('what was said to be no boat is held against none', () => {
    expect(whenHeld(call, scene([seen], [{ kind: 'not_a_boat', contact: 'c-call10' }]))).toEqual([]);
  });

  test('boats called distinct are not suggested as one', () => {
    const twin = boat('twin00', [
      contact('call11', '02:00', { channel: 'call', caller: phone(1), at: [51.045, 1.95] }),
    ]);
    expect(boatSuggestions(scene([seen, twin]), morning)[0]).toMatchObject({
      relation: 'same',
      strength: 'strong',
    });
    const distinct = { kind: 'distinct', a: 'b-twin00', b: 'b-seen00' } as const;
    expect(boatSuggestions(scene([seen, twin], [distinct]), morning)).toEqual([]);
  });

  test('a boat that went into another is not suggested; a closed one is, and says so', () => {
    expect(whenHeld(call, scene([{ ...seen, mergedInto: 'b-other0' }]))).toEqual([]);
    expect(against(whenHeld(call, scene([{ ...seen, closed: true }]))[0])).toContain('boat_closed');
  });
});

test('a contact from after the moment asked for is held against none', () => {
  expect(suggestionsFor(firstCall, scene([like]), nightTime('01:00'))).toEqual([]);
});
