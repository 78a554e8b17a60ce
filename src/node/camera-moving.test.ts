import { afterAll, beforeAll, expect, test } from 'vitest';
import { fakeKeptValues } from '../app/fake-kept-values.ts';
import { createHttp } from '../app/http.ts';
import { keptSessions } from '../app/kept-sessions.ts';
import { createPositionSeal } from '../app/position-seal.ts';
import { sampleWho } from '../app/sample-who.ts';
import { createSessions } from '../app/session.ts';
import { type FakePictures, openFakePictures } from '../feeds/camera/fake-camera.ts';
import {
  createHlsSource,
  createImageMemory,
  createViewings,
  openCameraSource,
  pictureRoutes,
} from '../feeds/camera/index.ts';
import { addSeconds, instant, toUtc } from '../kernel/time.ts';
import type { ViewingView } from '../operations/site/camera/wire.ts';
import { boundaryOf, createJpegReader } from '../standards/multipart-jpeg/index.ts';
import { openAccess } from './policies.ts';

const start = instant(Date.UTC(2026, 2, 3, 12));
const roles = ['watch_officer'];
const limits = { frameBytesMax: 1_000_000, headerBytesMax: 4_096 };
const client = { agent: 'test', address: '127.0.0.1' };
const ended: string[] = [];
let now = start;
let camera: FakePictures;
let address = '';
let cookie = '';
let sweep = () => {};
const closing: (() => Promise<unknown>)[] = [];

const view = (viewing: string): ViewingView => ({
  viewing,
  device: 'CAM-1',
  site: 'S-1',
  zone: 'Z-1',
  purpose: 'device_check',
  alarm: null,
  recipient: null,
  opened: { by: 'example-1', at: toUtc(start) },
  beforeFrom: null,
  until: toUtc(addSeconds(start, viewing === 'v-short' ? 60 : 9_000)),
  ended: null,
});

beforeAll(async () => {
  camera = await openFakePictures();
  closing.push(() => camera.close());
  const settings = { device: 'CAM-1', moving: `${camera.url}/moving`, account: camera.account };
  const clock = () => now;
  const memory = createImageMemory(1_000_000);
  const source = openCameraSource({ settings, memory, clock, random: () => 0, silentMilliseconds: 3_000 });
  closing.push(() => source.stop());
  const viewings = createViewings({
    read: (viewing) => Promise.resolve(viewing.startsWith('v-') ? view(viewing) : null),
    end: ({ viewing, reason }) => Promise.resolve(void ended.push(`${viewing} ${reason}`)),
    clock,
    fault: (error) => {
      throw error;
    },
  });
  sweep = () => viewings.sweep();
  const cameras = new Map([['CAM-1', { settings, source, hls: createHlsSource(settings) }]]);
  const directory = {
    staff: (id: string) => (id === 'example-1' ? sampleWho({ roles }) : null),
    device: () => null,
  };
  const store = keptSessions(fakeKeptValues());
  const sessions = createSessions({
    store,
    directory,
    clock,
    minutes: 600,
    idleMinutes: 600,
    bindAddress: false,
  });
  const server = await createHttp({
    access: openAccess('uk'),
    sessions,
    routes: pictureRoutes({ cameras, viewings, movingMilliseconds: 1_500 }),
    seal: createPositionSeal(Buffer.alloc(32, 1)),
    version: '0',
    consoleFolder: null,
    caughtUp: async () => true,
    requestsPerMinuteMax: 1e6,
    count: () => {},
  });
  address = await server.listen({ host: '127.0.0.1', port: 0 });
  closing.push(() => server.close());
  const draft = sessions.draft({ staff: 'example-1', way: 'demonstration', client });
  await sessions.keep(draft);
  cookie = `strait_session=${draft.token}`;
});
afterAll(async () => {
  for (const close of closing.reverse()) await close();
});

const ask = (viewing: string) =>
  fetch(`${address}/api/operations/site/camera/moving?viewing=${viewing}`, { headers: { cookie } });

async function images(answer: Response, each = (_count: number) => {}): Promise<number> {
  const boundary = boundaryOf(answer.headers.get('content-type') ?? '');
  if (!boundary.ok || answer.body === null) throw new Error(`no stream: ${answer.status}`);
  const reader = createJpegReader(boundary.value, limits);
  let count = 0;
  for await (const piece of answer.body) {
    count += reader.push(piece).length;
    each(count);
  }
  expect(reader.refused()).toEqual({});
  return count;
}

test('a moving picture goes on by the node’s own boundary, is kept by no browser, and ends by itself', async () => {
  const answer = await ask('v-1');
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  expect(await images(answer)).toBeGreaterThan(3);
});

test('a viewing whose time is up is cut in the middle of its stream', async () => {
  const from = performance.now();
  await images(await ask('v-short'), (count) => {
    if (count < 2 || ended.length > 0) return;
    now = addSeconds(start, 61);
    sweep();
  });
  expect(ended).toEqual(['v-short expired']);
  expect(performance.now() - from).toBeLessThan(20_000);
  expect((await ask('v-short')).status).toBe(409);
});

test('a camera that falls silent ends the stream, and the next answer says why', async () => {
  await images(await ask('v-1'), () => camera.become('stalls'));
  camera.become('stalls');
  await expect
    .poll(async () => JSON.stringify(await (await ask('v-1')).json().catch(() => null)), { timeout: 20_000 })
    .toContain('camera_silent');
});
