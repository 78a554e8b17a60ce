import { afterEach, expect, test } from 'vitest';
import { instant } from '../../kernel/time.ts';
import { isJpeg } from '../../standards/multipart-jpeg/index.ts';
import { authorizationFor } from './digest.ts';
import { openFakePictures } from './fake-camera.ts';
import { createHlsSource, withinFolder } from './hls.ts';
import { createImageMemory } from './ring.ts';
import { type CameraSettings, camerasFileSchema } from './settings.ts';
import { openCameraSource } from './source.ts';

const endings: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end();
});

/** A busy machine is no dead camera: what behaves is given longer than what must be found out. */
async function given(ways: (url: string) => Partial<CameraSettings>, silentMilliseconds = 8_000) {
  const camera = await openFakePictures();
  endings.push(() => camera.close());
  const { account, url } = camera;
  const settings: CameraSettings = { device: 'CAM-1', account, ...ways(url) };
  const memory = createImageMemory(1_000_000);
  const clock = () => instant(Date.now());
  const source = openCameraSource({ settings, memory, clock, random: () => 0, silentMilliseconds });
  endings.push(() => source.stop());
  return { camera, settings, source, hls: createHlsSource(settings, 10_000) };
}

test('an image of now comes from a moving picture and from a camera of single images alike', async () => {
  for (const ways of [
    (url: string) => ({ moving: `${url}/moving` }),
    (url: string) => ({ still: `${url}/still` }),
  ]) {
    const { source } = await given(ways);
    const image = await source.now();
    expect(image.ok && isJpeg(image.value.jpeg)).toBe(true);
  }
});

test('many who look are one connection, and each sees every image', async () => {
  const { camera, source } = await given((url) => ({ moving: `${url}/moving` }));
  const seen = [0, 0, 0];
  const stops = seen.map((_, each) => source.follow(() => void (seen[each] = (seen[each] ?? 0) + 1)));
  await expect.poll(() => Math.min(...seen), { timeout: 10_000 }).toBeGreaterThan(2);
  for (const stop of stops) stop();
  expect(camera.asked.filter((path) => path === '/moving').length).toBeLessThanOrEqual(2); // unsigned, then signed
});

test('a dead camera, one that stalls and one that sends rubbish are told as such in their time', async () => {
  for (const [manner, code] of [
    ['dead', 'camera_silent'],
    ['foreign', 'camera_silent'],
    ['garbage', 'picture_unreadable'],
  ] as const) {
    const { camera, source } = await given((url) => ({ moving: `${url}/moving` }), 400);
    camera.become(manner);
    const from = performance.now();
    expect(await source.now()).toMatchObject({ ok: false, refusal: { code } });
    expect(performance.now() - from).toBeLessThan(5_000);
  }
  const { camera, source } = await given((url) => ({ moving: `${url}/moving` }), 1_000);
  const told: boolean[] = [];
  const stop = source.follow((image) => void told.push(image !== null));
  await expect.poll(() => told, { timeout: 10_000 }).toContain(true);
  camera.become('stalls');
  await expect.poll(() => told.at(-1), { timeout: 15_000 }).toBe(false);
  expect(source.standing().silentSince).not.toBeNull();
  stop();
});

test('what was before is held for cameras that are to hold it, at their rate, and for no other', async () => {
  const { source } = await given((url) => ({
    moving: `${url}/moving`,
    before: { seconds: 30, everyMilliseconds: 500 },
  }));
  await expect.poll(() => source.before().length, { timeout: 15_000 }).toBeGreaterThanOrEqual(2);
  const [one, other] = source.before();
  expect((other?.at ?? 0) - (one?.at ?? 0)).toBeGreaterThanOrEqual(400);
  const bare = await given((url) => ({ moving: `${url}/moving` }));
  await bare.source.now();
  expect(bare.source.before()).toEqual([]);
});

test('a stream for players is fetched piece by piece, and only what its own playlists name', async () => {
  const { camera, hls } = await given((url) => ({ hls: `${url}/live/index.m3u8` }));
  const pieces: string[] = [];
  const addressOf = (piece: string) => `/node/${pieces.push(piece) && piece}`;
  const first = await hls.playlist(addressOf);
  expect(first.ok && Buffer.from(first.value.bytes).toString()).toContain(`/node/${pieces[0]}`);
  const second = await hls.piece(pieces[0] ?? '', addressOf);
  expect(second).toMatchObject({ ok: true, value: { type: 'application/vnd.apple.mpegurl' } });
  expect(second.ok && Buffer.from(second.value.bytes).toString()).not.toContain(new URL(camera.url).host);
  expect(await hls.piece(pieces[1] ?? '', addressOf)).toMatchObject({
    ok: true,
    value: { type: 'video/mp2t' },
  });
  expect(await hls.piece(pieces[2] ?? '', addressOf)).toMatchObject({
    value: { type: 'application/octet-stream' },
  });
  expect(await hls.piece('0'.repeat(24), addressOf)).toMatchObject({ refusal: { code: 'part_unknown' } });
  const thief = createHlsSource({
    device: 'CAM-1',
    account: camera.account,
    hls: `${camera.url}/live/steals.m3u8`,
  });
  expect(await thief.playlist(addressOf)).toMatchObject({ refusal: { code: 'picture_unreadable' } });
  expect(camera.asked).not.toContain('/secret');
});

test('no address in a playlist leads out of the camera’s own folder', () => {
  const own = 'http://10.0.0.1/live/index.m3u8';
  expect(withinFolder(own, own, 'low/1.ts?a=1')).toBe('http://10.0.0.1/live/low/1.ts?a=1');
  for (const address of [
    '../secret',
    '/secret',
    'http://10.0.0.2/live/1.ts',
    '//10.0.0.2/live/1.ts',
    'https://10.0.0.1/live/1.ts',
    'http://10.0.0.1:81/live/1.ts',
    'low/%2e%2e/%2e%2e/secret',
    '..%2fsecret',
    String.raw`..\secret`,
    'http://a:b@10.0.0.1/live/1.ts',
    'file:///etc/passwd',
    'data:text/plain,1',
  ])
    expect([address, withinFolder(own, own, address)]).toEqual([address, null]);
});

test('the digest is that of the standard’s own example', () => {
  const asked = {
    method: 'GET',
    target: '/dir/index.html',
    account: { username: 'Mufasa', password: 'Circle of Life' },
    cnonce: 'f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ',
  } as const;
  const challenge =
    'Digest realm="http-auth@example.org", qop="auth, auth-int", algorithm=SHA-256, nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"';
  expect(authorizationFor(challenge, asked)).toContain(
    'response="753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1"',
  );
  expect(authorizationFor('Negotiate', asked)).toBeNull();
});

test('settings with a password in an address, or without any picture, are refused', () => {
  const still = 'http://10.0.0.1/still';
  expect(camerasFileSchema.safeParse([{ device: 'CAM-1', still }]).success).toBe(true);
  for (const wrong of [
    [{ device: 'CAM-1', still: 'http://a:b@10.0.0.1/still' }],
    [{ device: 'CAM-1', still: 'file:///still' }],
    [{ device: 'CAM-1' }],
    [{ device: 'CAM-1', hls: still, before: { seconds: 30 } }],
    [
      { device: 'CAM-1', still },
      { device: 'CAM-1', still },
    ],
  ])
    expect(camerasFileSchema.safeParse(wrong).success).toBe(false);
});
