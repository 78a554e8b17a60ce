import type { AddressInfo, Socket } from 'node:net';
import { createServer } from 'node:net';
import { Aedes } from 'aedes';
import { connectAsync } from 'mqtt';
import { afterEach, expect, test } from 'vitest';
import { instant } from '../../kernel/time.ts';
import type { RecordAnswer } from './intake.ts';
import { createDetectionIntake } from './intake.ts';
import { startMqttDetections } from './mqtt.ts';

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
  return { aedes, sockets, url: `mqtt://127.0.0.1:${port}` };
}

function item(key: string, source = 'cam-1'): string {
  return JSON.stringify({
    source,
    key,
    kind: 'camera',
    happenedAt: '2027-09-08T02:14:00Z',
    position: { lat: 50.9, lon: 1.6, accuracyMetres: 80 },
  });
}

async function listening(record: (key: string) => Promise<RecordAnswer>) {
  const { aedes, sockets, url } = await broker();
  const refused: string[] = [];
  const links: boolean[] = [];
  const heard: string[] = [];
  const intake = createDetectionIntake({
    record: (command) => record(command.key),
    sink: { heard: () => {}, refused: (source, reason) => void refused.push(`${source} ${reason}`) },
    clock: () => instant(Date.UTC(2027, 8, 8, 2, 15)),
  });
  const detections = startMqttDetections({
    url,
    clientId: 'strait-test',
    intake,
    sink: {
      heard: (source, count) => void heard.push(`${source} ${count}`),
      link: (_source, connected) => void links.push(connected),
    },
    random: () => 0,
    retryMilliseconds: 20,
    retryMillisecondsMax: 50,
  });
  endings.push(() => detections.stop());
  await detections.ready;
  const acknowledged: number[] = [];
  aedes.on('ack', (packet, client) => {
    if (client.id === 'strait-test' && packet !== undefined) acknowledged.push(1);
  });
  const device = await connectAsync(url, { clientId: 'device' });
  endings.push(() => device.endAsync(true));
  const publish = (topic: string, payload: string) => device.publishAsync(topic, payload, { qos: 1 });
  return { sockets, publish, refused, links, heard, acknowledged };
}

const stored: RecordAnswer = { ok: true, position: 'p.1', repeated: false };

test('PUBACK leaves only after the durable answer', async () => {
  let release: (answer: RecordAnswer) => void = () => {};
  const asked: string[] = [];
  const { publish, acknowledged } = await listening((key) => {
    asked.push(key);
    return new Promise((resolve) => (release = resolve));
  });
  await publish('strait/detections/cam-1', item('k1'));
  await expect.poll(() => asked).toEqual(['k1']);
  // The device publishes on: were the first acknowledged early, its acknowledgement would precede this round trip.
  await publish('elsewhere', 'x');
  expect(acknowledged).toHaveLength(0);
  release(stored);
  await expect.poll(() => acknowledged.length).toBe(1);
});

test('a store that fails is asked again until it holds, then acknowledged once', async () => {
  let failures = 3;
  const { publish, acknowledged, refused, heard } = await listening(() =>
    failures-- > 0 ? Promise.reject(new Error('disk gone')) : Promise.resolve(stored),
  );
  await publish('strait/detections/cam-1', item('k1'));
  await expect.poll(() => acknowledged.length).toBe(1);
  expect(refused).toEqual(['cam-1 not_stored', 'cam-1 not_stored', 'cam-1 not_stored']);
  expect(heard).toEqual(['mqtt 1']); // once answered, not at each attempt
});

test('a link that breaks before the answer brings the message again, and the state of the link shows', async () => {
  const asked: string[] = [];
  let release: (answer: RecordAnswer) => void = () => {};
  const { sockets, publish, acknowledged, links } = await listening((key) => {
    asked.push(key);
    return asked.length === 1 ? new Promise((resolve) => (release = resolve)) : Promise.resolve(stored);
  });
  await publish('strait/detections/cam-1', item('k1'));
  await expect.poll(() => asked).toEqual(['k1']);
  sockets[0]?.destroy(); // the node's own: it connected first
  await expect.poll(() => links, { timeout: 5_000 }).toEqual([true, false, true]);
  release(stored); // too late for the broken link: nothing is acknowledged over the new one
  await expect.poll(() => asked).toEqual(['k1', 'k1']);
  await expect.poll(() => acknowledged.length).toBe(1);
});

test('poison is refused by reason, acknowledged, and does not stop what follows', async () => {
  const { publish, acknowledged, refused } = await listening(() => Promise.resolve(stored));
  await publish('strait/detections/cam-1', '{"broken":');
  await publish('strait/detections/cam-1', item('k1', 'cam-2'));
  await publish('strait/detections/a b', item('k2'));
  await publish('strait/detections/cam-1', `[${item('k3')},{"x":1}]`);
  await expect.poll(() => acknowledged.length).toBe(4);
  expect(refused).toEqual([
    'cam-1 not_json',
    'cam-1 source_not_yours',
    'mqtt bad_topic',
    'cam-1 field_missing',
  ]);
});
