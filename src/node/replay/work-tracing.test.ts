import { expect, test } from 'vitest';
import { partingIn, relationIn } from './work-tracing.ts';

test.for([
  ['husband stayed on other boat', 'spouse'],
  ['looks for wife', 'spouse'],
  ['cherche son épouse', 'spouse'],
  ['her son was behind her', 'child'],
  ['cherche sa mère', 'parent'],
  ['cherche sa grand-mère', 'grandparent'],
  ['looks for his brother', 'sibling'],
  ['diabetic, no medicine', null],
  ['', null],
] as const)('"%s" seeks %s', ([note, relation]) => {
  expect(relationIn(note)).toBe(relation);
});

test.for([
  ['husband stayed on other boat', 'other_boat'],
  ['passée sur l’autre canot', 'other_boat'],
  ['lost him in the water', 'at_sea'],
  ['restée sur la plage', 'before_boarding'],
  ['looks for wife', 'unknown'],
] as const)('"%s": %s', ([words, how]) => {
  expect(partingIn(words)).toBe(how);
});
