import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { State } from '../../kernel/label.ts';
import { instant } from '../../kernel/time.ts';
import { drawnJpeg } from './drawn-jpeg.ts';
import { playlistOf, pieceOf } from './invented-stream.ts';
import { type Crosser, sceneAt, type View } from './invented-scene.ts';
import { deviceOf } from './site.ts';

/** Cameras that show an invented fence, on loopback, for as long as the demonstration runs. */
export interface InventedCameras {
  readonly address: string;
  /** A file that tells the node of a state how to reach its cameras. */
  fileFor(state: State): string;
  /** Pictures and pieces given since the start. */
  given(): number;
  stop(): Promise<void>;
}

/** By short name: who crosses there, and how often its past is asked for. Camera 10 is known to be out of order. */
const cameras: readonly (readonly [name: string, crosser: Crosser, everyMilliseconds: number])[] = [
  ['camera-0', 'animal', 5_000],
  ['camera-2', null, 5_000],
  ['camera-4', null, 5_000],
  ['camera-6', 'person', 2_000],
  ['camera-8', null, 5_000],
  ['camera-track', 'person', 2_000],
  ['camera-dome', null, 5_000],
];
const beforeSeconds = 30;
/** Images a second of the moving picture. */
const movingMilliseconds = 250;
const boundary = 'invented';

/** Starts them. A picture is drawn when it is asked for, and for nobody else: nothing runs while nobody looks. */
export async function startInventedCameras(clock: () => number = Date.now): Promise<InventedCameras> {
  const startedAt = clock();
  const folder = mkdtempSync(join(tmpdir(), 'strait-invented-cameras-'));
  chmodSync(folder, 0o700);
  let given = 0;
  const server = createServer((request, response) => {
    const [, name = '', ...rest] = (request.url ?? '').split('/');
    const view = viewOf(name);
    const asked = rest.join('/');
    if (view === null) return void response.writeHead(404).end();
    given += 1;
    if (asked === 'still') return give(response, 'image/jpeg', imageOf(view, clock()));
    if (asked === 'moving') return moving(response, view, clock);
    if (asked === 'live/index.m3u8')
      return give(response, 'application/vnd.apple.mpegurl', playlistOf({ startedAt, now: clock() }));
    const piece = asked.startsWith('live/')
      ? pieceOf(view, { startedAt, now: clock(), name: asked.slice(5) })
      : null;
    return piece === null ? void response.writeHead(404).end() : give(response, 'video/mp4', piece);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // a TCP server's address is never text
  const address = `http://127.0.0.1:${port}`;
  return {
    address,
    given: () => given,
    fileFor(state) {
      const file = join(folder, `${state}.json`);
      writeFileSync(file, JSON.stringify(settingsOf(address, state)), { mode: 0o600 });
      return file;
    },
    async stop() {
      rmSync(folder, { recursive: true, force: true });
      await new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      });
    },
  };
}

function settingsOf(address: string, state: State): readonly object[] {
  return cameras.map(([name, , everyMilliseconds]) => ({
    device: deviceOf(state, name),
    still: `${address}/${name}/still`,
    moving: `${address}/${name}/moving`,
    hls: `${address}/${name}/live/index.m3u8`,
    before: { seconds: beforeSeconds, everyMilliseconds },
  }));
}

function viewOf(name: string): View | null {
  const found = cameras.find(([one]) => one === name);
  return found === undefined ? null : { name: name.replace('camera-', ''), crosser: found[1] };
}

function imageOf(view: View, at: number): Uint8Array {
  const scene = sceneAt(view, instant(at));
  const { wide, points } = scene;
  return drawnJpeg(scene, (column, row) => points[row * wide + column] ?? 0);
}

function give(response: ServerResponse, type: string, body: Uint8Array | string): void {
  response.writeHead(200, { 'content-type': type }).end(body);
}

function moving(response: ServerResponse, view: View, clock: () => number): void {
  response.writeHead(200, { 'content-type': `multipart/x-mixed-replace; boundary=${boundary}` });
  const next = (): void => {
    const image = imageOf(view, clock());
    response.write(`--${boundary}\r\ncontent-type: image/jpeg\r\ncontent-length: ${image.length}\r\n\r\n`);
    response.write(image);
    response.write('\r\n');
  };
  next();
  const timer = setInterval(next, movingMilliseconds);
  response.on('close', () => clearInterval(timer));
}
