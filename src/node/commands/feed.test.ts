import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { createServer as createHttpServer } from 'node:http';
import type { Server } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { Aedes } from 'aedes';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CommandIo } from '../command-line.ts';
import { UsageError } from '../command-line.ts';
import { feedCommand } from './feed.ts';

let folder = '';
const endings: (() => Promise<unknown> | void)[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'strait-feed-'));
});
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end();
  await rm(folder, { recursive: true });
});

function io(env: Record<string, string> = {}) {
  const stderr = new PassThrough();
  const given: CommandIo = { stdout: new PassThrough(), stderr, stdin: new PassThrough(), env };
  return { given, said: () => String(stderr.read() ?? '') };
}

async function fileOf(lines: readonly string[]): Promise<string> {
  const path = join(folder, 'record');
  await writeFile(path, `${lines.join('\n')}\n`);
  return path;
}

async function portOf(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  endings.push(() => new Promise((resolve) => server.close(resolve)));
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

const sentences = Array.from({ length: 3_000 }, (_, n) => `!AIVDM,1,1,,A,EXAMPLE${n},0*00`);
const detection = (n: number): string =>
  JSON.stringify({ source: 'cam-1', key: `k${n}`, happenedAt: '2027-09-08T02:14:00Z', kind: 'camera' });

describe('AIS', () => {
  test('by TCP every line arrives, in order, and the command ends with 0', async () => {
    let received = '';
    const server = createServer(
      (socket) => void socket.on('data', (bytes) => (received += bytes.toString())),
    );
    const port = await portOf(server);
    const { given, said } = io();
    expect(
      await feedCommand(
        [await fileOf(sentences), '--to', `tcp://127.0.0.1:${port}`, '--speed', 'max'],
        given,
      ),
    ).toBe(0);
    await expect.poll(() => received.length).toBe(sentences.join('\r\n').length + 2);
    expect(received).toBe(`${sentences.join('\r\n')}\r\n`);
    expect(said()).toContain('sent/envoyées 3000');
  });

  test('by UDP in whole lines that fit a frame', async () => {
    const datagrams: string[] = [];
    const socket = createSocket('udp4').on('message', (bytes) => void datagrams.push(bytes.toString()));
    socket.bind(0, '127.0.0.1');
    await once(socket, 'listening');
    endings.push(() => void socket.close());
    const path = await fileOf(sentences.slice(0, 200));
    expect(
      await feedCommand(
        [path, '--to', `udp://127.0.0.1:${socket.address().port}`, '--speed', 'max'],
        io().given,
      ),
    ).toBe(0);
    await expect.poll(() => datagrams.join('').split('\r\n').length).toBe(201);
    expect(Math.max(...datagrams.map((datagram) => datagram.length))).toBeLessThanOrEqual(1_400);
    expect(datagrams.every((datagram) => datagram.endsWith('\r\n'))).toBe(true);
  });

  test('at the pace of the record', async () => {
    const server = createServer((socket) => void socket.resume());
    const port = await portOf(server);
    const path = await fileOf([`1820369640 ${sentences[0]}`, `1820369643 ${sentences[1]}`]);
    const started = performance.now();
    await feedCommand([path, '--to', `tcp://127.0.0.1:${port}`, '--speed', '10'], io().given);
    expect(performance.now() - started).toBeGreaterThan(290);
  });

  test('nobody listening, and no such file, end with 1 and say so', async () => {
    const server = createServer();
    const port = await portOf(server);
    await endings.pop()?.();
    const { given, said } = io();
    expect(await feedCommand([await fileOf(sentences), '--to', `tcp://127.0.0.1:${port}`], given)).toBe(1);
    expect(said()).toMatch(/feed stopped: .*ECONNREFUSED[\s\S]*envoi interrompu/);
    expect(await feedCommand([join(folder, 'nothing'), '--to', `tcp://127.0.0.1:${port}`], given)).toBe(1);
  });

  test('a signal ends a slow replay at once, and the command says it was interrupted', async () => {
    const server = createServer((socket) => void socket.resume());
    const port = await portOf(server);
    const path = await fileOf([`1820369640 ${sentences[0]}`, `1820369940 ${sentences[1]}`]);
    const { given, said } = io();
    const running = feedCommand([path, '--to', `tcp://127.0.0.1:${port}`], given);
    await once(server, 'connection');
    process.emit('SIGINT');
    expect(await running).toBe(1);
    expect(said()).toContain('interrupted/interrompu');
  });
});

describe('detections', () => {
  async function node(answers: ((items: readonly { key: string }[]) => { status: number; body: unknown })[]) {
    const keys: string[] = [];
    const tokens = new Set<string | undefined>();
    const paths = new Set<string | undefined>();
    const server = createHttpServer((request, response) => {
      void bodyOf(request).then((body) => {
        const items = JSON.parse(body);
        tokens.add(request.headers.authorization);
        paths.add(request.url);
        const answer = (answers.length > 1 ? answers.shift() : answers[0])?.(items);
        if (answer?.status === 200) keys.push(...items.map(({ key }: { key: string }) => key));
        response.writeHead(answer?.status ?? 500).end(JSON.stringify(answer?.body));
      });
    });
    const port = await portOf(server);
    return { url: `http://127.0.0.1:${port}`, keys, tokens, paths };
  }
  const taken = (items: readonly unknown[]) => ({
    status: 200,
    body: { items: items.map(() => ({ ok: true })) },
  });

  test('by HTTP in batches, with the device’s token, to the node’s own route', async () => {
    const { url, keys, tokens, paths } = await node([taken]);
    const path = await fileOf(Array.from({ length: 250 }, (_, n) => detection(n)));
    const { given } = io({ STRAIT_DEVICE_TOKEN: 'example-token-0000' });
    expect(await feedCommand([path, '--to', url, '--speed', 'max'], given)).toBe(0);
    expect(keys).toHaveLength(250);
    expect([...tokens]).toEqual(['Bearer example-token-0000']);
    expect([...paths]).toEqual(['/api/feeds/detections']);
  });

  test('a node that says "again" is asked again; refused and unreadable items make it end with 1', async () => {
    const again = () => ({ status: 503, body: {} });
    const refusing = (items: readonly unknown[]) => ({
      status: 207,
      body: { items: items.map(() => ({ ok: false })) },
    });
    const { url } = await node([again, refusing]);
    const { given, said } = io();
    expect(
      await feedCommand([await fileOf([detection(1), 'not json']), '--to', url, '--speed', 'max'], given),
    ).toBe(1);
    expect(said()).toContain('sent/envoyées 1 · refused/refusées 1 · failed/échouées 1');
  });

  test('a node that does not know the device ends it with what it said', async () => {
    const { url } = await node([() => ({ status: 401, body: { code: 'not_signed_in' } })]);
    const { given, said } = io();
    expect(await feedCommand([await fileOf([detection(1)]), '--to', url], given)).toBe(1);
    expect(said()).toContain('says 401');
  });

  test('by MQTT under the topic of the source, each acknowledged', async () => {
    const broker = await Aedes.createBroker();
    const port = await portOf(createServer(broker.handle));
    endings.push(() => new Promise<void>((resolve) => broker.close(resolve)));
    const topics: string[] = [];
    broker.on('publish', (packet, client) => void (client && topics.push(`${packet.topic} ${packet.qos}`)));
    const path = await fileOf([detection(1), detection(2)]);
    expect(await feedCommand([path, '--to', `mqtt://127.0.0.1:${port}`, '--speed', 'max'], io().given)).toBe(
      0,
    );
    expect(topics).toEqual(['strait/detections/cam-1 1', 'strait/detections/cam-1 1']);
  });
});

test.each([
  [[], 'one FILE'],
  [['a', 'b', '--to', 'tcp://h:1'], 'one FILE'],
  [['a'], '--to ""'],
  [['a', '--to', 'ftp://h:1'], '--to "ftp://h:1"'],
  [['a', '--to', 'tcp://h'], '--to "tcp://h"'],
  [['a', '--to', 'ftp://user:word@h:1'], '--to "ftp://…@h:1"'],
  [['a', '--to', 'tcp://h:1', '--speed', '0'], '--speed "0"'],
  [['a', '--to', 'tcp://h:1', '--pace', '1'], '--pace'],
])('wrong use %j names what is wrong', async (args, named) => {
  const failure = await feedCommand(args, io().given).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(UsageError);
  expect(String(failure)).toContain(named);
});

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return body;
}
