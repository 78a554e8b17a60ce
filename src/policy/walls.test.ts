import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as cedar from '@cedar-policy/cedar-wasm/nodejs';
import { conditions, type State, states } from '../kernel/label.ts';
import { markings } from '../kernel/marking.ts';
import { loadPolicies, type Policies, type PolicySources } from './cedar.ts';
import { acts, groupsOf, loaded, realTexts, requests, wingOf, withInventedActs } from './given-policies.ts';
import type { AccessRequest, RecordFacts } from './request.ts';

type Request = AccessRequest & { readonly record: RecordFacts };

const uk = loaded(withInventedActs(realTexts('uk')));
const fr = loaded(withInventedActs(realTexts('fr')));
const seed = 2_026;
const wingPurposes: Readonly<Record<string, readonly string[]>> = {
  operations: ['save_life', 'border_control'],
  inquiry: ['law_enforcement'],
  cases: ['protection'],
  oversight: ['oversight'],
};

/** The access decision of FACTS once more, by other hands: what the text must come to. */
function expected(state: State, request: Request): boolean {
  const { asker, action, record, reasonGiven, instrument } = request;
  const does = (group: string): boolean => groupsOf(action).includes(group);
  const wing = wingOf(action);
  const permitted = record.permittedActs.includes(action);
  const has = (condition: (typeof conditions)[number]): boolean =>
    record.conditions.includes(condition) && !permitted;
  const agencies = [record.owner, ...record.releasedTo];
  const untold = record.personal && asker.kind === 'staff' && !reasonGiven;
  const isListed = record.conditionsWritten && record.blockedActs.length > 0;
  const isOversight = asker.purposes.includes('oversight') && (does('serves_subject') || does('reads_trail'));
  const glass = request.lifeAtRisk === true && does('opens_for_life') && record.purpose === 'save_life';
  const glassOfPerson = glass && asker.kind === 'staff';
  const isOfWing = record.purpose !== null && wingPurposes[wing]?.includes(record.purpose) === true;
  const refusals = [
    !asker.roles.some((role) => role === 'watch_officer' || role === 'detection_device'),
    asker.roles.includes('administrator'),
    asker.roles.includes('independent_monitor') && wing !== 'oversight',
    record.marking === null || !asker.markings.includes(record.marking),
    !record.caveats.every((caveat) => asker.caveats.includes(caveat)),
    record.purpose === null || !(asker.purposes.includes(record.purpose) || isOversight),
    record.purpose === null || !(isOfWing || does('serves_subject') || does('reads_trail')),
    record.namedList !== null &&
      (asker.kind === 'device' || !record.namedList.includes(asker.id)) &&
      !glassOfPerson,
    (asker.agency === null ||
      (!agencies.includes(asker.agency) && !record.jurisdiction.some((one) => asker.remits.includes(one)))) &&
      !glassOfPerson,
    asker.state === null || ![record.origin, ...record.releasedToStates].includes(asker.state),
    has('H0') && wing !== 'inquiry',
    has('H1') && does('goes_to_court'),
    has('H2') && does('passes_on'),
    (has('H3') || has('C')) && (!isListed || record.blockedActs.includes(action)),
    does('four_eyes') && request.approved !== true,
    state === 'fr' && untold && (does('reads_content') || does('passes_on') || does('goes_to_court')),
    state === 'uk' && untold && (does('passes_on') || does('goes_to_court')),
    state === 'fr' && record.personal && does('passes_on') && instrument === 'uk_fr_2025',
  ];
  return !refusals.includes(true);
}

const drawn = fc.sample(requests, { numRuns: 2_400, seed });

/** The first drawn question that these policies answer otherwise than FACTS. */
function firstLeak(state: State, policies: Policies): Request | undefined {
  return drawn.find((request) => policies.allows(request).allowed !== expected(state, request));
}

test('both nodes decide every drawn question as the access decision of the facts says', () => {
  expect(firstLeak('uk', uk)).toBeUndefined();
  expect(firstLeak('fr', fr)).toBeUndefined();
  const allowed = drawn.filter((request) => uk.allows(request).allowed).length;
  expect(allowed).toBeGreaterThan(240); // a policy that refuses everything proves nothing
  expect(drawn.length - allowed).toBeGreaterThan(1_000);
  for (const act of acts) {
    const yes = drawn.filter((request) => request.action === act && uk.allows(request).allowed);
    expect([act, yes.length > 0]).toEqual([act, true]);
  }
});

describe('no attribute opens what is shut', () => {
  const check = (property: (request: Request, pick: number) => void): void =>
    fc.assert(fc.property(requests, fc.nat(), property), { seed, numRuns: 1_000 });

  test('a restriction added to a record never turns a deny into an allow', () => {
    check((request, pick) => {
      const { record } = request;
      const added: readonly Partial<RecordFacts>[] = [
        { caveats: [...record.caveats, 'caveat-new'] },
        { conditions: [...new Set([...record.conditions, conditions[pick % 5] ?? 'H2'])] },
        { namedList: record.namedList ?? ['example-1'] },
        { marking: null },
        { purpose: null },
        { personal: true },
        { conditionsWritten: false },
      ];
      const restricted = { ...request, record: { ...record, ...added[pick % added.length] } };
      if (!uk.allows(request).allowed) expect(uk.allows(restricted).allowed).toBe(false);
      if (!fr.allows(request).allowed) expect(fr.allows(restricted).allowed).toBe(false);
    });
  });

  test('whoever holds less is never allowed more', () => {
    check((request, pick) => {
      const { asker } = request;
      const less: readonly Partial<typeof asker>[] = [
        { markings: asker.markings.filter((marking) => marking !== markings[pick % markings.length]) },
        { caveats: asker.caveats.slice(1) },
        { purposes: asker.purposes.slice(pick % 2) },
        { agency: null },
        { state: null },
        { roles: [] },
      ];
      const lower = { ...request, asker: { ...asker, ...less[pick % less.length] } };
      const unhelped = { ...request, ...(pick % 2 === 0 ? { approved: false } : { lifeAtRisk: false }) };
      if (!uk.allows(request).allowed) expect(uk.allows(unhelped).allowed).toBe(false);
      if (!uk.allows(request).allowed) expect(uk.allows(lower).allowed).toBe(false);
    });
  });

  test('neither release, nor jurisdiction, nor permission, nor broken glass overcomes a marking or a purpose that is not held', () => {
    const everything = {
      releasedTo: ['agency-a', 'agency-b'],
      releasedToStates: states,
      jurisdiction: ['remit-a'],
    };
    check((request) => {
      const open = { ...request.record, ...everything, permittedActs: acts, conditions: [] };
      const glass = { ...request, record: open, approved: true, lifeAtRisk: true, reasonGiven: true };
      const { marking, purpose } = open;
      const acrossWings = ['serves_subject', 'reads_trail'].some((one) =>
        groupsOf(request.action).includes(one),
      );
      const holds =
        marking !== null &&
        purpose !== null &&
        request.asker.markings.includes(marking) &&
        (request.asker.purposes.includes(purpose) || acrossWings);
      if (!holds) expect(uk.allows(glass).allowed).toBe(false);
    });
  });
});

interface Leak {
  readonly file: string;
  readonly from: string | RegExp;
  readonly to: string;
  readonly state?: State;
}

/** Ways to spoil the policies that a hurried hand would find; each must be seen by the draw or refused at loading. */
const leaks: Readonly<Record<string, Leak>> = {
  'unmarked records pass': {
    file: 'walls',
    from: 'resource has marking &&\n  principal.markings.contains(resource.marking)',
    to: '!(resource has marking) || principal.markings.contains(resource.marking)',
  },
  'caveats are not asked': {
    file: 'walls',
    from: 'principal.caveats.containsAll(resource.caveats)',
    to: 'true',
  },
  'one caveat is enough': {
    file: 'walls',
    from: 'containsAll(resource.caveats)',
    to: 'containsAny(resource.caveats)',
  },
  'purpose is not asked': {
    file: 'walls',
    from: 'principal.purposes.contains(resource.purpose) ||',
    to: '!principal.purposes.isEmpty() ||',
  },
  'operations reach protection': {
    file: 'walls',
    from: '"border_control"]',
    to: '"border_control", "protection"]',
  },
  'the list of names is turned round': {
    file: 'walls',
    from: '!resource.namedList',
    to: 'resource.namedList',
  },
  'a device stands on every list': {
    file: 'walls',
    from: /forbid \(principal is Device[\s\S]*?;/,
    to: 'forbid (principal is Device, action, resource is Record) when { resource has namedList && resource.conditionsWritten };',
  },
  'release to one state is release to all': {
    file: 'walls',
    from: 'resource.releasedToStates.contains(principal.state)',
    to: '!resource.releasedToStates.isEmpty()',
  },
  'jurisdiction is anybody’s': {
    file: 'walls',
    from: 'resource.jurisdiction.containsAny(principal.remits)',
    to: '!resource.jurisdiction.isEmpty()',
  },
  'H0 is a label': {
    file: 'handling',
    from: '!(action in Action::"inquiry")',
    to: 'action in Action::"oversight"',
  },
  'H1 blocks passing on instead': {
    file: 'handling',
    from: 'Action::"goes_to_court"',
    to: 'Action::"passes_on"',
  },
  'H2 blocks the court instead': {
    file: 'handling',
    from: 'Action::"passes_on"',
    to: 'Action::"goes_to_court"',
  },
  'C without conditions is free': {
    file: 'handling',
    from: '!resource.conditionsWritten || resource.blockedActs.isEmpty() || ',
    to: '',
  },
  'one permission is every permission': {
    file: 'handling',
    from: /resource\.permittedActs\.contains\(context\.act\)/g,
    to: '!resource.permittedActs.isEmpty()',
  },
  'administrators may read': { file: 'administration', from: /Action::"reads_content",\s+/, to: '' },
  'France asks no reason for sending': {
    file: 'reason',
    from: 'Action::"reads_content", Action::"passes_on"',
    to: 'Action::"reads_content"',
    state: 'fr',
  },
  'an agreement that forbids nothing': {
    file: 'agreement',
    from: '&& context has instrument &&',
    to: '&& !(context has instrument) && context has instrument &&',
    state: 'fr',
  },
  'a grave act waits for nobody': {
    file: 'approvals',
    from: 'resource is Record)\nunless { context.approved };',
    to: 'resource is Record)\nunless { context.approved || context.reasonGiven };',
  },
  'broken glass opens every act': {
    file: 'walls',
    from: /action in Action::"opens_for_life" &&/g,
    to: 'action in Action::"operations" &&',
  },
  'broken glass opens every purpose': {
    file: 'walls',
    from: /resource has purpose &&\n {2}resource.purpose == "save_life"\n};/g,
    to: 'resource has purpose\n};',
  },
  'broken glass needs no breaking': {
    file: 'walls',
    from: /context\.lifeAtRisk &&/g,
    to: '(context.lifeAtRisk || context.reasonGiven) &&',
  },
  'a device breaks the glass': { file: 'walls', from: '  principal is Staff &&\n', to: '' },
  'a log reader needs no purpose of oversight': {
    file: 'walls',
    from: 'principal.purposes.contains("oversight") &&',
    to: '!principal.purposes.isEmpty() &&',
  },
  'every act of oversight reaches every wing': {
    file: 'walls',
    from: /Action::"oversight" && resource\.purpose == "oversight"/,
    to: 'Action::"oversight"',
  },
  'a monitor takes part': {
    file: 'monitor',
    from: '[Action::"operations", Action::"inquiry"',
    to: '[Action::"inquiry"',
  },
  'a permit for everybody': {
    file: 'picture',
    from: /principal is Staff in Role::"observer"/,
    to: 'principal',
  },
  'a permit for every act': {
    file: 'picture',
    from: /action in \[Action::"operations\/picture\/see"\]/,
    to: 'action',
  },
  'a permit for a whole wing': {
    file: 'picture',
    from: /action in \[Action::"operations\/picture\/see"\]/,
    to: 'action in [Action::"operations"]',
  },
};

function spoil(sources: PolicySources, { file, from, to }: Leak): PolicySources {
  const files = sources.files.map((one) =>
    one.name.includes(file) ? { ...one, text: one.text.replace(from, to) } : one,
  );
  return { ...sources, files };
}

describe('planted leaks are found', () => {
  test.for(Object.entries(leaks))('%s', ([, leak]) => {
    const state = leak.state ?? 'uk';
    const sources = withInventedActs(realTexts(state));
    const spoilt = spoil(sources, leak);
    expect(spoilt.files).not.toEqual(sources.files);
    const read = loadPolicies(cedar, spoilt);
    if (read.ok) expect(firstLeak(state, read.value)).toBeDefined();
    else expect(read.refusal.map(({ code }) => code)).not.toEqual([]);
  });
});
