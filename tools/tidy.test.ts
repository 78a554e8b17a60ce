import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { checkTree } from './tidy/check.ts';
import { lines, readTree } from './tidy/tree.ts';

const tree = readTree(fileURLToPath(new URL('..', import.meta.url)));

describe('the house is tidy', () => {
  test.for(Object.entries(checkTree(tree)))('%s', ([, findings]) => {
    expect(lines(findings)).toEqual([]);
  });
});
