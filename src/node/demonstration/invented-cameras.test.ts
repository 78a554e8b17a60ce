import { statSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createHlsSource, createImageMemory, openCameraSource } from '../../feeds/camera/index.ts';
import { instant } from '../../kernel/time.ts';
import { isJpeg } from '../../standards/multipart-jpeg/index.ts';
import { readCameras } from '../cameras-file.ts';
import { type InventedCameras, startInventedCameras } from './invented-cameras.ts';
import { sceneAt } from './invented-scene.ts';
import { deviceOf, siteCommands } from './site.ts';

let cameras: InventedCameras;
let now = Date.UTC(2026, 10, 27, 2, 14, 7);
beforeAll(async () => {
  cameras = await startInventedCameras(() => now);
});
afterAll(() => cameras.stop());

test('the node of each state is told of cameras that its register holds, in a file of its owner alone', () => {
  for (const state of ['fr', 'uk'] as const) {
    const file = cameras.fileFor(state);
    expect(statSync(file).mode & 0o077).toBe(0);
    const held = siteCommands(state, instant(now)).map(({ fields }) => (fields as { row?: string }).row);
    const told = readCameras(file).map(({ device }) => device);
    expect(told).toContain(deviceOf(state, 'camera-6'));
    for (const device of told) expect(held).toContain(device);
  }
});

test('a camera of the demonstration gives an image, a moving picture and a stream, and draws only when asked', async () => {
  const [settings] = readCameras(cameras.fileFor('uk'));
  if (settings === undefined) throw new Error('no camera');
  const drawn = cameras.given();
  const { before: _before, ...unheld } = settings;
  const clock = () => instant(now);
  const source = openCameraSource({
    settings: unheld,
    memory: createImageMemory(1e6),
    clock,
    random: () => 0,
  });
  expect(cameras.given()).toBe(drawn);
  const image = await source.now();
  expect(image.ok && isJpeg(image.value.jpeg)).toBe(true);
  await source.stop();
  const hls = createHlsSource(settings);
  const pieces: string[] = [];
  const addressOf = (piece: string): string => {
    pieces.push(piece);
    return `/piece/${piece}`;
  };
  const playlist = await hls.playlist(addressOf);
  expect(playlist.ok && Buffer.from(playlist.value.bytes).toString()).toMatch(
    /#EXT-X-MAP:URI="\/piece\/\w+"[\s\S]*#EXT-X-PROGRAM-DATE-TIME:2026-11-27T02:13:57/,
  );
  const given = await Promise.all(pieces.map((piece) => hls.piece(piece, addressOf)));
  const boxes = given.map((one) => (one.ok ? boxesOf(one.value.bytes) : []));
  expect(boxes).toEqual([['ftyp', 'moov'], ...Array.from({ length: 5 }, () => ['moof', 'mdat'])]);
  now += 60_000;
  // What the playlist named a minute ago is gone.
  expect(await hls.piece(pieces[1] ?? '', addressOf)).toMatchObject({ ok: false });
});

test('a picture says in both languages what it is, and when; whoever crosses moves on', () => {
  const view = { name: '6', crosser: 'person' } as const;
  const bandOf = (at: number, rows: readonly [number, number]) => {
    const { points, wide } = sceneAt(view, instant(at));
    return points.slice(rows[0] * wide, rows[1] * wide).join();
  };
  const [mark, both, time, fence] = [
    [0, 7],
    [28, 35],
    [36, 43],
    [9, 27],
  ] as const;
  for (const band of [mark, both]) expect(bandOf(now, band)).toBe(bandOf(now + 7_000, band));
  expect(bandOf(now, mark)).not.toBe(bandOf(now, both)); // É
  expect(bandOf(now, time)).not.toBe(bandOf(now + 1_000, time));
  expect(bandOf(now, fence)).not.toBe(bandOf(now + 5_000, fence));
});

/** Types of the outermost boxes, whose sizes must fill the whole. */
function boxesOf(bytes: Uint8Array): readonly string[] {
  const types: string[] = [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  for (; at + 8 <= bytes.length; at += view.getUint32(at)) {
    types.push(Buffer.from(bytes.subarray(at + 4, at + 8)).toString('latin1'));
    if (view.getUint32(at) < 8) break;
  }
  expect(at).toBe(bytes.length);
  return types;
}
