import type { AddressInfo, Socket } from 'node:net';
import { createServer } from 'node:net';
import { Aedes } from 'aedes';
import { connectAsync } from 'mqtt';
import { afterEach, expect, test } from 'vitest';
import { givenIntake, item } from './given-plate-feed.ts';
import type { PlateIntakeParts } from './intake.ts';
import { startMqttPlates } from './mqtt.ts';

const endings: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end();
});

async function broker() {
  const aedes = await Aedes.createBroker();
  const server = createServer(aedes.handle);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  endings.push(() => new Promise((resolve) => aedes.close(() => server.close(resolve))));
  const { port } = server.address() as AddressInfo; // a TCP server's address is never text
  const sockets: Socket[] = [];
  server.on('connection', (socket) => sockets.push(socket));
  return { aedes, sockets, port, url: `mqtt://127.0.0.1:${port}` };
}

async function listening(further: Partial<PlateIntakeParts> = {}) {
  const { aedes, sockets, port, url } = await broker();
  const given = givenIntake(further);
  const links: boolean[] = [];
  const heard: string[] = [];
  const plates = startMqttPlates({
    url,
    clientId: 'strait-test-plates',
    intake: given.intake,
    sink: {
      heard: (source, count) => void heard.push(`${source} ${count}`),
      link: (_source, connected) => void links.push(connected),
    },
    random: () => 0,
    retryMilliseconds: 20,
    retryMillisecondsMax: 50,
  });
  endings.push(() => plates.stop());
  await plates.ready;
  const acknowledged: number[] = [];
  aedes.on('ack', (packet, client) => {
    if (client.id === 'strait-test-plates' && packet !== undefined) acknowledged.push(1);
  });
  const camera = await connectAsync(url, { clientId: 'camera' });
  endings.push(() => camera.endAsync(true));
  const publish = (topic: string, payload: string | Buffer) =>
    camera.publishAsync(topic, payload, { qos: 1 });
  return { ...given, sockets, port, publish, links, heard, acknowledged };
}

const text = (...items: readonly unknown[]): string => JSON.stringify(items);

test('a batch over a real broker is kept and acknowledged; the same again is kept once', async () => {
  const { publish, kept, acknowledged } = await listening();
  await publish('strait/plates/anpr-1', text(item('k1'), item('k2')));
  await publish('strait/plates/anpr-1', text(item('k1'), item('k2')));
  await expect.poll(() => acknowledged.length).toBe(2);
  expect([...kept.keys()]).toEqual(['anpr-1/k1', 'anpr-1/k2']);
});

test('poison is refused by reason, acknowledged, and does not stop what follows', async () => {
  const { publish, kept, refused, acknowledged } = await listening();
  await publish('strait/plates/anpr-1', '{"broken":');
  await publish('strait/plates/anpr-1', Buffer.from([0xff, 0x00, 0xfe]));
  await publish('strait/plates/anpr-1', '['.repeat(50_000));
  await publish('strait/plates/anpr-1', ' '.repeat(300_000));
  await publish('strait/plates/a b', text(item('k1')));
  await publish('strait/plates/anpr-1', text(item('k2', { source: 'anpr-9' })));
  await publish('strait/plates/anpr-1', text(item('k3')));
  await expect.poll(() => acknowledged.length).toBe(7);
  expect(refused).toEqual([
    'anpr-1 not_json',
    'anpr-1 not_json',
    'anpr-1 not_json',
    'anpr-1 too_large',
    'mqtt-plates bad_topic',
    'anpr-1 source_not_yours',
  ]);
  expect([...kept.keys()]).toEqual(['anpr-1/k3']);
});

test('bytes that are no MQTT end their own connection at the broker and harm no other', async () => {
  const { publish, kept, port } = await listening();
  const { connect } = await import('node:net');
  const stranger = connect(port, '127.0.0.1');
  const ended = new Promise((resolve) => stranger.once('close', resolve));
  stranger.on('error', () => {});
  stranger.end(Buffer.from([0x10, 0xff, 0xff, 0xff, 0xff, 0x7f, 0x00, 0x01]));
  await ended;
  await publish('strait/plates/anpr-1', text(item('k1')));
  await expect.poll(() => kept.size).toBe(1);
});

test('while the store fails nothing is acknowledged; then each is kept once', async () => {
  let failures = 3;
  const { publish, acknowledged, refused } = await listening({
    write: (reads) =>
      failures-- > 0 ? Promise.reject(new Error('disk gone')) : Promise.resolve(reads.map(() => true)),
  });
  await publish('strait/plates/anpr-1', text(item('k1')));
  await expect.poll(() => acknowledged.length).toBe(1);
  expect(refused).toEqual(['anpr-1 not_stored', 'anpr-1 not_stored', 'anpr-1 not_stored']);
});

test('a link that breaks before the answer brings the message again, and the state of the link shows', async () => {
  const asked: string[] = [];
  let release: () => void = () => {};
  const { sockets, publish, acknowledged, links } = await listening({
    write: (reads) => {
      asked.push(...reads.map(({ key }) => key));
      const news = reads.map(() => true);
      return asked.length === 1
        ? new Promise((resolve) => (release = () => resolve(news)))
        : Promise.resolve(news);
    },
  });
  await publish('strait/plates/anpr-1', text(item('k1')));
  await expect.poll(() => asked).toEqual(['k1']);
  sockets[0]?.destroy(); // the node's own: it connected first
  await expect.poll(() => links, { timeout: 5_000 }).toEqual([true, false, true]);
  release(); // too late for the broken link: nothing is acknowledged over the new one
  await expect.poll(() => asked).toEqual(['k1', 'k1']);
  await expect.poll(() => acknowledged.length).toBe(1);
});

test('a flood of 20,000 reads is taken whole, each once', { timeout: 60_000 }, async () => {
  const { publish, kept, refused } = await listening();
  const batches = Array.from({ length: 100 }, (_, batch) =>
    text(
      ...Array.from({ length: 200 }, (_each, n) => item(`k${batch}-${n}`, { plate: `ZZ ${batch}${n} XX` })),
    ),
  );
  for (const batch of batches) await publish('strait/plates/anpr-1', batch);
  await expect.poll(() => kept.size, { timeout: 45_000 }).toBe(20_000);
  expect(refused).toEqual([]);
});
