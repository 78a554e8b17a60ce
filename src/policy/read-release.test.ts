import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { purposes } from '../kernel/marking.ts';
import { givenRelease, inventedInstruments, inventedLanguage, raftParts, raftRule } from './given-release.ts';
import { policyFaultText } from './policy-faults.ts';
import { readRelease } from './read-release.ts';
import { createRelease } from './release.ts';

const withRule = (over: object, parts: object = raftParts) =>
  givenRelease({ parts, rules: [{ ...raftRule, ...over }] }).faults.map(({ code }) => code);
const events = (RaftSeen: readonly string[]) => ({ events: { RaftSeen } });
const all = ['raft', 'persons', 'place: point', 'seen: sighting'];

describe('rules that do not hold together are refused at start', () => {
  test('the invented rule as it stands is taken', () => expect(withRule({})).toEqual([]));

  test.for([
    ['instrument_unknown', { instrument: 'hearsay' }],
    ['why_missing', { why: { en: 'same', fr: 'same' } }],
    ['condition_open', { blocked: ['H2', 'H3'] }],
    ['event_unknown', { events: { ...raftRule.events, RaftSunk: ['raft'] } }],
    ['never_leaves', { events: { ...raftRule.events, RaftCounted: ['raft'] } }],
    ['field_unknown', events([...all, 'colour'])],
    ['field_repeated', events([...all, 'raft'])],
    ['field_missing', events(all.slice(1))],
    [
      'field_whole',
      events(
        ['raft', 'persons', 'place: point', 'place: point'].slice(0, 2).concat('place', 'seen: sighting'),
      ),
    ],
    ['part_unknown', events(['raft', 'persons', 'place: elsewhere', 'seen: sighting'])],
    ['field_unknown', { recipientIn: 'colour' }],
    ['release_unreadable', { recipientIn: 'to whom' }],
    ['release_unreadable', { keepHours: 0 }],
    ['release_unreadable', { markingMax: 'secret' }],
    ['release_unreadable', { more: true }],
  ] as const)('%s %j', ([code, over]) => expect(withRule(over)).toContain(code));

  test('two rules of one id, a list of parts that nobody uses, a fault within a list', () => {
    expect(
      givenRelease({ parts: raftParts, rules: [raftRule, raftRule] }).faults.map(({ code }) => code),
    ).toEqual(['id_repeated']);
    expect(withRule({}, { ...raftParts, spare: ['x'] })).toEqual(['part_unused']);
    expect(withRule({}, { ...raftParts, point: ['lat'] })).toEqual(['field_missing']);
  });

  test('two rules of one way must list fields of which one list holds the other', () => {
    const second = (over: object) =>
      givenRelease({
        parts: raftParts,
        rules: [raftRule, { ...raftRule, id: 'second', ...over }],
      }).faults.map(({ code }) => code);
    const other = events(['raft', 'persons', 'place: point', 'seen: sighting', 'picture']);
    expect(second(other)).toEqual([]);
    const crossing = {
      parts: { ...raftParts, spot: ['lat', 'lon', 'note'] },
      rules: [
        { ...raftRule, ...events(['raft', 'persons', 'place: spot', 'seen: sighting']) },
        { ...raftRule, id: 'second', ...events([...all, 'picture']) },
      ],
    };
    expect(givenRelease(crossing).faults.map(({ code }) => code)).toEqual(['lists_cross']);
  });

  test('a subject’s reference leaves only the way that the instrument opens', () => {
    const named = { instrument: 'one_way', events: { RaftNamed: ['raft', 'subject'] } };
    const read = (from: string, to: string) => withRule({ ...named, from: [from], to: [to] }, {});
    expect(read('uk', 'fr')).toEqual([]);
    expect(read('fr', 'uk')).toEqual(['direction_closed']);
    expect(withRule({ instrument: 'one_way', from: ['fr'], to: ['uk'] })).toEqual([]);
  });

  test('a ground of which no rule may read', () => {
    expect(withRule({ events: { ...raftRule.events, RaftNationality: ['raft'] } })).toContain(
      'forbidden_ground',
    );
    expect(withRule({}, { ...raftParts, sighting: ['unit', 'religion'] })).toContain('forbidden_ground');
  });

  test('an instrument that ends before it begins, or says one thing in both languages', () => {
    const [first] = inventedInstruments;
    const inForce = [{ from: '2022-01-01T00:00:00Z', until: '2021-01-01T00:00:00Z', mark: 'M' }];
    const read = (over: object) =>
      givenRelease({}, { instruments: [{ ...first, ...over }] }).faults.map(({ code }) => code);
    expect(read({ inForce })).toEqual(['time_reversed']);
    expect(read({ name: { en: 'x', fr: 'x' } })).toEqual(['why_missing']);
    expect(read({ inForce: [{ from: 'yesterday', until: null, mark: 'M' }] })).toEqual([
      'release_unreadable',
    ]);
  });
});

test('the humanitarian wall: help and enforcement never share a rule or an instrument, whatever is combined', () => {
  const help = new Set(['save_life', 'protection']);
  const enforcement = new Set(['law_enforcement', 'border_control']);
  const some = fc.subarray([...purposes], { minLength: 1 });
  fc.assert(
    fc.property(some, some, (ofRule, ofInstrument) => {
      const [first] = inventedInstruments;
      const instruments = [{ ...first, purposes: ofInstrument }];
      const { faults, release } = givenRelease(
        { parts: raftParts, rules: [{ ...raftRule, purposes: ofRule }] },
        { instruments },
      );
      const both = [...ofRule, ...ofInstrument];
      const crosses = both.some((one) => help.has(one)) && both.some((one) => enforcement.has(one));
      if (crosses) expect(faults.map(({ code }) => code)).toContain('humanitarian_wall');
      if (faults.length === 0)
        for (const rule of release.rules)
          expect(rule.purposes.every((one) => rule.instrument.purposes.includes(one))).toBe(true);
    }),
  );
});

test('a fault names file and line, in both languages', () => {
  const text = JSON.stringify(
    { parts: raftParts, rules: [{ ...raftRule, events: { RaftSeen: ['raft', 'hue'] } }] },
    null,
    1,
  );
  const { faults } = readRelease(
    [
      { name: 'joint/instruments.json', text: JSON.stringify({ instruments: inventedInstruments }) },
      { name: 'fr/release.json', text },
    ],
    inventedLanguage,
  );
  const line = text.split('\n').findIndex((one) => one.includes('"RaftSeen"')) + 1;
  const unknown = faults.find(({ code }) => code === 'field_unknown');
  expect(unknown).toEqual({ code: 'field_unknown', place: `fr/release.json:${line}`, what: 'RaftSeen.hue' });
  if (unknown === undefined) return;
  expect(policyFaultText(unknown).en).toBe(
    `fr/release.json:${line}: the event has no such field (RaftSeen.hue)`,
  );
  expect(policyFaultText(unknown).fr).toContain(`fr/release.json:${line} : l’événement n’a pas ce champ`);
});

test('a text that is no JSON is named with its line, and nothing of it holds', () => {
  const { faults, release } = readRelease(
    [{ name: 'uk/release.json', text: '{\n "rules": [\n  oops\n]}' }],
    [],
  );
  expect(faults).toMatchObject([{ code: 'release_unreadable', place: 'uk/release.json:3' }]);
  expect(release.rules).toEqual([]);
});

test('without any rule nothing leaves', () => {
  const { release, faults } = readRelease([], inventedLanguage);
  expect(faults).toEqual([]);
  expect(release.stays).toEqual(new Set(['operations/rafts RaftCounted']));
  expect(createRelease(release)).toBeTypeOf('function');
});
