import { createHash } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FakeCamera, openFakeCamera } from '../feeds/alarm/fake-onvif-camera.ts';
import { type FakePictures, openFakePictures } from '../feeds/camera/fake-camera.ts';
import { readCameras } from './cameras-file.ts';
import { type GivenRescueNode, openRescueNode } from './given-rescue-node.ts';

let node: GivenRescueNode;
let pictures: FakePictures;
let turning: FakeCamera;
let folder = '';
let key = '';
const duty = 'demo-uk-duty-1';
const watch = 'demo-uk-watch-1';
const base = '/api/operations/site';

const name = { en: 'Test 1', fr: 'Essai 1' };
const put = (noun: string, row: string, fields: object) =>
  node.ask(duty, `${base}/put-${noun}`, { body: { row, fields, seenVersion: null } });
const view = { bearingDegrees: 0, widthDegrees: 360, rangeMetres: 80 };
const device = (row: string, kind: string, changes: object) =>
  put('site-device', row, {
    site: 'S-1',
    zone: 'Z-1',
    kind,
    name,
    at: {
      east: 10,
      north: 10,
    },
    cabinet: null,
    view: null,
    presets: [],
    track: null,
    ...changes,
  });

beforeAll(async () => {
  [pictures, turning] = await Promise.all([openFakePictures(), openFakeCamera()]);
  folder = mkdtempSync(join(tmpdir(), 'strait-cameras-'));
  const file = join(folder, 'cameras.json');
  const { url, account } = pictures;
  const service = `http://${new URL(turning.url).host}/onvif/ptz`;
  const all = [
    {
      device: 'CAM-1',
      still: `${url}/still`,
      moving: `${url}/moving`,
      hls: `${url}/live/index.m3u8`,
      account,
      ptz: {
        service,
        profile: 'main',
      },
      before: {
        seconds: 30,
        everyMilliseconds: 500,
      },
    },
    { device: 'CAM-2', still: 'http://127.0.0.1:9/still' },
  ];
  writeFileSync(file, JSON.stringify(all), { mode: 0o600 });
  node = await openRescueNode({ camerasFile: file });
  const ring = [0, 1, 2].map((corner) => ({ east: corner === 0 ? 0 : 100, north: corner === 2 ? 100 : 0 }));
  const presets = [{ preset: 'gate', view }];
  const origin = { lat: 51.1, lon: 1.15 };
  const entered = [
    await put('site', 'S-1', { name, origin, operators: 2, railOperator: null }),
    await put('site-zone', 'Z-1', { site: 'S-1', name, ground: 'between_fences', ring }),
    await device('CAM-1', 'camera', { view, presets }),
    await device('CAM-2', 'camera', { view }),
    await device('IR-1', 'infrared_beam', {}),
  ];
  expect(entered.map(({ status }) => status)).toEqual(entered.map(() => 200));
  const enrolled = await node.ask('demo-uk-administrator-1', '/api/oversight/identity/enrol-device', {
    body: {
      device: 'alarms-1',
      role: 'site_device',
      agency: 'uk-hmcg',
      sources: ['S-1'],
      days: 30,
    },
  });
  key = /"key":"([\w-]{16,})"/.exec(enrolled.body)?.[1] ?? '';
  await node.wait(1);
});
afterAll(async () => {
  await node.close();
  await Promise.all([pictures.close(), turning.close()]);
  rmSync(folder, { recursive: true, force: true });
});

const open = (staff: string, viewing: string, changes: object = {}) =>
  node.ask(staff, `${base}/open-camera-viewing`, {
    body: {
      viewing,
      device: 'CAM-1',
      purpose: 'patrol_support',
      alarm: null,
      recipient: null,
      beforeSeconds: 30,
      ...changes,
    },
  });
const picture = (staff: string, form: string, viewing: string, more = '') =>
  node.ask(staff, `${base}/camera/${form}?viewing=${viewing}${more}`);
const viewings = async () =>
  JSON.parse((await node.ask('demo-uk-monitor-1', '/api/oversight/monitor/camera-viewings')).body) as {
    readonly viewing: string;
    readonly ended: string | null;
    readonly given: number | null;
  }[];

test('no picture without a viewing on record; an alarm brings one within a second, before and now', async () => {
  expect(await picture(watch, 'still', 'v-none')).toMatchObject({ code: 'viewing_unknown' });
  expect(await open(watch, 'v-1', { purpose: 'alarm' })).toMatchObject({ code: 'alarm_missing' });
  expect(await open(watch, 'v-2', { alarm: 'sa-none' })).toMatchObject({ code: 'alarm_elsewhere' });
  expect(await open(watch, 'v-3', { device: 'IR-1' })).toMatchObject({ code: 'camera_unknown' });
  const said = [{ key: 'k-1', happenedAt: node.now(), device: 'CAM-1', signal: 'person', confidence: 0.9 }];
  expect(await node.askWith(key, '/api/feeds/alarms', { body: said })).toMatchObject({ status: 200 });
  await node.wait(5);
  const { alarms } = JSON.parse((await node.ask(watch, `${base}/alarms`)).body);
  const [{ facts }] = alarms;
  expect(facts.cameras[0].camera).toBe('CAM-1');
  const from = performance.now();
  expect(await open(watch, 'v-4', { purpose: 'alarm', alarm: facts.alarm })).toMatchObject({ status: 200 });
  const now = await picture(watch, 'still', 'v-4');
  const took = performance.now() - from;
  expect(now).toMatchObject({ status: 200, code: null });
  expect(now.body.length).toBeGreaterThan(100);
  const { images } = JSON.parse((await picture(watch, 'before', 'v-4')).body);
  expect(images.length).toBeGreaterThan(0);
  expect(await picture(watch, 'image', 'v-4', `&image=${images[0].image}`)).toMatchObject({ status: 200 });
  expect(took).toBeLessThan(5_000); // a machine that runs other proofs beside; alone it takes some tenths of a second
});

test('a viewing is its own person’s alone; nobody else’s role opens one', async () => {
  expect(await open(watch, 'v-5')).toMatchObject({ status: 200 });
  expect(await picture(duty, 'still', 'v-5')).toMatchObject({ code: 'viewing_unknown' });
  for (const staff of [
    'demo-uk-analyst-1',
    'demo-uk-administrator-1',
    'demo-uk-monitor-1',
    'demo-uk-gold-1',
  ]) {
    const answer = await open(staff, `v-${staff}`);
    expect([staff, answer.status === 403 || answer.status === 401]).toEqual([staff, true]);
  }
  expect(await open('demo-fr-watch-1', 'v-fr')).not.toMatchObject({ status: 200 });
  const { cameras } = JSON.parse((await node.ask(watch, `${base}/cameras`)).body);
  expect(cameras.map((one: { device: string }) => one.device)).toEqual(['CAM-1', 'CAM-2']);
  expect(JSON.stringify(cameras)).not.toContain('127.0.0.1');
});

test('a camera that cannot be reached is told as such, and the stream goes by the node’s own addresses', async () => {
  expect(await open(watch, 'v-6', { device: 'CAM-2' })).toMatchObject({ status: 200 });
  expect(await picture(watch, 'still', 'v-6')).toMatchObject({ code: 'camera_silent' });
  const playlist = await picture(watch, 'stream', 'v-5');
  const next = /\/api\/\S+/.exec(playlist.body)?.[0] ?? '';
  const pieces = (await node.ask(watch, next)).body;
  expect(pieces).not.toContain('127.0.0.1');
  expect((await node.ask(watch, pieces.split('\n').findLast((one) => one !== '') ?? '')).body).toBe(
    'invented segment 8',
  );
});

test('a camera is turned by one person at a time, who looks through it, and what it answered is known', async () => {
  const turn = (staff: string, order: string, changes: object = {}) =>
    node.ask(staff, `${base}/turn-camera`, {
      body: { device: 'CAM-1', turn: order, preset: 'gate', viewing: 'v-5', ...changes },
    });
  expect(await turn(watch, 't-1', { preset: 'cellar' })).toMatchObject({ code: 'preset_unknown' });
  expect(await turn(duty, 't-1')).toMatchObject({ code: 'viewing_missing' });
  expect(await turn(watch, 't-1')).toMatchObject({ status: 200 });
  await expect.poll(() => turning.turned, { timeout: 10_000 }).toEqual(['gate']);
  expect(await open(duty, 'v-7')).toMatchObject({ status: 200 });
  expect(await turn(duty, 't-2', { viewing: 'v-7' })).toMatchObject({ code: 'held_by_another' });
  await expect
    .poll(async () => (await node.ask(duty, `${base}/cameras`)).body, { timeout: 10_000 })
    .toContain('"outcome":"turned"');
  expect(JSON.parse((await picture(watch, 'presets', 'v-5')).body)).toEqual({ presets: ['gate', 'track'] });
  await node.ask(watch, `${base}/release-camera`, { body: { device: 'CAM-1' } });
  expect(await turn(duty, 't-2', { viewing: 'v-7' })).toMatchObject({ status: 200 });
});

const preserve = (staff: string, picture: string, changes: object = {}) =>
  node.ask(staff, `${base}/camera/preserve`, {
    body: {
      picture,
      viewing: 'v-4',
      image: null,
      purpose: 'intrusion',
      basis: 'public_task',
      reason: 'Example words of a reason',
      ...changes,
    },
  });
const fileOf = (staff: string, picture: string, changes: object = {}) =>
  node.ask(staff, `${base}/camera-picture-file`, {
    body: { picture, note: 'Example reason of an opening', ...changes },
  });

test('a picture is preserved within one’s own viewing alone, sealed, and stands in the alarm’s record', async () => {
  expect(await preserve(watch, 'cp-000001', { viewing: 'v-none' })).toMatchObject({
    code: 'viewing_unknown',
  });
  expect(await preserve(duty, 'cp-000001')).toMatchObject({ code: 'viewing_unknown' });
  expect(await preserve(watch, 'cp-000001', { viewing: 'v-6' })).toMatchObject({ code: 'camera_silent' });
  expect(await preserve(watch, 'cp-000001', { image: 9_999 })).toMatchObject({ code: 'before_missing' });
  expect(await preserve(watch, 'cp-000001', { basis: 'curiosity' })).toMatchObject({ status: 422 });
  for (const staff of ['demo-uk-analyst-1', 'demo-uk-monitor-1', 'demo-uk-gold-1', 'demo-uk-administrator-1'])
    expect(await preserve(staff, 'cp-000001')).not.toMatchObject({ status: 200 });
  const { images } = JSON.parse((await picture(watch, 'before', 'v-4')).body);
  expect(await preserve(watch, 'cp-000001')).toMatchObject({ status: 200 });
  expect(await preserve(watch, 'cp-000001')).toMatchObject({ status: 200 }); // asked again: the same
  expect(await preserve(watch, 'cp-000002', { image: images[0].image })).toMatchObject({ status: 200 });
  expect(await preserve(duty, 'cp-000002')).toMatchObject({ code: 'picture_exists' });
  const { alarms } = JSON.parse((await node.ask(watch, `${base}/alarms`)).body);
  const list = () => node.ask(duty, `${base}/camera-pictures?alarm=${alarms[0].facts.alarm}`);
  await expect.poll(async () => JSON.parse((await list()).body).pictures.length, { timeout: 10_000 }).toBe(2);
  const listed = await list();
  const { pictures: held } = JSON.parse(listed.body);
  expect(held).toMatchObject([
    { picture: 'cp-000002', takenAt: images[0].at, by: watch },
    { picture: 'cp-000001', device: 'CAM-1', purpose: 'intrusion', basis: 'public_task', by: watch },
  ]);
  expect(Date.parse(held[0].keepUntil) - Date.parse(held[0].preservedAt)).toBe(30 * 86_400_000);
  expect(listed.body).not.toContain('Example words');
  // No more than six within the minute; nobody gives an image of their own, for the command has no address.
  for (const number of [3, 4, 5, 6])
    expect(await preserve(watch, `cp-00000${number}`)).toMatchObject({ status: 200 });
  expect(await preserve(watch, 'cp-000007')).toMatchObject({ code: 'too_many_pictures' });
  expect(await node.ask(watch, `${base}/preserve-camera-picture`, { body: {} })).toMatchObject({
    status: 404,
  });
  await node.wait(61);
  expect(await preserve(watch, 'cp-000007')).toMatchObject({ status: 200 });
});

test('its file says what became of it, and each opening is in the log', async () => {
  expect(await fileOf('demo-uk-gold-1', 'cp-000001')).not.toMatchObject({ status: 200 });
  expect(await fileOf('demo-fr-watch-1', 'cp-000001')).not.toMatchObject({ status: 200 });
  expect(await fileOf(watch, 'cp-999999')).toMatchObject({ code: 'not_found' });
  const answer = await fileOf(duty, 'cp-000001');
  expect(answer).toMatchObject({ status: 200 });
  const file = JSON.parse(answer.body);
  const bytes = Buffer.from(file.jpeg, 'base64');
  const hash = (of: Uint8Array | string) => createHash('sha256').update(of).digest('hex');
  expect([hash(bytes), hash(file.canonical)]).toEqual([file.manifest.record.sha256, file.sha256]);
  expect(file.manifest).toMatchObject({
    standing: 'same',
    reason: 'Example words of a reason',
    custody: [
      { act: 'sealed', by: watch },
      { act: 'opened', by: duty },
    ],
  });
  // It cites entries by their own stream and number: a position in the book would count what others wrote.
  expect(file.canonical).not.toMatch(/position/i);
  const cited = file.manifest.entries.map((one: { stream: string; version: number }) => [
    one.stream,
    one.version,
  ]);
  expect(cited).toContainEqual(['camera_picture/cp-000001', 1]);
  expect(cited).toContainEqual([`subject/${file.manifest.record.subject}`, 1]);
  expect(file.signed).toMatchObject({ signature: expect.stringMatching(/^[0-9a-f]{128}$/) });
  const { subject } = file.manifest.record;
  const log = await node.ask('demo-uk-data-protection-1', '/api/oversight/records/log');
  expect(log.body).toContain(subject);
});

test('the monitor sees each viewing with its end and how much was given; past its time nothing is', async () => {
  await node.wait(11 * 60);
  await node.wait(60);
  expect(await picture(watch, 'still', 'v-5')).toMatchObject({ code: 'viewing_unknown' });
  await expect
    .poll(async () => (await viewings()).map(({ ended }) => ended), { timeout: 10_000 })
    .not.toContain(null);
  const all = await viewings();
  expect(all.find(({ viewing }) => viewing === 'v-4')).toMatchObject({ ended: 'expired', given: 2 });
  expect(all.map(({ viewing }) => viewing)).not.toContain('v-3');
});

test('a file of cameras that others may read, or that is none, stops the node before it starts', () => {
  const file = join(folder, 'open.json');
  writeFileSync(file, '[]', { mode: 0o600 });
  expect(readCameras(file)).toEqual([]);
  writeFileSync(file, '[{"device":"CAM-1","still":"http://a:Example-1@10.0.0.1/"}]');
  expect(() => readCameras(file)).toThrow(/^camerasFile: 0\.still: custom$/);
  writeFileSync(file, 'Example-1');
  expect(() => readCameras(file)).toThrow(/^camerasFile: not JSON$/);
  chmodSync(file, 0o644);
  expect(() => readCameras(file)).toThrow(/others may read/);
});
