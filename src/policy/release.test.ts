import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RecordLabel } from '../kernel/label.ts';
import {
  inventedLanguage,
  givenRelease,
  moment,
  node,
  raftParts,
  raftRule,
  raftSeen,
} from './given-release.ts';
import type { KeptReason } from '../kernel/kept-reason.ts';
import { createRelease, type Releasable } from './release.ts';

const read = givenRelease({ parts: raftParts, rules: [raftRule] });
const ask = createRelease(read.release);
const at = moment('2023-01-01T03:00:00Z');
const question = (event: Releasable, over = {}) => ({ event, from: node('fr'), to: node('uk'), at, ...over });

test('what a rule lists leaves, the rest stays and is named', () => {
  expect(read.faults).toEqual([]);
  const answer = ask(question(raftSeen()));
  expect(answer).toMatchObject({
    kind: 'released',
    shared: {
      position: 7,
      ground: { rule: 'rafts', instrument: 'rescue_pact' },
      hops: 0,
      expiresAt: '2023-01-11T02:00:01.000Z',
      body: {
        raft: 'r-1',
        persons: 12,
        place: { lat: 50.9, lon: 1.5 },
        seen: [{ unit: 'U-1', remark: null }],
        picture: null,
      },
    },
    dropped: ['place.note', 'seen.remark', 'picture', 'caller'],
  });
  expect(JSON.stringify(answer)).not.toMatch(/private|secret|jpg/);
});

describe('why something stays', () => {
  const label = (more: Partial<RecordLabel>): Partial<Releasable['stored']> => ({
    label: { owner: 'fr-cross', releasedToStates: ['fr', 'uk'], ...more },
  });
  const many = Array.from({ length: 60_000 }, () => ({ unit: 'U-1', remark: null }));
  const cases: readonly (readonly [KeptReason, string, Partial<Releasable['stored']>, object?])[] = [
    ['no_rule', 'an event that no rule names', { type: 'RaftNamed' }],
    ['no_rule', 'an event that nobody ever declared', { type: 'RaftSunk' }],
    ['never', 'an event of which its context says so', { type: 'RaftCounted' }],
    ['never', 'what another node decided', { origin: node('be') }],
    ['recipient', 'a node that the rule does not name', {}, { to: node('be') }],
    ['recipient', 'a record kept for named people', label({ namedList: [] })],
    ['recipient', 'a record that its owner gave to no other state', label({ releasedToStates: ['fr'] })],
    ['instrument_not_in_force', 'before the instrument', {}, { at: moment('2019-12-31T23:59:59Z') }],
    ['instrument_not_in_force', 'while it had lapsed', {}, { at: moment('2021-06-01T00:00:00Z') }],
    ['purpose', 'another purpose', { purpose: 'protection' }],
    ['marking', 'a higher marking', { marking: 'official_sensitive' }],
    ['marking', 'no label', { label: null }],
    ['marking', 'a caveat', label({ caveats: ['eyes_only'] })],
    ['condition', 'not to be passed on', label({ conditions: ['H2'] })],
    ['condition', 'conditions of the provider', label({ conditions: ['C'], conditionsWritten: true })],
    ['condition', 'this very act blocked', label({ blockedActs: ['exchange/release'] })],
    ['expired', 'past the time it may be used', {}, { at: moment('2023-01-11T02:00:01Z') }],
    ['unreadable', 'an old shape', { shape: 2 }],
    ['unreadable', 'a body that was never one', { body: { raft: 'r-1' } }],
    ['too_large', 'more than an envelope holds', { body: { ...raftSeen().stored.body, seen: many } }],
  ];
  test.for(cases)('%s: %s', ([reason, , stored, over = {}]) => {
    expect(ask(question(raftSeen(stored), over))).toMatchObject({ kind: 'kept', reason });
  });

  test('a rule that says never stands above one that lets go', () => {
    const never = {
      id: 'not-rafts',
      from: ['fr'],
      to: ['uk'],
      context: 'operations/rafts',
      events: ['RaftSeen'],
      why: { en: 'no', fr: 'non' },
    };
    const { release } = givenRelease({ parts: raftParts, rules: [raftRule], never: [never] });
    const asked = createRelease(release);
    expect(asked(question(raftSeen()))).toEqual({ kind: 'kept', reason: 'never', rule: 'not-rafts' });
    const back = { from: node('uk'), to: node('fr') };
    expect(asked(question(raftSeen({ origin: node('uk') }), back)).kind).toBe('released');
  });

  test('the provider may permit the act', () => {
    const permitted = label({ conditions: ['C'], permittedActs: ['exchange/release'] });
    expect(ask(question(raftSeen(permitted))).kind).toBe('released');
  });

  test('both ends of a span: the first moment counts, the last does not', () => {
    const kind = (text: string) => ask(question(raftSeen(recorded(text)), { at: moment(text) })).kind;
    const recorded = (text: string) => ({ recordedAt: text.replace('Z', '.000Z') as never });
    expect(kind('2020-01-01T00:00:00Z')).toBe('released');
    expect(kind('2021-01-01T00:00:00Z')).toBe('kept');
    expect(kind('2022-01-01T00:00:00Z')).toBe('released');
  });
});

const body = fc.record({
  raft: fc.string({ maxLength: 20 }),
  persons: fc.nat(),
  place: fc.record(
    { lat: fc.integer(), lon: fc.integer(), note: fc.string({ maxLength: 20 }) },
    { requiredKeys: ['lat', 'lon'] },
  ),
  seen: fc.array(fc.record({ unit: fc.string(), remark: fc.option(fc.string()) }), { maxLength: 4 }),
  picture: fc.option(fc.string()),
  caller: fc.option(fc.string()),
});
const form = inventedLanguage[0]?.streams[0]?.events['RaftSeen'];

describe('laws, whatever the event holds', () => {
  const released = (one: Releasable['stored']['body']) => {
    const answer = ask(question(raftSeen({ body: one })));
    if (answer.kind !== 'released') throw new Error(`kept: ${answer.reason}`);
    return answer;
  };

  test('nothing is added, and what leaves is still such an event', () => {
    fc.assert(
      fc.property(body, (one) => {
        const { shared } = released(one);
        expect(within(shared.body, one)).toBe(true);
        expect(form?.safeParse(shared.body).success).toBe(true);
      }),
    );
  });

  const optional = ['picture', 'caller'];
  const rule = fc.record({
    more: fc.subarray(optional),
    instrument: fc.constantFrom('rescue_pact', 'one_way'),
    markingMax: fc.constantFrom('open', 'official'),
    to: fc.subarray(['fr', 'uk', 'be'], { minLength: 1 }),
    keepHours: fc.option(fc.integer({ min: 1, max: 400 })),
  });
  const leaving = (rules: readonly object[], event: Releasable): readonly string[] => {
    const { release } = givenRelease({ parts: raftParts, rules });
    const answer = createRelease(release)(question(event));
    return answer.kind === 'kept'
      ? []
      : [...optional, 'raft'].filter(
          (name) => event.stored.body[name] !== null && answer.shared.body[name] !== null,
        );
  };

  test('a rule more never means a field less, in whatever order they stand', () => {
    const full = raftSeen({ body: { ...raftSeen().stored.body, caller: 'c-1' } });
    fc.assert(
      fc.property(fc.array(rule, { maxLength: 4 }), rule, fc.nat(), (given, added, at) => {
        const read = [...given, added].map(({ more, ...over }, index) => ({
          ...raftRule,
          ...over,
          id: `rule-${index}`,
          events: { RaftSeen: [...raftRule.events.RaftSeen, ...more.toSorted()] },
        }));
        fc.pre(
          givenRelease({ parts: raftParts, rules: read }).faults.every(({ code }) => code !== 'lists_cross'),
        );
        const before = leaving(read.slice(0, -1), full);
        const place = at % read.length;
        const after = leaving([...read.slice(0, place), ...read.slice(-1), ...read.slice(place, -1)], full);
        expect(after).toEqual(expect.arrayContaining([...before]));
      }),
    );
  });

  test('nothing leaves without a rule that names it, nor against the way that its instrument opens', () => {
    const nodes = ['fr', 'uk', 'be'];
    const some = fc.subarray(nodes, { minLength: 1 });
    const types = { RaftSeen: raftRule.events.RaftSeen, RaftNamed: ['raft', 'subject'] };
    const anyRule = fc.record({
      from: some,
      to: some,
      instrument: fc.constantFrom('rescue_pact', 'one_way', 'one_way', 'inquiries'),
      purposes: fc.constantFrom(
        ['save_life'],
        ['save_life'],
        ['law_enforcement'],
        ['save_life', 'protection'],
      ),
      named: fc.subarray(['RaftSeen', 'RaftNamed'] as const),
    });
    let left = 0;
    fc.assert(
      fc.property(
        fc.array(anyRule, { minLength: 2, maxLength: 4 }),
        fc.constantFrom('fr', ...nodes),
        fc.constantFrom('uk', ...nodes),
        fc.constantFrom('RaftSeen', 'RaftNamed', 'RaftNamed', 'RaftCounted'),
        (given, from, to, type) => {
          const rules = given.map(({ named, ...over }, index) => ({
            ...raftRule,
            ...over,
            id: `rule-${index}`,
            events: Object.fromEntries(named.map((one) => [one, types[one]])),
          }));
          const parts = given.some(({ named }) => named.includes('RaftSeen')) ? raftParts : {};
          const { release } = givenRelease({ parts, rules }); // also as it stands where a fault was found
          const named = { raft: 'r-1', subject: 's-1' };
          const event = raftSeen({
            type,
            origin: node(from),
            ...(type === 'RaftNamed' ? { body: named } : {}),
          });
          const answer = createRelease(release)({ event, from: node(from), to: node(to), at });
          if (answer.kind === 'kept') return;
          left += 1;
          const rule = release.rules.find(({ id }) => id === answer.shared.ground.rule);
          const needed = type === 'RaftNamed' ? 'subject_references' : 'facts';
          expect([rule?.from.includes(from), rule?.to.includes(to), rule?.events.has(type)]).toEqual([
            true,
            true,
            true,
          ]);
          expect(
            rule?.instrument.flows.some(
              (flow) => flow.from === from && flow.to === to && flow.classes.includes(needed),
            ),
          ).toBe(true);
          expect(rule?.instrument.purposes).toContain('save_life');
        },
      ),
      { numRuns: 800, seed: 5 },
    );
    expect(left).toBeGreaterThan(10);
  });

  test('what stays is not told by a single byte of what leaves', () => {
    fc.assert(
      fc.property(body, body, (one, other) => {
        const kept = {
          ...one,
          place: { ...one.place, note: other.place.note ?? '' },
          seen: one.seen.map((entry, index) => ({ ...entry, remark: other.seen[index]?.remark ?? null })),
          picture: other.picture,
          caller: other.caller,
        };
        expect(JSON.stringify(released(kept).shared)).toBe(JSON.stringify(released(one).shared));
      }),
    );
  });
});

/** Every value of `part` stands at the same place in `full`, or is null there where it was withheld. */
function within(part: unknown, full: unknown): boolean {
  if (part === null) return true;
  if (typeof part !== 'object') return Object.is(part, full);
  if (typeof full !== 'object' || full === null) return false;
  const known = new Map(Object.entries(full));
  return Object.entries(part).every(([key, value]) => known.has(key) && within(value, known.get(key)));
}
