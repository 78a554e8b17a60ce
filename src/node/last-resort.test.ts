import { expect, test } from 'vitest';
import { lastResort } from './last-resort.ts';

test('an error that nobody caught is said by kind and place, and ends the process', () => {
  const lines: string[] = [];
  const codes: number[] = [];
  const caught = lastResort({ say: (line) => void lines.push(line), exit: (code) => void codes.push(code) });
  caught(new TypeError('the name of A. Example'));
  expect(codes).toEqual([1]);
  expect(lines.join('\n')).toMatch(/uncaught fault .*: TypeError at src\/node\/last-resort\.test\.ts:\d+$/);
  expect(lines.join('\n')).not.toContain('Example');
});
