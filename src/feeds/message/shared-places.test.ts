import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sharedPlaces } from './shared-places.ts';

// Invented places; the hosts are those that telephones share by, the pairs nobody's.
test.each([
  ['https://maps.google.com/?q=50.91234,1.51234', 50.91234, 1.51234, 20],
  ['https://www.google.com/maps?q=loc:50.9123,1.5123&z=15', 50.9123, 1.5123, 20],
  ['https://www.google.com/maps/search/?api=1&query=50.9123%2C1.5123', 50.9123, 1.5123, 20],
  ['https://www.google.com/maps/place/50.9123,1.5123/@50.9,1.5,12z', 50.9123, 1.5123, 20],
  ['https://www.google.com/maps/place/A/@50.9,1.5,12z/data=!3d50.91!4d1.5123', 50.91, 1.5123, 556],
  ['https://www.google.com/maps/@50.9123,1.5123,14z', 50.9123, 1.5123, 500],
  ['https://maps.apple.com/?ll=50.9123,1.5123&q=Here', 50.9123, 1.5123, 20],
  ['https://www.openstreetmap.org/?mlat=50.9120&mlon=1.5123#map=12/50/1.5', 50.912, 1.5123, 20],
  ['https://www.openstreetmap.org/#map=13/50.9123/-1.5123', 50.9123, -1.5123, 500],
  ['https://waze.com/ul?ll=50.9123,1.5123&navigate=yes', 50.9123, 1.5123, 20],
  ['geo:50.9123,1.5123;u=35', 50.9123, 1.5123, 35],
  ['geo:50.9,1.5', 50.9, 1.5, 5_560],
  ['geo:0,0?q=50.9123,1.5123(Here)', 50.9123, 1.5123, 20],
  ['geo:50.9,1.5?q=50.9123%2C1.5123%28Here%29', 50.9123, 1.5123, 20],
  [
    "https://www.google.com/maps/place/50%C2%B054'44.3%22N+1%C2%B030'44.3%22E/@50.9,1.5,17z/data=!4m4!3d50.9123!4d1.5123",
    50.9123,
    1.5123,
    20,
  ],
  ["'https://maps.google.com/?q=50.9123,1.5123'", 50.9123, 1.5123, 20],
  ['https://yandex.com/maps/?ll=1.5%2C50.9&whatshere[point]=1.5123%2C50.9123&z=15', 50.9123, 1.5123, 20],
  ['https://yandex.ru/maps/?pt=1.5123,50.9123,pm2~1.6,50.8&z=15', 50.9123, 1.5123, 20],
  ['https://maps.yandex.com.tr/?ll=1.5123,50.9123&z=15', 50.9123, 1.5123, 500],
  ['https://2gis.com/geo/1.5123,50.9123', 50.9123, 1.5123, 20],
  ['Help us (https://maps.google.com/?q=-50.9123,-1.5123).', -50.9123, -1.5123, 20],
])('%s', (text, lat, lon, accuracyMetres) => {
  expect(sharedPlaces(text)).toEqual({ places: [{ lat, lon, accuracyMetres }], unread: 0 });
});

test.each([
  ['no fix yet', 'https://maps.google.com/?q=0,0'],
  ['no place on earth', 'https://maps.google.com/?q=91.5,1.5'],
  ['another frame', 'geo:50.9,1.5;crs=moon'],
  ['a page like any other', 'https://example.org/?q=weather'],
  ['figures without a link', '50.9123, 1.5123'],
])('%s is no place', (_what, text) => {
  expect(sharedPlaces(text)).toEqual({ places: [], unread: 0 });
});

test('a shortened link is not followed but counted; the same place twice is one', () => {
  const link = 'https://maps.google.com/?q=50.9123,1.5123';
  const { places, unread } = sharedPlaces(`${link} https://maps.app.goo.gl/AbCd1234 ${link}`);
  expect([places.length, unread]).toEqual([1, 1]);
});

/** Signs that stumble: of no text, of two units, half of one. */
const odd = fc.constantFrom('a', '5', '\u0000', '\uD800', '\uDC00', '😀', '\u202E', 'é');

test('any text is read to its end, and what is read is a place', () => {
  const bits = fc.constantFrom(
    'https://',
    'geo:',
    'q=',
    '50.9,',
    '1.5',
    '%',
    '@',
    '#map=',
    '!3d',
    '&',
    '/',
    ' ',
    '\u0000',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(bits, fc.string({ unit: odd })), { maxLength: 30 }), (parts) => {
      for (const { lat, lon, accuracyMetres } of sharedPlaces(parts.join('')).places)
        expect(Math.abs(lat) <= 90 && Math.abs(lon) <= 180 && accuracyMetres >= 20).toBe(true);
    }),
  );
});
