import fc from 'fast-check';
import { expect, test } from 'vitest';
import { playlistLimits, readdressed } from './index.ts';

const live = `#EXTM3U\r
#EXT-X-VERSION:7
#EXT-X-TARGETDURATION:2
#EXT-X-MEDIA-SEQUENCE:41
#EXT-X-KEY:METHOD=AES-128,URI="keys/1.bin",IV=0x01
#EXT-X-MAP:URI="start.mp4"
#EXT-X-SESSION-DATA:DATA-ID="x",URI="http://elsewhere.invalid/x"
#EXTINF:2.000,Somebody's title
part-41.m4s
#EXTINF:2.000,
part-42.m4s?token=1
`;

test('each address is asked for and replaced, a title and an unknown tag are dropped', () => {
  const asked: string[] = [];
  const written = readdressed(live, (address) => `/part/${asked.push(address)}`);
  expect(asked).toEqual(['keys/1.bin', 'start.mp4', 'part-41.m4s', 'part-42.m4s?token=1']);
  expect(written).toEqual({
    ok: true,
    value: `#EXTM3U
#EXT-X-VERSION:7
#EXT-X-TARGETDURATION:2
#EXT-X-MEDIA-SEQUENCE:41
#EXT-X-KEY:METHOD=AES-128,URI="/part/1",IV=0x01
#EXT-X-MAP:URI="/part/2"
#EXTINF:2.000,
/part/3
#EXTINF:2.000,
/part/4
`,
  });
});

test('a player is not told that it may ask for more than the address of a playlist', () => {
  const control = (attributes: string) => readdressed(`#EXTM3U\n#EXT-X-SERVER-CONTROL:${attributes}`, String);
  expect(
    control(
      'CAN-BLOCK-RELOAD=YES,PART-HOLD-BACK=1.02,CAN-SKIP-UNTIL=12.0,CAN-SKIP-DATERANGES=YES,HOLD-BACK=6',
    ),
  ).toEqual({ ok: true, value: '#EXTM3U\n#EXT-X-SERVER-CONTROL:PART-HOLD-BACK=1.02,HOLD-BACK=6\n' });
  expect(control('CAN-BLOCK-RELOAD=YES')).toEqual({ ok: true, value: '#EXTM3U\n' });
});

test('one address that is refused refuses the whole, and what is no playlist is none', () => {
  expect(readdressed(live, (one) => (one.startsWith('part') ? null : one))).toMatchObject({
    refusal: { code: 'address_refused' },
  });
  expect(readdressed('<html>#EXTM3U', String)).toMatchObject({ refusal: { code: 'not_a_playlist' } });
  expect(readdressed(`#EXTM3U\n${'x'.repeat(playlistLimits.characters)}`, String)).toMatchObject({
    refusal: { code: 'too_large' },
  });
  expect(readdressed(`#EXTM3U${'\n'.repeat(playlistLimits.lines + 1)}`, String)).toMatchObject({
    refusal: { code: 'too_many_lines' },
  });
});

test('whatever a camera writes, no address of its own is passed on', () => {
  const line = fc.oneof(
    fc.string({ maxLength: 60 }),
    fc.constantFrom(
      'http://camera.invalid/a.ts',
      '#EXT-X-MEDIA:TYPE=AUDIO,URI="http://camera.invalid/b"',
      '#EXT-X-DATERANGE:X-URL="http://camera.invalid/c"',
      '#EXT-X-STREAM-INF:BANDWIDTH=1,X="http://camera.invalid/d"',
      '#EXTINF:1,http://camera.invalid/e',
      '#EXT-X-MAP:URI="a",URI="http://camera.invalid/f"',
    ),
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
      const written = readdressed(['#EXTM3U', ...lines].join('\n'), () => '/part/1');
      if (written.ok) expect(written.value).not.toContain('camera.invalid');
    }),
    { numRuns: 300 },
  );
});
