import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonical } from './canonical.ts';
import { isStoreFault } from './faults.ts';

test('names stand in UTF-16 order, numbers and strings as ECMAScript writes them', () => {
  const value = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\u{1f600}': 5, '\u0080': 6, '\u00f6': 7 };
  const order = ['"\\r":2', '"1":4', '"\u0080":6', '"ö":7', '"€":1', '"😀":5', '"\ufb33":3'];
  expect(canonical(value)).toBe(`{${order.join(',')}}`);
  expect(canonical([333333333.3333333, 1e30, 4.5, 2e-3, 1e-27, -0, null, true])).toBe(
    '[333333333.3333333,1e+30,4.5,0.002,1e-27,0,null,true]',
  );
});

test('the order in which names were given does not show', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string({ unit: 'grapheme' }), fc.integer()), (object) => {
      const turned = Object.fromEntries(Object.entries(object).reverse());
      const isStorable = Object.keys(object).every((key) => !key.includes('\u0000'));
      if (isStorable) expect(canonical(turned)).toBe(canonical(object));
      if (isStorable) expect(JSON.parse(canonical(object))).toEqual(object);
    }),
  );
});

const deep = Array.from({ length: 70 }).reduce<unknown>((inner) => [inner], 1);

test.each<[string, unknown, string]>([
  ['NUL', { a: ['x\u0000'] }, '$.a[0]'],
  ['a lone surrogate', ['\udc00'], '$[0]'],
  ['no number', { n: Number.NaN }, '$.n'],
  ['undefined', { gone: undefined }, '$.gone'],
  ['a date', { at: new Date(0) }, '$.at'],
  ['a big integer', { n: 1n }, '$.n'],
  ['too deep', deep, '$[0]'],
])('%s is refused with its place', (_, value, place) => {
  const attempt = () => canonical(value);
  expect(attempt).toThrow(place);
  try {
    attempt();
  } catch (error) {
    expect(isStoreFault(error, 'not_storable')).toBe(true);
  }
});
