import type { AddressInfo, Socket } from 'node:net';
import { createServer } from 'node:net';
import { Aedes } from 'aedes';
import { connectAsync } from 'mqtt';
import { afterEach, expect, test } from 'vitest';
import { startMqttFeed } from './mqtt-feed.ts';
import type { Published } from './mqtt-queue.ts';

const endings: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end();
});

async function givenBroker() {
  const aedes = await Aedes.createBroker();
  const server = createServer(aedes.handle);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  endings.push(() => new Promise((resolve) => aedes.close(() => server.close(resolve))));
  const { port } = server.address() as AddressInfo; // a TCP server's address is never text
  const sockets: Socket[] = [];
  server.on('connection', (socket) => sockets.push(socket));
  const acknowledged: string[] = [];
  aedes.on('ack', (packet, client) => {
    if (client.id === 'strait-test' && packet !== undefined && 'payload' in packet)
      acknowledged.push(String(packet.payload));
  });
  const mayRead = (isAllowed: boolean): void => {
    aedes.authorizeSubscribe = (_client, asked, told) => told(null, isAllowed ? asked : null);
  };
  return { url: `mqtt://127.0.0.1:${port}`, sockets, acknowledged, mayRead };
}

const textOf = ({ payload }: Published): string => Buffer.from(payload).toString();

/** A node that listens; `write` answers once what it was given is durable. */
async function givenNode(url: string, write: (texts: readonly string[]) => Promise<void>) {
  const feed = startMqttFeed({
    url,
    clientId: 'strait-test',
    topics: 't/+',
    receive: async (messages) => {
      await write(messages.map(textOf));
      return messages.map(() => ({ again: false }));
    },
    name: 'mqtt-test',
    sink: { heard: () => undefined, link: () => undefined },
    random: () => 0,
    retryMilliseconds: 20,
    retryMillisecondsMax: 50,
  });
  endings.push(() => feed.stop());
  await feed.ready;
  return feed;
}

const texts = Array.from({ length: 400 }, (_, number) => `m${number}`);

async function publishAll(url: string): Promise<void> {
  const sender = await connectAsync(url);
  endings.push(() => sender.endAsync(true));
  await Promise.all(texts.map((text) => sender.publishAsync('t/1', text, { qos: 1 })));
}

test('four hundred messages over a real broker cost a few writes, are kept in order and each acknowledged', async () => {
  const { url, acknowledged } = await givenBroker();
  const kept: string[] = [];
  let writes = 0;
  await givenNode(url, async (batch) => {
    writes += 1;
    await new Promise((resolve) => setTimeout(resolve, 20)); // what a busy store takes
    kept.push(...batch);
  });
  await publishAll(url);
  await expect.poll(() => acknowledged.length, { timeout: 10_000 }).toBe(texts.length);
  expect(kept).toEqual(texts);
  expect(writes).toBeLessThan(40);
});

test('a node killed between writing and answering: the next one is given all that was not acknowledged', async () => {
  const { url, sockets, acknowledged } = await givenBroker();
  const kept = new Set<string>();
  let writes = 0;
  let twice = 0;
  const keep = (batch: readonly string[]): void => {
    for (const text of batch) {
      if (kept.has(text)) twice += 1;
      kept.add(text);
    }
  };
  const first = await givenNode(url, (batch) => {
    writes += 1;
    keep(batch);
    return writes < 3 ? Promise.resolve() : new Promise(() => undefined); // durable, and never answered
  });
  await publishAll(url);
  await expect.poll(() => writes, { timeout: 10_000 }).toBe(3);
  const answeredBefore = acknowledged.length;
  expect(answeredBefore).toBeLessThan(kept.size);
  sockets[0]?.destroy(); // as a kill does: no word of leave
  await first.stop();
  await givenNode(url, (batch) => Promise.resolve(keep(batch)));
  await expect.poll(() => acknowledged.length, { timeout: 10_000 }).toBe(texts.length);
  expect([...kept].toSorted()).toEqual(texts.toSorted());
  expect(twice).toBeGreaterThan(0); // told again, and by its key known
});

test('while the store stands still the broker is held up, and then all of it comes', async () => {
  const { url, acknowledged } = await givenBroker();
  const kept: string[] = [];
  let free: () => void = () => undefined;
  const standstill = new Promise<void>((resolve) => (free = resolve));
  await givenNode(url, async (batch) => {
    await standstill;
    kept.push(...batch);
  });
  await publishAll(url);
  expect([kept, acknowledged]).toEqual([[], []]);
  free();
  await expect.poll(() => acknowledged.length, { timeout: 10_000 }).toBe(texts.length);
  expect(kept).toEqual(texts);
});

test('a broker that connects and refuses the subscription does not show as connected, and is asked again', async () => {
  const { url, mayRead } = await givenBroker();
  mayRead(false);
  const links: boolean[] = [];
  const faults: unknown[] = [];
  const feed = startMqttFeed({
    url,
    clientId: 'strait-test',
    topics: 't/+',
    receive: (messages) => Promise.resolve(messages.map(() => ({ again: false }))),
    name: 'mqtt-test',
    sink: { heard: () => undefined, link: (_name, connected) => void links.push(connected) },
    random: () => 0,
    fault: (error) => void faults.push(error),
    retryMilliseconds: 20,
    retryMillisecondsMax: 50,
  });
  endings.push(() => feed.stop());
  await expect.poll(() => faults.length, { timeout: 10_000 }).toBeGreaterThan(1);
  expect(new Set(links)).toEqual(new Set([false]));
  mayRead(true);
  await feed.ready;
  expect(links.at(-1)).toBe(true);
});
