import { createSocket } from 'node:dgram';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { Server, Socket } from 'node:net';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { backoffMilliseconds } from './backoff.ts';
import { startAisFeeds } from './feeds.ts';
import { createRecordingSink, linesOf, positionReport, watchStart } from './given-feed.ts';
import { instant } from '../../kernel/time.ts';
import { parseAisSources } from './config.ts';
import { startTcpClient } from './tcp-client.ts';
import { createAisIntake } from './intake.ts';

const endings: (() => Promise<unknown> | void)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end();
});

const line = (n: number): string => linesOf(positionReport({ mmsi: 999_000_000 + n }));
const longMessage = linesOf(
  {
    type: 5,
    repeat: 0,
    mmsi: 999_000_001,
    edition: 0,
    imo: null,
    callSign: null,
    name: 'EXAMPLE STAR',
    shipType: 70,
    positionDevice: 1,
    month: null,
    day: null,
    hour: null,
    minute: null,
    draughtMetres: null,
    destination: null,
    dataTerminal: false,
    toBow: 1,
    toStern: 1,
    toPort: 1,
    toStarboard: 1,
  },
  3,
);

async function feeding(...addresses: string[]) {
  const sink = createRecordingSink();
  const faults: unknown[] = [];
  const sources = parseAisSources(addresses);
  if (!sources.ok) throw new Error(sources.refusal.text.en);
  const feeds = startAisFeeds({
    sources: sources.value,
    sink,
    clock: () => watchStart,
    random: () => 0,
    fault: (_source, error) => void faults.push(error),
  });
  endings.push(() => feeds.stop());
  await feeds.ready;
  return { sink, feeds, faults };
}

/** A port that is free now; the system hands them out in turn, so it stays free for the test. */
async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listen(server, 0);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function receiver(port: number) {
  const sockets: Socket[] = [];
  const server = createServer((socket) => void sockets.push(socket.on('error', () => {})));
  const at = await listen(server, port);
  const close = (): Promise<void> => {
    for (const socket of sockets) socket.destroy();
    return new Promise((resolve) => server.close(() => resolve()));
  };
  endings.push(close);
  return { port: at, sockets, close };
}

async function dialled(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => {});
  endings.push(() => void socket.destroy());
  await new Promise((resolve) => socket.once('connect', resolve));
  return socket;
}

describe('TCP client', () => {
  test('reads a receiver, byte by byte if need be', async () => {
    const { port, sockets } = await receiver(0);
    const { sink } = await feeding(`tcp://127.0.0.1:${port}?id=mast`);
    await expect.poll(() => sockets.length).toBe(1);
    for (const character of line(1) + longMessage) sockets[0]?.write(character);
    await expect.poll(() => sink.identities.length).toBe(1);
    expect(sink.reports.map((report) => report.source)).toEqual(['mast']);
  });

  test('comes back after the receiver went away, and shows both', async () => {
    const sink = createRecordingSink();
    const first = await receiver(0);
    const intake = createAisIntake(sink, () => watchStart);
    const client = startTcpClient(
      { host: '127.0.0.1', port: first.port, deadAfterSeconds: 60, backoff: { first: 10, last: 40 } },
      {
        open: () => intake.open({ id: 'mast', linesPerSecondMax: 1_000, timeTrusted: false }),
        link: (connected) => sink.link('mast', connected),
        refused: () => {},
        pressed: () => false,
        random: () => 0,
        fault: () => {},
      },
    );
    endings.push(() => client.stop());
    await expect.poll(() => first.sockets.length).toBe(1);
    first.sockets[0]?.write(line(1));
    await expect.poll(() => sink.reports.length).toBe(1);
    await first.close();
    await expect.poll(() => client.state().state).toBe('waiting');
    const second = await receiver(first.port);
    await expect.poll(() => second.sockets.length, { timeout: 5_000 }).toBe(1);
    second.sockets[0]?.write(line(2));
    await expect.poll(() => sink.reports.length).toBe(2);
    expect(client.state().state).toBe('connected');
    expect(sink.links[0]).toBe('mast up');
    expect(sink.links.at(-1)).toBe('mast up');
    expect(sink.links).toContain('mast down');
  });

  test('a half-open link is dropped and made anew', async () => {
    const { port, sockets } = await receiver(0);
    const sink = createRecordingSink();
    const client = startTcpClient(
      { host: '127.0.0.1', port, deadAfterSeconds: 0.05, backoff: { first: 5, last: 10 } },
      {
        open: () => ({ push: () => {}, end: () => {}, pendingLines: () => 0 }),
        link: (connected) => sink.link('mast', connected),
        refused: () => {},
        pressed: () => false,
        random: () => 0,
        fault: () => {},
      },
    );
    endings.push(() => client.stop());
    await expect.poll(() => sockets.length, { timeout: 5_000 }).toBeGreaterThan(1);
    expect(sink.links.slice(0, 3)).toEqual(['mast up', 'mast down', 'mast up']);
  });

  test('the pauses grow, stay bounded and differ by chance', () => {
    const bounds = { first: 500, last: 30_000 };
    expect([1, 2, 3, 8, 100].map((attempt) => backoffMilliseconds(attempt, 0, bounds))).toEqual([
      250, 500, 1_000, 15_000, 15_000,
    ]);
    expect(backoffMilliseconds(100, 0.999_999, bounds)).toBe(30_000);
  });
});

describe('TCP server', () => {
  test('keeps the parts of each sender apart', async () => {
    const port = await freePort();
    const { sink } = await feeding(`tcp-listen://127.0.0.1:${port}?id=shore`);
    const [one, two] = [await dialled(port), await dialled(port)];
    const [first = '', second = ''] = longMessage.split('\r\n');
    one.write(`${first}\r\n`);
    two.write(`${first}\r\n${line(2)}`);
    await expect.poll(() => sink.reports.length).toBe(1);
    one.write(`${second}\r\n`);
    await expect.poll(() => sink.identities.length).toBe(1);
    one.destroy();
    two.destroy();
    await expect.poll(() => sink.links.at(-1)).toBe('shore down');
    expect(sink.reasons).toEqual({ part_missing: 1 });
  });

  test('one sender too many is closed and counted; the others go on', async () => {
    const port = await freePort();
    const { sink } = await feeding(`tcp-listen://127.0.0.1:${port}?id=shore&clientsMax=1`);
    const first = await dialled(port);
    first.write(line(1));
    await expect.poll(() => sink.reports.length).toBe(1);
    const second = await dialled(port);
    await new Promise((resolve) => second.once('close', resolve));
    expect(sink.reasons).toEqual({ too_many_clients: 1 });
    first.write(line(2));
    await expect.poll(() => sink.reports.length).toBe(2);
  });

  test('a pressed ingest holds the sender for a moment, never for good', async () => {
    const port = await freePort();
    const { sink } = await feeding(`tcp-listen://127.0.0.1:${port}?id=shore`);
    sink.isPressed = true;
    const socket = await dialled(port);
    socket.write(line(1));
    await expect.poll(() => sink.reports.length).toBe(1);
    const heldAt = performance.now();
    socket.write(line(2));
    await expect.poll(() => sink.reports.length, { timeout: 5_000 }).toBe(2);
    expect(performance.now() - heldAt).toBeGreaterThan(500);
  });

  test('a port already taken is a fault at start', async () => {
    const { port } = await receiver(0);
    await expect(feeding(`tcp-listen://127.0.0.1:${port}`)).rejects.toThrow('EADDRINUSE');
  });
});

describe('UDP', () => {
  test('one or several sentences a datagram, long messages across datagrams, senders apart', async () => {
    const port = await freePort();
    const { sink } = await feeding(`udp://127.0.0.1:${port}?id=air`);
    const [one, two] = [createSocket('udp4'), createSocket('udp4')];
    endings.push(
      () => void one.close(),
      () => void two.close(),
    );
    const send = (from: typeof one, text: string) =>
      new Promise((resolve) => from.send(text, port, '127.0.0.1', resolve));
    const [first = '', second = ''] = longMessage.split('\r\n');
    await send(one, first); // no line end, as rtl_ais sends
    await send(two, first);
    await send(two, line(1) + line(2).trimEnd());
    await send(one, second);
    await expect.poll(() => sink.identities.length).toBe(1);
    await expect.poll(() => sink.reports.length).toBe(2);
    await send(one, '\u0000\u00ff');
    await send(one, line(3));
    await expect.poll(() => sink.reports.length).toBe(3);
  });
});

describe('file', () => {
  test('plays to its end and says so', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'strait-feeds-'));
    endings.push(() => rm(folder, { recursive: true }));
    const path = join(folder, 'night.nmea');
    await writeFile(path, Array.from({ length: 500 }, (_, n) => line(n + 1)).join(''));
    const { sink, feeds } = await feeding(`${path}?speed=max&id=record`);
    await expect.poll(() => feeds.states()[0]?.link.state).toBe('ended');
    expect(sink.reports).toHaveLength(500);
    expect(sink.links).toEqual(['record up', 'record down']);
  });

  test('a file that is not there is a fault at start', async () =>
    await expect(feeding('/nowhere/night.nmea')).rejects.toThrow('ENOENT'));

  test('stopping a slow replay ends it at once', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'strait-feeds-'));
    endings.push(() => rm(folder, { recursive: true }));
    const path = join(folder, 'night.nmea');
    await writeFile(path, line(1) + line(2));
    const { sink, feeds } = await feeding(`${path}?linesPerSecond=0.01`);
    await expect.poll(() => sink.reports.length).toBe(1);
    await feeds.stop();
    expect(feeds.states()[0]?.link.state).toBe('stopped');
  });
});

test('invented traffic is a source like any other', async () => {
  let now = watchStart;
  const sink = createRecordingSink();
  const sources = parseAisSources(['invented:']);
  const feeds = startAisFeeds({
    sources: sources.ok ? sources.value : [],
    sink,
    clock: () => now,
    random: () => 0,
    fault: () => {},
  });
  endings.push(() => feeds.stop());
  now = instant(watchStart + 60_000);
  await expect.poll(() => sink.reports.length).toBeGreaterThan(20);
  expect(feeds.states()[0]?.link.state).toBe('playing');
});
