import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fitWithin } from './photo-fit.ts';
import { photoHead, photoLimits } from './photo-head.ts';
import { photoTakenAt, withTakenAt } from './photo-time.ts';

const taken = '2026:11:26 05:00:07';
/** Start, a frame of 4000 x 3000, end: the head of a picture, without a picture. */
const jpeg = new Uint8Array([
  0xff, 0xd8, 0xff, 0xc0, 0, 17, 8, 0x0b, 0xb8, 0x0f, 0xa0, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1, 0xff, 0xd9,
]);

function png(width: number, height: number): Uint8Array {
  const bytes = new Uint8Array(33);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  new DataView(bytes.buffer).setUint32(16, width);
  new DataView(bytes.buffer).setUint32(20, height);
  return bytes;
}

function webp(form: string, fill: (view: DataView) => void): Uint8Array {
  const bytes = new Uint8Array(32);
  bytes.set(new TextEncoder().encode('RIFF'), 0);
  bytes.set(new TextEncoder().encode('WEBP'), 8);
  bytes.set(new TextEncoder().encode(form), 12);
  fill(new DataView(bytes.buffer));
  return bytes;
}

describe('the head of a picture', () => {
  test('its size is read without unpacking it', () => {
    expect(photoHead(jpeg)).toEqual({ ok: true, value: { form: 'jpeg', width: 4000, height: 3000 } });
    expect(photoHead(png(640, 480))).toMatchObject({ value: { form: 'png', width: 640, height: 480 } });
    const plain = webp('VP8 ', (view) => {
      view.setUint16(26, 320, true);
      view.setUint16(28, 200, true);
    });
    expect(photoHead(plain)).toMatchObject({ value: { form: 'webp', width: 320, height: 200 } });
    const lossless = webp('VP8L', (view) => view.setUint32(21, 319 + 199 * 0x4000, true));
    expect(photoHead(lossless)).toMatchObject({ value: { width: 320, height: 200 } });
    const extended = webp('VP8X', (view) => {
      view.setUint16(24, 319, true);
      view.setUint16(27, 199, true);
    });
    expect(photoHead(extended)).toMatchObject({ value: { width: 320, height: 200 } });
  });

  test('a bomb is refused by what it says of itself: small as a file, huge once unpacked', () => {
    expect(photoHead(png(60_000, 60_000))).toMatchObject({ refusal: { code: 'photo_too_large' } });
    expect(photoHead(new Uint8Array(photoLimits.bytesMax + 1))).toMatchObject({
      refusal: { code: 'photo_too_large' },
    });
  });

  test.for([
    ['a text', new TextEncoder().encode('no picture at all, only words'), 'not_a_photo'],
    ['nothing', new Uint8Array(0), 'not_a_photo'],
    ['a picture cut short', jpeg.subarray(0, 8), 'photo_broken'],
    ['a picture without size', png(0, 10), 'photo_broken'],
    ['an unknown kind of WebP', webp('VP9 ', () => {}), 'photo_broken'],
  ] as const)('%s is refused', ([, bytes, code]) => {
    expect(photoHead(bytes)).toMatchObject({ refusal: { code } });
  });

  test('whatever bytes come, it answers', () => {
    const starts = fc.constantFrom([0xff, 0xd8], [0x89, 0x50, 0x4e, 0x47], [0x52, 0x49, 0x46, 0x46], []);
    fc.assert(
      fc.property(starts, fc.uint8Array({ maxLength: 300 }), (start, rest) => {
        const bytes = new Uint8Array([...start, ...rest]);
        photoHead(bytes);
        photoTakenAt(bytes);
      }),
    );
  });
});

describe('the time of a picture', () => {
  test('is all the EXIF that is written, and is read back', () => {
    const timed = withTakenAt(jpeg, taken);
    expect(photoTakenAt(timed)).toBe(taken);
    expect(photoHead(timed)).toEqual(photoHead(jpeg));
    expect(timed.length - jpeg.length).toBe(74);
  });

  test('nothing is written where nothing, or nonsense, was said', () => {
    expect(withTakenAt(jpeg, null)).toBe(jpeg);
    expect(withTakenAt(jpeg, '0000:00:00 00:00:00')).toBe(jpeg);
    expect(photoTakenAt(jpeg)).toBeNull();
  });

  test('broken EXIF says nothing and breaks nothing', () => {
    const timed = withTakenAt(jpeg, taken);
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 75 }), fc.integer({ min: 0, max: 255 }), (at, sign) => {
        const damaged = timed.slice();
        damaged[at] = sign;
        const read = photoTakenAt(damaged);
        expect(read === null || /^\d{4}:\d\d:\d\d \d\d:\d\d:\d\d$/.test(read)).toBe(true);
      }),
    );
  });
});

test('a picture is made to fit, keeps its form, and is never blown up', () => {
  expect(fitWithin({ width: 4000, height: 3000 }, 1600)).toEqual({ width: 1600, height: 1200 });
  expect(fitWithin({ width: 3000, height: 4000 }, 1600)).toEqual({ width: 1200, height: 1600 });
  expect(fitWithin({ width: 320, height: 200 }, 1600)).toEqual({ width: 320, height: 200 });
  expect(fitWithin({ width: 9000, height: 1 }, 1024)).toEqual({ width: 1024, height: 1 });
});
