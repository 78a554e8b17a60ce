import { expect, test } from 'vitest';
import { verdictLine } from './proof.ts';
import { prove, readWanted } from './prove.ts';

test('a verdict stands alone on its line with its figures', () => {
  expect(verdictLine('kills', { pass: true, figures: { kills: 300, lost: 0 } })).toBe(
    'kills: pass (kills 300, lost 0)',
  );
  expect(verdictLine('kills', { pass: false, figures: {} })).toBe('kills: fail');
});

test('wrong use is told with the word that was wrong, and answers 2', async () => {
  expect(readWanted(['--size', 'huge'])).toContain('--size huge');
  expect(readWanted(['--seed', 'x'])).toContain('--seed x');
  expect(readWanted(['no-such-proof'])).toContain('no-such-proof');
  expect(readWanted(['--minutes', '0'])).toContain('--minutes 0');
  expect(readWanted(['--minutes', '3'])).toMatchObject({ minutes: 3 });
  expect(readWanted([])).toEqual({ names: [], size: 'small', seed: 1 });
  expect(await prove(['no-such-proof'])).toBe(2);
});
