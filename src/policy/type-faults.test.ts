import * as cedar from '@cedar-policy/cedar-wasm/nodejs';
import { expect, test } from 'vitest';
import { loadPolicies } from './cedar.ts';
import type { CedarModule } from './engine.ts';
import { loaded, realTexts } from './given-policies.ts';

const real = realTexts('uk');
const { rules } = loaded(real);

/** Ways in which a permit goes wrong that only the engine sees; the last is sound. */
const spoilers: readonly ((text: string) => string)[] = [
  (text) => text.replace(/;\s*$/, ' when { resource.marked };'),
  (text) => text.replace(/;\s*$/, ' when { context.nothing };'),
  (text) => text.replace(/Role::"[a-z_]+"/, (role) => role.replace('_', '')),
  (text) => text.replace(/principal is Staff in /, 'principal is Device in '),
  (text) => text.replace(/;\s*$/, ' when { resource is Room && resource is Record };'),
  (text) =>
    text.replace(/;\s*$/, ' when { action in Action::"inquiry" || action == Action::"cases/vault/open" };'),
  (text) => text.replace(/;\s*$/, ' when { context.reasonGiven };'),
];

test('a permit held against its own acts is found as wrong as against every act', () => {
  const permits = rules
    .filter(({ effect }) => effect === 'permit')
    .map((rule, index) => ({ ...rule, text: spoilers[index % spoilers.length]?.(rule.text) ?? '' }));
  const answer = cedar.validate({
    validationSettings: { mode: 'strict' },
    schema: real.schema.text,
    policies: { staticPolicies: Object.fromEntries(permits.map(({ id, text }) => [id, text])) },
  });
  if (answer.type === 'failure') throw new Error('the engine reads every one of them');
  const expected = [...answer.validationErrors, ...answer.validationWarnings].map(
    ({ error }) => error.message,
  );
  // Each in a file of its own: permits of one file are asked together, and one that is wrong takes the others along.
  const files = permits.map(({ id, text }) => ({ name: `${id}.cedar`, text }));
  const read = loadPolicies(cedar, { ...real, files });
  const found = read.ok
    ? []
    : read.refusal.filter(({ code }) => code === 'ill_typed' || code === 'never_applies');
  expect(found.map(({ what }) => what).toSorted()).toEqual(expected.toSorted());
  expect(new Set(found.map(({ code }) => code)).size).toBe(2);
  const wrong = new Set(found.map(({ place }) => place)).size;
  expect(wrong).toBeGreaterThan(permits.length / 2);
  expect(wrong).toBeLessThan(permits.length);
});

test('a text once held is not held again, and what was found in it is told again where it then stands', () => {
  const held: string[] = [];
  const counting: CedarModule = {
    ...cedar,
    validate: (call: { policies: { staticPolicies: Record<string, string> } }) => {
      held.push(...Object.keys(call.policies.staticPolicies));
      return cedar.validate(call as never);
    },
  };
  const faulty = (from: number, change = '') => ({
    name: 'joint/planted.cedar',
    text: `${'\n'.repeat(from)}@id("planted") @why_en("why${change}") @why_fr("pourquoi") @right("role")\nforbid (principal, action, resource is Record) when { resource.marked };`,
  });
  const faultsWith = (file: { readonly name: string; readonly text: string }) => {
    held.length = 0;
    const read = loadPolicies(counting, { ...real, files: [...real.files, file] });
    return read.ok ? [] : read.refusal.map(({ code, place }) => `${code} ${place}`);
  };
  expect(faultsWith(faulty(0))).toEqual(['ill_typed joint/planted.cedar:1']);
  expect(new Set(held)).toEqual(new Set([...rules.map(({ id }) => id), 'planted']));
  expect(faultsWith(faulty(2))).toEqual(['ill_typed joint/planted.cedar:3']);
  expect(held).toEqual([]);
  expect(faultsWith(faulty(0, ' else'))).toEqual(['ill_typed joint/planted.cedar:1']);
  expect(held).toEqual(['planted']);
});
