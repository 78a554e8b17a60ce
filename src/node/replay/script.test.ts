import { describe, expect, test } from 'vitest';
import type { ContactFacts } from '../../operations/rescue/wire.ts';
import { contactOf, shortNameOf } from './contact-of.ts';
import { isUnitNamed, meantBoats } from './meant-boat.ts';
import { names, sampleBoat, sampleFacts, sampleLedger, sampleScenario, t } from './sample-night.ts';
import { closingDue, phaseDue, placeAt, relationDue, searchDue, searchEndDue } from './script-boats.ts';
import { mergeDue } from './script-merge.ts';
import { decideAgain, decideContact, type Looked } from './script-contact.ts';
import { tellsOf } from './words-of.ts';

const none = sampleFacts('E1').claims;
const range = (best: number) => ({ min: best, max: best, best });
const persons = { ...none, persons: range(40) };
const suggestion = (fields: object = {}) => ({
  boat: 'b-000001',
  first: true,
  strength: 'strong' as const,
  against: [],
  reasons: ['place_and_time'],
  ...fields,
});
const looked = (facts: ContactFacts, text: string, more: Partial<Looked> = {}): Looked => ({
  facts,
  tells: tellsOf(text),
  suggestions: [],
  boats: [],
  sentTo: null,
  contacts: [],
  denials: [],
  ...more,
});

describe('at first sight of a contact', () => {
  test('a strong, clear first suggestion is linked; the same caller for certain', () => {
    const facts = sampleFacts('E1', { claims: persons });
    expect(decideContact(looked(facts, '', { suggestions: [suggestion()] }))).toMatchObject({
      kind: 'link',
      grade: 'probable',
      reason: 'place_and_time',
    });
    const again = [suggestion({ reasons: ['same_caller'] })];
    expect(decideContact(looked(facts, '', { suggestions: again }))).toMatchObject({ grade: 'confirmed' });
  });

  test.each([
    ['something grave against it', [suggestion({ against: ['caller_elsewhere'] })]],
    [
      'a second that is as good',
      [suggestion({ first: false }), suggestion({ first: false, boat: 'b-000002' })],
    ],
    [
      'a count alone and no place',
      [suggestion({ first: false, reasons: ['count_agrees'], against: ['place_unknown'] })],
    ],
  ])('a call with %s opens a boat of its own', (_, suggestions) => {
    const facts = sampleFacts('E1', { claims: persons });
    expect(decideContact(looked(facts, 'we are 40', { suggestions }))).toEqual({
      kind: 'open',
      phase: 'alert',
    });
  });

  test('a likeness for which plainly more speaks is held as a possibility', () => {
    const facts = sampleFacts('E1', { claims: persons });
    const more = suggestion({ first: false, strength: 'fair', reasons: ['place_and_time', 'count_agrees'] });
    const less = suggestion({ first: false, strength: 'fair', reasons: ['count_agrees'], boat: 'b-000002' });
    expect(decideContact(looked(facts, 'we are 40', { suggestions: [less, more] }))).toMatchObject({
      kind: 'link',
      boat: 'b-000001',
      grade: 'possible',
    });
    const moved = { ...facts, claims: { ...persons, fromOtherBoat: range(15) } };
    expect(decideContact(looked(moved, 'we are 40', { suggestions: [less, more] })).kind).toBe('open');
  });

  test('a repeat caller is where they called from before, whatever is thought of that boat; so is a phone on a deck', () => {
    const caller = `s-${'0'.repeat(32)}`;
    const facts = sampleFacts('E1', { claims: persons, caller });
    const before = { facts: sampleFacts('E2', { caller }), grade: 'probable' as const, at: t('02:00') };
    const boats = [sampleBoat('b-000001', [], { links: [before] })];
    const against = suggestion({ first: false, against: ['phone_not_among_them', 'boat_closed'] });
    const said = { kind: 'link', boat: 'b-000001', grade: 'confirmed', reason: 'same_caller' };
    expect(decideContact(looked(facts, 'still here', { suggestions: [against], boats }))).toEqual(said);
    const deck = sampleFacts('E3', { kind: 'pickup', callersAboard: [caller] });
    expect(decideContact(looked(deck, '', { boats }))).toEqual(said);
    const two = [...boats, sampleBoat('b-000002', [], { links: [before] })];
    expect(decideContact(looked(facts, 'still here', { boats: two })).kind).toBe('open');
    const apart = suggestion({ first: false, against: ['said_apart'] });
    expect(decideContact(looked(facts, 'still here', { suggestions: [apart], boats })).kind).toBe('open');
  });

  test('danger to life opens in distress', () => {
    for (const claims of [
      { ...persons, hull: 'swamped' as const },
      { ...persons, overboard: range(1) },
      { ...persons, engine: 'stopped' as const },
    ])
      expect(decideContact(looked(sampleFacts('E1', { claims }), 'x'))).toEqual({
        kind: 'open',
        phase: 'distress',
      });
  });

  test.each([
    ['a group in the dunes', 'patrol', 'Groupe de trente personnes avec embarcation dans la dune'],
    ['an echo without people', 'radar', 'Slow target, no AIS.'],
    ['an empty hull', 'aircraft', 'Empty inflatable drifting, nobody on board'],
  ] as const)('%s opens nothing', (_, channel, text) => {
    const claims = channel === 'radar' ? none : persons;
    expect(decideContact(looked(sampleFacts('E1', { channel, claims }), text)).kind).toBe('leave');
  });

  test('whoever is seen to leave the shore was in no boat before, unless that is strong', () => {
    const facts = sampleFacts('E1', { channel: 'camera', claims: persons });
    const fair = suggestion({ strength: 'fair' });
    expect(decideContact(looked(facts, 'Taxi-boat sortant du canal', { suggestions: [fair] })).kind).toBe(
      'open',
    );
    expect(decideContact(looked(facts, 'Cible en mer, 40 personnes', { suggestions: [fair] })).kind).toBe(
      'link',
    );
    expect(decideContact(looked(facts, 'Depart, 40 personnes', { suggestions: [suggestion()] })).kind).toBe(
      'link',
    );
  });

  test('a departure from a beach opens a boat', () => {
    const facts = sampleFacts('E1', { channel: 'patrol', claims: persons });
    expect(decideContact(looked(facts, 'Depart de la plage, environ 40 personnes')).kind).toBe('open');
    expect(decideContact(looked(facts, 'Mise a l eau, 40 personnes')).kind).toBe('open');
  });

  test('a prevented departure is no boat, and explains who was seen there', () => {
    const position = {
      id: 'p1',
      lat: 50.4,
      lon: 1.6,
      accuracyMetres: 30,
      source: 'gps' as const,
      at: t('02:00'),
      raw: null,
      flags: [],
      candidates: [],
    };
    const prevented = sampleFacts('E2', { kind: 'prevention', positions: [position] });
    expect(decideContact(looked(prevented, '')).kind).toBe('answer');
    const seen = sampleFacts('E1', { channel: 'drone', claims: persons, positions: [position] });
    expect(
      decideAgain(looked(seen, 'Groupe sur la plage, en attente', { contacts: [prevented] })),
    ).toMatchObject({
      kind: 'answer',
      explainedBy: prevented.contact,
    });
  });

  test('people taken aboard by a unit sent to a boat are of that boat, unless something grave says not', () => {
    const pickup = sampleFacts('E1', {
      kind: 'pickup',
      channel: 'unit',
      counted: { alive: 40, deceased: 0, childrenWithFamily: 0, childrenAlone: 0, injured: 0, fromWater: 0 },
    });
    expect(
      decideContact(looked(pickup, '', { sentTo: 'b-000001', boats: [sampleBoat('b-000001', ['E2'])] })),
    ).toMatchObject({
      kind: 'link',
      boat: 'b-000001',
    });
    const against = [suggestion({ first: false, against: ['phone_not_among_them'] })];
    expect(decideContact(looked(pickup, '', { sentTo: 'b-000001', suggestions: against })).kind).toBe('open');
  });

  test('news at second hand and a count ashore open nothing', () => {
    for (const kind of ['news', 'landing', 'statement'] as const)
      expect(decideContact(looked(sampleFacts('E1', { kind, claims: persons }), 'boat')).kind).toBe('leave');
  });
});

const pair = (fields: object = {}) => ({
  boats: ['b-000002', 'b-000001'] as const,
  relation: 'same' as const,
  count: null,
  strength: 'strong' as const,
  against: [],
  contacts: [],
  ...fields,
});

describe('with the boats', () => {
  const later = { facts: sampleFacts('E2'), grade: 'probable' as const, at: t('02:10') };
  const boats = [sampleBoat('b-000001', ['E1']), sampleBoat('b-000002', [], { links: [later] })];

  test('two records that are likely one go on under the older; not where either may be a third', () => {
    const fair = pair({ strength: 'fair', against: ['place_unknown'] });
    expect(mergeDue([fair], boats)).toMatchObject({ grade: 'possible' });
    const rival = pair({ strength: 'fair', boats: ['b-000002', 'b-000003'] as const });
    expect(mergeDue([fair, rival], boats)).toBeNull();
  });

  test('what contradicts, and what is closed, is not merged', () => {
    expect(mergeDue([pair()], boats)).toMatchObject({
      boat: 'b-000001',
      from: 'b-000002',
      grade: 'probable',
    });
    expect(mergeDue([pair({ strength: 'weak' })], boats)).toBeNull();
    expect(mergeDue([pair({ against: ['count_differs'] })], boats)).toBeNull();
    const closed = { by: 'x', at: t('02:00'), outcome: 'rescued' as const };
    expect(mergeDue([pair()], [sampleBoat('b-000001', ['E1'], { closed }), ...boats.slice(1)])).toBeNull();
  });

  test('people who moved are written down once', () => {
    const moved = pair({ relation: 'persons_transferred', strength: 'fair', count: range(15) });
    expect(relationDue([moved], boats)).toBe(moved);
    const relation = {
      other: 'b-000001',
      relation: 'persons_transferred' as const,
      way: 'to' as const,
      count: null,
      contacts: [],
    };
    expect(
      relationDue(
        [moved],
        [boats[0] ?? sampleBoat('b', []), sampleBoat('b-000002', ['E2'], { relations: [relation] })],
      ),
    ).toBeNull();
  });

  const link = (facts: ContactFacts) => ({ facts, grade: 'probable' as const, at: t('02:00') });
  const at = (clock: string, lat: number) => ({
    id: 'p1',
    lat,
    lon: 1.5,
    accuracyMetres: 100,
    source: 'gps' as const,
    at: t(clock),
    raw: null,
    flags: [],
    candidates: [],
  });

  test('somebody overboard raises the phase and opens a search from where the boat was then, once', () => {
    const fell = sampleFacts('E1', { claims: { ...none, overboard: range(1) }, happenedAt: t('02:30') });
    const links = [
      link(sampleFacts('E2', { positions: [at('02:00', 51)] })),
      link(sampleFacts('E2', { positions: [at('03:00', 51.1)] })),
      link(fell),
    ];
    const boat = sampleBoat('b-000001', [], { links });
    expect(phaseDue(boat)).toBe('distress');
    expect(searchDue(boat)).toMatchObject({ contact: fell.contact, persons: range(1), datumAt: t('02:30') });
    expect(placeAt(boat, t('02:30'))?.lat).toBeCloseTo(51.05, 6);
    const search = {
      search: 's',
      kind: 'person_in_water' as const,
      at: t('02:31'),
      datum: null,
      datumAt: t('02:20'),
      persons: range(1),
      open: true,
    };
    expect(searchDue(sampleBoat('b-000001', [], { links, searches: [search] }))).toBeNull();
    const found = sampleFacts('E2', {
      kind: 'pickup',
      happenedAt: t('04:00'),
      counted: { alive: 1, deceased: 0, childrenWithFamily: 0, childrenAlone: 0, injured: 0, fromWater: 1 },
    });
    expect(searchEndDue(sampleBoat('b-000001', [], { links, searches: [search] }))).toBeNull();
    expect(
      searchEndDue(sampleBoat('b-000001', [], { links: [...links, link(found)], searches: [search] })),
    ).toEqual({
      search: 's',
      contact: found.contact,
    });
  });

  test('closing is proposed only when all is in order, identified, and quiet for half an hour', () => {
    const pickup = sampleFacts('E2', { kind: 'pickup', unit: 'U-X' });
    const boat = sampleBoat('b-000001', [], { links: [link(pickup)] });
    const at3 = { now: t('03:00'), unitsSent: ['U-X'] };
    expect(closingDue(boat, sampleLedger, at3)).toMatchObject({ identification: [{ kind: 'seen_by_unit' }] });
    expect(closingDue(boat, sampleLedger, { ...at3, now: t('02:10') })).toBeNull();
    expect(closingDue(boat, sampleLedger, { ...at3, unitsSent: [] })).toBeNull();
    expect(closingDue(boat, { ...sampleLedger, unaccounted: { min: 0, max: 1 } }, at3)).toBeNull();
    expect(closingDue(boat, { ...sampleLedger, unaccounted: null }, at3)).toBeNull();
  });
});

describe('which boat is meant', () => {
  const wissant = sampleBoat('b-000001', [], {
    links: [
      {
        facts: sampleFacts('E1', { claims: { ...persons, cues: ['place:wissant'] } }),
        grade: 'probable',
        at: t('02:00'),
      },
    ],
  });
  const grisNez = sampleBoat('b-000002', [], {
    links: [
      {
        facts: sampleFacts('E2', { claims: { ...none, cues: ['place:gris_nez'], persons: range(64) } }),
        grade: 'probable',
        at: t('02:00'),
      },
    ],
  });
  const called = [
    { boat: wissant, references: [], units: ['U-LB44'] },
    { boat: grisNez, references: ['HB-7'], units: [] },
  ];

  test.each([
    ['for the boat of HB-7', ['b-000002']],
    ['Lifeboat 44 is there', ['b-000001']],
    ['64 recovered', ['b-000002']],
    ['boat off Wissant', ['b-000001']],
    ['Wissant/Gris-Nez: all safe', ['b-000001', 'b-000002']],
    ['nothing of note at 04:40', []],
  ])('%s', (text, boats) => {
    expect(meantBoats(text, called)).toEqual(boats);
  });

  test('a unit by its name', () => {
    expect(isUnitNamed('U-GRISNET', 'escorte Gris-Net depuis')).toBe(true);
    expect(isUnitNamed('U-LB09', 'lifeboat 09 ETA')).toBe(true);
    expect(isUnitNamed('U-LB09', 'at 09:20')).toBe(false);
  });
});

describe('an event as a contact', () => {
  const [first] = sampleScenario().events;
  test('words and phone are personal and stand apart; the same event gives the same ids', () => {
    if (first === undefined) throw new Error('no event');
    const entry = contactOf(first, names, (phone) => names.caller(phone));
    expect(entry).toMatchObject({
      contact: names.contact('E1'),
      kind: 'report',
      channel: 'call',
      words: 'We are 40',
    });
    expect(entry?.phone).toMatch(/^\+000\d{9}$/);
    expect(contactOf(first, names, (phone) => names.caller(phone))).toEqual(entry);
  });

  test('a statement bears the hour that people say', () => {
    const scenario = sampleScenario({
      id: 'E3',
      at: t('06:40'),
      type: 'statement',
      node: 'UK',
      port: 'Le Port',
      text: 'A man fell in',
      claims: { overboard: 1, time_estimate: '23:50' },
    });
    const told = scenario.events.find(({ id }) => id === 'E3');
    const entry = told === undefined ? null : contactOf(told, names, () => 's');
    expect(entry).toMatchObject({
      happenedAt: '2027-09-08T23:50:00.000Z',
      receivedAt: t('06:40'),
      place: 'Le-Port',
    });
  });

  test('orders, links and answers are no contacts; a proposal of a transfer is', () => {
    const events = sampleScenario(
      { id: 'E3', at: t('03:00'), type: 'unit', node: 'UK', unit: 'U-X', status: 'underway' },
      { id: 'E4', at: t('03:00'), type: 'handover', node: 'UK', action: 'accept', ref: 'R' },
      { id: 'E5', at: t('03:00'), type: 'handover', node: 'FR', action: 'propose', ref: 'R' },
    ).events.slice(2);
    expect(events.map((event) => contactOf(event, names, () => 's')?.kind ?? null)).toEqual([
      null,
      null,
      'report',
    ]);
  });

  test('names become short names', () => {
    expect(shortNameOf('FV PETIT NICOLAS')).toBe('FV-PETIT-NICOLAS');
    expect(shortNameOf('resident (phone 17)')).toBe('resident');
    expect(shortNameOf('')).toBeNull();
  });
});
