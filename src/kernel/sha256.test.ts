import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hmacSha256Hex, sha256Hex } from './sha256.ts';

// FIPS 180-4 examples (NIST, "SHA256.pdf") and the empty text.
const samples = {
  '': 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  abc: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq:
    '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
};

test.for(Object.entries(samples))('"%s" has the published hash', ([text, hash]) =>
  expect(sha256Hex(text)).toBe(hash),
);

test('any text has the hash that the machine gives it', () =>
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      expect(sha256Hex(text)).toBe(createHash('sha256').update(text, 'utf8').digest('hex'));
    }),
    { seed: 2_026, numRuns: 500 },
  ));

describe('HMAC-SHA-256', () => {
  // RFC 4231, test cases 1, 2 and 6 (a key longer than a block).
  const cases = [
    [
      new Uint8Array(20).fill(0x0b),
      'Hi There',
      'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7',
    ],
    [
      new TextEncoder().encode('Jefe'),
      'what do ya want for nothing?',
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    ],
    [
      new Uint8Array(131).fill(0xaa),
      'Test Using Larger Than Block-Size Key - Hash Key First',
      '60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54',
    ],
  ] as const;
  test.for(cases)('%#', ([key, text, expected]) => {
    expect(hmacSha256Hex(key, text)).toBe(expected);
  });
});
