import { expect, test } from 'vitest';
import { createAccess } from './access.ts';

const title = { en: 'invented', fr: 'fictif' };
const access = createAccess({ title, roles: { watch: ['operations/picture/see'], nobody_special: [] } });

test('what no role lists is refused', () => {
  expect(access.allows(['watch'], 'operations/picture/see')).toBe(true);
  expect(access.allows(['watch'], 'operations/picture')).toBe(false);
  expect(access.allows(['watch'], 'operations/picture/seeAll')).toBe(false);
  expect(
    access.allows(['nobody_special', 'unknown', 'constructor', '__proto__'], 'operations/picture/see'),
  ).toBe(false);
  expect(access.allows([], 'operations/picture/see')).toBe(false);
});

test('a policy with a wildcard or a misspelt part does not load', () => {
  expect(() => createAccess({ title, roles: { all: ['*'] } })).toThrow();
  expect(() => createAccess({ title, roles: {}, bypass: true })).toThrow();
});
