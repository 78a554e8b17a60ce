import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { detailContext, hashOf, open, seal } from './vault-seal.ts';

const key = randomBytes(32);
const bytes = fc.uint8Array({ maxLength: 200 });

test('law: what is sealed is opened under the same key and context, and under no other', () => {
  fc.assert(
    fc.property(bytes, fc.string(), fc.string(), (plain, context, other) => {
      const body = seal(key, plain, context);
      expect(open(key, body, context)).toEqual(Buffer.from(plain));
      expect(open(randomBytes(32), body, context)).toBe(null);
      expect(open(key, body, `${context}${other}.`)).toBe(null);
    }),
    { seed: 1, numRuns: 200 },
  );
});

test('law: any one bit flipped in nonce, body or tag is found, by the tag and by the hash', () => {
  fc.assert(
    fc.property(bytes, fc.nat(), fc.integer({ min: 0, max: 7 }), (plain, at, bit) => {
      const body = seal(key, plain, 'context');
      const all = Buffer.concat([body.nonce, body.sealed]);
      const place = at % all.length;
      all[place] = (all[place] ?? 0) ^ (1 << bit);
      const damaged = { nonce: all.subarray(0, 12), sealed: all.subarray(12) };
      expect(open(key, damaged, 'context')).toBe(null);
      expect(hashOf(damaged)).not.toBe(hashOf(body));
    }),
    { seed: 2, numRuns: 300 },
  );
});

test('law: two sealings of the same share neither nonce nor body', () => {
  fc.assert(
    fc.property(bytes, (plain) => {
      const [one, two] = [seal(key, plain, 'c'), seal(key, plain, 'c')];
      expect(one.nonce.equals(two.nonce) || one.sealed.equals(two.sealed)).toBe(false);
    }),
    { seed: 3, numRuns: 100 },
  );
});

test('a cut body and a cut nonce are refused; the parts of a context cannot run into one another', () => {
  const { nonce, sealed } = seal(key, Buffer.from('x'), 'c');
  expect(open(key, { nonce, sealed: sealed.subarray(0, 15) }, 'c')).toBe(null);
  expect(open(key, { nonce: nonce.subarray(1), sealed }, 'c')).toBe(null);
  expect(detailContext('a', 'bc', 'd')).not.toBe(detailContext('ab', 'c', 'd'));
});
