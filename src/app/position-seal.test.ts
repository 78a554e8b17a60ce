import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createPositionSeal } from './position-seal.ts';

const seal = createPositionSeal(Buffer.alloc(32, 1));

test('every place comes back, in texts of one length that never repeat', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }), (position) => {
      const [once, again] = [seal.seal(position), seal.seal(position)];
      expect(seal.open(once)).toBe(position);
      expect(once).not.toBe(again);
      expect(once).toHaveLength(50);
    }),
  );
});

test('what is changed, cut, made up or another node’s is no place', () => {
  const text = seal.seal(118);
  const other = createPositionSeal(Buffer.alloc(32, 2));
  const changed = `${text.slice(0, 20)}${text[20] === 'A' ? 'B' : 'A'}${text.slice(21)}`;
  for (const wrong of [changed, text.slice(0, -1), '118', '', `p.${'A'.repeat(48)}`])
    expect(seal.open(wrong)).toBeNull();
  expect(other.open(text)).toBeNull();
});
