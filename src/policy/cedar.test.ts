import * as cedar from '@cedar-policy/cedar-wasm/nodejs';
import { describe, expect, test } from 'vitest';
import { boundedCache } from './bounded-cache.ts';
import { loadPolicies } from './cedar.ts';
import type { CedarModule } from './engine.ts';
import { loaded, realTexts } from './given-policies.ts';
import { type PolicyFaultCode, policyFaultText, policyFaultTexts } from './policy-faults.ts';
import type { AccessRequest } from './request.ts';

const real = realTexts('uk');
const head = '@id("planted") @why_en("why") @why_fr("pourquoi")';
const forbid = `${head} @right("role") forbid`;

function faultsOf(text: string, schema = real.schema.text) {
  const files = [...real.files, { name: 'joint/planted.cedar', text }];
  const read = loadPolicies(cedar, { schema: { name: 'schema', text: schema }, files });
  return read.ok ? [] : read.refusal;
}

const planted: readonly (readonly [PolicyFaultCode, string])[] = [
  ['policy_unreadable', 'permit (principal action resource);'],
  ['template_refused', `${head} permit (principal == ?principal, action, resource);`],
  ['id_missing', '@why_en("why") @why_fr("pourquoi") @right("role") forbid (principal, action, resource);'],
  [
    'id_missing',
    '@id("Not This") @why_en("why") @why_fr("pourquoi") @right("role") forbid (principal, action, resource);',
  ],
  ['id_repeated', `${forbid.replace('planted', 'named-list')} (principal, action, resource);`],
  ['why_missing', '@id("planted") @why_en("why") @right("role") forbid (principal, action, resource);'],
  [
    'why_missing',
    '@id("planted") @why_en("why") @why_fr("why") @right("role") forbid (principal, action, resource);',
  ],
  ['right_unknown', `${head} forbid (principal, action, resource);`],
  ['right_unknown', `${head} @right("anything") forbid (principal, action, resource);`],
  ['permit_too_wide', `${head} permit (principal, action in [Action::"operations/picture/see"], resource);`],
  ['permit_too_wide', `${head} permit (principal in Role::"observer", action, resource);`],
  [
    'permit_too_wide',
    `${head} permit (principal in Role::"observer", action in Action::"operations", resource);`,
  ],
  ['action_unknown', `${forbid} (principal, action == Action::"operations/picture/sea", resource);`],
  ['ill_typed', `${forbid} (principal, action, resource is Record) when { resource.marked };`],
  ['ill_typed', `${forbid} (principal in Role::"watch_oficer", action, resource);`],
  [
    'value_unknown',
    `${forbid} (principal, action, resource is Record) when { resource.conditions.contains("h2") };`,
  ],
  ['never_applies', `${forbid} (principal is Device, action, resource is Device);`],
  [
    'forbidden_ground',
    `${forbid} (principal, action, resource is Record) when { resource.nationality == "fr" };`,
  ],
];

describe('a policy with a fault does not load', () => {
  test.for(planted)('%s: %s', ([code, text]) => {
    const found = faultsOf(`// a comment, accentuée\n\n${text}`);
    const own = found.find((fault) => fault.code === code);
    expect(own?.place).toBe('joint/planted.cedar:3');
  });

  test('nor does a schema that cannot be read, leaves an action without its wing, or names a ground', () => {
    const codes = (schema: string) => faultsOf('', schema).map(({ code }) => code);
    expect(codes('entity ;')).toEqual(['schema_unreadable']);
    const lost =
      'action "cases/care/see" in ["operations", "reads_content"] appliesTo { principal: [Staff], resource: [Room], context: {} };';
    expect(codes(`${real.schema.text}\n${lost}`)).toEqual(['action_unplaced']);
    const idle = lost.replace('"operations", "reads_content"', '"cases"');
    expect(codes(`${real.schema.text}\n${idle}`)).toEqual(['action_unplaced']);
    const nested = real.schema.text.replace(
      'action "operations", "inquiry"',
      'action "all"; action "operations" in ["all"]; action "inquiry"',
    );
    expect(codes(nested)).toContain('action_unplaced');
    expect(
      codes(real.schema.text.replace('personal: Bool', 'personal: Bool, countryOfBirth: String')),
    ).toContain('forbidden_ground');
  });

  test('every fault says in both languages what is wrong, and where', () => {
    for (const code of Object.keys(policyFaultTexts) as PolicyFaultCode[]) {
      const { en, fr } = policyFaultText({ code, place: 'joint/x.cedar:1', what: 'this' });
      expect(en).toContain('joint/x.cedar:1');
      expect(fr).toContain('joint/x.cedar:1');
      expect(en).not.toBe(fr);
    }
  });
});

const request: AccessRequest = {
  asker: {
    kind: 'staff',
    id: 'example-1',
    roles: ['observer'],
    desk: null,
    agency: null,
    remits: [],
    state: null,
    markings: [],
    caveats: [],
    purposes: [],
  },
  action: 'operations/picture/see',
  record: null,
  reasonGiven: false,
  instrument: null,
};

test('a decision names the rule that made it; an action that no schema knows is denied', () => {
  const policies = loaded(real);
  expect(policies.allows(request)).toEqual({ allowed: true, why: ['picture-observer'] });
  expect(policies.allows({ ...request, action: 'operations' })).toEqual({ allowed: false, why: [] });
  expect(policies.allows({ ...request, action: 'constructor' })).toEqual({ allowed: false, why: [] });
});

test('a question with a value from no closed list is denied, since a misspelt condition would block nothing', () => {
  const policies = loaded(real);
  const asker = { ...request.asker, markings: ['officiel'] as unknown as [] };
  expect(policies.allows({ ...request, asker }).allowed).toBe(false);
});

test('a rule that fails is no allowance, and neither is an engine that cannot judge', () => {
  const response = {
    decision: 'allow' as const,
    diagnostics: { reason: ['picture-observer'], errors: [{ policyId: 'marking-held' }] },
  };
  for (const answer of [
    { type: 'success' as const, response },
    { type: 'failure' as const, errors: [] },
  ]) {
    const failing: CedarModule = { ...cedar, statefulIsAuthorized: () => answer };
    const read = loadPolicies(failing, real);
    if (!read.ok) throw new Error('the real policies load');
    expect(read.value.allows(request)).toEqual({ allowed: false, why: [] });
  }
});

test('the engine is asked once for the same question, and each set of policies answers for itself', () => {
  let asked = 0;
  const counting: CedarModule = {
    ...cedar,
    statefulIsAuthorized: (call) => {
      asked += 1;
      return cedar.statefulIsAuthorized(call);
    },
  };
  const read = loadPolicies(counting, real);
  const without = loadPolicies(counting, {
    ...real,
    files: real.files.filter(({ name }) => !name.includes('picture')),
  });
  if (!read.ok || !without.ok) throw new Error('both load');
  for (let again = 0; again < 3; again += 1) {
    expect(read.value.allows(request).allowed).toBe(true);
    expect(without.value.allows(request).allowed).toBe(false);
  }
  expect(asked).toBe(2);
});

test('the cache holds so many and forgets the one longest unasked', () => {
  const cache = boundedCache<number>(2);
  cache.set('a', 1);
  cache.set('b', 2);
  expect(cache.get('a')).toBe(1);
  cache.set('c', 3);
  expect([cache.get('a'), cache.get('b'), cache.get('c'), cache.size]).toEqual([1, undefined, 3, 2]);
});
