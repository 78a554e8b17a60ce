import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { checkTree } from './tidy/check.ts';
import { lines, readTree } from './tidy/tree.ts';

const tree = readTree(fileURLToPath(new URL('..', import.meta.url)));

/** What can only hold once all rooms are in the tree. */
const wired = new Set([
  'every folder registered',
  'no file that nobody imports',
  'every event type handled, evolved, opened and worded',
  'every codec has its source and samples',
]);
const isWired = tree.has('src/console/main.tsx');

describe('the house is tidy', () => {
  test.for(Object.entries(checkTree(tree)))('%s', ([chapter, findings], { skip }) => {
    if (wired.has(chapter) && !isWired) skip('not all rooms are in this tree');
    expect(lines(findings)).toEqual([]);
  });
});
